"""Years before the common era, spoken years, seasons, feasts, ends of periods, and the quarters of business news."""

from __future__ import annotations

import pytest

from reportedly.resolve.times import tag_times

CASES = [
    ("Carthage fought from 264 BC on.", "264 BC", "BC0264"),
    ("He came in nineteen ninety-one.", "nineteen ninety-one", "1991"),
    ("They fought all through the winter.", "the winter", "2030-WI"),
    ("He was freed at Christmas 2029.", "Christmas 2029", "2029-12-25"),
    ("They were seized on Thanksgiving.", "Thanksgiving", "2030-11-28"),
    ("Bombs went off on Easter Sunday.", "Easter Sunday", "2030-04-21"),
    ("He was shot on Good Friday 2022.", "Good Friday 2022", "2022-04-15"),
    ("Marches will be banned on Easter Monday.", "Easter Monday", "2031-04-14"),
    ("The camp was cleared in Easter week.", "Easter week", "2030-W16"),
    ("Ten died on Valentine’s Day.", "Valentine’s Day", "2031-02-14"),
    ("The war will be over by the end of the year.", "the end of the year", "2031"),
    ("On 3 March he fled. The next morning his house burned.", "The next morning", "2031-03-04TMO"),
    ("Profit rose 4% in the latest quarter.", "the latest quarter", "2030-Q4"),
    ("In the third quarter of 2030 net fell to $2 million from $3 million a year ago.", "a year ago", "2029-Q3"),
    ("Sales rose from those of the year-ago quarter.", "the year-ago quarter", "2029-Q4"),
]


@pytest.mark.parametrize(("text", "words", "value"), CASES, ids=[c[1] for c in CASES])
def test_values(text: str, words: str, value: str) -> None:
    """Each has the extent and value that TimeML gives it."""
    assert {t.span.of(text): t.value for t in tag_times(text, "2031-03-12")}.get(words) == value


def test_a_quarter_of_a_town_is_no_time() -> None:
    """Troops in a quarter, without any word of sums, give no expression."""
    assert tag_times("Troops sealed off the quarter.", "2031-03-12") == ()
