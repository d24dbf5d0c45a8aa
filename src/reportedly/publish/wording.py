"""Plain words for codes: what kind of act, how well it is supported, what a figure counts, how a range reads."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.records import Event, FigureSummary

_TYPES = {
    "AGREE": "Agreement",
    "CONSULT": "Meeting or talks",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Retreat or release",
    "REQUEST": "Demand",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "MOBILIZE": "Deployment",
    "COERCE": "Coercion",
    "ASSAULT": "Violence",
}
_MODES = {
    ("PROTEST", "demo"): "Demonstration",
    ("PROTEST", "strike"): "Strike",
    ("PROTEST", "riot"): "Riot",
    ("PROTEST", "hunger"): "Hunger strike",
    ("PROTEST", "boycott"): "Boycott",
    ("PROTEST", "obstruct"): "Blockade",
    ("PROTEST", "vandalize"): "Damage to property",
    ("COERCE", "arrest"): "Arrests",
    ("COERCE", "curfew"): "Curfew",
    ("COERCE", "censor"): "Censorship or cut-off",
    ("COERCE", "restrict"): "Restriction",
    ("COERCE", "seize"): "Seizure",
    ("COERCE", "martial-law"): "Martial law",
    ("COERCE", "deport"): "Deportation",
    ("COERCE", "withhold"): "Supply cut off",
    ("ASSAULT", "firearms"): "Shooting",
    ("ASSAULT", "explosives"): "Explosion",
    ("ASSAULT", "aerial"): "Air strike",
    ("ASSAULT", "drone"): "Drone strike",
    ("ASSAULT", "heavy-weapons"): "Shelling",
    ("ASSAULT", "suicide-attack"): "Suicide attack",
    ("ASSAULT", "crowd-control"): "Force against a crowd",
    ("ASSAULT", "abduct"): "Abduction",
    ("ASSAULT", "beat"): "Beating",
    ("ASSAULT", "torture"): "Torture",
    ("ASSAULT", "destroy"): "Destruction",
    ("ASSAULT", "targeted"): "Targeted attack",
    ("RETREAT", "release"): "Release",
    ("RETREAT", "resign"): "Resignation",
    ("RETREAT", "ceasefire"): "Ceasefire",
    ("RETREAT", "withdraw"): "Withdrawal",
    ("SANCTION", "expel"): "Expulsion",
    ("SANCTION", "convict"): "Conviction",
    ("ACCUSE", "investigate"): "Investigation",
    ("CONSULT", "visit"): "Visit",
}
_LEVELS = {
    "single": ("One source", "one report tells this, and nobody else has been read who does"),
    "relayed": ("Relayed", "several reports tell this, and they lead back to one origin or to none that is named"),
    "corroborated": ("Corroborated", "independent origins tell this"),
    "contested": ("Contested", "sources contradict one another about this"),
}
_KINDS = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Killed or injured",
    "arrested": "Arrested or held",
    "missing": "Missing",
    "displaced": "Displaced",
    "participants": "Taking part",
}
_PRECISIONS = {
    "landmark": "place in a town",
    "city": "town",
    "admin2": "district",
    "admin1": "province",
    "country": "country",
}
KIND_ORDER = tuple(_KINDS)


def act_label(event: Event) -> str:
    """What kind of act an event is, in a word or two: by its first mode that has a word, else by its type."""
    return label(event.type, event.modes)


def label(type_: str, modes: Sequence[str]) -> str:
    """The same from an event's type and modes."""
    named = [_MODES[type_, m] for m in modes if (type_, m) in _MODES]
    return named[0] if named else _TYPES.get(type_, type_.capitalize())


def type_label(type_: str) -> str:
    """A PLOVER type in plain words."""
    return _TYPES.get(type_, type_.capitalize())


def level_words(level: str) -> tuple[str, str]:
    """A level of corroboration as a short label and as what it means."""
    return _LEVELS.get(level, (level.capitalize(), ""))


def citing(chain: Sequence[str]) -> str:
    """Who says so, from who prints it to who said it: "the Courier, citing Reuters, citing the ministry"."""
    return ", citing ".join(chain)


def kind_label(kind: str) -> str:
    """What a figure counts."""
    return _KINDS.get(kind, kind.capitalize())


def precision_label(precision: str) -> str:
    """How exactly a place is known, as a kind of place."""
    return _PRECISIONS.get(precision, precision or "not located")


def number(value: int | None) -> str:
    """A whole number with thin groups of three ("15,000"); "?" where there is none."""
    return "?" if value is None else f"{value:,}"


def stated(low: int | None, high: int | None, *, vague: bool = False) -> str:
    """A stated figure: "7", "at least 7", "up to 40", "20 to 30", "about 2,000"."""
    if low is not None and low == high:
        return ("about " if vague else "") + number(low)
    if high is None:
        return ("some " if vague else "at least ") + (number(low) + " or more" if vague else number(low))
    if low is None:
        return "up to " + number(high)
    return f"{number(low)} to {number(high)}"


def span_of(figure: FigureSummary) -> str:
    """An event's range as the event has it: "3 to 7", "at least 84"; "or more" where a claim leaves the high end open."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return number(figure.best)
    is_open = any(c.max is None and c.min == high for c in figure.claims)
    if low == high:
        return stated(low, None if is_open else high)
    return stated(low, high) + (" or more" if is_open else "")
