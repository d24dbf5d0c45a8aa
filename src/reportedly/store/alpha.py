"""Krippendorff's alpha: how far people agree beyond what chance gives, for codes, sets of codes, numbers and days.

Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Krippendorff 2019, Content Analysis, chapter 12.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import combinations
from typing import Any

Distance = Callable[[Any, Any], Fraction]


def nominal(a: Hashable, b: Hashable) -> Fraction:
    """0 for the same code, 1 for another."""
    return Fraction(int(a != b))


def interval(a: Fraction, b: Fraction) -> Fraction:
    """The square of the difference: one day counts the same whenever it is."""
    return Fraction(a - b) ** 2


def ratio(a: Fraction, b: Fraction) -> Fraction:
    """The square of the difference as a share of the sum, for numbers from 0: 1 and 2 are as far apart as 100 and 200."""
    return (Fraction(a - b) / (a + b)) ** 2 if a + b else Fraction(0)


def masi(a: AbstractSet[Any], b: AbstractSet[Any]) -> Fraction:
    """MASI, the distance of two sets: 1 less Jaccard's share, weighed down to 2/3 where one holds the other and 1/3 elsewhere.

    Passonneau 2006, "Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation". Two empty
    sets are equal.
    """
    if a == b:
        return Fraction(0)
    shared = a & b
    if not shared:
        return Fraction(1)
    weight = Fraction(2, 3) if a <= b or b <= a else Fraction(1, 3)
    return 1 - weight * Fraction(len(shared), len(a | b))


def alpha(units: Iterable[Sequence[Any]], distance: Distance) -> float | None:
    """Alpha of units, each with one value a person; None is a missing value, values are hashable.

    1 is full agreement, 0 what chance gives, less than 0 worse than chance. A unit with fewer than two values does not
    count. None where fewer than two units count or all their values are the same: there is nothing to tell apart.
    """
    given = [[v for v in unit if v is not None] for unit in units]
    pairable = [unit for unit in given if len(unit) > 1]
    if len(pairable) < 2:
        return None
    observed = sum(
        (2 * distance(a, b) / (len(unit) - 1) for unit in pairable for a, b in combinations(unit, 2)), Fraction(0)
    )
    held = Counter(v for unit in pairable for v in unit)
    n = held.total()
    expected = _among(held, distance) / (n - 1)
    return float(1 - observed / expected) if expected else None


def _among(held: Counter[Any], distance: Distance) -> Fraction:
    """The distances of all ordered pairs of values, each value as often as it is ``held``."""
    n = held.total()
    if distance is nominal:
        return Fraction(n * n - sum(m * m for m in held.values()))
    if distance is interval:
        mean = Fraction(sum(v * m for v, m in held.items())) / n
        return 2 * n * sum((m * (v - mean) ** 2 for v, m in held.items()), Fraction(0))
    if distance is masi:
        return _among_sets(held)
    return 2 * sum((held[a] * held[b] * distance(a, b) for a, b in combinations(held, 2)), Fraction(0))


def _among_sets(held: Counter[Any]) -> Fraction:
    """The same for sets: only those that share something are less than 1 apart."""
    n = held.total()
    total = n * n - sum(m * m for m in held.values())
    having: defaultdict[Any, list[int]] = defaultdict(list)
    sets = list(held)
    near: set[tuple[int, int]] = set()
    for at, one in enumerate(sets):
        for member in one:
            near |= {(other, at) for other in having[member]}
            having[member].append(at)
    less: Counter[Fraction] = Counter()
    for a, b in near:
        less[1 - masi(sets[a], sets[b])] += held[sets[a]] * held[sets[b]]
    return total - 2 * sum((share * m for share, m in less.items()), Fraction(0))
