"""Spans found by where they lie: among many of a report's spans those that touch a stretch, without a look at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from reportedly.records import Span

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Items that each have a span, asked for by position; answers keep the order of ``items``."""

    def __init__(self, items: Sequence[Item], span_of: Callable[[Item], Span]) -> None:
        spans = [span_of(x) for x in items]
        self._order = sorted(range(len(items)), key=lambda k: spans[k].start)
        self._starts = [spans[k].start for k in self._order]
        self._longest = max((s.end - s.start for s in spans), default=0)
        self._items, self._spans = items, spans

    def touching(self, span: Span) -> list[Item]:
        """The items that share a code point with ``span``."""
        low = bisect_right(self._starts, span.start - self._longest)
        found = [k for k in self._order[low : bisect_left(self._starts, span.end)] if self._spans[k].overlap(span)]
        return [self._items[k] for k in sorted(found)]

    def covering(self, span: Span) -> list[Item]:
        """The items whose spans hold the whole of ``span``."""
        low = bisect_left(self._starts, span.end - self._longest)
        found = [k for k in self._order[low : bisect_right(self._starts, span.start)] if self._spans[k].covers(span)]
        return [self._items[k] for k in sorted(found)]
