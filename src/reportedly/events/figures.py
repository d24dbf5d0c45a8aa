"""Stated numbers of people bound to what happened to them: killed, injured, arrested, missing, displaced, taking part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.events.countkinds import KindReader, Sentence
from reportedly.events.countorder import beside, by_phrase
from reportedly.events.countparts import Bound, after_including, whole_of
from reportedly.events.countscope import scope_of
from reportedly.events.countsingles import SingleReader, named_before
from reportedly.events.countverbs import noun_under
from reportedly.events.countwords import MEASURES, NOT_PEOPLE, TOPICS, people_word
from reportedly.events.numbers import Quantity, quantities
from reportedly.events.tree import Tree
from reportedly.records import Figure, Span

__all__ = ["Bound", "Candidate", "FigureReader"]

_LONGEST = 250  # tokens of a sentence that figures are read in; a list of names or a page without stops has none
_LONGEST_BEFORE = 120  # tokens of a sentence before that is read for its kind
_MONTHS = frozenset(
    "january february april june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jul "
    "aug aug. sept sept. oct oct. nov nov. dec dec.".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday march may".split())
_LAST_DAY = 31
_AGE = re.compile(
    r"\b(?:aged?|ages) (?:between )?(?:\d+(?:,| and| or| to) )?$"
    r"|\b(?:youngest|oldest|eldest|younger|elder|other)(?: of (?:them|whom|these))?(?: was| is|,)? $"
    r"|, (?:all|both|each|most)(?: of them)?(?: aged)? $"
    r"|\b(?:man|woman|boy|girl|baby|child|toddler|youth|son|daughter|infant) of $"
)
_AT_LEAST = re.compile(r"(?: (?!and\b)[\w-]+){0,3} (?:at least|or more)\b(?! \d)")
_TITLE = re.compile(
    r"\b(?:nos?\.?|number|articles?|sections?|chapters?|level|phase|page|route|room|gate|kilomet(?:re|er)) ?$",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r" (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b(?! (?:days|weeks|months|years|hours))",
    re.IGNORECASE,
)
_OF_RATIO = re.compile(
    r"\b(?:one|two|three|\d+) (?:in|out of) (?:every )?$|\bnot (?:a )?$|\b(?:all but|except(?: for)?|apart from|other than) $",
    re.IGNORECASE,
)
_O_CLOCK = re.compile(r" (?:in the (?:morning|afternoon|evening)|at night|o['’]clock|[ap]\.?m\b)", re.IGNORECASE)
_EXCEPTED = frozenset({"arrest", "death", "injury", "casualty", "killing"})  # "quiet apart from two arrests"
_GONE_UP = re.compile(
    r"\b(?:gone|goes?|went|going|ris(?:en|es?|ing)|rose|climb(?:ed|s|ing)?|jump(?:ed|s)?|crept|inched|moved|shot|grown|grew|revised) $",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b")
_LOOSE = frozenset({"nummod", "quantmod", "amod", "compound", "det", "nmod", "npadvmod", "advmod", "predet"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number, or a person told without one, that may count people: what it says, its token, the noun that it counts.

    ``bound`` is the figure that the rules make of it, None where they make none.
    """

    quantity: Quantity
    at: int
    noun: int
    bound: Bound | None
    single: bool


