"""The frame of a map: a projection fitted to points, and what of a ring lies inside it.

Equirectangular, true to scale along the middle parallel: a small region keeps its shapes, and no pole is infinitely far.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.publish.basemap import Point

WIDTH = 720.0
LOWEST, HIGHEST = 360.0, 620.0  # drawing units of height
_MARGIN = 0.22  # of the points' extent, on each side, for pins and their names
_LEAST = 3.0  # degrees of latitude: around one town alone some of its country is seen
_KILOMETRES = 111.32  # a degree of latitude
_LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing of ``WIDTH`` by ``height`` units around the middle ``lon``, ``lat``; ``unit`` units are a degree of latitude."""

    lon: float
    lat: float
    unit: float
    height: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, on the middle parallel."""
        return max(0.15, math.cos(math.radians(self.lat)))

    def at(self, lon: float, lat: float) -> Point:
        """Where a place lies in the drawing; longitudes count the nearer way round the world."""
        return self.plain(self.lon + turned(lon - self.lon), lat)

    def plain(self, lon: float, lat: float) -> Point:
        """Where a point lies without regard to the other way round the world."""
        return WIDTH / 2 + (lon - self.lon) * self.shrink * self.unit, self.height / 2 - (lat - self.lat) * self.unit

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside the drawing."""
        x, y = self.at(lon, lat)
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    @property
    def scale(self) -> tuple[int, float]:
        """A round number of kilometres, at most a fifth of the width, and its length in drawing units."""
        one = self.unit / _KILOMETRES
        long = max((n for n in _LENGTHS if n * one <= WIDTH / 5), default=_LENGTHS[0])
        return long, round(long * one, 1)


def turned(degrees: float) -> float:
    """A difference of longitudes brought into -180 to 180."""
    return (degrees + 180) % 360 - 180


def fitted(points: Sequence[Point]) -> Frame:
    """The frame that holds every point (longitude, latitude), at least one, with room around them."""
    middle, wide = _around([x for x, _ in points])
    south, north = min(y for _, y in points), max(y for _, y in points)
    lat = (south + north) / 2
    shrink = max(0.15, math.cos(math.radians(lat)))
    across = min(360 * shrink, max(_LEAST, wide * shrink * (1 + 2 * _MARGIN)))
    tall = min(180.0, max(_LEAST, (north - south) * (1 + 2 * _MARGIN)))
    height = min(HIGHEST, max(LOWEST, WIDTH * tall / across))
    unit = min(WIDTH / across, height / tall)
    return Frame(round(middle, 4), round(lat, 4), round(unit, 4), round(height))


def _around(lons: Sequence[float]) -> tuple[float, float]:
    """The middle and the width of the shortest stretch of longitudes that holds all: what the widest gap leaves."""
    ordered = sorted({turned(x) for x in lons})
    gaps = [(b - a, b) for a, b in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    gap, start = max(gaps)
    wide = 360 - gap
    return turned(start + wide / 2), wide


def thinned(line: Sequence[Point], least: float) -> list[Point]:
    """A line without the points that lie nearer than ``least`` to the one kept before; its ends stay."""
    if len(line) < 3:
        return list(line)
    out = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - out[-1][0]) + abs(point[1] - out[-1][1]) >= least:
            out.append(point)
    return [*out, line[-1]]


def clipped(ring: Sequence[Point], right: float, bottom: float, edge: float = 6.0) -> list[Point]:
    """What of a closed ring lies inside the drawing and ``edge`` units around it (Sutherland and Hodgman)."""
    out = list(ring[:-1] if ring and ring[0] == ring[-1] else ring)
    for axis, bound, sign in ((0, -edge, 1), (0, right + edge, -1), (1, -edge, 1), (1, bottom + edge, -1)):
        out = _cut(out, lambda p, a=axis, b=bound, s=sign: s * (p[a] - b))  # type: ignore[misc]
    return out


def _cut(ring: Sequence[Point], inside: Callable[[Point], float]) -> list[Point]:
    out: list[Point] = []
    for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        da, db = inside(a), inside(b)
        if (da >= 0) != (db >= 0):
            t = da / (da - db)
            out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        if db >= 0:
            out.append(b)
    return out


def path(rings: Iterable[Sequence[Point]]) -> str:
    """Rings as the ``d`` of an SVG path, in tenths of a unit, relative after each first point."""
    parts = []
    for ring in rings:
        x, y = round(ring[0][0] * 10), round(ring[0][1] * 10)
        parts.append(f"M{x / 10:g} {y / 10:g}l")
        steps = []
        for px, py in ring[1:]:
            nx, ny = round(px * 10), round(py * 10)
            if (nx, ny) != (x, y):
                steps.append(f"{(nx - x) / 10:g} {(ny - y) / 10:g}")
            x, y = nx, ny
        parts.append(" ".join(steps) + "z")
    return "".join(parts)
