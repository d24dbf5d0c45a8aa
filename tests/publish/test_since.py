"""Exports since a revision: put on an earlier export they give today's, in every format; what is gone is told, no name is."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from reportedly import api
from reportedly.errors import ReportedlyError
from reportedly.publish import FORMATS, Written, export, write
from reportedly.publish.happenings import number_of
from reportedly.records import Coded, EventRecord, Party, Span
from reportedly.store import Store, open_store
from tests.linking import held
from tests.linking.made import day, town
from tests.linking.made import record as linking_record
from tests.linking.made import report as linking_report
from tests.publish.fakes import party, record, report, shelf

Rows = dict[tuple[str, str], Any]
# Formats that can be written here.
NAMES = [name for name in FORMATS if name != "parquet" or find_spec("pyarrow")]
TABLES = {"csv", "acled", "ucdp", "plover", "gdelt", "parquet"}


def _table(path: Path, tabs: bool = False, header: bool = True) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE)) if tabs else list(csv.reader(f))
    return rows[1:] if header else rows


def _grouped(kind: str, rows: Iterable[Any], key: Any) -> Rows:
    out: Rows = {}
    for row in rows:
        out.setdefault((kind, str(key(row))), []).append(row)
    return out


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]


def _read(name: str, path: Path) -> Rows:
    """Every row of an export by what it is keyed by; those that hold several rows a key as a list."""
    if name == "csv":
        events = _grouped("event", _table(path / "events.csv"), lambda r: r[0])
        sources = _grouped("mentions", _table(path / "sources.csv"), lambda r: r[0])
        return events | sources | _grouped("record", _table(path / "claims.csv"), lambda r: r[1])
    if name == "gdelt":
        events = _grouped("event", _table(path / "events.tsv", tabs=True, header=False), lambda r: r[0])
        return events | _grouped("mentions", _table(path / "mentions.tsv", tabs=True, header=False), lambda r: r[0])
    if name == "plover":
        return _grouped("record", _table(path, tabs=True), lambda r: r[0].rpartition("_")[2])
    if name in {"acled", "ucdp"}:
        return _grouped("event", _table(path), lambda r: r[0 if name == "acled" else 1])
    if name == "parquet":
        pq = pytest.importorskip("pyarrow.parquet")
        keys = {"events": ("event", "id"), "claims": ("record", "record_id"), "records": ("row", "id")}
        out: Rows = {}
        for file, (kind, key) in keys.items():
            out |= _grouped(kind, pq.read_table(path / f"{file}.parquet").to_pylist(), lambda r, k=key: r[k])
        return out
    if name == "geojson":
        return _grouped("event", json.loads(path.read_text(encoding="utf-8"))["features"], lambda r: r["id"])
    if name == "annotations":
        items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
        return _grouped("record", items, lambda r: r["id"].rpartition(":")[2])
    alive = [{k: v for k, v in x.items() if k != "revision"} for x in _lines(path) if not x.get("deleted")]
    return _grouped(name.removesuffix("s"), alive, lambda r: r["id"])


def _gone(name: str, path: Path) -> set[tuple[str, str]]:
    """What an export says is gone, by the same keys."""
    if name in {"geojson", "annotations"}:
        told = json.loads(path.read_text(encoding="utf-8"))["deleted"]
    elif name in TABLES:
        folder = path.is_dir()
        side = path / "deleted.csv" if folder else path.with_name(f"{path.stem}-deleted.csv")
        with side.open(encoding="utf-8", newline="") as f:
            told = list(csv.DictReader(f))
    else:
        told = [x for x in _lines(path) if x.get("deleted")]
    out = set()
    for stone in told:
        key = stone["id"] if name != "gdelt" else stone["number"]
        out |= {(kind, key) for kind in (stone["kind"], {"event": "mentions"}.get(stone["kind"], "row"))}
    return out


def _export(store: Store, name: str, folder: Path, since: int | None = None) -> tuple[Path, Written]:
    path = folder / ("out" if name in {"csv", "gdelt", "parquet"} else "out.x")
    return path, write(store, name, path, since=since)


def _patched(old: Rows, name: str, path: Path) -> Rows:
    gone, new = _gone(name, path), _read(name, path)
    assert not gone & set(new)
    return {k: v for k, v in old.items() if k not in gone} | new


def _field_fit(made: EventRecord) -> EventRecord:
    """A record that ACLED and GED would take where it is of an assault."""
    army = Party("Army", "Army", "IRQ", ("MIL",), False, Span(0, 0))
    kind = {"ASSAULT": "Attack", "PROTEST": "Peaceful protest"}.get(made.type, "")
    return replace(made, sub_event=kind, actor=(army,) if kind == "Attack" else made.actor)


def _march(n: int) -> Coded:
    """A report of one of the marches that make an episode."""
    iso, key = f"2019-11-{n:02}", f"m{n}"
    told: dict[str, Any] = {
        "quote": f"Dockers marched {n}",
        "type": "PROTEST",
        "published": iso,
        "time": day(iso),
        "places": (town("Basra"),),
    }
    one = linking_record(f"r{n}", key, **told)
    return Coded(linking_report(key, f"Dockers marched {n} through the town", one.outlet, iso), (), (), (one,))


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five states of one store, exported whole in every format (``N/FORMAT``), and every step from each to the last."""
    folder = tmp_path_factory.mktemp("history")
    pieces = [Coded(r, (), (), tuple(map(_field_fit, records))) for r, records in held.reports(7, 40)]
    random.Random(7).shuffle(pieces)
    some = [p for p in pieces[:20] if len(p.records) > 1]
    pieces[:0], pieces[len(pieces) :] = [_march(1), _march(4)], [_march(8), _march(10)]

    def whole(store: Store, state: int) -> int:
        for name in NAMES:
            _export(store, name, folder / str(state) / name)
        return store.revision()

    with open_store(str(folder / "x.db")) as store:
        at = [whole(store, 0)]
        for state, part in ((1, pieces[:20]), (2, pieces[20:])):
            for piece in part:
                store.add(piece, coder="made")
            api.link_again(store)
            at.append(whole(store, state))
        planned = tuple(replace(r, modality="planned") for r in some[0].records[1:])
        store.replace(replace(some[0], records=planned), coder="made 2")
        store.forget(some[1].report.id, "Yassine Dhouibi asked")
        store.forget("m10", "asked")
        at.append(whole(store, 3))
        api.link_again(store)
        at.append(whole(store, 4))
        for state, since in enumerate(at):
            for name in NAMES:
                _export(store, name, folder / f"{state}to4" / name, since)
    return folder


