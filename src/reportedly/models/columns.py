"""A report's tokens as columns of numbers: what the trained networks read beside the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.records import Doc, Span

Ints = NDArray[np.int64]

# The order of these lists is part of the weights: a name's number is its place, counted from 1 for tags and dependencies
# (0 is any other), from 0 for names of things.
TAGS = (
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ "
    "WDT WP WP$ WRB ADD AFX GW HYPH NFP XX `` '' , . : -LRB- -RRB- $ # _SP"
).split()
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet "
    "prep prt punct quantmod relcl xcomp"
).split()
ENTITIES = (
    "- PERSON ORG GPE NORP DATE CARDINAL TIME MONEY PERCENT LOC FAC EVENT LAW WORK_OF_ART PRODUCT LANGUAGE ORDINAL QUANTITY"
).split()
_TAG = {name: i for i, name in enumerate(TAGS, 1)}
_DEP = {name: i for i, name in enumerate(DEPS, 1)}
_ENTITY = {name: i for i, name in enumerate(ENTITIES)}
GPE = _ENTITY["GPE"]
_POINTS = frozenset({",", ";", "—", "-", "–", "--"})


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token. ``quote``: 0 outside, 1 inside a stretch, 2 its edge; ``region`` numbers the stretches from 1.

    The stretches are quotations, or whatever the room that asks gives. ``commas`` counts the commas and dashes before each token, with one entry more at the end.
    """

    tag: Ints
    dep: Ints
    entity: Ints
    case: Ints
    head: Ints
    sent: Ints
    paragraph: Ints
    quote: Ints
    region: Ints
    commas: Ints
    start: Ints

    @property
    def count(self) -> int:
        """The number of tokens."""
        return len(self.head)


def columns_of(doc: Doc, marked: Sequence[tuple[Span, bool]]) -> Columns:
    """The columns of a report; ``marked`` are stretches of it in order, each with whether its last token is an edge too."""
    tokens = doc.tokens
    start = np.array([t.start for t in tokens], dtype=np.int64)
    sent = np.array([t.sent for t in tokens], dtype=np.int64)
    of_sentence = np.array([s.paragraph for s in doc.sentences], dtype=np.int64)
    quote, region = _regions(start, marked)
    points = np.array([t.text in _POINTS for t in tokens], dtype=np.int64)
    return Columns(
        tag=np.array([_TAG.get(t.tag, 0) for t in tokens], dtype=np.int64),
        dep=np.array([_DEP.get(t.dep, 0) for t in tokens], dtype=np.int64),
        entity=_entities(doc, start),
        case=np.array([case_of(t.text) for t in tokens], dtype=np.int64),
        head=np.array([t.head for t in tokens], dtype=np.int64),
        sent=sent,
        paragraph=of_sentence[sent] if len(tokens) else sent,
        quote=quote,
        region=region,
        commas=np.concatenate([[0], np.cumsum(points)]).astype(np.int64),
        start=start,
    )


def case_of(word: str) -> int:
    """0 small letters, 1 a capital first, 2 capitals, 3 a capital first and others within, 4 digits, 5 the rest."""
    if word.islower():
        return 0
    if word[:1].isupper():
        return 1 if word[1:].islower() else 2 if word.isupper() and len(word) > 1 else 3
    return 2 if word.isupper() and len(word) > 1 else 4 if any(c.isdigit() for c in word) else 5


def token_range(start: Ints, span: Span) -> tuple[int, int]:
    """The tokens that begin inside a span: first, and one past the last."""
    low, high = np.searchsorted(start, [span.start, span.end])
    return int(low), int(high)


def _regions(start: Ints, marked: Sequence[tuple[Span, bool]]) -> tuple[Ints, Ints]:
    quote, region = (np.zeros(len(start), dtype=np.int64) for _ in range(2))
    for k, (span, closed) in enumerate(marked, 1):
        low, high = token_range(start, span)
        if low >= high:
            continue
        quote[low:high] = 1
        quote[low] = 2
        if closed:
            quote[high - 1] = 2
        region[low:high] = k
    return quote, region


def _entities(doc: Doc, start: Ints) -> Ints:
    out = np.zeros(len(start), dtype=np.int64)
    starts = start.tolist()
    for name in doc.names:
        low, high = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        out[low:high] = _ENTITY.get(name.label, 0)
    return out
