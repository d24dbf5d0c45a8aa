"""A report's tokens as columns of numbers, from which the features of cues and roles are mixed."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from reportedly.claims.cues import frame_of
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote
from reportedly.claims.tree import Tree
from reportedly.models.chain import Ids, Ints
from reportedly.records import Span

DEEP = 12  # heads followed upward from a token
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def code(word: str) -> int:
    """A number for a string, the same in every run."""
    return zlib.crc32(word.encode())


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """The word's pattern of letters, digits and marks: "Basra" is Xx, "2,000" is d,d."""
    kinds = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:24])
    return _REPEATED.sub(r"\1", kinds)[:6]


def codes(words: Sequence[str]) -> Ids:
    """A column of the strings' numbers."""
    return np.array([code(w) for w in words], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token. ``quote``: 0 outside, 1 inside a quotation, 2 a mark; ``region`` numbers the quotations from 1.

    ``above`` holds each token's heads, itself first; ``ruled`` what the rules make of it (bits: 1 cue, 2 source,
    4 content, 8 quoted words of a claim, 16 a claim's cue key).
    """

    lemma: Ids
    word: Ids
    tag: Ids
    dep: Ids
    entity: Ids
    shape: Ids
    suffix: Ids
    frame: Ids
    head: Ints
    sent: Ints
    paragraph: Ints
    quote: Ints
    region: Ints
    region_size: Ints
    above: Ints
    ruled: Ints
    commas: Ints
    start: Ints

    @property
    def count(self) -> int:
        """The number of tokens."""
        return len(self.head)


def columns_of(tree: Tree, quotes: Sequence[tuple[int, Quote]], drafts: Sequence[Draft]) -> Columns:
    """The columns of a report, given its quotations and what the rules found."""
    tokens = tree.tokens
    head = np.array([t.head for t in tokens], dtype=np.int64)
    start = np.array([t.start for t in tokens], dtype=np.int64)
    sent = np.array([t.sent for t in tokens], dtype=np.int64)
    of_sentence = np.array([s.paragraph for s in tree.doc.sentences], dtype=np.int64)
    quote, region, size = _regions(start, quotes, len(tokens))
    points = np.array([t.text in {",", ";", "—", "-", "–", "--"} for t in tokens], dtype=np.int64)
    lemmas = [t.lemma.lower() for t in tokens]
    return Columns(
        lemma=codes(lemmas),
        word=codes([t.text.lower()[:20] for t in tokens]),
        tag=codes([t.tag for t in tokens]),
        dep=codes([t.dep for t in tokens]),
        entity=codes(_entities(tree)),
        shape=codes([shape(t.text) for t in tokens]),
        suffix=codes([t.text[-3:].lower() for t in tokens]),
        frame=codes([frame_of(x) or t.tag for x, t in zip(lemmas, tokens, strict=True)]),
        head=head,
        sent=sent,
        paragraph=of_sentence[sent] if len(tokens) else sent,
        quote=quote,
        region=region,
        region_size=size,
        above=_above(head),
        ruled=_ruled(start, drafts),
        commas=np.concatenate([[0], np.cumsum(points)]).astype(np.int64),
        start=start,
    )


def _above(head: Ints) -> Ints:
    out = np.empty((len(head), DEEP), dtype=np.int64)
    out[:, 0] = np.arange(len(head))
    for k in range(1, DEEP):
        out[:, k] = head[out[:, k - 1]]
    return out


def token_range(start: Ints, span: Span) -> tuple[int, int]:
    """The tokens that begin inside a span: first, and one past the last."""
    low, high = np.searchsorted(start, [span.start, span.end])
    return int(low), int(high)


def _regions(start: Ints, quotes: Sequence[tuple[int, Quote]], count: int) -> tuple[Ints, Ints, Ints]:
    quote, region, size = (np.zeros(count, dtype=np.int64) for _ in range(3))
    for k, (_, found) in enumerate(quotes, 1):
        low, high = token_range(start, found.span)
        if low >= high:
            continue
        quote[low:high] = 1
        quote[low] = 2
        if found.closed:
            quote[high - 1] = 2
        region[low:high] = k
        size[low:high] = min(3, (high - low) // 4)
    return quote, region, size


def _ruled(start: Ints, drafts: Sequence[Draft]) -> Ints:
    out = np.zeros(len(start), dtype=np.int64)
    for draft in drafts:
        if draft.cue is None:
            continue
        if draft.source is not None:
            out[draft.source[0] : draft.source[1] + 1] |= 2
        for span in draft.content:
            low, high = token_range(start, span)
            out[low:high] |= 4
        for span in draft.quoted:
            low, high = token_range(start, span)
            out[low:high] |= 8
    for draft in drafts:  # a cue inside another's content is a cue
        if draft.cue is not None:
            out[draft.cue.first : draft.cue.last + 1] |= 1
            out[draft.cue.key] |= 16
    return out


def _entities(tree: Tree) -> list[str]:
    out = [""] * len(tree.tokens)
    starts = [t.start for t in tree.tokens]
    for name in tree.doc.names:
        for i in range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)):
            out[i] = name.label
    return out
