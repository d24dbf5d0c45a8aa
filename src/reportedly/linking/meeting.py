"""Which texts share rare shingles, and how many: out of one sorted index of all shingles.

Time and memory grow with the number of shingles: no shingle gives more than a bounded number of pairs, and shingles that
the same texts share (a story printed by several) are taken together and counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.shingles import Hashes, mixed

Numbers = NDArray[np.int64]
# A shingle in more texts than this pairs each text only with the next in line and with the first.
_ALL_PAIRS = 12
# So many shingles, or rows looked up, are worked on at a time (about 50 MB). Swept 2^18 to 2^22: no slower than any.
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of texts (positions, ascending), one behind another in ``texts``, and how many shingles each row shares."""

    texts: Numbers
    lengths: Numbers
    times: Numbers

    @property
    def starts(self) -> Numbers:
        """Where in ``texts`` each row begins."""
        return np.cumsum(self.lengths) - self.lengths

    def taken(self, which: Numbers) -> Rows:
        """The rows with these numbers."""
        lengths = self.lengths[which]
        return Rows(self.texts[_runs(self.starts[which], lengths)], lengths, self.times[which])


@dataclass(frozen=True, slots=True)
class Tally:
    """Pairs of texts as packed keys, ascending, and how many shingles each shares."""

    keys: Numbers
    counts: Numbers


def in_common(rare: Sequence[Hashes], least: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of positions a < b, in order, and how many shingles they share, where it is at least ``least``.

    Every pair is found that shares ``least`` shingles of at most ``_ALL_PAIRS`` texts each. Of shingles of more texts
    only such pairs count as are neighbours in line, or have the first of the line, in ``least`` of them. What is found is
    counted exactly.
    """
    n = len(rare)
    tallies, crowds = [], []
    for rows in _index(rare):
        once = _distinct(rows, n)
        tallies.append(_pairs(once, n))
        crowds.append(once.taken(np.flatnonzero(once.lengths > _ALL_PAIRS)))
    few = _added(tallies)
    crowd = _distinct(_joined(crowds), n)
    hits = _chained(crowd, n)
    found = np.union1d(few.keys[few.counts >= least], hits.keys[hits.counts >= least])
    a, b = np.divmod(found, max(n, 1))
    counts = _looked_up(few, found) + _both(crowd, a, b)
    kept = counts >= least
    return a[kept], b[kept], counts[kept]


def _index(rare: Sequence[Hashes]) -> Iterator[Rows]:
    """For each shingle of several texts these texts, in pieces of about ``_CHUNK`` shingles.

    Shingle and owner are packed into one number (the shingle gives up its lowest bits), so that a plain sort does.
    Two shingles that fall together only add a pair to compare.
    """
    if not any(len(x) for x in rare):
        return
    bits = np.uint64(len(rare).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = np.concatenate(rare)
    packed &= ~low
    end = 0
    for i, shingles in enumerate(rare):
        start, end = end, end + len(shingles)
        packed[start:end] |= np.uint64(i)
    packed.sort()
    start = 0
    while start < len(packed):
        last = packed[min(start + _CHUNK, len(packed)) - 1]
        end = int(np.searchsorted(packed, last | low, side="right"))
        yield _rows_in(packed[start:end], low)
        start = end


def _rows_in(packed: Hashes, low: np.uint64) -> Rows:
    """The rows of owners of each shingle that stands more than once."""
    again = np.zeros(len(packed), dtype=bool)
    np.less_equal(packed[1:] ^ packed[:-1], low, out=again[1:])
    first = np.zeros(len(packed), dtype=bool)
    np.greater(again[1:], again[:-1], out=first[:-1])
    inside = first | again
    texts = (packed[inside] & low).astype(np.int64)
    lengths = np.diff(np.append(np.flatnonzero(first[inside]), len(texts)))
    return Rows(texts, lengths, np.ones(len(lengths), dtype=np.int64))


def _runs(starts: Numbers, lengths: Numbers) -> Numbers:
    """The places of all that stand in runs."""
    return np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(int(lengths.sum()))


def _distinct(rows: Rows, n: int) -> Rows:
    """Each set of texts once. Sets are told apart by the sum of 64-bit numbers of their texts."""
    if not len(rows.lengths):
        return rows
    numbers = mixed(np.arange(1, n + 1, dtype=np.uint64))
    sums = np.add.reduceat(numbers[rows.texts], rows.starts)
    order = np.argsort(sums)
    fresh = _fresh(sums[order])
    once = rows.taken(order[fresh])
    return Rows(once.texts, once.lengths, np.add.reduceat(rows.times[order], fresh))


def _fresh(ordered: NDArray[np.integer]) -> Numbers:
    """Where in an ordered array a new number begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1])))


