"""Tests of how days are written."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.publish.dates import ENGLISH, STYLES, Dates


def test_days_read_as_in_a_newspaper() -> None:
    """Days of one month are joined; other stretches are written out; what is no day stays."""
    assert ENGLISH.day("2023-03-08") == "8 March 2023"
    assert ENGLISH.days("2023-03-08", "2023-03-10") == "8–10 March 2023"
    assert ENGLISH.days("2023-02-28", "2023-03-02") == "28 February 2023 – 2 March 2023"
    assert ENGLISH.days("2023-03-08", "") == "8 March 2023"
    assert ENGLISH.month("2023-03-01") == "March 2023"
    assert ENGLISH.day("") == "date unknown"
    assert ENGLISH.days("last week", "2023-03-01") == ENGLISH.day("last week") == "last week"


@pytest.mark.parametrize(
    ("style", "day", "days"),
    [
        ("iso", "2023-03-01", "2023-03-01 – 2023-03-10"),
        ("de", "1. März 2023", "1.–10. März 2023"),
        ("fr", "1er mars 2023", "1er–10 mars 2023"),
        ("es", "1 de marzo de 2023", "1–10 de marzo de 2023"),
    ],
)
def test_a_day_reads_as_its_language_writes_it(style: str, day: str, days: str) -> None:
    """Order, points and articles are the language's own."""
    written = Dates(style)
    assert written.day("2023-03-01T10:00:00Z") == day
    assert written.days("2023-03-01", "2023-03-10") == days


def test_an_arabic_day_keeps_its_order_inside_english_text() -> None:
    """It stands in right-to-left isolates, day first."""
    assert Dates("ar").day("2023-03-08") == "\u20678 مارس 2023\u2069"
    assert Dates("ar").days("2023-03-08", "2023-03-09") == "\u20678 مارس 2023 – 9 مارس 2023\u2069"
    assert Dates("ar").language == "ar"
    assert Dates("iso").language == ""


@pytest.mark.parametrize("style", [s for s in STYLES if s != "iso"])
def test_months_are_those_of_cldr(style: str) -> None:
    """Every month's name is in what babel writes for that day."""
    dates = pytest.importorskip("babel.dates", reason="babel is not installed")
    for month in range(1, 13):
        told = dates.format_date(date(2023, month, 5), "d MMMM y", locale=style)
        assert told.split()[1] in Dates(style).day(f"2023-{month:02d}-05")
