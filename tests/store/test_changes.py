"""What changed since a revision: new, changed and gone rows, in every way in which a store changes, on both engines."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from reportedly import api
from reportedly.records import Coded
from reportedly.store import Store, migrate, open_store
from tests.linking import held
from tests.store.made import CODER, coded, linked, record

_LATER = (
    *("anchors", "decisions", "reviewed", "relinking", "changes"),
    *("event_list", "event_words", "figure_list", "watched"),
)
_UPGRADE = command.upgrade
State = dict[tuple[str, str], object]


def _state(store: Store) -> State:
    """Every report, record, event and episode as it is now."""
    out: State = {("report", r.id): r for r in store.reports()}
    out |= {("record", r.id): r for r in store.records()}
    out |= {("event", e.id): e for e in store.events()}
    return out | {("episode", e.id): e for e in store.episodes()}


def _patched(old: State, store: Store, since: int) -> State:
    """``old`` with what the store says has changed since."""
    now, out = _state(store), dict(old)
    for change in store.changes(since):
        key = (change.kind, change.id)
        if change.gone:
            out.pop(key, None)
        else:
            out[key] = now[key]
    return out


def test_a_new_store_is_at_0(store: Store) -> None:
    """Nothing has changed in an empty store; adding raises the revision and names the report and its records."""
    assert (store.revision(), list(store.changes(0))) == (0, [])
    store.add(coded(), coder=CODER)
    assert store.revision() > 0
    assert [(x.kind, x.id, x.gone) for x in store.changes(0)] == [("record", "e-r1", False), ("report", "r1", False)]


def test_what_changes_nothing_raises_nothing(store: Store) -> None:
    """A known report and linking what is linked leave the revision."""
    store.add(coded(), coder=CODER)
    api.link_again(store)
    before = store.revision()
    store.add(coded(), coder=CODER)
    api.link_again(store)
    assert store.put_linked(linked(coded()), store.generation()[0])
    assert store.revision() == before
    assert list(store.changes(before)) == []


def test_a_forgotten_report_leaves_ids_and_a_coded_reason(store: Store) -> None:
    """Its records and the event are gone as forgotten; the reason that was given is not told."""
    pieces = [coded("r1"), coded("r2", outlet="Another Paper")]
    for piece in pieces:
        store.add(piece, coder=CODER)
    assert store.put_linked(linked(*pieces), store.generation()[0])
    (event,) = store.events()
    before = store.revision()
    store.forget("r1", "the family of somebody asked")
    found = {(x.kind, x.id): x for x in store.changes(before)}
    assert found["record", "e-r1"].reason == "forgotten"
    assert found["event", event.id].reason == "forgotten"
    assert found["event", event.id].held == ("e-r1", "e-r2")
    assert not found["record", "e-r2"].gone
    assert "family" not in repr(found)


def test_a_record_that_vanished_when_coded_anew(store: Store) -> None:
    """It is gone as recoded; one that is coded as before is not noted."""
    piece = replace(coded(), records=(*coded().records, record(coded().report, "other")))
    store.add(piece, coder=CODER)
    before = store.revision()
    store.add(coded(), coder="made 2")
    assert [(x.kind, x.id, x.gone, x.reason) for x in store.changes(before)] == [
        ("record", "other", True, "recoded"),
        ("report", "r1", False, ""),
    ]


def test_what_is_brought_back_is_not_gone(store: Store) -> None:
    """A forgotten report that is added all the same has its records again."""
    store.add(coded(), coder=CODER)
    store.forget("r1", "asked")
    before = store.revision()
    store.add(coded(), coder=CODER)
    assert [(x.id, x.gone) for x in store.changes(before)] == [("e-r1", False), ("r1", False)]
    assert [x for x in store.changes(0) if x.gone] == []


@pytest.mark.parametrize("seed", [7, 11])
def test_changes_bring_any_state_to_the_last(store: Store, seed: int) -> None:
    """Reports in parts, one coded anew, two forgotten, one brought back: from every state on the way the changes lead to the last."""
    pieces = [Coded(report, (), (), records) for report, records in held.reports(seed, 40)]
    random.Random(seed).shuffle(pieces)
    states: list[tuple[int, State]] = [(0, {})]

    def seen() -> None:
        states.append((store.revision(), _state(store)))

    for part in range(4):
        for piece in pieces[part::4]:
            store.add(piece, coder=CODER)
        seen()
        api.link_again(store)
        seen()
    with_records = [p for p in pieces if len(p.records) > 1]
    store.replace(replace(with_records[0], records=with_records[0].records[1:]), coder="made 2")
    seen()
    api.link_again(store)
    seen()
    for piece in (with_records[1], pieces[3]):
        store.forget(piece.report.id, "asked")
        seen()
    api.link_again(store)
    seen()
    store.add(with_records[1], coder=CODER)
    api.link_again(store)
    last = _state(store)
    assert [revision for revision, old in states if _patched(old, store, revision) != last] == []
    assert [r for r, _ in states] == sorted(r for r, _ in states)


def test_an_older_store_has_all_at_revision_1(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a store of version 3 holds is told as changed at revision 1 once it is opened."""
    with open_store(where) as store:
        store.add(coded(), coder=CODER)
        api.link_again(store)
        events = [e.id for e in store.events()]
        with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
            for later in _LATER:
                connection.execute(text(f"DROP TABLE {later}"))
            connection.execute(text("DELETE FROM meta WHERE key = 'revision'"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    with open_store(where) as store:
        found = [(x.kind, x.id, x.revision, x.gone) for x in store.changes(0)]
        assert found == [
            *(("event", e, 1, False) for e in events),
            ("record", "e-r1", 1, False),
            ("report", "r1", 1, False),
        ]
        assert store.revision() == 1


def test_the_migration_is_the_last(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store of version 3 is brought up and is at revision 0."""

    def stopped(config: Config, _: str) -> None:
        _UPGRADE(config, "0003")

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", stopped)
        open_store(where).close()
    with open_store(where) as store, store._engine.connect() as connection:
        assert migrate.version_of(connection) == migrate.HEAD
        assert (store.revision(), list(store.changes(0))) == (0, [])
