"""The door: records of one event come together, others stay apart, and nothing depends on the order of input."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from reportedly.linking import link
from reportedly.records import Event, EventRecord
from tests.linking.made import BASE, country, day, killed, party, record, told_by, town


def events_of(records: Sequence[EventRecord]) -> list[set[str]]:
    """The record ids of each event."""
    return [set(e.records) for e in link(records, ()).events]


def only(records: Sequence[EventRecord]) -> Event:
    """The one event of ``records``."""
    (event,) = link(records, ()).events
    return event


def test_two_outlets_one_event() -> None:
    """The same act on the same day in the same town, told in other words, is one event."""
    other = record("r1", "b1", quote="Troops opened fire on a crowd of demonstrators at Basra harbour")
    assert events_of([BASE, other]) == [{"r0", "r1"}]


def test_a_different_toll_is_no_veto() -> None:
    """Six dead in one report and eight in another leave the event one."""
    other = record("r1", "b1", figures=(killed(8, 8),))
    assert events_of([BASE, other]) == [{"r0", "r1"}]


@pytest.mark.parametrize(
    "changes",
    [
        {"places": (town("Najaf"), country())},
        {"time": day("2019-11-06")},
        {"type": "COERCE", "mode": "arrest"},
        {"modality": "hypothetical"},
        {"figures": (killed(300, scope="cumulative"),)},
    ],
    ids=["another town", "another day", "another type", "not real", "a running toll"],
)
def test_contrary_evidence_parts(changes: dict[str, Any]) -> None:
    """What contradicts keeps records apart, however alike their words are."""
    assert len(events_of([BASE, record("r1", "b1", **changes)])) == 2


def test_order_changes_nothing() -> None:
    """Any order of the records gives the same result, to the last weight."""
    towns = ["Basra", "Najaf", "Baghdad"]
    records = [
        record(
            f"r{i}",
            f"a{i % 7}",
            quote=f"Troops fired at protesters near bridge {i % 4} in {towns[i % 3]}",
            places=(town(towns[i % 3]),),
        )
        for i in range(30)
    ]
    expected = link(records, ())
    shuffled = random.Random(5)
    for _ in range(3):
        shuffled.shuffle(records)
        assert link(records, ()) == expected


def test_a_record_given_twice_counts_once() -> None:
    """Repeating a record adds nothing."""
    assert link([BASE, BASE], ()) == link([BASE], ())


def test_ids_stay_when_later_reports_join() -> None:
    """An event keeps its id when a later report of it is added."""
    before = only([BASE])
    after = only([BASE, record("r1", "b1", published="2019-11-11")])
    assert before.id == after.id


def test_no_chain_beyond_the_window() -> None:
    """Acts on four days in a row do not become one event through their neighbours."""
    records = [record(f"r{i}", f"a{i}", time=day(f"2019-11-0{5 + i}"), published=f"2019-11-0{6 + i}") for i in range(4)]
    for event in link(records, ()).events:
        assert (int(event.end[-2:]) - int(event.start[-2:])) <= 1
        assert len(event.records) <= 2


def test_a_restated_act_in_one_report_is_one_event() -> None:
    """A clash told first in general and then with its dead, in the same town, evening and report, is one event."""
    first = record(
        "r1", "a1", quote="the bloodiest clashes between government forces and the demonstrators", mode=None, figures=()
    )
    second = record(
        "r2", "a1", quote="Government forces resorted to live bullets against demonstrators", mode="firearms"
    )
    assert events_of([first, second]) == [{"r1", "r2"}]


def test_different_acts_of_one_report_stay_apart() -> None:
    """A shelling and a stabbing in one province, by and against others, are two events."""
    first = record(
        "r1",
        "a1",
        quote="rockets hit a market and burned nine shops",
        mode="heavy-weapons",
        places=(country(),),
        figures=(killed(9, 9),),
    )
    second = record(
        "r2",
        "a1",
        quote="a student was stabbed outside her school",
        mode="primitive",
        places=(country(),),
        actor=(party("a gang", "CRM"),),
        recipient=(party("student", "EDU"),),
        figures=(killed(1, 1),),
    )
    assert len(events_of([first, second])) == 2


def test_every_link_shows_its_weights() -> None:
    """A link's weight is the sum of its reasons, and the reasons name feature and level."""
    event = only([BASE, record("r1", "b1", attribution=(told_by("the ministry"),))])
    (made,) = event.links
    assert made.weight == pytest.approx(sum(w for _, w in made.reasons))
    assert ("place: town" in dict(made.reasons)) and ("prior" in dict(made.reasons))


def test_every_record_has_its_event() -> None:
    """``event_of`` names each record once and agrees with the events."""
    linked = link([BASE, record("r1", "b1", places=(town("Najaf"),))], ())
    assert linked.event_of == tuple(sorted((r, e.id) for e in linked.events for r in e.records))


def test_nothing_in_nothing_out() -> None:
    """No records give no events."""
    assert link((), ()).events == ()


def test_near_linear() -> None:
    """Twice the records of one busy day in one town do not give much more than twice the comparisons."""
    from reportedly.linking.blocks import pairs
    from reportedly.linking.facts import facts_of

    def compared(n: int) -> int:
        made = [
            record(f"r{i:05}", f"a{i}", quote=f"Police fired at crowd {i % 97} near gate {i % 53}") for i in range(n)
        ]
        return len(pairs(facts_of(made)))

    assert compared(4000) < 2.4 * compared(2000)
