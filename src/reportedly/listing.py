"""How events are listed: the gravest first, and the words by which each is found. Rooms that keep or show lists share it."""

from __future__ import annotations

import unicodedata

from reportedly.records import Event, FigureSummary, Place

_TYPE_WEIGHT = {t: i for i, t in enumerate(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"))}
_LEVEL_WEIGHT = {"corroborated": 0, "contested": 1, "relayed": 2, "single": 3}
# Digits of each number in ``gravity_key``: killed, casualties, injured, type, level, origins, reports, arrested, participants.
_DIGITS = (9, 9, 9, 1, 1, 5, 6, 9, 10)
# Longest word by which an event is found, in characters; longer ones are cut, where they are kept and where they are asked for.
WORD = 160


def of_one_act(event: Event, figure: FigureSummary) -> bool:
    """Whether a figure is that of one act: no running toll, and of an event that is known closer than its country."""
    running = all(c.scope == "cumulative" for c in figure.claims)
    return not running and any(p.precision not in ("", "country") for p in event.places)


def gravity(event: Event) -> tuple[int | str, ...]:
    """Sorts events: most killed first, then most injured, then by type, corroboration, number of origins and reports, day and id."""
    return (*_ranks(event), event.start, event.id)


def gravity_key(event: Event) -> str:
    """``gravity`` as a text that sorts the same by code point, up to numbers of nine digits; no two events share one."""
    parts = []
    for number, digits in zip(_ranks(event), _DIGITS, strict=True):
        most = 10**digits - 1
        parts.append(f"{number if digits == 1 else most - min(-number, most):0{digits}d}")
    return f"{''.join(parts)}.{event.start}.{event.id}"


def _ranks(event: Event) -> tuple[int, ...]:
    """What counts before day and id, the gravest first."""
    most = {f.kind: f.best or f.low or f.high or 0 for f in event.figures if of_one_act(event, f)}
    c = event.corroboration
    return (
        *(-most.get("killed", 0), -most.get("casualties", 0), -most.get("injured", 0)),
        *(_TYPE_WEIGHT.get(event.type, 9) // 2, _LEVEL_WEIGHT.get(c.level, 9), -c.origins, -c.reports),
        *(-most.get("arrested", 0), -most.get("participants", 0)),
    )


def folded(text: str) -> str:
    """A name without case, accents and punctuation, for comparison."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def word(name: str) -> str:
    """A name as it is kept to be found by: folded and cut; a name of signs alone is kept as it is."""
    return (folded(name) or name.strip().casefold())[:WORD]


def place_words(place: Place) -> frozenset[str]:
    """What a place may be asked for by: its names folded, its country's code as it is."""
    names = frozenset(folded(x) for x in (place.name, place.text, place.admin1, place.city))
    return (names | {place.country}) - {""}


def site(event: Event) -> Place | None:
    """The place an event is drawn at and called by: its most exact place that has coordinates."""
    return next((p for p in event.places if p.lat is not None and p.lon is not None), None)


# Why a person should look at an event, and how much each reason counts; the first three are of what is grave.
NEEDS = {
    "many_killed": 2,
    "killed": 4,
    "injured": 1,
    "contested": 4,
    "figures": 3,
    "unsure": 2,
    "one_voice": 1,
}
_GRAVE = frozenset({"many_killed", "killed", "injured"})
_UNSURE = 0.5  # a record below this confidence is more likely than not none that a reader would code


def needs(event: Event, confidence: float) -> tuple[str, ...]:
    """Codes of ``NEEDS`` that hold of an event whose least sure record has ``confidence``; none where nothing is in doubt.

    What is grave alone is no doubt: it raises what is.
    """
    killed = max((f.high or f.best or f.low or 0 for f in event.figures if f.kind == "killed"), default=0)
    hurt = any(f.kind in ("injured", "casualties") and f.high != 0 for f in event.figures)
    unclear = any(f.low != f.high or f.best is None for f in event.figures)
    holds = {
        "many_killed": killed >= 10,
        "killed": killed > 0,
        "injured": hurt,
        "contested": event.corroboration.level == "contested",
        "figures": unclear,
        "unsure": confidence < _UNSURE,
        "one_voice": event.corroboration.origins < 2 and (killed > 0 or hurt),
    }
    found = tuple(code for code in NEEDS if holds.get(code))
    return found if set(found) - _GRAVE else ()


def queue_key(event: Event, why: tuple[str, ...]) -> str:
    """What sorts the queue: the weight of the reasons, then ``gravity_key``; "" for what need not be looked at."""
    return f"{99 - sum(NEEDS[code] for code in why):02d}.{gravity_key(event)}" if why else ""
