"""The first page: headline figures, the map, the course of events, and the events by gravity; and the timeline by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from reportedly.limits import limit
from reportedly.publish.chapters import HEADLINES, headlines
from reportedly.publish.view import is_nobody
from reportedly.store import Store
from reportedly.store.lists import Asked, Lists, Sited
from reportedly.store.part import part_of
from reportedly.web import bars, shown
from reportedly.web.shown import Shown

COLUMNS = ("id", "type", "label", "place", "start", "end", "level", "status", "reports", "origins", "outlets")
_DAYS = 92  # from so many days on the timeline goes by month
_MONTHS = 180  # from so many months on it goes by year
_NAMES = 60  # outlets and origins that a filter offers, besides the one that is asked for


def overview(store: Store, request: Request) -> Shown:
    """The events that pass the filters of the address, the gravest first."""
    lists, asked, most = Lists(store), shown.asked_of(request), shown.rows_limit()
    found, after = shown.cut(lists.events(asked, most + 1, request.query_params.get("after", "")), most)
    rows = [shown.row_of(x) for x in found]
    counts = _counts(lists, asked) | {"shown": len(rows)}
    heads = _headlines(store, lists, asked, request)
    data = {"counts": counts, "headlines": heads, "events": rows, "next": after or None}
    given = shown.filters_in(request)
    values = {
        "counts": counts,
        "heads": heads,
        "rows": rows,
        "next": shown.link("/", given, after=after) if after else "",
        "first": shown.link("/", given) if request.query_params.get("after") else "",
        **_chart(lists, asked, request, "/"),
        **filtering(lists, request, "/"),
    }
    return Shown("overview.html.j2", values, data, COLUMNS, rows)


def filtering(lists: Lists, request: Request, path: str) -> dict[str, Any]:
    """The values of the filters' form."""
    asked = request.query_params
    names = {}
    for kind in ("outlet", "origin"):
        told = [x for x in lists.labels(kind, 2 * _NAMES) if not is_nobody(x)][:_NAMES]
        names[kind] = sorted({*told, asked.get(kind, "")} - {""}, key=str.casefold)
    query = urlencode(shown.filters_in(request))
    return {"asked": dict(asked), "query": query, "path": path, "names": names, **shown.choices()}


def _counts(lists: Lists, asked: Asked) -> dict[str, int]:
    most = limit("count_rows")
    return lists.totals() | {"passing": lists.count(asked, most), "waiting": lists.waiting(asked, most), "most": most}


def _headlines(store: Store, lists: Lists, asked: Asked, request: Request) -> list[dict[str, Any]]:
    """The greatest figure of each kind, with its range and who says so."""
    part = part_of(store, lists.greatest(asked, HEADLINES), shown.rows_limit())
    out = []
    for told in headlines(shown.view_of(part, request)):
        figure = told.summary
        numbers = {"low": figure.low, "best": figure.best, "high": figure.high, "range": told.range}
        where = {"event": told.event.id, "place": told.where, "when": told.when, "origins": list(told.origins)}
        out.append({"kind": figure.kind, "label": told.label, **numbers, **where})
    return out


def places(store: Store, request: Request) -> Shown:
    """The places of the events that pass the filters of the address, as GeoJSON: how many events each has, and the address that shows them."""
    found = Lists(store).sites(shown.asked_of(request), limit("map_places"))
    given = shown.filters_in(request, "place")
    features = [_site(x, given) for x in sorted(found, key=lambda x: (x.lon, x.lat, x.name, x.precision))]
    return Shown("", {}, {"type": "FeatureCollection", "features": features})


