"""The room's door: records of many reports into events, with copies found and every link explained."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.linking.assemble import assemble, telling_order
from reportedly.linking.blocks import pairs
from reportedly.linking.cluster import clusters
from reportedly.linking.copies import find_copies
from reportedly.linking.facts import Facts, facts_alone, together, with_vectors
from reportedly.linking.features import veto
from reportedly.linking.origins import root_outlets
from reportedly.linking.tellings import tellings
from reportedly.linking.weights import link_of, telling_link
from reportedly.records import EventRecord, Link, Linked, Report


def link(records: Sequence[EventRecord], reports: Sequence[Report]) -> Linked:
    """Bring the records of one event together; say which report copies which.

    The order of ``records`` and ``reports`` changes nothing. Events come by start day, then id; ``event_of`` by record
    id; every record belongs to exactly one event. A record given twice counts once.
    """
    ordered = sorted({r.id: r for r in records}.values(), key=telling_order)
    copies = find_copies(reports)
    alone = [facts_alone(r) for r in ordered]
    told = tellings(alone)
    all_facts = with_vectors([together([alone[i] for i in group]) for group in told])
    links = {
        (a, b): link_of(all_facts[a], all_facts[b]) for a, b in pairs(all_facts) if not veto(all_facts[a], all_facts[b])
    }
    roots = root_outlets(ordered, copies, {r.id: r.outlet for r in reports})
    events = []
    for members, made in clusters(all_facts, links):
        pieces = [link for m in members for link in _pieces(all_facts[m], [alone[i] for i in told[m]])]
        mine = [ordered[i] for m in members for i in told[m]]
        events.append(assemble(mine, sorted([*made, *pieces], key=lambda k: (k.a, k.b)), roots))
    events.sort(key=lambda e: (e.start, e.id))
    event_of = sorted((record, e.id) for e in events for record in e.records)
    return Linked(tuple(events), tuple(event_of), copies)


def _pieces(whole: Facts, parts: Sequence[Facts]) -> list[Link]:
    """A link from each further record of one telling to the record that stands for it."""
    return [telling_link(whole, f) for f in parts if f.record.id != whole.record.id]
