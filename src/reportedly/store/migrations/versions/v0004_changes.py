"""Version 4: a table of what changed when; what an older store holds is taken to have changed at revision 1."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.words import Key, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, with a row for every report, record, event and episode there is."""
    op.create_table(
        "changes",
        sa.Column("kind", Key(), nullable=False),
        sa.Column("id", Key(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("held", Words(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_revision", "changes", ["revision"], unique=False)
    for kind in ("report", "record", "event", "episode"):
        op.execute(
            "INSERT INTO changes (kind, id, revision, gone, reason, held)"  # noqa: S608  # no value from outside
            f" SELECT '{kind}', id, 1, (1 = 0), '', '' FROM {kind}s"
        )
    op.execute("INSERT INTO meta (key, value) SELECT 'revision', '1' WHERE EXISTS (SELECT 1 FROM reports)")
