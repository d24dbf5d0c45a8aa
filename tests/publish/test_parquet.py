"""Parquet: a schema that the rows do not change, the contract's values in it, the same bytes, no private name."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.publish import export, parquet
from reportedly.publish.tables import CLAIM_COLUMNS
from reportedly.records import Figure, Span
from tests.publish.fakes import Fake, armed_shelf, shelf

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
NAMES = ("records", "events", "claims")


def _tables(folder: Path, made: Fake | None = None, unredacted: str = "") -> dict[str, Any]:
    export(made or shelf(), "parquet", folder, unredacted=unredacted)
    return {name: pq.read_table(folder / f"{name}.parquet") for name in NAMES}


_OPTIONAL = frozenset({"part_of", "beside", "part_of_day", "added", "rule"})


def _json(value: Any) -> Any:
    """A value as JSON has it: days as text, spans as pairs, absent optional keys away."""
    if isinstance(value, dict):
        if set(value) == {"start", "end"} and isinstance(value["start"], int):
            return [value["start"], value["end"]]
        return {k: _json(v) for k, v in value.items() if v is not None or k not in _OPTIONAL}
    if isinstance(value, list):
        return [_json(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_rows_are_the_contracts(tmp_path: Path) -> None:
    """A row of records or events is the JSON line of the same record or event."""
    tables = _tables(tmp_path, unredacted="a test")
    made = shelf()
    records = [wire.record_json(r) for r in sorted(made.record_rows, key=lambda r: r.id)]
    events = [wire.event_json(e) for e in sorted(made.event_rows, key=lambda e: e.id)]
    extra = {"schema_version": "1", "unredacted": "a test"}
    assert [_json(r) for r in tables["records"].to_pylist()] == [r | extra for r in records]
    assert [_json(r) for r in tables["events"].to_pylist()] == [e | extra for e in events]


def test_claims_have_the_columns_of_the_csv(tmp_path: Path) -> None:
    """One row a claim in the CSV's columns, numbers as numbers, text as it is."""
    table = _tables(tmp_path)["claims"]
    assert table.column_names == [*CLAIM_COLUMNS, "unredacted"]
    assert pa.types.is_int64(table.schema.field("figure_min").type)
    assert pa.types.is_boolean(table.schema.field("vague").type)
    assert pa.types.is_floating(table.schema.field("confidence").type)
    assert {r["record_id"] for r in table.to_pylist()} == {r.id for r in shelf().record_rows}


def test_the_schema_does_not_depend_on_the_rows(tmp_path: Path) -> None:
    """An empty store has the same columns and types as a full one."""
    full, empty = _tables(tmp_path / "full"), _tables(tmp_path / "empty", Fake())
    assert {n: t.schema for n, t in full.items()} == {n: t.schema for n, t in empty.items()}
    assert {t.num_rows for t in empty.values()} == {0}
    assert pa.types.is_date32(full["events"].schema.field("start").type)
    assert pa.types.is_date32(full["records"].schema.field("time").type.field("start").type)


def test_the_file_says_its_version(tmp_path: Path) -> None:
    """The metadata and a column have the schema's version and the reason for names; no time stands in the file."""
    for name, table in _tables(tmp_path, unredacted="consent").items():
        meta = pq.read_schema(tmp_path / f"{name}.parquet").metadata
        assert (meta[b"schema_version"], meta[b"unredacted"]) == (b"1", b"consent")
        assert set(table["schema_version"].to_pylist()) == {"1"}
        assert set(table["unredacted"].to_pylist()) == {"consent"}
        assert set(meta) == {b"schema_version", b"unredacted"}


def test_same_store_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the order of rows; row groups are of a fixed size."""
    monkeypatch.setattr(parquet, "ROW_GROUP", 4)
    made = armed_shelf()
    turned = Fake(made.report_rows[::-1], made.record_rows[::-1], made.event_rows[::-1], made.copy_rows, ())
    _tables(tmp_path / "a", made)
    _tables(tmp_path / "b", turned)
    for name in NAMES:
        one, two = ((tmp_path / x / f"{name}.parquet").read_bytes() for x in "ab")
        assert one == two
    told = pq.ParquetFile(tmp_path / "a" / "records.parquet").metadata
    assert [told.row_group(i).num_rows for i in range(told.num_row_groups)] == [4, 4, 4, 1]


def test_no_table_names_a_private_person(tmp_path: Path) -> None:
    """The victim and his sister are in the reports and in no table."""
    for table in _tables(tmp_path, armed_shelf()).values():
        text = repr(table.to_pylist()).casefold()
        assert not any(n in text for n in ("yassine", "dhouibi", "henda"))


def test_a_parquet_name_gives_three_files(tmp_path: Path) -> None:
    """A path that ends in .parquet gets the events, as .csv does; the others lie beside it."""
    assert export(shelf(), "parquet", tmp_path / "x.parquet") == len(shelf().event_rows)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-claims.parquet", "x-records.parquet", "x.parquet"]
    assert pq.read_table(tmp_path / "x.parquet").num_rows == len(shelf().event_rows)


def test_what_no_column_holds_is_made_to_fit(tmp_path: Path) -> None:
    """A number of more than 63 bits is the greatest there is, no day is null, a lone surrogate is written out."""
    made = shelf()
    first = made.record_rows[0]
    assert first.time is not None
    huge = Figure("killed", 10**30, None, False, "", "event", "\ud800", Span(0, 1))
    made.record_rows = [replace(first, figures=(huge,), time=replace(first.time, start="someday"))]
    (row,) = _tables(tmp_path, made)["records"].to_pylist()
    assert (row["figures"][0]["min"], row["figures"][0]["max"]) == (2**63 - 1, None)
    assert row["figures"][0]["text"] == "\\ud800"
    assert (row["time"]["start"], row["time"]["end"].isoformat()) == (None, "2023-03-08")


def test_without_pyarrow_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R306 names the extra; nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReportedlyError, match=re.escape("pip install 'reportedly[parquet]'")):
        export(shelf(), "parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_stream_and_a_bad_path_are_refused(tmp_path: Path) -> None:
    """R501 for standard output, R502 for a folder that is a file."""
    with pytest.raises(ReportedlyError, match="R501"):
        export(shelf(), "parquet", io.StringIO())
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ReportedlyError, match="R502"):
        export(shelf(), "parquet", tmp_path / "file" / "out")