@pytest.mark.parametrize("state", range(5))
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_changes_on_an_earlier_export_give_todays(name: str, state: int, history: Path) -> None:
    """Rows that are gone taken out and rows that changed put in make every earlier export the last one."""
    if name not in NAMES:
        pytest.skip("pyarrow is not installed")
    file = "out" if name in {"csv", "gdelt", "parquet"} else "out.x"
    old, last = (_read(name, history / x / name / file) for x in (str(state), "4"))
    assert last
    assert _patched(old, name, history / f"{state}to4" / name / file) == last


def test_nothing_new_is_an_empty_export(history: Path, tmp_path: Path) -> None:
    """Since the last revision there are no rows and no deletions, and the revision is told again."""
    with open_store(str(history / "x.db"), readonly=True) as store:
        done = write(store, "records", tmp_path / "x.jsonl", since=store.revision())
        assert (done.rows, done.deleted, done.revision) == (0, 0, store.revision())
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == ""


def test_lines_tell_their_revision(history: Path) -> None:
    """Each line says when it changed; the greatest of them serves as the next --since; whole exports say nothing of it."""
    lines = [x for name in ("records", "events", "episodes") for x in _lines(history / "1to4" / name / "out.x")]
    with open_store(str(history / "x.db"), readonly=True) as store:
        assert max(x["revision"] for x in lines) == store.revision()
    assert not any("revision" in x for x in _lines(history / "4" / "records" / "out.x"))


