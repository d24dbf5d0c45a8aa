"""Strikes: work laid down, or an attack. The network mixes the two where the words beside it are few ("observed the strike").

A strike is a walk-out by the words it hangs together with ("general strike", "went on strike", "suspended the strike", "the dockers'
strike"), else as the report's other strikes are, else where the report names workers and no aircraft or bomb; what the network holds possible of violence in a walk-out is protest. An attack from
the air needs a word for one somewhere in the report, and a walk-out is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.events.kinds import has_sector
from reportedly.events.network import MODES, Seen
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES
from reportedly.events.tree import Tree

_ASSAULT, _PROTEST = TYPES.index("ASSAULT"), TYPES.index("PROTEST")
_AERIAL, _STRIKE = MODES.index("aerial"), MODES.index("strike")
_MODES_OF_ASSAULT = [
    MODES.index(m)
    for m in "targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons unconventional".split()
]
_LABOUR = frozenset({"LAB"})
_WORKING = frozenset({"LAB", "EDU", "MED"})
_WALKOUT = frozenset(
    "general hunger labour labor transport rail railway train metro bus tube port dock postal wage pay nationwide countrywide indefinite "
    "wildcat sympathy solidarity sit-in day hour week month civil doctors teachers nurses miners drivers truckers pilots prison".split()
)
_ATTACK = frozenset(
    "air missile rocket drone artillery mortar military pre-emptive preemptive retaliatory surgical precision cruise naval aerial "
    "bombing deadly lethal terrorist nuclear coalition nato".split()
)
_KEPT = frozenset(  # what is done to a walk-out by those who take part in it, and nobody does to an attack
    "observe heed join stage suspend extend prolong declare break honour honor settle".split()
)
_AIMED = frozenset({"on", "against", "at"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_LED = frozenset("launch conduct carry deliver order target hit kill wound destroy damage pound injure".split())
_FROM_THE_AIR = re.compile(
    r"\bair\b|\baerial|\bair-?(?:strike|raid|borne|craft|force)|planes?\b|\bjets?\b|helicopter|\bbomb|missile|rocket|\bdrones?\b|\braids?\b|"
    r"\bNATO\b|sorties?\b|\bskies\b|pilots?\b|barrel|\bshell|cruise|\bfighters?\b|chopper|gunship|from above|no-fly",
    re.IGNORECASE,
)


def sensed(reading: Reading, seen: Seen) -> Seen:
    """What the network saw, with walk-outs no attacks and no attack from the air in a report that names no means of one."""
    senses = {i: _sense(reading, i) for i in _strikes(reading.tree)}
    named = _FROM_THE_AIR.search(reading.doc.text) is not None
    usual = sum(senses.values()) or int(not named and -1 not in senses.values() and _works(reading.tree))
    walkouts = [i for i, sense in senses.items() if sense > 0 or (sense == 0 and usual > 0)]
    airborne = named or len(walkouts) < len(senses)
    if airborne and not walkouts:
        return seen
    types, modes = seen.types.copy(), seen.modes.copy()
    for i in {k for at in walkouts for k in (at, *_done_to(reading.tree, at))}:
        types[i, _PROTEST] = max(types[i, _PROTEST], types[i, _ASSAULT])
        types[i, _ASSAULT] = 0.0
        modes[i, _STRIKE] += modes[i, _MODES_OF_ASSAULT].sum()
        modes[i, _MODES_OF_ASSAULT] = 0.0
    if not airborne:
        modes[:, 0] += modes[:, _AERIAL]
        modes[:, _AERIAL] = 0.0
    return replace(seen, types=types, modes=modes)


def _works(tree: Tree) -> bool:
    """Whether the report names working people or their union."""
    return any(has_sector(tree, i, _LABOUR) for i, t in enumerate(tree.tokens) if t.pos in {"NOUN", "PROPN"})


def _strikes(tree: Tree) -> Iterator[int]:
    """The nouns "strike" of the report."""
    return (i for i in range(len(tree.tokens)) if tree.lemma(i) in {"strike", "strikes"} and not tree.is_verb(i))


def _sense(reading: Reading, i: int) -> int:
    """1 for a walk-out, -1 for an attack, 0 where the words beside it do not tell."""
    tree = reading.tree
    first, _ = tree.base(i)
    before = {p for k in range(first, i) for p in tree.token(k).text.lower().split("-")} | {
        tree.lemma(k) for k in range(first, i)
    }
    if before & _ATTACK or _LED & {tree.lemma(k) for k in _governors(tree, i)}:
        return -1
    if before & _WALKOUT or _KEPT & {tree.lemma(k) for k in _governors(tree, i)}:
        return 1
    if i and tree.lemma(i - 1) == "on" and tree.token(i).tag == "NN":
        return 1  # "went on strike", "workers on strike"
    if any(reading.labels.get(k) in _PLACES for k in tree.preposition_objects(i, _AIMED)):
        return -1  # "a strike on Aleppo"
    people = [*range(first, i), *tree.preposition_objects(i, frozenset({"by", "of"}))]
    return int(any(has_sector(tree, k, _WORKING) for k in people))


def _governors(tree: Tree, i: int) -> Iterator[int]:
    """The verb of which a strike is the subject or object."""
    up = tree.head(i)
    if tree.token(i).dep in {"nsubj", "nsubjpass", "dobj", "obj"} and tree.is_verb(up):
        yield up


def _done_to(tree: Tree, i: int) -> Iterator[int]:
    """The verbs that tell of a walk-out with it: "observed the strike", "the strike goes on", "went on strike"."""
    over = tree.head(tree.head(i)) if tree.token(i).dep == "pobj" and tree.lemma(tree.head(i)) == "on" else i
    for up in (over,) if over != i and tree.is_verb(over) else _governors(tree, i):
        if tree.lemma(up) not in _LED:
            yield up
