"""Events that a decision touches, made anew at once out of their records; what people decided about linking, for the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Connection, or_, select, update

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.records import CopyEdge, Event, EventRecord, Link, Review
from reportedly.review import Decision, Group, Judged
from reportedly.store import changes, listed, rows
from reportedly.store import tables as t
from reportedly.store.linked import put_events, touch
from reportedly.store.replay import found, standing
from reportedly.store.reviewed import decision_rows, mark, parsed
from reportedly.store.types import event_from, link_from, record_from

# Makes the events of groups of records: the copies among their reports, each report's outlet, what people decided.
Regroup = Callable[[Sequence[Group], Sequence[CopyEdge], Mapping[str, str], Judged], Sequence[Event]]
_MANY = 500


def groups_of(connection: Connection, record_ids: Collection[str]) -> dict[str, list[str]]:
    """The events that hold any of some records, each with all of its records; a record without an event is left out."""
    c = t.event_records.c
    held: set[str] = set()
    for some in _some(record_ids):
        held |= set(connection.execute(select(c.event_id).where(c.record_id.in_(some))).scalars())
    return changes.tied(connection, held)


def merged(
    connection: Connection, event_ids: Sequence[str]
) -> tuple[list[list[str]], list[list[str]], list[tuple[str, EventRecord]]]:
    """The groups before and after a merge, and the records with the event of each.

    Raises ReportedlyError R404 for an event that is not there, R405 for fewer than two or events of different types.
    """
    ids = list(dict.fromkeys(event_ids))
    groups = changes.tied(connection, ids)
    for key in ids:
        if not groups[key]:
            raise ReportedlyError("R404", f"no event {key}")
    records = [(e, r) for e in ids for r in read(connection, groups[e])]
    if len(ids) < 2 or len({r.type for _, r in records}) > 1:
        raise ReportedlyError("R405", "a merge is of two events or more of one type; edit the type first")
    return [groups[e] for e in ids], [sorted(r.id for _, r in records)], records


def split_off(
    connection: Connection, event_id: str, out: Sequence[str]
) -> tuple[list[list[str]], list[list[str]], list[tuple[str, EventRecord]]]:
    """The groups before and after some records are split off an event, and the records, ``out`` or ``rest`` with each.

    Raises ReportedlyError R404 for an event that is not there, R405 where nothing or everything is split off.
    """
    whole = changes.tied(connection, [event_id])[event_id]
    if not whole:
        raise ReportedlyError("R404", f"no event {event_id}")
    off = sorted(set(out) & set(whole))
    rest = sorted(set(whole) - set(out))
    if not off or not rest or len(off) != len(set(out)):
        raise ReportedlyError("R405", "split off some of the event's own records, not all of them")
    records = [("out" if r.id in off else "rest", r) for r in read(connection, whole)]
    return [sorted(whole)], [off, rest], records


def read(connection: Connection, record_ids: Collection[str]) -> list[EventRecord]:
    """Records by id; those not there are left out."""
    out = []
    for some in _some(record_ids):
        query = select(t.records).where(t.records.c.id.in_(some))
        out += [record_from({**row, "event_id": None}) for row in connection.execute(query).mappings()]
    return sorted(out, key=lambda r: r.id)


def touched_by_origin(connection: Connection, line: Decision) -> dict[str, list[str]]:
    """The events in whose counting an origin's decision may change something, each with its records."""
    if line.action == "independent":
        return groups_of(connection, [a.record for a in line.anchors])
    names = [line.target, parsed(line.after)]
    c, e = t.sources.c, t.event_records.c
    said = (
        select(e.event_id).join(t.sources, c.record_id == e.record_id).where(or_(c.name.in_(names), c.text.in_(names)))
    )
    printed = (
        select(e.event_id)
        .join(t.records, t.records.c.id == e.record_id)
        .join(t.reports, t.reports.c.id == t.records.c.report_id)
    )
    held = set(connection.execute(said).scalars())
    held |= set(connection.execute(printed.where(t.reports.c.outlet.in_(names))).scalars())
    return changes.tied(connection, held)


def regroup(
    connection: Connection,
    old: Mapping[str, Sequence[str]],
    groups: Iterable[Sequence[str]],
    made_by: Regroup,
    *,
    relink: bool = False,
) -> None:
    """Put the events of ``groups`` in the place of the events ``old``; an old one none of whose records is left is rejected.

    ``relink`` has all of their records linked again when the store is linked next.
    """
    wanted = [list(g) for g in groups]
    held = {r.id: r for r in read(connection, {i for g in wanted for i in g})}
    full = [[held[i] for i in g if i in held] for g in wanted]
    full = [g for g in full if g]
    links = _links(connection, old)
    judged = judged_of(connection)
    made: Sequence[Event] = ()
    if full:
        copies, outlets = _printed(connection, {r.report_id for r in held.values()})
        sets = [Group(tuple(g), _within(links, judged, {r.id for r in g})) for g in full]
        made = made_by(sets, copies, outlets, judged)
    left = {i for e in made for i in e.records}
    emptied = [e for e, records in old.items() if not set(records) & left]
    _moved(connection, old, made)
    put_events(connection, [e for e in old if e not in emptied], reviewed_events(connection, made))
    _reject(connection, emptied)
    if relink:
        mark(connection, sorted(left))
        touch(connection)


