"""Linking again after reports came or went: only what the change can touch is compared, and the result is that of ``link``.

Records of one report and type (a chapter) are read as a whole, so that their tellings are those of ``link``. From the
tellings of new reports on, every telling is visited that a link strong enough to join reaches, through any number of
links; a telling's files hold only tellings of its type on days near its own, so only their chapters are read. What is not
reached has no strong link to anything that is, before or now: its clusters are the same. Files so full that each meets
only its neighbours are visited whole where a telling came into them, and where a record went all of its days are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from reportedly.again import Relinked, Stub
from reportedly.linking.blocks import DAYS, FILE, Key, keys, meetings
from reportedly.linking.cluster import LEAST
from reportedly.linking.copies import find_copies
from reportedly.linking.facts import Facts, day_number
from reportedly.linking.features import USUAL_WINDOW, WINDOW, veto
from reportedly.linking.linker import Telling, events_of, told_in
from reportedly.linking.origins import root_outlets
from reportedly.linking.weights import link_of
from reportedly.records import CopyEdge, EventRecord, Link, Report
from reportedly.review import UNJUDGED, Judged

# Type and report id.
Chapter = tuple[str, str]
Fetch = Callable[[str, Sequence[str]], Iterable[EventRecord]]


def relink(
    stubs: Sequence[Stub],
    reports: Sequence[Report],
    before: Sequence[CopyEdge],
    fetch: Fetch,
    gone: Sequence[Stub] = (),
    judged: Judged = UNJUDGED,
) -> Relinked:
    """The events that differ from before, among those of the records they touch.

    ``stubs`` are all records there are, those not yet linked without ``event_id``; ``reports`` all reports; ``before``
    the copies as they were; ``gone`` the records deleted since, whose events are deleted too. ``fetch`` reads all
    records of a type in some reports. ``judged`` is what people decided; the records of what they decided since are
    ``changed``.
    """
    copies = find_copies(reports)
    outlet_of = {r.id: r.outlet for r in reports}
    now, then = (root_outlets(stubs, edges, outlet_of) for edges in (copies, before))
    moved = {r for r in now.keys() | then.keys() if now.get(r) != then.get(r)}
    shelf = _Shelf(stubs, fetch, judged)
    new = {(s.type, s.report_id) for s in stubs if not s.event_id or s.changed}
    new.update(chapter for stub in gone for chapter in shelf.near_stub(stub))
    old = {(s.type, s.report_id) for s in stubs if s.report_id in moved}
    touched, links = _Walk(shelf).visit(sorted(new), sorted(old - new))
    order = sorted(touched, key=lambda i: shelf.told[i].order)
    at = {i: n for n, i in enumerate(order)}
    placed = {(min(at[a], at[b]), max(at[a], at[b])): link for (a, b), link in links.items()}
    events = events_of([shelf.told[i] for i in order], placed, now, judged)
    event_of = {s.id: s.event_id for s in stubs}
    left = {event_of[p.record.id] for i in order for p in shelf.told[i].parts} - {""}
    return Relinked(tuple(sorted(left)), tuple(events), copies)


def _last_day(stub: Stub) -> int:
    """The last day of a record as ``facts`` reads it; 0 unknown."""
    if not day_number(stub.start):
        return day_number(stub.published)
    return day_number(stub.end) or day_number(stub.start)


class _Shelf:
    """All chapters by type and day; the tellings of those read so far and the files they stand in."""

    def __init__(self, stubs: Sequence[Stub], fetch: Fetch, judged: Judged) -> None:
        self.told: list[Telling] = []
        self.judged = judged
        self.place: dict[str, int] = {}
        self._bound = _bound(stubs, judged)
        self.of: dict[Chapter, list[int]] = {}
        self.files: defaultdict[Key, list[int]] = defaultdict(list)
        self._fetch = fetch
        self._days: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._tolls: defaultdict[str, set[str]] = defaultdict(set)
        for kind, day, report in sorted({(s.type, _last_day(s), s.report_id) for s in stubs}):
            self._days[kind].append((day, report))
        for stub in stubs:
            if stub.cumulative:
                self._tolls[stub.type].add(stub.report_id)

    def read(self, chapters: Iterable[Chapter]) -> None:
        """Take in the tellings of ``chapters`` that have not been read."""
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for kind, report in sorted(set(chapters) - self.of.keys()):
            wanted[kind].append(report)
            self.of[kind, report] = []
        for kind, ids in wanted.items():
            for telling in told_in(self._fetch(kind, ids), self.judged):
                self._add(telling)

    def _add(self, telling: Telling) -> None:
        position = len(self.told)
        self.told.append(telling)
        record = telling.parts[0].record
        self.place.update((p.record.id, position) for p in telling.parts)
        self.of[record.type, record.report_id].append(position)
        for key in dict.fromkeys(keys(telling.whole)):
            insort(self.files[key], position, key=lambda i: self.told[i].order)

    def bound(self, i: int) -> list[int]:
        """The tellings whose records a person put together with, or apart from, one of this telling's."""
        partners = {k for p in self.told[i].parts for k in self._bound.get(p.record.id, ())}
        self.read(chapter for _, chapter in partners)
        return sorted({self.place[record] for record, _ in partners if record in self.place})

    def near(self, facts: Facts) -> set[Chapter]:
        """The chapters that can hold a telling in one of its files."""
        kind = facts.record.type
        if facts.toll:
            return {(kind, report) for report in self._tolls[kind]}
        days = [key[2] for key in keys(facts)]
        return self._between(kind, min(days), max(days)) if days else set()

    def near_stub(self, stub: Stub) -> set[Chapter]:
        """The chapters that can hold a telling in a file in which the record may have stood."""
        last = _last_day(stub)
        found = (
            self._between(stub.type, last - DAYS, last + _window(stub.type)) if last else self._between(stub.type, 0, 0)
        )
        if stub.cumulative:
            found.update((stub.type, report) for report in self._tolls[stub.type])
        return found

    def _between(self, kind: str, first: int, last: int) -> set[Chapter]:
        """The chapters whose tellings may be filed under a day from ``first`` to ``last``; both 0: without a day."""
        days = self._days[kind]
        low, high = (first - _window(kind), last + DAYS) if last else (0, 0)
        start, end = bisect_left(days, (low, "")), bisect_right(days, (high + 1, ""))
        return {(kind, report) for _, report in days[start:end]}


