"""Every value of every record has a span, and every span its words: the promise that the whole program makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.intake import take
from reportedly.pipeline import code_reports
from reportedly.records import Coded, EventRecord, Span

MODALITIES = {"actual", "planned", "threatened", "hypothetical", "denied"}
STANCES = {"stated", "alleged", "confirmed", "denied"}
KINDS = {"outlet", "agency", "official", "organisation", "witness", "document", "unnamed"}


@pytest.fixture(scope="module")
def coded(root: Path) -> list[Coded]:
    """All reports of examples/, coded."""
    return list(code_reports(r for taken in take([root / "examples"]) for r in taken.reports))


def _worded(record: EventRecord) -> Iterator[tuple[Span, str]]:
    """Every span of a record with the words that it says it holds."""
    for item in record.evidence:
        yield Span(item.start, item.end), item.quote
    for party in record.actor + record.recipient:
        yield party.span, party.text
    for place in record.places:
        yield place.span, place.text
    for figure in record.figures:
        yield figure.span, figure.text
    for attribution in record.attribution:
        yield from ((source.span, source.text) for source in attribution.chain)
    if record.time:
        yield record.time.span, record.time.text


def test_examples_give_records(coded: list[Coded]) -> None:
    """The examples are not coded to nothing, and no stage fails on them."""
    assert sum(len(c.records) for c in coded) >= 60
    assert [r.line() for c in coded for r in c.refusals if r.code == "R201"] == []


def test_every_span_holds_its_words(coded: list[Coded]) -> None:
    """``text[start:end] == quote`` for every value of every record."""
    wrong = [
        (c.report.id, words, span.of(c.report.text))
        for c in coded
        for record in c.records
        for span, words in _worded(record)
        if words and span.of(c.report.text) != words
    ]
    assert wrong == []


def test_every_record_has_evidence(coded: list[Coded]) -> None:
    """A record has at least one quote, and none is empty."""
    assert all(r.evidence and all(e.quote for e in r.evidence) for c in coded for r in c.records)


def test_codes_are_the_codebooks(coded: list[Coded]) -> None:
    """Modality, stance, source kind and figure scope take the codebook's values only."""
    records = [r for c in coded for r in c.records]
    assert {r.modality for r in records} <= MODALITIES
    assert {a.stance for r in records for a in r.attribution} <= STANCES
    assert {s.kind for r in records for a in r.attribution for s in a.chain} <= KINDS
    assert {f.scope for r in records for f in r.figures} <= {"event", "cumulative"}
    assert all(0 <= r.confidence <= 1 for r in records)


def test_ids_are_unique_and_stable(coded: list[Coded]) -> None:
    """No two records share an id, and coding a report by itself gives the ids that coding in a batch gave."""
    ids = [r.id for c in coded for r in c.records]
    assert len(ids) == len(set(ids))
    some = coded[len(coded) // 2]
    assert next(code_reports([some.report])).records == some.records
