"""Figures decided: the rules' reading of a number and the network's, weighed."""

from __future__ import annotations

from dataclasses import replace

from reportedly.events.countparts import Bound
from reportedly.events.figures import Candidate
from reportedly.events.sentences import Reading
from reportedly.events.signs import FIGURES
from reportedly.models.net import Floats, chances_of
from reportedly.records import Figure

NONE = len(FIGURES)  # the place of "no figure" among the network's scores; the next one is that of a running total
WIDTH = NONE + 2
RULES = 1.0  # what the rules' kind adds to the network's score of it


def judge(reading: Reading, scores: Floats) -> None:
    """Give ``reading`` the figures of every sentence, by rules and ``scores`` (a row a token, WIDTH wide)."""
    for sentence in reading.doc.sentences:
        if sentence.last > sentence.first:
            found = [b for c in reading.candidates(sentence.first, sentence.last) if (b := _judged(reading, scores, c))]
            reading.settle(sentence.first, found)


def _judged(reading: Reading, scores: Floats, c: Candidate) -> Bound | None:
    own = scores[c.at, : NONE + 1].copy()
    own[NONE if c.bound is None else FIGURES.index(c.bound.figure.kind)] += RULES
    best = int(chances_of(own).argmax())
    if best == NONE:
        return None
    kind = FIGURES[best]
    if c.bound is not None and c.bound.figure.kind == kind:
        return replace(c.bound, by="rules, network" if int(scores[c.at, : NONE + 1].argmax()) == best else "rules")
    q = c.quantity
    scope = "cumulative" if scores[c.at, NONE + 1] > 0 else "event"
    words = q.span.of(reading.doc.text)
    if c.bound is not None:
        return Bound(replace(c.bound.figure, kind=kind, scope=scope), c.bound.anchor, "network")
    verb = reading.tree.clause_verb(c.noun)
    figure = Figure(kind, q.min, q.max, q.vague, q.qualifier, scope, words, q.span)
    return Bound(figure, c.noun if verb is None else verb, "network")
