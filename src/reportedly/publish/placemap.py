"""The map of where events are, on Natural Earth's outlines, with marks that show how exactly a place is known.

A pin is a town or closer, a hatched ring a province or district, a hatched country no more than the country. Nothing is
shown finer than the place that was named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.publish.basemap import Point, arcs, area, joined, lands, mainland, unrolled
from reportedly.publish.frame import WIDTH, Frame, clipped, fitted, path, thinned

PINNED = frozenset({"landmark", "city"})
_FINE = 1.0  # drawing units below which a bend of an outline, or an islet, is not seen
_BUSY = 8  # events of a place whose mark has the full size, where no place has more
_LETTER = 0.56  # of the letters' size: the mean width of a letter, measured on 60 names of towns in Liberation Sans
_BULK = 0.85  # of the events that the main map shows at least, where one that shows all would be far wider
_WIDER = 3.0  # times the extent at which the places far away get a map of their own
_CAPITALS = 1.35  # times wider: the spaced capitals of countries' names
# Letters in drawing units and most names: of the drawing shown 1,000 pixels wide, and of that shown 350 wide.
_SIZES = {"wide": (12.0, 18), "narrow": (24.0, 7)}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Site:
    """One place to be drawn: its key, where (degrees), how exact, how many events, its link, and what a reader is told."""

    key: str
    name: str
    lon: float
    lat: float
    country: str
    precision: str
    count: int
    href: str
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name in the drawing: where, which end is there, its words and count ("" for a country of the base map)."""

    x: float
    y: float
    anchor: str
    words: str
    key: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A site as drawn: ``shape`` is pin, ring or land; ``d`` the path of a pin or a land; ``x``, ``y``, ``r`` its disc."""

    site: Site
    shape: str
    d: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A drawn map: land and borders as one path, marks in drawing order, names for wide and narrow pages, a scale."""

    height: float
    land: str
    marks: tuple[Mark, ...]
    labels: tuple[tuple[str, float, tuple[Label, ...]], ...]
    kilometres: int
    length: float
    parallel: str


def place_maps(sites: Sequence[Site]) -> tuple[PlaceMap, ...]:
    """The map of the sites; a second one of all where some lie far from the bulk; none where there is no site."""
    if not sites:
        return ()
    every = [p for s in sites for p in _extent(s, sites)]
    bulk = _bulk(sites)
    whole = fitted(every)
    if len(bulk) == len(sites) or whole.unit * _WIDER > (near := fitted([(s.lon, s.lat) for s in bulk])).unit:
        return (drawn(whole, sites),)
    return (drawn(near, sites), drawn(whole, sites))


def _extent(site: Site, sites: Sequence[Site]) -> tuple[Point, ...]:
    """What of a site the map must hold: its point, or the country's mainland where nothing closer is known of it."""
    land = mainland(site.country) if site.precision == "country" else None
    if land is None:
        return ((site.lon, site.lat),)
    if any(s.country == site.country and s.precision != "country" for s in sites):
        return ()
    west, south, east, north = land
    return (west, south), (east, north)


def _bulk(sites: Sequence[Site]) -> list[Site]:
    """The sites nearest to the busiest one that together hold ``_BULK`` of the events that are known closer than the country."""
    close = [s for s in sites if s.precision != "country"]
    if not close:
        return list(sites)
    first = max(close, key=lambda s: (s.count, s.key))
    ordered = sorted(close, key=lambda s: (math.dist((s.lon, s.lat), (first.lon, first.lat)), s.key))
    need, held, out = _BULK * sum(s.count for s in close), 0, []
    for site in ordered:
        if held >= need:
            break
        out.append(site)
        held += site.count
    return out if len(out) < len(close) else list(sites)


def drawn(frame: Frame, sites: Sequence[Site]) -> PlaceMap:
    """The map of what of the sites lies in the frame."""
    shapes = _shapes(frame)
    marks = _marks(frame, sites, shapes)
    names = tuple((width, size, _labels(frame, marks, shapes, size, most)) for width, (size, most) in _SIZES.items())
    land = path(ring for _, _, rings in shapes for ring in rings)
    side = "N" if frame.lat >= 0 else "S"
    kilometres, length = frame.scale
    return PlaceMap(frame.height, land, marks, names, kilometres, length, f"{abs(round(frame.lat))}°{side}")


def _shapes(frame: Frame) -> list[tuple[str, str, list[list[Point]]]]:
    """Code, name and rings in drawing units of every country that is seen in the frame."""
    lines = [thinned([frame.plain(*p) for p in arc], _FINE) for arc in arcs()]
    turn = 360 * frame.shrink * frame.unit
    out = []
    for land in lands():
        rings = []
        for numbers in land.rings:
            ring = unrolled(joined(numbers, lines), turn, frame.plain(0, -90)[1])
            left, right = min(x for x, _ in ring), max(x for x, _ in ring)
            top, bottom = min(y for _, y in ring), max(y for _, y in ring)
            if top > frame.height or bottom < 0 or max(right - left, bottom - top) < _FINE:
                continue
            for shift in (-turn, 0.0, turn):
                if left + shift <= WIDTH and right + shift >= 0:
                    inside = clipped([(x + shift, y) for x, y in ring], WIDTH, frame.height)
                    if len(inside) > 2:
                        rings.append(inside)
        if rings:
            out.append((land.country, land.name, rings))
    return out


