"""``reportedly explain``: why a record or a link is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.options import DEFAULT_STORE, JsonOption, StoreOption

if TYPE_CHECKING:
    from reportedly.records import Episode, EventRecord, Link
    from reportedly.store import Store


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RECORD|EVENT|EPISODE|A..B", help="A record's, event's or episode's id, or two record ids."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Say which words gave each field of a record, or which weights linked two records."""
    from reportedly.cli.console import safe
    from reportedly.errors import ReportedlyError
    from reportedly.store import open_store

    with open_store(store, readonly=True) as opened:
        found = _found(opened, what)
    if found is None:
        raise ReportedlyError("R501", f"the store has no record, event or link {what!r}")
    told, lines = found
    if json:
        import json as js

        print(js.dumps(told, ensure_ascii=False, indent=1))
        return
    for line in lines:
        print(safe(line))


def _found(store: Store, what: str) -> tuple[Any, list[str]] | None:
    from reportedly import wire

    if ".." in what:
        ends = set(what.split("..", 1))
        links = [x for x in store.links() if {x.a, x.b} == ends]
        return (wire.link_json(links[0]), list(_link(links[0]))) if links else None
    if record := store.record(what):
        told = {"record": wire.record_json(record), "reasons": [list(r) for r in record.reasons]}
        links = [x for x in store.links() if what in {x.a, x.b}]
        return told, [*_record(record), *(line for x in links for line in _link(x))]
    if event := store.event(what):
        records = [r for i in event.records if (r := store.record(i))]
        lines = [f"{event.type} {event.start} .. {event.end}: {event.corroboration.level}"]
        lines += [f"  {r.id} {r.outlet or r.report_id}: {r.evidence[0].quote}" for r in records if r.evidence]
        lines += [
            f"  held by {p.kind} {p.id} in {p.place or p.country}, {p.start} .. {p.end}"
            for p in store.episodes(event.id)
        ]
        return wire.event_json(event), [*lines, *(line for x in event.links for line in _link(x))]
    if episode := store.episode(what):
        return wire.episode_json(episode), list(_episode(store, episode))
    return None


def _episode(store: Store, episode: Episode) -> Iterator[str]:
    days = f"{episode.start} .. {episode.end}"
    yield f"{episode.kind} in {episode.place or episode.country}, {days}: {len(episode.events)} events"
    for feature, weight in episode.reasons:
        yield f"  {weight:6.0f}  {feature}"
    for event in (e for i in episode.events if (e := store.event(i))):
        yield f"  {event.id} {event.type} {event.start} .. {event.end}: {event.corroboration.level}"


def _record(r: EventRecord) -> Iterator[str]:
    yield f"{r.id} in {r.report_id} ({r.outlet or 'outlet unknown'}, {r.published or 'date unknown'})"
    yield f"  type       {r.type}{'/' + r.mode if r.mode else ''}, {r.modality}, confidence {r.confidence:.2f}"
    if r.sub_event:
        yield f"  ACLED      {r.sub_event}"
    for e in r.evidence:
        yield f"  evidence   {e.start}-{e.end} {e.quote!r}"
    for role, parties in (("actor", r.actor), ("recipient", r.recipient)):
        for p in parties:
            yield f"  {role:10} {p.name} {p.country} {' '.join(p.sector)} <- {p.text!r} at {p.span.start}-{p.span.end}"
    for place in r.places:
        yield f"  place      {place.name} ({place.precision or 'unresolved'}) <- {place.text!r} at {place.span.start}-{place.span.end}"
    if r.time:
        words = repr(r.time.text) if r.time.text else "the date of publication" if r.published else "no word of a day"
        days = f"{r.time.start}..{r.time.end}" if r.time.start or r.time.end else "day"
        yield f"  time       {days} ({r.time.precision}) <- {words}"
    for f in r.figures:
        yield f"  figure     {f.kind} {f.min}..{f.max} <- {f.text!r} at {f.span.start}-{f.span.end}"
    for a in r.attribution:
        chain = " <- ".join(s.name for s in a.chain) or "the outlet itself"
        yield f"  {'denied by' if a.stance == 'denied' else 'according to'} {chain} ({a.stance}; {a.cue!r})"
    for field, reason in r.reasons:
        yield f"  why {field}: {reason}"


def _link(link: Link) -> Iterator[str]:
    yield f"link {link.a}..{link.b}: {link.weight:+.2f}"
    for feature, weight in sorted(link.reasons, key=lambda x: (-abs(x[1]), x[0])):
        yield f"  {weight:+6.2f}  {feature}"
