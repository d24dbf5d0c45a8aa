"""Version 6: tables that lists of events are made from: their order, the words they are found by, their figures by size."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store import listed, types
from reportedly.store.words import Key, Words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AT_A_TIME = 400


def _event_id(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f(f"fk_{table}_event_id"), ondelete="CASCADE")


def _list() -> None:
    op.create_table(
        "event_list",
        sa.Column("event_id", Key(), nullable=False),
        *(sa.Column(x, Key(), nullable=False) for x in ("gravity", "queue")),
        sa.Column("needs", Words(), nullable=False),
        sa.Column("type", Key(), nullable=False),
        sa.Column("modes", Words(), nullable=False),
        *(sa.Column(x, Key(), nullable=False) for x in ("start_day", "end_day")),
        *(sa.Column(x, Words(), nullable=False) for x in ("place", "precision")),
        *(sa.Column(x, sa.Float(), nullable=True) for x in ("lat", "lon")),
        sa.Column("level", Words(), nullable=False),
        sa.Column("status", Key(), nullable=False),
        *(sa.Column(x, sa.BigInteger(), nullable=False) for x in ("reports", "outlets", "origins")),
        sa.Column("confidence", sa.Float(), nullable=False),
        _event_id("event_list"),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_list")),
    )
    op.create_index("ix_event_list_gravity", "event_list", ["gravity"], unique=False)
    op.create_index("ix_event_list_queue", "event_list", ["status", "queue"], unique=False)
    op.create_index("ix_event_list_start_day", "event_list", ["start_day", "type", "status"], unique=False)


def _words() -> None:
    op.create_table(
        "event_words",
        *(sa.Column(x, Key(), nullable=False) for x in ("kind", "value", "event_id")),
        sa.Column("label", Words(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("level", Words(), nullable=False),
        _event_id("event_words"),
        sa.PrimaryKeyConstraint("kind", "value", "event_id", name=op.f("pk_event_words")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_words_event_id", "event_words", ["event_id"], unique=False)


def _figures() -> None:
    op.create_table(
        "figure_list",
        *(sa.Column(x, Key(), nullable=False) for x in ("kind", "event_id")),
        sa.Column("one_act", sa.Boolean(), nullable=False),
        *(sa.Column(x, sa.BigInteger(), nullable=False) for x in ("best", "origins")),
        _event_id("figure_list"),
        sa.PrimaryKeyConstraint("kind", "event_id", name=op.f("pk_figure_list")),
    )
    columns = ["kind", "one_act", "best", "origins", "event_id"]
    op.create_index("ix_figure_list_kind", "figure_list", columns, unique=False)
    op.create_index("ix_figure_list_event_id", "figure_list", ["event_id"], unique=False)


def upgrade() -> None:
    """Add the tables, filled from the events there are."""
    _list()
    _words()
    _figures()
    connection = op.get_bind()
    events = sa.table("events", sa.column("id", Key()), sa.column("json", Words()), sa.column("extra", Words()))
    after = ""
    while True:
        query = sa.select(events).where(events.c.id > after).order_by(events.c.id).limit(_AT_A_TIME)
        some = [types.event_from(row) for row in connection.execute(query).mappings()]
        if not some:
            return
        listed.put(connection, some)
        after = some[-1].id
