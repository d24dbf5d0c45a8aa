"""Who "he", "the source" and "the ministry" are: antecedents of sources in the same report."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.tree import Tree
from reportedly.claims.voices import canonical, kind_of, named_in
from reportedly.records import Source, Span

_HE = frozenset({"he", "she"})
_SHORT = frozenset(
    "source official officer monitor observatory group ministry army military agency channel statement report spokesman spokeswoman medic doctor activist resident ngo organisation organization watchdog governor minister president premier director commander general centre center network newspaper tv television company campaign".split()
)
_WATCH = frozenset("monitor observatory group ngo watchdog organisation organization network".split())


_BACK = 200  # sources or names before a phrase among which its antecedent is looked for


def _last(words: str) -> str:
    return words.rsplit(" ", 1)[-1]


class Voices:
    """The sources and names met so far, in the order of the text; ``source`` gives the Source of a token range."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.met: list[tuple[Source, str, bool]] = []
        self._spoke: dict[str, list[Source]] = {}
        self._people = [n for n in tree.doc.names if n.label == "PERSON"]
        self._starts = [n.span.start for n in self._people]
        self._called: dict[str, list[tuple[int, str]]] = {}
        for name in self._people:
            words = name.span.of(tree.text)
            self._called.setdefault(_last(words), []).append((name.span.start, words))
        self._names = tree.doc.names
        self._name_starts = [n.span.start for n in tree.doc.names]

    def source(self, tokens: tuple[int, int], head: int) -> Source:
        """The Source of a phrase, its name filled from its antecedent; it is remembered for what follows."""
        span = self.tree.span(*tokens)
        words = span.of(self.tree.text)
        token = self.tree.tokens[head]
        low = words.lower()
        if token.tag in {"PRP", "WP", "WDT", "PRP$"}:
            return self._pronoun(span, low, head)
        label = self._label(span, token.start)
        kind = kind_of(words, token.lemma, label)
        name = canonical(words, kind)
        before = self._short_form(words, token.lemma, label)
        full = self._surname(span, words)
        if before is not None:
            name, kind = before.name, before.kind
        elif full is not None:
            name, kind = full
        elif label == "PERSON" and kind not in {"outlet", "agency"}:
            name = self._full_name(span, name)
        source = Source(words, name, kind, span)
        self._spoke.setdefault(_last(name), []).append(source)
        self.met.append((source, token.lemma, token.tag in {"NNS", "NNPS"}))
        return source

    def _label(self, span: Span, head: int) -> str:
        low, high = bisect_left(self._name_starts, span.start), bisect_left(self._name_starts, span.end)
        inside = [n for n in self._names[low:high] if span.covers(n.span)]
        for name in inside:
            if name.span.start <= head < name.span.end:
                return name.label
        return "PERSON" if any(n.label == "PERSON" for n in inside) else (inside[0].label if inside else "")

    def _full_name(self, span: Span, name: str) -> str:
        """The person's own name: the name in the phrase, in its longest form so far where it is a last name."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        own = next((n for n in self._people[low:high] if span.covers(n.span)), None)
        if own is None:
            return name
        words = own.span.of(self.tree.text).removesuffix("'s").removesuffix("’s")
        longer = (x for _, x in reversed(self._before_place(words, span.start)))
        return next((x for x in longer if len(x) > len(words) and x.endswith(" " + words)), words)

    def _before_place(self, words: str, place: int) -> list[tuple[int, str]]:
        """The last persons named before a place whose names end in the same word as ``words``."""
        called = self._called.get(_last(words), [])
        high = bisect_left(called, (place, ""))
        return called[max(0, high - _BACK) : high]

    def _surname(self, span: Span, words: str) -> tuple[str, str] | None:
        """Full name and kind of a person met before, where the phrase is that name's last word or words."""
        bare = words.removesuffix("'s").removesuffix("’s")
        if len(bare.split()) > 3 or not bare[:1].isupper() or named_in(bare):
            return None
        for source in self._spoke.get(_last(bare), [])[: -_BACK - 1 : -1]:
            if source.name.endswith(" " + bare) and source.kind not in {"outlet", "agency", "document"}:
                return source.name, source.kind
        known = (x for _, x in self._before_place(bare, span.start))
        found = next((x for x in known if x.endswith(" " + bare)), None)
        return (found, "official") if found else None

    def _short_form(self, words: str, lemma: str, label: str) -> Source | None:
        """The earlier source that "the monitor", "the source" or "the ministry" takes up."""
        low = words.lower()
        if (
            len(words.split()) > 3
            or label == "PERSON"
            or not low.startswith(("the ", "that ", "this "))
            or named_in(words)
        ):
            return None
        if lemma not in _SHORT:
            return None
        for source, head, _ in self.met[: -_BACK - 1 : -1]:
            if lemma == "observatory" and "Observatory" in source.name:
                return source
            if head == lemma and (len(source.text) > len(words) or source.name.lower() != low.removeprefix("the ")):
                return source
            if lemma in _WATCH and source.kind == "organisation" and (head in _WATCH or "Observatory" in source.name):
                return source
        return None

    def _pronoun(self, span: Span, low: str, head: int) -> Source:
        words = span.of(self.tree.text)
        if low in {"who", "which", "that"}:
            noun = self.tree.tokens[self.tree.tokens[head].head].head
            if noun < head and self.tree.tokens[noun].pos in {"NOUN", "PROPN"}:
                before = self.source((min(self.tree.left[noun], noun), noun), noun)
                return Source(words, before.name, before.kind, span)
        if low in {"i", "we"}:
            return Source(words, words, "unnamed", span)
        found = self._before(low)
        if found is not None:
            return Source(words, found.name, found.kind, span)
        if low in _HE:
            count = bisect_left(self._starts, span.start)
            person = self._people[count - 1] if count else None
            if person is not None:
                return Source(words, self._full_name(person.span, person.span.of(self.tree.text)), "official", span)
        return Source(words, words, "unnamed", span)

    def _is_person(self, source: Source) -> bool:
        low, high = bisect_left(self._starts, source.span.start), bisect_left(self._starts, source.span.end)
        return any(source.span.covers(n.span) for n in self._people[low:high])

    def _before(self, low: str) -> Source | None:
        for source, _, plural in self.met[: -_BACK - 1 : -1]:
            person = self._is_person(source) or source.kind in {"official", "witness", "unnamed"}
            if low in _HE and person and not plural and source.kind not in {"outlet", "agency", "document"}:
                return source
            if low == "they" and plural:
                return source
            if (
                low == "it"
                and not plural
                and source.kind in {"outlet", "agency", "organisation", "document", "official"}
                and not self._is_person(source)
            ):
                return source
        return None
