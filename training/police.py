"""Recipe of models/police.npz and models/police_reports.npz: what the police did, by sentence and by report.

    python training/police.py

Data: gold/events/ipe_sents and ipe_docs (train). One logistic regression a label on hashed tf-idf features
(C swept 1, 10, 30: macro F1 over folds of documents .634, .646, .645); thresholds are those with the best F1 on held-out
folds, split by document. A report's score adds that of its strongest sentence.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from coders import Row, best_threshold, inverse_frequency, matrix, rows, save, weighted
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from reportedly.events.coders.features import text_features
from reportedly.events.coders.police import LABELS

SIZE = 1 << 17


def fitted(table: csr_matrix, train: list[Row]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Weights, bias and held-out scores (folds by document) of every label."""
    groups = [r["doc_id"] for r in train]
    weights, bias, scores = [], [], []
    for label in LABELS:
        truth = np.array([label in r["labels"] for r in train])
        fit = LogisticRegression(C=10, class_weight="balanced", max_iter=400, solver="liblinear", random_state=0)
        held = cross_val_predict(fit, table, truth, cv=GroupKFold(5), groups=groups, method="decision_function")
        fit.fit(table, truth)
        weights.append(fit.coef_[0])
        bias.append(fit.intercept_[0])
        scores.append(held)
    return np.array(weights).T, np.array(bias), np.array(scores).T


def thresholds(scores: NDArray[np.float64], train: list[Row]) -> NDArray[np.float64]:
    """The best threshold of every label on held-out scores, printed with its F1."""
    out = []
    for k, label in enumerate(LABELS):
        threshold, value = best_threshold(np.array([label in r["labels"] for r in train]), scores[:, k])
        print(label, "held-out F1", round(value, 3))
        out.append(threshold)
    return np.array(out)


def main() -> None:
    """Fit, measure, save."""
    sents, docs = rows("events", "ipe_sents", "train"), rows("events", "ipe_docs", "train")
    counts = matrix([r["text"] for r in sents], text_features, SIZE)
    idf = inverse_frequency(counts)
    weights, bias, held = fitted(weighted(counts, idf), sents)
    save("police", LABELS, weights, bias, idf, thresholds(held, sents))

    strongest: dict[int, NDArray[np.float64]] = defaultdict(lambda: np.full(len(LABELS), -9.0))
    for row, score in zip(sents, held, strict=True):
        strongest[row["doc_id"]] = np.maximum(strongest[row["doc_id"]], score)
    counts = matrix([r["text"] for r in docs], text_features, SIZE)
    idf = inverse_frequency(counts)
    weights, bias, held = fitted(weighted(counts, idf), docs)
    both = held + np.array([strongest[r["doc_id"]] for r in docs])
    save("police_reports", LABELS, weights, bias, idf, thresholds(both, docs))


if __name__ == "__main__":
    main()
