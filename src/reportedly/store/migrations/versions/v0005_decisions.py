"""Version 5: the journal of review, append-only, with what follows from it for records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.words import Key, Words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A line may lose its words when its report has been forgotten, which leaves a tombstone first. Nothing else may change.
_FORGOTTEN = "EXISTS (SELECT 1 FROM tombstones WHERE report_id = OLD.report_id)"
_SAME_LINE = (
    'NEW.id = OLD.id AND NEW.at = OLD.at AND NEW."by" = OLD."by" AND NEW.action = OLD.action AND NEW.before = \'\''
    " AND NEW.after = ''"
)
_SAME_ANCHOR = "NEW.decision_id = OLD.decision_id AND NEW.record_id = OLD.record_id AND NEW.seen = ''"
_KEPT = (("decisions", _SAME_LINE), ("anchors", _SAME_ANCHOR))
_WHY = "the journal of review is append-only"


def _sqlite() -> None:
    for table, same in _KEPT:
        op.execute(f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{_WHY}'); END")
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table} WHEN NOT ({_FORGOTTEN} AND {same})"
            f" BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
        )


def _postgres() -> None:
    for table, same in _KEPT:
        op.execute(
            f"CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF TG_OP = 'UPDATE' THEN IF {_FORGOTTEN} AND {same} THEN RETURN NEW; END IF; END IF;"
            f" RAISE EXCEPTION '{_WHY}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_stay BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept()"
        )


def upgrade() -> None:
    """Add the tables, empty, and what keeps the journal as it is."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Words(), nullable=False),
        sa.Column("by", Key(), nullable=False),
        sa.Column("action", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("target", Key(), nullable=False),
        sa.Column("field", Words(), nullable=False),
        sa.Column("before", Words(), nullable=False),
        sa.Column("after", Words(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("coder", Words(), nullable=False),
        sa.Column("report_id", Key(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    for column in ("target", "by", "undoes"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column], unique=False)
    op.create_table(
        "anchors",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("text_sha256", Words(), nullable=False),
        sa.Column("type", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("part", Words(), nullable=False),
        sa.Column("seen", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_anchors_decision_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("decision_id", "n", name=op.f("pk_anchors")),
    )
    for column in ("report_id", "record_id"):
        op.create_index(f"ix_anchors_{column}", "anchors", [column], unique=False)
    op.create_table(
        "reviewed",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.Column("status", Words(), nullable=False),
        sa.Column("by", Words(), nullable=False),
        sa.Column("at", Words(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("json", Words(), nullable=True),
        sa.Column("extra", Words(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_reviewed_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_reviewed")),
    )
    for column in ("report_id", "event_id", "status"):
        op.create_index(f"ix_reviewed_{column}", "reviewed", [column], unique=False)
    op.create_table(
        "relinking",
        sa.Column("record_id", Key(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_relinking_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_relinking")),
    )
    if op.get_bind().dialect.name == "postgresql":
        _postgres()
    else:
        _sqlite()
