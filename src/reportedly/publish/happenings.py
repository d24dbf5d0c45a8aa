"""An event with what the formats of the field ask of it: its records, its day, its place, its dead, its sides.

These formats hold what took place and have no column to say otherwise: records of modality ``actual`` alone are shown,
and events that have none, or that a person rejected, are left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.publish.geojson import point_of
from reportedly.publish.timecodes import days_of
from reportedly.records import Event, EventRecord, FigureSummary, Party, Place, Time

STATE = frozenset("GOV MIL COP SPY PRM JUD LEG".split())
FORCES = frozenset("MIL COP SPY PRM".split())
GROUPS = frozenset("REB UAF CRM".split())
_LONG = 10**6
_DIGITS = 13  # hexadecimal: 52 bits, which a double holds exactly


@lru_cache(maxsize=1)
def _states() -> dict[str, dict[str, str]]:
    return {r["iso3"]: r for r in table("state_codes")}


def state_code(country: str, column: str) -> str:
    """What table ``state_codes`` has in ``column`` for a country (alpha-3), "" where it has nothing."""
    return _states().get(country, {}).get(column, "")


def number_of(key: str) -> int:
    """A positive integer for an id, below 2**52: the first 13 hexadecimal digits of the id's SHA-256."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:_DIGITS], 16)


def moment(stamp: str) -> datetime | None:
    """A stated ISO 8601 time as UTC (a time without zone is taken as UTC), None where it is none."""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(v for v in values if v))


def name_of(party: Party) -> str:
    """A party's canonical name, or its words."""
    return party.name or party.text


def is_armed(party: Party) -> bool:
    """Whether a party is a state or an organised group that bears arms; private persons never are."""
    return not party.private and bool((STATE | GROUPS) & set(party.sector))


def is_civilian(party: Party) -> bool:
    """Whether a party is told to be people without arms: private persons, or sectors none of which is armed."""
    return party.private or (bool(party.sector) and not (STATE | GROUPS) & set(party.sector))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that took place, with its actual records in the order of publication."""

    event: Event
    records: tuple[EventRecord, ...]

    @property
    def place(self) -> Place | None:
        """Where it is put: the most exact place with coordinates, or else the first."""
        return point_of(self.event) or next(iter(self.event.places), None)

    @property
    def country(self) -> str:
        """Alpha-3 of the place, "" unknown."""
        return next((p.country for p in (self.place, *self.event.places) if p and p.country), "")

    @property
    def time(self) -> Time | None:
        """The time that a record gives it: one that begins on the event's first day if any does, the shortest stretch."""
        known = [(r.time, r.id) for r in self.records if r.time is not None and r.time.start]
        if not known:
            return None
        return min(known, key=lambda k: (k[0].start[:10] != self.event.start[:10], days_of(k[0]) or _LONG, k[1]))[0]

    @property
    def killed(self) -> FigureSummary | None:
        """The event's figure of the dead."""
        return next((f for f in self.event.figures if f.kind == "killed"), None)

    @property
    def sub_event(self) -> str:
        """ACLED's sub-event type that most of its records have; ties to the record that is surest, then by name."""
        votes: dict[str, tuple[int, float]] = {}
        for r in self.records:
            if r.sub_event:
                count, sure = votes.get(r.sub_event, (0, 0.0))
                votes[r.sub_event] = (count + 1, max(sure, r.confidence))
        return min(votes, key=lambda k: (-votes[k][0], -votes[k][1], k), default="")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of its records, by name."""
        return tuple(sorted({r.outlet for r in self.records if r.outlet}))

    @property
    def origins(self) -> tuple[str, ...]:
        """The voices at the roots of its records' attributions, by name."""
        return tuple(sorted({c[-1].name or c[-1].text for r in self.records for a in r.attribution if (c := a.chain)}))

    def sides(self) -> tuple[Sequence[Party], Sequence[Party]]:
        """Who did it and to whom; where several fight and nobody is the target, the first and the others."""
        if len(self.event.actor) > 1 and not self.event.recipient:
            return self.event.actor[:1], self.event.actor[1:]
        return self.event.actor, self.event.recipient


def happenings(events: Iterable[Event], records: Iterable[EventRecord]) -> Iterator[Happening]:
    """The events that took place, each with its actual records, in the order of ``events``."""
    of: dict[str, list[EventRecord]] = {}
    for record in records:
        if record.event_id and record.modality == "actual":
            of.setdefault(record.event_id, []).append(record)
    for event in events:
        if event.review.status != "rejected" and event.id in of:
            yield Happening(event, tuple(sorted(of[event.id], key=lambda r: (r.published, r.report_id, r.id))))
