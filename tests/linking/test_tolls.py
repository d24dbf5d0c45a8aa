"""Tolls of a period: what the past hours or days cost is no act's figure, and no toll that runs on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.linking.facts import facts_alone
from reportedly.linking.features import veto
from reportedly.linking.figures import summaries, tolls
from reportedly.linking.linker import link
from reportedly.linking.tolls import is_detail, is_period, is_retold, is_toll
from reportedly.records import Span, Time
from tests.linking.made import day, killed, record, report, told_by

DAY = "Shells on Basra killed 20 people in the past 24 hours"


@pytest.mark.parametrize(
    ("quote", "period"),
    [
        (DAY, True),
        ("At least 70 fighters were killed in 24 hours in an assault on Basra", True),
        ("The raids on Basra killed 20 people over the last three days", True),
        ("Shells on Basra killed 20 people in two days of fighting", True),
        ("Shells on Basra killed 20 people on Saturday", False),
        ("Shells on Basra killed 20 people over the last three years", False),
        ("Shells on Basra killed 20 people in a raid of two hours", False),
    ],
)
def test_what_is_a_period(quote: str, period: bool) -> None:
    """Hours and days before the telling are a period; a day, years, or how long an act took are none."""
    assert is_period(record("r1", "a", quote=quote, figures=(killed(20, 20),))) is period


def test_the_period_may_stand_beside_the_clause() -> None:
    """Words of time close to the clause govern its figures; those of another sentence do not."""
    near = Time("the past 48 hours", "2019-11-08", "2019-11-10", "week", Span(40, 57))
    told = record("r1", "a", quote="killed 20 people with shells", figures=(killed(20, 20),), time=near)
    assert is_period(told)
    assert not is_period(replace(told, time=replace(near, span=Span(400, 417))))


def test_an_act_beside_the_total_it_brings_is_no_period() -> None:
    """Of "killed 12 on Monday, bringing to 45 the number killed in 24 hours" the twelve are the act's."""
    quote = "Shells on Basra killed 12 people on Monday bringing to 45 the number killed in 24 hours"
    twelve = replace(killed(12, 12), span=Span(23, 25))
    assert not is_period(record("r1", "a", quote=quote, figures=(twelve,)))
    later = replace(killed(45, 45), span=Span(54, 56))
    assert is_period(record("r1", "a", quote=quote, figures=(later,)))


def test_a_series_of_its_own() -> None:
    """The toll of a period is told among the tolls, is linked to those alike and never to the act of a day."""
    told = [
        record("r1", "a", quote=DAY, figures=(killed(20, 20),), attribution=(told_by("Harbour Watch"),)),
        record("r2", "b", quote=DAY, figures=(killed(20, 20),), attribution=(told_by("Harbour Watch"),)),
        record("r3", "c", quote="Shells on Basra killed three people on Saturday", figures=(killed(3, 3),)),
    ]
    assert not summaries(told[:1], {})
    (toll,) = tolls(told[:1], {})
    assert (toll.low, toll.best, toll.high) == (20, 20, 20)
    assert veto(facts_alone(told[0]), facts_alone(told[2])) == "modality"
    found = link(told, [report(x, x, "Outlet " + x) for x in "abc"])
    assert sorted(len(e.records) for e in found.events) == [1, 2]
    assert {tuple(f.best for f in e.figures) for e in found.events} == {(), (3,)}


def test_tolls_of_two_periods_are_two() -> None:
    """Twenty in the 24 hours to Saturday and twenty in those to the Saturday after are two periods, not one toll that runs on."""
    first, later = (
        record(f"r{n}", f"a{n}", quote=DAY, figures=(killed(20, 20, scope="cumulative"),), published=iso, time=day(iso))
        for n, iso in enumerate(("2019-11-09", "2019-11-16"))
    )
    assert not is_toll(first)
    assert veto(facts_alone(first), facts_alone(later)) == "days"


def test_what_is_told_again_and_what_is_a_detail() -> None:
    """What "the agency reported earlier in the day" is retold; "were also wounded" tells all wounded, "the killed" of some."""
    assert is_retold(record("r1", "a", quote="Earlier in the day the agency reported ten dead"))
    assert not is_retold(record("r1", "a", quote="Ten were shot earlier in the day"))
    assert not is_detail(record("r1", "a", quote="At least 170 people had also been wounded"))
    assert is_detail(record("r1", "a", quote="the killed in Basra"))
    assert not is_detail(record("r1", "a", quote="A shell left the wounded on the square"))


def test_among_them_beside_its_whole_is_no_detail() -> None:
    """A clause of "fifteen people, among them eleven children" gives the whole; "eleven of the dead" does not."""
    whole = replace(killed(15, 15), span=Span(0, 7))
    part = replace(killed(11, 11), span=Span(27, 33), part_of=Span(0, 7))
    quote = "Fifteen people, among them eleven children, were killed in Basra"
    assert not is_detail(record("r1", "a", quote=quote, figures=(whole, part)))
    assert is_detail(record("r1", "a", quote="Among them were eleven children", figures=(killed(11, 11),)))


def test_a_part_told_again_is_of_the_same_act() -> None:
    """One voice's fifteen, eleven children among them, and its eleven children are one act; its four are another's."""
    whole = replace(killed(15, 15), span=Span(0, 7))
    part = replace(killed(11, 11), span=Span(27, 33), part_of=Span(0, 7))
    both = facts_alone(
        record("r1", "a", quote="Fifteen people, among them eleven children, died", figures=(whole, part))
    )
    eleven = facts_alone(record("r2", "a", quote="Eleven children were killed in Basra", figures=(killed(11, 11),)))
    four = facts_alone(record("r3", "a", quote="Four people were killed in Basra", figures=(killed(4, 4),)))
    assert veto(both, eleven) == veto(eleven, both) == ""
    assert veto(both, four) == veto(four, both) == "totals"


def test_what_a_report_calls_separate_is_no_part_of_what_stands_before() -> None:
    """What is called "separate air strikes" are another act than those told before, and one with what follows."""
    before = facts_alone(record("r1", "a", quote="Air strikes hit Basra"))
    told = record("r2", "a", quote="Separate air strikes killed 12 people in Basra")
    after = record("r3", "a", quote="Dozens were hurt in Basra")
    separate, later = (
        facts_alone(replace(r, evidence=(replace(r.evidence[0], start=at, end=at + 40),)))
        for r, at in ((told, 300), (after, 400))
    )
    assert veto(before, separate) == veto(separate, before) == "separate"
    assert veto(separate, later) == ""
    assert not facts_alone(record("r4", "b", quote="Fighters held three separate areas")).separate


def test_other_stated_days_with_other_numbers_are_two_acts() -> None:
    """Six on Friday and nine on Saturday are two acts; the same number may be one whose day a report has wrong, and one or two are chance."""
    friday = record("r1", "a", quote="Shells killed people on Friday", time=day("2019-11-08"), figures=(killed(6, 6),))
    nine, six, few = (
        facts_alone(
            record("r2", "b", quote="Shells killed people on Saturday", time=day("2019-11-09"), figures=(killed(n, n),))
        )
        for n in (9, 6, 2)
    )
    assert veto(facts_alone(friday), nine) == veto(facts_alone(friday), few) == "day and toll"
    assert veto(facts_alone(friday), six) == ""
