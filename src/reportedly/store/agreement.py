"""How far two people agree about the same records, and where they differ: what is to be settled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product, takewhile
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly import codes, wire
from reportedly.records import EventRecord
from reportedly.review import Anchor, Decision
from reportedly.store import rows
from reportedly.store import tables as t
from reportedly.store.alpha import Distance, alpha, nominal
from reportedly.store.comparing import COMPARED, KEPT, PRESENCE, REJECTED, meant
from reportedly.store.replay import homes, outcome
from reportedly.store.reviewed import of_report, standing_from
from reportedly.store.types import record_from

# A person who did one of these to a record has judged it. To settle is no judgement of one's own: it ends a difference.
_JUDGING = frozenset({"confirm", "edit", "reject", "add"})


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far two people agree in one thing, ``presence`` or one of ``comparing.COMPARED``.

    ``level``: nominal, set, interval or ratio. ``alpha`` is Krippendorff's, None where there is nothing to tell apart.
    ``units`` records have a value of both, the share ``equal`` (0..1, None without units) the same one.
    """

    field: str
    level: str
    alpha: float | None
    units: int
    equal: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far ``a`` and ``b`` agree about the ``units`` records that both judged, in ``reports`` reports."""

    a: str
    b: str
    reports: int
    units: int
    fields: tuple[FieldAgreement, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """That two people say different things of a record: in a ``field`` of the contract, or in ``presence``.

    ``a``, ``b`` and ``machine`` are JSON of the field's value, of presence ``"kept"`` or ``"rejected"``; "" where the machine
    does not give the record. ``record`` is ``a``'s; ``other`` the id of ``b``'s where both added it in words of their
    own, else "". ``settled`` is the line of the journal that ended the difference, None while it is open.
    """

    record: str
    report: str
    field: str
    a: str
    b: str
    machine: str
    other: str = ""
    settled: int | None = None


@dataclass(frozen=True, slots=True)
class _View:
    """What one person made of a record: None where rejected."""

    record: EventRecord | None
    added: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """A record that both judged; ``other`` is the id of ``b``'s own where both added it."""

    key: str
    a: EventRecord | None
    b: EventRecord | None
    other: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a report's records: by the machine (``given`` are those it still gives), and line by line."""

    machine: Mapping[str, EventRecord]
    given: AbstractSet[str]
    said: Mapping[str, Sequence[tuple[Decision, Anchor]]]


def people_of(connection: Connection) -> dict[str, int]:
    """Who decided, by name, with the number of lines that stand."""
    c = t.decisions.c
    undone = select(c.undoes).where(c.undoes.is_not(None))
    query = select(c.by, func.count()).where((c.action != "undo") & c.id.not_in(undone)).group_by(c.by)
    return dict(sorted((str(by), int(n)) for by, n in connection.execute(query)))


def agreement_of(connection: Connection, a: str, b: str) -> Agreement:
    """How far two people agree, over all records that both judged."""
    units: list[_Unit] = []
    reports = 0
    for report in _shared(connection, a, b):
        some = _units(_told(connection, report), a, b)
        reports += bool(some)
        units += some
    presence = [(KEPT if u.a else REJECTED, KEPT if u.b else REJECTED) for u in units]
    both = [(u.a, u.b) for u in units if u.a and u.b]
    fields = [_field(PRESENCE, "nominal", nominal, presence)]
    fields += [_field(c.name, c.level, c.distance, [(c.value(x), c.value(y)) for x, y in both]) for c in COMPARED]
    return Agreement(a, b, reports, len(units), tuple(fields))


def differences_of(connection: Connection, a: str, b: str, report: str = "") -> Iterator[Difference]:
    """Where two people differ, by report, record and field; settled ones too, marked."""
    for key in _shared(connection, a, b):
        if report in ("", key):
            told = _told(connection, key)
            for unit in _units(told, a, b):
                yield from _differing(unit, told, key, (a, b))


def _field(name: str, level: str, distance: Distance, pairs: Sequence[tuple[Any, Any]]) -> FieldAgreement:
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    equal = sum(x == y for x, y in known) / len(known) if known else None
    return FieldAgreement(name, level, alpha(known, distance), len(known), equal)


# ---------------------------------------------------------------- what each one said


def _shared(connection: Connection, a: str, b: str) -> list[str]:
    """The reports about whose records both have lines, by id."""
    c, d = t.anchors.c, t.decisions.c
    of = select(c.report_id).join(t.decisions, d.id == c.decision_id).where(d.action.in_(_JUDGING))
    one, other = (set(connection.execute(of.where(d.by == by).distinct()).scalars()) for by in (a, b))
    return sorted(one & other)


def _told(connection: Connection, report_id: str) -> _Told:
    ranked = select(t.reviewed).where(t.reviewed.c.report_id == report_id)
    ranks = {row["record_id"]: standing_from(row) for row in connection.execute(ranked).mappings()}
    held = select(t.records).where(t.records.c.report_id == report_id).order_by(t.records.c.id)
    machine = {
        row["id"]: record_from({**row, "event_id": None})
        for row in connection.execute(held).mappings()
        if row["id"] not in ranks
    }
    machine |= {i: s.record for i, s in ranks.items() if s.record is not None}
    given = {i: r for i, r in machine.items() if i not in ranks or not ranks[i].lost}
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report_id)).scalar()
    sha256 = rows.digest(text or "")
    said: defaultdict[str, list[tuple[Decision, Anchor]]] = defaultdict(list)
    lines = of_report(connection, report_id)
    home = homes(lines, sha256, given)
    for line in lines:
        for anchor in line.anchors:
            if anchor.report == report_id and anchor.text_sha256 == sha256:
                said[home[anchor]].append((line, anchor))
    return _Told(machine, given.keys(), said)


