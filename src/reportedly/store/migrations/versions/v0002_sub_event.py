"""Version 2: records have a column for ACLED's sub-event type; those of older stores have none until they are read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.words import Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, "" in all rows there are."""
    op.add_column("records", sa.Column("sub_event", Words(), nullable=False, server_default=""))
