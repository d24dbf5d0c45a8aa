"""Tests of the statement why names are published."""

from __future__ import annotations

import pytest

from reportedly.publish import unredacted


@pytest.mark.parametrize(
    ("given", "stated"),
    [
        (
            ("consent of the family", "A. Editor", "2026-01-02T03:04:05+00:00"),
            "consent of the family (by A. Editor, at 2026-01-02T03:04:05+00:00)",
        ),
        (("consent", "", ""), "consent"),
        (("consent", "", "2026-01-02"), "consent (at 2026-01-02)"),
        (("", "A. Editor", "2026-01-02"), ""),
    ],
)
def test_the_statement_says_why_by_whom_and_when(given: tuple[str, str, str], stated: str) -> None:
    """What is given stands in it; without a reason there is none, and names are withheld."""
    assert unredacted(*given) == stated


def test_a_time_that_is_none_is_refused() -> None:
    """The time has to be ISO 8601."""
    with pytest.raises(ValueError, match="yesterday"):
        unredacted("consent", "A. Editor", "yesterday")
