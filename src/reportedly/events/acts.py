"""Acts decided: which of the network's tokens tell of an act, which tell of the same one, and the clause of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportedly.codes import MODES_OF
from reportedly.events.clauses import anchor, clause_of
from reportedly.events.network import MODALITIES, MODES, Seen
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES
from reportedly.events.triggers import Row, Trigger

LEAST = 0.08  # a token less likely to tell of any act adds nothing
PLAIN = 0.5  # how much likelier than any mode "no mode" must be
WORDED, PARSED = 0.6, 0.15  # what the words of a clause add to the chance of a mode, the parse to that of a modality
SURE = 0.45  # a token less likely than this to tell an act of its own may be another word for one of its clause
POSSIBLE = 0.2  # an act's tokens together are at least so likely to tell of it
_IN = frozenset({"in", "by", "during", "from", "after", "following", "with"})
SHORT = 3  # a clause of fewer tokens says too little to be evidence
SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})

# The places of "no mode" and of a type's modes among MODES.
_ALLOWED = {t: [i for i, m in enumerate(MODES) if i == 0 or m in MODES_OF.get(t, ())] for t in TYPES}


@dataclass(slots=True)
class Act:
    """One act: its token and type, how sure the network is, the tokens that tell of the same act, and how far it is to be believed."""

    at: int
    type: str
    chance: float
    members: list[int]
    trigger: Trigger
    first: int
    last: int
    belief: float = 0.0

    @property
    def sure(self) -> float:
        """How likely the network holds the act, 0..1."""
        return min(1.0, self.chance)


def decide(reading: Reading, seen: Seen) -> list[Act]:
    """What the network holds possible as acts of a report, in the order of the text; ``belief.py`` says which of them are given."""
    out: list[Act] = []
    for k, sentence in enumerate(reading.doc.sentences):
        if k not in reading.silent and sentence.last - sentence.first > 2:
            out.extend(a for a in _in_sentence(reading, seen, sentence.first, sentence.last) if a.chance >= POSSIBLE)
    return sorted(out, key=lambda a: a.at)


def _in_sentence(reading: Reading, seen: Seen, first: int, last: int) -> list[Act]:
    rows = seen.types[first:last]
    best = rows.argmax(axis=1)
    chances = rows[np.arange(len(rows)), best]
    order = [int(i) for i in np.argsort(-chances, kind="stable") if chances[i] >= LEAST]
    acts: list[Act] = []
    for i in order:
        at, kind = first + i, TYPES[int(best[i])]
        home = next(
            (
                a
                for a in acts
                if a.type == kind
                and (
                    (chances[i] < SURE and _one(reading, a, at))
                    or _one_toll(reading, a, at)
                    or (kind == "ASSAULT" and (_one_attack(reading, a.at, at) or _outcome(reading, a.at, at)))
                )
            ),
            None,
        )
        if home is not None:
            home.members.append(at)
            home.chance += float(chances[i])
            continue
        acts.append(_act(reading, at, kind, float(chances[i])))
    return acts


def _act(reading: Reading, at: int, kind: str, chance: float) -> Act:
    tree = reading.tree
    row = Row((tree.lemma(at),), verb=tree.is_verb(at), type=kind, mode="", roles="", weak=False)
    trigger = Trigger(at, at, at, row)
    first, last = clause_of(tree, anchor(tree, trigger, frozenset()), trigger)
    if last - first < SHORT:
        first, last = _widened(reading, trigger, first, last)
    return Act(at, kind, chance, [at], trigger, first, last)


def _widened(reading: Reading, t: Trigger, first: int, last: int) -> tuple[int, int]:
    """The clause of the verb above a word that stands alone in its own: "disgraceful" in "he called it disgraceful"."""
    tree = reading.tree
    verb = tree.clause_verb(tree.head(t.at))
    if verb is None or tree.token(verb).sent != tree.token(t.at).sent:
        return first, last
    low, high = clause_of(tree, verb, Trigger(t.at, min(t.at, verb), max(t.at, verb), t.row))
    return min(first, low), max(last, high)


def _one(reading: Reading, a: Act, at: int) -> bool:
    """Whether a less likely token tells of the act ``a``: it stands in its clause, next to its token or tied to it."""
    tree = reading.tree
    return abs(a.at - at) <= 2 or a.first <= at <= a.last or tree.head(at) == a.at or tree.head(a.at) == at


def _one_attack(reading: Reading, a: int, b: int) -> bool:
    """Whether a noun names the attack that a verb tells the outcome of: "strikes killed 21", "were killed in a blast"."""
    tree = reading.tree
    noun, verb = (a, b) if tree.is_verb(b) else (b, a)
    if tree.is_verb(noun) or not tree.is_verb(verb):
        return False
    token, up = tree.token(noun), tree.head(noun)
    if token.dep == "nsubj":
        return up == verb
    return token.dep == "pobj" and tree.head(up) == verb and tree.lemma(up) in _IN


def _outcome(reading: Reading, a: int, b: int) -> bool:
    """Whether a participle tells whom the attack of the verb above it killed or hurt: "shelled the market, killing two"."""
    tree = reading.tree
    up, down = (a, b) if tree.head(b) == a else (b, a)
    token = tree.token(down)
    if tree.head(down) != up or not tree.is_verb(up) or token.dep != "advcl" or token.tag != "VBG":
        return False
    sentence = reading.doc.sentences[token.sent]
    return any(
        b.anchor == down and b.figure.kind in {"killed", "injured"}
        for b in reading.bound(sentence.first, sentence.last)
    )


def _one_toll(reading: Reading, a: Act, at: int) -> bool:
    """Whether two words count the dead and the wounded of one act: "killed three people and wounded ten"."""
    tree = reading.tree
    sentence = reading.doc.sentences[tree.token(at).sent]
    kinds = {b.anchor: b.figure.kind for b in reading.bound(sentence.first, sentence.last)}
    if {kinds.get(a.at), kinds.get(at)} != {"killed", "injured"}:
        return False
    later, earlier = max(a.at, at), min(a.at, at)
    return tree.token(later).dep == "conj" and tree.head(later) in {earlier, tree.head(earlier)}


def mode_of(seen: Seen, act: Act, ruled: str | None) -> tuple[str | None, float]:
    """The likeliest mode that the act's type has, None where none is, and how likely; ``ruled`` is what its words say."""
    allowed = _ALLOWED[act.type]
    row = seen.modes[act.at]
    total = float(row[allowed].sum()) or 1.0
    chances = {i: float(row[i]) / total + WORDED * (MODES[i] == ruled) for i in allowed if i}
    at = max(chances, key=lambda i: (chances[i], -i), default=0)
    if not at or float(row[0]) / total > chances[at] + PLAIN:
        return None, float(row[0]) / total
    return MODES[at], float(row[at]) / total


def modality_of(seen: Seen, act: Act, ruled: str) -> tuple[str, float]:
    """The likeliest modality and how likely; ``ruled`` is what the parse says."""
    row = seen.modalities[act.at]
    chances = [float(x) + PARSED * (m == ruled) for x, m in zip(row, MODALITIES, strict=True)]
    at = max(range(len(chances)), key=lambda i: (chances[i], -i))
    return MODALITIES[at], float(row[at])
