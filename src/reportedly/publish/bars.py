"""The geometry of the figure chart: one interval a source, on a scale that all sources of the figure share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import FigureClaim

WIDTH = 200.0
_ROOM = 0.92  # of the width; the rest is for the arrow of an open end
_LOG_FROM = 30  # greatest over least beyond which a linear scale hides the small figures


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval in drawing units of 0..``WIDTH``: from ``x`` for ``w``; ``open_up`` and ``open_down`` have no end stated."""

    x: float
    w: float
    open_up: bool
    open_down: bool


def _ends(claim: FigureClaim) -> tuple[int, int]:
    low = claim.min if claim.min is not None else 0
    high = claim.max if claim.max is not None else low
    return low, max(low, high)


def is_log(claims: Sequence[FigureClaim]) -> bool:
    """Whether the figures lie so far apart that the scale is logarithmic."""
    values = [v for c in claims for v in (c.min, c.max) if v]
    return bool(values) and max(values) > _LOG_FROM * min(values)


def bars(claims: Sequence[FigureClaim]) -> tuple[Bar, ...]:
    """The intervals of ``claims`` in their order; they start at 0 on a linear scale, at 1 on a logarithmic one."""
    top = max((_ends(c)[1] for c in claims), default=0) or 1
    log = is_log(claims)

    def at(value: int) -> float:
        share = math.log1p(value) / math.log1p(top) if log else value / top
        return round(share * WIDTH * _ROOM, 1)

    out = []
    for claim in claims:
        low, high = _ends(claim)
        out.append(Bar(at(low), round(at(high) - at(low), 1), claim.max is None, claim.min is None))
    return tuple(out)
