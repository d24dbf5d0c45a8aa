"""Version 7: a table of the feeds that are watched and of the entries that came in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.words import Key, Words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "watched",
        *(sa.Column(x, Key(), nullable=False) for x in ("key", "kind", "state")),
        sa.Column("url", Words(), nullable=False),
        *(sa.Column(x, Key(), nullable=False) for x in ("feed", "due")),
        sa.Column("tries", sa.Integer(), nullable=False),
        *(sa.Column(x, Words(), nullable=False) for x in ("etag", "modified", "code", "capture", "stated")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_watched")),
    )
    op.create_index("ix_watched_kind_state", "watched", ["kind", "state"], unique=False)