def _marks(
    frame: Frame, sites: Sequence[Site], shapes: Sequence[tuple[str, str, list[list[Point]]]]
) -> tuple[Mark, ...]:
    """Countries first, then rings, then pins; the more frequent below the less frequent, so that none is hidden."""
    most = max(_BUSY, *(s.count for s in sites))
    outline: dict[str, list[list[Point]]] = {}
    for code, _, rings in shapes:
        outline.setdefault(code, []).extend(rings)
    order = {"land": 0, "ring": 1, "pin": 2}
    out = []
    for site in sites:
        x, y = frame.at(site.lon, site.lat)
        size = math.sqrt(site.count / most)
        if site.precision == "country" and site.country and site.country in outline:
            rings = outline[site.country]
            x, y = _middle(max(rings, key=lambda r: abs(area([*r, r[0]]))))
            out.append(Mark(site, "land", path(rings), round(x, 1), round(y, 1), 0.0))
        elif frame.holds(site.lon, site.lat) and site.precision in PINNED:
            r = round(6 + 7 * size, 1)
            x, y = round(x, 1), round(y, 1)
            d = f"M{x} {y}l{-0.866 * r:.1f} {-1.5 * r:.1f}a{r} {r} 0 1 1 {1.732 * r:.1f} 0z"
            out.append(Mark(site, "pin", d, x, round(y - 2 * r, 1), r))
        elif frame.holds(site.lon, site.lat):
            out.append(Mark(site, "ring", "", round(x, 1), round(y, 1), round(16 + 12 * size, 1)))
    return tuple(sorted(out, key=lambda m: (order[m.shape], -m.site.count, m.site.key)))


def _middle(ring: Sequence[Point]) -> Point:
    """A point well inside a ring: of a grid over it the point of the widest free line."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best = (-1.0, 0.0, 0.0)
    for step in range(1, 12):
        y = top + (bottom - top) * step / 12
        pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
        cuts = sorted(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in pairs if (a[1] > y) != (b[1] > y))
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            central = 1 - abs(step - 6) / 8
            best = max(best, ((right - left) * central, (left + right) / 2, y))
    return best[1], best[2]


def _labels(
    frame: Frame,
    marks: Sequence[Mark],
    shapes: Sequence[tuple[str, str, list[list[Point]]]],
    size: float,
    most: int,
) -> tuple[Label, ...]:
    """Names beside the marks of most events wherever no other name or pin is in the way, then names of countries."""
    taken: list[Box] = [(m.x - m.r, m.y - m.r, m.x + m.r, m.y + 2 * m.r) for m in marks if m.shape == "pin"]
    out: list[Label] = []
    for mark in sorted(marks, key=lambda m: (m.shape == "land", -m.site.count, m.site.key))[:most]:
        words = mark.site.name if mark.shape == "pin" else f"somewhere in {mark.site.name}"
        placed = _placed(frame, _tries(mark, size), f"{words} ({mark.site.count})", size, taken)
        if placed:
            out.append(replace(placed, words=words, key=mark.site.key, count=mark.site.count))
    hatched = {m.site.country for m in marks if m.shape == "land"}
    for code, name, rings in shapes:
        ring = max(rings, key=lambda r: abs(area([*r, r[0]])))
        wide = max(x for x, _ in ring) - min(x for x, _ in ring)
        if code not in hatched and wide > _LETTER * size * _CAPITALS * (len(name) + 1):
            x, y = _middle(ring)
            placed = _placed(frame, ((x, y, "middle"),), name, size * _CAPITALS, taken)
            if placed:
                out.append(replace(placed, words=name))
    return tuple(out)


def _tries(mark: Mark, size: float) -> tuple[tuple[float, float, str], ...]:
    """Where a mark's name may start, the best first: right, left, above, below; a country's across its middle."""
    x, y, r = mark.x, mark.y, mark.r
    if mark.shape == "land":
        return tuple((x, y + n * size * 1.6, "middle") for n in (0, 1, -1, 2, -2, 3, -3))
    foot = y + 2 * r + size if mark.shape == "pin" else y + r + size
    mid = y + size * 0.35
    return (x + r + 3, mid, "start"), (x - r - 3, mid, "end"), (x, y - r - 4, "middle"), (x, foot, "middle")


def _placed(
    frame: Frame, tries: Sequence[tuple[float, float, str]], words: str, size: float, taken: list[Box]
) -> Label | None:
    wide = _LETTER * size * len(words)
    for x, y, anchor in tries:
        left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
        box = (left, y - size * 0.85, left + wide, y + size * 0.25)
        inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < frame.height - 2
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return Label(round(x, 1), round(y, 1), anchor, words)
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
