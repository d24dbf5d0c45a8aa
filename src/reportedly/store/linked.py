"""What linking made, as rows: written where it differs, taken away where a report goes.

``meta`` holds ``generation`` (raised by every change of the reports), ``linked`` (the one at which all events were made),
``rules`` (what they were linked by) and ``gone``: type, days and kind of the records deleted since, no word of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, delete, func, insert, select, update

from reportedly import wire
from reportedly.again import Bout, Relinked, Stub
from reportedly.records import CopyEdge, Episode, Event, Linked
from reportedly.store import changes, listed, rows
from reportedly.store import tables as t

_AT_A_TIME = 500
# With more kinds of deleted records than this everything is linked again.
_MOST_GONE = 300


def touch(connection: Connection) -> bool:
    """Raise the generation: what was linked before is no longer all."""
    changes.count_up(connection, "generation")
    return True


def get_meta(connection: Connection, key: str) -> str:
    """A value of ``meta``, "" where there is none."""
    return str(connection.execute(select(t.meta.c.value).where(t.meta.c.key == key)).scalar() or "")


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Write a value of ``meta``."""
    if connection.execute(update(t.meta).where(t.meta.c.key == key).values(value=value)).rowcount == 0:
        connection.execute(insert(t.meta), [{"key": key, "value": value}])


def put_all(connection: Connection, linked: Linked, generation: int, rules: str) -> bool:
    """Make ``linked`` all there is; False where the reports have changed since ``generation``."""
    old = connection.execute(select(t.events.c.id).where(t.events.c.status != "rejected")).scalars().all()
    return _put(connection, old, linked.events, linked.copies, generation, rules)


def put_changed(connection: Connection, relinked: Relinked, generation: int) -> bool:
    """Put the events of ``relinked`` in the place of those that are gone."""
    rules = get_meta(connection, "rules")
    return _put(connection, relinked.gone, relinked.events, relinked.copies, generation, rules)


def _put(
    connection: Connection,
    old: Iterable[str],
    events: Sequence[Event],
    copies: Sequence[CopyEdge],
    generation: int,
    rules: str,
) -> bool:
    if int(get_meta(connection, "generation") or "0") != generation:
        return False
    put_events(connection, old, events)
    _put_copies(connection, copies)
    connection.execute(delete(t.relinking))
    set_meta(connection, "linked", str(generation))
    set_meta(connection, "rules", rules)
    set_meta(connection, "gone", "[]")
    return True


def put_events(connection: Connection, old: Iterable[str], events: Sequence[Event]) -> None:
    """Put ``events`` in the place of those with the ids ``old``; rows that stay as they are are not written."""
    new_events = {e.id: e for e in events}
    made = {key: rows.event_rows(e) for key, e in new_events.items()}
    same = _unchanged(connection, made)
    _note_changes(connection, {*old, *made} - same, {k: e.records for k, e in new_events.items() if k not in same})
    _delete_events(connection, {*old, *made} - same)
    for name in ("events", "event_records", "event_figures", "links"):
        new = [row for key, of in made.items() if key not in same for row in of[name]]
        if new:
            connection.execute(insert(t.metadata.tables[name]), new)
    listed.put(connection, [e for key, e in new_events.items() if key not in same])


def _note_changes(connection: Connection, old: Iterable[str], new: Mapping[str, Collection[str]]) -> None:
    """Note the events that go, those that are new or others than before, and the records that change their event."""
    held = changes.tied(connection, old)
    changes.gone(connection, "event", {e: x for e, x in held.items() if x and e not in new}, changes.RELINKED)
    changes.changed(connection, "event", new)
    before = {r: e for e, records in held.items() for r in records}
    after = {r: e for e, records in new.items() for r in records}
    changes.changed(connection, "record", {r for r in before.keys() | after.keys() if before.get(r) != after.get(r)})


def _unchanged(connection: Connection, made: Mapping[str, rows.Rows]) -> set[str]:
    """The ids of the events that stand in the store as they are, with all their records."""
    same = set()
    c = t.events.c
    for some in _chunks(sorted(made)):
        of = t.event_records.c
        tied: dict[str, set[str]] = {}
        for record, event in connection.execute(select(of.record_id, of.event_id).where(of.event_id.in_(some))):
            tied.setdefault(event, set()).add(record)
        for key, told, extra in connection.execute(select(c.id, c.json, c.extra).where(c.id.in_(some))):
            (row,) = made[key]["events"]
            whole = tied.get(key, set()) == {r["record_id"] for r in made[key]["event_records"]}
            if whole and (told, extra) == (row["json"], row["extra"]):
                same.add(key)
    return same


