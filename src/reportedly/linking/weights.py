"""The weights of the link features, read from ``lexicon/link_weights.tsv``: a sum that can be shown."""

from __future__ import annotations

from functools import lru_cache

from reportedly.lexicon import table
from reportedly.linking.facts import Facts
from reportedly.linking.features import levels
from reportedly.records import Link


@lru_cache(maxsize=1)
def weights() -> dict[tuple[str, str], float]:
    """Natural-log odds by feature and level; ``("prior", "block")`` is that of any two records of one block."""
    return {(row["feature"], row["level"]): float(row["weight"]) for row in table("link_weights")}


@lru_cache(maxsize=1_000)
def _reason(level: tuple[str, str]) -> tuple[str, float]:
    """A feature's level as links show it, with its weight; one object for all links that have it."""
    return f"{level[0]}: {level[1]}", weights().get(level, 0.0)


def link_of(a: Facts, b: Facts) -> Link:
    """The link between two records with the weight of every feature; the lesser id stands first."""
    one, other = a.record.id, b.record.id
    reasons = (("prior", weights()["prior", "block"]), *map(_reason, levels(a, b)))
    weight = round(sum([w for _, w in reasons]), 4)
    return Link(one, other, weight, reasons) if one <= other else Link(other, one, weight, reasons)


def telling_link(whole: Facts, part: Facts) -> Link:
    """The link between two records of one report that tell one act (``tellings``)."""
    first, second = sorted((whole.record.id, part.record.id))
    known = weights()
    reasons = (("prior", known["prior", "block"]), ("report: one telling", known["report", "telling"]))
    return Link(first, second, round(sum(w for _, w in reasons), 4), reasons)
