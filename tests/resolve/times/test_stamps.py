"""The report's own date, and dates that head entries."""

from __future__ import annotations

import pytest

from tests.resolve.times.marked import Case, anchored, docs

CASES: list[Case] = [
    (
        "2021-06-20",
        "Last updated at Jun 9,2021 TUNIS [Gunmen *shot* two guards on Sunday].",
        "2021-06-06",
        "2021-06-06",
        "day",
    ),
    (
        "2021-06-20",
        "Last updated at Jul 9,2021 TUNIS [Gunmen *shot* two guards on Sunday].",
        "2021-06-20",
        "2021-06-20",
        "day",
    ),
    (
        "2021-06-20",
        "Dates: 3 May 2019 - [bombs *kill* 9] 8 June 2020 - shells hit Sfax",
        "2019-05-03",
        "2019-05-03",
        "day",
    ),
    (
        "2012-02-02",
        "Posted 27 January 12 09:15 [Shells *hit* two villages near Homs].",
        "2012-02-02",
        "2012-02-02",
        "week",
    ),
    ("2012-02-02", "27 January 12 - [Shells *hit* two villages near Homs].", "2012-01-27", "2012-01-27", "day"),
]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_own_dates_and_entries(number: int) -> None:
    """An earlier stamp of the report is counted from, a later one is not; an entry has the date at its head."""
    assert anchored(docs(CASES)[number], CASES[number]) == CASES[number][2:]
