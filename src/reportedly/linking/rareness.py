"""How rare a word is in the days around a report: while a crisis fills the news its own words tell no two reports apart."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

# Reports of so many days before and after are counted.
_DAYS = 3
# Shares among few reports are drawn to the share in the whole collection, as by so many reports of it.
_DRAWN = 50.0


def rarity_by_day(days: Sequence[int], bags: Sequence[Collection[str]]) -> list[dict[str, float]]:
    """For each report (day number, 0 where unknown; its words) the rarity of its words: ``-ln`` of their share, least 0.

    The share is that among the reports of the days around, drawn to that among all.
    """
    everywhere: Counter[str] = Counter()
    of_day: defaultdict[int, Counter[str]] = defaultdict(Counter)
    size: Counter[int] = Counter()
    for day, bag in zip(days, bags, strict=True):
        everywhere.update(set(bag))
        of_day[day].update(set(bag))
        size[day] += 1
    out: list[dict[str, float]] = [{} for _ in bags]
    order = sorted(range(len(bags)), key=lambda i: days[i])
    around, near, n = 0, Counter[str](), 0
    for i in order:
        if days[i] and days[i] != around:
            around = days[i]
            window = [d for d in range(around - _DAYS, around + _DAYS + 1) if d and d in size]
            near, n = Counter(), sum(size[d] for d in window)
            for d in window:
                near.update(of_day[d])
        known = near if days[i] else Counter[str]()
        total = (n if days[i] else 0) + _DRAWN
        for word in set(bags[i]):
            share = (known[word] + _DRAWN * (everywhere[word] + 0.5) / (len(bags) + 1)) / total
            out[i][word] = max(0.0, -math.log(share))
    return out
