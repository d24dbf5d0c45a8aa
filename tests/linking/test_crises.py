"""Events of one crisis as a story, and the day-by-day timeline over events; everything is invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.linking import crises, daybook, link
from reportedly.linking.daybook import sentence_at
from reportedly.records import Event, EventRecord, Evidence, Linked, Report, Span
from tests.linking.made import day, killed, party, record, report, told_by, town

DOCKERS = party("Rivo Dockers League", "LAB")
GUARDS = party("Harbour Guards", "COP")
TEXTS = {
    "a1": "Dr. Salt spoke first. Harbour Guards shot six people in Basra on Saturday, the clinic said. Shops closed.",
    "a2": "Harbour Guards killed six people in Basra on Saturday, the port office said.\nMore to follow",
    "a3": "Members of the Rivo Dockers League marched in Basra on Saturday.",
    "a4": "Members of the Rivo Dockers League marched in Basra on 20 November.",
    "a5": "A court in Najaf fined a miller for false weights on 21 November.",
}
QUOTES = {
    "a1": "Harbour Guards shot six people in Basra on Saturday",
    "a2": "Harbour Guards killed six people in Basra on Saturday",
    "a3": "Members of the Rivo Dockers League marched in Basra on Saturday",
    "a4": "Members of the Rivo Dockers League marched in Basra on 20 November",
    "a5": "A court in Najaf fined a miller for false weights on 21 November",
}


def reports() -> list[Report]:
    """The reports, each of its own outlet."""
    return [report(i, t, "Outlet " + i, "2019-11-10" if i < "a4" else "2019-11-22") for i, t in TEXTS.items()]


def evidence(ident: str) -> tuple[Evidence, ...]:
    """The quoted words where they stand."""
    start = TEXTS[ident].index(QUOTES[ident])
    return (Evidence(start, start + len(QUOTES[ident]), QUOTES[ident]),)


def records() -> list[EventRecord]:
    """A killing told twice, a march on that day and one eleven days later, and a fine in another town."""
    shot: dict[str, Any] = {"actor": (GUARDS,), "recipient": (DOCKERS,), "places": (town("Basra"),)}
    march: dict[str, Any] = {
        "type": "PROTEST",
        "mode": "demonstrate",
        "actor": (DOCKERS,),
        "recipient": (),
        "figures": (),
    }
    made = [
        record("r1", "a1", **shot, figures=(killed(6, 6),), attribution=(told_by("the clinic"),)),
        record("r2", "a2", **shot, figures=(killed(6, 6),), attribution=(told_by("the port office"),)),
        record("r3", "a3", **march, places=(town("Basra"),)),
        record("r4", "a4", **march, places=(town("Basra"),), time=day("2019-11-20"), published="2019-11-22"),
        record(
            "r5",
            "a5",
            type="SANCTION",
            mode=None,
            actor=(),
            figures=(),
            places=(town("Najaf"),),
            time=day("2019-11-21"),
        ),
    ]
    return [replace(r, evidence=evidence(r.report_id)) for r in made]


@pytest.fixture
def linked() -> Linked:
    """The events."""
    return link(records(), reports())


def of(linked: Linked, ident: str) -> Event:
    """The event of a record."""
    return next(e for e in linked.events if ident in e.records)


def test_acts_of_one_crisis_are_one_story(linked: Linked) -> None:
    """Town and league tie the killing and both marches; the fine stands alone."""
    whole, alone = sorted(crises(linked.events, records()), key=lambda s: -len(s.events))
    assert set(whole.events) == {of(linked, r).id for r in ("r1", "r3", "r4")}
    assert (whole.start, whole.end, whole.countries) == ("2019-11-09", "2019-11-20", ("IRQ",))
    assert set(whole.shared) == {"town: basra", "party: rivo dockers league"}
    assert alone.events == (of(linked, "r5").id,)


def test_one_thing_in_common_is_not_enough(linked: Linked) -> None:
    """The same town alone ties nothing."""
    events = [replace(e, actor=(), recipient=()) for e in linked.events]
    assert all(len(s.events) == 1 for s in crises(events, records()))


def test_a_long_silence_ends_a_crisis(linked: Linked) -> None:
    """Marches further apart than the step are two crises."""
    events = [replace(e, start="2020-03-01", end="2020-03-01") if "r4" in e.records else e for e in linked.events]
    assert sorted(len(s.events) for s in crises(events, records())) == [1, 1, 2]


def test_order_changes_nothing(linked: Linked) -> None:
    """Stories and days are the same from any order of input."""
    back = linked.events[::-1], records()[::-1]
    assert crises(*back) == crises(linked.events, records())
    assert daybook(*back, reports()[::-1]) == daybook(linked.events, records(), reports())


def test_the_gravest_act_stands_for_its_day(linked: Linked) -> None:
    """The killing comes before the march of the day, in the words of a report, which lie at the span."""
    first, second, third = daybook(linked.events, records(), reports())
    assert (first.day, first.event_id, first.independent) == ("2019-11-09", of(linked, "r1").id, 2)
    assert first.text == "Harbour Guards shot six people in Basra on Saturday, the clinic said."
    assert all(e.span.of(TEXTS[e.report_id]) == e.text for e in (first, second, third))
    assert [second.day, third.day] == ["2019-11-20", "2019-11-21"]


def test_days_are_chosen_by_weight(linked: Linked) -> None:
    """Of three days the weightiest is kept; two entries a day come by weight; a period bounds them."""
    assert [e.day for e in daybook(linked.events, records(), reports(), days=1)] == ["2019-11-09"]
    two = daybook(linked.events, records(), reports(), per_day=2, last="2019-11-19")
    assert [e.event_id for e in two] == [of(linked, "r1").id, of(linked, "r3").id]


def test_more_origins_weigh_more(linked: Linked) -> None:
    """The same act told by one origin weighs less."""
    killing = of(linked, "r1")
    single = replace(killing, corroboration=replace(killing.corroboration, independent=1))
    (more,), (less,) = (daybook([e], records(), reports()) for e in (killing, single))
    assert more.weight > less.weight


def test_what_has_not_happened_is_no_entry(linked: Linked) -> None:
    """Planned acts and acts without a day are left out."""
    planned = [replace(r, modality="planned") for r in records()]
    assert daybook(linked.events, planned, reports()) == ()
    assert daybook([replace(e, start="", end="") for e in linked.events], records(), reports()) == ()


def test_a_report_that_is_not_there_gives_its_evidence(linked: Linked) -> None:
    """Without the text the quoted words stand."""
    entry = daybook(linked.events, records(), [])[0]
    assert entry.text == QUOTES[entry.report_id]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("met Col. Brass", "He met Col. Brass at noon."),
        ("last line", "The last line"),
        ("Rain fell.", "Rain fell."),
    ],
)
def test_sentence_at(words: str, whole: str) -> None:
    """A title's full stop ends no sentence; a line does."""
    text = "Rain fell. He met Col. Brass at noon.\n The last line\nand after"
    start = text.index(words)
    assert sentence_at(text, Span(start, start + len(words))).of(text) == whole
