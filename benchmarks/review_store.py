"""Makes a large store for the review app: the coded reports of a store again and again, on other days, in other places.

python benchmarks/review_store.py big.db [--source coded.db] [--records 100000] [--events 20000]

``--source`` is a store that ``reportedly read`` made (``../shared/corpus/syria-fakes.jsonl`` gives 8,000 records in three
minutes); without one the examples are coded. Worlds lie a year apart; in each, every report is printed by several outlets,
whose records stand in the same events. Nothing is linked: events are those of the source with more records. The same
source gives the same rows.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar

import reportedly
from reportedly.records import (
    Capture,
    Coded,
    CopyEdge,
    Corroboration,
    Event,
    EventRecord,
    FigureSummary,
    Line,
    Link,
    Place,
    Report,
)
from reportedly.store import Store, changes, linked, listed, open_store, rows
from reportedly.store import tables as t

T = TypeVar("T")
EXAMPLES = Path(__file__).parents[1] / "examples"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = 364
_OUTLETS = 60
_AT_A_TIME = 250
_BELOW = ("lines", "claims", "records", "evidence", "figures", "places", "parties", "attributions", "sources")


@dataclass(frozen=True, slots=True)
class Source:
    """What is multiplied: reports by id with their records and lines, and the events that are wholly made of them."""

    reports: tuple[Report, ...]
    records: dict[str, tuple[EventRecord, ...]]
    lines: dict[str, tuple[Line, ...]]
    events: tuple[Event, ...]


def taken(store: Store, events: int) -> tuple[Source, int]:
    """The source's first reports, and how many worlds of them give so many events."""
    every = list(store.events())
    worlds = -(-events // max(1, len(every)))
    reports = list(store.reports())
    reports = reports[: -(-len(reports) * events // (worlds * len(every)))]
    kept = {r.id for r in reports}
    records: defaultdict[str, list[EventRecord]] = defaultdict(list)
    for record in store.records():
        if record.report_id in kept:
            records[record.report_id].append(record)
    held = {r.id for of in records.values() for r in of}
    cut = (_cut(e, held) for e in every)
    lines = {r.id: tuple(store.lines(r.id)) for r in reports}
    of = {k: tuple(v) for k, v in records.items()}
    return Source(tuple(reports), of, lines, tuple(e for e in cut if e.records)), worlds


def _cut(event: Event, held: set[str]) -> Event:
    """An event without the records that are not taken."""
    figures = tuple(replace(f, claims=tuple(c for c in f.claims if c.record_id in held)) for f in event.figures)
    links = tuple(x for x in event.links if x.a in held and x.b in held)
    kept = tuple(r for r in event.records if r in held)
    return replace(event, records=kept, figures=tuple(f for f in figures if f.claims), links=links, tolls=())


def _batches(of: Iterable[T]) -> Iterator[list[T]]:
    left = iter(of)
    while some := list(islice(left, _AT_A_TIME)):
        yield some


def _id(key: str, world: int, print_: int = 0) -> str:
    return hashlib.sha256(f"{key} {world} {print_}".encode()).hexdigest()[:24]


def _later(iso: str, world: int) -> str:
    found = _DAY.match(iso)
    if not found:
        return iso
    return (date.fromisoformat(found.group()) + timedelta(_YEAR * world)).isoformat() + iso[found.end() :]


def _moved(place: Place, world: int) -> Place:
    if place.lat is None or place.lon is None or place.precision == "country":
        return place
    return replace(
        place, name=f"{place.name} {world}" if world else place.name, lat=place.lat - world, lon=place.lon + world
    )


def _outlet(report: Report, print_: int) -> str:
    if not print_:
        return report.outlet
    number = hashlib.sha256(f"{report.id} {print_}".encode()).digest()[0] % _OUTLETS
    return f"The Invented Courier of Town {number}"


def _piece(source: Source, report: Report, world: int, print_: int) -> Coded:
    """A report as one outlet of one world prints it: its text with a line of its own below."""
    outlet = _outlet(report, print_)
    key = _id(report.id, world, print_)
    text = f"{report.text}\nPrinted by {outlet}, number {key[:12]}."
    published = _later(report.published, world)
    bytes_ = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    new = replace(report, id=key, text=text, outlet=outlet, published=published, sha256=bytes_)
    records = tuple(_record(r, new, world, print_) for r in source.records.get(report.id, ()))
    return Coded(new, source.lines[report.id], (), records)


def _record(record: EventRecord, of: Report, world: int, print_: int) -> EventRecord:
    when = record.time
    return replace(
        record,
        id=_id(record.id, world, print_),
        report_id=of.id,
        outlet=of.outlet,
        published=of.published,
        sha256=of.sha256,
        time=when and replace(when, start=_later(when.start, world), end=_later(when.end, world)),
        places=tuple(_moved(p, world) for p in record.places),
        event_id=None,
    )


def _event(event: Event, world: int, prints: int) -> Event:
    """An event of one world with the records of every print."""
    turns = range(prints)
    figures = tuple(_figure(f, world, prints) for f in event.figures)
    links = tuple(
        sorted(
            (_link(x, world, n) for x in event.links for n in turns),
            key=lambda x: (x.a, x.b),
        )
    )
    copies = tuple(
        _tied(_id(r, world, a), _id(r, world, b), 6.5, (("same words", 5.0), ("same day", 1.5)))
        for r in event.records
        for a, b in pairwise(turns)
    )
    c = event.corroboration
    told = Corroboration(c.reports * prints, c.outlets + prints - 1, c.origins, c.independent, c.reports, c.level)
    return replace(
        event,
        id=_id(event.id, world),
        start=_later(event.start, world),
        end=_later(event.end, world),
        places=tuple(_moved(p, world) for p in event.places),
        records=tuple(sorted(_id(r, world, n) for r in event.records for n in turns)),
        figures=figures,
        links=links + copies,
        corroboration=told,
    )


def _figure(figure: FigureSummary, world: int, prints: int) -> FigureSummary:
    claims = tuple(
        replace(c, record_id=_id(c.record_id, world, n), as_of=_later(c.as_of, world))
        for c in figure.claims
        for n in range(prints)
    )
    return replace(figure, claims=claims)


def _link(link: Link, world: int, print_: int) -> Link:
    return _tied(_id(link.a, world, print_), _id(link.b, world, print_), link.weight, link.reasons)


def _tied(a: str, b: str, weight: float, reasons: tuple[tuple[str, float], ...]) -> Link:
    return Link(min(a, b), max(a, b), weight, reasons)


def _capture(report: Report) -> Capture:
    content = report.text.encode("utf-8", "surrogatepass")
    return Capture(report.sha256, content, "text/plain", "corpus.jsonl", 1, report.url, "2024-01-01T00:00:00Z")


def _put(connection: Any, pieces: Sequence[Coded]) -> None:
    """Insert some reports with all that is below them."""
    captures = {p.report.sha256: rows.capture_row(_capture(p.report)) for p in pieces}
    connection.execute(t.captures.insert(), list(captures.values()))
    reports = [rows.report_row(p.report, coder="made 1", capture=_capture(p.report)) for p in pieces]
    connection.execute(t.reports.insert(), reports)
    below: defaultdict[str, list[rows.Row]] = defaultdict(list)
    for piece in pieces:
        for name, some in rows.coded_rows(piece).items():
            below[name].extend(some)
    for name in _BELOW:
        if below[name]:
            connection.execute(t.metadata.tables[name].insert(), below[name])
    changes.changed(connection, "report", [p.report.id for p in pieces])
    changes.changed(connection, "record", [r.id for p in pieces for r in p.records])


def _put_events(connection: Any, events: Sequence[Event]) -> None:
    made: defaultdict[str, list[rows.Row]] = defaultdict(list)
    for event in events:
        for name, some in rows.event_rows(event).items():
            made[name].extend(some)
    for name in ("events", "event_records", "event_figures", "links"):
        if made[name]:
            connection.execute(t.metadata.tables[name].insert(), made[name])
    listed.put(connection, events)
    changes.changed(connection, "event", [e.id for e in events])


def _edges(source: Source, worlds: int, prints: int) -> Iterator[CopyEdge]:
    """Every third report is printed word for word by the outlets after the first."""
    for world in range(worlds):
        for report in source.reports[::3]:
            for n in range(1, prints):
                yield CopyEdge(_id(report.id, world), _id(report.id, world, n), "identical", 1.0)


def make(store: Store, source: Source, worlds: int, prints: int) -> None:
    """Fill an empty store."""

    def work(connection: Any) -> None:
        for world in range(worlds):
            pieces = (_piece(source, r, world, n) for r in source.reports for n in range(prints))
            for some in _batches(pieces):
                _put(connection, some)
            for few in _batches(_event(e, world, prints) for e in source.events):
                _put_events(connection, few)
        names = ("source", "copy", "kind", "containment")
        edges = [{n: getattr(x, n) for n in names} for x in _edges(source, worlds, prints)]
        connection.execute(t.copies.insert(), edges)
        for key in ("generation", "linked"):
            linked.set_meta(connection, key, "1")

    store._write(work)  # noqa: SLF001  # one transaction for all, which the store has no door for


def made(where: str, source: Path | None, records: int, events: int) -> dict[str, int]:
    """Make the store at ``where``; returns its counts."""
    with tempfile.TemporaryDirectory() as folder:
        if source is None:
            source = Path(folder) / "source.db"
            reportedly.read(sorted(p for p in EXAMPLES.rglob("*") if p.is_file()), store=str(source)).close()
        with open_store(str(source)) as old, open_store(where) as new:
            kept, worlds = taken(old, events)
            held = sum(map(len, kept.records.values()))
            make(new, kept, worlds, max(1, round(records / (held * worlds))))
            return new.counts()


def main() -> None:
    """Make the store and print what is in it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("where")
    options.add_argument("--source", type=Path)
    options.add_argument("--records", type=int, default=100_000)
    options.add_argument("--events", type=int, default=20_000)
    given = options.parse_args()
    start = time.perf_counter()
    counts = made(given.where, given.source, given.records, given.events)
    print(", ".join(f"{n} {k}" for k, n in counts.items()), f"in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
