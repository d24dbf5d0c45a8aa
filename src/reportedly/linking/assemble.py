"""One event out of its records: what they agree on, what each adds, and every figure with its source.

The event's id is the content hash of its canonical record's id: the earliest by publication, then report id, then
position, then record id. So an id stays when later reports join, whatever they say.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.linking.corroboration import corroboration
from reportedly.linking.facts import fold
from reportedly.linking.figures import summaries, tolls
from reportedly.linking.judging import marked, renamed
from reportedly.linking.tolls import is_update
from reportedly.records import Event, EventRecord, Link, Party, Place
from reportedly.review import UNJUDGED, Judged

_PRECISION = {"landmark": 0, "city": 1, "admin2": 2, "admin1": 3, "country": 4, "": 5}
_TIME = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}


def telling_order(record: EventRecord) -> tuple[str, str, int, str]:
    """Sorts records by when they were told: publication, report, first evidence, id."""
    return record.published or "9999", record.report_id, record.evidence[0].start if record.evidence else 0, record.id


def event_id(records: Sequence[EventRecord]) -> str:
    """The id of the event whose records these are: a hash of its canonical (earliest told) record's id."""
    first = min(records, key=telling_order)
    return "e" + hashlib.sha256(f"event\x1f{first.id}".encode()).hexdigest()[:20]


def assemble(
    records: Sequence[EventRecord], links: Sequence[Link], root_outlet: Mapping[str, str], judged: Judged = UNJUDGED
) -> Event:
    """The event that ``records`` (at least one, of one type) tell of; ``judged`` names origins and their states."""
    ordered = sorted(records, key=telling_order)
    said, printed = renamed(ordered, root_outlet, judged)
    start, end = _days(ordered)
    return Event(
        id=event_id(ordered),
        type=ordered[0].type,
        modes=_by_support([r.mode for r in ordered if r.mode]),
        start=start,
        end=end,
        places=_places(ordered),
        actor=_parties([p for r in ordered if not is_update(r) for p in r.actor]),
        recipient=_parties([p for r in ordered for p in r.recipient]),
        issues=tuple(sorted({i for r in ordered for i in r.issues})),
        records=tuple(sorted(r.id for r in ordered)),
        figures=summaries(said, printed),
        corroboration=corroboration(said, printed, marked(ordered, judged)),
        links=tuple(links),
        tolls=tolls(said, printed),
    )


def _by_support(values: Sequence[str]) -> tuple[str, ...]:
    """Distinct values, the most frequent first, ties by name."""
    tally = Counter(values)
    return tuple(sorted(tally, key=lambda v: (-tally[v], v)))


def _days(records: Sequence[EventRecord]) -> tuple[str, str]:
    """First and last day by the most exactly dated records; the days that most of these state, ties to the earliest."""
    timed = [r.time for r in records if r.time and r.time.start]
    if not timed:
        days = sorted(r.published[:10] for r in records if r.published)
        return (days[0], days[0]) if days else ("", "")
    best = min(_TIME.get(t.precision, 4) for t in timed)
    tally = Counter((t.start, t.end or t.start) for t in timed if _TIME.get(t.precision, 4) == best)
    return min(tally, key=lambda d: (-tally[d], d))


def _places(records: Sequence[EventRecord]) -> tuple[Place, ...]:
    """Distinct places, most exact first, then the most often named, then by name."""
    tally: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Place] = {}
    for record in records:
        for place in record.places:
            key = place.gazetteer_id or fold(place.name), place.precision
            tally[key] += 1
            first.setdefault(key, place)
    ranked = sorted(first, key=lambda k: (_PRECISION.get(k[1], 5), -tally[k], k))
    return tuple(first[k] for k in ranked)


def _parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Distinct parties, the most often named first. Of parties that name nobody only one of each kind is kept."""
    tally: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], Party] = {}
    for party in parties:
        key = ("role", party.country, *party.sector) if party.private else ("name", fold(party.name or party.text))
        tally[key] += 1
        first.setdefault(key, party)
    return tuple(first[k] for k in sorted(first, key=lambda k: (-tally[k], k)))