def _bound(stubs: Sequence[Stub], judged: Judged) -> dict[str, list[tuple[str, Chapter]]]:
    """For each record that people put together with others, or apart, these with their chapters."""
    pairs = (*judged.together, *judged.apart)
    named = {i for pair in pairs for i in pair}
    chapter = {s.id: (s.type, s.report_id) for s in stubs if s.id in named}
    out: defaultdict[str, list[tuple[str, Chapter]]] = defaultdict(list)
    for a, b in pairs:
        if a in chapter and b in chapter:
            out[a].append((b, chapter[b]))
            out[b].append((a, chapter[a]))
    return dict(out)


def _window(kind: str) -> int:
    return WINDOW.get(kind, USUAL_WINDOW)


class _Walk:
    """A walk from the tellings of some chapters along every link that can join."""

    def __init__(self, shelf: _Shelf) -> None:
        self._shelf = shelf
        self._links: dict[tuple[int, int], Link] = {}
        self._scored: set[tuple[int, int]] = set()
        self._met: dict[Key, dict[int, list[int]]] = {}

    def visit(self, new: Sequence[Chapter], old: Sequence[Chapter]) -> tuple[set[int], dict[tuple[int, int], Link]]:
        """The tellings reached from ``new`` and ``old`` chapters and the strong links among them.

        Only ``new`` ones came into their files or were there when something left.
        """
        shelf = self._shelf
        shelf.read([*new, *old])
        came = {i for chapter in new for i in shelf.of[chapter]}
        front = came | {i for chapter in old for i in shelf.of[chapter]}
        touched = set(front)
        while front:
            shelf.read({c for i in front for c in shelf.near(shelf.told[i].whole)})
            found = {j for i in sorted(front) for j in (*self._reached(i, came), *shelf.bound(i))}
            front = found - touched
            touched |= found
        return touched, self._links

    def _reached(self, i: int, came: AbstractSet[int]) -> Iterator[int]:
        facts = self._shelf.told[i].whole
        for key in dict.fromkeys(keys(facts)):
            members = self._shelf.files[key]
            if i in came and len(members) > FILE:
                yield from members
            for j in self._partners(key, i):
                pair = (i, j) if i < j else (j, i)
                if pair not in self._scored:
                    self._scored.add(pair)
                    self._score(pair)
                if pair in self._links:
                    yield j

    def _partners(self, key: Key, i: int) -> list[int]:
        """Those whom telling ``i`` meets in a file all of whose members have been read."""
        members = self._shelf.files[key]
        if len(members) <= FILE:
            return [j for j in members if j != i]
        if key not in self._met:
            met: defaultdict[int, list[int]] = defaultdict(list)
            facts = {m: self._shelf.told[m].whole for m in members}
            for a, b in meetings(members, facts):
                met[a].append(b)
                met[b].append(a)
            self._met[key] = met
        return self._met[key].get(i, [])

    def _score(self, pair: tuple[int, int]) -> None:
        a, b = (self._shelf.told[i].whole for i in pair)
        if not veto(a, b):
            link = link_of(a, b)
            if link.weight >= LEAST:
                self._links[pair] = link
