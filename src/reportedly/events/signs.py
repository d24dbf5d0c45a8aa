"""What the trained network is told of each token beside its word and parse.

The table's triggers, stated figures, who is speaking, where in the report the sentence stands, and what was told before.
"""

from __future__ import annotations

import re

import numpy as np

from reportedly.events.sentences import Reading
from reportedly.models.columns import Columns, Ints, columns_of, token_range
from reportedly.models.net import Floats
from reportedly.records import Span

# The order of these lists is part of the weights.
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
FIGURES = "killed injured arrested missing displaced participants casualties".split()
_TYPE = {name: i for i, name in enumerate(TYPES)}
_FIGURE = {name: i for i, name in enumerate(FIGURES)}
_CUE = 2 * len(TYPES) + len(FIGURES) + 1
# Where the standing of a token's sentence is found in its row.
STANDING = {
    name: _CUE + 4 + k
    for k, name in enumerate(
        (
            "silent", "depth", "told before", "shared with one before", "shared with the title", "old year", "question",
            "last year", "ago",
        )
    )
}  # fmt: skip
WIDTH = _CUE + 4 + len(STANDING)
_PLAIN = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_SMALL = frozenset("be have do say say. tell would will could also more than people country government".split())
_AGO = re.compile(
    r"\b(?:ago|previously|in the past|decades?|years? (?:before|earlier)|last year|earlier this year|back in|former|once)\b",
    re.IGNORECASE,
)
_BACK = 60  # sentences before one with which it is compared
_DEEP, _MANY = 12, 3


def signs_of(reading: Reading) -> Floats:
    """A row of WIDTH values a token: triggers by type (plain, weak), figures by kind, their words, claims, standing.

    The standing of a token's sentence: no act is told there by its line's role, how far down it stands, whether a word
    was told before, how much of the sentence stands in an earlier one or in the title, an old year, a question, the year
    before publication, "ago" or "earlier this year" and their like.
    """
    out = np.zeros((len(reading.tree.tokens), WIDTH), np.float32)
    for k, sentence in enumerate(reading.doc.sentences):
        if sentence.last > sentence.first:
            _triggers(reading, out, sentence.first, sentence.last)
            _figures(reading, out, sentence.first, sentence.last)
            out[sentence.first : sentence.last, STANDING["silent"]] = k in reading.silent
            out[sentence.first : sentence.last, STANDING["depth"]] = min(reading.doc.number(k), _DEEP) / _DEEP
    _claims(reading, out)
    _told_before(reading, out)
    _dated(reading, out)
    return out


def marked_columns(reading: Reading) -> Columns:
    """The report's columns, the marked stretches being what somebody is reported to say."""
    content = sorted({x for c in reading.claims for x in c.content if x.end > x.start})
    return columns_of(reading.doc, [(x, True) for x in content])


def _triggers(reading: Reading, out: Floats, first: int, last: int) -> None:
    for t in reading.triggers(first, last):
        out[t.at, _TYPE[t.row.type] + (len(TYPES) if t.row.weak else 0)] = 1.0


def _figures(reading: Reading, out: Floats, first: int, last: int) -> None:
    for bound in reading.bound(first, last):
        low, high = token_range(reading.starts, bound.figure.span)
        out[low:high, 2 * len(TYPES) + _FIGURE[bound.figure.kind]] = 1.0
        out[bound.anchor, _CUE - 1] = 1.0


def _claims(reading: Reading, out: Floats) -> None:
    starts = reading.starts
    for claim in reading.claims:
        if claim.cue is not None:
            _mark(out, starts, claim.cue, _CUE)
        for source in claim.chain:
            _mark(out, starts, source.span, _CUE + 1)
        for content in claim.content:
            if claim.stance in {"alleged", "denied"}:
                _mark(out, starts, content, _CUE + (2 if claim.stance == "alleged" else 3))


def _mark(out: Floats, starts: Ints, span: Span, column: int) -> None:
    low, high = token_range(starts, span)
    out[low:high, column] = 1.0


def _told_before(reading: Reading, out: Floats) -> None:
    """How often the lemma came before, and how much of the sentence's plain words one earlier sentence holds."""
    tokens = reading.tree.tokens
    title = {w for w in re.findall(r"\w+", reading.doc.report.title.lower()) if len(w) > 3}
    seen: dict[str, int] = {}
    sets: list[frozenset[str]] = []
    for sentence in reading.doc.sentences:
        lemmas = [reading.tree.lemma(i) for i in range(sentence.first, sentence.last)]
        plain = [tokens[i].pos in _PLAIN for i in range(sentence.first, sentence.last)]
        own = frozenset(w for w, p in zip(lemmas, plain, strict=True) if p and w not in _SMALL)
        most = max((len(own & x) / max(1, len(own)) for x in sets[-_BACK:]), default=0.0)
        rows = slice(sentence.first, sentence.last)
        out[rows, STANDING["told before"]] = [min(_MANY, seen.get(w, 0)) / _MANY for w in lemmas]
        out[rows, STANDING["shared with one before"]] = most
        out[rows, STANDING["shared with the title"]] = len(own & title) / max(1, len(own))
        sets.append(own)
        for w in own:
            seen[w] = seen.get(w, 0) + 1


def _dated(reading: Reading, out: Floats) -> None:
    published = reading.doc.report.published[:4]
    year = int(published) if published.isdigit() else 0
    for k, sentence in enumerate(reading.doc.sentences):
        rows = slice(sentence.first, sentence.last)
        years = reading.where.years(k)
        out[rows, STANDING["old year"]] = bool(year and years and min(years) < year - 1)
        words = sentence.span.of(reading.doc.text)
        out[rows, STANDING["question"]] = words.rstrip("\"”'’ ").endswith("?")
        out[rows, STANDING["last year"]] = bool(year and year - 1 in years)
        out[rows, STANDING["ago"]] = _AGO.search(words) is not None
