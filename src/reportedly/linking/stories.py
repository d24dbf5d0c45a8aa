"""Stories: reports brought together by what happened, whether or not a record was coded from them.

Two steps. Texts are grouped by rare words, names and the lead, days apart counting against them. Then each group is
looked at by itself: words that all its texts share have no weight there, and where two parts speak of different names
and figures, the group is two look-alike events (two earthquakes in one country) and is parted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from reportedly.linking.facts import day_number
from reportedly.linking.grouping import Edge, groups
from reportedly.linking.vectors import Bag, Emphasis, Matrix, bag, likeness

# Swept on stories-ecbplus.train and stories-basil.train together (0.10 to 0.22); see docs/linking.md.
_LEAST = 0.15
# Two parts of a group are two events where they are less than this as like each other as each is to itself.
_PARTED = 0.32
_SMALLEST_PART = 3
_MOST_PARTS = 4
# A day apart, beyond the first, takes off one seventh of what is left of the likeness.
_DAYS = 7.0
_WHOLE = Emphasis(1.0, 1.5)
_LOCAL = Emphasis(2.0, 2.0)
# Texts compared at once; windows over the days overlap by half, so work grows with the number of texts.
_WINDOW = 1000
_EDGE = 0.03


@dataclass(frozen=True, slots=True)
class Text:
    """A text to group: ``date`` is an ISO day or "" where unknown."""

    id: str
    text: str
    title: str = ""
    date: str = ""


def stories(texts: Sequence[Text]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids, sorted; every id is in one group. The order of ``texts`` changes nothing."""
    ordered = sorted(texts, key=lambda t: (t.date, t.id))
    whole = [bag(f"{t.title}\n{t.text}", _WHOLE) for t in ordered]
    edges = _edges(ordered, whole)
    local: dict[int, Bag] = {}
    found: list[tuple[str, ...]] = []
    for members in groups(len(ordered), edges, _LEAST):
        if len(members) >= 2 * _SMALLEST_PART:
            local.update((i, bag(f"{ordered[i].title}\n{ordered[i].text}", _LOCAL)) for i in members)
        found.extend(tuple(sorted(ordered[i].id for i in part)) for part in _parted(members, local))
    return tuple(sorted(found))


def _edges(ordered: Sequence[Text], bags: Sequence[Bag]) -> dict[Edge, float]:
    days = [day_number(t.date) for t in ordered]
    out: dict[Edge, float] = {}
    step = _WINDOW // 2
    for start in range(0, max(1, len(bags) - step), step):
        like = likeness(bags[start : start + _WINDOW])
        one, other = np.nonzero(np.triu(like, 1) > _EDGE)
        for i, j, value in zip(one.tolist(), other.tolist(), like[one, other].tolist(), strict=True):
            a, b = start + i, start + j
            apart = abs(days[a] - days[b]) if days[a] and days[b] else 0
            out[a, b] = value * math.exp((1 - apart) / _DAYS) if apart > 1 else value
    return out


def _parted(members: Sequence[int], local: dict[int, Bag]) -> Iterator[list[int]]:
    """The group whole, or its parts, each looked at again."""
    parts = _two_parts(likeness([local[i] for i in members])) if len(members) >= 2 * _SMALLEST_PART else None
    if parts is None:
        yield list(members)
        return
    for part in parts:
        yield from _parted([members[i] for i in part], local)


def _two_parts(like: Matrix) -> tuple[list[int], list[int]] | None:
    """Two parts of a group that are unlike enough to be two events; stragglers go to the likelier part."""
    n = len(like)
    edges = {(a, b): float(like[a, b]) for a, b in combinations(range(n), 2)}
    for k in range(2, _MOST_PARTS + 1):
        found = sorted(groups(n, edges, -1.0, until=k), key=lambda g: (-len(g), g))
        if len(found) > 1 and len(found[1]) >= _SMALLEST_PART:
            break
    else:
        return None
    one, other = list(found[0]), list(found[1])
    inner = (_inner(like, one) + _inner(like, other)) / 2
    if _mean(like, one, other) >= _PARTED * inner:
        return None
    for rest in found[2:]:
        (one if _mean(like, rest, one) >= _mean(like, rest, other) else other).extend(rest)
    return sorted(one), sorted(other)


def _mean(like: Matrix, a: Sequence[int], b: Sequence[int]) -> float:
    return round(float(like[np.ix_(a, b)].mean()), 9)


def _inner(like: Matrix, part: Sequence[int]) -> float:
    """The mean likeness of two different texts of a part."""
    block = like[np.ix_(part, part)]
    n = len(part)
    return float(block.sum() - np.trace(block)) / (n * (n - 1))
