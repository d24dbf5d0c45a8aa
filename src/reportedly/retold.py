"""Texts that come again, as wire copy and pages under two addresses do: what was found in them is taken over, never guessed.

A stage is given a report that holds nothing but what the stage may look at (``seen``). So what it finds depends on that alone: the
same for every report of which that is the same, whichever came first. What was found for the last of them is kept in each process.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from reportedly.limits import limit
from reportedly.records import Claim, Doc, EventRecord, Mention, Report

Found = TypeVar("Found")
READ = ("text", "title")
CLAIMED = (*READ, "outlet")
TOLD = (*READ, "year")
RESOLVED = (*READ, "published")


def seen(report: Report, fields: Iterable[str]) -> Report:
    """A report of these fields of ``report`` and no others; of a ``year`` it has no more of its date."""
    known = {name: getattr(report, name) for name in fields if name != "year"}
    if "year" in fields:
        known["published"] = report.published[:4]
    return Report(**({"id": "", "sha256": "", "language": ""} | known))


class Kept(Generic[Found]):
    """What one stage found for the last ``retold_reports`` reports that differ in what it may look at."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, Found] = OrderedDict()

    def all_of(self, keys: Sequence[Hashable], find: Callable[[list[int]], Iterable[Found]]) -> list[Found]:
        """What there is for each key; ``find`` is given the places of those that are new, each once, and finds it in their order."""
        first = {key: k for k, key in reversed(list(enumerate(keys)))}
        fresh = [k for k, key in enumerate(keys) if first[key] == k and key not in self._found]
        own = {key: self._found[key] for key in first if key in self._found}
        for k, found in zip(fresh, find(fresh), strict=True):
            own[keys[k]] = found
        for key in keys:
            self._found[key] = own[key]
            self._found.move_to_end(key)
        while len(self._found) > limit("retold_reports"):
            self._found.popitem(last=False)
        return [own[key] for key in keys]

    def clear(self) -> None:
        """Keep nothing."""
        self._found.clear()


DOCS: Kept[Doc] = Kept()
CLAIMS: Kept[tuple[Claim, ...]] = Kept()
MENTIONS: Kept[tuple[Mention, ...]] = Kept()
RECORDS: Kept[tuple[EventRecord, ...]] = Kept()


def forget() -> None:
    """Keep nothing of any stage."""
    for kept in (DOCS, CLAIMS, MENTIONS, RECORDS):
        kept.clear()