class FigureReader:
    """Reads the figures of one Doc's sentences, each once and in order: a sentence goes by the kind of the figure before."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._singles = SingleReader(tree)
        self._read: list[list[Candidate]] = []

    def read(self, first: int, last: int) -> list[Bound]:
        """The figures of the sentence of tokens ``first`` to ``last`` (one past), in the order of the text."""
        found = [c.bound for c in self.candidates(first, last) if c.bound is not None]
        return sorted(found, key=lambda b: (b.figure.span, b.figure.kind))

    def candidates(self, first: int, last: int) -> list[Candidate]:
        """Everything in a sentence that may be a figure, in the order of the text."""
        sent = self.tree.token(first).sent if last > first else -1
        while len(self._read) <= sent:
            self._read.append(self._candidates(len(self._read)))
        return self._read[sent] if sent >= 0 else []

    def _candidates(self, sent: int) -> list[Candidate]:
        s = self.tree.doc.sentences[sent]
        if not 0 < s.last - s.first < _LONGEST:
            return []
        reading = _Reading(self.tree, self._singles, Sentence(s.first, s.last, self._told_before(sent)))
        bound: dict[Span, list[Bound]] = {}
        for b in reading.read():
            bound.setdefault(b.figure.span, []).append(b)
        out: list[Candidate] = []
        for q, inside, noun in reading.seen:
            own: list[Bound | None] = [*bound.pop(q.span, [])]
            out.extend(Candidate(q, inside[-1], noun, b, single=False) for b in own or [None])
        for b in [x for some in bound.values() for x in some]:
            at = next((k for k in range(s.first, s.last) if self.tree.token(k).end >= b.figure.span.end), s.first)
            f = b.figure
            out.append(Candidate(Quantity(f.min, f.max, f.vague, f.qualifier, f.span, f.span), at, at, b, single=True))
        stated = [c.quantity.span for c in out]
        for k, span in self._singles.persons(s.first, s.last):
            if not any(span.overlap(x) for x in stated):
                out.append(Candidate(Quantity(1, 1, False, "", span, span), k, k, None, single=True))
        return sorted(out, key=lambda c: (c.quantity.span, c.at))

    def _told_before(self, sent: int) -> str | None:
        """The kind of the last figure of the sentence before (of its toll, where it gives one)."""
        if sent < 1:
            return None
        s = self.tree.doc.sentences[sent - 1]
        if s.last - s.first >= _LONGEST_BEFORE:
            return None
        found = [c.bound for c in self._read[sent - 1] if c.bound is not None]
        toll = " toll " in s.span.of(self.tree.doc.text)
        return found[0 if toll else -1].figure.kind if found else None


class _Reading:
    """One sentence while its figures are read."""

    def __init__(self, tree: Tree, singles: SingleReader, sentence: Sentence) -> None:
        self.tree, self.text, self.singles = tree, tree.doc.text, singles
        self.first, self.last = sentence.first, sentence.last
        self.span = Span(tree.token(self.first).start, tree.token(self.last - 1).end)
        self.kinds = KindReader(tree, sentence)
        self.out: list[Bound] = []
        self.seen: list[tuple[Quantity, list[int], int]] = []
        self.counted: set[int] = set()  # nouns that a number or a sum already counts

    def read(self) -> list[Bound]:
        """The sentence's figures: numbers first, then people told without one."""
        told = list(quantities(self.text, self.span.start, self.span.end))
        for q, after in zip(told, [*told[1:], None], strict=False):
            if not (after and after.qualifier and not self.text[q.span.end : after.span.start].strip()):
                self._bind(q)  # "4016 At least 12 civilians": a page's counter ran into the sentence
        self._bind_singles()
        return sorted(self.out, key=lambda b: (b.figure.span, b.figure.kind))

    # ------------------------------------------------------------ numbers

    def _bind(self, q: Quantity) -> None:
        """Adds the quantity's figure where it counts people and what became of them is told."""
        tree = self.tree
        inside = [k for k in range(self.first, self.last) if q.number.start <= tree.token(k).start < q.number.end]
        if not inside or self._no_count(q, inside):
            return
        noun = self._counted(q, inside)
        under = noun_under(tree, noun)
        things = any(tree.lemma(n) in NOT_PEOPLE and n not in inside for n in (noun, under))
        if things and not self._told_after(q, inside) and not self.kinds.headline(q, noun, inside):
            if not (noun > inside[-1] and tree.lemma(noun) in MEASURES):
                self.seen.append((q, inside, noun))
            return
        self.seen.append((q, inside, noun))
        self.counted.add(noun)
        whole = whole_of(self.text, q, self.span, self.out, bare=noun in inside and under == noun)
        found = self.kinds.kind(q, noun, inside, self.out, whole)
        if found is None:
            return
        if q.qualifier == "up to" and _GONE_UP.search(self.text, max(0, q.span.start - 10), q.span.start):
            q = replace(q, min=q.max)
        if found.toll == "above":
            q = replace(q, max=None, min=q.min if q.min is not None else q.max)
        if q.min == q.max and q.min is not None and _AT_LEAST.match(self.text, q.span.end):
            q = replace(q, max=None)
        self._add(self._with_named(q, noun), found.kind, found.anchor, whole, toll=bool(found.toll))

    def _told_after(self, q: Quantity, inside: list[int]) -> bool:
        if q.span.of(self.text).lower().endswith("-strong"):
            return True
        return by_phrase(self.text, q.span.end) is not None or beside(self.tree, inside[-1], self.last) is not None

    def _add(
        self, q: Quantity, kind: str, anchor: int, whole: Bound | None, *, toll: bool = False, single: bool = False
    ) -> None:
        scope = "event" if single else scope_of(self.text, self.span, q.span, kind, q.min or q.max or 0, toll=toll)
        if whole is not None and kind == whole.figure.kind:
            dated = _DATED.search(self.text, q.span.end, min(self.span.end, q.span.end + 40))
            scope = "event" if dated else whole.figure.scope
        part_of = whole.figure.span if whole is not None else None
        words = q.span.of(self.text)
        self.out.append(Bound(Figure(kind, q.min, q.max, q.vague, q.qualifier, scope, words, q.span, part_of), anchor))

    def _with_named(self, q: Quantity, noun: int) -> Quantity:
        """Three, for "killed a general and two others" or "a general and two of his guards"."""
        tree, under = self.tree, noun_under(self.tree, noun)
        his = under != noun and any(tree.token(k).tag == "PRP$" for k in tree.children(under, "poss"))
        other = any(tree.lemma(k) == "other" for k in (noun, *tree.children(noun, "amod")))
        if not (other or his) or q.min is None or q.vague:
            return q
        named = named_before(tree, noun, self.singles)
        self.counted.update(named)
        more = len(named)
        return replace(q, min=q.min + more, max=None if q.max is None else q.max + more) if more else q

    def _no_count(self, q: Quantity, inside: list[int]) -> bool:
        """Years, days of the month, ages, money, numbers in names: numbers that count nobody."""
        tree, words = self.tree, q.number.of(self.text)
        around = [k for k in (inside[0] - 1, inside[-1] + 1) if self.first <= k < self.last]
        near = {tree.lemma(k) for k in around}
        if re.fullmatch(r"(?:19|20)\d\d", words) and not q.qualifier:
            follows = inside[-1] + 1 < self.last and tree.token(inside[-1] + 1).tag in {"NNS", "JJ"}
            return not follows or bool(near & _MONTHS)
        if q.max == 0 or "$" in near or _TITLE.search(self.text, max(self.span.start, q.span.start - 12), q.span.start):
            return True
        if near & _MONTHS or {tree.token(k).text for k in around} & {"March", "May"}:
            return self._day_of_month(inside, words) or (not words[0].isdigit() and "the" in near)
        head = self.text[max(self.span.start, q.span.start - 12) : q.span.start]
        after = _RATIO.match(self.text, q.span.end) or _O_CLOCK.match(self.text, q.span.end)
        behind = inside[-1] + 1
        act = behind < self.last and tree.lemma(behind) in _EXCEPTED and "part from" in head
        if after or (_OF_RATIO.search(head) and not act) or self._is_age(inside):
            return True
        one = tree.token(inside[0])
        if words.lower() == "one" and one.tag == "PRP" and one.dep not in {"nsubjpass", "dobj"}:
            return True
        return self._age(q, inside, words)

    def _is_age(self, inside: list[int]) -> bool:
        """Whether the number is what one person is: "the dead man was 41"."""
        tree, at = self.tree, inside[-1]
        up = tree.head(at)
        if tree.token(at).dep == "pobj" and tree.lemma(up) in {"under", "over"} and tree.lemma(tree.head(up)) == "be":
            return True
        subjects = (
            tree.children(up, "nsubj") if tree.token(at).dep in {"attr", "acomp"} and tree.lemma(up) == "be" else []
        )
        return any(tree.lemma(k) in {"he", "she"} or (tree.token(k).tag == "NN" and self._person(k)) for k in subjects)

    def _person(self, noun: int) -> bool:
        return people_word(self.tree.lemma(noun)) and self.tree.lemma(noun) not in TOPICS

    def _day_of_month(self, inside: list[int], words: str) -> bool:
        after = inside[-1] + 1
        people = after < self.last and self.tree.token(after).tag == "NNS" and people_word(self.tree.lemma(after))
        return words.isdigit() and not people and (int(words) <= _LAST_DAY or len(words) == len("2019"))

    def _age(self, q: Quantity, inside: list[int], words: str) -> bool:
        if not words.isdigit() or len(words) > 2 or q.qualifier:
            return False
        head, tail = self.text[self.span.start : q.span.start], self.text[q.span.end : q.span.end + 9]
        if _AGE.search(head):
            return True
        closed = re.match(r"\s*(?:[,;.)]|$| and \d\d?\b[,.;]| years?\b)", tail) is not None
        opened = head.endswith((", ", "(")) or re.search(r", \d\d? and $", head) is not None
        named = inside[0] >= 2 and self.tree.token(inside[0] - 2).tag in {"NNP", "NNS", "NN"}
        return opened and closed and named

    def _counted(self, q: Quantity, inside: list[int]) -> int:
        """The noun that the number counts, or the number itself where none is said ("killing 16")."""
        tree = self.tree
        at = inside[-1]
        for k in inside:
            if tree.token(k).tag in {"IN", "TO", "CC", "HYPH", ":"}:
                continue
            if not inside[0] <= tree.head(k) <= inside[-1] or tree.head(k) == k:
                at = k
                if q.qualifier in {"between", "from"}:
                    break
        up = tree.head(at)
        if tree.lemma(up) not in TOPICS and any(
            tree.token(k).tag == "DT" and tree.head(k) == up for k in range(inside[-1] + 1, max(up, inside[-1] + 1))
        ):
            return at
        if tree.lemma(up) in _DAYS | _MONTHS and up not in inside:
            after = inside[-1] + 1
            return after if up < inside[0] and after < self.last and tree.token(after).tag == "NNS" else at
        if tree.token(at).dep in _LOOSE and not tree.is_verb(up) and up != at:
            if tree.token(up).dep in {"nummod", "quantmod"} and up not in inside:
                up = tree.head(up)
            while (tree.token(up).dep == "compound" or tree.lemma(up) == "strong") and tree.head(up) > up:
                up = tree.head(up)
            return up if up > inside[0] or tree.token(at).dep == "nummod" else at
        if tree.token(at).dep == "conj" and tree.token(up).tag == "CD" and tree.token(up).dep == "nummod":
            return tree.head(up)
        return at

    # ------------------------------------------------------------ people without a number

    def _bind_singles(self) -> None:
        """Adds the people told without a number: whose kind is told, and parts such as "including a child"."""
        stated = list(self.out)
        for span in self.singles.parts(self.first, self.last, lambda s: any(b.figure.span.overlap(s) for b in stated)):
            self._bind_part(span, [b for b in stated if b.figure.span.end <= span.start])
        stated = list(self.out)

        def taken(span: Span) -> bool:
            return any(b.figure.span.overlap(span) for b in stated)

        for one in self.singles.read(self.first, self.last, taken, self.kinds.label):
            if one.noun not in self.counted:
                q = Quantity(one.count, one.count, False, "", one.span, one.span)
                self._add(q, one.kind, one.anchor, None, single=True)

    def _bind_part(self, span: Span, before: list[Bound]) -> None:
        """Adds one, for "including a child"."""
        q = Quantity(1, 1, False, "", span, span)
        whole = whole_of(self.text, q, self.span, before, bare=False)
        if whole is not None and after_including(self.text, span, whole.figure.span.end):
            self._add(q, whole.figure.kind, whole.anchor, whole)
