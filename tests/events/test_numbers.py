"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from reportedly.events.numbers import quantities, value


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("six", 6), ("twenty-one", 21), ("one hundred and five", 105), ("a hundred", 100), ("3,500", 3500), ("5.8 million", 5_800_000),
        ("two dozen", 24), ("a thousand", 1000), ("three hundred", 300), ("280000", 280000), ("ninety", 90), ("bread", None),
    ],
)  # fmt: skip
def test_value(words: str, number: int | None) -> None:
    """Number words and digits have one value; other words have none."""
    assert value(words) == number


@pytest.mark.parametrize(
    "text", ["$24 billion", "a 28-year-old", "7.5%", "12/05", "the M4", "no one", "http://x.org/12"]
)
def test_no_quantity(text: str) -> None:
    """Money, ages in compounds, shares, dates in figures and names are no counts."""
    assert quantities(text) == []


def test_a_falling_range_is_none() -> None:
    """A range whose end is below its start is not read."""
    assert quantities("30 to 20 people") == []


def test_spans_hold_qualifier_and_number() -> None:
    """The span covers the qualifier, ``number`` the number alone."""
    text = "killing at least six people"
    (found,) = quantities(text)
    assert found.span.of(text) == "at least six"
    assert found.number.of(text) == "six"


@pytest.mark.parametrize(
    ("text", "least", "most", "vague"),
    [
        ("anywhere from 20 to 30 men", 20, 30, False),
        ("somewhere between two and four", 2, 4, False),
        ("from dozens to hundreds", 24, None, True),
        ("20 to 30 thousand people", 20_000, 30_000, False),
        ("three or four hundred people", 300, 400, False),
        ("twenty-odd people", 20, 20, True),
        ("a dozen or so", 12, 12, True),
        ("a hundred-plus people", 100, None, False),
        ("50 or more people", 50, None, False),
        ("ten or fewer", None, 10, False),
        ("well over 2,000", 2_000, None, False),
        ("upwards of sixty", 60, None, False),
        ("north of 300", 300, None, False),
        ("more than half a dozen", 6, None, False),
        ("perhaps as many as 12,000", None, 12_000, False),
        ("as high as 350", None, 350, False),
        ("just short of 90", None, 90, True),
        ("a couple of thousand people", 2_000, 2_000, True),
        ("a couple of people", 2, 2, False),
        ("several hundred people", 300, None, True),
        ("a few hundred people", 200, None, True),
        ("a 2,000-strong crowd", 2_000, 2_000, False),
        ("another dozen people", 12, 12, False),
        ("more than hundred people", 100, None, False),
    ],
)
def test_bounds(text: str, least: int | None, most: int | None, vague: bool) -> None:
    """How exact a quantity is said to be gives its bounds."""
    (found,) = quantities(text)
    assert (found.min, found.max, found.vague) == (least, most, vague)
