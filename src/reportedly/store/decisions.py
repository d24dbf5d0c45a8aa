"""The journal of review: what a person decides is checked, written as a line, and carried out in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from reportedly import wire
from reportedly.errors import ReportedlyError
from reportedly.records import EventRecord, Span
from reportedly.review import Anchor, Decision, Deed
from reportedly.store import changes, rows
from reportedly.store import tables as t
from reportedly.store.journal import now
from reportedly.store.regrouping import Regroup, groups_of, merged, regroup, restamp, split_off, touched_by_origin
from reportedly.store.replay import checked, edited
from reportedly.store.reviewed import decision_rows, parsed, restore
from reportedly.store.types import record_from

_NAME_MOST = 200  # characters of a person's name


def decide(connection: Connection, deed: Deed, made_by: Regroup) -> Decision:
    """Write ``deed`` into the journal and carry it out; ``made_by`` makes events of groups of records.

    Raises ReportedlyError R404 where its target is not there, R405 where it cannot be taken.
    """
    if not deed.by.strip() or len(deed.by) > _NAME_MOST:
        raise ReportedlyError("R405", "a decision needs the name of who decides, of at most 200 characters")
    doing = _DOING.get(deed.action)
    if doing is None:
        raise ReportedlyError("R405", f"there is no action {deed.action!r}; there are {', '.join(_DOING)}")
    changes.alone(connection)
    line = doing(connection, deed)
    return _carried_out(connection, line, made_by)


def undo(connection: Connection, by: str, made_by: Regroup) -> Decision | None:
    """Take back the last line of ``by`` that stands, by a line of its own; None where there is none."""
    changes.alone(connection)
    c = t.decisions.c
    undone = select(c.undoes).where(c.undoes.is_not(None))
    last = select(func.max(c.id)).where((c.by == by) & (c.action != "undo") & c.id.not_in(undone))
    key = connection.execute(last).scalar()
    if key is None:
        return None
    (line,) = decision_rows(select(t.decisions).where(c.id == key), connection)
    anchors = [_again(a) for a in line.anchors]
    row = _line(Deed(by, "undo", line.target), line.kind, anchors, report_id=line.report_id, undoes=line.id)
    return _carried_out(connection, row, made_by, undone=line)


def _again(anchor: Anchor) -> Anchor:
    return Anchor(anchor.record, anchor.report, anchor.text_sha256, anchor.type, anchor.start, anchor.end, anchor.part)


def _carried_out(connection: Connection, line: Decision, made_by: Regroup, undone: Decision | None = None) -> Decision:
    """Write the line, then what follows from it: the records of each report, then the events that they touch."""
    of = undone or line
    about = [a.record for a in line.anchors]
    old = groups_of(connection, about) | _once(connection, undone)
    key = _written(connection, line)
    if of.action in ("same_origin", "independent"):
        old = touched_by_origin(connection, of)
        regroup(connection, old, old.values(), made_by)
    elif of.action in ("merge", "split"):
        groups = parsed(of.before if undone else of.after)["groups"]
        regroup(connection, old, _remaining(old, groups), made_by, relink=True)
    else:
        homes = _homes(connection, about)
        done = [restore(connection, report) for report in sorted({a.report for a in line.anchors})]
        if not any(r.edited or r.out or r.back for r in done):  # nothing but how it stands
            restamp(connection, list(old))
            return _line_of(connection, key)
        back = {i: homes.get(i, "") for r in done for i in r.back}
        old |= groups_of(connection, {i for r in done for i in r.edited})
        for event, records in changes.tied(connection, set(back.values()) - {""}).items():
            old[event] = sorted({*records, *(i for i in back if back[i] == event)})
        alone = [[i] for i, e in back.items() if not e]
        regroup(connection, old, _kept_apart(connection, [*old.values(), *alone]), made_by)
    return _line_of(connection, key)


def _line_of(connection: Connection, key: int) -> Decision:
    (held,) = decision_rows(select(t.decisions).where(t.decisions.c.id == key), connection)
    return held


def _once(connection: Connection, undone: Decision | None) -> dict[str, list[str]]:
    """The events in which the records of a line that is taken back stood before it, where they are still there."""
    events = {a.part for a in undone.anchors if a.part} if undone and undone.action not in ("merge", "split") else set()
    return {e: held for e, held in changes.tied(connection, events).items() if held}


def _remaining(old: Mapping[str, Sequence[str]], groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """``groups`` and, of the events ``old``, each one's records that are in none of them."""
    named = {i for g in groups for i in g}
    return [*map(list, groups), *(r for of in old.values() if (r := [i for i in of if i not in named]))]


