"""Estimate lexicon/report_weights.tsv from pairs of reports that were read: a logistic regression over the signs.

    python training/report_weights.py [../shared/corpus]

``codings/report_pairs.jsonl`` holds ids and labels of 278 pairs (seeds 777 and 5): 214 of two outlets at most a day apart, an
equal share of each band of likeness, and 64 Syrian look-alikes of any outlets at most three days apart. None holds a report of the
pairs by which the outcome is measured. Pairs that are neither one event nor two are left out. A ridge holds the weights; folds are of
four days of one corpus, so that no event is on both sides.
"""

from __future__ import annotations

import json
import math
import sys
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.linking.alike import LEAST, Leads
from reportedly.records import Report

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
PAIRS = Path(__file__).parent / "codings" / "report_pairs.jsonl"
CORPORA = ("syria-fakes", "timeline17")
COLUMNS = (
    ("opening", "root"),
    ("whole", "root"),
    ("day", "apart_0"),
    ("day", "apart_1"),
    ("outlet", "same"),
)
FOLDS, RIDGE = 10, 0.5
Array = np.ndarray[Any, np.dtype[np.float64]]


def read(path: Path) -> list[Report]:
    """The corpus as reports."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Report(r["id"], r["text"], "", outlet=r["outlet"], title=r.get("title") or "", published=r["date"] or "")
        for r in rows
    ]


def examples(folder: Path) -> tuple[Array, Array, Array]:
    """Signs of every decided pair, whether it is one event, and its fold."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    x, y, folds = [], [], []
    for corpus in CORPORA:
        leads = Leads(read(folder / f"{corpus}.jsonl"))
        for row in rows:
            if row["a"] in leads.of and row["label"] != "partial":
                signs = {(f, level): size for f, level, size in leads.signs(row["a"], row["b"])}
                x.append([signs.get(c, 0.0) for c in COLUMNS])
                y.append(float(row["label"] == "same"))
                folds.append(md5(f"{corpus}{leads.of[row['a']].day // 4}".encode()).digest()[0] % FOLDS)
    return np.array(x), np.array(y), np.array(folds)


def fit(x: Array, y: Array) -> tuple[float, Array]:
    """Newton's method on the logistic loss, signs scaled to their spread under the ridge: the prior and the weights."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - middle) / spread]
    ridge = np.r_[1e-3, np.full(x.shape[1], RIDGE)]
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge), z.T @ (p - y) + ridge * w)
        w -= step
        if float(abs(step).max()) < 1e-9:
            break
    scaled = w[1:] / spread
    return float(w[0] - scaled @ middle), scaled


def held_out(x: Array, y: Array, folds: Array) -> str:
    """Precision, recall and F1 of the pairs of each fold by the weights of the others."""
    odds = np.zeros(len(y))
    for k in range(FOLDS):
        here = folds == k
        prior, weights = fit(x[~here], y[~here])
        odds[here] = prior + x[here] @ weights
    told = odds >= LEAST
    right = float(sum(told & (y == 1)))
    loss = float(np.mean(np.log1p(np.exp(-np.where(y == 1, odds, -odds)))))
    return (
        f"held out: precision {right / told.sum():.3f}, recall {right / y.sum():.3f}, "
        f"F1 {2 * right / (told.sum() + y.sum()):.3f}, loss {loss:.3f} ({int(y.sum())} of {len(y)} are one event)"
    )


def main() -> None:
    """Read, estimate, write."""
    x, y, folds = examples(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus"))
    print(held_out(x, y, folds))
    prior, weights = fit(x, y)
    lines = ["feature\tlevel\tweight", f"prior\tnear\t{prior:.3f}"]
    lines += sorted(f"{f}\t{v}\t{w:.3f}" for (f, v), w in zip(COLUMNS, weights, strict=True))
    (LEXICON / "report_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert all(math.isfinite(w) for w in weights)


if __name__ == "__main__":
    main()
