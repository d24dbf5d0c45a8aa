"""Extent, type and value of the rarer kinds of expressions: business periods, durations, sets, times of day, months."""

from __future__ import annotations

import pytest

from reportedly.resolve.times import tag_times
from reportedly.resolve.times.pick import names_another

# 2031-03-12 is a Wednesday.
CASES = [
    # fiscal
    ("Net income rose in the first-quarter report.", "first-quarter", "DATE", "2031-Q1"),
    ("The mine closed in the fourth quarter of last year.", "the fourth quarter of last year", "DATE", "2030-Q4"),
    ("Output grew in fiscal 2029.", "fiscal 2029", "DATE", "2029"),
    ("Aid doubled in the first half of 2030.", "the first half of 2030", "DATE", "2030-H1"),
    ("Third-quarter profit beat that of the 2029 period.", "the 2029 period", "DATE", "2029-Q3"),
    ("Third-quarter profit beat that of the year-ago quarter.", "the year-ago quarter", "DATE", "2029-Q3"),
    ("For the year, grain prices were flat.", "the year", "DATE", "2031"),
    # durations
    ("He was held for nearly two years.", "nearly two years", "DURATION", "P2Y"),
    ("The siege lasted over a week.", "over a week", "DURATION", "P1W"),
    ("A two-day rally began.", "two-day", "DURATION", "P2D"),
    ("Over a three-year period ten died.", "a three-year period", "DURATION", "P3Y"),
    ("They walked for an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
    ("It may take two to three weeks.", "two to three weeks", "DURATION", "PXW"),
    ("The decades-long feud is over.", "decades-long", "DURATION", "PXY"),
    ("He fled two days before the vote.", "two days", "DURATION", "P2D"),
    ("Guards waited for some time.", "some time", "DURATION", "PXX"),
    ("The crowd waited about three hours.", "three hours", "DURATION", "PT3H"),
    ("Talks dragged on for about two weeks.", "two weeks", "DURATION", "P2W"),
    ("The clerk was missing for at least two weeks.", "at least two weeks", "DURATION", "P2W"),
    # sets and vague words
    ("They march each July.", "each July", "SET", "XXXX-07"),
    ("Raids went on in recent weeks.", "recent weeks", "DURATION", "PXW"),
    ("Arrests rose in recent months.", "recent months", "DURATION", "PXM"),
    ("Bakeries closed in recent years.", "recent years", "DATE", "PAST_REF"),
    ("Rain may fall in the coming days.", "the coming days", "DATE", "FUTURE_REF"),
    ("The road is closed right now.", "right now", "DATE", "PRESENT_REF"),
    ("They march on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("Ferries leave on Monday and Tuesday nights.", "Monday", "SET", "XXXX-WXX-1TNI"),
    ("Ferries leave on Monday and Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    # times of day
    ("The court met at midday.", "midday", "TIME", "2031-03-12T12:00"),
    ("The dam was built in 1998. The court met at midday.", "midday", "TIME", "2031-03-12T12:00"),
    ("The mayor resigned in February 2030. Doors opened at 7 p.m.", "7 p.m.", "TIME", "2031-03-12T19:00"),
    ("Shots were heard on 3 March. The court met at midday.", "midday", "TIME", "2031-03-03T12:00"),
    ("Fires were out by mid afternoon.", "mid afternoon", "TIME", "2031-03-12TAF"),
    ("Guards left at noon Tuesday.", "noon Tuesday", "TIME", "2031-03-11T12:00"),
    ("He fled in the early hours of Tuesday morning.", "the early hours of Tuesday morning", "TIME", "2031-03-11TMO"),
    ("It is the second day of the strike.", "the second day", "DATE", "2031-03-12"),
    ("She would look for a way around Monday's ruling.", "Monday", "DATE", "2031-03-10"),
    ("She would look at Friday's vote.", "Friday", "DATE", "2031-03-14"),
    ("At 0800 UTC shells fell.", "0800 UTC", "TIME", "2031-03-12T08:00Z"),
    ("He left at 4 in the morning.", "4 in the morning", "TIME", "2031-03-12T04:00"),
    ("On the night of 5 March it burned.", "the night of 5 March", "TIME", "2031-03-05TNI"),
    ("Shots rang out late Monday night.", "late Monday night", "TIME", "2031-03-10TNI"),
    ("Drones came overnight into Monday.", "overnight into Monday", "TIME", "2031-03-09TNI"),
    # months, seasons, years, decades
    ("The bridge fell in October last year.", "October last year", "DATE", "2030-10"),
    ("The first week of February was calm.", "The first week of February", "DATE", "2031-02"),
    ("He was shot last Oct. 23.", "last Oct. 23", "DATE", "2030-10-23"),
    ("She has ruled since ’98.", "’98", "DATE", "1998"),
    ("Mines of the early 1990s are still there.", "the early 1990s", "DATE", "199"),
    ("It was built in the nineties.", "the nineties", "DATE", "199"),
    ("He died in January nineteen ninety-seven.", "January nineteen ninety-seven", "DATE", "1997-01"),
    ("The port closed this past spring.", "this past spring", "DATE", "2031-SP"),
    ("The week of March 3 was tense.", "The week of March 3", "DATE", "2031-W10"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), CASES, ids=[c[1] for c in CASES])
def test_values(text: str, words: str, kind: str, value: str) -> None:
    """An expression has the extent, type and value that TimeML gives it."""
    found = [(t.span.of(text), t.type, t.value) for t in tag_times(text, "2031-03-12")]
    assert (words, kind, value) in found


@pytest.mark.parametrize(
    "text",
    [
        "A matter of days will tell.",
        "A 42-year-old died.",
        "Three quarters of the men fled.",
        "Guards stand there 24 hours a day.",
    ],
)
def test_what_is_no_expression(text: str) -> None:
    """Ages, fractions and rates are none."""
    assert tag_times(text, "2031-03-12") == ()


def test_the_reports_own_line_is_no_expression_of_its_text() -> None:
    """A line that is the publication day alone is the time of creation."""
    text = "Fire in the port of Sfax\n12 March 2031\nA blaze broke out on 12 March 2031."
    assert [t.span.start for t in tag_times(text, "2031-03-12")] == [text.rindex("12 March")]


def test_an_age_is_no_decade() -> None:
    """Somebody's thirties are years of a life."""
    assert tag_times("He died in his 30s.", "2031-03-12") == ()
    assert [t.value for t in tag_times("He died in the 30s.", "2031-03-12")] == ["193"]


def test_that_night_after_a_year_names_no_day() -> None:
    """A part of a day is counted from a day, not from the first of January."""
    text = "A club was attacked in 2016. She was not there that night."
    night = tag_times(text, "2031-03-12")[-1]
    assert (night.value, night.start) == ("XXXX-XX-XXTNI", None)
    assert (
        tag_times("A club was attacked on 3 May 2016. She was not there that night.", "2031-03-12")[-1].value
        == "2016-05-03TNI"
    )


def test_weekdays_that_lost_their_apostrophe() -> None:
    """Before a noun of what happened "Tuesdays" is one Tuesday, elsewhere all of them."""
    found = [(t.type, t.value) for t in tag_times("Mondays massacre was news. They rest on Mondays.", "2031-03-12")]
    assert found == [("DATE", "2031-03-10"), ("SET", "XXXX-WXX-1")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The April 6 youth movement called for a march.", True),
        ("The March 14 coalition met in Beirut.", True),
        ("The April 6 march drew thousands.", False),
    ],
)
def test_a_day_in_a_groups_name_is_no_day_of_an_act(text: str, *, named: bool) -> None:
    """A group that is called by a day acts on other days."""
    (found,) = tag_times(text, "2011-06-27")
    assert names_another(text, found) is named