def _homes(connection: Connection, record_ids: Collection[str]) -> dict[str, str]:
    """The events that decided records belong to, or were taken out of."""
    c = t.reviewed.c
    query = select(c.record_id, c.event_id).where(c.record_id.in_(record_ids))
    return {str(r): str(e) for r, e in connection.execute(query)}


def _kept_apart(connection: Connection, groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """The groups that overlap as one, then by type: a record whose type was changed stands alone."""
    whole: list[set[str]] = []
    for group in groups:
        mine = set(group)
        for other in [w for w in whole if w & mine]:
            mine |= other
            whole.remove(other)
        whole.append(mine)
    out: list[list[str]] = []
    c = t.records.c
    for members in whole:
        kinds: dict[str, list[str]] = {}
        for key, kind in connection.execute(select(c.id, c.type).where(c.id.in_(members)).order_by(c.id)):
            kinds.setdefault(kind, []).append(key)
        out += kinds.values() or [sorted(members)]
    return out


def _line(
    deed: Deed,
    kind: str,
    anchors: Sequence[Anchor],
    *,
    before: object = None,
    after: object = None,
    report_id: str = "",
    coder: str = "",
    undoes: int | None = None,
) -> Decision:
    told = ("" if before is None else rows.dump(before), "" if after is None else rows.dump(after))
    about = (deed.action, kind, deed.target, deed.field)
    return Decision(0, "", deed.by.strip(), *about, *told, undoes, coder, report_id, tuple(anchors))


def _written(connection: Connection, line: Decision) -> int:
    row = {name: getattr(line, name) for name in line.__slots__ if name not in ("id", "at", "anchors")}
    made = connection.execute(insert(t.decisions).values(at=now(), **row))
    key = made.inserted_primary_key
    assert key is not None
    number = int(key[0])
    new = [
        {"decision_id": number, "n": n, "record_id": a.record, "report_id": a.report, "text_sha256": a.text_sha256}
        | {"type": a.type, "start": a.start, "end": a.end, "part": a.part, "seen": a.seen}
        for n, a in enumerate(line.anchors)
    ]
    if new:
        connection.execute(insert(t.anchors), new)
    return number


# ---------------------------------------------------------------- each action


def _judge(connection: Connection, deed: Deed) -> Decision:
    """Confirm or reject a record, or an event: then all of its records."""
    records = _records(connection, t.records.c.id == deed.target)
    if records:
        anchors = [_anchor(connection, r, seen=True, part=_event(connection, r)) for r in records]
        return _line(deed, "record", anchors, report_id=records[0].report_id, coder=_coder(records[0]))
    of = select(t.event_records.c.record_id).where(t.event_records.c.event_id == deed.target)
    records = _records(connection, t.records.c.id.in_(of))
    if records:
        return _line(
            deed,
            "event",
            [_anchor(connection, r, seen=True, part=_event(connection, r)) for r in records],
            coder=_coder(records[0]),
        )
    return _bring_back(connection, deed)


def _bring_back(connection: Connection, deed: Deed) -> Decision:
    """Confirm what was rejected: a record or all of an event's."""
    c = t.reviewed.c
    mine = (c.record_id == deed.target) | (c.event_id == deed.target)
    query = select(t.reviewed).where(mine & (c.status == "rejected") & c.json.is_not(None)).order_by(c.record_id)
    held = [record_from({**row, "event_id": None}) for row in connection.execute(query).mappings()]
    if not held or deed.action != "confirm":
        raise ReportedlyError("R404", f"no record or event {deed.target}")
    anchors = [_anchor(connection, r, seen=True) for r in held]
    one = held[0].id == deed.target
    return _line(deed, "record" if one else "event", anchors, report_id=held[0].report_id if one else "")


def _edit(connection: Connection, deed: Deed) -> Decision:
    record = _one(connection, deed.target)
    changed = edited(record, deed.field, deed.after)
    fields = {deed.field, "mode"} if deed.field == "type" else {deed.field}
    checked(changed, _text(connection, record.report_id), fields)
    before = wire.record_json(record)[deed.field]
    anchors = [_anchor(connection, record, part=_event(connection, record))]
    after = wire.record_json(changed)[deed.field]
    of = record.report_id
    return _line(deed, "record", anchors, before=before, after=after, report_id=of, coder=_coder(record))


def _add(connection: Connection, deed: Deed) -> Decision:
    record = deed.after
    if not isinstance(record, EventRecord):
        raise ReportedlyError("R405", "what is added must be a record")
    checked(record, _text(connection, record.report_id))
    if _records(connection, t.records.c.id == record.id):
        raise ReportedlyError("R405", "the report has a record of this type and these words already")
    made = {**wire.record_json(record), "event_id": None}
    return _line(deed, "record", [_anchor(connection, record)], after=made, report_id=record.report_id)


def _merge(connection: Connection, deed: Deed) -> Decision:
    ids = [deed.target, *(deed.after if isinstance(deed.after, list | tuple) else [])]
    before, after, records = merged(connection, [str(i) for i in ids])
    anchors = [_anchor(connection, r, part=e) for e, r in records]
    return _line(deed, "event", anchors, before={"groups": before}, after={"groups": after})


def _split(connection: Connection, deed: Deed) -> Decision:
    out = [str(i) for i in deed.after] if isinstance(deed.after, list | tuple) else []
    before, after, records = split_off(connection, deed.target, out)
    anchors = [_anchor(connection, r, part=part) for part, r in records]
    return _line(deed, "event", anchors, before={"groups": before}, after={"groups": after})


def _same_origin(_connection: Connection, deed: Deed) -> Decision:
    name = deed.after if isinstance(deed.after, str) else ""
    if not name.strip() or not deed.target.strip() or name.strip() == deed.target.strip():
        raise ReportedlyError("R405", "one origin counts as another: give both names")
    return _line(deed, "origin", [], after=name.strip())


def _independent(connection: Connection, deed: Deed) -> Decision:
    told = deed.after if isinstance(deed.after, dict) else {}
    name, state = str(told.get("origin", "")).strip(), told.get("state")
    if not name or state not in ("independent", "dependent"):
        raise ReportedlyError("R405", "give the origin's name and whether it is independent or dependent")
    of = select(t.event_records.c.record_id).where(t.event_records.c.event_id == deed.target)
    records = _records(connection, t.records.c.id.in_(of))
    if not records:
        raise ReportedlyError("R404", f"no event {deed.target}")
    anchors = [_anchor(connection, r) for r in records]
    return _line(deed, "event", anchors, after={"origin": name, "state": state})


_DOING: dict[str, Callable[[Connection, Deed], Decision]] = {
    "confirm": _judge,
    "reject": _judge,
    "edit": _edit,
    "settle": _edit,
    "add": _add,
    "merge": _merge,
    "split": _split,
    "same_origin": _same_origin,
    "independent": _independent,
}


def _records(connection: Connection, which: Any) -> list[EventRecord]:
    query = select(t.records).where(which).order_by(t.records.c.id)
    return [record_from({**row, "event_id": None}) for row in connection.execute(query).mappings()]


def _one(connection: Connection, record_id: str) -> EventRecord:
    """The record as it is read; a rejected one as the machine gave it."""
    held = _records(connection, t.records.c.id == record_id)
    if held:
        return held[0]
    c = t.reviewed.c
    row = (
        connection.execute(select(t.reviewed).where((c.record_id == record_id) & c.json.is_not(None)))
        .mappings()
        .first()
    )
    if row is None:
        raise ReportedlyError("R404", f"no record {record_id}")
    return record_from({**row, "event_id": None})


def _text(connection: Connection, report_id: str) -> str:
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report_id)).scalar()
    if text is None:
        raise ReportedlyError("R404", f"no report {report_id}")
    return str(text)


