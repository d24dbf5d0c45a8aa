"""Expressions side by side become one, and ranges share their month and year."""

from __future__ import annotations

import pytest

from reportedly.resolve.times import tag_times

CASES = [
    ("The blast came at 10 p.m. Tuesday.", ["10 p.m. Tuesday=2031-03-11T22:00"]),
    ("They met at noon Tuesday.", ["noon Tuesday=2031-03-11T12:00"]),
    ("Shells fell early Tuesday.", ["early Tuesday=2031-03-11"]),
    ("Raids of 3 to 5 March left ruins.", ["3=2031-03-03", "5 March=2031-03-05"]),
    ("Talks were held on March 3 and 5.", ["March 3=2031-03-03", "5=2031-03-05"]),
    ("Strikes of April and June 1955 failed.", ["April=1955-04", "June 1955=1955-06"]),
]


@pytest.mark.parametrize(("text", "want"), CASES, ids=[c[0] for c in CASES])
def test_neighbours(text: str, want: list[str]) -> None:
    """Clock times take the day beside them; the first end of a range takes month and year from the last."""
    assert [f"{t.span.of(text)}={t.value}" for t in tag_times(text, "2031-03-12")] == want


def test_a_count_after_a_day_is_no_day() -> None:
    """The number of people after "March 3 and" is not taken for another day."""
    text = "On March 3 and 12 people later that night, fire fell."
    assert "12" not in [t.span.of(text) for t in tag_times(text, "2031-03-12")]
