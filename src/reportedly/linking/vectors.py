"""Texts as vectors of rare words: the lead counts more than the rest, names more than other words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.words import WORD, rarity, stem, stems

Matrix = NDArray[np.float64]
Bag = Mapping[str, float]
# News puts what happened first: the first 300 characters count again (swept 0, 200, 300, 500 on the story train sets).
LEAD_CHARS = 300
_SENTENCE_START = re.compile(r"(?:^|[.!?:\"“”]\s)\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How often the lead is counted again (``lead``) and by how much a name outweighs another word (``names``)."""

    lead: float
    names: float


def names(text: str) -> frozenset[str]:
    """The stems of capitalised words that do not open a sentence."""
    opening = {m.end() for m in _SENTENCE_START.finditer(text)}
    return frozenset(
        stem(m.group().lower()) for m in WORD.finditer(text) if m.group()[0].isupper() and m.start() not in opening
    )


def bag(text: str, emphasis: Emphasis) -> dict[str, float]:
    """A text's stems with damped counts and emphasis."""
    out = {w: 1 + math.log(n) for w, n in Counter(stems(text)).items()}
    for w, n in Counter(stems(text[:LEAD_CHARS])).items():
        out[w] = out.get(w, 0.0) + emphasis.lead * (1 + math.log(n))
    for w in names(text):
        if w in out:
            out[w] *= emphasis.names
    return out


def likeness(bags: Sequence[Bag]) -> Matrix:
    """The cosine of every two bags, words weighed by their rarity among these bags."""
    idf = rarity(bags)
    seen = Counter(w for b in bags for w in b)
    column = {w: i for i, w in enumerate(sorted(w for w, n in seen.items() if n > 1))}
    rows = np.zeros((len(bags), len(column)))
    for i, b in enumerate(bags):
        norm = math.sqrt(math.fsum((n * idf[w]) ** 2 for w, n in b.items())) or 1.0
        for w, n in b.items():
            if w in column:
                rows[i, column[w]] = n * idf[w] / norm
    return np.asarray(rows @ rows.T, dtype=np.float64)
