"""ACLED sub-event type of a short note, by ordered rules written from the definitions of the ACLED codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.events.notesigns import find
from reportedly.events.notestems import weigh
from reportedly.events.notevictims import taker, victims
from reportedly.events.notewords import foreground, plain
from reportedly.lexicon import table

OTHER = "OTHER"
_HIT = {"hit-armed": "armed", "hit-civil": "civil"}
_BY = {"by-rebels": "rebels", "by-state": "state"}


@dataclass(slots=True)
class Note:
    """A note's words with the signs that were looked for in them so far."""

    text: str
    _found: dict[str, str] = field(default_factory=dict)

    def sign(self, name: str) -> str:
        """The words that are the sign ``name``, "" where it is absent."""
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def _look(self, name: str) -> str:
        if kind := _HIT.get(name):
            return kind if kind in victims(self.text) else ""
        if kind := _BY.get(name):
            return kind if kind == taker(self.text) else ""
        return find(name, self.text)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sub-type and the signs that call for it: all of ``needs`` and none of ``unless``; ``ground`` says why."""

    sub_type: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    ground: str

    def applies(self, note: Note) -> bool:
        """Whether the rule holds for ``note``."""
        return all(note.sign(s) for s in self.needs) and not any(note.sign(s) for s in self.unless)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules in order of precedence; the last one always applies."""
    return tuple(
        Rule(r["sub_type"], tuple(r["needs"].split()), tuple(r["unless"].split()), r["ground"])
        for r in table("acled_rules")
    )


# What later sentences can make of the event that the first one tells; the rest of a note is its setting.
_GRAVER = {
    "PEACE_PROTEST": "PROTEST_WITH_INTER FORCE_AGAINST_PROTEST VIOL_DEMONSTR",
    "PROTEST_WITH_INTER": "FORCE_AGAINST_PROTEST VIOL_DEMONSTR",
    "FORCE_AGAINST_PROTEST": "VIOL_DEMONSTR",
    "VIOL_DEMONSTR": "",
    "MOB_VIOL": "ARMED_CLASH VIOL_DEMONSTR",
    "ARMED_CLASH": "GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER MOB_VIOL",
    "SUIC_BOMB": "ARMED_CLASH",
    "GRENADE": "ARMED_CLASH FORCE_AGAINST_PROTEST",
    "REM_EXPLOS": "ARMED_CLASH SUIC_BOMB FORCE_AGAINST_PROTEST",
    "ART_MISS_ATTACK": "ARMED_CLASH CHEM_WEAP DISR_WEAP",
    "AIR_STRIKE": "ARMED_CLASH CHEM_WEAP DISR_WEAP",
    "CHEM_WEAP": "",
    "SEX_VIOL": "",
    "ABDUCT_DISSAP": "ATTACK SEX_VIOL",
    "ARREST": "PROTEST_WITH_INTER ATTACK ARMED_CLASH",
    "PROPERTY_DISTRUCT": "ATTACK ARMED_CLASH MOB_VIOL VIOL_DEMONSTR SEX_VIOL",
    "DISR_WEAP": "ARMED_CLASH",
    "AGREEMENT": "",
    "HQ_ESTABLISHED": "",
    "CHANGE_TO_GROUP_ACT": "NON_VIOL_TERRIT_TRANSFER",
    "NON_VIOL_TERRIT_TRANSFER": "GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER",
    "GOV_REGAINS_TERIT": "",
    "NON_STATE_ACTOR_OVERTAKES_TER": "",
}
# Rules too weak to stand against what later sentences tell.
_WEAK = frozenset({(), ("hurt",), ("attack",), ("hit-armed",), ("weak-protest",), ("crowd-control",)})
# Rules that say so little that the words' own weights are asked: on 98 notes unseen by the rules .92 right became .94.
_ASKED = frozenset({(), ("attack",), ("weak-protest",)})
_SAID = 5
_FIRST = re.compile(r" [.;] ")


@dataclass(frozen=True, slots=True)
class Told:
    """A note's sub-event type, why it has it, and the signs (or stems, with their weights) that were found."""

    sub_type: str
    ground: str
    signs: tuple[tuple[str, str], ...]


def _first(note: Note) -> Rule:
    return next(r for r in rules() if r.applies(note))


def _read(front: str) -> tuple[Rule, Note]:
    """The rule that decides on what stands in front, with the words that it was read from.

    The first rule that applies to the whole decides; where the first sentence alone tells of an event, the rest can
    only make it a graver one.
    """
    note = Note(front)
    rule = _first(note)
    head = Note(_FIRST.split(front)[0])
    opening = _first(head)
    if opening.needs in _WEAK or rule.sub_type in {opening.sub_type, *_GRAVER.get(opening.sub_type, "").split()}:
        return rule, note
    return opening, head


def explain_sub_event_type(note: str) -> Told:
    """The sub-event type of ``note`` with the ground for it.

    The rules look at what stands in front, then, where none applies, at the whole note; last, the stems are weighed.
    """
    whole = plain(note)
    front = foreground(whole)
    rule, seen = _read(front)
    if not rule.needs:
        seen = Note(whole)
        rule = _first(seen)
    if rule.needs in _ASKED:
        best, said = weigh(front)
        if best:
            return Told(best, "the weights of its words", tuple((s, f"{w:+.2f}") for s, w in said[:_SAID]))
    return Told(rule.sub_type, rule.ground, tuple((s, seen.sign(s)) for s in rule.needs))


def sub_event_type(note: str) -> str:
    """The sub-event type of ``note`` (a sentence or two on one event), named as in CASE 2021 task 2."""
    return explain_sub_event_type(note).sub_type
