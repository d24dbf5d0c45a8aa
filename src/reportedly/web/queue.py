"""What needs a person first: events that are grave and uncertain and that nobody has decided, with the reasons in words."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from reportedly.limits import limit
from reportedly.publish import wording
from reportedly.publish.applinks import page_of
from reportedly.store import Store
from reportedly.store.lists import Lists, Spoken
from reportedly.store.part import Part, reports_of
from reportedly.web import shown
from reportedly.web.event import reasons
from reportedly.web.overview import filtering
from reportedly.web.shown import Shown

COLUMNS = (
    "id",
    "reasons",
    "label",
    "place",
    "start",
    "end",
    "level",
    "confidence",
    "reports",
    "origins",
    "words",
    "said_by",
)
_RECORDS = 20  # records looked at for each event, on the average, to find the words shown


def queue(store: Store, request: Request) -> Shown:
    """The events that wait for a person, the most pressing first."""
    lists, asked, most = Lists(store), shown.asked_of(request), shown.rows_limit()
    found, after = shown.cut(lists.queue(asked, most + 1, request.query_params.get("after", "")), most)
    spoken = lists.spoken([x.id for x in found], most * _RECORDS)
    count = {"waiting": lists.waiting(asked, limit("count_rows")), "most": limit("count_rows"), "shown": len(found)}
    told = [{**shown.row_of(x), "reasons": reasons(x.needs), "confidence": x.confidence} for x in found]
    if not shown.is_page(request):
        rows = _published(store, request, told, spoken)
        return Shown("", {}, {"counts": count, "events": rows, "next": after or None}, COLUMNS, rows)
    given = shown.filters_in(request)
    values = {
        "rows": [(x, _said(spoken.get(x["id"]))) for x in told],
        "counts": count,
        "next": shown.link("/queue", given, after=after) if after else "",
        "first": shown.link("/queue", given) if request.query_params.get("after") else "",
        "here": shown.link("/queue", given, after=request.query_params.get("after", "")),
        **filtering(lists, request, "/queue"),
    }
    return Shown("queue.html.j2", values, {})


def _said(spoken: Spoken | None) -> dict[str, str] | None:
    if spoken is None:
        return None
    words = " ".join(spoken.quote.split())
    href = page_of("reports", spoken.report) + f"#r-{spoken.record}"
    return {"record": spoken.record, "words": words, "by": _chain(spoken.outlet, spoken.origin), "href": href}


def _chain(outlet: str, origin: str) -> str:
    return wording.citing([x for x in dict.fromkeys((outlet or "a text that names no outlet", origin)) if x])


def _published(
    store: Store, request: Request, told: list[dict[str, Any]], spoken: dict[str, Spoken]
) -> list[dict[str, Any]]:
    """The rows with the words, private persons withheld."""
    part = Part((), (), reports_of(store, [x.report for x in spoken.values()]), ())
    redactor = shown.redactor_of(part, request)
    out = []
    for row in told:
        said = spoken.get(row["id"])
        words = redactor.words(" ".join(said.quote.split()), said.report) if said else ""
        by = redactor.words(_chain(said.outlet, said.origin), said.report) if said else ""
        out.append({**row, "reasons": "; ".join(row["reasons"]), "words": words, "said_by": by})
    return out
