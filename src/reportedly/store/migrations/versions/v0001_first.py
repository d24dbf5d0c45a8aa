"""Version 1: captures, reports, what was coded from them, events, custody; views for people; full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.store.migrations.views import VIEWS
from reportedly.store.words import Key, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content='reports', tokenize='porter unicode61')",
    (
        "CREATE TRIGGER reports_fts_in AFTER INSERT ON reports BEGIN"
        " INSERT INTO reports_fts(rowid, title, text) VALUES (new.rowid, new.title, new.text); END"
    ),
    (
        "CREATE TRIGGER reports_fts_out AFTER DELETE ON reports BEGIN"
        " INSERT INTO reports_fts(reports_fts, rowid, title, text)"
        " VALUES ('delete', old.rowid, old.title, old.text); END"
    ),
    (
        "CREATE TRIGGER reports_fts_new AFTER UPDATE OF title, text ON reports BEGIN"
        " INSERT INTO reports_fts(reports_fts, rowid, title, text)"
        " VALUES ('delete', old.rowid, old.title, old.text);"
        " INSERT INTO reports_fts(rowid, title, text) VALUES (new.rowid, new.title, new.text); END"
    ),
)
# A tsvector holds at most 1 MB; the first 200,000 characters are those that are coded at all.
_POSTGRES_SEARCH = (
    (
        "ALTER TABLE reports ADD COLUMN search tsvector GENERATED ALWAYS AS"
        " (to_tsvector('english', title || ' ' || left(text, 200000))) STORED"
    ),
    "CREATE INDEX ix_reports_search ON reports USING gin (search)",
)


def upgrade() -> None:
    """Make everything."""
    _first()
    _second()
    _third()
    _fourth()
    _fifth()
    _sixth()
    search = _POSTGRES_SEARCH if op.get_bind().dialect.name == "postgresql" else _SQLITE_SEARCH
    for statement in (*VIEWS, *search):
        op.execute(sa.text(statement.replace(":", "\\:")))


def _first() -> None:
    """captures, events, journal, meta."""
    op.create_table(
        "captures",
        sa.Column("sha256", Key(), nullable=False),
        sa.Column("media_type", Words(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("fetched", Words(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("packing", Words(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_captures")),
    )
    op.create_table(
        "events",
        sa.Column("id", Key(), nullable=False),
        sa.Column("type", Words(), nullable=False),
        sa.Column("modes", Words(), nullable=False),
        sa.Column("start_day", Key(), nullable=False),
        sa.Column("end_day", Key(), nullable=False),
        sa.Column("place", Words(), nullable=False),
        sa.Column("country", Words(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("recipient", Words(), nullable=False),
        sa.Column("issues", Words(), nullable=False),
        sa.Column("reports", sa.BigInteger(), nullable=False),
        sa.Column("outlets", sa.BigInteger(), nullable=False),
        sa.Column("origins", sa.BigInteger(), nullable=False),
        sa.Column("independent", sa.BigInteger(), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("level", Words(), nullable=False),
        sa.Column("status", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.Column("extra", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_start_day", "events", ["start_day"], unique=False)
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Words(), nullable=False),
        sa.Column("action", Words(), nullable=False),
        sa.Column("subject", Words(), nullable=False),
        sa.Column("detail", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_table(
        "meta",
        sa.Column("key", Key(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )


def _second() -> None:
    """refusals, tombstones, event_figures, reports."""
    op.create_table(
        "refusals",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", Words(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("message", Words(), nullable=False),
        sa.Column("advice", Words(), nullable=False),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("report_id", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusals")),
    )
    op.create_index("ix_refusals_report_id", "refusals", ["report_id"], unique=False)
    op.create_table(
        "tombstones",
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("text_sha256", Words(), nullable=False),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("at", Words(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_tombstones")),
    )
    op.create_index("ix_tombstones_text_sha256", "tombstones", ["text_sha256"], unique=False)
    op.create_table(
        "event_figures",
        sa.Column("event_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("rule", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_figures_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "n", name=op.f("pk_event_figures")),
    )
    op.create_table(
        "reports",
        sa.Column("id", Key(), nullable=False),
        sa.Column("title", Words(), nullable=False),
        sa.Column("outlet", Words(), nullable=False),
        sa.Column("byline", Words(), nullable=False),
        sa.Column("published", Key(), nullable=False),
        sa.Column("language", Words(), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("capture", Key(), nullable=True),
        sa.Column("content_sha256", Words(), nullable=False),
        sa.Column("coder", Words(), nullable=False),
        sa.Column("dates", Words(), nullable=False),
        sa.Column("extra", Words(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.ForeignKeyConstraint(["capture"], ["captures.sha256"], name=op.f("fk_reports_capture"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_capture", "reports", ["capture"], unique=False)
    op.create_index("ix_reports_published", "reports", ["published"], unique=False)


def _third() -> None:
    """claims, copies, lines."""
    op.create_table(
        "claims",
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nearest", Words(), nullable=False),
        sa.Column("origin", Words(), nullable=False),
        sa.Column("stance", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("cue", Words(), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_claims_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "n", name=op.f("pk_claims")),
    )
    op.create_table(
        "copies",
        sa.Column("source", Key(), nullable=False),
        sa.Column("copy", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("containment", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["reports.id"], name=op.f("fk_copies_copy"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["reports.id"], name=op.f("fk_copies_source"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source", "copy", "kind", name=op.f("pk_copies")),
    )
    op.create_index("ix_copies_copy", "copies", ["copy"], unique=False)
    op.create_table(
        "lines",
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_lines_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "n", name=op.f("pk_lines")),
    )


def _fourth() -> None:
    """records, sightings, attributions, event_records."""
    op.create_table(
        "records",
        sa.Column("id", Key(), nullable=False),
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("type", Words(), nullable=False),
        sa.Column("mode", Words(), nullable=True),
        sa.Column("modality", Words(), nullable=False),
        sa.Column("start_day", Words(), nullable=False),
        sa.Column("end_day", Words(), nullable=False),
        sa.Column("precision", Words(), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("recipient", Words(), nullable=False),
        sa.Column("place", Words(), nullable=False),
        sa.Column("country", Words(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("nearest", Words(), nullable=False),
        sa.Column("origin", Words(), nullable=False),
        sa.Column("stance", Words(), nullable=False),
        sa.Column("quote", Words(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("coder_name", Words(), nullable=False),
        sa.Column("coder_version", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.Column("extra", Words(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_records_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    op.create_index("ix_records_report_id", "records", ["report_id"], unique=False)
    op.create_index("ix_records_type_start_day", "records", ["type", "start_day"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("report_id", Key(), nullable=False),
        sa.Column("capture", Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture"], ["captures.sha256"], name=op.f("fk_sightings_capture"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_sightings_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "capture", name=op.f("pk_sightings")),
    )
    op.create_table(
        "attributions",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nearest", Words(), nullable=False),
        sa.Column("origin", Words(), nullable=False),
        sa.Column("cue", Words(), nullable=False),
        sa.Column("stance", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_attributions_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "n", name=op.f("pk_attributions")),
    )
    op.create_table(
        "event_records",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_records_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_event_records_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_event_records")),
    )
    op.create_index("ix_event_records_event_id", "event_records", ["event_id"], unique=False)


def _fifth() -> None:
    """evidence, figures, links, parties."""
    op.create_table(
        "evidence",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("quote", Words(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_evidence_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "n", name=op.f("pk_evidence")),
    )
    op.create_table(
        "figures",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("min", sa.BigInteger(), nullable=True),
        sa.Column("max", sa.BigInteger(), nullable=True),
        sa.Column("vague", sa.Boolean(), nullable=False),
        sa.Column("qualifier", Words(), nullable=False),
        sa.Column("scope", Words(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_figures_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "n", name=op.f("pk_figures")),
    )
    op.create_table(
        "links",
        sa.Column("a", Key(), nullable=False),
        sa.Column("b", Key(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("reasons", Words(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["records.id"], name=op.f("fk_links_a"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["records.id"], name=op.f("fk_links_b"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_links_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_links")),
    )
    op.create_index("ix_links_b", "links", ["b"], unique=False)
    op.create_index("ix_links_event_id", "links", ["event_id"], unique=False)
    op.create_table(
        "parties",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("role", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("country", Words(), nullable=False),
        sa.Column("sector", Words(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_parties_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "role", "n", name=op.f("pk_parties")),
    )


def _sixth() -> None:
    """places, sources."""
    op.create_table(
        "places",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", Words(), nullable=False),
        sa.Column("admin1", Words(), nullable=False),
        sa.Column("city", Words(), nullable=False),
        sa.Column("precision", Words(), nullable=False),
        sa.Column("gazetteer_id", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_places_record_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "n", name=op.f("pk_places")),
    )
    op.create_table(
        "sources",
        sa.Column("record_id", Key(), nullable=False),
        sa.Column("attribution", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "attribution"],
            ["attributions.record_id", "attributions.n"],
            name=op.f("fk_sources_record_id_attribution"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "attribution", "n", name=op.f("pk_sources")),
    )
