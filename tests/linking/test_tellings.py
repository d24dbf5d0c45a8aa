"""Tellings: what is a piece of an act and what is its background."""

from __future__ import annotations

import pytest

from reportedly.linking import link
from reportedly.linking.facts import facts_alone
from reportedly.records import Attribution, EventRecord
from tests.linking.made import country, day, killed, party, record, told_by, town


def count(*records: EventRecord) -> int:
    """How many events the records make."""
    return len(link(records, []).events)


@pytest.mark.parametrize(
    "quote",
    [
        "Basra is regularly shelled by both sides",
        "rockets have hit Basra in recent months",
        "war has reached Basra since 2014",
    ],
)
def test_background_is_no_piece_of_an_act(quote: str) -> None:
    """What goes on for long stands apart from the act that it is told beside, and joins its own kind."""
    act = record("r1", "a")
    back = record("r2", "a", quote=quote, figures=())
    again = record("r3", "b", quote=quote, figures=())
    assert facts_alone(back).reality == "background"
    assert count(act, back) == 2
    assert count(act, back, again) == 2


def test_the_toll_of_a_war_is_background() -> None:
    """More dead than any act has is no piece of the act beside which it stands."""
    toll = record("r2", "a", quote="More than 90,000 people have died", figures=(killed(90_000, scope="cumulative"),))
    assert count(record("r1", "a"), toll) == 2


def test_two_days_of_one_report_are_two_acts() -> None:
    """One report that names Saturday and Sunday itself tells of two acts; of two reports one may be wrong by a day."""
    first = record("r1", "a", quote="Soldiers shot at six people in Basra on Saturday")
    same = record("r2", "a", quote="Soldiers shot at six people in Basra on Sunday", time=day("2019-11-10"))
    other = record("r2", "b", quote="Soldiers shot at six people in Basra on Sunday", time=day("2019-11-10"))
    assert count(first, same) == 2
    assert count(first, other) == 1


def test_who_fights_whom_parts_acts() -> None:
    """Shells of the rebels and shells of the army on one town and day are two acts, unless one is only alleged."""
    rebels = (party("Harbour Brigade", "REB"),)
    quote, told = "Mortar rounds sank two dredgers by the quay", (told_by("Harbour Watch", stance="alleged"),)

    def of(said: tuple[Attribution, ...]) -> int:
        one = record("r1", "a", figures=(), places=(town("Basra"), country()))
        two = record("r2", "a", quote=quote, actor=rebels, figures=(), attribution=said)
        return count(one, two)

    assert of(()) == 2
    assert of(told) == 1
