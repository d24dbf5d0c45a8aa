"""Deterministic clustering of linked records: strongest link first, no cluster wider than its type's window.

A link joins two clusters only where nothing in them contradicts (a veto between summaries) and where, on the whole,
their records speak for each other; so a chain of weak likenesses does not grow into one event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import product

from reportedly.linking.facts import Facts
from reportedly.linking.features import veto, window
from reportedly.linking.weights import link_of
from reportedly.records import Link

# Natural-log odds from which a link counts. Of 20 events of several reports read on the Syrian corpus, those not rightly one
# hung on links of 0.0 to 0.4; right ones on 0.7 and more.
LEAST = 0.6
# Days by which a report without a stated day may be later than the act, beyond the type's window.
_LATE = 1
# Records of each cluster that are compared crosswise before two clusters are joined.
_PROBES = 5


@dataclass(slots=True)
class _Group:
    """A growing cluster: its members' positions, and the range of their last possible days (0 and 0 unknown)."""

    members: list[int]
    first: int
    last: int
    links: list[Link] = field(default_factory=list)


def clusters(
    all_facts: Sequence[Facts],
    links: Mapping[tuple[int, int], Link],
    together: Mapping[tuple[int, int], Link] | None = None,
    apart: AbstractSet[tuple[int, int]] = frozenset(),
) -> list[tuple[list[int], list[Link]]]:
    """Clusters as sorted positions with the links that made them, in the order of their first position.

    Positions that a person put ``together`` are joined first, whatever else speaks against it; those put ``apart`` are
    never in one cluster.
    """
    groups = [_group(i, f) for i, f in enumerate(all_facts)]
    of = list(range(len(all_facts)))
    forced = dict(sorted((together or {}).items()))
    ranked = sorted((pair for pair, k in links.items() if k.weight >= LEAST), key=lambda p: (-links[p].weight, p))
    for (a, b), link in [*forced.items(), *((pair, links[pair]) for pair in ranked)]:
        one, other = groups[of[a]], groups[of[b]]
        if one is other or (apart and _barred(one, other, apart)):
            continue
        if (a, b) not in forced and not _joinable(one, other, all_facts):
            continue
        big, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        home = of[big.members[0]]
        for member in small.members:
            of[member] = home
        big.members += small.members
        big.links += [*small.links, link]
        big.first, big.last = _span(big, small)
    kept = sorted((sorted(g.members), g.links) for i, g in enumerate(groups) if of[g.members[0]] == i)
    return [(members, sorted(made, key=lambda k: (k.a, k.b))) for members, made in kept]


def _barred(one: _Group, other: _Group, apart: AbstractSet[tuple[int, int]]) -> bool:
    return any((min(a, b), max(a, b)) in apart for a in one.members for b in other.members)


def _group(position: int, facts: Facts) -> _Group:
    return _Group([position], facts.last, facts.last)


def _span(one: _Group, other: _Group) -> tuple[int, int]:
    """The range of days of both; 0 and 0 where none is known."""
    known = [g for g in (one, other) if g.first]
    return min((g.first for g in known), default=0), max((g.last for g in known), default=0)


def _joinable(one: _Group, other: _Group, all_facts: Sequence[Facts]) -> bool:
    facts = all_facts[one.members[0]]
    if one.first and other.first:
        first, last = _span(one, other)
        if last - first > window(facts) + _LATE:
            return False
    if len(one.members) == len(other.members) == 1:
        return True
    total = 0.0
    probed = list(product(_probes(one), _probes(other)))
    for a, b in probed:
        if veto(all_facts[a], all_facts[b]):
            return False
        total += link_of(all_facts[a], all_facts[b]).weight
    # The mean of all cross pairs may lie a unit below: a short retelling joins its event.
    return total / len(probed) >= LEAST - 1.0


def _probes(group: _Group) -> list[int]:
    """Up to five members, evenly spaced in order of position."""
    members = sorted(group.members)
    step = max(1, len(members) // _PROBES)
    return members[::step][:_PROBES]
