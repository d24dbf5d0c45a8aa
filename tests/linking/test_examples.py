"""The week of the examples, as a monitor would group it: which reports tell of one event, and what is told of it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import reportedly
from reportedly.records import Event, EventRecord

EXAMPLES = Path(__file__).parents[2] / "examples"
# Words that stand in a record's clause (part after the bar: in its report's address or title) and the event they tell of, by hand.
_EVENTS = {
    "shooting in Gafsa, 8 March": (
        "three people were killed and 27|bps-08",
        "the clashes broke out near|bps-08",
        "live fire|bps-08",
        "three people were killed and 27|ledger-09",
        "three people were killed and 27|post-09-padded",
        "at least three people have been killed|meridian-08",
        "security forces clashed|meridian-08",
        "five bodies|meridian-08",
        "five people were shot dead|courier-08",
        "fired from the roof|courier-08",
        "at least seven people were killed|open-08",
        "security forces opened fire|open-08",
        "three people died in the events|republic-08",
        "the deaths of at least seven|rights monitor",
        "at least 84 people were injured|rights monitor",
        "84 people were injured in gafsa|bps-10-corr",
        "raised its toll|meridian-10",
        "at least seven people were killed|meridian-10",
        "raised its toll|courier-10",
        "security forces opened fire|meridian-12",
        "at least seven people were killed|meridian-12",
        "security forces opened fire|ledger-12",
        "whose brother was killed|post-09-strike",
        "fired live ammunition|republic-09",
    ),
    "march in Sfax, 9 March": (
        "tens of thousands of people marched through sfax|bps-09",
        "40,000 people had marched|post-09-strike",
        "8,000 people took part|republic-09",
        "tens of thousands of people marched in sfax|meridian-12",
    ),
    "arrests at Metlaoui, 7 March": ("police arrested 23|bps-07", "security forces arrested 23|republic-07"),
    "strike, 6 March": ("went on strike|bps-06", "went on strike|ledger-06", "went on strike|meridian-12"),
    "blockade, 6 March": ("blocked the railway|bps-06", "blocked the railway|ledger-06"),
    "tear gas at Metlaoui, 7 March": ("police fired tear gas|bps-07", "12 people were injured|bps-07"),
    "officers injured at Metlaoui, 7 March": (
        "police officers were injured|republic-07",
        "rioters attacked|republic-07",
    ),
    "custody death, rumoured": ("died in the police station|notes-09",),
    "march in Tunis, 10 March": ("5,000 people demonstrated|meridian-10",),
}


@pytest.fixture(scope="module")
def corpus() -> tuple[list[EventRecord], list[Event]]:
    """Records and events of the examples."""
    with reportedly.read(EXAMPLES) as made:
        return list(made.records()), list(made.events())


def _named(record: EventRecord, key: str) -> bool:
    words, _, report = key.partition("|")
    return words in record.evidence[0].quote.casefold() and report in f"{record.url} {record.title}".casefold()


def _labels(records: list[EventRecord]) -> dict[str, str]:
    """The event by hand of every record that is named above."""
    found = {}
    for event, keys in _EVENTS.items():
        for key in keys:
            found.update({r.id: event for r in records if _named(r, key) and r.id not in found})
    return found


def test_pairs_of_the_week(corpus: tuple[list[EventRecord], list[Event]]) -> None:
    """Of the pairs of records that tell of one event, and of those joined, at least nine in ten agree (F1)."""
    records, events = corpus
    label = _labels(records)
    assert len(label) >= 0.8 * sum(map(len, _EVENTS.values()))
    event_of = {r: e.id for e in events for r in e.records}
    pairs = list(combinations(sorted(label), 2))
    wanted = {p for p in pairs if label[p[0]] == label[p[1]]}
    joined = {p for p in pairs if event_of[p[0]] == event_of[p[1]]}
    assert 2 * len(wanted & joined) / (len(wanted) + len(joined)) >= 0.9


def test_the_tolls_of_the_shooting_stand_side_by_side(corpus: tuple[list[EventRecord], list[Event]]) -> None:
    """One event holds the ministry's 3 and 5, the hospital's 5 and the rights group's 7; what most say is 5."""
    records, events = corpus
    first = next(r for r in records if _named(r, "three people were killed and 27|bps-08"))
    event = next(e for e in events if first.id in e.records)
    killed = next(f for f in event.figures if f.kind == "killed")
    assert {3, 5, 7} <= {c.min for c in killed.claims}
    assert killed.best == 5
    assert killed.high == 7
    assert event.corroboration.level == "contested"
