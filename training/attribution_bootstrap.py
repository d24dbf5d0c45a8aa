"""Networks over rules against rules alone: paired bootstrap over PolNeAR's dev reports, attributed words (F1).

`python training/attribution_bootstrap.py` prints both scores, their difference and its 95 % interval.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from reportedly.claims.find import find_by_rules, find_claims
from reportedly.evaluate.scorers.attribution import _document, _Tally
from reportedly.reading import read_reports
from reportedly.records import Claim, Report

GOLD = Path(__file__).resolve().parents[2] / "shared/gold/attribution/polnear.dev.jsonl"
ROUNDS = 1000
MEASURES = ("attributed", "triple")


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
    for reportive in (True, False):
        tallies = [[one(r, f[r["id"]], reportive=reportive) for r in rows] for f in found]
        compare("reportive" if reportive else "all", tallies)


def one(row: dict[str, Any], found: dict[str, Any], *, reportive: bool) -> _Tally:
    """The counts of one report."""
    tally = _Tally()
    _document(tally, row, found, reportive=reportive)
    return tally


def f1(tallies: list[_Tally], measure: str) -> float:
    """The F1 over some reports."""
    right = sum(t.right[measure] for t in tallies)
    both = sum(t.found[measure] + t.gold[measure] for t in tallies)
    return 2 * right / both if both else 0.0


def compare(subset: str, tallies: list[list[_Tally]]) -> None:
    """Print old and new score, gain and interval, a line a measure."""
    draw = random.Random(1)
    rounds = [draw.choices(range(len(tallies[0])), k=len(tallies[0])) for _ in range(ROUNDS)]
    for measure in MEASURES:
        old, new = (f1(t, measure) for t in tallies)
        gains = sorted(
            f1([tallies[1][i] for i in drawn], measure) - f1([tallies[0][i] for i in drawn], measure)
            for drawn in rounds
        )
        low, high = gains[int(0.025 * ROUNDS)], gains[int(0.975 * ROUNDS)]
        print(f"{subset:10} {measure:11} {old:.3f} -> {new:.3f}  gain {new - old:.3f} [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
