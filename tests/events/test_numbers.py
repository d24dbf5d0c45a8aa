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
    "text", ["$24 billion", "a 28-year-old", "7.5%", "12/05", "a 1,400-strong force", "the M4", "http://x.org/12"]
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
