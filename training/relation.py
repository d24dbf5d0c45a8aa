"""Recipe of models/relation.npz: PLOVER type of a sentence with marked source and target.

    python training/relation.py

Data: gold/events/plv (train). One-vs-rest linear SVM on hashed tf-idf features; C swept .3, 1, 3 in five-fold
cross-validation on train (macro F1 .747, .745, .740 over the same features at 2^18 places).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from coders import Row, inverse_frequency, matrix, rows, save, weighted
from sklearn.metrics import f1_score
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC

from reportedly.evaluate.tasks.marked import unmarked
from reportedly.events.coders.features import relation_features

SIZE = 1 << 17


def features(row: Row) -> list[str]:
    """The features of a gold row, read from its marked text; a party that is not marked is an empty span at the edge."""
    return relation_features(*unmarked(row["marked"]))


def main() -> None:
    """Fit, measure, save."""
    train, dev = rows("events", "plv", "train"), rows("events", "plv", "dev")
    truth = [r["root"] for r in train]
    counts = matrix(train, features, SIZE)
    idf = inverse_frequency(counts)
    fit = LinearSVC(C=1.0, class_weight="balanced", random_state=0)
    folds = cross_val_predict(fit, weighted(counts, idf), truth, cv=5)
    fit.fit(weighted(counts, idf), truth)
    found = fit.predict(weighted(matrix(dev, features, SIZE), idf))
    print("macro F1, five folds of train", round(f1_score(truth, folds, average="macro"), 3))
    print("macro F1, dev", round(f1_score([r["root"] for r in dev], found, average="macro"), 3))
    save("relation", fit.classes_, fit.coef_.T, fit.intercept_, idf, np.zeros(len(fit.classes_)))


if __name__ == "__main__":
    main()
