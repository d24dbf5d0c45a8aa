"""Which kept candidates tell of one act, and which figures go with which act."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.events.candidates import KINDS, Candidate, Reading
from reportedly.events.figures import Bound
from reportedly.records import Span


@dataclass(slots=True)
class Group:
    """Candidates of one act, the surest first, with the figures bound to it."""

    members: list[tuple[Candidate, float]]
    figures: list[Bound] = field(default_factory=list)

    @property
    def lead(self) -> Candidate:
        """The candidate that gives type and clause."""
        return self.members[0][0]

    @property
    def confidence(self) -> float:
        """The surest member's probability."""
        return max(p for _, p in self.members)


def best_types(scored: list[tuple[Candidate, float]], least: float) -> list[tuple[Candidate, float]]:
    """One type for every word: the likeliest of its candidates, where it is likely enough."""
    best: dict[int, tuple[Candidate, float]] = {}
    for c, p in scored:
        known = best.get(c.trigger.at)
        if p >= least and (known is None or p > known[1]):
            best[c.trigger.at] = (c, p)
    return [best[k] for k in sorted(best)]


def grouped(reading: Reading, kept: list[tuple[Candidate, float]]) -> list[Group]:
    """Groups in the order of the text: mentions of one type in one sentence that the parse ties together are one act."""
    groups: list[Group] = []
    for c, p in kept:
        home = next((g for g in groups if any(_one_act(reading, m, c) for m, _ in g.members)), None)
        if home is None:
            groups.append(Group([(c, p)]))
        else:
            home.members.append((c, p))
    for g in groups:
        g.members.sort(key=lambda m: (-_rank(m[0]), -m[1], m[0].trigger.at))
    _give_figures(reading, groups)
    return groups


def _rank(c: Candidate) -> int:
    """A verb with both parties leads, then any verb, then nouns."""
    return 2 * c.trigger.row.verb + (bool(c.roles.actor) + bool(c.roles.recipient)) + bool(c.figures)


def _one_act(reading: Reading, a: Candidate, b: Candidate) -> bool:
    tree = reading.tree
    if a.type != b.type or tree.token(a.trigger.at).sent != tree.token(b.trigger.at).sent:
        return False
    if a.modality != b.modality and "denied" in {a.modality, b.modality}:
        return False
    if _different_figures(a, b):
        return False
    if a.at == b.at:
        return True
    outer, inner = (a, b) if a.first <= b.trigger.at <= a.last else (b, a)
    if outer.first <= inner.trigger.at <= outer.last and _not_told_apart(reading, outer, inner):
        return True
    later, earlier = (a, b) if a.at > b.at else (b, a)
    if tree.head(later.at) == earlier.at and tree.token(later.at).dep == "conj":
        own = tree.children(later.at, "nsubj", "nsubjpass")
        if not own:
            return later.at - earlier.at < 20
        toll = {x.figure.kind for x in a.figures} | {x.figure.kind for x in b.figures}
        return {"killed", "injured"} <= toll
    return False


def _different_figures(a: Candidate, b: Candidate) -> bool:
    kinds = {x.figure.kind for x in a.figures} & {x.figure.kind for x in b.figures}
    return bool(kinds)


def _not_told_apart(reading: Reading, outer: Candidate, inner: Candidate) -> bool:
    """Inside one clause two acts are one unless the inner one has a finite verb and a subject of its own."""
    tree = reading.tree
    if not inner.trigger.row.verb:
        return True
    own = tree.children(inner.trigger.at, "nsubj", "nsubjpass")
    return not own or (
        tree.lemma(own[0]) in {"that", "which", "who"} and tree.head(inner.trigger.at) == outer.trigger.at
    )


def _give_figures(reading: Reading, groups: list[Group]) -> None:
    """Each stated figure goes to the act whose word gave it its kind, or to the nearest fitting act of its sentence."""
    by_sentence: dict[int, list[Group]] = {}
    for g in groups:
        by_sentence.setdefault(reading.tree.token(g.lead.trigger.at).sent, []).append(g)
    for k in sorted(by_sentence):
        sentence = reading.doc.sentences[k]
        for bound in reading.figures.read(sentence.first, sentence.last):
            home = _home(reading, by_sentence[k], bound)
            if home is not None:
                home.figures.append(bound)


def _home(reading: Reading, groups: list[Group], bound: Bound) -> Group | None:
    fitting = [g for g in groups if g.lead.type in KINDS[bound.figure.kind]]
    for g in fitting:
        if any(c.trigger.first <= bound.anchor <= c.trigger.last for c, _ in g.members):
            return g

    def _far(g: Group) -> tuple[bool, int, int]:
        span = reading.tree.span(g.lead.first, g.lead.last)
        return (not span.covers(bound.figure.span), abs(g.lead.trigger.at - bound.anchor), g.lead.trigger.at)

    return min(fitting, key=_far) if fitting else None


def widest(reading: Reading, g: Group) -> Span:
    """The clause of the act: the lead's, widened over the members that touch it."""
    first, last = g.lead.first, g.lead.last
    for c, _ in g.members:
        if c.first <= last + 2 and c.last >= first - 2:
            first, last = min(first, c.first), max(last, c.last)
    return reading.tree.span(first, last)
