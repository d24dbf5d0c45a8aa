"""Version 3: tables for episodes and the events they hold; those of older stores are made when it is next linked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.words import Key, Words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables, empty."""
    op.create_table(
        "episodes",
        sa.Column("id", Key(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("place", Words(), nullable=False),
        sa.Column("country", Words(), nullable=False),
        sa.Column("start_day", Key(), nullable=False),
        sa.Column("end_day", Key(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episodes")),
    )
    op.create_table(
        "episode_events",
        sa.Column("episode_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episodes.id"], name=op.f("fk_episode_events_episode_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("episode_id", "n", name=op.f("pk_episode_events")),
    )
    op.create_index("ix_episode_events_event_id", "episode_events", ["event_id"], unique=False)
