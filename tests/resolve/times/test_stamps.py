"""The report's own date, and dates that head entries."""

from __future__ import annotations

import pytest

from reportedly.reading import read_reports
from reportedly.records import Report
from reportedly.resolve.times.stamps import own_day
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
    (
        "2021-06-20",
        "Shelters took in 400 families 2032 The governor says [gunmen *shot* two guards near Sfax].",
        "2021-06-20",
        "2021-06-20",
        "week",
    ),
    ("2012-02-02", "27 January 12 - [Shells *hit* two villages near Homs].", "2012-01-27", "2012-01-27", "day"),
]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_own_dates_and_entries(number: int) -> None:
    """An earlier stamp of the report is counted from, a later one is not; an entry has the date at its head."""
    assert anchored(docs(CASES)[number], CASES[number]) == CASES[number][2:]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted on June 9, 2021 by A. Writer. Gunmen shot two guards.", "2021-06-09"),
        ("This page was last updated on June 9, 2021. Gunmen shot two guards.", "2021-06-09"),
        (
            "Marchers in a picture from a video posted on June 9, 2021 on a private page. Gunmen shot two guards.",
            "2021-06-20",
        ),
    ],
)
def test_what_others_posted_is_no_date_of_the_report(text: str, day: str) -> None:
    """A picture's or video's date in a sentence is not the day on which the report was written."""
    doc = next(read_reports([Report("made", text, "", published="2021-06-20")]))
    assert own_day(doc, "2021-06-20") == day
