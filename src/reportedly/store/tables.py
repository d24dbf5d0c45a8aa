"""The schema, one for both engines. A change here needs a migration; a test compares the two.

Days are ISO 8601 text, "" where unknown. ``start`` and ``end`` of words are code points into ``reports.text``. What is
read back comes from the ``json`` columns (the contract's shapes) and ``extra`` (what the contract leaves out); the
plain tables below a record repeat it for people who ask with SQL or open the file in Datasette.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
)

from reportedly.store.words import Key, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False, default="")


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


def _of(table: str, name: str, *, key: bool = True, null: bool = False) -> Column[str]:
    to = ForeignKey(f"{table}.{'sha256' if table == 'captures' else 'id'}", ondelete="SET NULL" if null else "CASCADE")
    return Column(name, Key, to, primary_key=key, nullable=null)


def _nth() -> Column[int]:
    return Column("n", Integer, primary_key=True, autoincrement=False)


meta = Table("meta", metadata, Column("key", Key, primary_key=True), _words("value"))

captures = Table(
    "captures",
    metadata,
    Column("sha256", Key, primary_key=True),
    _words("media_type"),
    _words("source"),
    _whole("offset"),
    _words("url"),
    _words("fetched"),
    _whole("size"),
    _words("packing"),
    Column("content", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Key, primary_key=True),
    _words("title"),
    _words("outlet"),
    _words("byline"),
    Column("published", Key, nullable=False),
    _words("language"),
    _words("url"),
    _words("source"),
    _words("sha256"),
    _of("captures", "capture", key=False, null=True),
    _words("content_sha256"),
    _words("coder"),
    _words("dates"),
    _words("extra"),
    _words("text"),
    Index("ix_reports_published", "published"),
    Index("ix_reports_capture", "capture"),
)

sightings = Table("sightings", metadata, _of("reports", "report_id"), _of("captures", "capture"))

lines = Table(
    "lines",
    metadata,
    _of("reports", "report_id"),
    _nth(),
    _words("role"),
    _whole("start"),
    _whole("end"),
    _words("value"),
)

claims = Table(
    "claims",
    metadata,
    _of("reports", "report_id"),
    _nth(),
    _words("nearest"),
    _words("origin"),
    _words("stance"),
    _words("kind"),
    _words("cue"),
    _words("words"),
    _words("json"),
)

records = Table(
    "records",
    metadata,
    Column("id", Key, primary_key=True),
    _of("reports", "report_id", key=False),
    _words("type"),
    Column("mode", Words),
    _words("sub_event"),
    _words("modality"),
    _words("start_day"),
    _words("end_day"),
    _words("precision"),
    _words("actor"),
    _words("recipient"),
    _words("place"),
    _words("country"),
    Column("lat", Float),
    Column("lon", Float),
    _words("nearest"),
    _words("origin"),
    _words("stance"),
    _words("quote"),
    Column("confidence", Float, nullable=False),
    _words("coder_name"),
    _words("coder_version"),
    _words("json"),
    _words("extra"),
    Index("ix_records_report_id", "report_id"),
    Index("ix_records_type_start_day", "type", "start_day"),
)

evidence = Table(
    "evidence", metadata, _of("records", "record_id"), _nth(), _whole("start"), _whole("end"), _words("quote")
)

figures = Table(
    "figures",
    metadata,
    _of("records", "record_id"),
    _nth(),
    _words("kind"),
    _whole("min", null=True),
    _whole("max", null=True),
    Column("vague", Boolean, nullable=False),
    _words("qualifier"),
    _words("scope"),
    _words("text"),
    _whole("start"),
    _whole("end"),
)

places = Table(
    "places",
    metadata,
    _of("records", "record_id"),
    _nth(),
    _words("text"),
    _words("name"),
    Column("lat", Float),
    Column("lon", Float),
    _words("country"),
    _words("admin1"),
    _words("city"),
    _words("precision"),
    _words("gazetteer_id"),
    _whole("start"),
    _whole("end"),
)

parties = Table(
    "parties",
    metadata,
    _of("records", "record_id"),
    Column("role", Key, primary_key=True),
    _nth(),
    _words("text"),
    _words("name"),
    _words("country"),
    _words("sector"),
    Column("private", Boolean, nullable=False),
    _whole("start"),
    _whole("end"),
)

attributions = Table(
    "attributions",
    metadata,
    _of("records", "record_id"),
    _nth(),
    _words("nearest"),
    _words("origin"),
    _words("cue"),
    _words("stance"),
    _whole("start"),
    _whole("end"),
)

sources = Table(
    "sources",
    metadata,
    Column("record_id", Key, primary_key=True),
    Column("attribution", Integer, primary_key=True, autoincrement=False),
    _nth(),
    _words("text"),
    _words("name"),
    _words("kind"),
    _whole("start"),
    _whole("end"),
    ForeignKeyConstraint(
        ["record_id", "attribution"], ["attributions.record_id", "attributions.n"], ondelete="CASCADE"
    ),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Key, primary_key=True),
    _words("code"),
    _words("source"),
    _whole("offset"),
    _words("message"),
    _words("advice"),
    _words("sha256"),
    _words("report_id"),
    Index("ix_refusals_report_id", "report_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Key, primary_key=True),
    _words("type"),
    _words("modes"),
    Column("start_day", Key, nullable=False),
    Column("end_day", Key, nullable=False),
    _words("place"),
    _words("country"),
    Column("lat", Float),
    Column("lon", Float),
    _words("actor"),
    _words("recipient"),
    _words("issues"),
    _whole("reports"),
    _whole("outlets"),
    _whole("origins"),
    _whole("independent"),
    _whole("copies"),
    _words("level"),
    _words("status"),
    _words("json"),
    _words("extra"),
    Index("ix_events_start_day", "start_day"),
)

event_records = Table(
    "event_records",
    metadata,
    _of("records", "record_id"),
    _of("events", "event_id", key=False),
    Index("ix_event_records_event_id", "event_id"),
)

event_figures = Table(
    "event_figures",
    metadata,
    _of("events", "event_id"),
    _nth(),
    _words("kind"),
    _whole("low", null=True),
    _whole("best", null=True),
    _whole("high", null=True),
    _words("rule"),
)

# What lists of events are made from, one narrow row an event: ``gravity`` and ``queue`` sort it, ``needs`` says why a person
# should look at it, the place is the one it is shown at. Written with the event; ``end_day`` is never before ``start_day``.
event_list = Table(
    "event_list",
    metadata,
    _of("events", "event_id"),
    Column("gravity", Key, nullable=False),
    Column("queue", Key, nullable=False),
    _words("needs"),
    Column("type", Key, nullable=False),
    _words("modes"),
    Column("start_day", Key, nullable=False),
    Column("end_day", Key, nullable=False),
    _words("place"),
    _words("precision"),
    Column("lat", Float),
    Column("lon", Float),
    _words("level"),
    Column("status", Key, nullable=False),
    _whole("reports"),
    _whole("outlets"),
    _whole("origins"),
    Column("confidence", Float, nullable=False),
    Index("ix_event_list_gravity", "gravity"),
    Index("ix_event_list_queue", "status", "queue"),
    Index("ix_event_list_start_day", "start_day", "type", "status"),
)

# The words an event is found by: ``kind`` is place, outlet, origin, relay (outlet, then origin) or heard (origin, then
# outlet); ``value`` is the folded name (two with a tab between), ``label`` the name as it is written, ``alone`` that the
# event has no other of the kind.
event_words = Table(
    "event_words",
    metadata,
    Column("kind", Key, primary_key=True),
    Column("value", Key, primary_key=True),
    _of("events", "event_id"),
    _words("label"),
    Column("alone", Boolean, nullable=False),
    _words("level"),
    Index("ix_event_words_event_id", "event_id"),
    sqlite_with_rowid=False,
)

# The figures of events by size: ``one_act`` as in ``listing.of_one_act``.
figure_list = Table(
    "figure_list",
    metadata,
    Column("kind", Key, primary_key=True),
    _of("events", "event_id"),
    Column("one_act", Boolean, nullable=False),
    _whole("best"),
    _whole("origins"),
    Index("ix_figure_list_kind", "kind", "one_act", "best", "origins", "event_id"),
    Index("ix_figure_list_event_id", "event_id"),
)

links = Table(
    "links",
    metadata,
    _of("records", "a"),
    _of("records", "b"),
    _of("events", "event_id", key=False),
    Column("weight", Float, nullable=False),
    _words("reasons"),
    Index("ix_links_event_id", "event_id"),
    Index("ix_links_b", "b"),
)

copies = Table(
    "copies",
    metadata,
    _of("reports", "source"),
    _of("reports", "copy"),
    Column("kind", Key, primary_key=True),
    Column("containment", Float, nullable=False),
    Index("ix_copies_copy", "copy"),
)

episodes = Table(
    "episodes",
    metadata,
    Column("id", Key, primary_key=True),
    _words("kind"),
    _words("place"),
    _words("country"),
    Column("start_day", Key, nullable=False),
    Column("end_day", Key, nullable=False),
    _words("json"),
)

episode_events = Table(
    "episode_events",
    metadata,
    _of("episodes", "episode_id"),
    _nth(),
    Column("event_id", Key, nullable=False),
    Index("ix_episode_events_event_id", "event_id"),
)

changes = Table(
    "changes",
    metadata,
    Column("kind", Key, primary_key=True),
    Column("id", Key, primary_key=True),
    _whole("revision"),
    Column("gone", Boolean, nullable=False),
    _words("reason"),
    _words("held"),
    Index("ix_changes_revision", "revision"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("report_id", Key, primary_key=True),
    _words("text_sha256"),
    _words("sha256"),
    _words("reason"),
    _words("at"),
    Index("ix_tombstones_text_sha256", "text_sha256"),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    _words("at"),
    _words("action"),
    _words("subject"),
    _words("detail"),
)

# Append-only: triggers refuse every change, except that the words of a report with a tombstone may be taken out.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    _words("at"),
    Column("by", Key, nullable=False),
    _words("action"),
    _words("kind"),
    Column("target", Key, nullable=False),
    _words("field"),
    _words("before"),
    _words("after"),
    Column("undoes", Integer, nullable=True),
    _words("coder"),
    Column("report_id", Key, nullable=False),
    Index("ix_decisions_target", "target"),
    Index("ix_decisions_by", "by"),
    Index("ix_decisions_undoes", "undoes"),
)

anchors = Table(
    "anchors",
    metadata,
    Column("decision_id", Integer, ForeignKey("decisions.id", ondelete="RESTRICT"), primary_key=True),
    _nth(),
    Column("record_id", Key, nullable=False),
    Column("report_id", Key, nullable=False),
    _words("text_sha256"),
    _words("type"),
    _whole("start"),
    _whole("end"),
    _words("part"),
    _words("seen"),
    Index("ix_anchors_report_id", "report_id"),
    Index("ix_anchors_record_id", "record_id"),
)

# How each decided record stands, made anew from the journal; json, extra and confidence are the machine's;
# a record that the machine no longer gives is lost, one that a person added has none.
reviewed = Table(
    "reviewed",
    metadata,
    Column("record_id", Key, primary_key=True),
    _of("reports", "report_id", key=False),
    Column("event_id", Key, nullable=False),
    _words("status"),
    _words("by"),
    _words("at"),
    Column("decision", Integer, nullable=False),
    Column("lost", Boolean, nullable=False),
    Column("json", Words),
    Column("extra", Words),
    Column("confidence", Float),
    Index("ix_reviewed_report_id", "report_id"),
    Index("ix_reviewed_event_id", "event_id"),
    Index("ix_reviewed_status", "status"),
)

# Records that a person changed since they were linked.
relinking = Table("relinking", metadata, _of("records", "record_id"))

# What the watcher knows of feeds and their entries, so that nothing is fetched twice; of an entry that is done only the key.
watched = Table(
    "watched",
    metadata,
    Column("key", Key, primary_key=True),
    Column("kind", Key, nullable=False),
    Column("state", Key, nullable=False),
    _words("url"),
    Column("feed", Key, nullable=False),
    Column("due", Key, nullable=False),
    Column("tries", Integer, nullable=False),
    _words("etag"),
    _words("modified"),
    _words("code"),
    _words("capture"),
    _words("stated"),
    Index("ix_watched_kind_state", "kind", "state"),
)
