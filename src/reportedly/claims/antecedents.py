"""Who "he", "the source" and "the ministry" are: antecedents of sources in the same report."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.persons import People
from reportedly.claims.sources import by_tags
from reportedly.claims.tree import Tree
from reportedly.claims.voices import canonical, kind_of, named_in, speaker_kind
from reportedly.records import Source, Span

_HE = frozenset({"he", "she", "him", "her"})
_ARTICLES = frozenset({"the", "a", "an"})
_OWN = {"his": "he", "its": "it", "their": "they", "our": "we", "my": "i"}
_SHORT = frozenset(
    "source official officer monitor observatory group ministry army military agency channel statement report spokesman spokeswoman medic doctor activist resident ngo organisation organization watchdog governor minister president premier director commander general centre center network newspaper tv television company campaign committee commission council union movement party charity institute foundation office department embassy court prosecutor paper coalition front alliance brigade hospital daily magazine website video letter firm broadcaster station".split()
)
_WATCH = frozenset("monitor observatory group ngo watchdog organisation organization network".split())
_MEDIA = frozenset("agency newspaper paper daily channel television tv station broadcaster magazine website".split())
_GROUPS = frozenset(
    "group ngo watchdog organisation organization network movement party charity union foundation institute company firm".split()
)
_BODIES = frozenset(
    "ministry army military police government court authority administration department directorate embassy parliament council cabinet coalition regime palace bureau commission command coastguard intelligence state committee pentagon kremlin unit force power country service office agency jury".split()
)
_OFFICES = frozenset(
    "president minister spokesman spokeswoman director chief head leader commander general colonel mr mrs ms dr".split()
)
_PAPERS = frozenset(
    "statement report toll count tally figure video footage message letter tweet post image recording document communique".split()
)
_KINDS = frozenset({"monitoring", "rights", "war", "activist", "conflict", "advocacy"})
_LONG = 5  # words of "the Britain-based war monitoring group"
_BACK = 200  # sources or names before a phrase among which its antecedent is looked for
_FEW = 3  # words: a known source's name of so few is no person's, whatever the parser says
_BODY = 3  # sentences before "the group" among which it is named
_NEAR = 12  # sources before "the statement" among which the one that gave it is looked for
_LOOK = 30  # earlier uses of a noun among which its fuller form is looked for


def _last(words: str) -> str:
    return words.rsplit(" ", 1)[-1]


class Voices:
    """The sources and names met so far, in the order of the text; ``source`` gives the Source of a token range."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.people = People(tree)
        self.met: list[tuple[Source, str, bool]] = []
        self._spoke: dict[str, list[Source]] = {}
        self._nobody: Source | None = None

    def source(self, tokens: tuple[int, int], head: int) -> Source:
        """The Source of a phrase, its name filled from its antecedent; it is remembered for what follows."""
        if tokens[0] == tokens[1] and self.tree.tokens[head].text.lower() in _ARTICLES:
            tokens, head = self._behind_article(head)
        span = self.tree.span(*tokens)
        words = span.of(self.tree.text)
        token = self.tree.tokens[head]
        low = words.lower()
        if token.tag in {"PRP", "WP", "WDT", "PRP$"}:
            return self._pronoun(span, low, head)
        person = "" if named_in(words) and len(words.split()) <= _FEW else self.people.of_phrase(tokens, head)
        label = "PERSON" if person else self._label(span, token.start)
        kind = kind_of(words, token.lemma, label)
        name = canonical(words, kind)
        before = None if person else self._short_form(tokens, head)
        full = self._surname(span, words)
        if before is not None:
            name, kind = before
        elif full is not None:
            name, kind = full
        elif person and kind not in {"outlet", "agency"}:
            name = person
        elif token.lemma in _PAPERS:
            name = self._paper(tokens, head) or name
        source = Source(words, name, kind, span)
        self._spoke.setdefault(_last(name), []).append(source)
        self.met.append((source, token.lemma, token.tag in {"NNS", "NNPS", "DT", "JJ", "JJR", "JJS", "CD"}))
        return source

    def _behind_article(self, at: int) -> tuple[tuple[int, int], int]:
        """The range and head of the noun phrase that the article ``at`` begins; the article alone where none follows."""
        last, high = at, self.tree.bounds(at)[1]
        while last < high and self.tree.tokens[last + 1].pos in {"ADJ", "NOUN", "PROPN"}:
            last += 1
        while last > at and self.tree.tokens[last].pos == "ADJ":
            last -= 1
        return (at, last), last

    def _label(self, span: Span, head: int) -> str:
        name = self.tree.name_at(head)
        if name is not None and name.label != "PERSON":
            return name.label
        inside = self.tree.names_in(span)
        return next((n.label for n in inside if n.label != "PERSON"), "")

    def _surname(self, span: Span, words: str) -> tuple[str, str] | None:
        """Full name and kind of a person met before, where the phrase is that name's last word or words."""
        bare = words.removesuffix("'s").removesuffix("’s")
        if len(bare.split()) > 3 or not bare[:1].isupper() or named_in(bare):
            return None
        for source in self._spoke.get(_last(bare), [])[: -_BACK - 1 : -1]:
            if source.name.endswith(" " + bare) and source.kind not in {"outlet", "agency", "document"}:
                return source.name, source.kind
        found = self.people.longer(bare, span.start)
        return (found, "official") if found else None

    def _short_form(self, tokens: tuple[int, int], head: int) -> tuple[str, str] | None:
        """Name and kind of what "the monitor", "the source" or "the ministry" takes up."""
        words = self.tree.span(*tokens).of(self.tree.text).split(",", 1)[0]
        low, lemma = words.lower(), self.tree.tokens[head].lemma.lower()
        described = lemma in _WATCH and any(w.endswith("-based") or w in _KINDS for w in low.split())
        if lemma not in _SHORT or len(words.split()) > (_LONG if described else 3) or named_in(words):
            return None
        if not low.startswith(("the ", "that ", "this ")) and lemma != "observatory":
            return None
        own = [] if described else low.split()[1:-1]
        for source, noun, _ in self.met[: -_BACK - 1 : -1]:
            if lemma in _MEDIA and source.kind in {"outlet", "agency"}:
                return source.name, source.kind
            if lemma in _WATCH and source.kind == "organisation" and "Observatory" in source.name:
                return source.name, source.kind
            fuller = len(source.text) > len(words) or source.name.lower() != low.removeprefix("the ")
            if noun.lower() == lemma and fuller and _fits(own, f"{source.text} {source.name}"):
                return source.name, source.kind
            if lemma in _GROUPS and source.kind == "organisation" and (noun in _WATCH or _capital(source.name)):
                return source.name, source.kind
        if lemma in _PAPERS:
            given = self._issuer(tokens[0], lemma)
            return (f"{given.name} {lemma}", "document") if given else None
        if lemma in _GROUPS:
            return self._body(tokens[0])
        return self._fuller(tokens[0], lemma, own)

    def _body(self, first: int) -> tuple[str, str] | None:
        """The organisation of several words that was named last before, in the same sentence or the two before it."""
        start = self.tree.tokens[first].start
        sentence = self.tree.sentence_of(start)
        begin = self.tree.doc.sentences[max(0, sentence - _BODY)].span.start
        for name in reversed(self.tree.names_in(Span(begin, start))):
            words = name.span.of(self.tree.text).removeprefix("the ").removeprefix("The ")
            voice = named_in(words)
            if name.label == "ORG" and len(words.split()) > 1 and not (voice and voice.kind in {"outlet", "agency"}):
                kind = kind_of(words, "", "ORG")
                return canonical(words, kind), kind
        return None

    def _fuller(self, first: int, lemma: str, own: Sequence[str]) -> tuple[str, str] | None:
        """The last phrase before with the same noun and a name in it ("the Russian defence ministry")."""
        for k in reversed(self.tree.uses(lemma, first, _LOOK)):
            begin, _ = by_tags(self.tree, k)
            words = self.tree.span(begin, k).of(self.tree.text)
            if begin < k and _capital(words) and _fits(own, words):
                kind = kind_of(words, lemma, "")
                return canonical(words, kind), kind
        return None

    def _issuer(self, first: int, lemma: str) -> Source | None:
        """Who gave "a statement" in whose sentence it was last mentioned."""
        uses = self.tree.uses(lemma, first, 1)
        if not uses:
            return None
        sentence = self.tree.doc.sentences[self.tree.tokens[uses[-1]].sent].span
        near = [s for s, noun, _ in self.met[: -_NEAR - 1 : -1] if noun != lemma]
        return next((s for s in near if sentence.covers(s.span) and s.name not in _HE), None)

    def _paper(self, tokens: tuple[int, int], head: int) -> str:
        """The name of a document that says whose it is: "a statement from the ministry", "a report by the council"."""
        for i in range(head + 1, min(tokens[1], head + 3)):
            if self.tree.tokens[i].text.lower() in {"by", "from"} and self.tree.tokens[i].pos == "ADP":
                noun = self.tree.child(i, "pobj")
                if noun is None or noun > tokens[1]:
                    return ""
                phrase = (min(max(self.tree.left[noun], i + 1), noun), noun)
                person = self.people.of_phrase(phrase, noun)
                words = self.tree.span(*phrase).of(self.tree.text)
                known = self._short_form(phrase, noun)
                giver = person or (
                    known[0] if known else canonical(words, kind_of(words, self.tree.tokens[noun].lemma, ""))
                )
                return f"{giver} {self.tree.tokens[head].text}"
        return ""

    def _pronoun(self, span: Span, low: str, head: int) -> Source:
        words, low = span.of(self.tree.text), _OWN.get(low, low)
        if low in {"who", "which", "that"}:
            noun = self.tree.tokens[self.tree.tokens[head].head].head
            if noun < head and self.tree.tokens[noun].pos in {"NOUN", "PROPN"}:
                before = self.source((min(self.tree.left[noun], noun), noun), noun)
                return Source(words, before.name, before.kind, span)
        if low in {"i", "we"}:
            return Source(words, words, "unnamed", span)
        found = self._before(low)
        subject = self.people.subject_before(span.start, person=low in _HE) if low in _HE or low == "it" else None
        if subject is not None and (found is None or subject.span.start > found.span.start):
            return Source(words, subject.name, subject.kind, span)
        if found is not None:
            return Source(words, found.name, found.kind, span)
        if low in _HE and self._nobody is None:
            person = self.people.last_before(span.start)
            if person:
                return Source(words, person, "official", span)
        if low in _HE:  # somebody whom the text never names stays one and the same
            self._nobody = self._nobody or Source(words.lower(), words.lower(), "unnamed", span)
            return Source(words, self._nobody.name, "unnamed", span)
        return Source(words, words, "unnamed", span)

    def _before(self, low: str) -> Source | None:
        for source, noun, plural in self.met[: -_BACK - 1 : -1]:
            named = self.people.within(source.span)
            speaks = source.kind in {"official", "witness", "unnamed"} and (
                _capital(source.text) or bool(speaker_kind(noun))
            )
            speaks = speaks or noun.lower() in _OFFICES  # "the director of the hospital" speaks for an organisation
            person = named or (speaks and not self._is_body(source, noun))
            if low in _HE and person and not plural and source.kind not in {"outlet", "agency", "document"}:
                return source
            if low in {"they", "them"} and plural:
                return source
            if (
                low == "it"
                and not plural
                and source.kind in {"outlet", "agency", "organisation", "document", "official"}
                and not named
            ):
                return source
        return None

    def _is_body(self, source: Source, noun: str) -> bool:
        """Whether a source is a state, an office or a company: nobody who is called "he"."""
        if noun.lower() in _BODIES:
            return True
        name = self.tree.name_at(source.span.end - 1)
        if name is None or name.label not in {"ORG", "GPE", "NORP", "FAC"}:
            return False
        return not any(w in _OFFICES for w in source.name.lower().replace("-", " ").split())


def _fits(own: Sequence[str], words: str) -> bool:
    """Whether a fuller phrase has all of a short form's own words: "the interior ministry" is not the Industry ministry."""
    return all(word in words.lower() for word in own)


def _capital(words: str) -> bool:
    """Whether a phrase holds a name, its first word aside where that is an article."""
    return any(w[:1].isupper() for w in words.split()[words[:4].lower() == "the " :])
