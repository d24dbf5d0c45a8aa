"""Figures of an event: every claim kept, a named rule for low, best and high."""

from __future__ import annotations

from dataclasses import replace

from reportedly.linking.figures import RULE, TOLL_RULE, summaries, tolls
from reportedly.records import FigureSummary
from tests.linking.made import killed, record, told_by


def summary(*records: object) -> FigureSummary:
    """The only summary of records without copies."""
    (found,) = summaries(records, {})  # type: ignore[arg-type]
    return found


def bounds(found: FigureSummary) -> tuple[int | None, int | None, int | None]:
    """Low, best, high."""
    return found.low, found.best, found.high


WATCH, MINISTRY, CLINIC = told_by("Harbour Watch"), told_by("the ministry"), told_by("the clinic")


def test_range_and_most_origins() -> None:
    """The range is the lowest and highest published; best is what most origins state."""
    found = summary(
        record("r1", "a", figures=(killed(6, 6),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(6, 6),), attribution=(MINISTRY,)),
        record("r3", "c", figures=(killed(9, 9),), attribution=(CLINIC,), published="2019-11-12"),
    )
    assert bounds(found) == (6, 6, 9)
    assert found.rule == RULE
    assert len(found.claims) == 3


def test_tie_goes_to_the_latest() -> None:
    """One origin each: the later figure is best."""
    found = summary(
        record("r1", "a", figures=(killed(6, 6),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(9, 9),), attribution=(CLINIC,), published="2019-11-12"),
    )
    assert bounds(found) == (6, 9, 9)


def test_an_origin_supersedes_itself() -> None:
    """A monitor's later toll replaces its earlier one; the earlier claim is kept."""
    found = summary(
        record("r1", "a", figures=(killed(43, 43),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(112, 112),), attribution=(WATCH,), published="2019-11-11"),
    )
    assert bounds(found) == (112, 112, 112)
    assert [c.min for c in found.claims] == [43, 112]


def test_parts_are_no_totals() -> None:
    """Three children among six dead lower nothing."""
    found = summary(record("r1", "a", figures=(killed(6, 6), killed(3, 3, part=True))))
    assert bounds(found) == (6, 6, 6)
    assert len(found.claims) == 2


def test_one_sided_figures() -> None:
    """At least six has low and best 6; up to 40 has high and best 40 and no low."""
    assert bounds(summary(record("r1", "a", figures=(killed(6),)))) == (6, 6, 6)
    assert bounds(summary(record("r1", "a", figures=(killed(None, 40),)))) == (None, 40, 40)


def test_cumulative_in_an_event_is_no_total() -> None:
    """A toll since October told beside the day's dead is a series of its own and no figure of the event."""
    told = record("r1", "a", figures=(killed(6, 6), killed(300, scope="cumulative")))
    found = summary(told)
    assert bounds(found) == (6, 6, 6)
    assert [c.min for c in found.claims] == [6]
    (toll,) = tolls([told], {})
    assert (bounds(toll), toll.rule, [c.min for c in toll.claims]) == ((300, 300, 300), TOLL_RULE, [300])


def test_a_running_toll_takes_the_latest() -> None:
    """Of tolls since the same beginning the latest is best."""
    told = (
        record("r1", "a", figures=(killed(300, scope="cumulative"),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(320, scope="cumulative"),), attribution=(MINISTRY,), published="2019-11-20"),
    )
    assert summaries(told, {}) == ()
    (found,) = tolls(told, {})
    assert found.rule == TOLL_RULE
    assert (found.low, found.best) == (300, 320)


def test_who_is_at_the_root() -> None:
    """A claim names its origin and the chain it came through."""
    (claim,) = summary(record("r1", "a", attribution=(told_by("Gulf Wire", "Harbour Watch"),))).claims
    assert (claim.origin, claim.chain) == ("Harbour Watch", ("Gulf Wire", "Harbour Watch"))


def test_denied_figures_are_no_claims() -> None:
    """A voice that denies a toll does not state it."""
    assert summaries([record("r1", "a", attribution=(told_by("the ministry", stance="denied"),))], {}) == ()


def test_what_a_source_first_said_supersedes_nothing() -> None:
    """A later report that retells a source's first toll leaves its later toll standing."""
    found = summary(
        record("r1", "a", figures=(killed(3, 3),), attribution=(MINISTRY,)),
        record("r2", "b", figures=(killed(5, 5),), attribution=(MINISTRY,), published="2019-11-12"),
        record(
            "r3",
            "c",
            quote="The ministry first spoke of three deaths",
            figures=(killed(3, 3),),
            attribution=(MINISTRY,),
            published="2019-11-14",
        ),
    )
    assert bounds(found) == (5, 5, 5)
    assert [c.as_of for c in found.claims] == ["2019-11-10", "2019-11-12", ""]


