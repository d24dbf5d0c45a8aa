"""Time precisions of ACLED and UCDP GED."""

from __future__ import annotations

import pytest

from reportedly.publish.timecodes import acled_time_precision, ucdp_date_prec
from reportedly.records import Span, Time

CASES = [
    ("Tuesday", "2031-03-11", "2031-03-11", "day", 1, 1),
    ("since Friday", "2031-03-07", "2031-03-12", "day", 1, 1),
    ("the past 24 hours", "2031-03-11", "2031-03-12", "week", 2, 2),
    ("the weekend", "2031-03-08", "2031-03-09", "week", 2, 2),
    ("last week", "2031-03-03", "2031-03-09", "week", 2, 3),
    ("", "2031-03-12", "2031-03-12", "week", 2, 3),
    ("in February", "2031-02-01", "2031-02-28", "month", 3, 4),
    ("this month", "2031-03-01", "2031-03-05", "month", 3, 4),
    ("since July", "2030-07-01", "2031-03-12", "month", None, 5),
    ("in 2029", "2029-01-01", "2029-12-31", "year", None, 5),
    ("this year", "2031-01-01", "2031-01-20", "year", None, 5),
    ("", "", "", "unknown", None, None),
]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision", "acled", "ucdp"), CASES, ids=[c[0] + c[3] for c in CASES]
)
def test_codes(words: str, start: str, end: str, precision: str, acled: int | None, ucdp: int | None) -> None:
    """A stretch of days gets both codes by its length and how it was stated."""
    time = Time(words, start, end, precision, Span(0, 0))
    assert (acled_time_precision(time), ucdp_date_prec(time)) == (acled, ucdp)


def test_no_time_has_no_code() -> None:
    """An event without a time is coded neither way."""
    assert acled_time_precision(None) is None
    assert ucdp_date_prec(None) is None
