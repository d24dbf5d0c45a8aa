"""Labellers over rules against rules alone: paired bootstrap over PolNeAR's dev reports, attributed words (F1).

`python training/attribution_bootstrap.py` prints both scores, their difference and its 95 % interval.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from reportedly.claims.find import find_by_rules, find_claims
from reportedly.evaluate.scorers.attribution import score_attribution
from reportedly.reading import read_reports
from reportedly.records import Claim, Report

GOLD = Path(__file__).resolve().parents[2] / "shared/gold/attribution/polnear.dev.jsonl"
ROUNDS = 300


def spans(claim: Claim) -> dict[str, Any]:
    """A claim as the scorer reads it: the voice that the cue belongs to is the origin of its chain."""
    return {
        "source": [list(claim.chain[-1].span)] if claim.chain else [],
        "cue": [list(claim.cue)] if claim.cue else [],
        "content": [list(s) for s in claim.content],
    }


def main() -> None:
    """Print the comparison, a line a measure."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    docs = list(read_reports([Report(r["id"], r["text"], "", outlet=r["publisher"]) for r in rows]))
    found = [
        {
            r["id"]: {"id": r["id"], "attributions": [spans(c) for c in f(d) if c.cue]}
            for r, d in zip(rows, docs, strict=True)
        }
        for f in (find_by_rules, find_claims)
    ]
    old, new = (score_attribution(rows, f) for f in found)
    draw = random.Random(1)
    gains: dict[str, list[float]] = {name: [] for name in new}
    for _ in range(ROUNDS):
        drawn = [{**r, "id": f"{r['id']}#{i}", "of": r["id"]} for i, r in enumerate(draw.choices(rows, k=len(rows)))]
        a, b = (score_attribution(drawn, {r["id"]: f[r["of"]] for r in drawn}) for f in found)
        for name, gain in gains.items():
            gain.append(b[name] - a[name])
    for name, gain in gains.items():
        low, high = sorted(gain)[int(0.025 * ROUNDS)], sorted(gain)[int(0.975 * ROUNDS)]
        print(f"{name:22} {old[name]:.3f} -> {new[name]:.3f}  gain {new[name] - old[name]:.3f} [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