def _views(told: _Told, by: str) -> dict[str, _View]:
    """What a person made of each record they judged before anything about it was settled."""
    out = {}
    for key, said in told.said.items():
        before = list(takewhile(lambda x: x[0].action != "settle", said))
        view = _view(told.machine.get(key) or _added(before), [x for x in before if x[0].by == by])
        if view is not None:
            out[key] = view
    return out


def _added(said: Sequence[tuple[Decision, Anchor]]) -> EventRecord | None:
    """The record as the first who added it did."""
    made = [line.after for line, _ in said if line.action == "add" and line.after]
    return wire.record_from(json.loads(made[0])) if made else None


def _view(base: EventRecord | None, said: Sequence[tuple[Decision, Anchor]]) -> _View | None:
    """What a person's own lines make of ``base``; None where they did not judge it.

    Who confirmed, confirmed what stood there: the lines after it change that, whatever the machine says by now.
    """
    lines = [(line, anchor) for line, anchor in said if line.action in _JUDGING]
    added = any(line.action == "add" for line, _ in lines)
    for at in range(len(lines) - 1, -1, -1):
        line, anchor = lines[at]
        if line.action == "confirm" and anchor.seen:
            base, lines = wire.record_from(json.loads(anchor.seen)), lines[at:]
            break
    made = outcome(base or _seen(lines), [line for line, _ in lines])
    return None if made is None else _View(made.record, added)


def _seen(lines: Sequence[tuple[Decision, Anchor]]) -> EventRecord | None:
    seen = [anchor.seen for _, anchor in lines if anchor.seen]
    return wire.record_from(json.loads(seen[0])) if seen else None


# ---------------------------------------------------------------- which records both judged


def _units(told: _Told, a: str, b: str) -> list[_Unit]:
    """The records that both judged, by id.

    A record that one added counts where the other judged it, or added one of the same type in overlapping words, or
    else judged every record that the machine gives of the report and so had the chance to miss it.
    """
    one, other = _views(told, a), _views(told, b)
    pairs = _paired(one, other)
    taken = {k for pair in pairs for k in pair}
    units = [_Unit(x, one[x].record, other[y].record, y) for x, y in pairs]
    units += [_Unit(k, one[k].record, other[k].record) for k in one.keys() & other.keys() - taken]
    if other and told.given <= other.keys():
        units += [_Unit(k, v.record, None) for k, v in _alone(one, other, taken)]
    if one and told.given <= one.keys():
        units += [_Unit(k, None, v.record) for k, v in _alone(other, one, taken)]
    return sorted(units, key=lambda u: u.key)


def _alone(of: Mapping[str, _View], other: Mapping[str, _View], taken: Collection[str]) -> list[tuple[str, _View]]:
    """What one person added and the other says nothing of."""
    return [(k, v) for k, v in of.items() if v.added and v.record and k not in other and k not in taken]


def _paired(one: Mapping[str, _View], other: Mapping[str, _View]) -> list[tuple[str, str]]:
    """The added records that are the same act in words of one's own, those that share most words first."""
    left, right = ({k: v.record for k, v in of.items() if v.added and v.record} for of in (one, other))
    near = [(_overlap(left[x], right[y]), x, y) for x, y in product(left, right) if x != y]
    out: list[tuple[str, str]] = []
    for shared, x, y in sorted(near, key=lambda n: (-n[0], n[1], n[2])):
        if shared and not any(x == p or y == q for p, q in out):
            out.append((x, y))
    return out


def _overlap(a: EventRecord, b: EventRecord) -> int:
    """The characters that the first evidence of two records of one type shares."""
    if a.type != b.type or not a.evidence or not b.evidence:
        return 0
    x, y = a.evidence[0], b.evidence[0]
    return max(0, min(x.end, y.end) - max(x.start, y.start))


# ---------------------------------------------------------------- where they differ


def _differing(unit: _Unit, told: _Told, report: str, people: tuple[str, str]) -> Iterator[Difference]:
    machine = told.machine.get(unit.key) if unit.key in told.given else None
    said = [line for key in (unit.key, unit.other) for line, _ in told.said.get(key, ())]
    if unit.a is None or unit.b is None:
        if unit.a is not unit.b:
            a, b = (_dump(KEPT if r else REJECTED) for r in (unit.a, unit.b))
            told_so = _dump(KEPT) if machine else ""
            yield Difference(unit.key, report, PRESENCE, a, b, told_so, "", _presence_settled(said, people))
        return
    one, other = wire.record_json(unit.a), wire.record_json(unit.b)
    now = wire.record_json(machine) if machine else {}
    for field in codes.FIELDS:
        # Both added it in words of their own: these are no difference.
        if meant(unit.a, field) == meant(unit.b, field) or (field == "evidence" and unit.other):
            continue
        last = max((d.id for d in said if d.action == "settle" and d.field == field), default=None)
        a, b, given = _dump(one[field]), _dump(other[field]), _dump(now[field]) if now else ""
        yield Difference(unit.key, report, field, a, b, given, unit.other, last)


def _presence_settled(said: Sequence[Decision], people: tuple[str, str]) -> int | None:
    """The last line that settled something about the record, or by which somebody else judged it after both."""
    both = max((d.id for d in said if d.by in people and d.action in _JUDGING), default=0)
    after = [
        d.id for d in said if d.action == "settle" or (d.by not in people and d.action in _JUDGING and d.id > both)
    ]
    return max(after, default=None)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
