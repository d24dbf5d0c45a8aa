"""What linking compares of a record: its days, towns, parties, figures, sources and rare words, read out once.

Only ``EventRecord`` fields are used; nothing is looked up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from reportedly.linking.groups import stated
from reportedly.linking.origins import behind
from reportedly.linking.sources import source_name
from reportedly.linking.tolls import (
    clause_of,
    counts,
    is_background,
    is_detail,
    is_period,
    is_retold,
    is_separate,
    is_toll,
    is_update,
    own_day,
)
from reportedly.linking.words import clause_rarity, stems, weighed
from reportedly.records import EventRecord, Figure, Party, Place

_EXACT = ("landmark", "city")
# Records whose acts have not happened, and those of what goes on for long, are linked only among themselves; a denied act
# is linked to the act it denies.
_REALITY = {"actual": "real", "denied": "real"}
# Days before its last possible day that a record of week precision may lie: "in a day's news" is the day itself or the two
# before. With all six, reports of acts six days apart were brought together on the Syrian reports.
_WEEK = 2
# Who denies an act speaks after it: days that the denied act may lie before the day carried over to the denial.
_DENIED = 2
# "Raised its toll to five": the day is the day of saying, and the act lies up to so many days before it.
_UPDATED = 7


@dataclass(frozen=True, slots=True)
class Facts:
    """One record, or the records by which one report tells one act, in the form in which they are compared.

    ``record`` stands for them. ``first`` and ``last`` are proleptic day numbers (0 and 0 unknown), ``exact_day`` says that
    the clause itself names its day, ``update`` that it restates a toll, ``separate`` that it is another act than its report told before. ``acts`` are ACLED's kinds of act. ``towns``, ``regions`` and ``countries`` hold
    folded names; ``coordinates`` those of landmarks and towns. ``words`` are the stems of the evidence, ``vector`` the
    rare ones. ``totals`` are the whole numbers that a voice gives of one act: voice, kind, number; ``parts`` those of some of the dead or injured ("including three").
    """

    record: EventRecord
    first: int
    last: int
    exact_day: bool
    update: bool
    modes: frozenset[str]
    acts: frozenset[str]
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
    totals: frozenset[tuple[str, str, int]]
    parts: frozenset[tuple[str, int]]
    toll: bool
    reality: str
    separate: bool
    words: tuple[str, ...]
    vector: Mapping[str, float]


def day_number(iso: str) -> int:
    """The proleptic day of an ISO day (its first ten characters); 0 where it is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return 0


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name for comparison: folded, without a leading article or anything but letters and digits."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["al"], ["el"]) and len(words) > 1 else words)


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
        return _one_day(record, first, last)
    return (max(1, min(first, last - _WEEK)), last, False) if time.precision == "week" else (first, last, False)


def _one_day(record: EventRecord, first: int, last: int) -> tuple[int, int, bool]:
    possessive = record.time is not None and f"{record.time.text.casefold()}'s" in clause_of(record).replace("’", "'")
    if is_update(record) and not possessive:
        return max(1, first - _UPDATED), last, False
    if late_denial(record):
        return max(1, first - _DENIED), last, False
    return first, last, own_day(record)


def late_denial(record: EventRecord) -> bool:
    """Whether the record denies an act and its day is that of the denial, the day of publication."""
    time = record.time
    return record.modality == "denied" and time is not None and time.start >= record.published[:10]


def _names(places: Sequence[Place], precision: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(p.name) for p in places if p.precision in precision and fold(p.name))


def _towns(places: Sequence[Place]) -> frozenset[str]:
    own = _names(places, ("city",))
    return own | frozenset(fold(p.city) for p in places if p.city and p.precision in _EXACT)


