"""Copies between reports: who printed whose text, whole, cut, with additions, or a passage of it.

Rare shingles of all reports go into one sorted index; reports that share enough of them are compared exactly. Work
and memory grow with the number of shingles: no shingle gives more than a bounded number of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.linking.direction import Order
from reportedly.linking.meeting import in_common
from reportedly.linking.shingles import Hashes, furniture, shared, shingles, without
from reportedly.records import CopyEdge, Report

# Reports that share fewer rare shingles than this are not compared: about a sentence of 12 words.
_CANDIDATE = 8
# From this share of the shorter text on it is a copy, below it a passage. Swept on the near-duplicate train pairs:
# precision .95 is held from .518 on, with recall .99 (dev 1.00).
COPY = 0.52
# A shared passage is told from this share, and from about 40 words in a row, on.
PASSAGE = 0.15
_PASSAGE_SHINGLES = 36
# Both texts almost wholly in each other: the same text printed twice (allows for a changed headline or dateline).
_IDENTICAL = 0.9
# No report is shown with more than this many sources of its text.
_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two reports (positions ``a`` < ``b`` in the list) and the rare shingles of each and of both."""

    a: int
    b: int
    shared: int
    size_a: int
    size_b: int

    @property
    def containment(self) -> float:
        """The share of the shorter text's rare shingles found in the other (0..1)."""
        return self.shared / max(1, min(self.size_a, self.size_b))


def rare_shingles(reports: Sequence[Report]) -> list[Hashes]:
    """Each report's shingles without the furniture of its outlet."""
    every = [shingles(r.text) for r in reports]
    by_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        by_outlet[report.outlet].append(i)
    for members in by_outlet.values():
        common = _furniture([every[i] for i in members])
        for i in members if len(common) else ():
            every[i] = without(every[i], common)
    return every


def _furniture(texts: Sequence[Hashes]) -> Hashes:
    """The furniture of one outlet; printings and versions of one text do not make it furniture.

    A text that would be furniture almost wholly is a version of others (a live blog), and does not count; when it is
    left out, what only such texts share is no furniture any more.
    """
    counted = list({t.tobytes(): t for t in texts}.values())
    while True:
        common = furniture(counted)
        kept = [t for t in counted if not _is_covered(t, common)]
        if len(kept) == len(counted):
            return common
        counted = kept


def _is_covered(text: Hashes, common: Hashes) -> bool:
    """Whether nine tenths of a text's shingles are in ``common``."""
    return len(common) >= _IDENTICAL * len(text) and shared(text, common) >= _IDENTICAL * len(text)


def overlaps(rare: Sequence[Hashes], least: float = 0.0) -> Iterator[Overlap]:
    """Every pair that shares at least ``_CANDIDATE`` rare shingles and ``least`` of the shorter text's, in order of position.

    They are counted exactly.
    """
    sizes = np.fromiter(map(len, rare), dtype=np.int64, count=len(rare))
    a, b, shared = in_common(rare, _CANDIDATE)
    enough = shared >= least * np.minimum(sizes[a], sizes[b])
    rows = (x[enough].tolist() for x in (a, b, shared, sizes[a], sizes[b]))
    yield from map(Overlap, *rows)


def find_copies(reports: Sequence[Report]) -> tuple[CopyEdge, ...]:
    """Who copied whom, strongest sources first for each copy, sorted by copy and source.

    Deterministic whatever the order of ``reports``. A report is given at most three sources.
    """
    return copies_among(reports, rare_shingles(reports))


def copies_among(reports: Sequence[Report], rare: Sequence[Hashes]) -> tuple[CopyEdge, ...]:
    """``find_copies`` for reports whose rare shingles are known."""
    # Where many share a text each meets the oldest and its neighbours in age, so that each but the oldest meets its source.
    by_age = sorted(range(len(reports)), key=lambda i: _age(reports[i], len(rare[i])))
    ordered = [reports[i] for i in by_age]
    rare = [rare[i] for i in by_age]
    of_copy: defaultdict[str, list[CopyEdge]] = defaultdict(list)
    first = Order(ordered)
    for overlap in overlaps(rare, PASSAGE):
        edge = _edge(overlap, ordered, first)
        if edge:
            of_copy[edge.copy].append(edge)
    when = {r.id: r.published for r in ordered}
    best = {
        c: sorted(e, key=lambda x: (-x.containment, when[x.source], x.source))[:_SOURCES] for c, e in of_copy.items()
    }
    return tuple(sorted((e for edges in best.values() for e in edges), key=lambda e: (e.copy, e.source)))


def _age(report: Report, size: int) -> tuple[bool, str, int, str]:
    """Sorts reports by when they may have been first: what has no day last, of one time the longest first."""
    return len(report.published) < len("2000-01-01"), report.published, -size, report.id


def _edge(overlap: Overlap, reports: Sequence[Report], first: Order) -> CopyEdge | None:
    share = overlap.containment
    whole = share >= COPY
    if not whole and (share < PASSAGE or overlap.shared < _PASSAGE_SHINGLES):
        return None
    a, b = reports[overlap.a], reports[overlap.b]
    first_a = first.comes_first(overlap.a, overlap.b, overlap.size_a, overlap.size_b)
    source, copy = (a, b) if first_a else (b, a)
    longer = max(overlap.size_a, overlap.size_b)
    copy_size, source_size = (overlap.size_b, overlap.size_a) if first_a else (overlap.size_a, overlap.size_b)
    if overlap.shared >= _IDENTICAL * longer:
        kind = "identical"
    elif not whole:
        kind = "passage"
    else:
        kind = "trimmed" if copy_size < source_size else "padded"
    return CopyEdge(source.id, copy.id, kind, round(share, 4))
