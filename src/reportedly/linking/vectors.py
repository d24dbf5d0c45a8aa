"""Texts as vectors of rare words: the lead counts more than the rest, names more than other words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.words import rarity, stem, stem_counts

Matrix = NDArray[np.float64]
Bag = Mapping[str, float]
# News puts what happened first: the first 300 characters count again (swept 0, 200, 300, 500 on the story train sets).
LEAD_CHARS = 300
# Words that may have a capital: the many that begin with a small ASCII letter are passed over.
_CAPITAL = re.compile(r"(?<![^\W_])[^\W_a-z][^\W_]*")
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
        stem(m.group().lower()) for m in _CAPITAL.finditer(text) if m.group()[0].isupper() and m.start() not in opening
    )


def bag(text: str, emphasis: Emphasis) -> dict[str, float]:
    """A text's stems with damped counts and emphasis."""
    out = {w: 1 + math.log(n) for w, n in stem_counts(text).items()}
    for w, n in stem_counts(text[:LEAD_CHARS]).items():
        out[w] = out.get(w, 0.0) + emphasis.lead * (1 + math.log(n))
    for w in names(text):
        if w in out:
            out[w] *= emphasis.names
    return out


# Words in at most so many texts are compared pair by pair, the commoner ones as a dense matrix; changes no figure, only time.
_RARE = 48


def likeness(bags: Sequence[Bag]) -> Matrix:
    """The cosine of every two bags, words weighed by their rarity among these bags."""
    idf = rarity(bags)
    found: dict[str, list[tuple[int, float]]] = {}
    for i, b in enumerate(bags):
        raw = {w: n * idf[w] for w, n in b.items()}
        norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
        for w, x in raw.items():
            found.setdefault(w, []).append((i, x / norm))
    common = sorted(w for w, at in found.items() if len(at) > _RARE)
    rows = np.zeros((len(bags), len(common)))
    for k, w in enumerate(common):
        for i, x in found[w]:
            rows[i, k] = x
    rare: dict[int, list[list[tuple[int, float]]]] = {}
    for w in sorted(found):
        if 1 < len(found[w]) <= _RARE:
            rare.setdefault(len(found[w]), []).append(found[w])
    out = np.asarray(rows @ rows.T, dtype=np.float64)
    for size in sorted(rare):
        pairs = np.array(rare[size])
        _add(out, pairs[:, :, 0].astype(np.int64), pairs[:, :, 1])
    return out


def _add(out: Matrix, where: NDArray[np.int64], values: Matrix) -> None:
    """Add to ``out`` the products of every two texts that share a word; each row of ``where`` holds the texts of one word."""
    n = len(out)
    cells = (where[:, :, None] * n + where[:, None, :]).ravel()
    products = (values[:, :, None] * values[:, None, :]).ravel()
    out += np.bincount(cells, weights=products, minlength=n * n).reshape(n, n)
