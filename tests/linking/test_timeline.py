"""Timelines: which days, and which sentence."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.linking import timeline
from reportedly.linking.daywords import days_named
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


def test_undated_reports_give_nothing() -> None:
    """Without a day of publication no day can be told."""
    assert timeline([report("a", "It happened on Monday.", "A", "")], 3) == ()
