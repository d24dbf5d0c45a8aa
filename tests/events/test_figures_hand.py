"""The gold of figures: 397 passages by two hands."""

from __future__ import annotations

import pytest

from tests.events.hand import found, rows, share


def test_every_figure_stands_in_its_passage() -> None:
    """The gold's words are words of the passage, and every figure has a bound."""
    for row in rows():
        for f in row["figures"]:
            assert f["text"] in row["text"]
            assert f["min"] is not None or f["max"] is not None


@pytest.mark.parametrize(("half", "least"), [(0, 0.9), (1, 0.8)])
def test_figures_are_read(half: int, least: float) -> None:
    """Kind, bounds and scope are exact for most figures, in the half that was read and in the half that was not."""
    some = rows()[half::2]
    precision, recall = share(some, found(some))
    assert 2 * precision * recall / (precision + recall) >= least
