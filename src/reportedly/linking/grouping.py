"""Average-linkage grouping over a sparse graph of likenesses: deterministic, and no more work than there are edges."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Edge = tuple[int, int]
# Likenesses are compared to nine decimals, so that the last bits of a sum decide nothing.
_DECIMALS = 9
_SLACK = 1e-8


class _Forest:
    """Growing groups with the summed likeness between neighbours; pairs without an edge count as 0."""

    def __init__(self, n: int, edges: Mapping[Edge, float]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(n)}
        self.near: dict[int, dict[int, float]] = {i: {} for i in range(n)}
        for (a, b), value in edges.items():
            self.near[a][b] = self.near[b][a] = value

    def mean(self, a: int, b: int) -> float:
        """The mean likeness of two groups."""
        return round(self.near[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b])), _DECIMALS)

    def join(self, a: int, b: int) -> None:
        """Put group ``b`` into ``a``."""
        self.members[a] += self.members.pop(b)
        for other, total in self.near.pop(b).items():
            del self.near[other][b]
            if other != a:
                self.near[a][other] = self.near[other][a] = self.near[a].get(other, 0.0) + total


def groups(n: int, edges: Mapping[Edge, float], least: float, *, until: int = 1) -> list[list[int]]:
    """Positions 0..n-1 in groups: the likest two are joined while their mean likeness is at least ``least``.

    Stops when ``until`` groups are left. Groups and members are sorted.
    """
    forest = _Forest(n, edges)
    # What is unlike stays in the sums but can never be the next join.
    heap = [(-forest.mean(a, b), min(a, b), max(a, b)) for (a, b), like in edges.items() if like >= least - _SLACK]
    heapq.heapify(heap)
    while heap and len(forest.members) > until:
        minus, a, b = heapq.heappop(heap)
        if -minus < least:
            break
        if a not in forest.members or b not in forest.members or forest.mean(a, b) != -minus:
            continue
        keep, gone = (a, b) if len(forest.near[a]) >= len(forest.near[b]) else (b, a)
        forest.join(keep, gone)
        for other in forest.near[keep]:
            mean = forest.mean(keep, other)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))
    return sorted(sorted(g) for g in forest.members.values())
