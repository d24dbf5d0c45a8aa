"""Second part of the recipe of models/acts: scores from which police labels are given, and what decides on incidents (acts_incidents.py).

Chosen on the reports of ipe and muc4 that ``acts_sets`` leaves out of training, with the linear police models fitted without them
too. Writes ``*.thresholds``, ``*.linear`` and ``incidents.*`` into models/acts.npz:
`python training/acts_thresholds.py`, which `training/acts.py` calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import acts_incidents
import numpy as np
from acts_data import SHARED, Row, lines
from acts_sets import TOKENS, WHOLES, held_police
from coders import MODELS, inverse_frequency, matrix, weighted
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from reportedly.evaluate.tasks.events import rough_sentences
from reportedly.events.coders.encoded import whole, worded
from reportedly.events.coders.features import text_features
from reportedly.events.coders.police import LABELS

SIZE = 1 << 17
HEADS = frozenset(f"{name}.{part}" for name in (*WHOLES, *TOKENS) for part in ("weight", "bias"))
Scores = NDArray[np.float64]


def _rows(name: str) -> list[Row]:
    return lines(SHARED / f"gold/events/{name}.train.jsonl")


def linear(train: Sequence[Row]) -> Callable[[Sequence[str]], Scores]:
    """Scores of the linear models (training/police.py) fitted on some rows."""
    counts = matrix([r["text"] for r in train], text_features, SIZE)
    idf = inverse_frequency(counts)
    table = weighted(counts, idf)
    fits = [
        LogisticRegression(C=10, class_weight="balanced", max_iter=400, solver="liblinear", random_state=0).fit(
            table, [x in r["labels"] for r in train]
        )
        for x in LABELS
    ]

    def scores(texts: Sequence[str]) -> Scores:
        found = weighted(matrix(list(texts), text_features, SIZE), idf)
        return np.array([f.decision_function(found) for f in fits]).T

    return scores


SHARE = 1.0  # what the linear model's score counts against the encoder's: macro F1 on ipe_sents dev .66 at .5, .69 at 1, .68 at 1.5


def police() -> dict[str, Scores]:
    """Of sentences and of reports: each label's share of the linear model, and its threshold."""
    sents, docs = _rows("ipe_sents"), _rows("ipe_docs")
    own = linear([r for r in sents if not held_police(r)])
    texts = linear([r for r in docs if not held_police(r)])
    some = [r for r in sents if held_police(r)]
    read = whole("police", [worded(r["text"]) for r in some]).astype(np.float64)
    out = _best("police", read, own([r["text"] for r in some]), some)
    reports = [r for r in docs if held_police(r)]
    rows = []
    for r in reports:
        parts = rough_sentences(r["text"]) or [""]
        shares = out["police.linear"]
        rows.append((whole("police", [worded(x) for x in parts]) + shares * own(parts)).max(axis=0))
    told = texts([" ".join(rough_sentences(r["text"])) for r in reports])
    return out | _best("police_reports", np.array(rows), told, reports)


def _best(name: str, read: Scores, told: Scores, rows: Sequence[Row]) -> dict[str, Scores]:
    """For each label the score with the best F1 that is to be expected; few rows have it, so their own F1 would mislead."""
    least = []
    for k, label in enumerate(LABELS):
        truth = np.array([label in r["labels"] for r in rows])
        scores = read[:, k] + SHARE * told[:, k]
        least.append(_expected_best(truth, scores))
        print(name, label, round(float(f1_score(truth, scores >= least[-1])), 3), flush=True)
    return {f"{name}.linear": np.full(len(LABELS), SHARE), f"{name}.thresholds": np.array(least)}


def _expected_best(truth: NDArray[np.bool_], scores: Scores) -> float:
    fit = LogisticRegression(C=1.0, max_iter=500).fit(scores[:, None], truth)
    chance = fit.predict_proba(scores[:, None])[:, 1]
    order = np.argsort(-scores)
    right = np.cumsum(chance[order])
    expected = 2 * right / (np.arange(1, len(scores) + 1) + chance.sum())
    return float(scores[order][int(expected.argmax())])


def main() -> None:
    """Choose and save."""
    path = MODELS / "acts.npz"
    with np.load(path) as saved:
        values: dict[str, Any] = {k: saved[k] for k in saved.files if k in HEADS}
    values |= police() | acts_incidents.learn()
    np.savez_compressed(path, **values)


if __name__ == "__main__":
    main()
