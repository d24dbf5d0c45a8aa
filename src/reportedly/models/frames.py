"""What the trained networks are given: stretches of a report's tokens, and how each token stands to a cue."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from reportedly.models.columns import DEPS, Columns, Ints
from reportedly.models.net import Array
from reportedly.models.pieces import END, START, pieces_of

LONGEST = 300  # tokens of a stretch; a longer paragraph is cut at the end of a sentence
JOINED = 180  # tokens of neighbouring paragraphs that are read together for acts
_MOST_PIECES = 511
_DEEP = 12  # heads followed upward from a token
_HEADS = 5  # heads above a cue to which a token's path may lead
_FED = ("tag", "dep", "entity", "quote", "case")
_NOWHERE = 1_000_000  # the number of a quotation that there is not
_FAR = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 70])

Range = tuple[int, int]

# How many values each column of ``relations`` has.
RELATIONS = (36, 21, len(DEPS) + 1, 42, len(DEPS) + 1, 15, 15, 54)


@dataclass(frozen=True)
class Stretch:
    """Tokens ``first`` up to, not with, ``last`` of a report: a paragraph, or a part of a long one.

    ``pieces`` are the numbers of its word pieces, ``at`` the first piece of each token.
    """

    columns: Columns
    first: int
    last: int
    pieces: Ints
    at: Ints

    @property
    def count(self) -> int:
        """The number of tokens."""
        return self.last - self.first

    @cached_property
    def head(self) -> Ints:
        """Each token's head, counted from the stretch's first token; its own number where the head is outside."""
        found = self.columns.head[self.first : self.last] - self.first
        own = np.arange(self.count)
        return np.where((found < 0) | (found >= self.count), own, found)

    def column(self, name: str) -> Ints:
        """A column of the report's, from the stretch's first token to its last."""
        found: Ints = getattr(self.columns, name)[self.first : self.last]
        return found


def stretches_of(
    c: Columns, words: Sequence[str], joined: int = 0, breaks: Container[int] = frozenset()
) -> Iterator[Stretch]:
    """The report's stretches in order; ``words`` are its tokens' texts.

    Paragraphs that follow one another are one stretch while they have at most ``joined`` tokens together, and none of ``breaks``,
    the tokens before which something was left out, lies between them.
    """
    cuts = [0, *(np.flatnonzero(c.paragraph[1:] != c.paragraph[:-1]) + 1).tolist(), c.count]
    for low, high in pairwise(together(cuts, joined, breaks)):
        first = low
        while first < high:
            last = _cut(c, first, high)
            yield _stretch(c, words, first, last)
            first = last


def together(cuts: list[int], most: int, breaks: Container[int] = frozenset()) -> list[int]:
    """The cuts between paragraphs (counted in tokens, both ends included) less those between paragraphs that are short enough together."""
    out = cuts[:1]
    for at, following in pairwise(cuts[1:]):
        if following - out[-1] > most or at in breaks:
            out.append(at)
    return [*out, cuts[-1]]


def _cut(c: Columns, first: int, high: int) -> int:
    """Where a stretch that begins at ``first`` ends: the paragraph's end, or a sentence's in its second half."""
    if high - first <= LONGEST:
        return high
    at = first + LONGEST
    while at > first + LONGEST // 2 and c.sent[at] == c.sent[at - 1]:
        at -= 1
    return at if at > first + LONGEST // 2 else first + LONGEST


def _stretch(c: Columns, words: Sequence[str], first: int, last: int) -> Stretch:
    pieces = [START]
    at = []
    for i in range(first, last):
        at.append(min(len(pieces), _MOST_PIECES - 1))
        pieces.extend(pieces_of(words[i]))
    pieces = [*pieces[:_MOST_PIECES], END]
    return Stretch(c, first, last, np.array(pieces, dtype=np.int64), np.array(at, dtype=np.int64))


def fed(batch: Sequence[Stretch]) -> dict[str, Array]:
    """A token network's inputs: stretches in rows, padded with noughts to the longest."""
    tokens = max(s.count for s in batch)
    pieces = max(len(s.pieces) for s in batch)
    out: dict[str, Array] = {name: np.zeros((len(batch), tokens), np.int64) for name in (*_FED, "first", "head")}
    out["ids"] = np.zeros((len(batch), pieces), np.int64)
    out["mask"] = np.zeros((len(batch), pieces), np.float32)
    for k, s in enumerate(batch):
        out["ids"][k, : len(s.pieces)] = s.pieces
        out["mask"][k, : len(s.pieces)] = 1.0
        out["first"][k, : s.count] = s.at
        out["head"][k, : s.count] = s.head
        for name in _FED:
            out[name][k, : s.count] = s.column(name)
    return out


