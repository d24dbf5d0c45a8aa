"""How rare a word is for one report: among all reports, among its outlet's own and among those of the weeks around.

What an outlet says in every report ("the Observatory, which relies on ...") and what every report of a long crisis says
("oil", "gulf") is no sign that two of its reports tell of one event, however rare it is elsewhere. The days next to the
report's own are left out of the weeks around, so that a great event does not make its own words common.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

# Reports from six to thirty days away speak of the crisis and not of the event. Fewer than eight say nothing.
NEAR = 5
FAR = 30
FEW = 8


def rarities(bags: Sequence[Collection[str]], outlets: Sequence[str], days: Sequence[int]) -> list[dict[str, float]]:
    """For each report the rarity of each of its words: the least of the three, ``ln((n + 1) / (df + .5))``, never below 0.

    ``days`` are proleptic days, 0 where unknown. For its outlet a report is not counted itself.
    """
    every = Counter(w for bag in bags for w in bag)
    out = [{w: _rarity(len(bags), every[w]) for w in bag} for bag in bags]
    _outlets(out, outlets)
    _weeks(out, days)
    return out


def _rarity(n: int, df: int) -> float:
    return max(0.0, math.log((n + 1) / (df + 0.5)))


def _lower(known: dict[str, float], n: int, df: Mapping[str, int], itself: int = 0) -> None:
    if n >= FEW:
        for w, value in known.items():
            known[w] = min(value, _rarity(n, df[w] - itself))


def _outlets(out: list[dict[str, float]], outlets: Sequence[str]) -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, outlet in enumerate(outlets):
        groups[outlet].append(i)
    for outlet, members in groups.items():
        df = Counter(w for i in members for w in out[i])
        for i in members if outlet else ():
            _lower(out[i], len(members), df, itself=1)


class _Window:
    """The reports of the days from ``d - reach`` to ``d + reach``, moved on from day to day."""

    def __init__(self, by_day: Mapping[int, Sequence[int]], words: Sequence[Collection[str]], reach: int) -> None:
        self.by_day, self.words, self.reach = by_day, words, reach
        self.ahead, self.behind = sorted(by_day), sorted(by_day)
        self.ahead.reverse()
        self.behind.reverse()
        self.n = 0
        self.df: Counter[str] = Counter()

    def move(self, day: int) -> None:
        """Centre the window on ``day``, which is not before the last."""
        while self.ahead and self.ahead[-1] <= day + self.reach:
            for i in self.by_day[self.ahead.pop()]:
                self.df.update(self.words[i])
                self.n += 1
        while self.behind and self.behind[-1] < day - self.reach:
            for i in self.by_day[self.behind.pop()]:
                self.df.subtract(self.words[i])
                self.n -= 1


def _weeks(out: list[dict[str, float]], days: Sequence[int]) -> None:
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    for i, day in enumerate(days):
        if day:
            by_day[day].append(i)
    words = [tuple(known) for known in out]
    far, near = _Window(by_day, words, FAR), _Window(by_day, words, NEAR)
    for day in sorted(by_day):
        far.move(day)
        near.move(day)
        for i in by_day[day]:
            around = {w: far.df[w] - near.df[w] for w in words[i]}
            _lower(out[i], far.n - near.n, around)