def restamp(connection: Connection, event_ids: Sequence[str]) -> None:
    """Write the review of events anew; their records and figures stay as they are."""
    c = t.events.c
    query = select(t.events).where(c.id.in_(event_ids) & (c.status != "rejected")).order_by(c.id)
    held = [event_from(row) for row in connection.execute(query).mappings()]
    stamped = reviewed_events(connection, held)
    new = [b for a, b in zip(held, stamped, strict=True) if a != b]
    put_events(connection, [e.id for e in new], new)


def _links(connection: Connection, events: Iterable[str]) -> list[Link]:
    out = []
    for some in _some(list(events)):
        query = select(t.links).where(t.links.c.event_id.in_(some)).order_by(t.links.c.a, t.links.c.b)
        out += [link_from(row) for row in connection.execute(query).mappings()]
        rejected = select(t.events).where(t.events.c.id.in_(some) & (t.events.c.status == "rejected"))
        out += [k for row in connection.execute(rejected).mappings() for k in event_from(row).links]
    return out


def _within(links: Iterable[Link], judged: Judged, ids: Collection[str]) -> tuple[Link, ...]:
    """The known links inside a group; those that a person made are made anew by who puts it together."""
    decided = set(judged.together)
    kept = [k for k in links if k.a in ids and k.b in ids and (k.a, k.b) not in decided and not _decided(k)]
    return tuple(sorted(kept, key=lambda k: (k.a, k.b)))


def _decided(link: Link) -> bool:
    return any(feature == "decision" for feature, _ in link.reasons)


def _printed(connection: Connection, report_ids: Collection[str]) -> tuple[list[CopyEdge], dict[str, str]]:
    """The copies that some reports are of, through any number, and the outlets of all of these reports."""
    c = t.copies.c
    edges: dict[tuple[str, str, str], CopyEdge] = {}
    seen, front = set(report_ids), sorted(report_ids)
    while front:
        new: set[str] = set()
        for some in _some(front):
            for row in connection.execute(select(t.copies).where(c.copy.in_(some))).mappings():
                edges[row["source"], row["copy"], row["kind"]] = CopyEdge(*(row[k] for k in row))
                new.add(row["source"])
        front = sorted(new - seen)
        seen |= new
    outlets: dict[str, str] = {}
    for some in _some(seen):
        query = select(t.reports.c.id, t.reports.c.outlet).where(t.reports.c.id.in_(some))
        outlets.update({str(i): str(o) for i, o in connection.execute(query)})
    return [edges[k] for k in sorted(edges)], outlets


def _moved(connection: Connection, old: Mapping[str, Sequence[str]], made: Sequence[Event]) -> None:
    """Rejected records belong to the event that has the most of what was theirs."""
    now = {e.id: set(e.records) for e in made}
    for key, records in old.items():
        if key in now:
            continue
        heir = max(sorted(now), key=lambda e: len(now[e] & set(records)), default="")
        if heir and now[heir] & set(records):
            connection.execute(update(t.reviewed).where(t.reviewed.c.event_id == key).values(event_id=heir))


def _reject(connection: Connection, event_ids: Sequence[str]) -> None:
    """Leave events whose records were all rejected as they were, with that status."""
    c = t.events.c
    for row in connection.execute(select(t.events).where(c.id.in_(event_ids))).mappings().all():
        event = event_from(row)
        last = connection.execute(
            select(t.reviewed.c.by, t.reviewed.c.at)
            .where((t.reviewed.c.event_id == event.id) & (t.reviewed.c.status == "rejected"))
            .order_by(t.reviewed.c.decision.desc())
        ).first()
        told = replace(event, review=Review("rejected", last.by if last else "", last.at if last else ""))
        values = {"status": "rejected", "json": rows.dump(wire.event_json(told))}
        connection.execute(update(t.events).where(c.id == event.id).values(**values))
        listed.put_status(connection, event.id, "rejected")
    changes.gone(connection, "event", dict.fromkeys(event_ids, ()), changes.REJECTED)


