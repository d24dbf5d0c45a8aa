"""What the review app lists: events by filters in pages, their places, days, words and figures. No query is without a limit.

A page of a list is told by a key of its last row: rows after it are read off an index, none is counted past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, desc, func, literal, select

from reportedly.listing import WORD, word
from reportedly.records import Refusal
from reportedly.store import tables as t
from reportedly.store import types
from reportedly.store.store import Store

_L, _W, _F = t.event_list.c, t.event_words.c, t.figure_list.c
MACHINE = "machine"
_TOTALS = ("reports", "records", "events")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an event must be to be listed; an empty value asks nothing.

    ``places``: any of these words (``listing.place_words``). ``start`` and ``end``: ISO days that it overlaps; an event
    without a day overlaps none. ``outlet`` and ``origin``: names. ``status`` "" asks for all but rejected events.
    """

    places: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    types: tuple[str, ...] = ()
    outlet: str = ""
    origin: str = ""
    level: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One event as it is listed; ``key`` tells its place in the list, ``needs`` are codes of ``listing.NEEDS``."""

    id: str
    key: str
    type: str
    modes: tuple[str, ...]
    start: str
    end: str
    place: str
    level: str
    status: str
    reports: int
    outlets: int
    origins: int
    confidence: float
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sited:
    """A place and how many events are shown at it; WGS84 degrees."""

    name: str
    lat: float
    lon: float
    precision: str
    events: int


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet or origin, or an outlet and an origin it relays (``names`` has two): in how many events it stands.

    ``alone`` counts those in which it is the only one of its kind, ``contested`` those whose sources contradict one another.
    """

    value: str
    names: tuple[str, ...]
    events: int
    alone: int
    contested: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A record of an event: its words, who printed them, who says so at the root ("" where nobody else is named)."""

    record: str
    report: str
    outlet: str
    origin: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reprinted:
    """How many reports of ``copy`` print a text that ``source`` had before."""

    source: str
    copy: str
    reports: int


class Lists:
    """What can be listed of a store. ``most`` is the most rows that an answer has."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def events(self, asked: Asked, most: int, after: str = "") -> list[Listed]:
        """Events by gravity, those after the key ``after``."""
        query = _events(_L.gravity).where(*_where(asked)).order_by(_L.gravity).limit(most)
        return [_listed(r) for r in self._rows(query.where(_L.gravity > after) if after else query)]

    def queue(self, asked: Asked, most: int, after: str = "") -> list[Listed]:
        """Events that nobody has decided and that a person should look at, the most pressing first."""
        wanted = (_L.status == MACHINE, _L.queue > after, *_where(asked, status=False))
        query = _events(_L.queue).where(*wanted).order_by(_L.queue).limit(most)
        return [_listed(r) for r in self._rows(query)]

    def waiting(self, asked: Asked, most: int) -> int:
        """How many events the queue has, counted up to ``most``."""
        return self._count([_L.status == MACHINE, _L.queue > "", *_where(asked, status=False)], most)

    def count(self, asked: Asked, most: int) -> int:
        """How many events pass, counted up to ``most``."""
        return self._count(_where(asked), most)

    def sites(self, asked: Asked, most: int) -> list[Sited]:
        """Places of the events that pass, those with most events first."""
        what = (_L.place, _L.lat, _L.lon, _L.precision)
        number = func.count().label("events")
        query = select(*what, number).where(*_where(asked), _L.lat.is_not(None)).group_by(*what)
        rows = self._rows(query.order_by(desc("events"), *what).limit(most))
        return [Sited(r["place"], r["lat"], r["lon"], r["precision"], r["events"]) for r in rows]

    def days(self, asked: Asked, letters: int, most: int) -> list[tuple[str, str, int]]:
        """How many events of each type start in each year, month or day: the first 4, 7 or 10 ``letters`` of the day.

        Of events that overlap the days asked for, those that start before them are left out.
        """
        period = func.substr(_L.start_day, 1, letters).label("period")
        query = select(period, _L.type, func.count().label("events"))
        query = query.where(*_where(asked), _L.start_day > "", _L.start_day >= asked.start)
        query = query.group_by(period, _L.type).order_by(period, _L.type).limit(most)
        return [(r["period"], r["type"], r["events"]) for r in self._rows(query)]

    def names(self, kind: str, most: int, value: str = "", skip: int = 0) -> list[Named]:
        """Outlets or origins (``kind``), or relays and heard whose first name is kept as ``value``, the most told first, less ``skip``."""
        query = select(
            _W.value,
            func.min(_W.label).label("label"),
            func.count().label("events"),
            func.sum(case((_W.alone, 1), else_=0)).label("alone"),
            func.sum(case((_W.level == "contested", 1), else_=0)).label("contested"),
        ).where(_W.kind == kind)
        if value:  # a relay's value is both words with a tab between; "\n" is the next character after a tab
            query = query.where(_W.value > f"{value}\t", _W.value < f"{value}\n")
        query = query.group_by(_W.value).order_by(desc("events"), _W.value).limit(most).offset(skip)
        return [_named(r) for r in self._rows(query)]

    def labels(self, kind: str, most: int) -> list[str]:
        """Outlets or origins as they are written, the most told first."""
        query = select(_W.value, func.min(_W.label).label("label"), func.count().label("events"))
        query = query.where(_W.kind == kind).group_by(_W.value).order_by(desc("events"), _W.value).limit(most)
        return [r["label"] for r in self._rows(query)]

    def totals(self) -> dict[str, int]:
        """How many reports, records and events there are, rejected ones included."""
        tables = (t.reports, t.records, t.event_list)
        counts = (
            select(func.count()).select_from(x).scalar_subquery().label(n) for x, n in zip(tables, _TOTALS, strict=True)
        )
        (row,) = self._rows(select(*counts).limit(1))
        return {n: int(row[n]) for n in _TOTALS}

    def name(self, kind: str, value: str) -> Named | None:
        """One outlet or origin by the word it is kept as, None where no event has it."""
        query = select(
            _W.value,
            func.min(_W.label).label("label"),
            func.count().label("events"),
            func.sum(case((_W.alone, 1), else_=0)).label("alone"),
            func.sum(case((_W.level == "contested", 1), else_=0)).label("contested"),
        ).where(_W.kind == kind, _W.value == value)
        return next((_named(r) for r in self._rows(query.group_by(_W.value).limit(1))), None)

    def spoken(self, events: Sequence[str], most: int) -> dict[str, Spoken]:
        """For each event the record that the machine is surest of; at most ``most`` records are looked at."""
        r, er, p = t.records.c, t.event_records.c, t.reports.c
        joined = t.event_records.join(t.records, r.id == er.record_id).join(t.reports, p.id == r.report_id)
        query = select(er.event_id, r.id, r.report_id, p.outlet, r.origin, r.quote).select_from(joined)
        told = (r.modality == "actual").desc()
        query = query.where(er.event_id.in_(events)).order_by(told, r.confidence.desc(), r.id).limit(most)
        out: dict[str, Spoken] = {}
        for row in self._rows(query):
            said = Spoken(row["id"], row["report_id"], row["outlet"], row["origin"], row["quote"])
            out.setdefault(row["event_id"], said)
        return out

    def printed(self, most: int) -> list[tuple[str, int]]:
        """Outlets by how many of their reports were read."""
        outlet, number = t.reports.c.outlet, func.count().label("reports")
        query = select(outlet, number).group_by(outlet).order_by(desc("reports"), outlet).limit(most)
        return [(row["outlet"], row["reports"]) for row in self._rows(query)]

    def reprinted(self, most: int, outlet: str = "") -> list[Reprinted]:
        """Outlets that print whole texts that others had before, all or those of one outlet on either side."""
        c, a, b = t.copies.c, t.reports.alias("first"), t.reports.alias("later")
        joined = t.copies.join(a, a.c.id == c.source).join(b, b.c.id == c.copy)
        number = func.count(c.copy.distinct()).label("reports")
        names = (a.c.outlet.label("source"), b.c.outlet.label("copy"))
        query = select(*names, number).select_from(joined).where(c.kind != "passage")
        if outlet:
            query = query.where((a.c.outlet == outlet) | (b.c.outlet == outlet))
        query = query.group_by(a.c.outlet, b.c.outlet).order_by(desc("reports"), a.c.outlet, b.c.outlet).limit(most)
        return [Reprinted(row["source"], row["copy"], row["reports"]) for row in self._rows(query)]

    def greatest(self, asked: Asked, kinds: Sequence[str]) -> list[str]:
        """For each kind of figure the event with the greatest: those of one act first, then of most origins."""
        narrowed = _where(asked)
        out = []
        for kind in kinds:
            query = select(_F.event_id).where(_F.kind == kind)
            if asked != Asked():
                query = query.join(t.event_list, _L.event_id == _F.event_id).where(*narrowed)
            order = (desc(_F.one_act), desc(_F.best), desc(_F.origins), desc(_F.event_id))
            out += [r["event_id"] for r in self._rows(query.order_by(*order).limit(1))]
        return out

    def _count(self, where: Sequence[ColumnElement[bool]], most: int) -> int:
        some = select(literal(1).label("one")).select_from(t.event_list).where(*where).limit(most).subquery()
        return int(self._rows(select(func.count().label("n")).select_from(some))[0]["n"])

    def refusals(self, most: int, skip: int = 0) -> list[Refusal]:
        """What could not be used, by its content, less the first ``skip``."""
        query = select(t.refusals).order_by(t.refusals.c.id).limit(most).offset(skip)
        return [types.refusal_from(row) for row in self._rows(query)]

    def _rows(self, query: Select[Any]) -> list[Any]:
        return list(self._store._each(query, lambda row: row))  # noqa: SLF001  # the same room


