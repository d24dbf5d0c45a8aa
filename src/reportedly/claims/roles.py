"""Features that say which tokens around a cue are its source and which its reported words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.claims.columns import Columns, token_range
from reportedly.claims.draft import Draft
from reportedly.claims.features import Bag, shifted
from reportedly.models.chain import Ids, Ints

WINDOW = 130  # tokens on either side of a cue, within its paragraph
_DEEPEST = 5  # heads above the cue to which a token's path may lead
_FAR = 9  # the number of a quotation that is no neighbour


@dataclass(frozen=True, slots=True)
class Spot:
    """A cue's tokens ``first``..``last`` (both included) and the rules' draft for it, where there is one."""

    first: int
    last: int
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Frames:
    """One row a token in the window of each spot: ``token`` its index, ``spot`` the spot's, windows at ``starts``..``ends``."""

    token: Ints
    spot: Ints
    starts: Ints
    ends: Ints


def frames_of(c: Columns, spots: Sequence[Spot]) -> Frames:
    """The windows of the spots, one after another."""
    begins, ends = [], []
    for spot in spots:
        low, high = np.searchsorted(c.paragraph, [c.paragraph[spot.first], c.paragraph[spot.first] + 1])
        begins.append(max(int(low), spot.first - WINDOW))
        ends.append(min(int(high), spot.last + 1 + WINDOW))
    sizes = np.array([e - b for b, e in zip(begins, ends, strict=True)], dtype=np.int64)
    stops = np.cumsum(sizes)
    token = np.concatenate([np.arange(b, e) for b, e in zip(begins, ends, strict=True)])
    return Frames(token, np.repeat(np.arange(len(spots)), sizes), stops - sizes, stops)


def head_of(c: Columns, spot: Spot) -> int:
    """The token of a cue on which its others hang: its key by the rules, else the one whose head stands outside."""
    if spot.draft is not None and spot.draft.cue is not None and spot.first <= spot.draft.cue.key <= spot.last:
        return spot.draft.cue.key
    for i in range(spot.first, spot.last + 1):
        if not spot.first <= c.head[i] <= spot.last or c.head[i] == i:
            return i
    return spot.first


def cue_rows(c: Columns, spots: Sequence[Spot]) -> Ints:
    """1 for each token that is part of a cue, else 0."""
    cue = np.zeros(c.count, dtype=np.int64)
    for spot in spots:
        cue[spot.first : spot.last + 1] = 1
    return cue


def role_features(c: Columns, spots: Sequence[Spot], frames: Frames, cues: Ints) -> Bag:
    """The features of every row of ``frames``; ``cues`` marks the tokens of all the report's cues."""
    bag = Bag()
    i, k = frames.token, frames.spot
    first = np.array([s.first for s in spots])[k]
    last = np.array([s.last for s in spots])[k]
    key = np.array([head_of(c, s) for s in spots])[k]
    side = np.where(i < first, 0, np.where(i > last, 2, 1))
    gap = np.where(i < first, first - i, np.where(i > last, i - last, 0))
    far = np.searchsorted(np.array([1, 2, 3, 4, 7, 13, 26]), gap, side="right")
    sents = np.clip(c.sent[i] - c.sent[key], -3, 3) + 3
    kind = c.frame[key]
    word = c.lemma[key]
    tag, quote = c.tag[i], c.quote[i]
    bag.add("b", side)
    for name, columns in (
        ("sd", (sents, side)),
        ("sdq", (sents, side, quote)),
        ("sf", (side, far)),
        ("q", (side, quote)),
        ("t", (tag,)),
        ("st", (side, tag)),
        ("e", (side, c.entity[i])),
        ("w", (c.lemma[i],)),
        ("sw", (side, c.lemma[i])),
        ("pd", (side, c.shape[i], far)),
        ("is", (kind, side, sents)),
        ("d", (c.dep[i],)),
        ("ctq", (word, side, quote, sents)),
        ("wt", (c.tag[key], side, tag)),
        ("+1", (shifted(c.tag, 1, c.paragraph)[i],)),
        ("+2", (shifted(c.lemma, 1, c.paragraph)[i], side)),
        ("-1", (shifted(c.tag, -1, c.paragraph)[i],)),
        ("-1l", (shifted(c.lemma, -1, c.paragraph)[i],)),
    ):
        bag.add(name, *columns)
    _paths(bag, c, i, key, side, kind, word)
    _marks(bag, c, (i, first, last), side, sents, kind, word)
    _others(bag, c, cues, (i, first, last), side, sents)
    _rules(bag, c, spots, frames, side, kind)
    return bag


