"""The passages whose figures two hands coded: even lines were read for rules and training, odd lines are only scored."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportedly.claims import find_claims
from reportedly.events.network import see
from reportedly.events.sentences import Reading
from reportedly.events.tally import judge
from reportedly.reading import read_reports
from reportedly.records import Report

Row = dict[str, Any]
Told = Counter[tuple[str, int | None, int | None, str]]


def rows(path: Path | None = None) -> list[Row]:
    """The passages of a file, or of the gold."""
    path = path or Path(__file__).with_name("figures_hand.jsonl")
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]


def found(some: Sequence[Row], *, network: bool = True) -> list[Told]:
    """The figures read in each passage: kind, least, most, scope; by the rules alone without ``network``."""
    out = []
    for doc in read_reports([Report(str(k), r["text"], "", published="2026-03-05") for k, r in enumerate(some)]):
        reading = Reading(doc, tuple(find_claims(doc)))
        if network and doc.tokens:
            judge(reading, see(reading).figures)
        bound = [b.figure for s in doc.sentences if s.last > s.first for b in reading.bound(s.first, s.last)]
        out.append(Counter((f.kind, f.min, f.max, f.scope) for f in bound))
    return out


def share(some: Sequence[Row], told: Sequence[Told]) -> tuple[float, float]:
    """Precision and recall of figures, exact; where a passage may be read in two ways the better one counts."""
    right = given = wanted = 0
    for row, mine in zip(some, told, strict=True):
        readings = [
            Counter((f["kind"], f["min"], f["max"], f["scope"]) for f in x)
            for x in [row["figures"], *row.get("alt", [])]
        ]
        best = max(readings, key=lambda g: 2 * (g & mine).total() - g.total())
        right, given, wanted = right + (best & mine).total(), given + mine.total(), wanted + best.total()
    return right / max(1, given), right / max(1, wanted)
