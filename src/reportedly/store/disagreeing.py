"""Where the machine, coding anew, now says something else than what a person saw and decided."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from reportedly import codes, wire
from reportedly.records import EventRecord
from reportedly.review import Decision, Disagreement
from reportedly.store import rows
from reportedly.store import tables as t
from reportedly.store.replay import homes
from reportedly.store.reviewed import of_report, standing_from

# Words that an offset moved in give no difference; what they say does.
_PLACED = frozenset({"span"})


def decided_reports(connection: Connection) -> list[str]:
    """The reports with decided records, by id."""
    return list(
        connection.execute(select(t.reviewed.c.report_id).distinct().order_by(t.reviewed.c.report_id)).scalars()
    )


def disagreements_of(connection: Connection, report_id: str) -> Iterator[Disagreement]:
    """The disagreements in one report, by line of the journal, record and field.

    A confirmed record disagrees in each field that the machine gives another value than was confirmed; an edited field
    where the machine neither says what it said then nor what the person made of it; a decided record that the machine
    no longer gives disagrees as a whole, unless it was rejected.
    """
    query = select(t.reviewed).where(t.reviewed.c.report_id == report_id).order_by(t.reviewed.c.record_id)
    ranks = {row["record_id"]: standing_from(row) for row in connection.execute(query).mappings()}
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report_id)).scalar()
    sha256 = rows.digest(text or "")
    given = {i: s.record for i, s in ranks.items() if s.record is not None and not s.lost}
    lines = of_report(connection, report_id)
    home = homes(lines, sha256, given)
    edits = {(a.record, d.field) for d in lines if d.action in ("edit", "settle") for a in d.anchors}
    for line in lines:
        for anchor in line.anchors:
            if anchor.report != report_id:
                continue
            key = home[anchor]
            rank = ranks.get(key)
            if rank is None or rank.status in ("rejected", "added"):
                continue
            if rank.lost:
                seen = anchor.seen or line.before
                yield Disagreement(line.id, key, "", seen, line.after, "")
            else:
                own = {f for r, f in edits if r == anchor.record}
                yield from _of_line(line, key, anchor.seen, given.get(key), own)


def _of_line(
    line: Decision, key: str, seen: str, machine: EventRecord | None, own: Collection[str]
) -> Iterator[Disagreement]:
    """Those of one line; ``own`` are fields that people edited, which a confirmation saw as edited."""
    if machine is None:
        return
    now = wire.record_json(machine)
    if line.action == "confirm" and seen:
        told = json.loads(seen)
        for field in codes.FIELDS:
            if field not in own and _said(told[field]) != _said(now[field]):
                yield Disagreement(line.id, key, field, _dump(told[field]), _dump(told[field]), _dump(now[field]))
    elif line.action in ("edit", "settle") and line.before:
        value = now[line.field]
        if _said(value) not in (_said(json.loads(line.before)), _said(json.loads(line.after))):
            yield Disagreement(line.id, key, line.field, line.before, line.after, _dump(value))


def _said(value: Any) -> Any:
    """A value without where its words stand."""
    if isinstance(value, dict):
        return {k: _said(v) for k, v in value.items() if k not in _PLACED}
    return [_said(v) for v in value] if isinstance(value, list) else value


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
