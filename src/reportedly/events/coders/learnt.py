"""What training/acts_incidents.py learnt of a report's incidents, read from models/acts.npz under names that start with "incidents."."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from reportedly.models.linear import LinearModel
from reportedly.models.net import Array, Floats

PREFIX = "incidents."
EFFECTS = ("deaths", "injuries")


def mark(words: str) -> int:
    """The number by which a table knows words: their CRC-32."""
    return zlib.crc32(words.encode())


@dataclass(frozen=True, slots=True)
class Shares:
    """In which share of the reports that have certain words these fill each role, as natural logs, a row a ``mark``.

    ``marks`` are sorted; ``other`` is the log of words that no report's fillers had.
    """

    marks: NDArray[np.uint32]
    logs: Floats
    other: float

    def of(self, words: str) -> Floats | None:
        """The row of the words, None where no filler had them."""
        at = int(np.searchsorted(self.marks, np.uint32(mark(words))))
        if at == len(self.marks) or int(self.marks[at]) != mark(words):
            return None
        row: Floats = self.logs[at]
        return row


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything learnt: of fillers, and by effect of the numbers of victims.

    ``context`` scores the words around a mention for each role, ``mentions`` and ``heads`` are its own words' shares, ``roles``
    weighs the features of a candidate. ``stated`` scores a figure's sentence; by effect, ``told`` scores the sentences that tell
    of it (for any victim, for one victim), and ``tolls`` weighs the features of a number. Deciders end with their constant.
    """

    context: LinearModel
    mentions: Shares
    heads: Shares
    roles: Floats
    stated: LinearModel
    told: Mapping[str, LinearModel]
    tolls: Mapping[str, Floats]

    @staticmethod
    def of(arrays: Mapping[str, Array]) -> Learnt:
        """From arrays by name, without the prefix; raises KeyError where one lacks."""
        return Learnt(
            context=_linear(arrays, "context"),
            mentions=_shares(arrays, "mentions"),
            heads=_shares(arrays, "heads"),
            roles=arrays["roles"].astype(np.float32),
            stated=_linear(arrays, "stated"),
            told={e: _linear(arrays, f"told.{e}") for e in EFFECTS},
            tolls={e: arrays[f"tolls.{e}"].astype(np.float32) for e in EFFECTS},
        )


def _linear(arrays: Mapping[str, Array], name: str) -> LinearModel:
    bias = arrays[f"{name}.bias"].astype(np.float32)
    labels = tuple(map(str, range(len(bias))))
    weights, idf = (arrays[f"{name}.{x}"].astype(np.float32) for x in ("weights", "idf"))
    return LinearModel(labels, weights, bias, idf, np.zeros(len(bias), np.float32))


def _shares(arrays: Mapping[str, Array], name: str) -> Shares:
    logs, other = arrays[f"{name}.logs"].astype(np.float32), float(arrays[f"{name}.other"])
    return Shares(arrays[f"{name}.marks"].astype(np.uint32), logs, other)


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """What models/acts.npz holds."""
    with resources.files("reportedly.models").joinpath("acts.npz").open("rb") as file, np.load(file) as saved:
        return Learnt.of({k.removeprefix(PREFIX): saved[k] for k in saved.files if k.startswith(PREFIX)})


def chance(row: Floats, decider: Floats) -> float:
    """The chance that a decider gives a row of features (logistic)."""
    score = float(row @ decider[:-1] + decider[-1])
    return float(1.0 / (1.0 + np.exp(-score)))
