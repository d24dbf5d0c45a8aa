"""The ACLED sub-event type of a coded record, by rules over its type, mode, parties, figures, modality and clause.

Written from the definitions of the ACLED Codebook (2021 edition; 25 sub-event types): battles are violent interactions
of armed sides, explosions and remote violence is what lets the target not respond, violence against civilians falls on
people who bear no arms, protests are demonstrations without violence by those who demonstrate, riots those with it and
mob violence, strategic developments are acts of note without violence. ACLED records what took place: an act that is
planned, threatened, feared or denied has no sub-event type, nor has a toll over many acts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.records import Figure, Party

LABELS = (
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade",
    "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    "Violent demonstration", "Mob violence",
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
    "Sexual violence", "Attack", "Abduction/forced disappearance",
)  # fmt: skip

_STATE = frozenset("MIL COP SPY PRM".split())
_ARMED = _STATE | frozenset("REB UAF CRM".split())
_HARM = frozenset("killed injured casualties".split())
_PLACE = (
    r"towns?|villages?|cit(?:y|ies)|districts?|provinces?|bases?|hills?|neighbou?rhoods?|strongholds?|airports?|areas?|territor(?:y|ies)"
    r"|checkpoints?|posts?|positions?|crossings?|ports?|fields?|dam|bridges?|barracks|headquarters|suburbs?|quarters?|regions?|capital"
)
_MARCHERS = re.compile(r"protest|demonstrat|march(?:er|ing)|rall(?:y|ies)|sit-?in|picket|strikers?\b", re.IGNORECASE)
_CROWD = re.compile(
    r"\bmobs?\b|rioter|crowd|villagers|residents|locals|vigilante|supporters|\bfans\b|inmates|prisoners|settlers|youths|students"
    r"|neighbou?rs|tribesmen|herders|farmers",
    re.IGNORECASE,
)
_FIGHT = re.compile(
    r"\bclash|\bfought\b|\bfight(?:s|ing)?\b|\bbattl(?:e|es|ed|ing)\b|gun ?-?(?:battle|fight)|fire ?-?fight|shoot-?out|skirmish"
    r"|exchang\w+ (?:\w+ )?(?:fire|shots|shells)|traded (?:fire|shots)|returned fire|repelled|repulsed|ambush",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    rf"\b(?:re)?captur\w+ (?:[\w'’-]+ ){{0,5}}(?:{_PLACE})\b|\bseiz\w+ (?:[\w'’-]+ ){{0,5}}(?:{_PLACE})\b|\b(?:took|taken|takes?|taking|seized|gained|regained|wrested|won|establish\w*) (?:full |complete |back )?control\b"
    r"|\bre(?:took|taken|take|captured|conquered|gained)\b|\bliberated\b|\boverr[au]n\b|\bfell to\b|\btook over\b|\bdr(?:ove|iven) \w+ (?:\w+ )?(?:out of|from)\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    rf"\bhand(?:ed|ing|s)? (?:\w+ )?over\b|\bhanded (?:[\w'’-]+ ){{0,4}}over to\b|\b(?:withdr[ae]w|withdrawn|retreat\w*|pull\w* out|left|abandon\w*|evacuat\w*) (?:from )?(?:[\w'’-]+ ){{0,4}}(?:{_PLACE})\b",
    re.IGNORECASE,
)
_THROWN = re.compile(
    r"\bgrenade|\b(?:threw|thrown?|throw(?:s|ing)|hurl\w+|lob\w*|toss\w+) (?:[\w'’-]+ ){0,4}(?:bomb|explosive)",
    re.IGNORECASE,
)
_ROCKET = re.compile(r"rocket-? ?propelled|grenade launcher|\bRPG|stun grenade", re.IGNORECASE)
_STOPPED = re.compile(
    r"tear-? ?gas|dispers|water ?-?cannon|rubber bullet|pepper spray|baton|stun grenade|truncheon|broke up|arrest|detain|rounded up"
    r"|cleared (?:the )?(?:square|camp|protest|demonstrat|street)|prevented|police (?:line|block|stop)|warning shots",
    re.IGNORECASE,
)
_LETHAL = re.compile(
    r"live (?:fire|rounds?|ammunition|bullets?)|opened? fire|shot dead|\bshot\b|gunfire|fired (?:on|at|into)|gunned down|sniper",
    re.IGNORECASE,
)
_BURNING = re.compile(
    r"burn\w* (?:\w+ ){0,2}(?:ty?i?res?|barricade|car|bus|vehicle|building|office)|barricad|\btyres?\b|torch(?:ed|ing)|set (?:\w+ ){0,3}(?:fire|ablaze|alight)"
    r"|\bhurl|\bstones\b|\brocks\b|molotov|petrol bomb|smash|vandali|loot|\briot(?!\s+(?:police|gear))|turned violent|clash",
    re.IGNORECASE,
)
_TRUCE = re.compile(
    r"cease-?fire|truce|peace|armistice|accord\b|(?:prisoner|hostage)s? (?:swap|exchange)|exchang\w+ (?:[\w'’-]+ ){0,3}prisoners|reconcil|end (?:the )?(?:fighting|hostilities|war)",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"weapon|ammunition|\barms\b|explosive|rifles?|missiles?|\bIEDs?\b|\bbombs?\b|defus|landmines?", re.IGNORECASE
)
_BASE = re.compile(
    r"(?:set up|establish\w*|built|build\w*|open(?:ed|ing)) (?:[\w'’-]+ ){0,4}(?:bases?|camps?|outposts?|headquarters|observation posts?|barracks)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """What the rules look at: ``words`` is the clause the act was read from, ``country`` that of its place ("" unknown)."""

    kind: str
    mode: str | None
    actor: Sequence[Party]
    recipient: Sequence[Party]
    figures: Sequence[Figure]
    words: str
    country: str

    def figure(self, *kinds: str) -> bool:
        """Whether a figure of one of ``kinds`` is stated for this act alone."""
        return any(f.kind in kinds and f.scope != "cumulative" and f.max != 0 for f in self.figures)

    @property
    def toll(self) -> bool:
        """Whether all that is told is a count over many acts."""
        return bool(self.figures) and all(f.scope == "cumulative" for f in self.figures)


Judged = tuple[str, str]
_NONE: Judged = ("", "")


def _armed(parties: Sequence[Party]) -> bool:
    return any(_ARMED.intersection(p.sector) and not p.private for p in parties)


def _civil(parties: Sequence[Party]) -> bool:
    return any(p.private or (p.sector and not _ARMED.intersection(p.sector)) for p in parties)


def _state(parties: Sequence[Party], country: str) -> bool:
    """Whether the state of the place acts: armed rebels beside it do not matter, forces of another country do."""
    return any(
        ({"GOV"} | _STATE).intersection(p.sector) and (not country or not p.country or p.country == country)
        for p in parties
    )


def _are(pattern: re.Pattern[str], parties: Sequence[Party]) -> bool:
    return any(pattern.search(p.text) or pattern.search(p.name) for p in parties)


def _assault(act: Act) -> Judged:
    if act.toll:
        return _NONE
    if act.figures and all(f.kind == "displaced" for f in act.figures):
        return "Other", "people displaced, no violence told"
    for rule in (_means_of_their_own, _at_demonstrations, _territory, _remote, _taken_away, _sides):
        found = rule(act)
        if found != _NONE:
            return found
    return "Attack", "violence against people who are not told to bear arms"


def _means_of_their_own(act: Act) -> Judged:
    if act.mode == "sexual":
        return "Sexual violence", "mode sexual"
    if act.mode == "unconventional":
        return "Chemical weapon", "mode unconventional"
    if act.mode == "suicide-attack":
        return "Suicide bomb", "mode suicide-attack"
    return _NONE


def _at_demonstrations(act: Act) -> Judged:
    against, by = _are(_MARCHERS, act.recipient), _are(_MARCHERS, act.actor)
    if by or (against and _FIGHT.search(act.words)):
        return "Violent demonstration", "demonstrators take part in the violence"
    grave = act.figure("killed") or _LETHAL.search(act.words) is not None
    if act.mode == "crowd-control" and not _armed(act.recipient):
        if grave:
            return "Excessive force against protesters", "a crowd met with lethal force"
        return "Protest with intervention", "means of crowd control without lethal force"
    if against and act.mode != "abduct":
        return "Excessive force against protesters", "violence against demonstrators"
    return _NONE


def _territory(act: Act) -> Judged:
    if act.mode in {"abduct", "targeted", "torture", "beat"} or not _TAKEN.search(act.words) or not act.actor:
        return _NONE
    if _state(act.actor, act.country):
        return "Government regains territory", "the state takes a place by force"
    if _armed(act.actor):
        return "Non-state actor overtakes territory", "an armed group or another country's forces take a place by force"
    return _NONE


def _remote(act: Act) -> Judged:
    if act.mode in {"aerial", "drone"}:
        return "Air/drone strike", f"mode {act.mode}"
    if act.mode == "heavy-weapons":
        if len(act.actor) > 1 and not act.recipient and _FIGHT.search(act.words):
            return "Armed clash", "both sides fire heavy weapons"
        return "Shelling/artillery/missile attack", "mode heavy-weapons"
    if act.mode == "explosives":
        if _THROWN.search(act.words) and not _ROCKET.search(act.words):
            return "Grenade", "an explosive thrown by hand"
        return "Remote explosive/landmine/IED", "mode explosives"
    return _NONE


def _taken_away(act: Act) -> Judged:
    if act.mode == "abduct":
        if act.figure("killed"):
            return "Attack", "persons taken and killed"
        if _armed(act.recipient) and re.search(r"captur|prisoner", act.words, re.IGNORECASE):
            return "Armed clash", "combatants captured"
        return "Abduction/forced disappearance", "mode abduct"
    if act.mode == "destroy" and not act.figure(*_HARM):
        return "Looting/property destruction", "mode destroy, nobody told to be hurt"
    return _NONE


def _sides(act: Act) -> Judged:
    armed_actor, armed_recipient = _armed(act.actor), _armed(act.recipient)
    fight = _FIGHT.search(act.words) is not None or (len(act.actor) > 1 and not act.recipient and armed_actor)
    if not armed_actor and _are(_CROWD, act.actor):
        return "Mob violence", "a crowd that is no armed group"
    if armed_recipient and not _civil(act.recipient):
        return "Armed clash", "the target bears arms"
    if fight and (armed_actor or armed_recipient) and not _civil(act.recipient):
        return "Armed clash", "armed sides fight"
    if fight and not act.actor:
        return "Armed clash", "fighting whose sides are not told"
    if fight and not armed_actor:
        return "Mob violence", "sides without arms fight"
    return _NONE


def _protest(act: Act) -> Judged:
    if act.mode in {"riot", "vandalize"}:
        return "Violent demonstration", f"mode {act.mode}"
    if act.mode in {None, "demo", "obstruct", "strike"} and _BURNING.search(act.words):
        return "Violent demonstration", "demonstrators are told to be violent or destructive"
    if act.figure("killed") or (act.figure("injured", "casualties") and _LETHAL.search(act.words)):
        return "Excessive force against protesters", "demonstrators killed or shot"
    if act.figure("arrested") or _STOPPED.search(act.words):
        return "Protest with intervention", "the demonstration is dispersed or demonstrators are held"
    return "Peaceful protest", "a demonstration without violence or intervention"


def _coerce(act: Act) -> Judged:
    if act.mode in {None, "arrest", "restrict"} and _are(_MARCHERS, act.recipient):
        return "Protest with intervention", "demonstrators held or stopped"
    if act.mode == "arrest":
        return "Arrests", "mode arrest"
    if act.mode == "seize":
        if _WEAPONS.search(act.words):
            return "Disrupted weapons use", "weapons seized"
        if re.search(r"\bdeclar\w+|\bproclaim\w+", act.words, re.IGNORECASE):
            return "Change to group/activity", "a rule of its own declared"
        if _TAKEN.search(act.words):
            return "Non-violent transfer of territory", "a place taken, no violence told"
        return "Looting/property destruction", "mode seize"
    if act.mode in {"curfew", "martial-law", "withhold"}:
        return "Other", f"mode {act.mode}: a development of note"
    return _NONE


def _retreat(act: Act) -> Judged:
    if act.mode == "ceasefire" or _TRUCE.search(act.words):
        return "Agreement", "a truce, or prisoners exchanged"
    if act.mode == "withdraw" and _armed(act.actor):
        if _HANDED.search(act.words):
            return "Non-violent transfer of territory", "armed forces leave a place"
        return "Change to group/activity", "armed forces withdraw"
    if act.mode == "disarm" or (act.mode is None and re.search(r"surrender|defect", act.words, re.IGNORECASE)):
        return "Change to group/activity", "fighters lay down arms or change sides"
    return _NONE


def _mobilize(act: Act) -> Judged:
    if _BASE.search(act.words):
        return "Headquarters or base established", "a base set up"
    if act.mode in {"troops", "weapons", "militia"}:
        return "Change to group/activity", f"mode {act.mode}"
    return _NONE


def _agree(act: Act) -> Judged:
    return ("Agreement", "sides agree or talk about peace") if _TRUCE.search(act.words) else _NONE


_RULES: Mapping[str, Callable[[Act], Judged]] = {
    "ASSAULT": _assault,
    "PROTEST": _protest,
    "COERCE": _coerce,
    "RETREAT": _retreat,
    "MOBILIZE": _mobilize,
    "AGREE": _agree,
}


def judge(
    kind: str,
    mode: str | None,
    modality: str,
    actor: Sequence[Party],
    recipient: Sequence[Party],
    figures: Sequence[Figure],
    words: str = "",
    country: str = "",
) -> tuple[str, str]:
    """The ACLED sub-event type of a record (ACLED's English label, "" where none applies) and the ground for it.

    ``words`` is the clause that the record was read from: modes do not tell a thrown grenade from a mine, nor a place
    taken from one attacked. ``country`` is the alpha-3 code of the place: forces of another state that take a place are
    coded as the ACLED Codebook does, like a non-state actor. Only acts of modality ``actual`` have a sub-event type.
    """
    if modality != "actual" or kind not in _RULES:
        return _NONE
    return _RULES[kind](Act(kind, mode, actor, recipient, figures, words, country))


def sub_event(
    kind: str,
    mode: str | None,
    modality: str,
    actor: Sequence[Party],
    recipient: Sequence[Party],
    figures: Sequence[Figure],
    words: str = "",
    country: str = "",
) -> str:
    """The ACLED sub-event type of a record as ``judge`` finds it, without the ground ("" where none applies)."""
    return judge(kind, mode, modality, actor, recipient, figures, words, country)[0]
