"""Timelines: which days, and which sentence."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.linking import timeline
from reportedly.linking.daywords import days_named
from reportedly.linking.timeline import day_weights, told
from tests.linking.made import report

SUNDAY = date(2019, 11, 10)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("clashes on Saturday evening", date(2019, 11, 9)),
        ("the strike that began on October 25", date(2019, 10, 25)),
        ("since 1 March 2018", date(2018, 3, 1)),
        ("the vote of December 30", date(2019, 12, 30)),
        ("he said yesterday", date(2019, 11, 9)),
        ("fighting went on today", SUNDAY),
        ("the talks planned for next Monday", date(2019, 11, 11)),
        ("next Sunday", date(2019, 11, 17)),
        ("on Friday, October 25", date(2019, 10, 25)),
        ("on Friday the 25th of October", date(2019, 10, 25)),
        ("Stamp: 2019-11-03 08:15", date(2019, 11, 3)),
    ],
)
def test_days_named(words: str, day: date) -> None:
    """Dates, weekdays and yesterday are resolved against the day of publication."""
    assert [d for d, _ in days_named(words, SUNDAY)] == [day]


def test_no_such_day() -> None:
    """A date that no calendar has names no day."""
    assert days_named("on February 31, 2019", SUNDAY) == []


def test_the_day_that_is_named_later_counts() -> None:
    """A day to which reports come back outweighs days told once, and its entry names its report."""
    reports = [
        report("a", "Shells fell on the old harbour of Rivo on Monday and burned nine boats.", "A", "2019-11-05"),
        report("b", "Fishermen asked for help after the shelling of November 4 burned their boats.", "B", "2019-11-20"),
        report("c", "The boats burned by shells on November 4 will be replaced, the council said.", "C", "2019-11-25"),
        report("d", "The council met on Thursday to talk about the price of bread in town.", "D", "2019-11-15"),
    ]
    (entry,) = timeline(reports, 1)
    assert entry.day == "2019-11-04"
    assert entry.reports[0] in {"a", "b", "c"}
    assert "boats" in entry.sentences[0]


def test_the_last_weeks_are_not_passed_over() -> None:
    """A day of the last week is held against the few reports that came after it, not against all."""
    old = [
        report(f"o{n}", "Rain again. The mine of Kest caved in on March 4.", "A", f"2019-03-{day:02}")
        for n, day in enumerate((8, 9, 12, 13, 16))
    ]
    filler = [report(f"f{n}", "Prices of bread held.", "A", f"2019-03-{20 + n % 10}") for n in range(60)]
    new = [
        report("n0", "Rain again. The mine of Kest was sealed on May 2.", "A", "2019-05-03"),
        report("n1", "Rain again. The mine of Kest was sealed on May 2.", "B", "2019-05-04"),
    ]
    found = list(told([*old, *filler, *new]))
    published = [date.fromisoformat(r.published) for r in [*old, *filler, *new]]
    weights = day_weights(found, published, date(2019, 3, 1), date(2019, 5, 31))
    raw = day_weights(found, [], date(2019, 3, 1), date(2019, 5, 31))
    early, late = date(2019, 3, 4), date(2019, 5, 2)
    assert weights[late] / weights[early] > 1.5 * raw[late] / raw[early]


def test_a_period_bounds_the_timeline() -> None:
    """Days outside the period that was asked for are no entries."""
    reports = [
        report("a", "A dam broke near Kest on Monday and water stood in the streets.", "A", "2019-11-05"),
        report("b", "The dam broke on November 4 and the mayor stepped down on November 18.", "B", "2019-11-20"),
    ]
    found = timeline(reports, 5, first="2019-11-10", last="2019-11-19")
    assert [e.day for e in found] == ["2019-11-18"]


def test_undated_reports_give_nothing() -> None:
    """Without a day of publication no day can be told."""
    assert timeline([report("a", "It happened on Monday.", "A", "")], 3) == ()
