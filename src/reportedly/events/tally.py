"""Figures decided: the rules' reading of a number and the network's, weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.events.countgroups import together
from reportedly.events.countparts import Bound
from reportedly.events.countverbs import noun_under
from reportedly.events.countwords import NOUNS
from reportedly.events.figures import Candidate
from reportedly.events.sentences import Reading
from reportedly.events.signs import FIGURES
from reportedly.events.tree import Tree
from reportedly.models.net import Floats, chances_of
from reportedly.records import Figure, Span

NONE = len(FIGURES)  # the place of "no figure" among the network's scores; the next one is that of a running total
WIDTH = NONE + 2
RULES = 1.0  # what the rules' kind adds to the network's score of it
# What the rules' scope adds to the network's score of a running total. Scopes right of 649 figures that readers of fresh reports let stand or
# mended: rules alone .929, network alone .954, both at 1 .955, at 2 .949.
SCOPED = 1.0
_OF_TOLLS = frozenset({"killed", "injured", "casualties", "missing"})


def judge(reading: Reading, scores: Floats) -> None:
    """Give ``reading`` the figures of every sentence, by rules and ``scores`` (a row a token, WIDTH wide)."""
    for sentence in reading.doc.sentences:
        if sentence.last > sentence.first:
            told = [(c, _judged(reading, scores, c)) for c in reading.candidates(sentence.first, sentence.last)]
            once = _once(reading.tree, [(c, b) for c, b in told if b is not None])
            marked = together(reading.tree, [b for _, b in once])
            reading.settle(sentence.first, _one_scope(scores, [c for c, _ in once], marked))


def _one_scope(scores: Floats, candidates: Sequence[Candidate], told: Sequence[Bound]) -> list[Bound]:
    """``told`` with one scope for the groups that are told beside one another: what speaks for a running total is added up."""
    weight: defaultdict[Span, float] = defaultdict(float)
    for c, b in zip(candidates, told, strict=True):
        if b.figure.beside is not None:
            weight[b.figure.beside] += _running(scores, c)
    scope = {span: "cumulative" if x > 0 else "event" for span, x in weight.items()}
    return [
        b if b.figure.beside is None else replace(b, figure=replace(b.figure, scope=scope[b.figure.beside]))
        for b in told
    ]


def _once(tree: Tree, told: Sequence[tuple[Candidate, Bound]]) -> list[tuple[Candidate, Bound]]:
    """Without people that only say who those counted before are, and without the lot that others are counted from.

    "Omar Tell, a student, was killed"; "two men, a baker and a guard"; the 40 of "killing 24 of the 40 men stationed there".
    """
    nouns = [_noun(tree, c) for c, _ in told]
    kinds = {(noun, b.figure.kind) for noun, (_, b) in zip(nouns, told, strict=True)}
    lots = {(_lot(tree, c), b.figure.kind) for c, b in told}
    return [
        (c, b)
        for noun, (c, b) in zip(nouns, told, strict=True)
        if not (c.single and (_named(tree, noun), b.figure.kind) in kinds)
        and not (c.bound is None and (noun, b.figure.kind) in lots)
    ]


def _lot(tree: Tree, c: Candidate) -> int:
    """The noun of the lot that the number is taken from: the men of "24 of the 40 men"; -1 where there is none."""
    under = noun_under(tree, c.noun)
    return under if under != c.noun and tree.children(under, "nummod") and tree.lemma(under) not in NOUNS else -1


def _noun(tree: Tree, c: Candidate) -> int:
    return tree.head(c.noun) if tree.token(c.noun).dep == "det" else c.noun


def _named(tree: Tree, noun: int) -> int:
    """The noun to which ``noun``, or what it is coordinated with, stands in apposition; -1 where it does not."""
    for _ in range(12):
        dep = tree.token(noun).dep
        if dep == "appos":
            return tree.head(noun)
        if dep != "conj":
            break
        noun = tree.head(noun)
    return -1


def _judged(reading: Reading, scores: Floats, c: Candidate) -> Bound | None:
    own = scores[c.at, : NONE + 1].copy()
    own[NONE if c.bound is None else FIGURES.index(c.bound.figure.kind)] += RULES
    best = int(chances_of(own).argmax())
    if (
        c.bound is not None
        and reading.tree.lemma(c.bound.anchor) == "toll"
        and (best == NONE or FIGURES[best] not in _OF_TOLLS)
    ):
        best = FIGURES.index(c.bound.figure.kind)  # a number that a toll has risen to marches nowhere
    if best == NONE:
        return None
    kind = FIGURES[best]
    scope = _scope(scores, c)
    if c.bound is not None and c.bound.figure.kind == kind:
        by = "rules, network" if int(scores[c.at, : NONE + 1].argmax()) == best else "rules"
        return replace(c.bound, figure=replace(c.bound.figure, scope=scope), by=by)
    q = c.quantity
    words = q.span.of(reading.doc.text)
    if c.bound is not None:
        return Bound(replace(c.bound.figure, kind=kind, scope=scope), c.bound.anchor, "network")
    verb = reading.tree.clause_verb(c.noun)
    figure = Figure(kind, q.min, q.max, q.vague, q.qualifier, scope, words, q.span)
    return Bound(figure, c.noun if verb is None else verb, "network")


def _scope(scores: Floats, c: Candidate) -> str:
    """Whether a number is a running total, by the network's score and what the rules read."""
    return "cumulative" if _running(scores, c) > 0 else "event"


def _running(scores: Floats, c: Candidate) -> float:
    """What speaks for a number's being a running total; what speaks against it is below nought."""
    ruled = 0.0 if c.bound is None else SCOPED if c.bound.figure.scope == "cumulative" else -SCOPED
    return float(scores[c.at, NONE + 1]) + ruled