def _paths(bag: Bag, c: Columns, i: Ints, key: Ints, side: Ints, kind: Ids, word: Ids) -> None:
    """How a token hangs on the cue, or on one of the cue's heads: the edge under which it lies."""
    same = (c.sent[i] == c.sent[key]).astype(np.int64)
    meets = c.above[i][:, :, None] == c.above[key][:, None, :_DEEPEST]
    any_at = meets.any(axis=2)
    depth = np.where(any_at.any(axis=1), any_at.argmax(axis=1), -1)
    rows = np.arange(len(i))
    level = np.where(depth >= 0, meets[rows, np.maximum(depth, 0)].argmax(axis=1), _DEEPEST)
    top = c.above[i, np.maximum(depth - 1, 0)]
    edge = np.where(depth > 0, c.dep[top], np.uint64(0))
    under = np.where(level > 0, c.dep[c.above[key, np.clip(level - 1, 0, _DEEPEST - 1)]], np.uint64(0))
    ok = same * (depth >= 0)
    edge = edge * ok.astype(np.uint64)
    level = level * ok + 9 * (1 - ok)
    near = np.minimum(np.maximum(depth, 0), 3)
    for name, columns in (
        ("D", (edge, level)),
        ("Du", (edge, level, under)),
        ("Dk", (edge, level, kind)),
        ("Dw", (edge, level, word)),
        ("Dd", (edge, level, c.dep[key])),
        ("Ds", (edge, level, side)),
        ("Dl", (edge, level, c.lemma[top])),
        ("Dt", (edge, level, c.tag[top])),
        ("Dn", (level, near)),
    ):
        bag.add(name, *columns)


def _marks(bag: Bag, c: Columns, at: tuple[Ints, Ints, Ints], side: Ints, sents: Ints, kind: Ids, word: Ids) -> None:
    """Commas and quotations between a token and the cue."""
    i, first, last = at
    commas = np.minimum(np.where(i < first, c.commas[first] - c.commas[i + 1], c.commas[i] - c.commas[last + 1]), 3)
    commas = np.maximum(commas, 0)
    bag.add("cm", commas, side)
    bag.add("cms", commas, side, sents)
    bag.add("cmk", commas, side, word)
    inside = np.flatnonzero(c.region > 0)
    ahead = np.searchsorted(inside, last, side="right")
    behind = np.searchsorted(inside, first) - 1
    limit = max(len(inside) - 1, 0)
    padded = inside if len(inside) else np.zeros(1, dtype=np.int64)
    has_ahead = (ahead <= limit) & (len(inside) > 0)
    has_behind = (behind >= 0) & (len(inside) > 0)
    after, before = padded[np.clip(ahead, 0, limit)], padded[np.clip(behind, 0, limit)]
    gap_after = np.where(has_ahead, np.minimum((after - last) // 2, 4), 5)
    gap_before = np.where(has_behind, np.minimum((first - before) // 2, 4), 5)
    region = c.region[i]
    nth = np.where(i > last, region - c.region[after], c.region[before] - region)
    nth = np.where(region > 0, np.clip(nth, -1, 3) + 1, _FAR)
    gap = np.where(side == 2, gap_after, gap_before)
    bag.add("rg", nth, gap, side)
    bag.add("rgw", nth, gap, side, word)
    bag.add("rgk", nth, gap, side, kind, sents)
    bag.add("rs", np.where(region > 0, c.region_size[i], 9), side)


def _others(bag: Bag, c: Columns, cue: Ints, at: tuple[Ints, Ints, Ints], side: Ints, sents: Ints) -> None:
    """Other cues: on the token, and between it and this cue."""
    i, first, last = at
    total = np.concatenate([[0], np.cumsum(cue)])
    between = np.where(i < first, total[first] - total[i], np.where(i > last, total[i + 1] - total[last + 1], 0))
    between = np.minimum(between, 3)
    bag.add("ob", (between > 0).astype(np.int64), side)
    bag.add("obs", (between > 0).astype(np.int64), sents)
    bag.add("obn", between, side, c.quote[i])
    bag.add("oc", cue[i], side)


def _rules(bag: Bag, c: Columns, spots: Sequence[Spot], frames: Frames, side: Ints, kind: Ids) -> None:
    """What the rules say of the token: its role for this cue, and for any."""
    own = np.zeros(len(frames.token), dtype=np.int64)
    known = np.zeros(len(spots), dtype=np.int64)
    for n, spot in enumerate(spots):
        if spot.draft is None:
            continue
        known[n] = 1 + (spot.draft.source is not None) + 2 * bool(spot.draft.quoted)
        begin, end = int(frames.starts[n]), int(frames.ends[n])
        offset = begin - int(frames.token[begin])
        for bit, spans in ((2, spot.draft.content), (4, spot.draft.quoted)):
            for span in spans:
                low, high = token_range(c.start, span)
                own[min(max(low + offset, begin), end) : min(max(high + offset, begin), end)] |= bit
        if spot.draft.source is not None:
            low, high = spot.draft.source[0], spot.draft.source[1] + 1
            own[min(max(low + offset, begin), end) : min(max(high + offset, begin), end)] |= 1
    state = known[frames.spot]
    before = shifted(own, -1, frames.spot)
    after = shifted(own, 1, frames.spot)
    any_rule = c.ruled[frames.token] & 15
    tag, quote = c.tag[frames.token], c.quote[frames.token]
    for name, columns in (
        ("R", (own, state)),
        ("Rs", (own, state, side)),
        ("Rk", (own, kind, side)),
        ("Rt", (own, tag)),
        ("Rw", (own, c.lemma[frames.token])),
        ("Rq", (own, quote, side)),
        ("Rb", (own, before)),
        ("Ra", (own, after)),
        ("Rbt", (own, before, after, tag)),
        ("Ro", (own, any_rule, state)),
        ("Roq", (own, any_rule, quote, side)),
    ):
        bag.add(name, *columns)
