"""MUC-4 measures: role fillers by CEAF-REE (Du, Rush and Cardie 2021) and victim figures by incident."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from reportedly.evaluate.scorers.labels import Prf

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Row = Mapping[str, Any]


def _folded(mention: str) -> str:
    bare = "".join(c for c in mention.lower() if c not in string.punctuation)
    return " ".join(w for w in bare.split() if w not in {"a", "an", "the"})


def _most_pairs(edges: Sequence[Sequence[int]]) -> int:
    """The size of a largest one-to-one matching; ``edges[i]`` lists what item i may be matched with."""
    owner: dict[int, int] = {}

    def place(item: int, tried: set[int]) -> bool:
        for other in edges[item]:
            if other not in tried:
                tried.add(other)
                if other not in owner or place(owner[other], tried):
                    owner[other] = item
                    return True
        return False

    return sum(place(i, set()) for i in range(len(edges)))


def roles_f1(gold: Iterable[Row], found: Mapping[str, Row]) -> float:
    """Micro F1 over roles: a predicted entity is right where all its mentions are mentions of one gold entity."""
    right = predicted = wanted = 0
    for row in gold:
        roles = found.get(row["id"], {}).get("roles", {})
        for role in ROLES:
            truth = [{_folded(m) for m in entity} for entity in row["roles"][role]]
            mine = [{_folded(e)} if isinstance(e, str) else {_folded(m) for m in e} for e in roles.get(role, [])]
            mine = [m - {""} for m in mine if m - {""}]
            right += _most_pairs([[j for j, t in enumerate(truth) if m <= t] for m in mine])
            predicted, wanted = predicted + len(mine), wanted + len(truth)
    return Prf.of(right, predicted, wanted).f1


def _numbers(value: str) -> set[int]:
    return {int(x) for x in re.findall(r"\d+", value)}


def acceptable(template: Row, effect: str) -> set[int] | None:
    """The victim totals that a template allows for DEATH or INJURY: any stated number, or a sum over groups.

    None where the template has no such effect; an empty set where it has one without a number.
    """
    groups = []
    for item in template["victim_effect"]:
        if effect in [v.strip() for v in item["value"].split("/")]:
            stated = [n for n in template["victim_number"] if set(n["of"]) & set(item["of"])]
            groups.append(set().union(*(_numbers(n["value"]) for n in stated)))
    if not groups:
        return None
    sums = {sum(parts) for parts in product(*(g for g in groups if g))} - {0}
    return sums.union(*groups)


def figures_f1(gold: Iterable[Row], found: Mapping[str, Row], effect: str, key: str) -> float:
    """F1 of death or injury figures: recall over incidents that need one, precision over those predicted."""
    wanted = hit = predicted = good = 0
    for row in gold:
        allowed: set[int] = set()
        needed = []
        for template, optional in zip(row["templates"], row["optional_template"], strict=True):
            if numbers := acceptable(template, effect):
                allowed |= numbers
                needed += [] if optional else [numbers]
        values = [i.get(key) for i in found.get(row["id"], {}).get("incidents", [])]
        mine = [set(v) if isinstance(v, list) else {v} for v in values if v]
        wanted, hit = wanted + len(needed), hit + sum(any(m & n for m in mine) for n in needed)
        predicted, good = predicted + len(mine), good + sum(bool(m & allowed) for m in mine)
    p, r = (good / predicted if predicted else 0.0), (hit / wanted if wanted else 0.0)
    return 2 * p * r / (p + r) if p + r else 0.0