def _joined(parts: Sequence[Rows]) -> Rows:
    none = np.empty(0, dtype=np.int64)
    return Rows(
        np.concatenate([none, *(p.texts for p in parts)]),
        np.concatenate([none, *(p.lengths for p in parts)]),
        np.concatenate([none, *(p.times for p in parts)]),
    )


def _pairs(rows: Rows, n: int) -> Tally:
    """All pairs inside each row of at most ``_ALL_PAIRS`` texts."""
    keys, times = [rows.texts[:0]], [rows.times[:0]]
    starts = rows.starts
    for k in range(2, _ALL_PAIRS + 1):
        which = rows.lengths == k
        texts = rows.texts[starts[which][:, None] + np.arange(k)]
        left, right = np.triu_indices(k, 1)
        keys.append((texts[:, left] * n + texts[:, right]).ravel())
        times.append(np.repeat(rows.times[which], len(left)))
    return _summed(np.concatenate(keys), np.concatenate(times))


def _chained(rows: Rows, n: int) -> Tally:
    """Pairs in rows of many texts: each text with the one before it and with the first."""
    rest = rows.lengths - 1
    places = _runs(rows.starts + 1, rest)
    heads = np.repeat(rows.starts, rest)
    keys = [rows.texts[before] * n + rows.texts[places] for before in (places - 1, heads)]
    return _summed(np.concatenate(keys), np.tile(np.repeat(rows.times, rest), 2))


def _summed(keys: Numbers, times: Numbers) -> Tally:
    """Each key once, ascending, with the sum of its times."""
    if not len(keys):
        return Tally(keys, times)
    order = np.argsort(keys)
    keys = keys[order]
    fresh = _fresh(keys)
    return Tally(keys[fresh], np.add.reduceat(times[order], fresh))


def _added(tallies: Sequence[Tally]) -> Tally:
    if len(tallies) == 1:
        return tallies[0]
    none = np.empty(0, dtype=np.int64)
    return _summed(
        np.concatenate([none, *(t.keys for t in tallies)]), np.concatenate([none, *(t.counts for t in tallies)])
    )


def _looked_up(tally: Tally, keys: Numbers) -> Numbers:
    """The count of each of ``keys``, 0 where it has none."""
    if not len(tally.keys):
        return np.zeros(len(keys), dtype=np.int64)
    at = np.minimum(np.searchsorted(tally.keys, keys), len(tally.keys) - 1)
    return np.where(tally.keys[at] == keys, tally.counts[at], 0)


def _both(rows: Rows, a: Numbers, b: Numbers) -> Numbers:
    """For each pair of texts how many shingles the rows share in which both stand."""
    out = np.zeros(len(a), dtype=np.int64)
    if not len(rows.lengths) or not len(a):
        return out
    row = np.repeat(np.arange(len(rows.lengths)), rows.lengths)
    members = rows.texts * len(rows.lengths) + row
    members.sort()
    edges = np.searchsorted(members, np.arange(max(a.max(), b.max()) + 2) * len(rows.lengths))
    held = np.diff(edges)
    # The rows of the text that stands in fewer are looked up among the other's.
    swap = held[b] < held[a]
    one, other = np.where(swap, b, a), np.where(swap, a, b)
    work = np.cumsum(held[one])
    start = 0
    while start < len(a):
        done = work[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(work, done + _CHUNK, side="right")))
        out[start:end] = _times_both(members, edges, one[start:end], other[start:end], rows.times)
        start = end
    return out


def _times_both(members: Numbers, edges: Numbers, one: Numbers, other: Numbers, times: Numbers) -> Numbers:
    held = edges[one + 1] - edges[one]
    pair = np.repeat(np.arange(len(one)), held)
    row = members[_runs(edges[one], held)] % len(times)
    wanted = other[pair] * len(times) + row
    at = np.minimum(np.searchsorted(members, wanted), len(members) - 1)
    shared = np.where(members[at] == wanted, times[row], 0)
    return np.bincount(pair, weights=shared, minlength=len(one)).astype(np.int64)
