"""The persons of a report: whose name a phrase holds, in what longest form, and who was the subject last."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.tree import Tree, bare, last_words
from reportedly.claims.voices import canonical, kind_of
from reportedly.records import Name, Source, Span

_BACK = 200  # names before a place among which a longer form is looked for
_OUTSIDE = frozenset({"ADP", "SCONJ"})
_SUBJECTS = ("nsubj", "nsubjpass")
_STILL = 2  # sentences: an earlier subject is no longer in mind


class People:
    """Names of persons, by place and by last word, and the subjects of the sentences."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._names = [n for n in tree.doc.names if n.label == "PERSON"]
        self._starts = [n.span.start for n in self._names]
        self._called: dict[str, list[tuple[int, str]]] = {}
        self._subjects: list[int | None] = [None] * len(tree.doc.sentences)
        for token in tree.tokens:
            if token.dep == "ROOT" and self._subjects[token.sent] is None:
                self._subjects[token.sent] = tree.child(token.head, *_SUBJECTS)
        for name in self._names:
            words = bare(name.span.of(tree.text))
            for last in last_words(words):
                self._called.setdefault(last, []).append((name.span.start, words))

    def within(self, span: Span) -> bool:
        """Whether a person is named in ``span``."""
        return bool(self._inside(span))

    def _inside(self, span: Span) -> list[Name]:
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [n for n in self._names[low:high] if span.covers(n.span)]

    def of_phrase(self, tokens: tuple[int, int], head: int) -> str:
        """The person that a phrase stands for, in the longest form so far: its head, or an apposition to it; "" for none.

        "the general's aide", "activists in Rand" and "a spokesman for Mr Dale" stand for nobody named.
        """
        span = self.tree.span(*tokens)
        for name in self._inside(span):
            if not self._stands(name, tokens, head):
                continue
            words = bare(name.span.of(self.tree.text))
            return self.longer(words, span.start) or words
        return ""

    def _stands(self, name: Name, tokens: tuple[int, int], head: int) -> bool:
        held = [
            i for i in range(tokens[0], tokens[1] + 1) if name.span.start <= self.tree.tokens[i].start < name.span.end
        ]
        if not held:
            return False
        if head in held:
            return True
        if held[-1] < tokens[1] and self.tree.tokens[held[-1] + 1].tag == "POS":
            return False
        if any(self.tree.tokens[i].dep == "appos" and self.tree.tokens[i].head == head for i in held):
            return True
        between = self.tree.tokens[min(head, held[0]) : max(head, held[0])]
        apart = any(t.pos in _OUTSIDE or t.pos in {"VERB", "CCONJ"} for t in between)
        if apart or held[0] > head:
            return not apart
        # "Omar a resident of the west", whose comma was lost, but not "Dale advisers"
        return held[0] == tokens[0] and any(t.pos == "DET" for t in between)

    def longer(self, words: str, place: int) -> str:
        """The last longer name before ``place`` that ends in ``words``; "" where there is none."""
        called = self._called.get(words.rsplit(" ", 1)[-1], [])
        high = bisect_left(called, (place, ""))
        earlier = called[max(0, high - _BACK) : high]
        ends = (" " + words, "-" + words)
        return next((x for start, x in reversed(earlier) if x.endswith(ends) and start + len(x) < place), "")

    def last_before(self, place: int) -> str:
        """The person named last before ``place``, in the longest form so far; "" where nobody is."""
        count = bisect_left(self._starts, place)
        if not count:
            return ""
        words = bare(self._names[count - 1].span.of(self.tree.text))
        return self.longer(words, place) or words

    def subject_before(self, place: int, *, person: bool) -> Source | None:
        """The subject of the sentence before the one at ``place``, where it is a person or else a body or a state."""
        at = self.tree.sentence_of(place)
        for s in range(at, max(-1, at - 1 - _STILL), -1):
            head = self._subjects[s]
            if head is None or self.tree.tokens[head].start >= place:
                continue
            name = self.tree.name_at(self.tree.tokens[head].start)
            if name is None or (name.label == "PERSON") != person or name.label not in {"PERSON", "ORG", "GPE"}:
                return None
            words = bare(name.span.of(self.tree.text))
            if person:
                return Source(words, self.longer(words, place) or words, "official", name.span)
            kind = kind_of(words, self.tree.tokens[head].lemma, name.label)
            return Source(words, canonical(words, kind), kind, name.span)
        return None
