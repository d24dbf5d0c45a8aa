"""Measures of toponyms: recognition by exact and overlapping spans, and how near the points are.

The measures are those of ``../shared/gold/places_dates.py``: spans are paired one to one, exact ones first, then by
the largest overlap; a point is right within 161 km (100 miles).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

EARTH_KM = 6371.0088
NEAR_KM = 161.0
_Row = Mapping[str, Any]


@dataclass(slots=True)
class _Counts:
    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    located: int = 0
    points: int = 0
    near: int = 0
    resolved: int = 0


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points (degrees) in km."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def pairs(gold: Sequence[_Row], found: Sequence[_Row]) -> list[tuple[int, int]]:
    """Which gold toponym goes with which found one: exact spans first, then by largest overlap, ties by position."""
    first: dict[tuple[int, int], int] = {}
    for j, p in enumerate(found):
        first.setdefault((p["start"], p["end"]), j)
    matched: dict[int, int] = {}
    used: set[int] = set()
    for i, g in enumerate(gold):
        at = first.get((g["start"], g["end"]))
        if at is not None and at not in used:
            matched[i] = at
            used.add(at)
    for _, _, _, i, j in sorted(_overlaps(gold, found, matched, used)):
        if i not in matched and j not in used:
            matched[i] = j
            used.add(j)
    return sorted(matched.items())


def _overlaps(
    gold: Sequence[_Row], found: Sequence[_Row], matched: Mapping[int, int], used: set[int]
) -> list[tuple[int, int, int, int, int]]:
    return [
        (-shared, g["start"], p["start"], i, j)
        for i, g in enumerate(gold)
        if i not in matched
        for j, p in enumerate(found)
        if j not in used and (shared := min(g["end"], p["end"]) - max(g["start"], p["start"])) > 0
    ]


def score(gold: Sequence[_Row], predicted: Mapping[str, _Row]) -> dict[str, float]:
    """The four measures over all reports; ``predicted`` has ``toponyms`` and ``resolved`` (on gold spans) by id."""
    counts = _Counts()
    for row in gold:
        _count(row["toponyms"], predicted.get(row["id"], {}), counts)
    return {
        "exact_f1": _f1(counts.exact, counts.found, counts.gold),
        "overlap_f1": _f1(counts.overlap, counts.found, counts.gold),
        "acc161": round(counts.resolved / counts.points, 4) if counts.points else 0.0,
        "end_to_end_f1": _f1(counts.near, counts.located, counts.points),
    }


def _count(gold: Sequence[_Row], predicted: _Row, counts: _Counts) -> None:
    found = sorted(predicted.get("toponyms", []), key=lambda t: (t["start"], t["end"]))
    counts.gold += len(gold)
    counts.found += len(found)
    counts.exact += len({(t["start"], t["end"]) for t in gold} & {(t["start"], t["end"]) for t in found})
    counts.located += sum(t.get("lat") is not None for t in found)
    by_gold = dict(pairs(gold, found))
    counts.overlap += len(by_gold)
    resolved = {(t["start"], t["end"]): t for t in predicted.get("resolved", [])}
    for i, toponym in enumerate(gold):
        if toponym.get("lat") is None:
            continue
        counts.points += 1
        counts.near += i in by_gold and _near(toponym, found[by_gold[i]])
        counts.resolved += _near(toponym, resolved.get((toponym["start"], toponym["end"]), {}))


def _near(gold: _Row, found: _Row) -> bool:
    if found.get("lat") is None:
        return False
    return kilometres(gold["lat"], gold["lon"], found["lat"], found["lon"]) <= NEAR_KM


def _f1(hits: int, found: int, gold: int) -> float:
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
