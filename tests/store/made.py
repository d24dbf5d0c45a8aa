"""Reports, records and events made by hand, and strategies that make them at random."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from reportedly.linking import link
from reportedly.records import (
    Attribution,
    Capture,
    Claim,
    Coded,
    EventRecord,
    Evidence,
    Figure,
    Line,
    Linked,
    Party,
    Place,
    Report,
    Source,
    Span,
    Time,
)

TEXT = "Police killed three marchers in Gafsa on Monday, the Basin Hospital said."
CODER = "made 1"


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text``."""
    at = text.index(words)
    return Span(at, at + len(words))


def capture(content: bytes = b"<p>raw</p>", source: str = "a.html") -> Capture:
    """Bytes with their hash."""
    return Capture(hashlib.sha256(content).hexdigest(), content, "text/html", source)


def report(key: str = "r1", text: str = TEXT, outlet: str = "The Invented Courier") -> Report:
    """A report whose bytes are ``capture()``."""
    return Report(key, text, capture().sha256, outlet=outlet, title="A march", published="2023-03-07")


def record(of: Report, key: str = "") -> EventRecord:
    """One record of a report whose text is ``TEXT``."""
    gafsa = Place("Gafsa", "Gafsa", 34.4, 8.8, "TUN", "Gafsa", "Gafsa", "city", "g1", span("Gafsa"), "g2", 0.25)
    hospital = Source("the Basin Hospital", "Basin Hospital", "organisation", span("the Basin Hospital"))
    clause = span("Police killed three marchers in Gafsa on Monday")
    return EventRecord(
        id=key or f"e-{of.id}",
        report_id=of.id,
        outlet=of.outlet,
        url=of.url,
        title=of.title,
        byline=of.byline,
        published=of.published,
        language=of.language,
        sha256=of.sha256,
        type="ASSAULT",
        mode="firearms",
        contexts=(),
        modality="actual",
        actor=(Party("Police", "police", "TUN", ("COP",), private=False, span=span("Police")),),
        recipient=(Party("three marchers", "marchers", "TUN", ("CVL",), private=True, span=span("three marchers")),),
        places=(gafsa,),
        time=Time("Monday", "2023-03-06", "2023-03-06", "day", span("Monday")),
        figures=(Figure("killed", 3, 3, vague=False, qualifier="", scope="event", text="three", span=span("three")),),
        attribution=(Attribution((hospital,), "said", "stated", span("the Basin Hospital said")),),
        issues=(),
        evidence=(Evidence(clause.start, clause.end, clause.of(TEXT)),),
        confidence=0.875,
        coder_name="made",
        coder_version="1",
        reasons=(("type", "killed"),),
    )


def coded(key: str = "r1", text: str = TEXT, outlet: str = "The Invented Courier") -> Coded:
    """A coded report with one record (none where the text is not ``TEXT``)."""
    made = report(key, text, outlet)
    claims = (Claim((), None, (Span(0, 6),), "alleged", "reach"),)
    records = (record(made),) if text == TEXT else ()
    return Coded(made, (Line(Span(0, len(text)), "body"),), claims, records)


def linked(*pieces: Coded) -> Linked:
    """What linking says of them."""
    return link([r for p in pieces for r in p.records], [p.report for p in pieces])


# Every code point there is, U+0000 and lone surrogates among them.
WORDS = st.text(st.characters(exclude_categories=()), max_size=12)
SPANS = st.tuples(st.integers(0, 2**31), st.integers(0, 2**31)).map(lambda x: Span(*x))
FLOATS = st.floats(-1e6, 1e6, allow_nan=False)
WHOLE = st.integers(0, 10**30)


def any_of(kind: type, **given: Any) -> st.SearchStrategy[Any]:
    """Values of a type of ``records``."""
    st.register_type_strategy(str, WORDS)
    st.register_type_strategy(Span, SPANS)
    st.register_type_strategy(float, FLOATS)
    st.register_type_strategy(int, st.integers(0, 2**31))
    big = {"min": st.none() | WHOLE, "max": st.none() | WHOLE, "part_of": st.none()}
    st.register_type_strategy(Figure, st.builds(Figure, **big))
    return st.builds(kind, **{f.name: ... for f in fields(kind)} | given)


def any_coded(key: str) -> st.SearchStrategy[Coded]:
    """Coded reports with anything in them; the record ids start with the report's."""
    reports = any_of(Report, id=st.just(key), sha256=st.just("0" * 64))
    records = st.lists(any_of(EventRecord, report_id=st.just(key), event_id=st.none()), max_size=2).map(
        lambda rs: tuple(replace(r, id=f"{key}-{i}") for i, r in enumerate(rs))
    )
    lines = st.lists(any_of(Line), max_size=3).map(tuple)
    claims = st.lists(any_of(Claim), max_size=3).map(tuple)
    return st.builds(Coded, reports, lines, claims, records, st.just(()))
