"""TempEval-3 measures of time expressions: strict and relaxed extent, and value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.evaluate.scorers.labels import Prf

Row = Mapping[str, Any]


def paired(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping extents: equal ones first, then by the longest overlap, ties by position."""
    where: dict[tuple[int, int], int] = {}
    for j, item in enumerate(found):
        where.setdefault((item["start"], item["end"]), j)
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for i, item in enumerate(gold):
        exact = where.get((item["start"], item["end"]))
        if exact is not None and exact not in used_found:
            pairs.append((i, exact))
            used_gold.add(i)
            used_found.add(exact)
    rest = sorted(
        (max(g["start"], f["start"]) - min(g["end"], f["end"]), g["start"], f["start"], i, j)
        for i, g in enumerate(gold)
        if i not in used_gold
        for j, f in enumerate(found)
        if j not in used_found and min(g["end"], f["end"]) > max(g["start"], f["start"])
    )
    for *_, i, j in rest:
        if i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    return pairs


def dates_scores(gold: Iterable[Row], found: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    """strict_f1 (same extent), relaxed_f1 (overlapping extents), value_f1 (overlapping extents with the same value)."""
    wanted = predicted = exact = near = valued = 0
    for row in gold:
        truth = row["timexes"]
        mine = sorted(found.get(row["id"], ()), key=lambda t: (t["start"], t["end"]))
        wanted, predicted = wanted + len(truth), predicted + len(mine)
        exact += len({(t["start"], t["end"]) for t in truth} & {(t["start"], t["end"]) for t in mine})
        pairs = paired(truth, mine)
        near += len(pairs)
        valued += sum((truth[i].get("value") or "") == (mine[j].get("value") or "") for i, j in pairs)
    return {
        "strict_f1": Prf.of(exact, predicted, wanted).f1,
        "relaxed_f1": Prf.of(near, predicted, wanted).f1,
        "value_f1": Prf.of(valued, predicted, wanted).f1,
    }
