"""Logistic deciders over named signs: how likely something is, by the weights that a table gives its signs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from reportedly.lexicon import table

_FAR = 30.0  # a score is taken as no larger and no smaller


def chance(name: str, signs: Mapping[str, float], of: str = "") -> float:
    """How likely what has these signs is, 0..1, by table ``name`` (columns sign, weight; ``of`` where it holds several deciders).

    A sign that the table lacks says nothing; "bias" is one that all have.
    """
    return 1.0 / (1.0 + math.exp(-max(-_FAR, min(_FAR, score(name, signs, of)))))


def score(name: str, signs: Mapping[str, float], of: str = "") -> float:
    """The sum of the weights of the signs: of several things the one with the greatest is the likeliest."""
    known = _weights(name, of)
    return math.fsum(known.get(sign, 0.0) * value for sign, value in signs.items())


@lru_cache(maxsize=16)
def _weights(name: str, of: str) -> dict[str, float]:
    return {r["sign"]: float(r["weight"]) for r in table(name) if r.get("of", "") == of}
