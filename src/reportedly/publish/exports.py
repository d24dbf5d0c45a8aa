"""Export by name, our own shapes and the field's. Redacted first, sorted by id, the same bytes for the same store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.publish import parquet
from reportedly.publish.acled import COLUMNS as ACLED_COLUMNS
from reportedly.publish.acled import POPULATION, acled_row
from reportedly.publish.annotations import write_annotations
from reportedly.publish.applinks import LINKED, app_base
from reportedly.publish.deleted import deleted_path, tombstones, write_deleted
from reportedly.publish.eventsources import SOURCE_COLUMNS, source_rows
from reportedly.publish.gdelt import event_rows, mention_rows
from reportedly.publish.geojson import features_of, write_geojson
from reportedly.publish.happenings import Happening
from reportedly.publish.polecat import COLUMNS as POLECAT_COLUMNS
from reportedly.publish.polecat import polecat_rows
from reportedly.publish.shelf import Shelf
from reportedly.publish.stock import Stock
from reportedly.publish.tables import (
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SCHEMA_VERSION,
    claim_rows,
    claim_values,
    event_row,
    write_table,
)
from reportedly.publish.tsv import write_tsv
from reportedly.publish.ucdp import COLUMNS as UCDP_COLUMNS
from reportedly.publish.ucdp import ucdp_row
from reportedly.records import EventRecord

Out = Path | TextIO
Row = dict[str, Any]


@contextmanager
def _opened(out: Out) -> Iterator[TextIO]:
    if isinstance(out, Path):
        out.parent.mkdir(parents=True, exist_ok=True)
        # a lone surrogate, which JSON input can hold, is written as \udXXX
        with out.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
    else:
        yield out


def _lines(stock: Stock, out: Out, kind: str, rows: Iterable[Row]) -> int:
    """A line a row; of an export since a revision each says when it changed, and what is gone has lines of its own."""
    extra = {"schema_version": SCHEMA_VERSION, **({"unredacted": stock.why} if stock.why else {})}
    count = 0
    with _opened(out) as stream:
        for row in rows:
            at = {} if stock.since is None else {"revision": stock.changed_at(kind, row["id"])}
            stream.write(_line({**row, **_linked(stock, kind, row["id"]), **at, **extra}))
            count += 1
        stream.writelines(_line(s) for s in tombstones(stock, (kind,)))
    return count


def _linked(stock: Stock, kind: str, key: str) -> Row:
    link = stock.link(kind, key)
    return {"app_url": link} if link else {}


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _facts(stock: Stock, kind: str) -> Row:
    """What a JSON document says of an export since a revision."""
    if stock.since is None:
        return {}
    return {"since": stock.since, "revision": stock.revision, "deleted": tombstones(stock, (kind,))}


def _export_records(stock: Stock, out: Out) -> int:
    return _lines(stock, out, "record", (wire.record_json(r) for r in stock.records()))


def _export_events(stock: Stock, out: Out) -> int:
    return _lines(stock, out, "event", (wire.event_json(e) for e in stock.events()))


def _export_episodes(stock: Stock, out: Out) -> int:
    return _lines(stock, out, "episode", (wire.episode_json(e) for e in stock.episodes()))


def _export_geojson(stock: Stock, out: Out) -> int:
    left: list[str] = []
    features = list(features_of(stock.events(), left.append, stock.link))
    for key in left:
        stock.leave("event", key)
    with _opened(out) as stream:
        return write_geojson(stream, features, len(left), stock.why, _facts(stock, "event"))


def csv_paths(out: Path) -> tuple[Path, Path, Path]:
    """The files of export ``csv``: ``events``, ``claims`` and ``sources.csv`` in OUT, or ``NAME.csv`` with ``NAME-claims.csv`` and ``NAME-sources.csv``."""
    if out.suffix == ".csv":
        return out, out.with_name(out.stem + "-claims.csv"), out.with_name(out.stem + "-sources.csv")
    return out / "events.csv", out / "claims.csv", out / "sources.csv"


def _export_csv(stock: Stock, out: Out) -> int:
    """The three tables; to a stream goes the table of claims alone, which holds every event's id."""
    extra = ("app_url",) * bool(stock.app) + ("unredacted",) * bool(stock.why)

    def more(kind: str, key: str) -> list[str]:
        return [v for v in (stock.link(kind, key), stock.why) if v]

    claims = (row + more("record", record.id) for record in stock.records() for row in claim_rows(record))
    if not isinstance(out, Path):
        return write_table(out, (*CLAIM_COLUMNS, *extra), claims)
    events_path, claims_path, sources_path = csv_paths(out)
    with _opened(events_path) as stream:
        count = write_table(
            stream, (*EVENT_COLUMNS, *extra), (event_row(e) + more("event", e.id) for e in stock.events())
        )
    with _opened(claims_path) as stream:
        write_table(stream, (*CLAIM_COLUMNS, *extra), claims)
    sources = (
        row + more("event", event.id) for event, records in stock.whole_events() for row in source_rows(event, records)
    )
    with _opened(sources_path) as stream:
        write_table(stream, (*SOURCE_COLUMNS, *extra), sources)
    return count


