"""Scoring pairs in parts that know nothing of one another, so that other machines can do it.

Tellings meet only where they may lie on the same day, so the tellings of one type and day are a part of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.blocks import Key, keys, meetings, pairs
from reportedly.linking.cluster import LEAST
from reportedly.linking.facts import Facts, facts_alone, together, with_vectors
from reportedly.linking.features import veto
from reportedly.linking.weights import link_of
from reportedly.records import EventRecord, Link

Links = Mapping[tuple[int, int], Link]


@dataclass(frozen=True, slots=True)
class Told:
    """One telling on its way: its position in the order of telling, its records in the order of the text, its blocks."""

    position: int
    records: tuple[EventRecord, ...]
    blocks: tuple[str, ...]


Score = Callable[[Sequence[Told]], Links]


def score(all_facts: Sequence[Facts]) -> dict[tuple[int, int], Link]:
    """The links that count between pairs that meet and do not contradict each other, scored here and now."""
    scored = (
        ((a, b), link_of(all_facts[a], all_facts[b]))
        for a, b in pairs(all_facts)
        if not veto(all_facts[a], all_facts[b])
    )
    return {pair: link for pair, link in scored if link.weight >= LEAST}


def told(position: int, whole: Facts, records: Sequence[EventRecord]) -> Told:
    """A telling ready to be sent."""
    return Told(position, tuple(records), tuple(sorted({_block(key) for key in keys(whole)})))


def links_in(block: str, given: Mapping[int, Sequence[EventRecord]]) -> Iterator[tuple[int, int, Link]]:
    """The links that count among the tellings of one block (position to records): those that ``score`` finds there.

    A pair that meets in several blocks has the same link in each.
    """
    facts = {i: _whole(given[i]) for i in sorted(given)}
    files: defaultdict[Key, list[int]] = defaultdict(list)
    for i, one in facts.items():
        for key in dict.fromkeys(keys(one)):
            if _block(key) == block:
                files[key].append(i)
    found = {(a, b) if a < b else (b, a) for members in files.values() for a, b in meetings(members, facts)}
    for a, b in sorted(found):
        if not veto(facts[a], facts[b]):
            link = link_of(facts[a], facts[b])
            if link.weight >= LEAST:
                yield a, b, link


def _block(key: Key) -> str:
    kind, reality, day, _ = key
    return f"{kind} {reality} {day}"


def _whole(records: Sequence[EventRecord]) -> Facts:
    return with_vectors([together([facts_alone(r) for r in records])])[0]
