"""Everything in a report that might tell of an act, with the features by which it is kept or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.events.clauses import anchor, clause_of
from reportedly.events.figures import Bound, FigureReader
from reportedly.events.kinds import is_actor_noun, labels_of
from reportedly.events.modality import modality_of
from reportedly.events.roles import RoleReader, Roles
from reportedly.events.tree import Tree
from reportedly.events.triggers import Row, Trigger, find_triggers
from reportedly.events.whereabouts import Whereabouts
from reportedly.records import Claim, Doc, Span

KINDS: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT",), "injured": ("ASSAULT",), "missing": ("ASSAULT", "COERCE"), "casualties": ("ASSAULT",),
    "displaced": ("ASSAULT", "RETREAT", "COERCE", "AID"), "arrested": ("COERCE", "ASSAULT", "SANCTION", "ACCUSE"),
    "participants": ("PROTEST", "MOBILIZE", "RETREAT"),
}  # fmt: skip
_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_SILENT = frozenset({"duplicate", "caption", "title", "ad", "promo", "byline", "credit", "stamp"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger read as an act: ``first``..``last`` are the tokens of its clause, ``at`` the clause's anchor."""

    trigger: Trigger
    at: int
    first: int
    last: int
    roles: Roles
    modality: str
    modality_word: str
    figures: tuple[Bound, ...]

    @property
    def type(self) -> str:
        """The type that the trigger's row gives."""
        return self.trigger.row.type


class Reading:
    """One Doc as the events room sees it: tree, labels, roles, figures, whereabouts, and the sentences worth reading."""

    def __init__(self, doc: Doc, claims: Sequence[Claim]) -> None:
        self.doc = doc
        self.claims = tuple(claims)
        self.tree = Tree(doc)
        self.labels = labels_of(self.tree)
        self.where = Whereabouts(self.tree)
        self.figures = FigureReader(self.tree)
        self.silent = _silent_sentences(doc)

    def candidates(self) -> list[Candidate]:
        """All candidates in the order of the text; a trigger with several types gives one for each."""
        out: list[Candidate] = []
        for k, sentence in enumerate(self.doc.sentences):
            if k not in self.silent and sentence.last - sentence.first > 2:
                out.extend(self._in_sentence(sentence.first, sentence.last))
        return out

    def _in_sentence(self, first: int, last: int) -> list[Candidate]:
        triggers = find_triggers(self.tree, first, last)
        bound = self.figures.read(first, last) if last - first < 250 else []
        triggers.extend(_from_figures(triggers, bound))
        if not triggers:
            return []
        nominals = frozenset(t.at for t in triggers if not t.row.verb and not is_actor_noun(self.tree, t.at))
        plain = frozenset(t.at for t in triggers if t.row.verb and not t.row.weak)
        reader = RoleReader(self.tree, self.labels, nominals)
        return [
            self._candidate(t, reader, plain, bound)
            for t in sorted(triggers, key=lambda t: (t.at, t.row.type, t.row.words))
        ]

    def _candidate(self, t: Trigger, reader: RoleReader, plain: frozenset[int], bound: list[Bound]) -> Candidate:
        at = anchor(self.tree, t, plain)
        first, last = clause_of(self.tree, at, t)
        modality, word = modality_of(self.tree, t.at, own_act=t.row.type in _SPEECH)
        own = tuple(b for b in bound if t.row.type in KINDS[b.figure.kind] and t.first <= b.anchor <= t.last)
        return Candidate(t, at, first, last, reader.read(t), modality, word, own)


def _from_figures(triggers: list[Trigger], bound: list[Bound]) -> list[Trigger]:
    """A figure whose word is no trigger of the type that it calls for makes one of its own."""
    out = []
    have = {(k, t.row.type) for t in triggers for k in range(t.first, t.last + 1)}
    for b in bound:
        kind = KINDS[b.figure.kind][0]
        if b.figure.kind != "participants" and (b.anchor, kind) not in have:
            have.add((b.anchor, kind))
            row = Row((b.figure.kind,), verb=False, type=kind, mode="", roles="n", weak=True)
            out.append(Trigger(b.anchor, b.anchor, b.anchor, row))
    return out


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
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def _repeats(words: str, title: str) -> bool:
    if words == title:
        return True
    own, its = words.split(), set(title.split())
    shared = sum(w in its for w in own)
    return len(own) <= len(its) + 4 and shared >= 0.9 * len(own) and shared >= 0.7 * len(its)


def clause_span(reading: Reading, c: Candidate) -> Span:
    """The characters of a candidate's clause."""
    return reading.tree.span(c.first, c.last)
