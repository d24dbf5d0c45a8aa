"""Candidates for how many died or were hurt in a report's incidents: figures, their sums, one victim; with what speaks for each.

MUC-4 counts victims by incident: one named victim is 1, those of a list are added up, what is restated is one incident's. The
numbers of a report are the figures that the rules bind to the effect, the sum of those in one sentence, and 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.events.coders.features import text_features
from reportedly.events.coders.learnt import Learnt
from reportedly.events.countover import by_verbs
from reportedly.events.countparts import Bound
from reportedly.events.figures import Candidate, FigureReader
from reportedly.events.tree import Tree
from reportedly.models.net import Floats
from reportedly.records import Doc, Sentence

KINDS = {"deaths": frozenset({"killed", "casualties"}), "injuries": frozenset({"injured", "casualties"})}
VERBS = {"deaths": "killed", "injuries": "injured"}
_TELLS = {
    "deaths": re.compile(
        r"\b(?:kill|murder|assassinat|dead|death|die[sd]?\b|dying|slain|slay|massacr|execut|bod(?:y|ies)\b|corpse|li(?:fe|ves)\b|victim)",
        re.IGNORECASE,
    ),
    "injuries": re.compile(r"\b(?:injur|wound|hurt|casualt|hospital|burn|victim|survive)", re.IGNORECASE),
}
FEATURES = (
    "any", "one", "is one", "one, is one", "any, is one", "any, is more",  # what the sentences that tell of the effect score
    "stated", "unstated", "unstated one", "times", "others stated", "others",
    "a sum", "only a sum", "first", "of one act", "a whole", "vague", "single", "named",
    "fifty or more", "largest", "size", "tells", "tells at all", "tells, is one", "tells at all, is one",
    "of one, is one",  # whether the verbs over a person say it: injuries .682 over folds, .674 without
)  # fmt: skip
_NEAR = 5  # words to either side of a number that count apart
_FEW = 6  # sentences from the report's start that count apart
_SMALL = 20  # the size of a number from which on all count as one
_LARGE = 50
_NONE = -4.0  # the score of a figure that there is not; of those stated the median is about -1


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of an effect: its number, the number of its sentence among ``of``, and features of its sentence.

    ``named`` says that it is one person's name without a number.
    """

    number: int
    bound: Bound
    sentence: int
    of: int
    single: bool
    named: bool
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of an effect in the order of the text, and whether it is said of one person anywhere."""

    figures: tuple[Stated, ...]
    one: bool


def telling(doc: Doc, effect: str) -> str:
    """The sentences with words of dying or of being hurt, one behind the other."""
    own = (s.span.of(doc.text) for s in doc.sentences)
    return " . ".join(" ".join(s.split()) for s in own if _TELLS[effect].search(s))


def telling_features(doc: Doc, effect: str) -> list[str]:
    """Features of ``telling``'s sentences."""
    return text_features(telling(doc, effect), pieces=True)


def told_of(doc: Doc, effect: str) -> Told:
    """What a report states of an effect, by the rules."""
    tree = Tree(doc)
    reader = FigureReader(tree)
    out = []
    for k, s in enumerate(doc.sentences):
        for c in reader.candidates(s.first, s.last):
            number = _number(c.bound, effect)
            if number and c.bound is not None:
                named = c.single and tree.token(c.noun).tag == "NNP"
                around = _around(tree, k, s, c, c.bound)
                around += tuple(f"{effect} {x}" for x in around)  # what both effects share, and what is this one's
                out.append(Stated(number, c.bound, k, len(doc.sentences), c.single, named, around))
    return Told(tuple(out), any(_one(tree, i, effect) for i in range(len(doc.tokens))))


def _one(tree: Tree, i: int, effect: str) -> bool:
    """Whether the verbs over a name, a noun or a pronoun say the effect of it: "left him seriously wounded"."""
    token = tree.token(i)
    if token.tag not in {"NNP", "NN", "PRP"} or token.dep in {"compound", "amod"}:
        return False
    found = by_verbs(tree, i)
    return found is not None and found[0] == VERBS[effect]


def _number(bound: Bound | None, effect: str) -> int:
    if bound is None or bound.figure.kind not in KINDS[effect]:
        return 0
    return bound.figure.max or bound.figure.min or 0


