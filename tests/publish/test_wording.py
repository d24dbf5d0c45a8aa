"""Tests of the plain words for codes and figures."""

from __future__ import annotations

import pytest

from reportedly.publish.wording import span_of as range_of
from reportedly.publish.wording import stated
from reportedly.records import FigureClaim, FigureSummary


@pytest.mark.parametrize(
    ("low", "high", "vague", "words"),
    [
        (7, 7, False, "7"),
        (2000, 2000, True, "about 2,000"),
        (7, None, False, "at least 7"),
        (None, 40, False, "up to 40"),
        (20, 30, False, "20 to 30"),
        (20000, None, True, "some 20,000 or more"),
    ],
)
def test_a_stated_figure_reads_as_it_was_meant(low: int | None, high: int | None, vague: bool, words: str) -> None:
    """Open, closed and vague figures keep what they say."""
    assert stated(low, high, vague=vague) == words


def _summary(low: int, high: int, *claims: tuple[int | None, int | None]) -> FigureSummary:
    made = tuple(FigureClaim(a, b, "event", "2023-03-08", "x", (), "r") for a, b in claims)
    return FigureSummary("killed", low, low, high, "most-origins-v1", made)


def test_a_range_says_where_it_is_open() -> None:
    """The words "at least seven" at the top of a range leaves it open."""
    assert range_of(_summary(3, 7, (3, 3), (7, None))) == "3 to 7 or more"
    assert range_of(_summary(3, 7, (3, 3), (7, 7))) == "3 to 7"
    assert range_of(_summary(84, 84, (84, None))) == "at least 84"
    assert range_of(_summary(5, 5, (5, 5))) == "5"
