"""The room's door: records of many reports into events, with copies found and every link explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.assemble import assemble, telling_order
from reportedly.linking.blocks import pairs
from reportedly.linking.cluster import clusters
from reportedly.linking.copies import find_copies
from reportedly.linking.facts import Facts, facts_alone, together, with_vectors
from reportedly.linking.features import veto
from reportedly.linking.origins import root_outlets
from reportedly.linking.tellings import tellings
from reportedly.linking.weights import link_of, telling_link
from reportedly.records import Event, EventRecord, Link, Linked, Report


@dataclass(frozen=True, slots=True)
class Telling:
    """The records by which one report tells one act: the facts of each, in the order of the text, and of all together."""

    whole: Facts
    parts: tuple[Facts, ...]

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts tellings by when they were told."""
        return telling_order(self.parts[0].record)


def link(records: Sequence[EventRecord], reports: Sequence[Report]) -> Linked:
    """Bring the records of one event together; say which report copies which.

    The order of ``records`` and ``reports`` changes nothing. Events come by start day, then id; ``event_of`` by record
    id; every record belongs to exactly one event. A record given twice counts once.
    """
    told = told_in(records)
    facts = [t.whole for t in told]
    links = {(a, b): link_of(facts[a], facts[b]) for a, b in pairs(facts) if not veto(facts[a], facts[b])}
    copies = find_copies(reports)
    outlet_of = {r.id: r.outlet for r in reports}
    events = events_of(told, links, root_outlets((p.record for t in told for p in t.parts), copies, outlet_of))
    event_of = sorted((record, e.id) for e in events for record in e.records)
    return Linked(tuple(events), tuple(event_of), copies)


def told_in(records: Iterable[EventRecord]) -> list[Telling]:
    """The tellings of ``records`` in the order of telling. Those of one report and type do not depend on any other."""
    ordered = sorted({r.id: r for r in records}.values(), key=telling_order)
    alone = [facts_alone(r) for r in ordered]
    groups = tellings(alone)
    wholes = with_vectors([together([alone[i] for i in group]) for group in groups])
    return [Telling(whole, tuple(alone[i] for i in group)) for whole, group in zip(wholes, groups, strict=True)]


def events_of(
    told: Sequence[Telling], links: Mapping[tuple[int, int], Link], root_outlet: Mapping[str, str]
) -> list[Event]:
    """The events of ``told`` (in the order of telling) by start day, then id; ``links`` are between positions."""
    events = []
    for members, made in clusters([t.whole for t in told], links):
        pieces = [link for m in members for link in _pieces(told[m])]
        records = [p.record for m in members for p in told[m].parts]
        events.append(assemble(records, sorted([*made, *pieces], key=lambda k: (k.a, k.b)), root_outlet))
    return sorted(events, key=lambda e: (e.start, e.id))


def _pieces(told: Telling) -> list[Link]:
    """A link from each further record of one telling to the record that stands for it."""
    return [telling_link(told.whole, f) for f in told.parts if f.record.id != told.whole.record.id]
