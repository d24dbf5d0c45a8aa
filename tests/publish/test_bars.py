"""Tests of the figure chart's geometry."""

from __future__ import annotations

from reportedly.publish.bars import WIDTH, bars, is_log
from reportedly.records import FigureClaim


def _claims(*ends: tuple[int | None, int | None]) -> list[FigureClaim]:
    return [FigureClaim(a, b, "event", "", "x", (), "r") for a, b in ends]


def test_greater_figures_stand_further_right() -> None:
    """All sources share one scale that starts at nought and stays inside the drawing."""
    three, five, seven = bars(_claims((3, 3), (5, 5), (7, None)))
    assert 0 < three.x < five.x < seven.x < WIDTH
    assert seven.open_up
    assert not five.open_up
    assert round(five.x / three.x, 1) == round(5 / 3, 1)


def test_an_interval_has_its_width() -> None:
    """The interval "20 to 30" is a bar, "up to 40" is open below."""
    bar, below = bars(_claims((20, 30), (None, 40)))
    assert bar.w > 0
    assert below.open_down
    assert below.x == 0


def test_figures_far_apart_get_a_logarithmic_scale() -> None:
    """300 beside 40,000 would vanish on a linear scale."""
    assert is_log(_claims((300, 300), (40000, 40000)))
    assert not is_log(_claims((3, 3), (7, 7)))
    small, _ = bars(_claims((300, 300), (40000, 40000)))
    assert small.x > WIDTH / 3


def test_nought_and_nothing_can_be_drawn() -> None:
    """No figure, or none above nought, is no error."""
    assert bars([]) == ()
    assert bars(_claims((0, 0)))[0].x == 0
