"""Estimate lexicon/link_weights.tsv from labelled pairs of records, shrunk towards the weights that stand.

    python training/link_labels.py records.jsonl [--keep]

``records.jsonl`` is what ``reportedly read --records`` writes for the Syrian corpus. ``codings/link_pairs.jsonl`` holds ids of
record pairs above the block stage with what a reader said ("one happening") and how many pairs each stands for (the draw is
stratified by weight). A logistic regression over the levels is held to the old weights by a ridge, and the levels of day, place,
text and figures are kept in their order. Folds are by day of the act, so that no happening is on both sides.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.lexicon import table
from reportedly.linking.assemble import telling_order
from reportedly.linking.cluster import LEAST
from reportedly.linking.facts import Facts, facts_alone, together, with_vectors
from reportedly.linking.features import levels
from reportedly.linking.tellings import tellings
from reportedly.wire import record_from

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
PAIRS = Path(__file__).parent / "codings" / "link_pairs.jsonl"
FOLDS = 10
RIDGES = (1.0, 4.0, 16.0, 64.0)
# Levels from the strongest sign of one happening to the weakest.
ORDERS = {
    "day": ("same", "carried", "within", "apart_1", "apart_2", "apart_3"),
    "place": ("landmark", "town", "near", "region", "country", "other_region"),
    "text": ("copied", "high", "some", "little", "none"),
    "figures": ("telling", "same", "differs"),
    "actor": ("name", "kind", "differs", "opposed"),
    "recipient": ("name", "kind", "differs"),
    "mode": ("same", "one", "differs"),
    "act": ("same", "differs"),
}
Array = np.ndarray[Any, np.dtype[np.float64]]


def tellings_of(path: Path) -> dict[str, Facts]:
    """The facts of every telling by the id of each of its records."""
    read = [record_from(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    records = sorted({r.id: r for r in read}.values(), key=telling_order)
    alone = [facts_alone(r) for r in records]
    told = tellings(alone)
    made = with_vectors([together([alone[i] for i in group]) for group in told])
    return {records[i].id: made[n] for n, group in enumerate(told) for i in group}


def ordered(weights: Array, names: list[tuple[str, str]], seen: Array) -> Array:
    """The weights with each ordered feature's levels made monotone (pool adjacent violators)."""
    out = weights.copy()
    for feature, order in ORDERS.items():
        at = [names.index((feature, level)) for level in order]
        blocks: list[list[int]] = []
        for i in at:
            blocks.append([i])
            while len(blocks) > 1 and _mean(out, blocks[-1], seen) > _mean(out, blocks[-2], seen):
                last = blocks.pop()
                blocks[-1] += last
        for block in blocks:
            out[block] = _mean(out, block, seen)
    return out


def _mean(weights: Array, block: list[int], seen: Array) -> float:
    return float(np.average(weights[block], weights=seen[block] + 1.0))


def fit(x: Array, y: Array, stands: Array, old: Array, ridge: float) -> Array:
    """Newton's method on the weighed logistic loss with a ridge around ``old``; odds are counted from ``LEAST``."""
    w = old.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w - LEAST, -30, 30)))
        gradient = x.T @ (stands * (p - y)) + ridge * (w - old)
        hessian = (x * (stands * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w = w - np.linalg.solve(hessian, gradient)
    return w


def score(sums: Array, y: Array, stands: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs at ``LEAST``."""
    found, true = sums >= LEAST, y > 0
    hit = stands[found & true].sum()
    precision, recall = hit / max(stands[found].sum(), 1e-9), hit / stands[true].sum()
    return float(precision), float(recall), float(2 * precision * recall / max(precision + recall, 1e-9))


def at_precision(sums: Array, y: Array, least: float) -> tuple[float, float]:
    """The lowest threshold from which precision on the drawn pairs is at least ``least``, and the recall there."""
    for t in np.arange(-2.0, 5.0, 0.05):
        found = sums >= t
        if found.any() and y[found].mean() >= least:
            return float(t), float(y[found].sum() / y.sum())
    return 5.0, 0.0


def main() -> None:
    """Fit, compare by cross-validation, and with ``--keep`` write the best."""
    facts = tellings_of(Path(sys.argv[1]))
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["a"] in facts and r["b"] in facts]
    names = [(r["feature"], r["level"]) for r in table("link_weights")]
    old = np.array([float(r["weight"]) for r in table("link_weights")])
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        x[i, names.index(("prior", "block"))] = 1.0
        for level in levels(facts[row["a"]], facts[row["b"]]):
            x[i, names.index(level)] = 1.0
    y = np.array([float(r["same"]) for r in rows])
    stands = np.array([float(r["stands_for"]) for r in rows])
    days = [facts[r["a"]].last for r in rows]
    seen = x.sum(axis=0)
    print(f"{len(rows)} pairs, {int(y.sum())} of one happening")
    for label, weight in (("drawn", np.ones(len(rows))), ("as they stand for", stands)):
        print("old", label, "P {:.3f} R {:.3f} F1 {:.3f}".format(*score(x @ old, y, weight)))
    print("old recall at precision .86 and .90:", at_precision(x @ old, y, 0.86), at_precision(x @ old, y, 0.9))
    fold = np.array([d * 7919 % 104729 % FOLDS for d in days])
    for flat in (0.0, 0.5, 1.0):
        mass = stands**flat / np.mean(stands**flat)
        for ridge in RIDGES:
            held = np.zeros(len(rows))
            for k in range(FOLDS):
                train = fold != k
                w = ordered(fit(x[train], y[train], mass[train], old, ridge), names, seen)
                held[~train] = x[~train] @ w
            a, b = score(held, y, np.ones(len(rows))), score(held, y, stands)
            if ridge >= 4.0:
                print(
                    "   held-out recall at precision .86 and .90:",
                    at_precision(held, y, 0.86),
                    at_precision(held, y, 0.9),
                )
            print(
                f"weighed^{flat} ridge {ridge}: drawn P {a[0]:.3f} R {a[1]:.3f} F1 {a[2]:.3f}; stands for",
                "P {:.3f} R {:.3f} F1 {:.3f}".format(*b),
            )
    if "--keep" in sys.argv:
        mass = np.sqrt(stands) / np.mean(np.sqrt(stands))
        w = ordered(fit(x, y, mass, old, 4.0), names, seen)
        lines = ["feature\tlevel\tweight", *(f"{f}\t{v}\t{k:.2f}" for (f, v), k in zip(names, w, strict=True))]
        (LEXICON / "link_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