def test_tombstones_have_coded_reasons_and_no_words(history: Path) -> None:
    """Reasons are of the fixed list; what a person gave as a reason, which may name somebody, stands nowhere."""
    with (history / "2to4" / "csv" / "out" / "deleted.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert {r["reason"] for r in rows} >= {"forgotten", "recoded"}
    assert {r["reason"] for r in rows} <= {"forgotten", "recoded", "relinked", "left_out"}
    assert all(r["number"] == str(number_of(r["id"])) for r in rows if r["kind"] == "event")
    events = {k for _, k in _read("events", history / "4" / "events" / "out.x")}
    into = {e for r in rows for e in r["into"].split("; ") if e}
    assert into
    assert into <= events
    for path in history.rglob("out*"):
        if path.is_file():
            assert b"Yassine" not in path.read_bytes()


def test_what_a_format_no_longer_takes_is_left_out(history: Path) -> None:
    """A record that is only planned now has no row in plover: its end is told there and not in records."""
    left = {k for k in _gone("plover", history / "2to4" / "plover" / "out.x") if k[0] == "record"}
    alive = set(_read("records", history / "4" / "records" / "out.x"))
    assert left & alive
    assert not _gone("records", history / "2to4" / "records" / "out.x") & alive


def test_a_name_that_is_withheld_since_is_withheld_in_old_rows(tmp_path: Path) -> None:
    """A report that tells who is private makes an unchanged record with a name of no listed given name be given again, without it."""
    march = report("march", "Outlet", "2023-03-07", "Crowds marched for Qorvane Dhouibi in Gafsa.")
    act = record(march, "Crowds marched for Qorvane Dhouibi in Gafsa", "PROTEST", actor=(party(march.text, "Crowds"),))
    later = report("later", "Another", "2023-03-08", "Qorvane Dhouibi, a 19-year-old student, was killed.")
    with open_store(str(tmp_path / "x.db")) as store:
        store.add(Coded(march, (), (), (act,)), coder="made")
        api.link_again(store)
        before, after = io.StringIO(), io.StringIO()
        since = write(store, "records", before).revision
        store.add(Coded(later, (), (), ()), coder="made")
        assert store.revision() > since
        assert write(store, "records", after, since=since).rows == 1
        assert "Dhouibi" in before.getvalue()
        assert "Dhouibi" not in after.getvalue()
        assert write(store, "records", io.StringIO(), since=since, unredacted="consent").rows == 0


def test_a_revision_of_another_store_is_refused(tmp_path: Path) -> None:
    """R501 for a revision that the store has not reached, and for tables without a file to tell the deletions in."""
    with open_store(str(tmp_path / "x.db")) as store:
        with pytest.raises(ReportedlyError, match=r"R501.*revision 0"):
            write(store, "records", io.StringIO(), since=7)
        with pytest.raises(ReportedlyError, match=r"R501.*-o"):
            write(store, "acled", io.StringIO(), since=0)


def test_a_table_of_deletions_lies_beside_a_file(tmp_path: Path) -> None:
    """NAME.csv has NAME-deleted.csv beside it, with its header where nothing is gone; without --since there is none."""
    export(shelf(), "acled", tmp_path / "x.csv", since=0)
    export(shelf(), "acled", tmp_path / "y.csv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-deleted.csv", "x.csv", "y.csv"]
    told = (tmp_path / "x-deleted.csv").read_text(encoding="utf-8")
    assert told == "id,kind,number,revision,reason,into,schema_version\n"


def test_deletions_stand_where_the_tables_do(tmp_path: Path) -> None:
    """A folder whose name has a full stop holds them too."""
    export(shelf(), "csv", tmp_path / "week.9", since=0)
    export(shelf(), "gdelt", tmp_path / "x.tsv", since=0)
    assert sorted(p.name for p in (tmp_path / "week.9").iterdir()) == [
        *("claims.csv", "deleted.csv", "events.csv", "sources.csv"),
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["week.9", "x-deleted.csv", "x-mentions.tsv", "x.tsv"]