def _export_acled(stock: Stock, out: Out, population: str = "") -> int:
    """ACLED's table; the columns of ``population`` are empty, for how many people live near is in no report."""
    more = POPULATION[population]
    with _opened(out) as stream:
        rows = (row + [""] * len(more) for row in _taken(stock, acled_row))
        return write_table(stream, (*ACLED_COLUMNS, *more), rows)


def _export_ucdp(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_table(stream, UCDP_COLUMNS, _taken(stock, ucdp_row))


def _taken(stock: Stock, row: Callable[[Happening, str], list[str] | None]) -> Iterator[list[str]]:
    """The rows of the events that a format takes."""
    for told in stock.happenings():
        made = row(told, stock.why)
        if made is None:
            stock.leave("event", told.event.id)
        else:
            yield made


def _export_plover(stock: Stock, out: Out) -> int:
    with _opened(out) as stream:
        return write_tsv(stream, polecat_rows(_actual(stock), stock.why), POLECAT_COLUMNS)


def _actual(stock: Stock) -> Iterator[EventRecord]:
    for record in stock.records():
        if record.modality == "actual":
            yield record
        else:
            stock.leave("record", record.id)


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
        return write_annotations(stream, stock.records(), stock.cut, stock.why, _facts(stock, "record"), stock.link)


def parquet_paths(out: Path) -> tuple[Path, Path, Path]:
    """The files of export ``parquet``: ``events``, ``claims`` and ``records.parquet`` in OUT.

    ``NAME.parquet`` gets the events, as ``NAME.csv`` does; ``NAME-claims.parquet`` and ``NAME-records.parquet`` lie beside it.
    """
    if out.suffix == ".parquet":
        return out, *(out.with_name(f"{out.stem}-{x}.parquet") for x in ("claims", "records"))  # type: ignore[return-value]
    return out / "events.parquet", out / "claims.parquet", out / "records.parquet"


def _export_parquet(stock: Stock, out: Out) -> int:
    parquet.arrow()
    if not isinstance(out, Path):
        raise ReportedlyError("R501", "parquet is written into files: give -o a folder or NAME.parquet")
    facts = {"schema_version": SCHEMA_VERSION, **({"unredacted": stock.why} if stock.why else {})}
    if stock.since is not None:
        facts |= {"since": str(stock.since), "revision": str(stock.revision)}
    events, claims, records = parquet_paths(out)
    events.parent.mkdir(parents=True, exist_ok=True)
    more: dict[str, parquet.Type] = {"app_url": "text"} if stock.app else {}
    happened = (wire.event_json(e) | _linked(stock, "event", e.id) for e in stock.events())
    count = parquet.write_parquet(events, parquet.EVENTS | more, happened, facts)
    rows = (
        dict(zip(CLAIM_COLUMNS, c, strict=True)) | _linked(stock, "record", r.id)
        for r in stock.records()
        for c in claim_values(r)
    )
    parquet.write_parquet(claims, parquet.CLAIMS | more, rows, facts)
    coded = (wire.record_json(r) | _linked(stock, "record", r.id) for r in stock.records())
    parquet.write_parquet(records, parquet.RECORDS | more, coded, facts)
    return count


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
    "parquet": _export_parquet,
}
# The kinds of rows that a format shows and tells the end of.
_KINDS = {
    **dict.fromkeys(("events", "geojson", "acled", "ucdp", "gdelt"), ("event",)),
    **dict.fromkeys(("records", "plover", "annotations"), ("record",)),
    **dict.fromkeys(("csv", "parquet"), ("event", "record")),
    "episodes": ("episode",),
}
# Formats of tables: what is gone stands in a table beside them.
_TABLES = frozenset({"csv", "acled", "ucdp", "plover", "gdelt", "parquet"})
# The first file of formats that have several.
_FIRST: dict[str, Callable[[Path], Path]] = {
    "csv": lambda out: csv_paths(out)[0],
    "gdelt": lambda out: gdelt_paths(out)[0],
    "parquet": lambda out: parquet_paths(out)[0],
}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows (or features), tombstones, and the revision that the store was at."""

    rows: int
    deleted: int
    revision: int


def export(store: Shelf, name: str, out: Out, *, unredacted: str = "", since: int | None = None) -> int:
    """Write the export ``name`` as ``write`` does; returns the number of rows or features."""
    return write(store, name, out, unredacted=unredacted, since=since).rows


def write(
    store: Shelf,
    name: str,
    out: Out,
    *,
    unredacted: str = "",
    since: int | None = None,
    population: str = "",
    app_url: str = "",
) -> Written:
    """Write the export ``name`` to a file, a folder (csv, gdelt, parquet) or a stream.

    Private persons are withheld unless ``unredacted`` says why not; the reason is written into the output. ``since`` is
    a revision that an earlier export told: then only what changed after it is written, with tombstones for what is gone.
    ``population`` (best, full) adds ACLED's optional columns to ``acled``. ``app_url`` is the address of the review app: the formats
    of our own then have the page of each event or record (``applinks.LINKED``).
    Raises ReportedlyError R501 for a format that does not exist or has no room for that, for ``since`` of another store, and where tables have no
    file beside which the tombstones can stand; R306 without pyarrow; R502 where ``out`` cannot be written.
    """
    if name not in FORMATS:
        raise ReportedlyError("R501", f"no export format {name!r}; there are {', '.join(FORMATS)}")
    if population not in POPULATION or (population and name != "acled"):
        raise ReportedlyError("R501", f"population {population!r}: best or full, and only with the format acled")
    if since is not None and name in _TABLES and not isinstance(out, Path):
        raise ReportedlyError("R501", f"{name} since a revision needs -o: what is gone stands in a file beside it")
    if app_url and name not in LINKED:
        raise ReportedlyError("R501", f"{name} has no column for --app-url; {', '.join(sorted(LINKED))} have")
    stock = Stock(store, unredacted, since, app_base(app_url))
    try:
        rows = _export_acled(stock, out, population) if population else FORMATS[name](stock, out)
        stones = tombstones(stock, _KINDS[name]) if since is not None else []
        if since is not None and name in _TABLES and isinstance(out, Path):
            first = _FIRST[name](out) if name in _FIRST else out
            with _opened(deleted_path(out, first)) as stream:
                write_deleted(stream, stones)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReportedlyError("R502", f"{out if isinstance(out, Path) else 'the stream'}: {error.strerror}") from error
    return Written(rows, len(stones), stock.revision)