def _site(at: Sited, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    told = {
        "name": at.name,
        "precision": at.precision,
        "events": at.events,
        "href": shown.link("/", given, place=at.name),
    }
    return {"type": "Feature", "properties": told, "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]}}


def timeline(store: Store, request: Request) -> Shown:
    """How many events of each type start on each day or in each month."""
    lists, asked = Lists(store), shown.asked_of(request)
    letters, counts = _course(lists, asked)
    rows = [{"period": p, "type": t, "events": n} for p, t, n in counts]
    values = {**_drawn(counts, letters, request, "/"), **filtering(lists, request, "/timeline"), "rows": _table(counts)}
    data = {"by": "day" if letters == 10 else "month" if letters == 7 else "year", "counts": rows}
    return Shown("timeline.html.j2", values, data, ("period", "type", "events"), rows)


def _chart(lists: Lists, asked: Asked, request: Request, path: str) -> dict[str, Any]:
    letters, counts = _course(lists, asked)
    return _drawn(counts, letters, request, path)


def _course(lists: Lists, asked: Asked) -> tuple[int, list[tuple[str, str, int]]]:
    """The counts by day where most lie within a few weeks, by month where they lie within some years, else by year."""
    most = limit("count_rows")
    months = lists.days(asked, 7, most)
    told = _bulk(months)
    if len(told) > 1 and len(periods(told[0], told[-1])) > _MONTHS:
        return 4, _by_year(months)
    if told and len(periods(f"{told[0]}-01", f"{told[-1]}-28")) <= _DAYS:
        return 10, lists.days(asked, 10, most)
    return 7, months


def _bulk(counts: Sequence[tuple[str, str, int]]) -> list[str]:
    """The periods that are drawn, in order: at either end a hundredth of all events at most is left out."""
    of: Counter[str] = Counter()
    for period, _, number in counts:
        of[period] += number
    spare, told = sum(of.values()) // 100, sorted(of)
    for end in (0, -1):
        left = spare
        while len(told) > 1 and of[told[end]] <= left:
            left -= of[told.pop(end)]
    return told


def _by_year(months: Sequence[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    out: Counter[tuple[str, str]] = Counter()
    for month, kind, number in months:
        out[month[:4], kind] += number
    return [(year, kind, n) for (year, kind), n in sorted(out.items())]


def _drawn(counts: Sequence[tuple[str, str, int]], letters: int, request: Request, path: str) -> dict[str, Any]:
    told = _bulk(counts)
    every = periods(told[0], told[-1]) if told else []
    blocks, most = bars.columns(counts, every)
    given = shown.filters_in(request, "from", "to", "type")
    drawn = [(b, _stretch(b, path, given)) for b in blocks]
    groups = [(g, name) for g, name in bars.GROUP_NAMES.items() if any(b.group == g for b in blocks)]
    ends = (every[0], every[-1]) if every else ("", "")
    unit = {10: "day", 7: "month", 4: "year"}[letters]
    left = sum(n for _, _, n in counts) - sum(b.events for b in blocks)
    return {"blocks": drawn, "groups": groups, "most": most, "ends": ends, "unit": unit, "undrawn": left}


def _stretch(block: bars.Block, path: str, given: Sequence[tuple[str, str]]) -> str:
    """The address of a column's events: its days and types."""
    first, last = bounds(block.period)
    return shown.link(path, [*given, ("from", first), ("to", last), *(("type", x) for x in block.types)])


def bounds(period: str) -> tuple[str, str]:
    """The first and last day of a day, month or year; of what is none of these, the text itself twice."""
    try:
        first = date.fromisoformat(period + "-01-01"[len(period) - 4 :] if len(period) in (4, 7) else period)
        if len(period) == 10:
            return period, period
        later = (
            date(first.year + 1, 1, 1) if len(period) == 4 else (first.replace(day=28) + timedelta(4)).replace(day=1)
        )
    except (ValueError, OverflowError):
        return period, period
    return first.isoformat(), (later - timedelta(1)).isoformat()


def periods(first: str, last: str) -> list[str]:
    """Every day, month or year from ``first`` to ``last``, both included; only these two where they are none, or too many."""
    try:
        at, end = date.fromisoformat(bounds(first)[0]), date.fromisoformat(bounds(last)[0])
    except ValueError:
        return sorted({first, last})
    letters = len(first)
    out: list[str] = []
    while at <= end and len(out) < 5000:
        name = at.isoformat()[:letters]
        out.append(name)
        at = date.fromisoformat(bounds(name)[1]) + timedelta(1)
    return out


def _table(counts: Sequence[tuple[str, str, int]]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """For each period its events and those of each type, the newest first."""
    out: dict[str, list[tuple[str, int]]] = {}
    for period, kind, number in counts:
        out.setdefault(period, []).append((kind, number))
    return [
        (p, sum(n for _, n in of), sorted(of, key=lambda x: (-x[1], x[0])))
        for p, of in sorted(out.items(), reverse=True)
    ]
