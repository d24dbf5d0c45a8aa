"""A linear scorer over the stems of a note's words, for notes that no sign of the rules tells.

A stem is the first five letters of a word of four or more; names (words with a capital) are left out. The weights stand in the table
``acled_stems``, a row a stem, a column a sub-event type; ``scripts/acled_stems.py`` makes them from invented notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reportedly.lexicon import table

# The row of the constant term.
CONSTANT = "*"
_LETTERS = 5
_SHORTEST = 4


def stems(text: str) -> tuple[str, ...]:
    """The distinct stems of ``text`` (as ``notewords.plain`` gives it), sorted."""
    return tuple(sorted({w[:_LETTERS] for w in text.split(" ") if w.isalpha() and len(w) >= _SHORTEST}))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    return {
        row["stem"]: {kind: float(weight) for kind, weight in row.items() if kind != "stem"}
        for row in table("acled_stems")
    }


def weigh(text: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The sub-event type that the stems of ``text`` speak for most, and the stems with their weights, greatest first.

    "" where none of its stems is known.
    """
    weights = _weights()
    known = [s for s in stems(text) if s in weights]
    if not known:
        return "", ()
    scale = len(known) ** -0.5
    totals = {
        kind: constant + scale * sum(weights[s][kind] for s in known) for kind, constant in weights[CONSTANT].items()
    }
    best = max(totals, key=lambda kind: (totals[kind], kind))
    said = sorted(((s, scale * weights[s][best]) for s in known), key=lambda x: (-x[1], x[0]))
    return best, tuple(said)
