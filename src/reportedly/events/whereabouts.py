"""Where and when: the words of a sentence that place an act and date it, most telling first."""

from __future__ import annotations

import re

from reportedly.events.tree import Tree
from reportedly.records import Doc, Span
from reportedly.spans import SpanIndex

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset(
    "in at near on around outside inside across through throughout from to into toward towards of over along within "
    "between east west north south northeast northwest southeast southwest off by onto under".split()
)
_LANDMARK = frozenset(
    "square bridge street avenue park road camp airport stadium mosque church cathedral university district neighbourhood "
    "neighborhood suburb province governorate village town city region county quarter palace parliament ministry embassy "
    "countryside mountain mountains valley river border port station gate plaza boulevard market hospital headquarters area "
    "crossing hill island farm farms junction roundabout mall hotel prison base oblast".split()
)
_TIME_LABELS = frozenset({"DATE", "TIME"})
_AGE = re.compile(
    r"\b\d+[- ]years?[- ]old\b|\baged\b|^\d{1,2}$|^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) years$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:early |late )?(?:on |since |by |last |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s|’s)?"
    r"(?: (?:morning|afternoon|evening|night|dawn))?|\byesterday\b|\btoday\b|\btonight\b|\bovernight\b|\blast night\b",
    re.IGNORECASE,
)


class Whereabouts:
    """The place and time words of one Doc, by sentence."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.doc: Doc = tree.doc
        self._names = SpanIndex(self.doc.names, lambda n: n.span)
        self._places: dict[int, list[Span]] = {}
        self._times: dict[int, list[Span]] = {}
        self._fill()

    def _fill(self) -> None:
        starts = [s.span.start for s in self.doc.sentences]
        from bisect import bisect_right

        for name in self.doc.names:
            k = bisect_right(starts, name.span.start) - 1
            if k < 0:
                continue
            if name.label in PLACE_LABELS:
                self._places.setdefault(k, []).append(name.span)
            elif name.label in _TIME_LABELS and not _AGE.search(name.span.of(self.doc.text)):
                self._times.setdefault(k, []).append(name.span)
        for k, s in enumerate(self.doc.sentences):
            self._weekdays(k, s.span)
            self._unnamed(k, s.first, s.last)

    def _weekdays(self, k: int, span: Span) -> None:
        for m in _WEEKDAY.finditer(self.doc.text, span.start, span.end):
            got = Span(*m.span())
            if not any(t.overlap(got) for t in self._times.get(k, [])):
                self._times.setdefault(k, []).append(got)

    def _unnamed(self, k: int, first: int, last: int) -> None:
        """Capitalised words after a preposition of place, and landmarks, where the name finder saw no place."""
        tree = self.tree
        for i in range(first, last):
            token = tree.token(i)
            if token.pos != "PROPN" or (
                token.dep == "compound" and tree.token(tree.head(i)).pos in {"PROPN", "NOUN"} and tree.head(i) > i
            ):
                continue
            landmark = tree.lemma(i) in _LANDMARK
            located = token.dep == "pobj" and tree.lemma(tree.head(i)) in _LOCATIVE
            if not (landmark or located):
                continue
            begin, end = tree.base(i)
            while (
                begin < i and tree.token(begin).pos in {"DET", "ADP", "ADJ"} and not tree.token(begin).text[0].isupper()
            ):
                begin += 1
            span = tree.span(begin, min(end, i))
            if not self._taken(k, span):
                self._places.setdefault(k, []).append(span)

    def _taken(self, k: int, span: Span) -> bool:
        text = self.doc.text
        near = self._names.touching(span)
        return (
            any(n.label not in PLACE_LABELS | {"ORG", "PERSON", "PRODUCT"} for n in near)
            or any(p.covers(span) for p in self._places.get(k, []))
            or not span.of(text).strip()
        )

    # ------------------------------------------------------------ asked by the acts

    def places(self, at: int, clause: Span, parties: tuple[Span, ...]) -> tuple[Span, ...]:
        """Place words of the act at token ``at``: of its clause first, then of its sentence, then the last before it."""
        tree = self.tree
        k = tree.token(at).sent
        own = [p for p in self._places.get(k, []) if not self._of_party(p, parties)]
        inside = [p for p in own if clause.covers(p)]
        if inside:
            return tuple(self._ranked(inside, at))
        if own:
            return tuple(self._ranked(own, at))
        return self._inherited(k)

    def _ranked(self, spans: list[Span], at: int) -> list[Span]:
        here = self.tree.token(at).start
        return sorted(spans, key=lambda s: (abs(s.start - here) > 160, s.start))

    def _of_party(self, place: Span, parties: tuple[Span, ...]) -> bool:
        """A place that only names a party ("Syrian troops", "Homs residents") does not say where the act was."""
        before = self.doc.text[max(0, place.start - 12) : place.start].lower().split()
        located = bool(before) and before[-1] in _LOCATIVE and before[-1] not in {"of", "by", "from"}
        return any(p.covers(place) for p in parties) and not located

    def _inherited(self, k: int) -> tuple[Span, ...]:
        for back in range(k - 1, max(-1, k - 4), -1):
            got = self._places.get(back)
            if got:
                return tuple(got[-2:])
        lines = [x.span for x in self.doc.lines if x.role == "dateline"]
        return tuple(lines[:1])

    def times(self, at: int, clause: Span) -> tuple[Span, ...]:
        """Time words of the act at token ``at``: nearest in its clause first, then those of its sentence."""
        k = self.tree.token(at).sent
        here = self.tree.token(at).start
        own = sorted(self._times.get(k, []), key=lambda s: (not clause.covers(s), abs(s.start - here)))
        return tuple(own)

    def has_time(self, k: int) -> bool:
        """Whether sentence ``k`` states a time."""
        return bool(self._times.get(k))

    def has_place(self, k: int) -> bool:
        """Whether sentence ``k`` names a place."""
        return bool(self._places.get(k))

    def years(self, k: int) -> list[int]:
        """The years named in the time words of sentence ``k``."""
        words = (s.of(self.doc.text) for s in self._times.get(k, []))
        return [int(y) for w in words for y in re.findall(r"\b(?:19|20)\d\d\b", w)]
