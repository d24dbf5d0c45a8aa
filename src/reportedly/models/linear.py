"""A linear model over hashed features, read from ``models/NAME.npz``."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def hashed(features: Iterable[str], size: int) -> Counter[int]:
    """How often each of ``size`` places is hit by ``features``; a feature's place is its CRC-32 modulo ``size``."""
    return Counter(zlib.crc32(f.encode()) % size for f in features)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of one or more linear deciders that share their features.

    ``weights`` is places x labels, ``idf`` the weight of each place by rarity, ``thresholds`` the score above which
    a label is given where labels are independent of one another.
    """

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    idf: Floats
    thresholds: Floats

    def scores(self, features: Iterable[str]) -> Floats:
        """The score of each label: sublinear tf-idf of unit length times the weights, plus the bias."""
        counts = hashed(features, len(self.idf))
        if not counts:
            return self.bias
        places = np.array(sorted(counts), dtype=np.int64)
        values = (1.0 + np.log(np.array([counts[int(p)] for p in places], dtype=np.float32))) * self.idf[places]
        length = float(np.sqrt((values * values).sum())) or 1.0
        return ((values / length) @ self.weights[places] + self.bias).astype(np.float32)

    def best(self, features: Iterable[str]) -> str:
        """The label with the highest score (the first of equals)."""
        return self.labels[int(np.argmax(self.scores(features)))]

    def given(self, features: Iterable[str]) -> tuple[str, ...]:
        """Every label whose score reaches its threshold, in the model's order."""
        found = self.scores(features)
        return tuple(x for x, s, t in zip(self.labels, found, self.thresholds, strict=True) if s >= t)


@lru_cache(maxsize=8)
def load(name: str) -> LinearModel:
    """The model of that name; raises FileNotFoundError where the package lacks it."""
    path = resources.files("reportedly.models").joinpath(name + ".npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
        return LinearModel(
            labels=tuple(str(x) for x in data["labels"]),
            weights=_dense(data["places"], data["values"], len(data["idf"])),
            bias=data["bias"].astype(np.float32),
            idf=data["idf"].astype(np.float32),
            thresholds=data["thresholds"].astype(np.float32),
        )


def _dense(places: NDArray[np.int32], values: NDArray[np.float16], size: int) -> Floats:
    """The weight table from its stored form, which leaves out the places that no training text hit."""
    table = np.zeros((size, values.shape[1]), dtype=np.float32)
    table[places] = values
    return table
