"""One report as the events room sees it: tree, names, whereabouts, figures, and the sentences that can tell of an act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from reportedly.events.figures import Bound, Candidate, FigureReader
from reportedly.events.kinds import labels_of
from reportedly.events.tree import Tree
from reportedly.events.triggers import Trigger, find_triggers
from reportedly.events.whereabouts import Whereabouts
from reportedly.records import Claim, Doc
from reportedly.spans import SpanIndex

KINDS: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT",), "injured": ("ASSAULT",), "missing": ("ASSAULT", "COERCE"), "casualties": ("ASSAULT",),
    "displaced": ("ASSAULT", "RETREAT", "COERCE", "AID"), "arrested": ("COERCE", "ASSAULT", "SANCTION", "ACCUSE"),
    "participants": ("PROTEST", "MOBILIZE", "RETREAT"),
}  # fmt: skip
_SILENT = frozenset({"duplicate", "caption", "title", "ad", "promo", "byline", "credit", "stamp"})
_WORDS = re.compile(r"[^\W_]+")


class Reading:
    """One Doc as the events room sees it: tree, labels, roles, figures, whereabouts, and the sentences worth reading."""

    def __init__(self, doc: Doc, claims: Sequence[Claim]) -> None:
        self.doc = doc
        self.claims = tuple(claims)
        self.tree = Tree(doc)
        self.labels = labels_of(self.tree)
        self.names = SpanIndex(doc.names, lambda n: n.span)
        self.where = Whereabouts(self.tree)
        self.figures = FigureReader(self.tree)
        self.silent = _silent_sentences(doc)
        self.starts = np.array([t.start for t in doc.tokens], dtype=np.int64)
        self.told = Counter(t.text.lower() for t in doc.tokens)  # how often each word is told
        # What pronouns stand for, as far as it was asked for (``pronouns.py``).
        self.antecedents: dict[int, int | None] = {}
        self._bound: dict[int, list[Bound]] = {}
        self._triggers: dict[int, list[Trigger]] = {}

    def bound(self, first: int, last: int) -> list[Bound]:
        """The figures of the sentence of tokens ``first`` to ``last`` (one past), each with the token of its kind."""
        if first not in self._bound:
            self._bound[first] = self.figures.read(first, last)
        return self._bound[first]

    def triggers(self, first: int, last: int) -> list[Trigger]:
        """The table's triggers of the sentence of tokens ``first`` to ``last`` (one past)."""
        if first not in self._triggers:
            self._triggers[first] = find_triggers(self.tree, first, last)
        return self._triggers[first]

    def candidates(self, first: int, last: int) -> list[Candidate]:
        """Everything in the sentence that may be a figure."""
        return self.figures.candidates(first, last)

    def settle(self, first: int, found: list[Bound]) -> None:
        """Take ``found`` as the figures of the sentence that begins at token ``first``."""
        self._bound[first] = found


def _silent_sentences(doc: Doc) -> frozenset[int]:
    """Sentences that give no act: furniture, captions, titles, what only repeats the title or an earlier sentence."""
    roles = [x for x in doc.lines if x.role in _SILENT]
    title = _folded(doc.report.title)
    seen: set[str] = set()
    out = set()
    at = 0
    for k, sentence in enumerate(doc.sentences):
        while at < len(roles) and roles[at].span.end <= sentence.span.start:
            at += 1
        words = _folded(sentence.span.of(doc.text))
        if (
            (at < len(roles) and roles[at].span.overlap(sentence.span) * 2 > sentence.span.end - sentence.span.start)
            or words in seen
            or (title and len(words) > 12 and _repeats(words, title))
        ):
            out.add(k)
        if len(words) > 20:
            seen.add(words)
    return frozenset(out)


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _repeats(words: str, title: str) -> bool:
    if words == title:
        return True
    own, its = words.split(), set(title.split())
    shared = sum(w in its for w in own)
    return len(own) <= len(its) + 4 and shared >= 0.9 * len(own) and shared >= 0.7 * len(its)