def head_of(head: Ints, cue: Range) -> int:
    """The token of a cue (first and last included) on which its others hang."""
    for i in range(cue[0], cue[1] + 1):
        if not cue[0] <= head[i] <= cue[1] or head[i] == i:
            return i
    return cue[0]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Stretches one behind another, and a row for each cue and each token of its stretch.

    ``token``, ``first``, ``last`` and ``key`` (the cue's head) count from the first stretch's first token; ``cue`` is the row's
    cue in ``cues``, and each cue's stretch goes from ``begins`` up to ``ends``.
    """

    stretches: Sequence[Stretch]
    head: Ints
    token: Ints
    first: Ints
    last: Ints
    key: Ints
    cues: Sequence[Range]
    begins: Ints
    ends: Ints
    cue: Ints

    def column(self, name: str) -> Ints:
        """A column of all the stretches."""
        return np.concatenate([s.column(name) for s in self.stretches])


def relations(stretches: Sequence[Stretch], cues: Sequence[Sequence[Range]]) -> list[Ints]:
    """How each token stands to each cue: for each stretch, given its cues, an array cues x tokens x columns of RELATIONS.

    Cues (first and last token) count from their stretch's start. Columns: side and distance; sentences between, and side; the edge
    under which the token lies below the cue or one of its heads; which head, and how deep; the edge above the cue; commas
    between; other cues between; which quotation it is.
    """
    sizes = [len(own) * s.count for s, own in zip(stretches, cues, strict=True)]
    if not sum(sizes):
        return [np.zeros((0, s.count, len(RELATIONS)), np.int64) for s in stretches]
    r = _rows(stretches, cues)
    side = np.where(r.token < r.first, 0, np.where(r.token > r.last, 2, 1))
    gap = np.where(side == 0, r.first - r.token, np.where(side == 2, r.token - r.last, 0))
    sent = r.column("sent")
    edge, level, above = _paths(r, sent)
    commas = np.concatenate([s.columns.commas[s.first + 1 : s.last + 1] - s.columns.commas[s.first] for s in stretches])
    own = np.zeros(len(r.head), dtype=np.int64)
    for first, last in r.cues:
        own[first : last + 1] = 1
    found = np.stack(
        [
            side * 12 + np.searchsorted(_FAR, gap, side="right"),
            (np.clip(sent[r.token] - sent[r.key], -3, 3) + 3) * 3 + side,
            edge,
            level,
            above,
            _between(commas, r, side) * 3 + side,
            _between(np.cumsum(own), r, side) * 3 + side,
            _quotations(r, side) * 9 + side * 3 + r.column("quote")[r.token],
        ],
        axis=1,
    )
    cuts = np.cumsum(sizes)[:-1]
    return [
        part.reshape(len(own), s.count, len(RELATIONS))
        for part, own, s in zip(np.split(found, cuts), cues, stretches, strict=True)
    ]


def _rows(stretches: Sequence[Stretch], cues: Sequence[Sequence[Range]]) -> _Rows:
    starts = np.cumsum([0, *(s.count for s in stretches)])
    head = np.concatenate([s.head + start for s, start in zip(stretches, starts[:-1], strict=True)])
    spread: list[Range] = []
    begins: list[int] = []
    ends: list[int] = []
    for s, own, start in zip(stretches, cues, starts.tolist(), strict=False):
        spread.extend((first + start, last + start) for first, last in own)
        begins.extend([start] * len(own))
        ends.extend([start + s.count] * len(own))
    counts = np.array(ends) - np.array(begins)
    cue = np.repeat(np.arange(len(spread)), counts)
    token = np.arange(len(cue)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(begins, counts)
    first, last = np.array(spread).T
    key = np.array([head_of(head, x) for x in spread])
    return _Rows(stretches, head, token, first[cue], last[cue], key[cue], spread, np.array(begins), np.array(ends), cue)


def _paths(r: _Rows, sent: Ints) -> tuple[Ints, Ints, Ints]:
    """The edge below the nearest common head, that head's height with the token's depth, the edge above the cue."""
    above = np.empty((len(r.head), _DEEP), dtype=np.int64)
    above[:, 0] = np.arange(len(r.head))
    for k in range(1, _DEEP):
        above[:, k] = r.head[above[:, k - 1]]
    dep = r.column("dep")
    tops = above[r.key, :_HEADS]
    meets = above[r.token][:, :, None] == tops[:, None, :]
    any_at = meets.any(axis=2)
    rows = np.arange(len(r.token))
    depth = any_at.argmax(axis=1)
    same = (sent[r.token] == sent[r.key]) & any_at.any(axis=1)
    height = meets[rows, depth].argmax(axis=1)
    edge = np.where(depth > 0, dep[above[r.token, np.maximum(depth - 1, 0)]], 0) * same
    up = np.where(height > 0, dep[tops[rows, np.maximum(height - 1, 0)]], 0) * same
    level = np.where(same, height, _HEADS + 1) * 6 + np.where(same, np.minimum(depth, 4), 5)
    return edge, level, up


def _between(upto: Ints, r: _Rows, side: Ints) -> Ints:
    """What is counted between a token and a cue, at most 4; ``upto`` counts up to each token, itself included."""
    left = upto[np.maximum(r.first - 1, 0)] - upto[r.token]
    right = upto[np.maximum(r.token - 1, 0)] - upto[r.last]
    return np.clip(np.where(side == 0, left, np.where(side == 2, right, 0)), 0, 4)


def _quotations(r: _Rows, side: Ints) -> Ints:
    """Which quotation a token is in, counted away from the cue: 0 to 4, the nearest 1; 5 outside quotations."""
    region = r.column("region")
    inside = np.flatnonzero(region > 0)
    if not len(inside):
        return np.full(len(r.token), 5, dtype=np.int64)
    first, last = np.array(r.cues).T
    behind, ahead = np.searchsorted(inside, first) - 1, np.searchsorted(inside, last, side="right")
    left = np.where(behind >= 0, inside[np.maximum(behind, 0)], -1)
    right = np.append(inside, len(region))[ahead]
    before = np.where(left >= r.begins, region[np.maximum(left, 0)], -_NOWHERE)
    after = np.where(right < r.ends, region[np.minimum(right, len(region) - 1)], _NOWHERE)
    own = region[r.token]
    nth = np.where(side == 2, own - after[r.cue], before[r.cue] - own)
    return np.where(own > 0, np.clip(nth, -1, 3) + 1, 5)
