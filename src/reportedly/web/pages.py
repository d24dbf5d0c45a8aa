"""What each page shows: for people the working text, for programs the published one (private persons withheld)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from reportedly.codes import TYPES
from reportedly.limits import limit
from reportedly.publish.dates import ENGLISH
from reportedly.publish.filters import LEVELS, Filters
from reportedly.publish.geojson import point_of
from reportedly.publish.view import View, place_name
from reportedly.publish.wording import act_label
from reportedly.records import Event
from reportedly.store import Store
from reportedly.web.segments import segments

COLUMNS = ("id", "type", "label", "place", "start", "end", "level", "status", "reports", "origins")


class MissingError(Exception):
    """Nothing of that id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in its forms: the template and its values; ``data`` for JSON; ``columns`` and ``rows`` for CSV."""

    template: str
    view: Mapping[str, Any]
    data: Mapping[str, Any]
    columns: Sequence[str] = ()
    rows: Sequence[dict[str, Any]] = ()


def _filters(request: Request) -> Filters:
    asked = request.query_params
    types = tuple(x for x in asked.getlist("type") if x)
    return Filters(asked.get("place", ""), asked.get("from", ""), asked.get("to", ""), types).checked()


def _passes(event: Event, request: Request) -> bool:
    """Whether the level and the review's status are those asked for."""
    asked = request.query_params
    level, status = asked.get("level", ""), asked.get("status", "")
    return level in ("", event.corroboration.level) and status in ("", event.review.status)


def _row(event: Event) -> dict[str, Any]:
    told = event.corroboration
    ends = {"start": event.start, "end": event.end, "level": told.level, "status": event.review.status}
    names = {"id": event.id, "type": event.type, "label": act_label(event), "place": place_name(event)}
    return {**names, **ends, "reports": told.reports, "origins": told.origins}


def overview(store: Store, request: Request) -> Shown:
    """The events that pass the filters of the address."""
    view = View(store, dates=ENGLISH, filters=_filters(request))
    asked = request.query_params
    rows = [_row(e) for e in view.events if _passes(e, request)]
    shown = rows[: limit("page_rows")]
    counts = {**view.whole, "shown": len(shown), "passing": len(rows)}
    values = {"counts": counts, "rows": shown, "asked": dict(asked), "query": urlencode(asked.multi_items())}
    values |= {
        "types": sorted(TYPES),
        "levels": (*LEVELS, "contested"),
        "statuses": ("machine", "confirmed", "edited", "rejected"),
    }
    return Shown("overview.html.j2", values, {"counts": counts, "events": shown}, COLUMNS, shown)


def places(store: Store, request: Request) -> dict[str, Any]:
    """The places of the events that pass the filters of the address, as GeoJSON: how many events each has, and the address that shows them."""
    view = View(store, dates=ENGLISH, filters=_filters(request))
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "place" and v]
    found: dict[tuple[float, float, str, str], int] = {}
    for told in view.events:
        where = point_of(told)
        if where is not None and where.lat is not None and where.lon is not None and _passes(told, request):
            key = (where.lon, where.lat, where.name, where.precision)
            found[key] = found.get(key, 0) + 1
    return {"type": "FeatureCollection", "features": [_site(k, n, asked) for k, n in sorted(found.items())]}


def _site(at: tuple[float, float, str, str], events: int, asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    lon, lat, name, precision = at
    link = f"/?{urlencode([*asked, ('place', name)])}"
    return {
        "type": "Feature",
        "properties": {"name": name, "precision": precision, "events": events, "href": link},
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


def event(store: Store, request: Request) -> Shown:
    """One event: its figures by origin, its evidence, and why its records are linked."""
    view = View(store)
    found = next((e for e in view.events if e.id == request.path_params["id"]), None)
    if found is None:
        raise MissingError
    act = view.act(found, quotes=limit("page_rows"))
    figures = [{"kind": f.kind, "low": f.low, "best": f.best, "high": f.high, "rule": f.rule} for f in found.figures]
    quotes = [{"record": q.record_id, "chain": q.chain, "stance": q.stance, "words": q.words} for q in act.quotes]
    links = [{"weight": x.weight, "reasons": [list(r) for r in x.reasons]} for x in found.links]
    data = {**_row(found), "figures": figures, "evidence": quotes, "links": links}
    report_of = {q.record_id: view.report_of[q.record_id] for q in act.quotes}
    return Shown("event.html.j2", {"act": act, "row": _row(found), "links": links, "report_of": report_of}, data)


def report(store: Store, request: Request) -> Shown:
    """One report: its text in segments, its lines' roles and its records."""
    key = request.path_params["id"]
    found = store.report(key)
    if found is None:
        raise MissingError
    records = list(store.records(key))
    spans = [(e.start, e.end, r.id) for r in records for e in r.evidence]
    parts, lines = segments(found.text, spans), list(store.lines(key))
    redactor = View(store).redactor
    data = {
        "id": redactor.report_id(key),
        "outlet": redactor.words(found.outlet, key),
        "title": redactor.words(found.title, key),
        "published": found.published,
        "text": redactor.cut(key, 0, len(found.text)),
        "records": [r.id for r in records],
    }
    return Shown("report.html.j2", {"report": found, "parts": parts, "lines": lines, "records": records}, data)


def refused(store: Store, _request: Request) -> Shown:
    """What could not be read, with the code and what to do."""
    held = View(store).refusals[: limit("page_rows")]
    columns = ("code", "source", "offset", "message", "advice")
    rows = [{c: getattr(r, c) for c in columns} for r in held]
    return Shown("table.html.j2", _table("Refused", columns, rows), {"refused": rows}, columns, rows)


def search(store: Store, request: Request) -> Shown:
    """Reports that hold all the words asked for, best first."""
    words = request.query_params.get("q", "")[:200]
    redactor = View(store).redactor
    found = [r for k in list(store.search(words, limit("page_rows"))) if (r := store.report(k))]
    columns = ("id", "outlet", "title", "published")
    rows = [
        {
            "id": redactor.report_id(r.id),
            "outlet": redactor.words(r.outlet, r.id),
            "title": redactor.words(r.title, r.id),
            "published": r.published,
        }
        for r in found
    ]
    links = [f"/reports/{quote(r.id)}" for r in found]
    return Shown("table.html.j2", _table("Search", columns, rows, links), {"q": words, "reports": rows}, columns, rows)


def _table(
    title: str, columns: Sequence[str], rows: Sequence[dict[str, Any]], links: Sequence[str] = ()
) -> dict[str, Any]:
    """A table's values; ``links`` are where the first cell of each row leads, none for no link."""
    return {"title": title, "columns": columns, "rows": list(zip(rows, links or [""] * len(rows), strict=True))}
