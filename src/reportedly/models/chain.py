"""Linear-chain labelling over hashed features, read from ``models/NAME.npz``: marginals by forward and backward sums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

PLACES = 22  # bits of a feature's place: with fewer, rare features fall on frequent ones
_MULTIPLY = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_DOWN = np.uint64(64 - PLACES)


def mix(salt: int, *columns: Ids) -> Ids:
    """One place (below ``2 ** PLACES``) a row for the combination of its values in ``columns``."""
    with np.errstate(over="ignore"):
        out = np.full(len(columns[0]), salt, dtype=np.uint64) * _MULTIPLY
        for column in columns:
            out = (out ^ (out >> _SHIFT) ^ column) * _MULTIPLY
        out ^= out >> _SHIFT
        return (out * _MULTIPLY) >> _DOWN


@dataclass(frozen=True, slots=True)
class ChainModel:
    """State weights (``index`` maps a place to a row of ``weights``; row 0 is nought) and transition weights."""

    labels: tuple[str, ...]
    index: NDArray[np.int32]
    weights: Floats
    transitions: Floats

    def emissions(self, places: NDArray[np.int64], rows: Ints | None = None, count: int = 0) -> Floats:
        """Sums of state weights: of ``places`` (templates x rows), or of single places onto their ``rows``."""
        if rows is None:
            out = np.zeros((places.shape[1], len(self.labels)), dtype=np.float32)
            for template in places:
                out += self.weights[self.index[template]]
            return out
        found = self.weights[self.index[places]]
        return np.stack(
            [np.bincount(rows, weights=found[:, k], minlength=count) for k in range(len(self.labels))], axis=1
        ).astype(np.float32)

    def marginals(self, emissions: Floats, starts: Ints, ends: Ints) -> Floats:
        """The probability of each label at each row; sequences are the row ranges ``starts[i]:ends[i]``."""
        size = len(self.labels)
        lengths = ends - starts
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = starts[order], lengths[order]
        longest = int(lengths[0]) if len(lengths) else 0
        potential = np.exp(emissions - emissions.max(axis=1, keepdims=True))
        move = np.exp(self.transitions)
        ahead = np.zeros((longest, len(starts), size), dtype=np.float32)
        alive = [int(np.count_nonzero(lengths > t)) for t in range(longest)]
        for t in range(longest):
            k = alive[t]
            now = potential[starts[:k] + t]
            if t:
                now = now * (ahead[t - 1, :k] @ move)
            ahead[t, :k] = now / now.sum(axis=1, keepdims=True)
        out = np.zeros_like(emissions)
        behind = np.ones((len(starts), size), dtype=np.float32)
        for t in range(longest - 1, -1, -1):
            k = alive[t]
            if t + 1 < longest and alive[t + 1]:
                j = alive[t + 1]
                back = (potential[starts[:j] + t + 1] * behind[:j]) @ move.T
                behind[:j] = back / back.sum(axis=1, keepdims=True)
            both = ahead[t, :k] * behind[:k]
            out[starts[:k] + t] = both / both.sum(axis=1, keepdims=True)
        return out


@lru_cache(maxsize=4)
def load_chain(name: str) -> ChainModel:
    """The model of that name; raises FileNotFoundError where the package lacks it."""
    path = resources.files("reportedly.models").joinpath(name + ".npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
        places = np.cumsum(data["steps"].astype(np.int64))
        values = data["values"].astype(np.float32)
        index = np.zeros(1 << PLACES, dtype=np.int32)
        index[places] = np.arange(1, len(places) + 1, dtype=np.int32)
        return ChainModel(
            labels=tuple(str(x) for x in data["labels"]),
            index=index,
            weights=np.vstack([np.zeros((1, values.shape[1]), dtype=np.float32), values]),
            transitions=data["transitions"].astype(np.float32),
        )
