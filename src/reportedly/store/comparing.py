"""What is compared of two people's records: for every field the values that count, and how far two are apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from reportedly import codes
from reportedly.records import EventRecord, Figure, Party
from reportedly.store.alpha import Distance, interval, masi, nominal, ratio

# Whether a record is one at all; no field of the contract, but the first thing that two people may differ in.
PRESENCE = "presence"
KEPT, REJECTED = "kept", "rejected"


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that is compared: ``of`` a field of the contract; ``value`` gives None where a record has none."""

    name: str
    of: str
    level: str
    distance: Distance
    value: Callable[[EventRecord], Any]


def _name(words: str) -> str:
    return " ".join(words.casefold().split())


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(_name(p.name or p.text) for p in parties)


def _mode(record: EventRecord) -> str | None:
    """The mode, "" where the type has modes and none was given, None where the type has none."""
    return (record.mode or "") if codes.MODES_OF.get(record.type) else record.mode


def _party(field: str) -> list[Compared]:
    def of(take: Callable[[tuple[Party, ...]], frozenset[str]], record: EventRecord) -> frozenset[str]:
        return take(getattr(record, field))

    def countries(parties: tuple[Party, ...]) -> frozenset[str]:
        return frozenset(p.country for p in parties if p.country)

    def sectors(parties: tuple[Party, ...]) -> frozenset[str]:
        return frozenset(s for p in parties for s in p.sector)

    parts = (("", _names), ("_country", countries), ("_sector", sectors))
    return [Compared(field + part, field, "set", masi, partial(of, take)) for part, take in parts]


def _places(record: EventRecord) -> frozenset[tuple[str, ...]]:
    return frozenset((_name(p.name or p.text), p.country, p.precision) for p in record.places)


def _chains(record: EventRecord) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_name(s.name or s.text) for s in a.chain) for a in record.attribution)


def _number(kind: str, record: EventRecord) -> Fraction | None:
    """The number of the first figure of a kind, of the event and no part of another where there is such a one.

    The middle of min and max, the one that is given where the other is not; None without any.
    """
    own = [f for f in record.figures if f.kind == kind and (f.min is not None or f.max is not None)]
    first = min(own, key=_rank, default=None)
    bounds = [n for n in (first.min, first.max) if n is not None] if first else []
    return Fraction(sum(bounds), len(bounds)) if bounds else None


def _rank(figure: Figure) -> tuple[bool, bool]:
    return figure.scope != "event", figure.part_of is not None


def _day(record: EventRecord) -> int | None:
    """The day it began, counted; None where there is none or it is no ISO day."""
    try:
        return date.fromisoformat(record.time.start).toordinal() if record.time else None
    except ValueError:
        return None


COMPARED: tuple[Compared, ...] = (
    Compared("type", "type", "nominal", nominal, lambda r: r.type),
    Compared("mode", "mode", "nominal", nominal, _mode),
    Compared("modality", "modality", "nominal", nominal, lambda r: r.modality),
    Compared("contexts", "contexts", "set", masi, lambda r: frozenset(r.contexts)),
    *_party("actor"),
    *_party("recipient"),
    Compared("places", "places", "set", masi, _places),
    Compared("dated", "time", "nominal", nominal, lambda r: _day(r) is not None),
    Compared("day", "time", "interval", interval, _day),
    Compared("figures", "figures", "set", masi, lambda r: frozenset(f.kind for f in r.figures)),
    *(Compared(f"figures_{k}", "figures", "ratio", ratio, partial(_number, k)) for k in codes.FIGURE_KINDS),
    Compared("attribution", "attribution", "set", masi, _chains),
    Compared("stance", "attribution", "set", masi, lambda r: frozenset(a.stance for a in r.attribution)),
    Compared("issues", "issues", "set", masi, lambda r: frozenset(r.issues)),
)


def meant(record: EventRecord, field: str) -> Hashable:
    """All that a field says, but for where its words stand: two that are equal need no settling."""
    own = tuple(c.value(record) for c in COMPARED if c.of == field)
    if field == "mode":
        return record.mode
    if field == "figures":
        return frozenset((f.kind, f.min, f.max, f.vague, f.scope) for f in record.figures)
    if field in ("actor", "recipient"):
        parties: tuple[Party, ...] = getattr(record, field)
        return frozenset((_name(p.name or p.text), p.country, frozenset(p.sector)) for p in parties)
    if field == "time":
        time = record.time
        return (time.start, time.end, time.precision, time.part_of_day) if time else None
    if field == "attribution":
        return frozenset((tuple(_name(s.name or s.text) for s in a.chain), a.stance) for a in record.attribution)
    if field == "evidence":
        return frozenset((e.start, e.end) for e in record.evidence)
    return own