def _put_copies(connection: Connection, copies: Sequence[CopyEdge]) -> None:
    c = t.copies.c
    held = {(r.source, r.copy, r.kind): r.containment for r in connection.execute(select(t.copies))}
    now = {(x.source, x.copy, x.kind): x.containment for x in copies}
    for source, copy, kind in sorted(k for k, share in held.items() if now.get(k) != share):
        connection.execute(delete(t.copies).where(and_(c.source == source, c.copy == copy, c.kind == kind)))
    new = [
        {"source": k[0], "copy": k[1], "kind": k[2], "containment": share}
        for k, share in now.items()
        if held.get(k) != share
    ]
    if new:
        connection.execute(insert(t.copies), new)


def put_episodes(connection: Connection, made: Sequence[Episode], generation: int, rules: str) -> bool:
    """Make ``made`` all episodes there are; those that stay as they are are not written."""
    if int(get_meta(connection, "generation") or "0") != generation:
        return False
    c = t.episodes.c
    held = {str(k): str(v) for k, v in connection.execute(select(c.id, c.json))}
    now = {e.id: (e, rows.dump(wire.episode_json(e))) for e in made}
    stale = sorted(k for k, told in held.items() if k not in now or now[k][1] != told)
    changes.gone(connection, "episode", {k: () for k in stale if k not in now}, changes.RELINKED)
    for some in _chunks(stale):
        connection.execute(delete(t.episodes).where(c.id.in_(some)))
    new = [(e, told) for e, told in now.values() if held.get(e.id) != told]
    if new:
        connection.execute(insert(t.episodes), [_episode_row(e, told) for e, told in new])
        of = [{"episode_id": e.id, "n": n, "event_id": x} for e, _ in new for n, x in enumerate(e.events)]
        connection.execute(insert(t.episode_events), of)
    changes.changed(connection, "episode", [e.id for e, _ in new])
    set_meta(connection, "episodes", f"{generation} {rules}")
    return True


def _episode_row(e: Episode, told: str) -> dict[str, str]:
    days = {"start_day": e.start, "end_day": e.end}
    return {"id": e.id, "kind": e.kind, "place": e.place, "country": e.country, **days, "json": told}


def unlink(connection: Connection, report_id: str, why: str) -> None:
    """Delete the events that may hold a report's words or its outlet's name, and note the days of its records.

    ``why`` is noted of the events: ``changes.FORGOTTEN`` or ``changes.RECODED``.

    Their other records are then not linked, as new ones are not. To be called before the report's rows change.
    """
    c = t.event_records.c
    prints = sorted(_with_copies(connection, report_id))
    query = select(c.event_id).join(t.records, t.records.c.id == c.record_id).where(t.records.c.report_id.in_(prints))
    held = changes.tied(connection, connection.execute(query).scalars().all())
    changes.gone(connection, "event", held, why)
    changes.changed(connection, "record", {r for records in held.values() for r in records})
    _delete_events(connection, held)
    _drop_rejected(connection, prints)
    note_gone(connection, t.records.c.report_id == report_id)


def note_gone(connection: Connection, which: ColumnElement[bool]) -> None:
    """Note type and days of some records that go, or will be others: what they were linked to is to be linked again."""
    gone = held_gone(connection)
    if gone is not None:
        lost = connection.execute(stubs_query().where(which)).mappings()
        new = {_plain(stub_from(row)) for row in lost} | {_plain(x) for x in gone}
        kept = json.dumps(sorted(astuple(x) for x in new)) if len(new) <= _MOST_GONE else "all"
        set_meta(connection, "gone", kept)


def _drop_rejected(connection: Connection, report_ids: Collection[str]) -> None:
    """Delete the rejected events that may hold some reports' words: their records no longer stand in any event."""
    c, e = t.reviewed.c, t.events.c
    held = select(c.event_id).where(c.report_id.in_(report_ids) & (c.status == "rejected"))
    connection.execute(delete(t.events).where((e.status == "rejected") & e.id.in_(held)))


