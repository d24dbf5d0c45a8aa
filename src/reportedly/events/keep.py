"""The learned filter: how sure it is that a candidate is an act of its type, from the weights ``models/acts.npz``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

import numpy as np


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], float, float]:
    path = resources.files("reportedly.models").joinpath("acts.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as saved:
        names = [str(x) for x in saved["names"]]
        values = [float(x) for x in saved["weights"]]
        return dict(zip(names, values, strict=True)), float(saved["bias"]), float(saved["threshold"])


def probability(names: Iterable[str]) -> float:
    """How likely a candidate with these features is to be an act of its type, 0..1."""
    weights, bias, _ = _weights()
    total = bias + sum(weights.get(n, 0.0) for n in names)
    return float(1.0 / (1.0 + np.exp(-max(-30.0, min(30.0, total)))))


def threshold() -> float:
    """The probability from which a candidate is kept, chosen by article-wise cross-validation (the recipe prints it)."""
    return _weights()[2]