def test_of_first_and_later_figures_in_one_clause_only_the_first_is_past() -> None:
    """A report that tells "first three deaths, then five" leaves the five of others standing."""
    found = summary(
        record("r1", "a", figures=(killed(5, 5),), attribution=(CLINIC,)),
        record("r2", "b", figures=(killed(7),), attribution=(WATCH,), published="2019-11-12"),
        record(
            "r3",
            "c",
            quote="The ministry first spoke of three deaths, then of five",
            figures=(killed(3, 3), killed(5, 5)),
            attribution=(MINISTRY,),
            published="2019-11-14",
        ),
    )
    assert found.best == 5


def test_of_one_day_the_greater_stands() -> None:
    """Two reports of one day relay a monitor's rising toll: their ids decide nothing."""
    found = summary(
        record("r1", "a", figures=(killed(31),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(16),), attribution=(WATCH,)),
    )
    assert bounds(found) == (31, 31, 31)


def test_dozens_supersede_no_number() -> None:
    """A later "dozens" by one origin leaves its earlier count standing."""
    dozens = replace(killed(24), vague=True)
    found = summary(
        record("r1", "a", figures=(killed(31, 31),), attribution=(WATCH,)),
        record("r2", "b", figures=(dozens,), attribution=(WATCH,), published="2019-11-11"),
        record("r3", "c", figures=(killed(29, 29),), attribution=(MINISTRY,), published="2019-11-11"),
    )
    assert (found.low, found.high) == (29, 31)


def test_best_lies_in_the_range() -> None:
    """Beside 640, "up to 200" told last: best is no less than low."""
    found = summary(
        record("r1", "a", figures=(killed(640, 640),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(None, 200),), attribution=(MINISTRY,), published="2019-11-11"),
    )
    assert bounds(found) == (200, 200, 640)


def test_a_detail_is_no_total() -> None:
    """Two women among the dead, and one body that the reporter saw, lower no toll of nine."""
    found = summary(
        record("r1", "a", figures=(killed(9, 9),), attribution=(WATCH,)),
        record("r2", "b", quote="Two women were among the dead", figures=(killed(2, 2),), attribution=(MINISTRY,)),
        record("r3", "a", quote="A man lay dead at the gate", figures=(killed(1, 1),)),
    )
    assert bounds(found) == (9, 9, 9)
    assert len(found.claims) == 3


def test_figures_of_single_shells_are_no_rivals_of_the_day() -> None:
    """Seven dead in four districts; of one the police say one, of another two: the day's figure is seven."""
    police = told_by("the police")
    found = summary(
        record("r1", "a", figures=(killed(7, 7),)),
        record("r2", "a", figures=(killed(1, 1),), attribution=(police,)),
        record("r3", "a", figures=(killed(2, 2),), attribution=(police,)),
    )
    assert bounds(found) == (7, 7, 7)
    assert len(found.claims) == 3


def test_cited_figures_that_add_up_are_parts_of_the_day() -> None:
    """A report's own thirteen is the six and the seven that two sources give; a lone lesser figure is a rival."""
    own = record("r1", "a", figures=(killed(13, 13),))
    six = record("r2", "a", figures=(killed(6, 6),), attribution=(told_by("the police"),))
    seven = record("r3", "a", figures=(killed(7, 7),), attribution=(CLINIC,))
    assert bounds(summary(own, six, seven)) == (13, 13, 13)
    assert bounds(summary(own, six)) == (6, 6, 13)


def test_an_earlier_toll_told_again_stands_no_more() -> None:
    """Who raised "its earlier toll of 15" leaves no 15 standing, though another voice gave it the same day."""
    found = summary(
        record("r1", "a", figures=(killed(18, 18),), attribution=(WATCH,)),
        record("r2", "b", figures=(killed(15, 15),), attribution=(CLINIC,)),
        record("r3", "a", quote="The group updated its earlier death toll of 15", figures=(killed(15, 15),)),
    )
    assert bounds(found) == (18, 18, 18)


def test_a_detail_counts_where_nobody_tells_the_whole() -> None:
    """That a bomb "also killed 56" is all that is told of the wounded."""
    found = summary(record("r1", "a", quote="The bomb also killed 56 people", figures=(killed(56, 56),)))
    assert bounds(found) == (56, 56, 56)


def test_those_killed_of_whom_some_are_told_again() -> None:
    """That "of those killed six were children" is a detail of the nineteen."""
    whole = record("r1", "a", quote="A raid on the fish market killed 19 people", figures=(killed(19, 19),))
    some = record("r2", "b", quote="Of those killed six were children", figures=(killed(6, 6),))
    assert bounds(summary(whole, some)) == (19, 19, 19)