def _events(key: ColumnElement[str]) -> Select[Any]:
    return select(t.event_list, key.label("key"))


def _where(asked: Asked, *, status: bool = True) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    dated = bool(asked.start or asked.end)
    if asked.places:
        out.append(_has("place", [x[:WORD] for x in asked.places], dated))
    if asked.outlet:
        out.append(_has("outlet", [word(asked.outlet)], dated))
    if asked.origin:
        out.append(_has("origin", [word(asked.origin)], dated))
    if asked.start or asked.end:
        out.append(and_(_L.start_day > "", _L.end_day >= asked.start))
    if asked.end:
        out.append(_L.start_day <= asked.end)
    if asked.types:
        out.append(_L.type.in_(asked.types))
    if asked.level:
        out.append(_L.level == asked.level)
    if status:
        out.append(_L.status == asked.status if asked.status else _L.status != "rejected")
    return out


def _has(kind: str, values: Sequence[str], dated: bool) -> ColumnElement[bool]:
    """Whether an event has a word: looked up event by event where days narrow them down, else from the word."""
    held = select(_W.event_id).where(_W.kind == kind, _W.value.in_(values))
    return held.where(_W.event_id == _L.event_id).exists() if dated else _L.event_id.in_(held)


def _listed(row: Any) -> Listed:
    told = (row["place"], row["level"], row["status"], row["reports"], row["outlets"], row["origins"])
    days = (row["start_day"], row["end_day"])
    modes, why = tuple(row["modes"].split()), tuple(row["needs"].split())
    return Listed(row["event_id"], row["key"], row["type"], modes, *days, *told, row["confidence"], why)


def _named(row: Any) -> Named:
    return Named(row["value"], tuple(row["label"].split("\t")), row["events"], row["alone"] or 0, row["contested"] or 0)
