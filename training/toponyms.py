"""Estimate lexicon/toponym_weights.tsv: what speaks for a stretch of words being a place's name.

    python training/toponyms.py [../shared/gold]

Reads ``places/lgl.train.jsonl``; every candidate of its reports is a sample, true where its span is a toponym of the
gold. Every third report stands there again in small letters, every third in capitals. One logistic regression (L2, C = .2) over traits that occur five times; first four folds by report, to measure,
then all reports. Weights are rounded to two decimals and those of less than .02 left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reportedly.reading import read_reports
from reportedly.records import Report
from reportedly.resolve.candidates import Candidate, candidates
from reportedly.resolve.toponym_traits import habits, traits
from reportedly.resolve.toponyms import TAKEN_FROM, best_apart

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
FOLDS, LEAST, STRENGTH, SMALLEST = 4, 5, 0.2, 0.02
# number of the report, whether recased, its candidates, their traits, the spans that the gold marks
Sample = tuple[int, bool, Sequence[Candidate], list[frozenset[str]], set[tuple[int, int]]]


def recased(row: dict[str, Any], how: int) -> dict[str, Any] | None:
    """A report in small letters (1) or in capitals (2); None for the others, and where the length would change."""
    text = row["text"].lower() if how == 1 else row["text"].upper() if how == 2 else ""
    return {**row, "text": text} if len(text) == len(row["text"]) else None


def samples(path: Path) -> list[Sample]:
    """The candidates of every report with their traits, and the spans that the gold marks."""
    rows: list[dict[str, Any]] = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]
    count = len(rows)
    again = [(n, r) for n, row in enumerate(rows) if (r := recased(row, n % 3))]
    numbers = [*range(count), *(n for n, _ in again)]
    rows += [r for _, r in again]
    reports = (Report(r["id"], r["text"], "", title=r["title"] or "", published=r["dct"] or "") for r in rows)
    out: list[Sample] = []
    for k, (row, doc) in enumerate(zip(rows, read_reports(reports), strict=True)):
        found = tuple(c for c in candidates(doc) if c.kind != "site")
        known = habits(doc, found)
        gold = {(t["start"], t["end"]) for t in row["toponyms"]}
        out.append((numbers[k], k >= count, found, [frozenset(traits(doc, c, known)) for c in found], gold))
    return out


def fit(data: Sequence[Sample]) -> dict[str, float]:
    """The weights by trait."""
    counts = Counter(t for *_, each, _ in data for ts in each for t in ts)
    names = sorted(t for t, n in counts.items() if n >= LEAST)
    at = {t: i for i, t in enumerate(names)}
    hits = [[at[t] for t in sorted(ts) if t in at] for *_, each, _ in data for ts in each]
    ends = np.cumsum([0, *(len(h) for h in hits)])
    flat = np.array([i for h in hits for i in h])
    table = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(hits), len(names)))
    truth = [(c.span.start, c.span.end) in gold for *_, found, _, gold in data for c in found]
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(table, truth)
    known = dict(zip(names, model.coef_[0], strict=True))
    return {t: float(w) + (float(model.intercept_[0]) if t == "bias" else 0.0) for t, w in known.items()}


def measured(data: Sequence[Sample], weights: dict[str, float]) -> np.ndarray[Any, Any]:
    """Right, found and wanted spans."""
    total = np.zeros(3)
    for *_, found, each, gold in data:
        scores = [sum(weights.get(t, 0.0) for t in ts) - TAKEN_FROM for ts in each]
        spans = {(found[k].span.start, found[k].span.end) for k in best_apart(found, scores)}
        total += (len(spans & gold), len(spans), len(gold))
    return total


def main() -> None:
    """Measure over folds, fit, write."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    data = samples(gold / "places" / "lgl.train.jsonl")
    total = np.zeros(3)
    plain = np.zeros(3)
    for fold in range(FOLDS):
        weights = fit([x for x in data if x[0] % FOLDS != fold])
        total += measured([x for x in data if x[0] % FOLDS == fold and not x[1]], weights)
        plain += measured([x for x in data if x[0] % FOLDS == fold and x[1]], weights)
    for name, t in (("as they are", total), ("in one case", plain)):
        print(
            f"held-out reports {name}: precision {t[0] / t[1]:.3f} recall {t[0] / t[2]:.3f} F1 {2 * t[0] / (t[1] + t[2]):.3f}"
        )
    weights = {t: round(w, 2) for t, w in fit(data).items() if abs(w) >= SMALLEST}
    lines = ["trait\tweight", *(f"{t}\t{w:.2f}" for t, w in sorted(weights.items()))]
    (LEXICON / "toponym_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
