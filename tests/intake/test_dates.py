"""Statements of time become ISO 8601 with what was stated, no more and no less."""

from __future__ import annotations

import pytest

from reportedly.intake.dates import in_order, read_date
from reportedly.records import StatedDate


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2019-11-10", "2019-11-10"),
        ("2019-11-10T14:30:00.123Z", "2019-11-10T14:30:00Z"),
        ("2019-11-10 14:30+0530", "2019-11-10T14:30+05:30"),
        ("20191110", "2019-11-10"),
        ("Sun, 10 Nov 2019 14:30:00 +0300", "2019-11-10T14:30:00+03:00"),
        ("Sun, 10 Nov 2019 14:30:00 GMT", "2019-11-10T14:30:00+00:00"),
        ("Nov. 10, 2019 2:05 p.m. EST", "2019-11-10T14:05-05:00"),
        ("12:00 am, 10th of November 2019", "2019-11-10T00:00"),
        ("Sun Nov 10 14:30:00 UTC 2019", "2019-11-10T14:30:00+00:00"),
        ("1573396200", "2019-11-10T14:30:00Z"),
        ("10 November 2019 14:30 IST", "2019-11-10T14:30"),
        ("25/12/2019", "2019-12-25"),
        ("11/10/2019", ""),
        ("yesterday", ""),
    ],
)
def test_a_statement_is_read_as_stated(stated: str, value: str) -> None:
    """Day, time and zone are kept where they are stated; an ambiguous zone or day order is not guessed."""
    assert read_date(stated).value == value


@pytest.mark.parametrize("stated", ["20199-11-10", "2019-13-01", "2019-02-30", "31 June 2019", "0001-01-01T00:00:00Z"])
def test_a_day_that_no_calendar_has_is_bad(stated: str) -> None:
    """Impossible days and years outside the limits are marked, not read."""
    read = read_date(stated)
    assert (read.value, read.bad) == ("", True)


def test_the_most_trusted_and_most_exact_statement_comes_first() -> None:
    """A given date wins; among JSON-LD and meta the one with zone wins; all are kept once."""
    day, zoned = StatedDate("2019-11-10", "json-ld"), StatedDate("2019-11-10T10:00:00Z", "meta")
    url, own = StatedDate("2019-11-09", "url"), StatedDate("2019-11-08", "given")
    assert in_order([url, day, zoned, url, own]) == (own, zoned, day, url)
