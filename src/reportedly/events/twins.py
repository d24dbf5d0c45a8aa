"""Two words of one act, told apart from two acts: "carried out" and "strikes" of one sentence, "shelled" and "arrested" of another.

The network finds words that tell of acts; whether two of one sentence and type tell of the same one shows in how they stand to each other and
in the parties and figures around each. A logistic decider over signs of that (``lexicon/twin_weights.tsv``, estimated by
``training/twins.py`` on reports that readers corrected) gives the chance that a reader would code one act for both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.events.acts import Act
from reportedly.events.figures import Bound
from reportedly.events.fill import Found, Parties
from reportedly.events.network import MODALITIES, Seen
from reportedly.events.sentences import Reading
from reportedly.lexicon import deciders

Signs = dict[str, float]
# From this chance on two are one. Of 867 pairs in the corrected reports that the networks did not learn from (by folds, area .752): joined .55, .41, .28
# at .5, .6, .7, rightly .731, .800, .845. Records dev: 22 of 411 records fewer at .6, figures .857 -> .909, F1 .727 -> .725; at .5 seven acts of the gold
# are lost.
ONE = 0.6
_STEPS = 4  # relations of the path between two words that are told


@dataclass(frozen=True, slots=True)
class Told:
    """An act with what was found around it."""

    act: Act
    parties: Parties
    figures: Sequence[Bound]


def twins_of(reading: Reading, seen: Seen, some: Sequence[Told]) -> list[int]:
    """For each act, in the order of the text, the number of the one that it is: the surest of those that are one, mostly itself."""
    home = list(range(len(some)))
    for k, b in enumerate(some):
        for j in range(k):
            a = some[j]
            if home[j] == home[k] or not can_be_one(reading, a.act, b.act):
                continue
            if chance(signs_of(reading, seen, a, b)) >= ONE:
                surer, less = sorted((home[j], home[k]), key=lambda x: (-some[x].act.belief, x))
                home = [surer if x == less else x for x in home]
    return home


def can_be_one(reading: Reading, a: Act, b: Act) -> bool:
    """Whether two acts are weighed: of one type and sentence."""
    return a.type == b.type and reading.tree.token(a.at).sent == reading.tree.token(b.at).sent


def chance(signs: Mapping[str, float]) -> float:
    """How likely two acts with these signs are one, 0..1."""
    return deciders.chance("twin_weights", signs)


def signs_of(reading: Reading, seen: Seen, a: Told, b: Told) -> Signs:
    """What speaks for and against one act behind two words, ``a`` told before ``b``."""
    tree = reading.tree
    one, two = a.act, b.act
    i, k = one.at, two.at
    kind, path = one.type, _path(reading, i, k)
    shape = f"{'verb' if tree.is_verb(i) else 'noun'} {'verb' if tree.is_verb(k) else 'noun'}"
    first, second = tree.lemma(i), tree.lemma(k)
    out = {
        "bias": 1.0,
        f"type {kind}": 1.0,
        f"shape {shape}": 1.0,
        f"{kind} {shape}": 1.0,
        f"path {path}": 1.0,
        f"{kind} path {path}": 1.0,
        f"word {first}": 1.0,
        f"word {second}": 1.0,
        f"words {' '.join(sorted((first, second)))}": 1.0,
        f"dep {tree.token(k).dep}": 1.0,
        "log distance": math.log1p(k - i),
        "surer": max(one.sure, two.sure),
        "less sure": min(one.sure, two.sure),
    }
    told = {
        "one clause": one.first <= two.last and two.first <= one.last,
        "inside": one.first <= k <= one.last or two.first <= i <= two.last,
        "in one chain": tree.chain(i) == tree.chain(k),
        "one above": i in tree.above(k) or k in tree.above(i),
        "one word": first == second,
        "one modality": _modality(seen, i) == _modality(seen, k),
        "both counted": bool(a.figures) and bool(b.figures),
        "one kind counted": bool({x.figure.kind for x in a.figures} & {x.figure.kind for x in b.figures}),
        "one figure": bool({x.figure.span for x in a.figures} & {x.figure.span for x in b.figures}),
    }
    for side in ("actor", "recipient"):
        mine, its = getattr(a.parties, side), getattr(b.parties, side)
        told |= {
            f"one {side}": _shared(reading, mine, its),
            f"two {side}s": bool(mine) and bool(its) and not _shared(reading, mine, its),
            f"{side} once": bool(mine) != bool(its),
        }
    told["sides turned"] = _shared(reading, a.parties.actor, b.parties.recipient) or _shared(
        reading, a.parties.recipient, b.parties.actor
    )
    return out | {name: 1.0 for name, holds in told.items() if holds}


def _modality(seen: Seen, at: int) -> str:
    return MODALITIES[int(seen.modalities[at].argmax())]


def _shared(reading: Reading, mine: Sequence[Found], its: Sequence[Found]) -> bool:
    """Whether a party stands on both lists: one phrase, or one head word."""
    tree = reading.tree
    return any(
        (x.first <= y.last and y.first <= x.last) or tree.lemma(x.head) == tree.lemma(y.head) for x in mine for y in its
    )


def _path(reading: Reading, i: int, k: int) -> str:
    """The relations up from the first word and down to the second, prepositions by their word; "long" where they are many."""
    tree = reading.tree
    way = tree.way(i, k)
    if way is None:
        return "apart"
    up, down = way
    if len(up) + len(down) > _STEPS:
        return f"long {tree.token(up[-1]).dep if up else ''} {tree.token(down[0]).dep if down else ''}"
    return " ".join([*(_step(reading, x) for x in up), ".", *(_step(reading, x) for x in down)])


def _step(reading: Reading, i: int) -> str:
    token = reading.tree.token(i)
    return f"{token.dep}:{reading.tree.lemma(i)}" if token.dep in {"prep", "agent", "mark"} else token.dep
