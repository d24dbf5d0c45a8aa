"""What follows from the journal of review, as rows: records as people decided them, the machine's word kept beside.

``restore`` makes the rows of one report anew from what the machine says and the lines of the journal that stand, so that
the order of decisions, undoing and coding anew come to the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from reportedly.records import EventRecord
from reportedly.review import Anchor, Decision, Standing
from reportedly.store import changes, rows
from reportedly.store import tables as t
from reportedly.store.linked import note_gone, touch
from reportedly.store.replay import Outcome, homes, outcome, standing
from reportedly.store.types import record_from

_BELOW = ("evidence", "figures", "places", "parties", "attributions", "sources")
# Fields that linking looks at: one that changes has the record linked again.
_LINKED = ("type", "mode", "modality", "actor", "recipient", "places", "time", "figures", "attribution", "evidence")


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring changed: ids of records that are others than before, taken out, or there again."""

    edited: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Base:
    """What the machine says of a record; ``lost`` where it no longer does."""

    record: EventRecord
    lost: bool = False


def decision_rows(query: Select[Any], connection: Connection) -> list[Decision]:
    """The lines of the journal that ``query`` (over ``decisions``) gives, by id, with their anchors."""
    lines = [dict(row) for row in connection.execute(query.order_by(t.decisions.c.id)).mappings()]
    of: defaultdict[int, list[Anchor]] = defaultdict(list)
    ids = [line["id"] for line in lines]
    c = t.anchors.c
    for at in range(0, len(ids), 500):
        some = select(t.anchors).where(c.decision_id.in_(ids[at : at + 500])).order_by(c.decision_id, c.n)
        for row in connection.execute(some).mappings():
            told = (row["record_id"], row["report_id"], row["text_sha256"], row["type"], row["start"], row["end"])
            of[row["decision_id"]].append(Anchor(*told, row["part"], row["seen"]))
    return [Decision(**line, anchors=tuple(of[line["id"]])) for line in lines]


def of_report(connection: Connection, report_id: str) -> list[Decision]:
    """The standing lines that are about records of a report."""
    about = select(t.anchors.c.decision_id).where(t.anchors.c.report_id == report_id)
    c = t.decisions.c
    lines = decision_rows(select(t.decisions).where(c.id.in_(about)), connection)
    undone = select(c.undoes).where(c.undoes.in_([d.id for d in lines]))
    gone = set(connection.execute(undone).scalars())
    return [d for d in standing(lines) if d.id not in gone]


def standing_from(row: Mapping[Any, Any]) -> Standing:
    """A row of ``reviewed``."""
    machine = record_from({**row, "event_id": None}) if row["json"] is not None else None
    of = (row["record_id"], row["report_id"], row["event_id"])
    return Standing(*of, row["status"], row["by"], row["at"], row["decision"], machine, bool(row["lost"]))


def bases_of(connection: Connection, report_id: str) -> dict[str, EventRecord]:
    """What the machine says of the decided records of a report: to be kept when it is coded anew."""
    query = select(t.reviewed).where(t.reviewed.c.report_id == report_id)
    held = (standing_from(row) for row in connection.execute(query).mappings())
    return {s.record_id: s.record for s in held if s.record is not None}


def forget_standing(connection: Connection, report_id: str) -> None:
    """Forget how a report's records stand, before it is coded anew and ``restore`` is called."""
    connection.execute(delete(t.reviewed).where(t.reviewed.c.report_id == report_id))


def restore(connection: Connection, report_id: str, before: Mapping[str, EventRecord] | None = None) -> Restored:
    """Make a report's records what the machine says and people decided; raises the generation where linking is touched.

    ``before`` is what ``bases_of`` gave before the report was coded anew.
    """
    text_sha256 = _text_sha256(connection, report_id)
    held, event_of = _held(connection, report_id)
    ranks = {s.record_id: s for s in _standings(connection, report_id)}
    bases = _bases(held, ranks, before or {})
    lines = _lines(of_report(connection, report_id), report_id, text_sha256, bases)
    edited, out, back = [], [], []
    for key in sorted(lines.keys() | ranks.keys()):
        base = bases.get(key)
        want = outcome(base.record if base else None, lines.get(key, ()))
        shown = want.record if want else (base.record if base and not base.lost else None)
        old = held.get(key)
        if old is None and shown is not None:
            back.append(key)
        elif old is not None and shown is None:
            out.append(key)
        elif old != shown:
            edited.append(key)
        _write(connection, key, old, shown)
        rank = ranks.get(key)
        _rank(connection, key, report_id, want, base, event_of.get(key) or (rank.event_id if rank else ""))
    if edited or out or back:
        changes.gone(connection, "record", dict.fromkeys(out, ()), changes.REJECTED)
        changes.changed(connection, "record", [*edited, *back])
    return Restored(tuple(edited), tuple(out), tuple(back))


