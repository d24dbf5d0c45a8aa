"""Estimate lexicon/mention_weights.tsv: how alike two mentions must be to name one act.

    python training/mention_weights.py [../shared/gold]

Reads ``linking/coref-ecbplus.train.jsonl``; every two event mentions of a gold story are a sample. One logistic
regression for each case of word agreement (L2, C = 1). Written in file order, rounded to three decimals.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportedly.linking.mentions import CASES, FEATURES, Naming, compared

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"


def stories(path: Path) -> dict[str, list[tuple[Naming, str]]]:
    """The event mentions of each gold story with their chains."""
    out: defaultdict[str, list[tuple[Naming, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        at = {s: i for i, s in enumerate(row["sentence_ids"])}
        for m in row["mentions"]:
            if m["kind"] == "event":
                sentence = row["sentences"][at.get(m["sent"], m["sent"])]
                out[row["subtopic"]].append(
                    (Naming(row["id"], m["sent"], tuple(m["tokens"]), tuple(sentence)), m["chain"])
                )
    return dict(sorted(out.items()))


def main() -> None:
    """Read, fit, write."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    xs: dict[str, list[tuple[float, ...]]] = {c: [] for c in CASES}
    ys: dict[str, list[bool]] = {c: [] for c in CASES}
    for mentions in stories(gold / "linking" / "coref-ecbplus.train.jsonl").values():
        for i, j, case, values in compared([m for m, _ in mentions]):
            xs[case].append(values)
            ys[case].append(mentions[i][1] == mentions[j][1])
    lines = ["case\tfeature\tweight"]
    for case in CASES:
        model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False).fit(
            np.array(xs[case]), np.array(ys[case])
        )
        lines += [f"{case}\t{name}\t{w:.3f}" for name, w in zip(FEATURES, model.coef_[0], strict=True)]
        print(f"{case:8} {len(ys[case]):7} pairs, {sum(ys[case]) / len(ys[case]):.3f} the same")
    (LEXICON / "mention_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