def reviewed_events(connection: Connection, events: Sequence[Event]) -> list[Event]:
    """The same events with their review: what people decided of their records and of what belongs together.

    ``edited`` where a record was edited or added, or records were put together or apart; ``confirmed`` where every record
    was confirmed; else ``machine``. ``by`` and ``at`` are of the last line that counts.
    """
    if connection.execute(select(t.decisions.c.id).limit(1)).first() is None:
        return list(events)
    event_of = {r: e.id for e in events for r in e.records}
    of: defaultdict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
    judged: defaultdict[str, set[str]] = defaultdict(set)
    c = t.reviewed.c
    columns = (c.record_id, c.status, c.by, c.at, c.decision)
    for some in _some(event_of):
        for row in connection.execute(select(*columns).where(c.record_id.in_(some))).mappings():
            key = event_of[row["record_id"]]
            of[key].append((row["decision"], row["status"], row["by"], row["at"]))
            judged[key].add(row["record_id"])
    for line in _linking_lines(connection):
        for key in {event_of[a.record] for a in line.anchors if a.record in event_of}:
            of[key].append((line.id, "edited", line.by, line.at))
    return [replace(e, review=_review(e, of.get(e.id, []), judged[e.id])) for e in events]


def _review(event: Event, lines: list[tuple[int, str, str, str]], judged: Collection[str]) -> Review:
    if not lines:
        return Review()
    changed = [x for x in lines if x[1] in ("edited", "added")]
    if changed:
        last = max(changed)
        return Review("edited", last[2], last[3])
    if set(event.records) <= set(judged):
        last = max(lines)
        return Review("confirmed", last[2], last[3])
    return Review()


# ---------------------------------------------------------------- what linking is told


def _linking_lines(connection: Connection) -> list[Decision]:
    """The standing lines about what belongs together and about origins."""
    c = t.decisions.c
    told = ("merge", "split", "same_origin", "independent")
    undone = select(c.undoes).where(c.undoes.is_not(None))
    lines = decision_rows(select(t.decisions).where(c.action.in_(told) & c.id.not_in(undone)), connection)
    return standing(lines)


def judged_of(connection: Connection) -> Judged:
    """What people decided about linking, by the ids that records have now; a later line counts more than an earlier one."""
    lines = _linking_lines(connection)
    if not lines:
        return Judged()
    now = _found_now(connection, lines)
    pairs: dict[tuple[str, str], bool] = {}
    same: dict[str, str] = {}
    states: dict[tuple[str, str], str] = {}
    for line in lines:
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for anchor in line.anchors:
            key = now.get((anchor.record, anchor.report), "")
            if key:
                parts[anchor.part].append(key)
        if line.action == "same_origin":
            same[line.target] = parsed(line.after)
        elif line.action == "independent":
            told = parsed(line.after)
            states.update({(key, told["origin"]): told["state"] for of in parts.values() for key in of})
        else:
            _decide_pairs(pairs, list(parts.values()), together=line.action == "merge")
            for of in parts.values() if line.action == "split" and "out" in parts else ():
                if of is parts["out"]:
                    pairs.update({_pair(of[0], x): True for x in of[1:]})
    return Judged(
        tuple(sorted(p for p, one in pairs.items() if one)),
        tuple(sorted(p for p, one in pairs.items() if not one)),
        tuple(sorted(same.items())),
        tuple(sorted((k, o, s) for (k, o), s in states.items())),
    )


def _decide_pairs(pairs: dict[tuple[str, str], bool], parts: Sequence[Sequence[str]], *, together: bool) -> None:
    """Put parts together by a chain of pairs, or apart by every pair; what was said of pairs across them before is gone."""
    for n, part in enumerate(parts):
        for other in parts[n + 1 :]:
            across = [_pair(a, b) for a in part for b in other]
            for pair in across:
                pairs.pop(pair, None)
            if not together:
                pairs.update(dict.fromkeys(across, False))
    if together:
        firsts = [p[0] for p in parts if p]
        pairs.update({_pair(a, b): True for a, b in pairwise(firsts)})


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _found_now(connection: Connection, lines: Sequence[Decision]) -> dict[tuple[str, str], str]:
    """For each anchor's record and report the id that the record has now; those that are gone are left out."""
    anchors = {(a.record, a.report): a for line in lines for a in line.anchors}
    out: dict[tuple[str, str], str] = {}
    held: set[str] = set()
    for some in _some({a for a, _ in anchors}):
        held |= set(connection.execute(select(t.records.c.id).where(t.records.c.id.in_(some))).scalars())
    out = {key: key[0] for key in anchors if key[0] in held}
    lost = [a for key, a in anchors.items() if key not in out]
    for report in sorted({a.report for a in lost}):
        text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report)).scalar()
        query = select(t.records).where(t.records.c.report_id == report)
        records = {row["id"]: record_from({**row, "event_id": None}) for row in connection.execute(query).mappings()}
        for anchor in (a for a in lost if a.report == report):
            key = found(anchor, rows.digest(text or ""), records)
            if key:
                out[anchor.record, anchor.report] = key
    return out


def _some(of: Collection[str]) -> Iterable[list[str]]:
    ordered = sorted(of)
    for at in range(0, len(ordered), _MANY):
        yield ordered[at : at + _MANY]
