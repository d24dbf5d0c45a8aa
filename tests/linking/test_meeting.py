"""Which texts share shingles: held against counting every pair, in families small and large, in pieces of any size."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from reportedly.linking import meeting
from reportedly.linking.meeting import in_common
from reportedly.linking.shingles import Hashes, shared

LEAST = 8


def arrays(texts: list[set[int]]) -> list[Hashes]:
    """Sets of numbers as sorted shingles, scattered over 64 bits."""
    return [np.array(sorted(n * 0x9E3779B97F4A7C15 % (1 << 64) for n in t), dtype=np.uint64) for t in texts]


def drawn(seed: int, families: int, size: int) -> list[Hashes]:
    """Families of texts, each with most of its family's shingles and some of its own or of the next family's."""
    draw = random.Random(seed)
    texts = []
    for family in range(families):
        story = range(1000 * family, 1000 * family + 60)
        for i in range(size):
            own = set(draw.sample(story, draw.randrange(20, 60)))
            other = range(1000 * family + 1000, 1000 * family + 1012)
            texts.append(own | set(draw.sample(other, draw.randrange(12))) | {10**6 + 100 * i + family})
    draw.shuffle(texts)
    return arrays(texts)


def found(rare: list[Hashes]) -> dict[tuple[int, int], int]:
    """The pairs with what they share."""
    return {(a, b): n for a, b, n in zip(*(x.tolist() for x in in_common(rare, LEAST)), strict=True)}


def counted(rare: list[Hashes]) -> dict[tuple[int, int], int]:
    """The same by comparing every text with every other."""
    every = {(a, b): shared(rare[a], rare[b]) for a, b in combinations(range(len(rare)), 2)}
    return {pair: n for pair, n in every.items() if n >= LEAST}


@pytest.mark.parametrize("chunk", [1, 50, 1 << 20])
@pytest.mark.parametrize("size", [1, 2, 5, 9])
def test_small_families_are_found_whole(size: int, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pair is found, with the exact number, however small the pieces are in which the index is read."""
    monkeypatch.setattr(meeting, "_CHUNK", chunk)
    rare = drawn(size, 12 // size + 2, size)
    assert found(rare) == counted(rare)


@pytest.mark.parametrize("chunk", [1, 700, 1 << 20])
def test_large_families_hang_together(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of forty texts of a story not all pairs are told, but each with an earlier one, and every number is exact."""
    monkeypatch.setattr(meeting, "_CHUNK", chunk)
    rare = drawn(3, 3, 40)
    pairs, exact = found(rare), counted(rare)
    assert pairs.items() <= exact.items()
    assert {b for _, b in pairs} == {b for _, b in exact}
    assert len(pairs) < len(exact)


def test_pairs_grow_with_the_texts() -> None:
    """A story of a thousand texts gives about two pairs a text."""
    rare = arrays([set(range(30)) | {100 + i} for i in range(1000)])
    assert len(found(rare)) == 1997


def test_nothing_to_share() -> None:
    """No text, empty texts and texts without anything in common give no pair."""
    cases: tuple[list[set[int]], ...] = ([], [set()], [set(), set()], [{1, 2}, {3}, set()])
    for texts in cases:
        assert found(arrays(texts)) == {}
