"""Tests of the map: outlines, the frame, marks that show how exact a place is, names that do not lie on one another."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from reportedly.publish.basemap import arcs, joined, lands, mainland, unpacked, unrolled
from reportedly.publish.frame import WIDTH, clipped, fitted, path, thinned
from reportedly.publish.placemap import Site, place_maps


def _site(name: str, lat: float, lon: float, *, precision: str = "city", country: str = "TUN", count: int = 1) -> Site:
    return Site(f"place-{name}", name, lon, lat, country, precision, count, f"#place-{name}", f"{name}: {count}")


GAFSA = _site("Gafsa", 34.425, 8.784, count=4)
SFAX, TUNIS = _site("Sfax", 34.741, 10.76), _site("Tunis", 36.8, 10.18)


def test_packed_points_are_unpacked() -> None:
    """The example of the code's own description, in hundredths of a degree."""
    assert unpacked("_p~iF~ps|U") == ((38500.0, -120200.0),)
    assert unpacked("") == ()


def test_every_ring_is_closed_and_lies_on_the_globe() -> None:
    """The outlines of all countries are whole: arcs meet, rings close, longitudes and latitudes are such."""
    assert len({x.country for x in lands()}) > 230
    for land in lands():
        assert land.rings
        for ring in land.rings:
            points = joined(ring, arcs())
            assert points[0] == points[-1]
            assert len(points) > 3
            assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in points)


def test_no_outline_jumps_across_the_map() -> None:
    """Russia and Fiji go on beyond the date line, Antarctica is closed along the pole; no border is drawn through all seas."""
    for land in lands():
        for ring in land.rings:
            points = unrolled(joined(ring, arcs()))
            assert points[0] == points[-1]
            assert all(abs(b[0] - a[0]) < 90 or a[1] == b[1] == -90 for a, b in pairwise(points))
    box = mainland("RUS")
    assert box is not None
    assert box[0] > 20 and 185 < box[2] < 195


@pytest.mark.parametrize("country", ["TUN", "FRA", "MLT", "MDV", "BHR", "XKX", "PSE"])
def test_countries_large_and_small_have_a_mainland(country: str) -> None:
    """Its box has an extent; an unknown country has none."""
    box = mainland(country)
    assert box is not None
    assert box[0] < box[2] and box[1] < box[3]
    assert mainland("") is mainland("XXX") is None


def test_north_is_up_and_east_is_right() -> None:
    """Marks keep the directions of their coordinates and lie inside the frame."""
    (drawn,) = place_maps([GAFSA, SFAX, TUNIS])
    at = {m.site.name: m for m in drawn.marks}
    assert at["Gafsa"].x < at["Sfax"].x
    assert at["Tunis"].y < at["Sfax"].y
    assert all(0 < m.x < WIDTH and 0 < m.y < drawn.height for m in drawn.marks)
    assert at["Gafsa"].r > at["Sfax"].r


def test_a_town_lies_in_its_country() -> None:
    """The pin of Gafsa stands inside the outline of Tunisia: a ray from it crosses the outline an odd number of times."""
    frame = fitted([(s.lon, s.lat) for s in (GAFSA, TUNIS)])
    x, y = frame.at(GAFSA.lon, GAFSA.lat)
    (tunisia,) = [land for land in lands() if land.country == "TUN"]
    crossed = 0
    for ring in tunisia.rings:
        for (ax, ay), (bx, by) in pairwise([frame.plain(*p) for p in joined(ring, arcs())]):
            crossed += (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
    assert crossed % 2 == 1


def test_what_is_known_less_exactly_is_no_pin() -> None:
    """A town and a square are pins, a province and a district are rings, a country is its outline, below all others."""
    kinds = ["country", "admin1", "admin2", "city", "landmark"]
    (drawn,) = place_maps([_site(k, 34 + n / 2, 9, precision=k) for n, k in enumerate(kinds)])
    assert [(m.site.precision, m.shape) for m in drawn.marks] == [
        *(("country", "land"), ("admin1", "ring"), ("admin2", "ring"), ("city", "pin"), ("landmark", "pin")),
    ]


def test_a_country_alone_is_seen_whole() -> None:
    """Where nothing closer is known the map holds the country; one without an outline gets a ring."""
    (drawn,) = place_maps([_site("Tunisia", 34, 9, precision="country")])
    (mark,) = drawn.marks
    assert mark.shape == "land"
    frame = fitted([(7.5, 30.2), (11.6, 37.4)])
    assert frame.holds(7.5, 30.2) and frame.holds(11.6, 37.4)
    (lost,) = place_maps([_site("Tuvalu", -8.5, 179.2, precision="country", country="TUV")])
    assert [m.shape for m in lost.marks] == ["ring"]


def test_places_far_away_get_a_map_of_their_own() -> None:
    """One event in Geneva does not shrink the map of a Tunisian week; a second map has it."""
    near, far = place_maps([GAFSA, _site("Sfax", 34.741, 10.76, count=9), _site("Geneva", 46.2, 6.15, country="CHE")])
    assert {m.site.name for m in near.marks} == {"Gafsa", "Sfax"}
    assert {m.site.name for m in far.marks} == {"Gafsa", "Sfax", "Geneva"}
    assert near.length / near.kilometres > far.length / far.kilometres


def test_both_sides_of_the_date_line_are_neighbours() -> None:
    """Suva and Apia lie 1,150 km apart, not a world."""
    frame = fitted([(178.44, -18.14), (-171.76, -13.83)])
    (ax, ay), (bx, by) = frame.at(178.44, -18.14), frame.at(-171.76, -13.83)
    assert ax < bx
    long, units = frame.scale
    assert math.dist((ax, ay), (bx, by)) / units * long == pytest.approx(1150, rel=0.08)
    assert place_maps([_site("Suva", -18.14, 178.44), _site("Apia", -13.83, -171.76)])[0].land


def test_one_town_is_shown_with_its_surroundings() -> None:
    """A map of one place has land and a scale; of none there is no map."""
    (drawn,) = place_maps([GAFSA])
    assert drawn.land
    assert drawn.kilometres in (50, 100)
    assert place_maps([]) == ()


def test_names_do_not_lie_on_one_another() -> None:
    """Places close together get their names on different sides, or none; on a narrow page fewer and larger."""
    (drawn,) = place_maps([*(_site(f"Town {i}", 33 + i / 8, 8 + i % 7 / 2) for i in range(30)), TUNIS])
    sizes = {}
    for width, size, labels in drawn.labels:
        spots = [(x.x, x.y) for x in labels]
        assert len(spots) == len(set(spots)) >= 2
        sizes[width] = (size, len([x for x in labels if x.key]))
    assert sizes["narrow"][0] > sizes["wide"][0]
    assert sizes["narrow"][1] < sizes["wide"][1]


def test_what_lies_outside_is_cut_off() -> None:
    """A square that sticks out keeps its part inside; one far away keeps nothing; its path is closed."""
    square = [(-100.0, -100.0), (50.0, -100.0), (50.0, 50.0), (-100.0, 50.0), (-100.0, -100.0)]
    inside = clipped(square, 720, 400, edge=0)
    assert sorted(inside) == [(0, 0), (0, 50), (50, 0), (50, 50)]
    assert clipped([(x + 2000, y) for x, y in square], 720, 400) == []
    assert path([inside]).endswith("z")
    assert len(thinned([(0, 0), (0.1, 0), (0.2, 0), (5, 0)], 1)) == 2
