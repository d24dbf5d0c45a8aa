"""Export by name, our own shapes and the field's. Redacted first, sorted by id, the same bytes for the same store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.publish.acled import COLUMNS as ACLED_COLUMNS
from reportedly.publish.acled import acled_rows
from reportedly.publish.annotations import write_annotations
from reportedly.publish.gdelt import event_rows, mention_rows
from reportedly.publish.geojson import write_geojson
from reportedly.publish.happenings import Happening, happenings
from reportedly.publish.polecat import COLUMNS as POLECAT_COLUMNS
from reportedly.publish.polecat import polecat_rows
from reportedly.publish.redact import Redactor
from reportedly.publish.shelf import Shelf
from reportedly.publish.tables import CLAIM_COLUMNS, EVENT_COLUMNS, SCHEMA_VERSION, claim_rows, event_row, write_table
from reportedly.publish.tsv import write_tsv
from reportedly.publish.ucdp import COLUMNS as UCDP_COLUMNS
from reportedly.publish.ucdp import ucdp_rows
from reportedly.records import Episode, Event, EventRecord

Out = Path | TextIO


class Stock:
    """What an export writes: the store's records and events, redacted, sorted by id.

    ``texts`` are the reports' words by id, as stored: for counting and measuring, never to be written.
    """

    def __init__(self, shelf: Shelf, why: str = "") -> None:
        self.why = why
        self._redactor = Redactor(shelf, why)
        self.texts = {self._redactor.report_id(r.id): r.text for r in shelf.reports()}
        self._records = sorted(shelf.records(), key=lambda r: r.id)
        self._episodes = sorted(shelf.episodes(), key=lambda e: e.id)
        self._events = sorted(shelf.events(), key=lambda e: e.id)

    def records(self) -> Iterator[EventRecord]:
        """The records, fit to be published."""
        return (self._redactor.record(r) for r in self._records)

    def episodes(self) -> Iterator[Episode]:
        """The episodes; they name towns and events, no person."""
        return iter(self._episodes)

    def events(self) -> Iterator[Event]:
        """The events, fit to be published."""
        report_of = {r.id: r.report_id for r in self._records}
        return (self._redactor.event(e, report_of) for e in self._events)

    def cut(self, report_id: str, start: int, end: int) -> str:
        """Words of a report, fit to be published."""
        return self._redactor.cut(report_id, start, end) if not self.why else self.texts.get(report_id, "")[start:end]

    def happenings(self) -> Iterator[Happening]:
        """The events that took place, with their actual records, fit to be published."""
        return happenings(self.events(), self.records())


@contextmanager
def _opened(out: Out) -> Iterator[TextIO]:
    if isinstance(out, Path):
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    else:
        yield out


def _lines(out: Out, rows: Iterable[Mapping[str, Any]], why: str) -> int:
    count = 0
    with _opened(out) as stream:
        for row in rows:
            extra = {"unredacted": why} if why else {}
            stream.write(json.dumps({**row, "schema_version": SCHEMA_VERSION, **extra}, ensure_ascii=False) + "\n")
            count += 1
    return count


def _export_records(stock: Stock, out: Out) -> int:
    return _lines(out, (wire.record_json(r) for r in stock.records()), stock.why)


def _export_events(stock: Stock, out: Out) -> int:
    return _lines(out, (wire.event_json(e) for e in stock.events()), stock.why)


def _export_episodes(stock: Stock, out: Out) -> int:
    return _lines(out, (wire.episode_json(e) for e in stock.episodes()), stock.why)


def _export_geojson(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_geojson(stream, stock.events(), stock.why)


def csv_paths(out: Path) -> tuple[Path, Path]:
    """The two files of export ``csv``: ``OUT/events.csv`` and ``OUT/claims.csv``, or ``NAME.csv`` and ``NAME-claims.csv``."""
    if out.suffix == ".csv":
        return out, out.with_name(out.stem + "-claims.csv")
    return out / "events.csv", out / "claims.csv"


def _export_csv(stock: Stock, out: Out) -> int:
    """Both tables; to a stream goes the table of claims alone, which holds every event's id."""
    extra, cells = (("unredacted",), [stock.why]) if stock.why else ((), [])
    claims = (row + cells for record in stock.records() for row in claim_rows(record))
    if not isinstance(out, Path):
        return write_table(out, (*CLAIM_COLUMNS, *extra), claims)
    events_path, claims_path = csv_paths(out)
    with _opened(events_path) as stream:
        count = write_table(stream, (*EVENT_COLUMNS, *extra), (event_row(e) + cells for e in stock.events()))
    with _opened(claims_path) as stream:
        write_table(stream, (*CLAIM_COLUMNS, *extra), claims)
    return count


def _export_acled(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_table(stream, ACLED_COLUMNS, acled_rows(stock.happenings(), stock.why))


def _export_ucdp(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_table(stream, UCDP_COLUMNS, ucdp_rows(stock.happenings(), stock.why))


def _export_plover(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_tsv(stream, polecat_rows(stock.records(), stock.why), POLECAT_COLUMNS)


def gdelt_paths(out: Path) -> tuple[Path, Path]:
    """The two files of export ``gdelt``: ``OUT/events.tsv`` and ``OUT/mentions.tsv``, or ``NAME.X`` and ``NAME-mentions.X``."""
    if out.suffix:
        return out, out.with_name(f"{out.stem}-mentions{out.suffix}")
    return out / "events.tsv", out / "mentions.tsv"


def _export_gdelt(stock: Stock, out: Out) -> int:
    """Both tables; to a stream goes the table of mentions alone, which holds every event's number."""
    told = list(stock.happenings())
    mentions = mention_rows(told, stock.texts, stock.why)
    if not isinstance(out, Path):
        return write_tsv(out, mentions)
    events_path, mentions_path = gdelt_paths(out)
    with _opened(events_path) as stream:
        count = write_tsv(stream, event_rows(told, stock.texts))
    with _opened(mentions_path) as stream:
        write_tsv(stream, mentions)
    return count


def _export_annotations(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_annotations(stream, stock.records(), stock.cut, stock.why)


FORMATS: dict[str, Callable[[Stock, Out], int]] = {
    "records": _export_records,
    "events": _export_events,
    "episodes": _export_episodes,
    "csv": _export_csv,
    "geojson": _export_geojson,
    "acled": _export_acled,
    "ucdp": _export_ucdp,
    "plover": _export_plover,
    "gdelt": _export_gdelt,
    "annotations": _export_annotations,
}


def export(store: Shelf, name: str, out: Out, *, unredacted: str = "") -> int:
    """Write the export ``name`` to a file, a folder (csv) or a stream; returns the number of rows or features.

    Private persons are withheld unless ``unredacted`` says why not; the reason is written into the output.
    Raises ReportedlyError R501 for a format that does not exist, R502 where ``out`` cannot be written.
    """
    if name not in FORMATS:
        raise ReportedlyError("R501", f"no export format {name!r}; there are {', '.join(FORMATS)}")
    stock = Stock(store, unredacted)
    try:
        return FORMATS[name](stock, out)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReportedlyError("R502", f"{out if isinstance(out, Path) else 'the stream'}: {error.strerror}") from error