def _kinds(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(f"{p.country}:{s}" for p in parties for s in (p.sector or ("",)) if p.country or s)


def _party_names(parties: Sequence[Party]) -> frozenset[str]:
    """Names of parties; "people" and "civilians" name nobody and count by their kind."""
    return frozenset(fold(p.name) for p in parties if fold(p.name) and not p.private)


def _reality(record: EventRecord) -> str:
    """What a record can be linked to: what happened, what goes on for long, what a period cost, what is planned or feared."""
    if is_background(record):
        return "background"
    told = _REALITY.get(record.modality, record.modality)
    return "period" if told == "real" and is_period(record) else told


def _totals(record: EventRecord) -> frozenset[tuple[str, str, int]]:
    """What each voice gives as the number of one act; a part, a detail, or an earlier toll told again is none."""
    if is_update(record) or is_retold(record) or is_detail(record):
        return frozenset()
    whole = [s.figure for s in stated(record) if s.figure.part_of is None]
    whole = [f for f in whole if not f.vague and counts(record, f)]
    voices = {source_name(a.chain[-1].name or a.chain[-1].text) if a.chain else "" for a in behind(record)} or {""}
    return frozenset((v, f.kind, n) for v in voices for f in whole if (n := value(f)) is not None)


def facts_of(records: Sequence[EventRecord]) -> list[Facts]:
    """The facts of every record, in order."""
    return with_vectors([facts_alone(r) for r in records])


def with_vectors(all_facts: Sequence[Facts]) -> list[Facts]:
    """The same facts with their rare words weighed, by a table and not by the others: each is the same in any company."""
    return [replace(f, vector=weighed(f.words, clause_rarity(f.words), counts=False)) for f in all_facts]


def facts_alone(record: EventRecord) -> Facts:
    """The facts of one record, its words not yet weighed."""
    first, last, exact = _days(record)
    places = record.places
    return Facts(
        record=record,
        first=first,
        last=last,
        exact_day=exact,
        update=is_update(record),
        modes=frozenset([record.mode] if record.mode else ()),
        acts=frozenset([record.sub_event] if record.sub_event else ()),
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
        origins=frozenset(source_name(a.chain[-1].name or a.chain[-1].text) for a in behind(record) if a.chain),
        figures=tuple(sorted((s.figure.kind, v) for s in stated(record) if (v := value(s.figure)) is not None)),
        totals=_totals(record),
        parts=frozenset((f.kind, v) for f in record.figures if f.part_of and (v := value(f)) is not None),
        toll=is_toll(record),
        reality=_reality(record),
        separate=is_separate(record),
        words=tuple(stems(" ".join(e.quote for e in record.evidence[:2]))),
        vector={},
    )


def together(parts: Sequence[Facts]) -> Facts:
    """The facts of several records that tell one act in one report: what any of them states, the days all allow."""
    if len(parts) == 1:
        return parts[0]
    dated = [f for f in parts if f.exact_day] or [f for f in parts if f.first]
    first, last = max((f.first for f in dated), default=0), min((f.last for f in dated), default=0)
    denials = [f.first for f in parts if late_denial(f.record) and f.last == last]
    first = min([first, *denials])
    lead = max(parts, key=lambda f: (not f.update, f.record.modality == "actual", len(f.figures), -parts.index(f)))
    return replace(
        lead,
        first=min(first, last),
        last=last,
        exact_day=any(f.exact_day for f in parts) and not denials,
        update=all(f.update for f in parts),
        modes=frozenset().union(*(f.modes for f in parts)),
        acts=frozenset().union(*(f.acts for f in parts)),
        towns=frozenset().union(*(f.towns for f in parts)),
        landmarks=frozenset().union(*(f.landmarks for f in parts)),
        regions=frozenset().union(*(f.regions for f in parts)),
        countries=frozenset().union(*(f.countries for f in parts)),
        coordinates=tuple(dict.fromkeys(c for f in parts for c in f.coordinates)),
        actors=frozenset().union(*(f.actors for f in parts)),
        recipients=frozenset().union(*(f.recipients for f in parts)),
        actor_kinds=frozenset().union(*(f.actor_kinds for f in parts)),
        recipient_kinds=frozenset().union(*(f.recipient_kinds for f in parts)),
        origins=frozenset().union(*(f.origins for f in parts)),
        figures=tuple(sorted({x for f in parts for x in f.figures})),
        totals=frozenset().union(*(f.totals for f in parts)),
        parts=frozenset().union(*(f.parts for f in parts)),
        toll=all(f.toll for f in parts),
        words=tuple(w for f in parts for w in f.words),
    )


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points given in degrees, in kilometres."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
