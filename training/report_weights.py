"""Estimate lexicon/report_weights.tsv without labels: by expectation-maximisation after Fellegi and Sunter.

    python training/report_weights.py [../shared/corpus/syria-fakes.jsonl]

Reports 6 to 20 days apart are taken as never of one event: they give how often each level is met by chance (u). Reports
at most 3 days apart are a mixture of both; the share and the levels of true pairs (m) are what EM finds with u held.
A weight is ln(m / u). No pair is labelled, so labelled pairs stay for measuring.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from reportedly.linking.alike import MOST_DAYS, Leads
from reportedly.records import Report

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
FEATURES = ("text", "names", "numbers", "day")
# Days apart of two unrelated reports of a week: one way to be 0 apart, two ways to be 1, 2 or 3.
DAY_BY_CHANCE = {"apart_0": 1 / 7, "apart_1": 2 / 7, "apart_2": 2 / 7, "apart_3": 2 / 7}
Levels = dict[str, str]


def read(path: Path) -> list[Report]:
    """The corpus as reports."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Report(r["id"], r["text"], "", outlet=r["outlet"], title=r.get("title") or "", published=r["date"] or "")
        for r in rows
    ]


def pairs(leads: Leads) -> tuple[list[Levels], list[Levels]]:
    """Levels of near pairs and of far pairs."""
    near, far = [], []
    days = sorted((lead.day, i) for i, lead in leads.of.items() if lead.day)
    for (day_a, a), (day_b, b) in combinations(days, 2):
        if day_b - day_a <= MOST_DAYS:
            near.append(dict(leads.levels(a, b)))
        elif 6 <= day_b - day_a <= 20:
            far.append(dict(leads.levels(a, b)))
    return near, far


def share(pairs_: list[Levels], weights: list[float], feature: str) -> dict[str, float]:
    """How the levels of a feature fall among weighed pairs that state it, half a pair added to each."""
    tally: Counter[str] = Counter()
    for levels, w in zip(pairs_, weights, strict=True):
        if feature in levels:
            tally[levels[feature]] += w  # type: ignore[assignment]
    names = sorted({x[feature] for x in pairs_ if feature in x})
    total = sum(tally.values()) + 0.5 * len(names)
    return {n: (tally[n] + 0.5) / total for n in names}


def estimate(near: list[Levels], far: list[Levels]) -> tuple[float, dict[tuple[str, str], float]]:
    """The share of true pairs among near ones, and the weights."""
    u = {f: share(far, [1.0] * len(far), f) for f in FEATURES if f != "day"} | {"day": DAY_BY_CHANCE}
    belief = [0.9 if x["text"] in ("copied", "high") else 0.02 for x in near]
    prior, m = 0.1, u
    for _ in range(200):
        prior = sum(belief) / len(belief)
        m = {f: share(near, belief, f) for f in FEATURES}
        odds = [
            math.log(prior / (1 - prior)) + sum(math.log(m[f][v] / u[f].get(v, 1e-4)) for f, v in x.items())
            for x in near
        ]
        belief = [1 / (1 + math.exp(-max(-30.0, min(30.0, o)))) for o in odds]
    return prior, {(f, v): math.log(m[f][v] / u[f].get(v, 1e-4)) for f in FEATURES for v in m[f]}


def main() -> None:
    """Read, estimate, write."""
    corpus = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus/syria-fakes.jsonl")
    near, far = pairs(Leads(read(corpus)))
    prior, weights = estimate(near, far)
    lines = ["feature\tlevel\tweight", f"prior\tnear\t{math.log(prior / (1 - prior)):.3f}"]
    lines += [f"{f}\t{v}\t{w:.3f}" for (f, v), w in sorted(weights.items())]
    (LEXICON / "report_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(near)} near pairs, {len(far)} far pairs, share of true pairs {prior:.3f}")


if __name__ == "__main__":
    main()
