"""Estimate lexicon/link_weights.tsv without labels, from coded reports: Fellegi and Sunter by expectation-maximisation.

    python training/link_weights.py ../shared/corpus/syria-fakes.jsonl [records.jsonl]

Codes the corpus (or reads records written before by ``reportedly read --records``). How often a level is met by chance (u)
is read off pairs that meet in a block after one of the two was moved by two weeks, so that blocking itself is allowed for.
Pairs that meet at their true days are a mixture of true and chance pairs; EM finds the share and the levels of true ones
(m) with u held. The result is a proposal, to be read before it is kept: on the Syrian reports coded without stated days EM took
"the same front of the war" for "the same event" (town -0.7), so the hand-set weights stand. A weight is ln(m / u), held within -4 and 4. ``report: same`` cannot be seen in pairs across reports and
keeps its hand-set value, as do levels met fewer than 20 times.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly import pipeline
from reportedly.lexicon import table
from reportedly.linking.blocks import pairs
from reportedly.linking.facts import Facts, facts_of
from reportedly.linking.features import levels, veto
from reportedly.records import EventRecord, Report
from reportedly.wire import record_from

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
MOVED = 14
RARE = 20
BOUND = 4.0
Levels = dict[str, str]


def read(corpus: Path, coded: Path | None) -> list[EventRecord]:
    """The records of the corpus."""
    rows = [json.loads(line) for line in (coded or corpus).read_text(encoding="utf-8").splitlines()]
    if coded:
        return [record_from(r) for r in rows]
    reports = [
        Report(
            r["id"],
            r["text"],
            "",
            outlet=r.get("outlet") or "",
            title=r.get("title") or "",
            published=r.get("date") or "",
        )
        for r in rows
    ]
    return [record for c in pipeline.code_reports(reports) for record in c.records]


def true_days(facts: Sequence[Facts]) -> list[Levels]:
    """Levels of the pairs across reports that meet in a block and are not vetoed."""
    met = ((facts[a], facts[b]) for a, b in pairs(facts))
    return [dict(levels(a, b)) for a, b in met if a.record.report_id != b.record.report_id and not veto(a, b)]


def chance(facts: Sequence[Facts]) -> list[Levels]:
    """Levels of pairs that meet only because one was moved by two weeks."""
    moved = [replace(f, first=f.first + MOVED, last=f.last + MOVED) for f in facts if f.first and not f.toll]
    still = [f for f in facts if f.first and not f.toll]
    both = still + moved
    out = []
    for a, b in pairs(both):
        if a < len(still) <= b and both[a].record.report_id != both[b].record.report_id and not veto(both[a], both[b]):
            out.append(dict(levels(both[a], both[b])))
    return out


def share(found: Sequence[Levels], weights: Sequence[float], feature: str) -> dict[str, float]:
    """How the levels of a feature fall among weighed pairs that state it, half a pair added to each."""
    tally: Counter[str] = Counter()
    for x, w in zip(found, weights, strict=True):
        if feature in x:
            tally[x[feature]] += w  # type: ignore[assignment]
    names = sorted({x[feature] for x in found if feature in x})
    total = sum(tally.values()) + 0.5 * len(names)
    return {n: (tally[n] + 0.5) / total for n in names}


def estimate(near: Sequence[Levels], far: Sequence[Levels]) -> tuple[float, dict[tuple[str, str], float]]:
    """The share of true pairs among those that meet, and the weights."""
    features = sorted({f for x in near for f in x} - {"report"})
    u = {f: share(far, [1.0] * len(far), f) for f in features}
    seen = Counter((f, v) for x in near for f, v in x.items())
    belief = [0.9 if x.get("text") in ("copied", "high") else 0.05 for x in near]
    prior, known = 0.1, {}
    for _ in range(100):
        prior = sum(belief) / len(belief)
        m = {f: share(near, belief, f) for f in features}
        known = {
            (f, v): max(-BOUND, min(BOUND, math.log(m[f][v] / u[f].get(v, 1e-3))))
            for f in features
            for v in m[f]
            if seen[f, v] >= RARE
        }
        odds = [math.log(prior / (1 - prior)) + sum(known.get(k, 0.0) for k in x.items()) for x in near]
        belief = [1 / (1 + math.exp(-max(-30.0, min(30.0, o)))) for o in odds]
    return prior, known


def main() -> None:
    """Read, estimate, write; levels not estimated keep their value."""
    records = read(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    facts = facts_of(sorted(records, key=lambda r: r.id))
    near, far = true_days(facts), chance(facts)
    prior, known = estimate(near, far)
    known["prior", "block"] = math.log(prior / (1 - prior))
    lines = ["feature\tlevel\tweight"]
    for row in table("link_weights"):
        weight = known.get((row["feature"], row["level"]), float(row["weight"]))
        lines.append(f"{row['feature']}\t{row['level']}\t{weight:.3f}")
    (LEXICON / "link_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(records)} records, {len(near)} pairs met, {len(far)} by chance, share of true pairs {prior:.3f}")


if __name__ == "__main__":
    main()
