"""Shared steps of the recipes for hashed linear models: features to matrix, fitting, thresholds, saving."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.metrics import f1_score

from reportedly.models.linear import hashed

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
MODELS = ROOT / "src" / "reportedly" / "models"
Row = dict[str, Any]


def rows(task: str, name: str, split: str) -> list[Row]:
    """The gold rows of a set."""
    path = GOLD / task / f"{name}.{split}.jsonl"
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def matrix(items: Sequence[Any], features: Callable[[Any], list[str]], size: int) -> csr_matrix:
    """Sublinear term counts, a row an item, before idf and length."""
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for item in items:
        counts = hashed(features(item), size)
        for place in sorted(counts):
            places.append(place)
            values.append(1.0 + float(np.log(counts[place])))
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(items), size), dtype=np.float64)


def inverse_frequency(counts: csr_matrix) -> NDArray[np.float64]:
    """Smoothed idf of every place."""
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + seen)) + 1)


def weighted(counts: csr_matrix, idf: NDArray[np.float64]) -> csr_matrix:
    """tf-idf rows of unit length."""
    scaled = csr_matrix(counts.multiply(idf))
    length = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    length[length == 0] = 1
    return csr_matrix(scaled.multiply((1 / length)[:, None]))


def best_threshold(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> tuple[float, float]:
    """The score with the best F1 on held-out folds, and that F1."""
    tried = np.unique(np.quantile(scores, np.linspace(0.5, 0.9995, 300)))
    found = [(float(f1_score(truth, scores >= t, zero_division=0)), float(t)) for t in tried]
    value, threshold = max(found)
    return threshold, value


def save(
    name: str,
    labels: Sequence[str],
    weights: NDArray[Any],
    bias: NDArray[Any],
    idf: NDArray[Any],
    thresholds: NDArray[Any],
) -> None:
    """Write ``models/NAME.npz``: only places that carry weight, half precision (costs nothing that could be measured)."""
    places = np.flatnonzero(np.abs(weights).max(axis=1) > 1e-4).astype(np.int32)
    np.savez_compressed(
        MODELS / f"{name}.npz",
        labels=np.array(list(labels)),
        places=places,
        values=weights[places].astype(np.float16),
        bias=bias.astype(np.float32),
        idf=idf.astype(np.float16),
        thresholds=thresholds.astype(np.float32),
    )
