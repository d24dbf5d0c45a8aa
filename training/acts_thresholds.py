"""Second part of the recipe of models/acts: scores from which police labels and incident roles are given.

Chosen on the reports of ipe and muc4 that ``acts_sets`` leaves out of training, with the linear police models fitted without them
too. Writes ``*.thresholds`` into models/acts.npz: `python training/acts_thresholds.py`, which `training/acts.py` calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from acts_data import SHARED, Row, lines
from acts_sets import HELD, held_police
from coders import MODELS, inverse_frequency, matrix, weighted
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from reportedly.evaluate.scorers.muc import roles_f1
from reportedly.evaluate.tasks.events import rough_sentences
from reportedly.events.coders.encoded import whole, worded
from reportedly.events.coders.features import text_features
from reportedly.events.coders.incidents import ROLES, fillers_of
from reportedly.events.coders.police import LABELS

SIZE = 1 << 17
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


def incidents() -> Scores:
    """The chance from which a filler of each role is given."""
    rows = [r for k, r in enumerate(_rows("muc4")) if k % HELD == 0]
    found = [fillers_of(r["text"]) for r in rows]
    out = []
    for role in ROLES:
        gold = [{"id": r["id"], "roles": {x: r["roles"][x] if x == role else [] for x in ROLES}} for r in rows]
        reached = []
        for least in np.arange(0.3, 0.96, 0.05):
            mine = {
                r["id"]: {"roles": {role: [m for m, c in f[role] if c >= least]}}
                for r, f in zip(rows, found, strict=True)
            }
            reached.append((roles_f1(gold, mine), float(least)))
        best = max(reached)
        print(role, best, flush=True)
        out.append(best[1])
    return np.array(out)


def main() -> None:
    """Choose and save."""
    path = MODELS / "acts.npz"
    with np.load(path) as saved:
        kept = {k: saved[k] for k in saved.files if not k.endswith((".thresholds", ".linear"))}
    new = {**police(), "incidents.thresholds": incidents()}
    values = {k: v.astype(np.float32) for k, v in {**kept, **new}.items()}
    np.savez_compressed(path, **values)


if __name__ == "__main__":
    main()