def _text_sha256(connection: Connection, report_id: str) -> str:
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report_id)).scalar()
    return rows.digest(text or "")


def _held(connection: Connection, report_id: str) -> tuple[dict[str, EventRecord], dict[str, str]]:
    """The records of a report as they are read, and the event of each that is linked."""
    c = t.records.c
    tied = t.records.outerjoin(t.event_records, t.event_records.c.record_id == c.id)
    query = select(t.records, t.event_records.c.event_id).select_from(tied).where(c.report_id == report_id)
    held = list(connection.execute(query).mappings())
    events = {row["id"]: row["event_id"] for row in held if row["event_id"]}
    return {row["id"]: record_from({**row, "event_id": None}) for row in held}, events


def _standings(connection: Connection, report_id: str) -> Iterable[Standing]:
    query = select(t.reviewed).where(t.reviewed.c.report_id == report_id)
    return [standing_from(row) for row in connection.execute(query).mappings()]


def _bases(
    held: Mapping[str, EventRecord], ranks: Mapping[str, Standing], before: Mapping[str, EventRecord]
) -> dict[str, _Base]:
    """What the machine says now, and what it said once of decided records that it no longer gives."""
    now = {i: _Base(r) for i, r in held.items() if i not in ranks}
    now.update({i: _Base(s.record, s.lost) for i, s in ranks.items() if s.record is not None})
    return {**{i: _Base(r, lost=True) for i, r in before.items() if i not in now}, **now}


def _lines(
    decisions: Sequence[Decision], report_id: str, text_sha256: str, bases: Mapping[str, _Base]
) -> dict[str, list[Decision]]:
    """The decisions about each record, found again where its id changed."""
    home = homes(decisions, text_sha256, {i: b.record for i, b in bases.items() if not b.lost})
    out: defaultdict[str, list[Decision]] = defaultdict(list)
    for line in decisions:
        for anchor in line.anchors:
            if anchor.report == report_id and anchor.text_sha256 == text_sha256:
                out[home[anchor]].append(line)
    return dict(out)


def _write(connection: Connection, key: str, old: EventRecord | None, shown: EventRecord | None) -> None:
    """Make ``shown`` the record of that id; linking is told where that matters to it."""
    if old == shown:
        return
    if old is not None and (shown is None or any(getattr(old, f) != getattr(shown, f) for f in _LINKED)):
        note_gone(connection, t.records.c.id == key)
        touch(connection)
    if shown is None:
        connection.execute(delete(t.records).where(t.records.c.id == key))
        return
    made = rows.record_rows(shown)
    (row,) = made.pop("records")
    if old is None:
        connection.execute(insert(t.records), [row])
        mark(connection, [key])
        touch(connection)
    else:
        connection.execute(update(t.records).where(t.records.c.id == key).values(**row))
        for name in _BELOW:
            table = t.metadata.tables[name]
            connection.execute(delete(table).where(table.c.record_id == key))
        if any(getattr(old, f) != getattr(shown, f) for f in _LINKED):
            mark(connection, [key])
    for name in _BELOW:
        if made[name]:
            connection.execute(insert(t.metadata.tables[name]), made[name])


def mark(connection: Connection, record_ids: Collection[str]) -> None:
    """Note that records are to be linked again."""
    c = t.relinking.c
    held = set(connection.execute(select(c.record_id).where(c.record_id.in_(record_ids))).scalars())
    new = [{"record_id": r} for r in sorted(set(record_ids) - held)]
    if new:
        connection.execute(insert(t.relinking), new)


def _rank(
    connection: Connection,
    key: str,
    report_id: str,
    want: Outcome | None,
    base: _Base | None,
    event: str,
) -> None:
    """Write how a record stands."""
    connection.execute(delete(t.reviewed).where(t.reviewed.c.record_id == key))
    if want is None:
        return
    made = rows.record_rows(base.record)["records"][0] if base else {}
    row = {
        "record_id": key,
        "report_id": report_id,
        "event_id": event,
        "status": want.status,
        "by": want.by,
        "at": want.at,
        "decision": want.decision,
        "lost": bool(base and base.lost),
        "json": made.get("json"),
        "extra": made.get("extra"),
        "confidence": made.get("confidence"),
    }
    connection.execute(insert(t.reviewed), [row])


def stands(connection: Connection, record_ids: Sequence[str]) -> dict[str, Standing]:
    """How some records stand, by id; those nobody decided are left out."""
    out = {}
    c = t.reviewed.c
    for at in range(0, len(record_ids), 500):
        query = select(t.reviewed).where(c.record_id.in_(record_ids[at : at + 500]))
        out.update({row["record_id"]: standing_from(row) for row in connection.execute(query).mappings()})
    return out


def parsed(words: str) -> Any:
    """The JSON of a line's ``before`` or ``after``; None where its words were forgotten."""
    return json.loads(words) if words else None