def _anchor(connection: Connection, record: EventRecord, *, seen: bool = False, part: str = "") -> Anchor:
    words = record.evidence[0] if record.evidence else None
    span = Span(words.start, words.end) if words else Span(0, 0)
    sha256 = rows.digest(_text(connection, record.report_id))
    told = json.dumps({**wire.record_json(record), "event_id": None}, ensure_ascii=False) if seen else ""
    return Anchor(record.id, record.report_id, sha256, record.type, span.start, span.end, part, told)


def _event(connection: Connection, record: EventRecord) -> str:
    c = t.event_records.c
    return str(connection.execute(select(c.event_id).where(c.record_id == record.id)).scalar() or "")


def _coder(record: EventRecord) -> str:
    return f"{record.coder_name} {record.coder_version}"


def lines_query(
    *,
    target: str = "",
    by: str = "",
    after: int = 0,
    report: str = "",
    records: Sequence[str] = (),
    most: int | None = None,
) -> Select[Any]:
    """The query for ``decision_rows``: lines after one, about a record, event or origin, of a person, of a report."""
    c, a = t.decisions.c, t.anchors.c
    query = select(t.decisions).where(c.id > after)
    if target:
        query = query.where((c.target == target) | c.id.in_(select(a.decision_id).where(a.record_id == target)))
    if by:
        query = query.where(c.by == by)
    if report:
        query = query.where(c.id.in_(select(a.decision_id).where(a.report_id == report)))
    if records:
        query = query.where(c.id.in_(select(a.decision_id).where(a.record_id.in_(records))))
    return query if most is None else query.limit(most)
