"""States, transactions, deletion and custody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, text

from reportedly.errors import ReportedlyError
from reportedly.store import Store, open_store, tables
from tests.store.made import CODER, TEXT, capture, coded, linked, report


def _fill(store: Store, *keys: str) -> None:
    pieces = [coded(k) for k in keys]
    for piece in pieces:
        store.add(piece, coder=CODER, capture=capture())
    assert store.put_linked(linked(*pieces), store.generation()[0])


def test_the_states_of_a_report(store: Store) -> None:
    """A report is new, then known; stale for another coder; a clash with another text; forgotten once deleted."""
    assert store.state(report(), CODER) == "new"
    store.add(coded(), coder=CODER)
    assert store.state(report(), CODER) == "known"
    assert store.state(report(), "made 2") == "stale"
    assert store.state(report(text="Other words."), CODER) == "clash"
    store.forget("r1", "asked")
    assert store.state(report(), CODER) == "forgotten"
    assert store.state(report("another-id"), CODER) == "forgotten"


def test_adding_twice_changes_nothing(store: Store) -> None:
    """The second time, the counts, the generation and the journal are as before."""
    store.add(coded(), coder=CODER, capture=capture())
    before = (store.counts(), store.generation())
    assert store.add(coded(), coder=CODER, capture=capture()) == "known"
    assert (store.counts(), store.generation()) == before


def test_a_clash_is_refused(store: Store) -> None:
    """The same id with another text raises R117 and the first stays."""
    store.add(coded(), coder=CODER)
    with pytest.raises(ReportedlyError, match="R117"):
        store.add(coded(text="Other words."), coder=CODER)
    held = store.report("r1")
    assert held is not None
    assert held.text == TEXT


def test_another_coder_codes_anew(store: Store) -> None:
    """A new version of the coder replaces the records and keeps the bytes."""
    store.add(coded(), coder=CODER, capture=capture())
    bare = replace(coded(), records=())
    assert store.add(bare, coder="made 2") == "stale"
    assert list(store.records()) == []
    assert store.capture(capture().sha256) == capture()


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """A report whose records cannot be written leaves no part of itself."""
    piece = coded()
    twice = replace(piece, records=(piece.records[0], piece.records[0]))
    with pytest.raises(ReportedlyError, match="R401"):
        store.add(twice, coder=CODER, capture=capture())
    assert set(store.counts().values()) == {0}


def test_linking_of_an_older_state_is_refused(store: Store) -> None:
    """Events made before another report came are not written."""
    store.add(coded("r1"), coder=CODER)
    generation, _ = store.generation()
    made = linked(coded("r1"))
    store.add(coded("r2"), coder=CODER)
    assert not store.put_linked(made, generation)
    assert list(store.events()) == []


def test_forgetting_leaves_a_tombstone_and_no_words(where: str) -> None:
    """Bytes, text, records and events go; the hash and the reason stay; SQLite's file holds no word of it."""
    with open_store(where) as store:
        _fill(store, "r1")
        assert store.forget("r1", "the family asked")
        counts = store.counts()
        assert counts["tombstones"] == 1
        assert {k: n for k, n in counts.items() if n} == {"tombstones": 1}
        assert list(store.search("marchers")) == []
        assert not store.forget("r1", "again")
        with store._engine.connect() as connection:
            assert connection.execute(text("SELECT reason FROM tombstones")).scalar() == "the family asked"
    if not where.startswith("postgresql"):
        assert b"marchers" not in Path(where).read_bytes()


def test_a_shared_capture_loses_its_bytes(store: Store) -> None:
    """Where the bytes held another report too, the row stays without bytes and is no fault of custody."""
    _fill(store, "r1", "r2")
    store.forget("r1", "asked")
    assert store.capture(capture().sha256) is None
    assert [r.id for r in store.reports()] == ["r2"]
    assert list(store.verify()) == []


def test_a_forgotten_report_can_be_brought_back(store: Store) -> None:
    """Adding it all the same brings it back whole and removes the tombstone."""
    _fill(store, "r1")
    store.forget("r1", "asked")
    assert store.add(coded(), coder=CODER, capture=capture()) == "forgotten"
    assert store.state(report(), CODER) == "known"


def test_verify_finds_changed_bytes_and_words(store: Store) -> None:
    """A changed byte and a changed letter of the text are both found, and only then."""
    _fill(store, "r1")
    assert list(store.verify()) == []
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE captures SET content = :b, packing = ''"), {"b": b"other"})
        connection.execute(text("UPDATE reports SET text = :t"), {"t": TEXT.replace("three", "seven")})
    found = list(store.verify())
    assert capture().sha256 in {f.subject for f in found}
    assert any(f.subject == "e-r1" and "evidence" in f.message for f in found)
    assert any(f.subject == "e-r1" and "figure" in f.message for f in found)


def test_search_takes_words_and_nothing_else(store: Store) -> None:
    """All words must be there; quotes, operators and SQL are only words."""
    store.add(coded("r1"), coder=CODER)
    store.add(coded("r2", text="A quiet day in Sfax."), coder=CODER)
    assert list(store.search("Gafsa police")) == ["r1"]
    assert list(store.search("quiet")) == ["r2"]
    assert list(store.search('" OR 1=1 --')) == []
    assert list(store.search("'); DROP TABLE reports; --")) == []
    assert list(store.search("()*")) == []
    assert store.counts()["reports"] == 2


def test_order_does_not_depend_on_the_order_of_adding(where: str) -> None:
    """Iterators are sorted by code point, capital letters before small ones, on both engines."""
    with open_store(where) as store:
        for key in ("b", "é", "B", "a", "_"):
            store.add(coded(key, text=f"Words of {key}"), coder=CODER)
        assert [r.id for r in store.reports()] == ["B", "_", "a", "b", "é"]


def test_meta_names_the_coder(store: Store) -> None:
    """The store knows who coded it and whether it is linked."""
    store.add(coded(), coder=CODER)
    assert store.meta()["coder"] == CODER
    assert not store.meta()["linked"]
    assert store.put_linked(linked(coded()), store.generation()[0])
    assert store.meta()["linked"]


def test_changed_metadata_of_a_known_text_is_taken_over(store: Store) -> None:
    """The same id and text with another date is stale and is written anew, with the bytes it came from."""
    store.add(coded(), coder=CODER, capture=capture())
    later = replace(coded(), report=replace(report(), published="2023-03-08"), records=())
    new = capture(b"<p>corrected</p>")
    assert store.state(report(), CODER) == "known"
    assert store.state(later.report, CODER) == "stale"
    assert store.add(later, coder=CODER, capture=new) == "stale"
    assert store.state(later.report, CODER) == "known"
    held = store.report("r1")
    assert held is not None
    assert held.published == "2023-03-08"
    assert store.capture(new.sha256) is not None


def test_a_lasting_fault_is_told_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that breaks a foreign key is R401 after one try: trying again cannot mend it."""
    tries = 0

    def work(connection: Connection) -> None:
        nonlocal tries
        tries += 1
        connection.execute(insert(tables.sightings), [{"report_id": "nobody", "capture": "nothing"}])

    with pytest.raises(ReportedlyError, match="R401"):
        store._write(work)
    assert tries == 1