def _with_copies(connection: Connection, report_id: str) -> set[str]:
    """The report and all that print its text, through any number of copies."""
    c = t.copies.c
    found, front = {report_id}, [report_id]
    while front:
        front = sorted(set(connection.execute(select(c.copy).where(c.source.in_(front))).scalars()) - found)
        found.update(front)
    return found


def _plain(stub: Stub) -> Stub:
    """A stub without anything that names its record."""
    return Stub("", "", stub.type, stub.start, stub.end, stub.published[:10], stub.cumulative)


def held_rules(connection: Connection) -> str:
    """What the events were linked by; "" where that is not known."""
    return get_meta(connection, "rules")


def held_gone(connection: Connection) -> list[Stub] | None:
    """The records deleted since the events were linked; None where there were too many to note."""
    held = get_meta(connection, "gone") or "[]"
    return None if held == "all" else [Stub(*x) for x in json.loads(held)]


def stubs_query() -> Select[Any]:
    """The query for ``stub_from``."""
    c, f = t.records.c, t.figures.c
    running = select(f.record_id).where((f.record_id == c.id) & (f.scope == "cumulative")).exists()
    columns = (c.id, c.report_id, c.type, c.start_day, c.end_day, t.reports.c.published, t.event_records.c.event_id)
    joined = t.records.join(t.reports, t.reports.c.id == c.report_id).outerjoin(
        t.relinking, t.relinking.c.record_id == c.id
    )
    return (
        select(*columns, running.label("cumulative"), t.relinking.c.record_id.label("changed"))
        .select_from(joined.outerjoin(t.event_records, t.event_records.c.record_id == c.id))
        .order_by(c.id)
    )


def stub_from(row: Mapping[Any, Any]) -> Stub:
    """A row of ``stubs_query`` as a stub."""
    when = (row["start_day"], row["end_day"], row["published"])
    told = (bool(row["cumulative"]), row["event_id"] or "", row["changed"] is not None)
    return Stub(row["id"], row["report_id"], row["type"], *when, *told)


def bouts_query() -> Select[Any]:
    """The query for ``bout_from``: each linked record with the first landmark or town and the first country it names."""
    e, r = t.events.c, t.records.c
    named, whole = t.places.alias(), t.places.alias()
    joined = t.event_records.join(t.events, e.id == t.event_records.c.event_id).join(
        t.records, r.id == t.event_records.c.record_id
    )
    joined = joined.outerjoin(named, _is_first(named, "landmark", "city")).outerjoin(whole, _is_first(whole, "country"))
    columns = (e.id, e.type, e.start_day, e.end_day, r.modality, r.quote, named.c.name, named.c.city, named.c.country)
    of_whole = (whole.c.text.label("whole_text"), whole.c.country.label("whole_country"))
    return select(*columns, *of_whole).select_from(joined).order_by(e.id, r.id)


def _is_first(place: FromClause, *precision: str) -> ColumnElement[bool]:
    """Whether a row of places is its record's first that is known so precisely: asked record by record off the index."""
    p, r = t.places.alias(), t.records.c
    of = select(func.min(p.c.n)).where((p.c.record_id == r.id) & p.c.precision.in_(precision))
    return and_(place.c.record_id == r.id, place.c.n == of.correlate(t.records).scalar_subquery())


def bout_from(row: Mapping[Any, Any]) -> Bout:
    """A row of ``bouts_query`` as a bout."""
    town = row["city"] or row["name"] or ""
    days = (row["start_day"], row["end_day"])
    country = row["country"]
    # A country that the clause does not name was carried over to it.
    if row["name"] is None and row["whole_text"] and row["whole_text"] in row["quote"]:
        country = row["whole_country"]
    return Bout(row["id"], row["type"], *days, row["modality"], town, country or "", row["quote"])


def _delete_events(connection: Connection, ids: Iterable[str]) -> None:
    for some in _chunks(sorted(set(ids))):
        connection.execute(delete(t.events).where(t.events.c.id.in_(some)))


def _chunks(of: Sequence[str]) -> Iterator[Collection[str]]:
    for at in range(0, len(of), _AT_A_TIME):
        yield of[at : at + _AT_A_TIME]
