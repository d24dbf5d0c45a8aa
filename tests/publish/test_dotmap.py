"""Tests of the dot map."""

from __future__ import annotations

from reportedly.publish.dotmap import HEIGHT, WIDTH, dot_map
from reportedly.records import Place, Span


def _place(name: str, lat: float | None, lon: float | None) -> Place:
    return Place(name, name, lat, lon, "TUN", "", name, "city", name, Span(0, 1))


GAFSA, SFAX, TUNIS = _place("Gafsa", 34.425, 8.784), _place("Sfax", 34.741, 10.76), _place("Tunis", 36.8, 10.18)


def test_north_is_up_and_east_is_right() -> None:
    """Dots keep the directions of their coordinates and lie inside the frame."""
    drawn = dot_map([GAFSA, GAFSA, SFAX, TUNIS])
    assert drawn is not None
    at = {d.name: d for d in drawn.dots}
    assert at["Gafsa"].x < at["Sfax"].x
    assert at["Tunis"].y < at["Sfax"].y
    assert all(0 < d.x < WIDTH and 0 < d.y < HEIGHT for d in drawn.dots)
    assert at["Gafsa"].count == 2
    assert at["Gafsa"].r > at["Sfax"].r


def test_labels_do_not_lie_on_one_another() -> None:
    """Places close together get their names on different sides, or none."""
    near = [_place(f"Town {i}", 34.4 + i / 100, 8.7 + i / 90) for i in range(8)]
    drawn = dot_map([*near, TUNIS])
    assert drawn is not None
    spots = [d.label for d in drawn.dots if d.label]
    assert len(spots) == len(set(spots))
    assert len(spots) >= 2


def test_no_map_of_one_place_or_none() -> None:
    """A single dot on an empty graticule says nothing; unresolved places are no dots."""
    assert dot_map([GAFSA, GAFSA, _place("Qsar", None, None)]) is None
    assert dot_map([]) is None


def test_the_graticule_is_labelled() -> None:
    """Two or more lines each way, in degrees with their side."""
    drawn = dot_map([GAFSA, TUNIS])
    assert drawn is not None
    assert len(drawn.meridians) >= 2
    assert all(line.label.endswith("°N") for line in drawn.parallels)