def _around(tree: Tree, k: int, s: Sentence, c: Candidate, bound: Bound) -> tuple[str, ...]:
    """Features of a figure: its sentence's words, those around it, its noun and verb, and how it is told."""
    figure = bound.figure
    words = sorted({tree.lemma(i) for i in range(s.first, s.last) if tree.token(i).text.strip()})
    near = range(max(s.first, c.at - _NEAR), min(s.last, c.at + _NEAR + 1))
    return (
        *("s" + w for w in words),
        *(("l" if i < c.at else "r") + tree.lemma(i) for i in near),
        "n" + tree.lemma(c.noun),
        "A" + tree.lemma(bound.anchor),
        "K" + figure.kind,
        "S" + figure.scope,
        "Q" + figure.qualifier,
        f"G{c.single:d}",
        f"P{figure.part_of is not None:d}",
        f"v{min(figure.max or figure.min or 0, _SMALL)}",
        f"D{min(k, _FEW)}",
    )


def tolls_of(doc: Doc, effect: str, known: Learnt) -> list[tuple[int, Floats]]:
    """The numbers that may be an incident's, each with its row of ``FEATURES``."""
    told = told_of(doc, effect)
    scores = [float(known.stated.scores(f.around)[0]) for f in told.figures]
    return numbers(doc, effect, told, scores, known.told[effect].scores(telling_features(doc, effect)))


def numbers(doc: Doc, effect: str, told: Told, scores: Sequence[float], sentences: Floats) -> list[tuple[int, Floats]]:
    """As ``tolls_of``, from the scores of the figures and of the sentences that tell of the effect."""
    figures = told.figures
    sums = _sums(figures)
    told_words = len(_TELLS[effect].findall(doc.text))
    out = []
    for n in sorted({f.number for f in figures} | sums | {1}):
        own = [(f, s) for f, s in zip(figures, scores, strict=True) if f.number == n]
        others = [(f.number, s) for f, s in zip(figures, scores, strict=True) if f.number != n]
        told_any, told_one, one = float(sentences[0]), float(sentences[1]), float(n == 1)
        row = {
            "any": told_any,
            "one": told_one,
            "is one": one,
            "one, is one": one * told_one,
            "any, is one": one * told_any,
            "any, is more": (1 - one) * told_any,
            "stated": max((s for _, s in own), default=_NONE),
            "unstated": float(not own),
            "unstated one": one * (not own),
            "times": math.log(1 + len(own)),
            "others stated": max((s for _, s in others), default=_NONE),
            "others": math.log(1 + len({x for x, _ in others})),
            "a sum": float(n in sums),
            "only a sum": float(n in sums and not own),
            "largest": float(n >= max((f.number for f in figures), default=1)),
            "fifty or more": float(n >= _LARGE),
            "size": math.log(n),
            "tells": math.log(1 + told_words),
            "tells at all": float(told_words > 0),
            "tells, is one": one * math.log(1 + told_words),
            "tells at all, is one": one * (told_words > 0),
            "of one, is one": one * told.one,
        } | _manner([f for f, _ in own], one)
        out.append((n, np.array([row[x] for x in FEATURES], np.float32)))
    return out


def _sums(figures: Sequence[Stated]) -> set[int]:
    """The sums of the figures of one sentence that are of one act and no part of another."""
    by: dict[int, list[int]] = {}
    for f in figures:
        if f.bound.figure.part_of is None and f.bound.figure.scope == "event":
            by.setdefault(f.sentence, []).append(f.number)
    return {sum(some) for some in by.values() if len(some) > 1}


def _manner(own: Sequence[Stated], one: float) -> dict[str, float]:
    """How a number is stated: where first, and whether anywhere as a figure of one act, as a whole, vaguely, of one person."""
    figures = [f.bound.figure for f in own]
    return {
        "first": min((f.sentence / f.of for f in own), default=1.0),
        "of one act": float(any(x.scope == "event" for x in figures)),
        "a whole": float(any(x.part_of is None for x in figures)),
        "vague": float(any(x.vague for x in figures)),
        "single": one * any(f.single for f in own),
        "named": one * sum(f.named for f in own),
    }
