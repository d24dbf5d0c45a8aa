"""The room's door: records of many reports into events, with copies found and every link explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportedly.linking.assemble import assemble, telling_order
from reportedly.linking.cluster import clusters
from reportedly.linking.copies import find_copies
from reportedly.linking.facts import Facts, facts_alone, together, with_vectors
from reportedly.linking.judging import decided_link
from reportedly.linking.origins import root_outlets
from reportedly.linking.split import Score, score, told
from reportedly.linking.tellings import tellings
from reportedly.linking.weights import telling_link
from reportedly.records import CopyEdge, Event, EventRecord, Link, Linked, Report
from reportedly.review import UNJUDGED, Group, Judged


@dataclass(frozen=True, slots=True)
class Telling:
    """The records by which one report tells one act: the facts of each, in the order of the text, and of all together."""

    whole: Facts
    parts: tuple[Facts, ...]

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts tellings by when they were told."""
        return telling_order(self.parts[0].record)


def link(
    records: Sequence[EventRecord],
    reports: Sequence[Report],
    judged: Judged = UNJUDGED,
    elsewhere: Score | None = None,
) -> Linked:
    """Bring the records of one event together; say which report copies which.

    The order of ``records`` and ``reports`` changes nothing. Events come by start day, then id; ``event_of`` by record
    id; every record belongs to exactly one event. A record given twice counts once. ``judged`` is what people decided.
    ``elsewhere`` scores the pairs on other machines (``split.links_in`` of every block) and changes nothing else.
    """
    heard = told_in(records, judged)
    if elsewhere:
        sent = [told(n, t.whole, [p.record for p in t.parts]) for n, t in enumerate(heard)]
        links = elsewhere(sent)
    else:
        links = score([t.whole for t in heard])
    copies = find_copies(reports)
    outlet_of = {r.id: r.outlet for r in reports}
    roots = root_outlets((p.record for t in heard for p in t.parts), copies, outlet_of)
    events = events_of(heard, links, roots, judged)
    event_of = sorted((record, e.id) for e in events for record in e.records)
    return Linked(tuple(events), tuple(event_of), copies)


def told_in(records: Iterable[EventRecord], judged: Judged = UNJUDGED) -> list[Telling]:
    """The tellings of ``records`` in the order of telling. Those of one report and type do not depend on any other.

    Records that a person put apart are not of one telling.
    """
    ordered = sorted({r.id: r for r in records}.values(), key=telling_order)
    alone = [facts_alone(r) for r in ordered]
    groups = tellings(alone)
    if judged.apart:
        groups = sorted(g for group in groups for g in _parted(group, [f.record.id for f in alone], set(judged.apart)))
    wholes = with_vectors([together([alone[i] for i in group]) for group in groups])
    return [Telling(whole, tuple(alone[i] for i in group)) for whole, group in zip(wholes, groups, strict=True)]


def _parted(group: Sequence[int], ids: Sequence[str], apart: AbstractSet[tuple[str, str]]) -> list[list[int]]:
    """A telling's positions in as few parts as keep apart what is to be apart, in order."""
    parts: list[list[int]] = []
    for i in group:
        home = next((p for p in parts if not any(_pair(ids[i], ids[j]) in apart for j in p)), None)
        if home is None:
            parts.append([i])
        else:
            home.append(i)
    return parts


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def events_of(
    told: Sequence[Telling],
    links: Mapping[tuple[int, int], Link],
    root_outlet: Mapping[str, str],
    judged: Judged = UNJUDGED,
) -> list[Event]:
    """The events of ``told`` (in the order of telling) by start day, then id; ``links`` are between positions."""
    at = {p.record.id: n for n, t in enumerate(told) for p in t.parts} if judged.together or judged.apart else {}
    together = {
        (min(at[a], at[b]), max(at[a], at[b])): decided_link(a, b)
        for a, b in judged.together
        if a in at and b in at and at[a] != at[b] and told[at[a]].whole.record.type == told[at[b]].whole.record.type
    }
    apart = {(min(at[a], at[b]), max(at[a], at[b])) for a, b in judged.apart if a in at and b in at}
    events = []
    for members, made in clusters([t.whole for t in told], links, together, apart):
        pieces = [link for m in members for link in _pieces(told[m])]
        records = [p.record for m in members for p in told[m].parts]
        events.append(assemble(records, sorted([*made, *pieces], key=lambda k: (k.a, k.b)), root_outlet, judged))
    return sorted(events, key=lambda e: (e.start, e.id))


def assembled(
    groups: Sequence[Group], copies: Sequence[CopyEdge], outlet_of: Mapping[str, str], judged: Judged
) -> list[Event]:
    """The events of groups of records as they are given: nothing is compared, what people put together is linked so."""
    roots = root_outlets((r for g in groups for r in g.records), copies, outlet_of)
    out = []
    for group in groups:
        ids = {r.id for r in group.records}
        forced = [decided_link(a, b) for a, b in judged.together if a in ids and b in ids]
        links = {(k.a, k.b): k for k in (*group.links, *forced)}
        out.append(assemble(group.records, [links[k] for k in sorted(links)], roots, judged))
    return sorted(out, key=lambda e: (e.start, e.id))


def _pieces(told: Telling) -> list[Link]:
    """A link from each further record of one telling to the record that stands for it."""
    return [telling_link(told.whole, f) for f in told.parts if f.record.id != told.whole.record.id]
