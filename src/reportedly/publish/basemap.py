"""The land under the map: countries' outlines out of the lexicon, in degrees, longitude first.

A border that two countries share is one arc, so that it stays one line however it is thinned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.lexicon import table

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """One country: its code (ISO 3166 alpha-3, "" for none), name, and rings of arc numbers (``~n``: arc n backwards)."""

    country: str
    name: str
    rings: tuple[tuple[int, ...], ...]


def unpacked(text: str) -> tuple[Point, ...]:
    """The points that ``scripts/compile_outlines.py`` packed: differences in hundredths of a degree."""
    values: list[int] = []
    value = shift = 0
    for char in text:
        bits = ord(char) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    x = y = 0
    points = []
    for dx, dy in zip(values[::2], values[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    return tuple(points)


@lru_cache(maxsize=1)
def arcs() -> tuple[tuple[Point, ...], ...]:
    """Every arc by its number."""
    return tuple(unpacked(row["points"]) for row in table("outline_arcs"))


@lru_cache(maxsize=1)
def lands() -> tuple[Land, ...]:
    """Every outline, by country code."""
    return tuple(
        Land(
            row["country"],
            row["name"],
            tuple(tuple(int(n) for n in r.split(",")) for r in row["rings"].split(";") if r),
        )
        for row in table("outlines")
    )


def joined(ring: Sequence[int], lines: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring whose arcs are ``lines``, closed."""
    out: list[Point] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        out.extend(line if not out else line[1:])
    return out


def unrolled(ring: Sequence[Point], turn: float = 360.0, pole: float = -90.0) -> list[Point]:
    """A closed ring without jumps from one end of the map to the other: across the date line it goes on beyond it.

    ``turn`` is once round the world in the ring's units. A ring that goes round the world (Antarctica) is closed along
    the south ``pole``.
    """
    out: list[Point] = []
    shift = 0.0
    for (ax, _), (bx, y) in pairwise([ring[0], *ring]):
        shift += turn if bx - ax < -turn / 2 else -turn if bx - ax > turn / 2 else 0.0
        out.append((bx + shift, y))
    return [*out, (out[-1][0], pole), (out[0][0], pole), out[0]] if shift else out


def area(ring: Sequence[Point]) -> float:
    """Twice the signed area of a closed ring, in square units of its points."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


@lru_cache(maxsize=256)
def mainland(country: str) -> tuple[float, float, float, float] | None:
    """West, south, east and north of a country's largest ring; None for a country without an outline."""
    rings = [unrolled(joined(r, arcs())) for land in lands() if land.country == country for r in land.rings]
    if not country or not rings:
        return None
    ring = max(rings, key=lambda r: abs(area(r)))
    return min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring)
