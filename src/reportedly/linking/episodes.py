"""Episodes: what goes on for days in one town (a siege, fighting, a third week of protest) and holds the events of it.

Protest of a whole country makes one, too, of the events for which no report names a town ("a nationwide strike"); its
``place`` is "". An event belongs to a row of kind, country and town; an episode is a stretch of such a row without a silence longer than
the kind's ``STEP`` and with events on at least ``LEAST_DAYS`` days. So what an event belongs to hangs on its row alone, and
any order of input gives the same. Acts that have not happened, other events without a town and those spread over more than
``LONGEST`` days (a month, "in recent years") make no episode.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportedly.linking.facts import day_number, fold
from reportedly.records import Bout, Episode, Event, EventRecord

# Days of silence after which what follows is another episode: marches come back weekly, fighting and shelling daily, and of a
# siege little is told. Set by hand; no gold data measures them.
STEP: Mapping[str, int] = {"protest": 7, "fighting": 3, "siege": 14}
LEAST_DAYS = 3
LONGEST = 3
_KINDS = {"PROTEST": "protest", "ASSAULT": "fighting"}
_SIEGE = re.compile(r"\b(?:besieg\w*|sieges?|blockad\w*|encircle\w*)\b", re.IGNORECASE)
Row = tuple[str, str, str]


def bouts_of(events: Iterable[Event], records: Iterable[EventRecord]) -> Iterator[Bout]:
    """One bout for each record that stands in an event."""
    by_id = {r.id: r for r in records}
    for event in events:
        for record in (by_id[r] for r in event.records if r in by_id):
            place = next((p for p in record.places if p.precision in ("landmark", "city")), None)
            town = (place.city or place.name) if place else ""
            words = record.evidence[0].quote if record.evidence else ""
            whole = next((p for p in record.places if p.precision == "country"), None)
            # A country that the clause does not name was carried over to it.
            told = place or (whole if whole and whole.text and whole.text in words else None)
            yield Bout(
                event.id,
                event.type,
                event.start,
                event.end,
                record.modality,
                town,
                told.country if told else "",
                words,
            )


def episodes(bouts: Iterable[Bout]) -> tuple[Episode, ...]:
    """Every episode by first day, then id. The order of ``bouts`` changes nothing."""
    of_event: defaultdict[str, list[Bout]] = defaultdict(list)
    for bout in bouts:
        of_event[bout.event_id].append(bout)
    rows: defaultdict[Row, list[Bout]] = defaultdict(list)
    for key in sorted(of_event):
        for row, told in _rows(of_event[key]):
            rows[row].append(told)
    found = [e for row in sorted(rows) for part in _stretches(row, rows[row]) if (e := _episode(row, part))]
    return tuple(sorted(found, key=lambda e: (e.start, e.id)))


def _rows(bouts: Sequence[Bout]) -> Iterator[tuple[Row, Bout]]:
    """The rows of one event, with the bout that names its town as most of its records do."""
    held = [b for b in bouts if b.modality == "actual" and day_number(b.start)]
    named = [b for b in held if b.town]
    if not held or _last(held[0]) - day_number(held[0].start) >= LONGEST:
        return
    # An event that no report puts in a town is the country's: of protest that says where it was.
    where = named or [b for b in held if b.type == "PROTEST" and b.country]
    if not where:
        return
    tally = Counter((b.country, b.town) for b in where)
    country, town = min(tally, key=lambda k: (-tally[k], k))
    told = min((b for b in where if (b.country, b.town) == (country, town)), key=lambda b: b.words)
    if told.type in _KINDS:
        yield (_KINDS[told.type], country, fold(town)), told
    if any(_SIEGE.search(b.words) for b in named):
        yield ("siege", country, fold(town)), told


def _last(bout: Bout) -> int:
    return day_number(bout.end) or day_number(bout.start)


def _stretches(row: Row, told: Iterable[Bout]) -> Iterator[list[Bout]]:
    """The events of a row by day, cut where nothing is told for longer than the kind's step."""
    part: list[Bout] = []
    last = 0
    for bout in sorted(told, key=lambda b: (b.start, b.event_id)):
        if part and day_number(bout.start) - last > STEP[row[0]]:
            yield part
            part, last = [], 0
        part.append(bout)
        last = max(last, _last(bout))
    if part:
        yield part


def _episode(row: Row, told: Sequence[Bout]) -> Episode | None:
    days = sorted({day_number(b.start) for b in told})
    if len(days) < LEAST_DAYS:
        return None
    kind, country, _ = row
    names = Counter(b.town for b in told)
    place = min(names, key=lambda n: (-names[n], n))
    gap = max(b - a for a, b in pairwise(days))
    reasons = (
        (f"place: {place or country}", float(len(told))),
        ("days told", float(len(days))),
        ("longest gap in days", float(gap)),
    )
    first = hashlib.sha256(f"episode\x1f{kind}\x1f{told[0].event_id}".encode()).hexdigest()[:20]
    return Episode(
        id="p" + first,
        kind=kind,
        place=place,
        country=country,
        start=told[0].start,
        end=max(b.end or b.start for b in told),
        events=tuple(b.event_id for b in told),
        reasons=reasons,
    )
