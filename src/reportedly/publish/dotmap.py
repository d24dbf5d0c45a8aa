"""A small map of dots on a graticule: where events are, drawn from their coordinates alone, without a base map."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.records import Place

WIDTH, HEIGHT = 480.0, 380.0
_MARGIN = 50.0
_STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30)
_LABELS = 14


@dataclass(frozen=True, slots=True)
class Dot:
    """One place: drawing position, radius, name, how many events, precision, and its label's place and anchor, if any."""

    x: float
    y: float
    r: float
    name: str
    count: int
    precision: str
    label: tuple[float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One graticule line with its label in degrees."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class DotMap:
    """A drawn map: dots, meridians (x positions) and parallels (y positions)."""

    dots: tuple[Dot, ...]
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]


def _degrees(value: float, positive: str, negative: str) -> str:
    side = "" if value == 0 else positive if value > 0 else negative
    return f"{abs(value):g}°{side}"


def dot_map(places: Iterable[Place]) -> DotMap | None:
    """The map of resolved places (one entry an event); None where fewer than two places have coordinates."""
    counts = Counter((p.name, p.lat, p.lon, p.precision) for p in places if p.lat is not None and p.lon is not None)
    spots = [(n, la, lo, p, c) for (n, la, lo, p), c in counts.items() if la is not None and lo is not None]
    if len(spots) < 2:
        return None
    spots.sort(key=lambda s: (-s[4], s[0], s[1], s[2]))
    lats, lons = [s[1] for s in spots], [s[2] for s in spots]
    shrink = max(0.15, math.cos(math.radians((max(lats) + min(lats)) / 2)))
    span = max(0.5, max(lats) - min(lats), (max(lons) - min(lons)) * shrink * HEIGHT / WIDTH)
    unit = (HEIGHT - 2 * _MARGIN) / span
    mid_lat, mid_lon = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2

    def xy(lat: float, lon: float) -> tuple[float, float]:
        return round(WIDTH / 2 + (lon - mid_lon) * shrink * unit, 1), round(HEIGHT / 2 - (lat - mid_lat) * unit, 1)

    most = spots[0][4]
    dots: list[Dot] = []
    for name, lat, lon, precision, count in spots:
        x, y = xy(lat, lon)
        dots.append(Dot(x, y, round(5 + 11 * math.sqrt(count / most), 1), name, count, precision))
    labelled = _labels(dots)
    half_lat, half_lon = HEIGHT / 2 / unit, WIDTH / 2 / unit / shrink
    step = next((s for s in _STEPS if 2 * half_lat / s <= 6), 45.0)
    meridians = [Line(xy(mid_lat, v)[0], _degrees(v, "E", "W")) for v in _ticks(mid_lon, half_lon, step)]
    parallels = [Line(xy(v, mid_lon)[1], _degrees(v, "N", "S")) for v in _ticks(mid_lat, half_lat, step)]
    return DotMap(labelled, tuple(meridians), tuple(parallels))


def _ticks(middle: float, half: float, step: float) -> list[float]:
    first, last = math.ceil((middle - half) / step), math.floor((middle + half) / step)
    return [round(i * step, 2) for i in range(first, last + 1)]


def _labels(dots: list[Dot]) -> tuple[Dot, ...]:
    """Names beside the dots of most events: right, left, above or below, wherever no other label or dot is in the way."""
    taken = [(d.x - d.r, d.y - d.r, d.x + d.r, d.y + d.r) for d in dots[:_LABELS]]
    out = []
    for i, d in enumerate(dots):
        spot = None
        wide = 7.5 * len(d.name)  # an estimate of the width of 13 px letters
        tries = (
            (d.x + d.r + 4, d.y + 4, "start", d.x + d.r + 4),
            (d.x - d.r - 4, d.y + 4, "end", d.x - d.r - 4 - wide),
            (d.x, d.y - d.r - 5, "middle", d.x - wide / 2),
            (d.x, d.y + d.r + 14, "middle", d.x - wide / 2),
        )
        for x, y, anchor, left in tries if i < _LABELS else ():
            box = (left, y - 11, left + wide, y + 3)
            inside = box[0] > 0 and box[2] < WIDTH
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                spot = (round(x, 1), round(y, 1), anchor)
                break
        out.append(replace(d, label=spot))
    return tuple(out)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
