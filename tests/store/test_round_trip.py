"""What is read back is what was put in, on both engines."""

from __future__ import annotations

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import errors
from reportedly.records import Capture, Coded
from reportedly.store import Store
from reportedly.store.words import escape, unescape
from tests.store.made import CODER, WORDS, any_coded, capture, coded, linked

_KEYS = count()
FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(st.data())
def test_a_coded_report_comes_back(store: Store, data: st.DataObject) -> None:
    """Report, lines, claims and records come back equal, whatever characters and numbers they hold."""
    piece: Coded = data.draw(any_coded(f"k{next(_KEYS)}"))
    assert store.add(piece, coder=CODER) in {"new", "forgotten"}
    key = piece.report.id
    assert store.report(key) == piece.report
    assert tuple(store.lines(key)) == piece.lines
    assert tuple(store.claims(key)) == piece.claims
    assert tuple(store.records(key)) == piece.records


@FEW
@given(st.binary(max_size=300))
def test_bytes_come_back(store: Store, content: bytes) -> None:
    """A capture's bytes come back as they came, packed or not."""
    kept = capture(content)
    store.keep(kept)
    held = store.capture(kept.sha256)
    assert held is not None
    assert held.content == content


@given(WORDS)
def test_escapes_come_back(text: str) -> None:
    """The escape can be undone for every string, and leaves nothing that a database refuses."""
    assert unescape(escape(text)) == text
    assert "\x00" not in escape(text)
    escape(text).encode("utf-8")


def test_compressible_bytes_are_packed(store: Store) -> None:
    """A page of 100 kB that repeats itself comes back to the byte."""
    kept: Capture = capture(b"<p>again</p>" * 9000)
    store.keep(kept)
    assert store.capture(kept.sha256) == kept


def test_events_come_back(store: Store) -> None:
    """Events, links and copies come back as linking made them, and records name their event."""
    pieces = [coded("r1"), coded("r2", outlet="Another Paper")]
    for piece in pieces:
        store.add(piece, coder=CODER)
    made = linked(*pieces)
    assert store.put_linked(made, store.generation()[0])
    assert sorted(store.events(), key=lambda e: e.id) == sorted(made.events, key=lambda e: e.id)
    assert {r.id: r.event_id for r in store.records()} == dict(made.event_of)
    assert sorted(store.copies(), key=repr) == sorted(made.copies, key=repr)
    assert list(store.links()) == sorted((x for e in made.events for x in e.links), key=lambda x: (x.a, x.b))
    first = made.events[0]
    assert store.event(first.id) == first


def test_refusals_come_back_once(store: Store) -> None:
    """The same refusal twice is one row; nothing is written the second time."""
    why = errors.refusal("R101", "empty.html", 0)
    assert store.keep(None, [why])
    assert not store.keep(None, [why])
    assert list(store.refusals()) == [why]


def test_what_is_not_there_is_none(store: Store) -> None:
    """A question for an unknown id gives None."""
    assert store.report("x") is None
    assert store.record("x") is None
    assert store.event("x") is None
    assert store.capture("x") is None
