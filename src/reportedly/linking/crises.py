"""Stories made of events: the acts of one crisis, however long it goes on.

Two events belong to one crisis where they lie near in time, in one country, and have two things in common: a town, a
region, a named party, an issue, a report that tells of both. One thing alone ("the police", the capital) ties too much.
Work grows with the number of events: those that share the same two things are looked at in the order of their days only.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reportedly.linking.facts import day_number, fold
from reportedly.records import Event, EventRecord

# Days that a crisis may be silent and still be the same: the third week of protest follows the second. Set by hand.
STEP = 14
# Things of one event that are paired; more only lengthen the work. The rarest are kept.
_MOST = 12
Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoryOf:
    """Events of one crisis by day; ``shared`` says what ties them ("party: dockers of rivo"), most often shared first.

    ``id`` is a hash of the first event's id; ``start`` and ``end`` are ISO days, "" where no event has a day.
    """

    id: str
    start: str
    end: str
    events: tuple[str, ...]
    countries: tuple[str, ...]
    shared: tuple[str, ...]


def crises(events: Sequence[Event], records: Sequence[EventRecord]) -> tuple[StoryOf, ...]:
    """Every event in one story, an event tied to no other in one of its own; by first day. Order of input changes nothing."""
    ordered = sorted(events, key=lambda e: (e.start, e.id))
    by_id = {r.id: r for r in records}
    things = _rarest([_things(e, by_id) for e in ordered])
    blocks: defaultdict[tuple[str, Thing, Thing], list[int]] = defaultdict(list)
    for i, (event, mine) in enumerate(zip(ordered, things, strict=True)):
        for key in _keys(event, mine):
            blocks[key].append(i)
    root = list(range(len(ordered)))
    tied: list[tuple[int, tuple[Thing, Thing]]] = []
    for key in sorted(blocks):
        members = blocks[key]
        for a, b in pairwise(members):
            if _near(ordered[a], ordered[b]):
                one, other = sorted((_root(root, a), _root(root, b)))
                root[other] = one
                tied.append((a, key[1:]))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(ordered)):
        groups[_root(root, i)].append(i)
    ties: defaultdict[int, defaultdict[Thing, int]] = defaultdict(lambda: defaultdict(int))
    for i, pair in tied:
        for thing in pair:
            ties[_root(root, i)][thing] += 1
    return tuple(_story([ordered[i] for i in members], ties[head]) for head, members in sorted(groups.items()))


def _things(event: Event, by_id: Mapping[str, EventRecord]) -> list[Thing]:
    """What an event may have in common with another, sorted; private persons and unnamed parties tie nothing."""
    out = {("issue", i) for i in event.issues}
    for place in event.places:
        if place.precision in ("city", "landmark"):
            out.add(("town", fold(place.city or place.name)))
        elif place.precision in ("admin1", "admin2"):
            out.add(("region", fold(place.admin1 or place.name)))
    for party in (*event.actor, *event.recipient):
        if party.name and not party.private:
            out.add(("party", fold(party.name)))
    out.update(("report", by_id[r].report_id) for r in event.records if r in by_id)
    return sorted(t for t in out if t[1])


def _rarest(all_things: Sequence[Sequence[Thing]]) -> list[list[Thing]]:
    seen: defaultdict[Thing, int] = defaultdict(int)
    for things in all_things:
        for t in things:
            seen[t] += 1
    return [sorted(sorted(things, key=lambda t: (seen[t], t))[:_MOST]) for things in all_things]


def _countries(event: Event) -> list[str]:
    return sorted({p.country for p in event.places if p.country})


def _keys(event: Event, things: Sequence[Thing]) -> Iterator[tuple[str, Thing, Thing]]:
    """The blocks of an event. Two reports in common are copies of one text and tie nothing by themselves."""
    for country in _countries(event) or [""]:
        for a, b in combinations(things, 2):
            if not a[0] == b[0] == "report":
                yield country, a, b


def _near(a: Event, b: Event) -> bool:
    """Whether ``b`` begins within ``STEP`` days of the end of ``a``; events without a day are near none."""
    last, first = day_number(a.end or a.start), day_number(b.start)
    return bool(last and first) and first - last <= STEP


def _root(root: list[int], i: int) -> int:
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


def _story(events: Sequence[Event], ties: Mapping[Thing, int]) -> StoryOf:
    days = [d for e in events for d in (e.start, e.end) if d]
    ranked = sorted((t for t in ties if t[0] != "report"), key=lambda t: (-ties[t], t))
    return StoryOf(
        id="s" + hashlib.sha256(f"story\x1f{events[0].id}".encode()).hexdigest()[:20],
        start=min(days, default=""),
        end=max(days, default=""),
        events=tuple(e.id for e in events),
        countries=tuple(sorted({c for e in events for c in _countries(e)})),
        shared=tuple(f"{kind}: {name}" for kind, name in ranked),
    )
