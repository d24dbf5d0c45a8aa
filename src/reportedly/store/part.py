"""A part of a store: some events with their records and reports, small enough for one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from reportedly.records import Change, CopyEdge, Episode, Event, EventRecord, Refusal, Report
from reportedly.store import tables as t
from reportedly.store import types
from reportedly.store.reader import record_query
from reportedly.store.store import Store

_LOOKED_AT = 20  # times as many ids of records are looked at as records are read


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows, as ``publish`` reads a store; ``left`` counts the events' records that were not read."""

    held_events: tuple[Event, ...]
    held_records: tuple[EventRecord, ...]
    held_reports: tuple[Report, ...]
    held_copies: tuple[CopyEdge, ...]
    left: int = 0

    def reports(self) -> Iterable[Report]:
        """The reports of the records."""
        return self.held_reports

    def records(self) -> Iterable[EventRecord]:
        """The records of the events."""
        return self.held_records

    def events(self) -> Iterable[Event]:
        """The events."""
        return self.held_events

    def episodes(self) -> Iterable[Episode]:
        """None: a part knows no episodes."""
        return ()

    def copies(self) -> Iterable[CopyEdge]:
        """The copies among the reports."""
        return self.held_copies

    def refusals(self) -> Iterable[Refusal]:
        """None: a part knows no refusals."""
        return ()

    def revision(self) -> int:
        """0: a part has no revisions."""
        return 0

    def changes(self, since: int) -> Iterable[Change]:  # noqa: ARG002  # the shelf's signature
        """None: a part has no revisions."""
        return ()

    def meta(self) -> Mapping[str, Any]:
        """Nothing: a part does not know the store."""
        return {}


def part_of(store: Store, events: Sequence[str], most: int) -> Part:
    """The events of these ids that there are, with at most ``most`` records of them in all, those first published first."""
    held = [e for i in events if (e := store.event(i))]
    keys = _first_records(store, [e.id for e in held], most)
    query = record_query().where(t.records.c.id.in_(keys)).order_by(t.records.c.id)
    records = tuple(store._each(query, types.record_from)) if keys else ()  # noqa: SLF001  # the same room
    reports = reports_of(store, {r.report_id for r in records})
    total = sum(len(e.records) for e in held)
    return Part(tuple(held), records, reports, _copies(store, [r.id for r in reports]), total - len(records))


def _first_records(store: Store, events: Sequence[str], most: int) -> list[str]:
    """The ids of the events' records, those first published where there are more than ``most``."""
    er, r, p = t.event_records.c, t.records.c, t.reports.c
    query = select(er.record_id).where(er.event_id.in_(events)).order_by(er.record_id).limit(most * _LOOKED_AT)
    keys = [row["record_id"] for row in store._each(query, dict)] if events else []  # noqa: SLF001  # the same room
    if len(keys) <= most:
        return keys
    # Asked for by their ids, lest the database walk all reports by their day.
    when = select(r.id, p.published).join_from(t.records, t.reports, p.id == r.report_id).where(r.id.in_(keys))
    told = sorted((row["published"], row["id"]) for row in store._each(when, dict))  # noqa: SLF001  # the same room
    return [key for _, key in told[:most]]


def reports_of(store: Store, ids: Iterable[str]) -> tuple[Report, ...]:
    """The reports of these ids that there are, by id."""
    wanted = sorted(set(ids))
    query = select(t.reports).where(t.reports.c.id.in_(wanted)).order_by(t.reports.c.id)
    return tuple(store._each(query, types.report_from)) if wanted else ()  # noqa: SLF001  # the same room


def report_part(store: Store, report: Report) -> Part:
    """A report with its records, without their events."""
    return Part((), tuple(store.records(report.id)), (report,), ())


def _copies(store: Store, ids: Sequence[str]) -> tuple[CopyEdge, ...]:
    c = t.copies.c
    query = select(t.copies).where(c.source.in_(ids), c.copy.in_(ids)).order_by(c.source, c.copy, c.kind)
    rows = store._each(query, lambda r: CopyEdge(r["source"], r["copy"], r["kind"], r["containment"]))  # noqa: SLF001
    return tuple(rows) if len(ids) > 1 else ()


@dataclass(frozen=True, slots=True)
class Taking:
    """What is known of the bytes a report was taken from: hash, media type, file and offset, address, when, how many bytes.

    ``kept`` is False where the bytes were forgotten on request.
    """

    sha256: str
    media_type: str
    source: str
    offset: int
    url: str
    fetched: str
    size: int
    kept: bool


def takings(store: Store, report_id: str, most: int) -> list[Taking]:
    """The captures in which a report was seen, that of its text first; the bytes are not read."""
    c, s, p = t.captures.c, t.sightings.c, t.reports.c
    own = select(p.capture).where(p.id == report_id)
    seen = select(s.capture).where(s.report_id == report_id)
    first = c.sha256.in_(own)
    columns = (c.sha256, c.media_type, c.source, c.offset, c.url, c.fetched, c.size)
    query = select(*columns).where(first | c.sha256.in_(seen)).order_by(first.desc(), c.sha256).limit(most)
    return list(store._each(query, _taking))  # noqa: SLF001  # the same room


def _taking(row: Mapping[Any, Any]) -> Taking:
    where = (row["source"], row["offset"], row["url"], row["fetched"], row["size"])
    return Taking(row["sha256"], row["media_type"], *where, kept=row["media_type"] != types.FORGOTTEN)
