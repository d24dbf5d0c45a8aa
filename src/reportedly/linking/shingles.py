"""Shingles: every run of five words of a text as a 64-bit number, and which of them are an outlet's furniture.

A word's number is a polynomial of its letters, taken for all words of a text at once; the numbers depend only on the
letters (no salted hash, no table of words seen), so they are the same in every process and need no memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
SIZE = 5
# Odd factors of the words of a shingle, so that their order tells.
_FACTORS = tuple(np.uint64(pow(0x9E3779B97F4A7C15, i, 1 << 64)) for i in range(SIZE))
# Odd, so that it has an inverse modulo 2^64: a word has the same number wherever it stands.
_POWER = 0xD1342543DE82EF95
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
# ASCII letters and digits folded, all else 0.
_ASCII = bytes(ord(chr(i).lower()) if chr(i).isalnum() and i < 128 else 0 for i in range(256))
# An array this many times as long as the other is searched; otherwise both are sorted together, which is quicker.
_LOOK_UP = 8
# Texts are numbered in pieces of about this many characters, cut at a space.
_PIECE = 1 << 15
# A shingle in more reports of one outlet than this is furniture. Swept 2..15 on the near-duplicate train pairs:
# recall at precision .95 is .62 at 2, .80 at 5, .99 at 10, .75 at 15 (over all outlets together).
FURNITURE = 10
# In an outlet with few reports: a shingle in at least three of them and in more than this share is furniture.
FURNITURE_SHARE = 0.5


def shingles(text: str) -> Hashes:
    """The shingles of ``text``, sorted; a text of fewer than five words is one shingle, an empty one none."""
    row = word_numbers(text)
    if not len(row):
        return row
    n = max(1, len(row) - SIZE + 1)
    out = row[:n].copy()
    for i in range(1, min(SIZE, len(row))):
        out += row[i : i + n] * _FACTORS[i]
    out.sort()
    return distinct(out)


def distinct(ordered: Hashes) -> Hashes:
    """The numbers of a sorted array, each once."""
    if len(ordered) < 2:
        return ordered
    fresh = np.empty(len(ordered), dtype=bool)
    fresh[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return np.asarray(ordered[fresh], dtype=np.uint64)


def word_numbers(text: str) -> Hashes:
    """A number for each word (run of letters and digits, case folded) in order."""
    parts = [_numbers(piece) for piece in _pieces(text)]
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.uint64), *parts])


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end before a space, so that no word is cut."""
    start = 0
    while len(text) - start > _PIECE:
        cut = text.find(" ", start + _PIECE)
        if cut < 0:
            break
        yield text[start:cut]
        start = cut
    yield text[start:]


def _numbers(text: str) -> Hashes:
    codes: NDArray[np.unsignedinteger]
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii").translate(_ASCII), dtype=np.uint8)
        inside = codes != 0
    else:
        codes = np.frombuffer(text.lower().encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        inside = _letters()[codes]
        codes = codes * inside
    first = inside.copy()
    first[1:] &= ~inside[:-1]
    starts = np.flatnonzero(first)
    if not len(starts):
        return np.empty(0, dtype=np.uint64)
    powers, inverse = _powers(1 << max(14, len(codes).bit_length()))
    # What stands between words counts as 0: the sum up to the next word less the sum up to this one is the word's own.
    sums = np.cumsum(codes * powers[: len(codes)])
    upto = np.append(sums[starts[1:] - 1], sums[-1:])
    upto[1:] -= upto[:-1].copy()
    return mixed(upto * inverse[starts])


def mixed(out: Hashes) -> Hashes:
    """The numbers scattered over 64 bits in place (the finaliser of SplitMix64)."""
    out ^= out >> np.uint64(30)
    out *= _MIX[0]
    out ^= out >> np.uint64(27)
    out *= _MIX[1]
    out ^= out >> np.uint64(31)
    return out


@lru_cache(maxsize=1)
def _letters() -> NDArray[np.bool_]:
    """For each code point whether it is a letter or digit."""
    return np.fromiter(map(str.isalnum, map(chr, range(0x110000))), dtype=bool, count=0x110000)


@lru_cache(maxsize=2)
def _powers(n: int) -> tuple[Hashes, Hashes]:
    """The first ``n`` powers of ``_POWER`` and of its inverse, modulo 2^64."""
    bases = (_POWER, pow(_POWER, -1, 1 << 64))
    made = []
    for base in bases:
        row = np.full(n, base, dtype=np.uint64)
        row[0] = 1
        made.append(np.multiply.accumulate(row))
    return made[0], made[1]


def furniture(texts: Sequence[Hashes]) -> Hashes:
    """The shingles that stand in so many of one outlet's reports that they are its furniture, sorted."""
    if len(texts) < 3:
        return np.empty(0, dtype=np.uint64)
    values = np.concatenate(texts)
    values.sort()
    least = min(FURNITURE + 1, max(3, int(FURNITURE_SHARE * len(texts)) + 1))
    # In a sorted row a number stands ``least`` times where it equals the one ``least - 1`` places further on.
    return distinct(values[: max(0, len(values) - least + 1)][values[least - 1 :] == values[: len(values) - least + 1]])


def without(shingles: Hashes, common: Hashes) -> Hashes:
    """``shingles`` less those in ``common`` (both sorted)."""
    if not len(common) or not len(shingles):
        return shingles
    if len(common) > len(shingles):
        at = np.minimum(np.searchsorted(common, shingles), len(common) - 1)
        return np.asarray(shingles[common[at] != shingles], dtype=np.uint64)
    at = np.minimum(np.searchsorted(shingles, common), len(shingles) - 1)
    at = at[shingles[at] == common]
    if not len(at):
        return shingles
    keep = np.ones(len(shingles), dtype=bool)
    keep[at] = False
    return np.asarray(shingles[keep], dtype=np.uint64)


def shared(a: Hashes, b: Hashes) -> int:
    """How many shingles two sorted arrays have in common."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    if len(many) > _LOOK_UP * len(few):
        at = np.minimum(np.searchsorted(many, few), len(many) - 1)
        return int(np.count_nonzero(many[at] == few))
    both = np.concatenate((a, b))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))
