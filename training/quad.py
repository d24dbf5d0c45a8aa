"""Recipe of models/quad.npz: quad class of a sentence.

    python training/quad.py

Data: gold/events/cameo_class (train) and gold/events/plv (train), with their quad classes; 68 of the 170 dev sentences of
cameo_class also stand in plv train and are left out of training (kept in, dev macro F1 would read .878).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from coders import inverse_frequency, matrix, rows, save, weighted
from sklearn.metrics import f1_score
from sklearn.svm import LinearSVC

from reportedly.events.coders.features import text_features

SIZE = 1 << 17


def features(text: str) -> list[str]:
    """The features of a sentence."""
    return text_features(text, pieces=True)


def folded(text: str) -> str:
    """Letters and digits of a text's beginning, to know the same sentence in two sets."""
    return "".join(c for c in text.lower() if c.isalnum())[:80]


def main() -> None:
    """Fit, measure, save."""
    train, dev = rows("events", "cameo_class", "train"), rows("events", "cameo_class", "dev")
    held = {folded(r["text"]) for r in dev}
    extra = [r for r in rows("events", "plv", "train") if folded(r["text"]) not in held]
    texts = [r["text"] for r in [*train, *extra]]
    truth = [str(r["label"]) for r in train] + [str(r["quad"]) for r in extra]
    counts = matrix(texts, features, SIZE)
    idf = inverse_frequency(counts)
    fit = LinearSVC(C=1.0, class_weight="balanced", random_state=0).fit(weighted(counts, idf), truth)
    found = fit.predict(weighted(matrix([r["text"] for r in dev], features, SIZE), idf))
    print("macro F1, dev", round(f1_score([str(r["label"]) for r in dev], found, average="macro"), 3))
    save("quad", fit.classes_, fit.coef_.T, fit.intercept_, idf, np.zeros(len(fit.classes_)))


if __name__ == "__main__":
    main()
