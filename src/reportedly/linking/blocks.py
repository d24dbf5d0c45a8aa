"""Blocking: which pairs of records are compared at all, near linear in the number of records.

A record is filed under its type, each day that it may lie on, and a key of place or of rare words; two records meet
where they share a file. A file never gives more than a bounded number of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.linking.facts import Facts
from reportedly.linking.features import window

Key = tuple[str, str, int, str]
# In a file with more records than this each meets only the nearest ones in order of words, day and id.
FILE = 40
_NEIGHBOURS = 20
_RARE_WORDS = 6
# Records that may lie on more days than this are filed under their last day only.
DAYS = 8


def _days(facts: Facts) -> range:
    if not facts.first:
        return range(1)
    if facts.toll or facts.last - facts.first > DAYS:
        return range(facts.last, facts.last + 1)
    return range(facts.first, facts.last + 1)


def keys(facts: Facts) -> Iterator[Key]:
    """The files of one record. Its days are widened by its type's window on one side, so that near days meet."""
    kind = facts.record.type + (":toll" if facts.toll else "")
    rare = sorted(facts.vector, key=lambda w: (-facts.vector[w], w))[:_RARE_WORDS]
    where = ["town " + x for x in sorted(facts.towns | facts.landmarks)]
    where += ["region " + x for x in sorted(facts.regions)] if not facts.towns else []
    what = ["word " + w for w in rare]
    what += [f"figure {k} {v}" for k, v in facts.figures]
    days = _days(facts)
    if facts.toll:  # a running toll meets its updates whatever the day
        yield from ((kind, facts.reality, 0, key) for key in where + what)
        return
    wide = range(days.start, days.stop + window(facts)) if facts.first else days
    for day in wide:
        for key in where + what:
            yield kind, facts.reality, day, key


def pairs(all_facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Positions (a < b) of the records to compare, sorted, each pair once."""
    files: defaultdict[Key, list[int]] = defaultdict(list)
    for i, facts in enumerate(all_facts):
        for key in dict.fromkeys(keys(facts)):
            files[key].append(i)
    found: set[tuple[int, int]] = set()
    for members in files.values():
        if len(members) <= FILE:
            found.update(combinations(members, 2))
        else:
            found.update((i, j) if i < j else (j, i) for i, j in meetings(members, all_facts))
    return sorted(found)


def meetings(members: Sequence[int], all_facts: Mapping[int, Facts] | Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs of one file that are compared; ``members`` are its positions in the order of telling."""
    reach = len(members)
    if len(members) > FILE:
        reach = _NEIGHBOURS
        members = sorted(members, key=lambda i: _signature(all_facts[i]))
    for at, i in enumerate(members):
        for j in members[at + 1 : at + 1 + reach]:
            yield i, j


def _signature(facts: Facts) -> tuple[int, str]:
    """Records alike in words lie side by side in a large file."""
    rarest = sorted(facts.vector, key=lambda w: (-facts.vector[w], w))[:3]
    return facts.last, " ".join(sorted(rarest))
