"""Parquet: records, events and claims as three tables whose columns and types never depend on the rows.

Records and events have the contract's keys, nested as there; claims have the columns of the CSV. Types are named here in
words of our own, so that the schema can be read (and its documentation tested) without pyarrow, which is an extra.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly.publish.tables import CLAIM_COLUMNS, SCHEMA_VERSION

# A type: one of the words text, whole, number, yes_no, day, span; a list of one type; a struct of named types.
Type = str | list[Any] | dict[str, Any]
# Rows of a group, whatever the store's size: the bytes must not depend on how rows came in.
ROW_GROUP = 10_000
_MOST = 2**63 - 1

_PARTY: Type = {
    **dict.fromkeys(("text", "name", "country"), "text"),
    "sector": ["text"],
    "private": "yes_no",
    "span": "span",
}
_PLACE: Type = {
    "text": "text",
    "name": "text",
    "lat": "number",
    "lon": "number",
    **dict.fromkeys(("country", "admin1", "city", "precision", "gazetteer_id"), "text"),
    "span": "span",
}
_SOURCE: Type = {"text": "text", "name": "text", "kind": "text", "span": "span"}
_FIGURE: Type = {
    "kind": "text",
    "min": "whole",
    "max": "whole",
    "vague": "yes_no",
    "qualifier": "text",
    "scope": "text",
    "text": "text",
    "span": "span",
    "part_of": "span",
    "beside": "span",
}
_CLAIM: Type = {
    "min": "whole",
    "max": "whole",
    "scope": "text",
    "as_of": "day",
    "origin": "text",
    "chain": ["text"],
    "record_id": "text",
    "added": ["span"],
    "rule": "text",
}
_SUMMARY: Type = {
    "kind": "text",
    "low": "whole",
    "best": "whole",
    "high": "whole",
    "rule": "text",
    "claims": [_CLAIM],
}
_MADE: dict[str, Type] = {"schema_version": "text", "unredacted": "text"}
RECORDS: dict[str, Type] = {
    "id": "text",
    "report": dict.fromkeys(("id", "outlet", "url", "title", "byline", "published", "language", "sha256"), "text"),
    "type": "text",
    "mode": "text",
    "sub_event": "text",
    "contexts": ["text"],
    "modality": "text",
    "actor": [_PARTY],
    "recipient": [_PARTY],
    "places": [_PLACE],
    "time": {"text": "text", "start": "day", "end": "day", "precision": "text", "part_of_day": "text", "span": "span"},
    "figures": [_FIGURE],
    "attribution": [{"chain": [_SOURCE], "cue": "text", "stance": "text", "span": "span"}],
    "issues": ["text"],
    "evidence": [{"start": "whole", "end": "whole", "quote": "text"}],
    "confidence": "number",
    "event_id": "text",
    "coder": {"name": "text", "version": "text"},
    **_MADE,
}
EVENTS: dict[str, Type] = {
    "id": "text",
    "type": "text",
    "modes": ["text"],
    "start": "day",
    "end": "day",
    "places": [_PLACE],
    "actor": [_PARTY],
    "recipient": [_PARTY],
    "issues": ["text"],
    "records": ["text"],
    "figures": [_SUMMARY],
    "tolls": [_SUMMARY],
    "corroboration": {
        **dict.fromkeys(("reports", "outlets", "origins", "independent", "copies"), "whole"),
        "level": "text",
    },
    "links": [{"a": "text", "b": "text", "weight": "number", "reasons": [{"feature": "text", "weight": "number"}]}],
    "review": {"status": "text", "by": "text", "at": "text"},
    **_MADE,
}
_CLAIM_TYPES = {
    **dict.fromkeys(("figure_min", "figure_max", "figure_start", "figure_end", "quote_start", "quote_end"), "whole"),
    "vague": "yes_no",
    "confidence": "number",
}
CLAIMS: dict[str, Type] = {c: _CLAIM_TYPES.get(c, "text") for c in CLAIM_COLUMNS} | _MADE


def arrow() -> Any:
    """The library; raises ReportedlyError R306 where it is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet  # a module of its own
    except ImportError as error:
        raise ReportedlyError("R306", "pyarrow, for the export parquet: pip install 'reportedly[parquet]'") from error
    return pa


def write_parquet(
    out: Path, columns: Mapping[str, Type], rows: Iterable[Mapping[str, Any]], facts: Mapping[str, str]
) -> int:
    """Write rows, groups of ``ROW_GROUP``; ``facts`` go into the file's metadata. Returns the number of rows.

    The same rows give the same bytes with the same version of pyarrow: the file names no time.
    """
    pa = arrow()
    made = {"schema_version": SCHEMA_VERSION, "unredacted": facts.get("unredacted") or None}
    schema = pa.schema([(name, _arrow_type(pa, kind)) for name, kind in columns.items()], metadata=dict(facts))
    count = 0
    with (
        out.open("wb") as file,
        pa.parquet.ParquetWriter(file, schema, version="2.6", compression="zstd") as writer,
    ):
        rest = iter(rows)
        while some := list(islice(rest, ROW_GROUP)):
            fitted = [
                {name: fit(made.get(name, row.get(name)), kind) for name, kind in columns.items()} for row in some
            ]
            writer.write_table(pa.Table.from_pylist(fitted, schema=schema), row_group_size=ROW_GROUP)
            count += len(some)
    return count


def fit(value: Any, kind: Type) -> Any:
    """A value of the JSON shapes as its column's type takes it.

    A day that is none is null, a number of more than 63 bits the greatest there is, a lone surrogate is written out.
    """
    if value is None:
        return None
    if isinstance(kind, list):
        return [fit(v, kind[0]) for v in value]
    if isinstance(kind, dict):
        return {name: fit(value.get(name), of) for name, of in kind.items()}
    return _PLAIN[kind](value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _span(value: Sequence[int]) -> dict[str, int]:
    return {"start": value[0], "end": value[1]}


_PLAIN: dict[str, Any] = {
    "text": lambda v: str(v).encode("utf-8", "backslashreplace").decode("utf-8"),
    "whole": lambda v: max(-_MOST, min(_MOST, v)),
    "number": float,
    "yes_no": bool,
    "day": _day,
    "span": _span,
}


def _arrow_type(pa: Any, kind: Type) -> Any:
    if isinstance(kind, list):
        return pa.list_(_arrow_type(pa, kind[0]))
    if isinstance(kind, dict):
        return pa.struct([(name, _arrow_type(pa, of)) for name, of in kind.items()])
    if kind == "span":
        return pa.struct([("start", pa.int64()), ("end", pa.int64())])
    plain = {"text": pa.string, "whole": pa.int64, "number": pa.float64, "yes_no": pa.bool_, "day": pa.date32}
    return plain[kind]()
