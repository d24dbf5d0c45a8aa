"""The contract's JSON shapes, both ways."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import (
    Attribution,
    EventRecord,
    Evidence,
    Figure,
    Party,
    Place,
    Source,
    Span,
    Time,
)
from reportedly.wire import record_from, record_json

SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
TEXT = st.text(max_size=20)
COUNTS = st.none() | st.integers(0, 10**6)
SOURCES = st.builds(Source, TEXT, TEXT, TEXT, SPANS)
PARTIES = st.builds(Party, TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), st.booleans(), SPANS)
DEGREES = st.none() | st.floats(-90, 90)
PLACES = st.builds(Place, TEXT, TEXT, DEGREES, DEGREES, TEXT, TEXT, TEXT, TEXT, TEXT, SPANS, st.just(""), st.just(0.0))
FIGURES = st.builds(Figure, TEXT, COUNTS, COUNTS, st.booleans(), TEXT, TEXT, TEXT, SPANS, st.none() | SPANS)
TIMES = st.none() | st.builds(Time, TEXT, TEXT, TEXT, TEXT, SPANS, TEXT)


def _some(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=2).map(tuple)


RECORDS = st.builds(
    EventRecord,
    actor=_some(PARTIES),
    recipient=_some(PARTIES),
    places=_some(PLACES),
    time=TIMES,
    figures=_some(FIGURES),
    attribution=_some(st.builds(Attribution, _some(SOURCES), TEXT, TEXT, SPANS)),
    issues=_some(TEXT),
    contexts=_some(TEXT),
    evidence=_some(st.builds(Evidence, st.integers(0, 99), st.integers(0, 99), TEXT)),
    sub_event=TEXT,
    confidence=st.integers(0, 1000).map(lambda n: n / 1000),
    reasons=st.just(()),
)


@given(RECORDS)
def test_a_record_comes_back_from_its_json(record: EventRecord) -> None:
    """A record that is written as JSON text and read again is the same record."""
    assert record_from(json.loads(json.dumps(record_json(record)))) == record


@given(RECORDS)
def test_a_line_without_a_sub_event_is_read(record: EventRecord) -> None:
    """Records written before there were sub-event types are read; they have none."""
    row = record_json(record)
    del row["sub_event"]
    assert record_from(row) == replace(record, sub_event="")


@given(RECORDS)
def test_the_keys_are_the_contracts(record: EventRecord) -> None:
    """A record has exactly the contract's keys, in the contract's order."""
    assert list(record_json(record)) == [
        "id", "report", "type", "mode", "sub_event", "contexts", "modality", "actor", "recipient", "places", "time",
        "figures", "attribution", "issues", "evidence", "confidence", "event_id", "coder",
    ]  # fmt: skip
