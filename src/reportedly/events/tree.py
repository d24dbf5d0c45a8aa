"""The parse as a tree: children, phrases, subjects and objects of the tokens of a Doc.

Token numbers are indexes into ``Doc.tokens``; spans are code points of the report's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.records import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SIDE = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl", "ccomp", "preconj", "parataxis", "dep"})


class Tree:
    """Children and phrases of one Doc's parse."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.kids: list[list[int]] = [[] for _ in doc.tokens]
        for i, token in enumerate(doc.tokens):
            if token.head != i:
                self.kids[token.head].append(i)
        self._lemmas = [t.lemma.lower() for t in doc.tokens]
        self._starts: list[int] | None = None
        self._extent: list[tuple[int, int] | None] = [None] * len(doc.tokens)

    def token(self, i: int) -> Token:
        """The token with number ``i``."""
        return self.tokens[i]

    def head(self, i: int) -> int:
        """The number of the head of ``i`` (its own for a root)."""
        return self.tokens[i].head

    def is_root(self, i: int) -> bool:
        """Whether ``i`` has no head."""
        return self.tokens[i].head == i

    def children(self, i: int, *deps: str) -> list[int]:
        """The children of ``i`` whose relation is one of ``deps`` (all of them without ``deps``), left to right."""
        kids = self.kids[i]
        return [k for k in kids if self.tokens[k].dep in deps] if kids and deps else kids[:]

    def under(self, i: int) -> Iterator[int]:
        """``i`` and everything below it, in no promised order."""
        stack, seen = [i], 0
        while stack and seen < 2000:
            at = stack.pop()
            seen += 1
            yield at
            stack.extend(self.kids[at])

    def above(self, i: int) -> Iterator[int]:
        """The heads of ``i`` from the nearest up; a guard ends a broken chain."""
        for _ in range(60):
            up = self.tokens[i].head
            if up == i:
                return
            yield up
            i = up

    def way(self, i: int, k: int) -> tuple[list[int], list[int]] | None:
        """The tokens from ``i`` up to below what is above both, and from there down to ``k``; None where nothing is."""
        mine, its = [i, *self.above(i)], [k, *self.above(k)]
        top = next((x for x in mine if x in its), None)
        return None if top is None else (mine[: mine.index(top)], its[: its.index(top)][::-1])

    def extent(self, i: int) -> tuple[int, int]:
        """First and last token number below ``i``, itself included."""
        known = self._extent[i]
        if known is None:
            below = list(self.under(i))
            known = self._extent[i] = (min(below), max(below))
        return known

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens ``first`` to ``last``, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def lemma(self, i: int) -> str:
        """The lemma of ``i`` in small letters."""
        return self._lemmas[i]

    def is_verb(self, i: int) -> bool:
        """Whether ``i`` is a verb form (auxiliaries that stand alone included)."""
        return self.tokens[i].pos in {"VERB", "AUX"} or self.tokens[i].tag[:2] == "VB"

    def is_passive(self, i: int) -> bool:
        """Whether the verb ``i`` is passive: by its subject, its auxiliary, its agent, or as a reduced relative."""
        if self.children(i, "nsubjpass", "auxpass", "agent"):
            return True
        return self.tokens[i].tag == "VBN" and self.tokens[i].dep in {"acl", "amod"}

    def base(self, i: int) -> tuple[int, int]:
        """The noun phrase of ``i`` without relative clauses, coordination and apposition: first and last token."""
        keep = [i]
        stack = [i]
        while stack:
            at = stack.pop()
            for k in self.kids[at]:
                if self.tokens[k].dep in _SIDE and not self._near(i, k):
                    continue
                keep.append(k)
                stack.append(k)
        held = frozenset(keep)
        first = last = i
        while first - 1 in held:
            first -= 1
        while last + 1 in held:
            last += 1
        return first, last

    def _near(self, i: int, k: int) -> bool:
        """A hyphen or a title's full stop before the noun belongs to its phrase, at any depth: "US-led coalition"."""
        return self.tokens[k].dep == "punct" and k < i and self.tokens[k].text in {"-", ".", "'", "’", "/"}

    def phrase(self, i: int) -> Span:
        """The characters of ``base(i)``."""
        return self.span(*self.base(i))

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and the nominals coordinated with it, left to right."""
        out, at = [i], i
        for _ in range(12):
            joined = [k for k in self.kids[at] if self.tokens[k].dep == "conj" and self.tokens[k].pos in NOMINAL]
            if not joined:
                break
            out.extend(joined)
            at = joined[-1]
        return sorted(set(out))

    def chain(self, i: int) -> int:
        """The first of the words that are coordinated or in apposition with ``i``: the same one for each of them."""
        while self.tokens[i].dep in {"conj", "appos"} and self.head(i) != i:
            i = self.head(i)
        return i

    def clause_verb(self, i: int) -> int | None:
        """The nearest verb at or above ``i``; None in a verbless sentence."""
        if self.is_verb(i):
            return i
        return next((k for k in self.above(i) if self.is_verb(k)), None)

    def preposition_objects(self, i: int, words: frozenset[str]) -> list[int]:
        """The objects of the prepositions ``words`` that hang on ``i``, coordination not followed."""
        out = []
        for k in self.kids[i]:
            if self.tokens[k].dep in {"prep", "agent", "dative"} and self.lemma(k) in words:
                out.extend(self.children(k, "pobj", "pcomp"))
        return out

    def sentence_at(self, offset: int) -> range:
        """The token numbers of the sentence that holds the character ``offset``; empty outside all sentences."""
        starts = [s.span.start for s in self.doc.sentences] if self._starts is None else self._starts
        self._starts = starts
        k = bisect_right(starts, offset) - 1
        return range(self.doc.sentences[k].first, self.doc.sentences[k].last) if k >= 0 else range(0)

    def sentence_tokens(self, i: int) -> range:
        """The token numbers of the sentence that holds ``i``."""
        sentence = self.doc.sentences[self.tokens[i].sent]
        return range(sentence.first, sentence.last)
