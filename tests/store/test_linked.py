"""Linking again writes only what differs; what is then in the store is what linking everything at once puts there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as listen
from sqlalchemy import select, text

from reportedly import api
from reportedly.again import Stub
from reportedly.records import Coded, Linked
from reportedly.store import Store, open_store, tables
from reportedly.store.linked import bouts_query
from tests.linking import held
from tests.linking.made import day, record, report, town


def _coded(seed: int, n: int = 40) -> list[Coded]:
    return [Coded(report, (), (), records) for report, records in held.reports(seed, n)]


def _add(store: Store, pieces: Sequence[Coded]) -> None:
    for piece in pieces:
        store.add(piece, coder="made")


def _rows(store: Store) -> dict[str, list[Any]]:
    """Every row that linking made."""
    made = [tables.events, tables.event_records, tables.event_figures, tables.links, tables.copies]
    made += [tables.episodes, tables.episode_events]
    with store._engine.connect() as connection:
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in made}


def _at_once(pieces: Sequence[Coded], folder: Path) -> dict[str, list[Any]]:
    with open_store(str(folder / f"whole{random.random()}.db")) as store:
        _add(store, pieces)
        api.link_again(store)
        return _rows(store)


def test_ten_parts_and_forgetting_leave_the_same_rows(store: Store, tmp_path: Path) -> None:
    """Ten parts in any order, then reports forgotten and one with another outlet: every row is as if linked at once."""
    pieces = _coded(7)
    random.Random(7).shuffle(pieces)
    for part in range(10):
        _add(store, pieces[part::10])
        api.link_again(store)
    assert _rows(store) == _at_once(pieces, tmp_path)
    source = min(store.copies(), key=lambda x: (x.source, x.copy)).source
    for key in (source, pieces[3].report.id):
        store.forget(key, "asked")
    api.link_again(store)
    left = [p for p in pieces if p.report.id not in {source, pieces[3].report.id}]
    assert _rows(store) == _at_once(left, tmp_path)


def test_days_of_one_town_are_stored_as_an_episode(store: Store) -> None:
    """Events of three days in one town stand in one episode, added one by one or not; forgetting one of them undoes it."""
    marches = [_march(n) for n in (1, 4, 8)]
    for piece in marches:
        _add(store, [piece])
        api.link_again(store)
    (found,) = store.episodes()
    assert (found.kind, found.start, found.end) == ("protest", "2019-11-01", "2019-11-08")
    assert list(found.events) == [e.id for e in sorted(store.events(), key=lambda e: e.start)]
    assert [p.id for p in store.episodes(found.events[0])] == [found.id]
    assert store.episode(found.id) == found
    store.forget(marches[1].report.id, "asked")
    api.link_again(store)
    assert list(store.episodes()) == []


def _march(n: int) -> Coded:
    iso, key = f"2019-11-{n:02}", f"m{n}"
    made = record(
        f"r{n}",
        key,
        quote=f"Dockers marched {n}",
        type="PROTEST",
        published=iso,
        time=day(iso),
        places=(town("Basra"),),
    )
    return Coded(report(key, f"{made.evidence[0].quote} through the town", made.outlet, iso), (), (), (made,))


def test_a_forgotten_source_leaves_no_name(store: Store) -> None:
    """Right after forgetting, no event that counted with the report's outlet or words is left."""
    _add(store, _coded(7))
    api.link_again(store)
    edge = min(store.copies(), key=lambda x: (x.source, x.copy))
    touched = {r.event_id for key in (edge.source, edge.copy) for r in store.records(key)}
    store.forget(edge.source, "asked")
    assert not touched & {e.id for e in store.events()}
    assert list(store.events())


def test_a_later_report_writes_only_its_events(store: Store) -> None:
    """Of a further report on the last day no event of earlier days is written or read, and all ids stay."""
    pieces = sorted(_coded(3, 60), key=lambda p: p.report.published)
    _add(store, pieces[:-1])
    api.link_again(store)
    before = {e.id for e in store.events()}
    inserted: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.startswith("INSERT INTO events"):
            inserted.extend(map(str, parameters if isinstance(parameters, list) else [parameters]))

    listen.listen(store._engine, "before_cursor_execute", hear)
    _add(store, pieces[-1:])
    api.link_again(store)
    assert pieces[-1].records
    assert 0 < len(inserted) <= 2 * len(pieces[-1].records)
    assert before - {e.id for e in store.events()} == set()


def test_other_rules_link_everything(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events made by other rules are not kept when a report is added."""
    pieces = _coded(5)
    _add(store, pieces[:20])
    api.link_again(store)
    called: list[int] = []
    put = Store.put_linked

    def counted(store: Store, linked: Linked, generation: int, rules: str = "") -> bool:
        called.append(1)
        return put(store, linked, generation, rules)

    monkeypatch.setattr(Store, "put_linked", counted)
    _add(store, pieces[20:30])
    api.link_again(store)
    assert called == []
    monkeypatch.setattr("reportedly.linking.rules", lambda: "others")
    _add(store, pieces[30:])
    api.link_again(store)
    assert called == [1]


def test_what_is_noted_of_the_deleted_names_nobody(store: Store) -> None:
    """Until the next linking, type and days of deleted records stand in the store, then not even these."""
    _add(store, _coded(7, 10))
    api.link_again(store)
    store.forget("a003", "asked")
    _, gone = store.unlinked()
    assert gone
    assert all(isinstance(x, Stub) and not (x.id or x.report_id or x.event_id) for x in gone)
    api.link_again(store)
    assert store.unlinked()[1] == []


def test_places_of_bouts_are_looked_up(tmp_path: Path) -> None:
    """What goes on for days is read record by record off an index: no table of places is read through for each record."""
    with open_store(str(tmp_path / "plan.db")) as store, store._engine.connect() as connection:
        query = str(bouts_query().compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [str(row.detail) for row in connection.execute(text("explain query plan " + query))]
    assert sum(step.startswith("SEARCH places") for step in plan) == 4
    assert not [step for step in plan if step.startswith(("MATERIALIZE", "SCAN places", "SCAN anon"))]
