"""Copies between reports: who printed whose text, whole, cut, with additions, or a passage of it.

Rare shingles of all reports go into one sorted index; reports that share enough of them are compared exactly. Work
and memory grow with the number of shingles: no shingle gives more than a bounded number of pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.shingles import Hashes, Shingler, furniture, shared, without
from reportedly.records import CopyEdge, Report

# A shingle in more reports than this pairs each report only with the next in line and with the first.
_ALL_PAIRS = 12
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
_CREDIT_CHARS = 300


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
    make = Shingler()
    every = [make(r.text) for r in reports]
    by_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        by_outlet[report.outlet].append(i)
    for outlet in sorted(by_outlet):
        members = by_outlet[outlet]
        common = furniture(_distinct([every[i] for i in members]))
        for i in members:
            every[i] = without(every[i], common)
    return every


def _distinct(texts: Sequence[Hashes]) -> list[Hashes]:
    """The texts, each once: an article printed twelve times by one outlet is no furniture."""
    return list({t.tobytes(): t for t in texts}.values())


def overlaps(rare: Sequence[Hashes]) -> Iterator[Overlap]:
    """Every pair that shares at least ``_CANDIDATE`` rare shingles, counted exactly, in order of position."""
    for key in _candidates(rare):
        a, b = divmod(key, len(rare))
        n = shared(rare[a], rare[b])
        if n >= _CANDIDATE:
            yield Overlap(a, b, n, len(rare[a]), len(rare[b]))


def _candidates(rare: Sequence[Hashes]) -> list[int]:
    """Pairs of positions packed as ``a * len(rare) + b``, a < b, sorted."""
    if not any(len(x) for x in rare):
        return []
    values = np.concatenate(rare)
    owner = np.repeat(np.arange(len(rare), dtype=np.int64), [len(x) for x in rare])
    order = np.argsort(values, kind="stable")
    values, owner = values[order], owner[order]
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(values)])))
    n = np.int64(len(rare))
    parts = [
        _pack(owner[starts[lengths == k][:, None] + np.arange(k)], n)
        for k in range(2, _ALL_PAIRS + 1)
        if np.any(lengths == k)
    ]
    keys, counts = np.unique(np.concatenate(parts), return_counts=True) if parts else (owner[:0], owner[:0])
    keys = keys[counts >= _CANDIDATE]
    long = _long_runs(owner, starts, lengths, n)
    return [int(x) for x in np.union1d(keys, long)]


def _pack(rows: NDArray[np.int64], n: np.int64) -> NDArray[np.int64]:
    """All pairs inside each row of owners (ascending within a row) as packed keys."""
    left, right = np.triu_indices(rows.shape[1], 1)
    return np.asarray((rows[:, left] * n + rows[:, right]).ravel(), dtype=np.int64)


def _long_runs(
    owner: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64], n: np.int64
) -> NDArray[np.int64]:
    """Pairs for shingles of many reports: each report with the one before it and with the first."""
    found: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
    for start, length in zip(
        starts[lengths > _ALL_PAIRS].tolist(), lengths[lengths > _ALL_PAIRS].tolist(), strict=True
    ):
        run = owner[start : start + length]
        found.append(np.concatenate((run[:-1] * n + run[1:], run[0] * n + run[1:])))
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    return np.asarray(keys[counts >= _CANDIDATE], dtype=np.int64)


def find_copies(reports: Sequence[Report]) -> tuple[CopyEdge, ...]:
    """Who copied whom, strongest sources first for each copy, sorted by copy and source.

    Deterministic whatever the order of ``reports``. A report is given at most three sources.
    """
    ordered = sorted(reports, key=lambda r: r.id)
    of_copy: defaultdict[str, list[CopyEdge]] = defaultdict(list)
    for overlap in overlaps(rare_shingles(ordered)):
        edge = _edge(overlap, ordered[overlap.a], ordered[overlap.b])
        if edge:
            of_copy[edge.copy].append(edge)
    when = {r.id: r.published for r in ordered}
    best = {
        c: sorted(e, key=lambda x: (-x.containment, when[x.source], x.source))[:_SOURCES] for c, e in of_copy.items()
    }
    return tuple(sorted((e for edges in best.values() for e in edges), key=lambda e: (e.copy, e.source)))


def _edge(overlap: Overlap, a: Report, b: Report) -> CopyEdge | None:
    share = overlap.containment
    whole = share >= COPY
    if not whole and (share < PASSAGE or overlap.shared < _PASSAGE_SHINGLES):
        return None
    first_a = a_comes_first(a, b, overlap.size_a, overlap.size_b)
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


def a_comes_first(a: Report, b: Report, size_a: int, size_b: int) -> bool:
    """Whether ``a`` is the source: published earlier; else credited by ``b``; else the longer text; else the lesser id."""
    exact = min(len(a.published), len(b.published))
    if a.published[:exact] != b.published[:exact] and exact >= len("2000-01-01"):
        return a.published < b.published
    credited_a, credited_b = names_outlet(b, a), names_outlet(a, b)
    if credited_a != credited_b:
        return credited_a
    return (-size_a, a.id) <= (-size_b, b.id)


def names_outlet(report: Report, other: Report) -> bool:
    """Whether ``report`` names the outlet of ``other`` in its byline, its first or its last 300 characters."""
    if not other.outlet or other.outlet == report.outlet:
        return False
    around = " ".join((report.byline, report.text[:_CREDIT_CHARS], report.text[-_CREDIT_CHARS:]))
    return re.search(rf"(?<!\w){re.escape(other.outlet)}(?!\w)", around, re.IGNORECASE) is not None
