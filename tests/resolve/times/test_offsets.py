"""Acts dated by their distance from others."""

from __future__ import annotations

import pytest

from tests.resolve.times.marked import Case, anchored, docs

CASES: list[Case] = [
    ("2031-03-12", "On Tuesday troops entered Gafsa, a day after [shells *killed* nine people].", "2031-03-10", "2031-03-10", "day"),
    ("2031-03-12", "[Crowds *burned* the court two days after Saturday's verdict].", "2031-03-10", "2031-03-10", "day"),
    ("2031-03-12", "The envoy was held for 10 days before [he was *freed* Monday].", "2031-03-10", "2031-03-10", "day"),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CASES)))
def test_distances(number: int) -> None:
    """The act counted from lies before the sentence's day, the act counted lies after the day of the other."""
    assert anchored(docs(CASES)[number], CASES[number]) == CASES[number][2:]
