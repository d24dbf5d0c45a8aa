"""Which texts share rare shingles, and how many: out of one sorted index of all shingles.

Time and memory grow with the number of shingles: no shingle gives more than a bounded number of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.shingles import Hashes

Numbers = NDArray[np.int64]
# A shingle in more texts than this pairs each text only with the next in line and with the first.
_ALL_PAIRS = 12


def in_common(rare: Sequence[Hashes], least: int) -> Iterator[tuple[int, int, int]]:
    """Pairs of positions a < b, in order, and how many shingles they share, where it is at least ``least``.

    A shingle of few texts counts for all their pairs. The shingles of many texts are counted for the pairs that were
    found, each exactly once.
    """
    owner, starts, lengths = _index(rare)
    n = np.int64(len(rare))
    parts = [owner[:0]]
    for k in range(2, _ALL_PAIRS + 1):
        parts += _rows(owner[starts[lengths == k][:, None] + np.arange(k)], n)
    keys, counts = _counted(np.concatenate(parts))
    starts, lengths = starts[lengths > _ALL_PAIRS], lengths[lengths > _ALL_PAIRS]
    long, hits = _counted(_long_runs(owner, starts, lengths, n))
    found = np.union1d(keys[counts >= least], long[hits >= least])
    at = np.minimum(np.searchsorted(keys, found), max(0, len(keys) - 1))
    short = np.where(keys[at] == found, counts[at], 0) if len(keys) else np.zeros(len(found), dtype=np.int64)
    often = _often(owner, starts, lengths, len(rare))
    for key, few in zip(found.tolist(), short.tolist(), strict=True):
        a, b = divmod(key, len(rare))
        many = np.intersect1d(often[a], often[b], assume_unique=True).size if a in often and b in often else 0
        if few + many >= least:
            yield a, b, few + many


def _often(owner: Numbers, starts: Numbers, lengths: Numbers, n: int) -> dict[int, Numbers]:
    """For each text the runs (numbered) of the shingles that many texts have."""
    run = np.repeat(np.arange(len(starts)), lengths)
    whose = owner[np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(run))]
    order = np.argsort(whose, kind="stable")
    run, whose = run[order], whose[order]
    edges = np.searchsorted(whose, np.arange(n + 1))
    return {i: run[edges[i] : edges[i + 1]] for i in np.unique(whose).tolist()}


def _index(rare: Sequence[Hashes]) -> tuple[Numbers, Numbers, Numbers]:
    """Whose each shared shingle is, and where the runs of one shingle start and how long they are.

    Shingle and owner are packed into one number (the shingle gives up its lowest bits), so that a plain sort does.
    Two shingles that fall together only add a pair to compare.
    """
    none = np.empty(0, dtype=np.int64)
    if not any(len(x) for x in rare):
        return none, none, none
    bits = np.uint64(len(rare).bit_length())
    packed = np.concatenate(rare)
    packed >>= bits
    packed <<= bits
    packed |= np.repeat(np.arange(len(rare), dtype=np.uint64), [len(x) for x in rare])
    packed.sort()
    same = (packed[1:] ^ packed[:-1]) >> bits == 0
    at = np.flatnonzero(same)
    if not len(at):
        return none, none, none
    # A run of k owners is k - 1 neighbours in a row that are the same.
    fresh = np.flatnonzero(np.concatenate(([True], at[1:] != at[:-1] + 1)))
    lengths = np.diff(np.concatenate((fresh, [len(at)]))) + 1
    first = at[fresh]
    starts = np.cumsum(lengths) - lengths
    places = np.repeat(first - starts, lengths) + np.arange(int(lengths.sum()))
    owner = (packed[places] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    return owner, starts, lengths


def _rows(rows: Numbers, n: np.int64) -> list[Numbers]:
    """All pairs inside each row of owners (ascending within a row) as packed keys."""
    left, right = np.triu_indices(rows.shape[1], 1)
    return [rows[:, i] * n + rows[:, j] for i, j in zip(left, right, strict=True)]


def _long_runs(owner: Numbers, starts: Numbers, lengths: Numbers, n: np.int64) -> Numbers:
    """Pairs for shingles of many texts: each text with the one before it and with the first."""
    rest = lengths - 1
    total = int(rest.sum())
    # The places of all owners of the runs but each run's first.
    places = np.repeat(starts + 1 - (np.cumsum(rest) - rest), rest) + np.arange(total)
    heads = np.repeat(starts, rest)
    return np.concatenate((owner[places - 1] * n + owner[places], owner[heads] * n + owner[places]))


def _counted(keys: Numbers) -> tuple[Numbers, Numbers]:
    """Each key once, ascending, and how often it stands."""
    keys.sort()
    fresh = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1])))
    return keys[fresh], np.diff(np.concatenate((fresh, [len(keys)])))
