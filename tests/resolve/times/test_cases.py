"""Sixty anchoring cases that were at hand while the rules were made."""

from __future__ import annotations

import pytest

from reportedly.records import Doc
from tests.resolve.times.marked import Case, anchored, docs

WED = "2031-03-12"  # a Wednesday
SUN = "2019-11-10"  # a Sunday
CASES: list[Case] = [
    # a stated day in the clause
    (WED, "[Gunmen *killed* two guards on Tuesday].", "2031-03-11", "2031-03-11", "day"),
    (SUN, "[On Saturday, police *fired* on marchers near the bridge].", "2019-11-09", "2019-11-09", "day"),
    (WED, "[Wednesday morning a mine *wounded* a shepherd outside Kidal].", "2031-03-12", "2031-03-12", "day"),
    (WED, "[The garrison *surrendered* last Friday], a commander said.", "2031-03-07", "2031-03-07", "day"),
    (WED, "[Miners will *strike* on Monday].", "2031-03-17", "2031-03-17", "day"),
    (WED, "[Police *arrested* nine teachers yesterday].", "2031-03-11", "2031-03-11", "day"),
    (WED, "[Shells *hit* the mill today].", "2031-03-12", "2031-03-12", "day"),
    (WED, "[The envoy will *meet* rebel leaders tomorrow].", "2031-03-13", "2031-03-13", "day"),
    (WED, "[Militiamen *burned* the depot on 28 February].", "2031-02-28", "2031-02-28", "day"),
    (WED, "[Militiamen *burned* the depot on December 30].", "2030-12-30", "2030-12-30", "day"),
    (WED, "[A convoy was *ambushed* on March 3, 2031].", "2031-03-03", "2031-03-03", "day"),
    ("2016-06-09", "09-06-2016 Idlib. [Jets *bombed* the market on 08-06-2016].", "2016-06-08", "2016-06-08", "day"),
    (WED, "[Three days ago, mortars *struck* the clinic].", "2031-03-09", "2031-03-09", "day"),
    (WED, "[A grenade *wounded* two clerks the day before yesterday].", "2031-03-10", "2031-03-10", "day"),
    (WED, "[Dockers will *march* on Saturday, the union announced on Tuesday].", "2031-03-15", "2031-03-15", "day"),
    # the same sentence, outside the clause
    (WED, "On Monday, [gunmen *killed* a judge], and the palace was shut.", "2031-03-10", "2031-03-10", "day"),
    (WED, "[Two students were *shot*] and a third was beaten on Sunday.", "2031-03-09", "2031-03-09", "day"),
    # parts of days and nights
    (SUN, "[On Friday night troops *raided* the campus].", "2019-11-08", "2019-11-08", "day"),
    (WED, "[Drones *attacked* the refinery overnight].", "2031-03-11", "2031-03-12", "week"),
    (WED, "[Youths *torched* a bank last night].", "2031-03-11", "2031-03-11", "day"),
    (WED, "[A bomb *exploded* early on Tuesday].", "2031-03-11", "2031-03-11", "day"),
    (WED, "[Raiders *struck* overnight Sunday to Monday].", "2031-03-09", "2031-03-10", "week"),
    # going on
    (WED, "[Farmers have *blocked* the road since Sunday].", "2031-03-09", "2031-03-12", "day"),
    (WED, "[The town has been *besieged* since January].", "2031-01-01", "2031-03-12", "month"),
    (SUN, "[Protests *entered* their third week].", "2019-11-04", "2019-11-10", "week"),
    (WED, "[Nurses *marched* for a fifth straight day].", "2031-03-12", "2031-03-12", "day"),
    (WED, "[Soldiers are *shelling* the hills].", "2031-03-12", "2031-03-12", "day"),
    # spans
    (WED, "[Eleven people were *killed* in the past 24 hours].", "2031-03-11", "2031-03-12", "week"),
    (WED, "[Police *detained* forty marchers over the past two days].", "2031-03-10", "2031-03-12", "week"),
    (WED, "[Rebels *captured* six villages last week].", "2031-03-03", "2031-03-09", "week"),
    (WED, "[Rebels *captured* six villages this week].", "2031-03-10", "2031-03-12", "week"),
    (WED, "[Guards *fled* the prison at the weekend].", "2031-03-08", "2031-03-09", "week"),
    (WED, "[The province was *bombed* in January 2031].", "2031-01-01", "2031-01-31", "month"),
    (WED, "[The mayor was *ousted* last month].", "2031-02-01", "2031-02-28", "month"),
    (WED, "[Troops *razed* the camp last year].", "2030-01-01", "2030-12-31", "year"),
    (WED, "[The fort was *besieged* in 2027].", "2027-01-01", "2027-12-31", "year"),
    (WED, "[Skirmishes *raged* from Friday to Sunday].", "2031-03-07", "2031-03-09", "week"),
    (WED, "[Crowds *rallied* on Monday and Tuesday].", "2031-03-10", "2031-03-11", "week"),
    (WED, "[Jets *bombed* the valley between 3 and 5 March].", "2031-03-03", "2031-03-05", "week"),
    # the act in focus
    (WED, "A bomb hit the market on Monday. [Twelve people were *wounded*].", "2031-03-10", "2031-03-10", "day"),
    (WED, "A bomb hit the market on Friday. [The next day relatives *stormed* the town hall].", "2031-03-08", "2031-03-08", "day"),
    (WED, "Troops entered Gafsa on 20 February. [The following day shops were *looted*].", "2031-02-21", "2031-02-21", "day"),
    (WED, "Rebels took the port on Saturday. [Hours later planes *bombed* it].", "2031-03-08", "2031-03-08", "day"),
    (WED, "A judge was shot on Thursday. [The same day gunmen *abducted* his clerk].", "2031-03-06", "2031-03-06", "day"),
    (WED, "The truce was signed on 25 February. [Two days later shells *fell* on Zarzis].", "2031-02-27", "2031-02-27", "day"),
    (WED, "The minister resigned on Sunday. [A day earlier crowds had *burned* his office].", "2031-03-08", "2031-03-08", "day"),
    (WED, "Gunmen attacked a bus on Saturday. [The attack *killed* four].", "2031-03-08", "2031-03-08", "day"),
    # nothing stated
    (WED, "[Police *beat* students near the gate].", "2031-03-12", "2031-03-12", "week"),
    ("", "[Police *beat* students on Tuesday].", "", "", "unknown"),
    ("", "[Police *beat* students near the gate].", "", "", "unknown"),
    ("", "[Police *beat* students on 4 March 2031].", "2031-03-04", "2031-03-04", "day"),
    # times of something else
    (WED, "[Youths *repeated* the slogans of the 2011 uprising].", "2031-03-12", "2031-03-12", "week"),
    (WED, "[The party *condemned* Friday's attack].", "2031-03-12", "2031-03-12", "week"),
    (WED, "[Friday's attack *killed* nine].", "2031-03-07", "2031-03-07", "day"),
    (WED, "[Marchers *demanded* elections by June 2032].", "2031-03-12", "2031-03-12", "week"),
    (WED, "[Gunmen *killed* a man who had been mayor since 2019].", "2031-03-12", "2031-03-12", "week"),
    (WED, "[On Monday gunmen *killed* a man jailed in 2019].", "2031-03-10", "2031-03-10", "day"),
    (WED, "[Soldiers *freed* a reporter held since January].", "2031-03-12", "2031-03-12", "week"),
    (WED, "[A court on Tuesday *jailed* two officers over the killing of a nurse in May 2029].", "2031-03-11", "2031-03-11", "day"),
    (WED, "[The 42-year-old was *shot* dead on Thursday].", "2031-03-06", "2031-03-06", "day"),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> list[Doc]:
    """The texts, read once."""
    return docs(CASES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[c[1][:50] for c in CASES])
def test_the_days_of_an_act(read: list[Doc], number: int) -> None:
    """The act gets the days that a coder with the codebook gives it."""
    assert anchored(read[number], CASES[number]) == CASES[number][2:]
