"""Tests of the exports: shapes, order, bytes, safe cells, and no private name in any."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.publish import FORMATS, export
from reportedly.publish.cells import cell, text_cell
from reportedly.publish.eventsources import SOURCE_COLUMNS
from reportedly.publish.tables import CLAIM_COLUMNS, EVENT_COLUMNS
from reportedly.records import EventRecord
from tests.publish.fakes import Fake, armed_shelf, shelf

# Parquet is no text; test_parquet.py has its own.
TEXTS = sorted(set(FORMATS) - {"parquet"})


def _text(name: str, made: Fake | None = None, unredacted: str = "") -> str:
    out = io.StringIO()
    export(made or shelf(), name, out, unredacted=unredacted)
    return out.getvalue()


@pytest.mark.parametrize("name", TEXTS)
def test_same_store_same_bytes_whatever_the_order(name: str) -> None:
    """The order in which a store hands out its rows does not show in the export."""
    made = armed_shelf()
    turned = Fake(made.report_rows[::-1], made.record_rows[::-1], made.event_rows[::-1], made.copy_rows, ())
    assert _text(name, made) == _text(name, turned)


@pytest.mark.parametrize("name", TEXTS)
def test_no_format_names_a_private_person(name: str, tmp_path: Path) -> None:
    """The victim and his sister are in the reports and in no exported file."""
    export(armed_shelf(), name, tmp_path / "out")
    files = [p for p in [tmp_path / "out", *tmp_path.rglob("*")] if p.is_file()]
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert not any(n.casefold() in text.casefold() for n in ("Yassine", "Dhouibi", "Henda") for text in texts)
    assert any("schema_version" in text for text in texts)


@pytest.mark.parametrize("name", TEXTS)
def test_the_reason_for_names_stands_in_the_file(name: str) -> None:
    """What is published with names says why."""
    assert "consent of the family" in _text(name, armed_shelf(), unredacted="consent of the family")


def test_records_have_the_contracts_shape() -> None:
    """A line of export records reads back into the record, sorted by id."""
    rows = [json.loads(x) for x in _text("records", unredacted="test").splitlines()]
    read = [wire.record_from(r) for r in rows]
    assert read == sorted(shelf().record_rows, key=lambda r: r.id)


def test_events_keep_every_claim() -> None:
    """Every event is there with all its figures' claims and its own low, best and high."""
    rows = {r["id"]: r for r in map(json.loads, _text("events").splitlines())}
    for event in shelf().event_rows:
        got = [(f["kind"], f["low"], f["best"], f["high"], len(f["claims"])) for f in rows[event.id]["figures"]]
        assert got == [(f.kind, f.low, f.best, f.high, len(f.claims)) for f in event.figures]


def test_csv_has_a_row_an_event_and_a_row_a_claim(tmp_path: Path) -> None:
    """Both tables have their columns in order, one row each."""
    assert export(shelf(), "csv", tmp_path / "d") == len(shelf().event_rows)
    with (tmp_path / "d" / "events.csv").open(encoding="utf-8", newline="") as f:
        events = list(csv.reader(f))
    with (tmp_path / "d" / "claims.csv").open(encoding="utf-8", newline="") as f:
        claims = list(csv.DictReader(f))
    assert tuple(events[0]) == EVENT_COLUMNS
    assert len(events) == 1 + len(shelf().event_rows)
    assert tuple(claims[0]) == CLAIM_COLUMNS
    assert {c["record_id"] for c in claims} == {r.id for r in shelf().record_rows}
    assert len({c["claim_id"] for c in claims}) == len(claims)


def test_csv_has_a_row_an_event_and_origin(tmp_path: Path) -> None:
    """Each voice at the root of an event's chains has one row; its range is that of the figures under its own attributions."""
    export(shelf(), "csv", tmp_path, unredacted="test")
    with (tmp_path / "sources.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert tuple(rows[0]) == (*SOURCE_COLUMNS, "unredacted")
    told: dict[tuple[str, str], list[EventRecord]] = {}
    for r in shelf().record_rows:
        chains = [a.chain for a in r.attribution] or [()]
        for name in {(c[-1].name or c[-1].text) if c else r.outlet for c in chains}:
            if r.event_id:
                told.setdefault((r.event_id, name.casefold()), []).append(r)
    assert {(x["event_id"], x["origin"].casefold()) for x in rows} == set(told)
    assert len(rows) == len(told)
    for x in rows:
        records = told[x["event_id"], x["origin"].casefold()]
        assert set(x["record_ids"].split("; ")) == {r.id for r in records}
        dead = [
            n
            for r in records
            for f in r.figures
            if f.kind == "killed" and f.scope != "cumulative"
            for n in (f.min, f.max)
            if n is not None
        ]
        assert [x["killed_min"], x["killed_max"]] == ([str(min(dead)), str(max(dead))] if dead else ["", ""])
    assert any(x["killed_min"] for x in rows)


def test_a_csv_name_gives_three_files(tmp_path: Path) -> None:
    """A path that ends in .csv gets the events; the claims and the sources lie beside it."""
    export(shelf(), "csv", tmp_path / "x.csv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-claims.csv", "x-sources.csv", "x.csv"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_would_run_is_defused(text: str) -> None:
    """Text cells with a formula's first character get an apostrophe."""
    assert text_cell(text) == "'" + text
    assert cell((text, "b")).startswith("'")


def test_numbers_stay_numbers() -> None:
    """A negative longitude is no formula."""
    assert [cell(v) for v in (-8.78, -3, 0, None, True)] == ["-8.78", "-3", "0", "", "true"]


def test_geojson_is_points_with_flat_properties() -> None:
    """Longitude comes first, properties hold no object or list, and what has no place is counted."""
    doc = json.loads(_text("geojson"))
    assert doc["left_out"] == {"unresolved_place": 1}
    sfax = next(f for f in doc["features"] if f["properties"]["place"] == "Sfax")
    assert sfax["geometry"] == {"type": "Point", "coordinates": [10.76, 34.741]}
    assert sfax["properties"]["place_precision"] == "city"
    for feature in doc["features"]:
        assert not any(isinstance(v, dict | list) for v in feature["properties"].values())
    assert [f["id"] for f in doc["features"]] == sorted(f["id"] for f in doc["features"])


def test_an_unknown_format_is_refused() -> None:
    """The error has its code and names what there is."""
    with pytest.raises(ReportedlyError, match=r"R501.*geojson"):
        export(shelf(), "xls", io.StringIO())


@pytest.mark.parametrize("name", TEXTS)
def test_a_path_that_cannot_be_written_has_a_code(name: str, tmp_path: Path) -> None:
    """A folder that is a file cannot hold the export: R502."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ReportedlyError, match="R502"):
        export(shelf(), name, tmp_path / "file" / "out")
