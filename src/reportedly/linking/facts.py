"""What linking compares of a record: its days, towns, parties, figures, sources and rare words, read out once.

Only ``EventRecord`` fields are used; nothing is looked up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.linking.origins import source_name
from reportedly.linking.words import rarity, stems, weighed
from reportedly.records import EventRecord, Figure, Party, Place

_EXACT = ("landmark", "city")
# Records whose acts have not happened are linked only among themselves; a denied act is linked to the act it denies.
_REALITY = {"actual": "real", "denied": "real"}
# Days before its last possible day that a record of week precision may lie: "in a day's news" is the day itself or the two
# before. With all six, reports of acts six days apart were brought together on the Syrian reports.
_WEEK = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """One record in the form in which it is compared.

    ``first`` and ``last`` are proleptic day numbers (0 and 0 unknown); ``towns``, ``regions`` and ``countries`` hold
    folded names; ``coordinates`` those of landmarks and towns. ``vector`` holds the rare words of the evidence.
    """

    record: EventRecord
    first: int
    last: int
    exact_day: bool
    towns: frozenset[str]
    landmarks: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]
    coordinates: tuple[tuple[float, float], ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_kinds: frozenset[str]
    recipient_kinds: frozenset[str]
    origins: frozenset[str]
    figures: tuple[tuple[str, int], ...]
    toll: bool
    reality: str
    vector: Mapping[str, float]


def day_number(iso: str) -> int:
    """The proleptic day of an ISO day (its first ten characters); 0 where it is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return 0


def fold(name: str) -> str:
    """A name for comparison: folded, without a leading article or anything but letters and digits."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["al"], ["el"]) and len(words) > 1 else words)


def is_toll(record: EventRecord) -> bool:
    """Whether the record states a cumulative toll and no figure of one event."""
    return bool(record.figures) and all(f.scope == "cumulative" for f in record.figures)


def value(figure: Figure) -> int | None:
    """The one number that stands for a figure: what is stated as least, else as most."""
    return figure.min if figure.min is not None else figure.max


def _days(record: EventRecord) -> tuple[int, int, bool]:
    time = record.time
    if time is None or not day_number(time.start):
        published = day_number(record.published)
        return (max(1, published - _WEEK), published, False) if published else (0, 0, False)
    first, last = day_number(time.start), day_number(time.end) or day_number(time.start)
    if time.precision == "day":
        return first, last, True
    return (max(1, min(first, last - _WEEK)), last, False) if time.precision == "week" else (first, last, False)


def _names(places: Sequence[Place], precision: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(p.name) for p in places if p.precision in precision and fold(p.name))


def _towns(places: Sequence[Place]) -> frozenset[str]:
    own = _names(places, ("city",))
    return own | frozenset(fold(p.city) for p in places if p.city and p.precision in _EXACT)


def _kinds(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(f"{p.country}:{s}" for p in parties for s in (p.sector or ("",)) if p.country or s)


def _party_names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(fold(p.name) for p in parties if fold(p.name))


def facts_of(records: Sequence[EventRecord]) -> list[Facts]:
    """The facts of every record, in order; rarity of words is over all of them."""
    bags = [stems(" ".join(e.quote for e in r.evidence[:2])) for r in records]
    idf = rarity(bags)
    return [_facts(r, weighed(bag, idf, counts=False)) for r, bag in zip(records, bags, strict=True)]


def _facts(record: EventRecord, vector: Mapping[str, float]) -> Facts:
    first, last, exact = _days(record)
    places = record.places
    return Facts(
        record=record,
        first=first,
        last=last,
        exact_day=exact,
        towns=_towns(places),
        landmarks=_names(places, ("landmark",)),
        regions=frozenset(fold(p.admin1) for p in places if p.admin1) | _names(places, ("admin1", "admin2")),
        countries=frozenset(p.country for p in places if p.country),
        coordinates=tuple(
            (p.lat, p.lon) for p in places if p.precision in _EXACT and p.lat is not None and p.lon is not None
        ),
        actors=_party_names(record.actor),
        recipients=_party_names(record.recipient),
        actor_kinds=_kinds(record.actor),
        recipient_kinds=_kinds(record.recipient),
        origins=frozenset(source_name(a.chain[-1].name or a.chain[-1].text) for a in record.attribution if a.chain),
        figures=tuple(sorted((f.kind, v) for f in record.figures if (v := value(f)) is not None)),
        toll=is_toll(record),
        reality=_REALITY.get(record.modality, record.modality),
        vector=vector,
    )


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points given in degrees, in kilometres."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
