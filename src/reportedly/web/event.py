"""One event: its figures by origin, who says what in which words, and why its records are held to be one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from reportedly.limits import limit
from reportedly.publish import wording
from reportedly.publish.applinks import page_of
from reportedly.publish.view import Act, Quote, View, place_name
from reportedly.records import Event, EventRecord, FigureSummary, Link
from reportedly.store import Store
from reportedly.store.part import part_of
from reportedly.web import bars, shown, standing
from reportedly.web.shown import MissingError, Shown

_AROUND = 1500  # most characters of a paragraph shown on each side of the words
_FALLS = 20  # links drawn; the JSON has all


def event(store: Store, request: Request) -> Shown:
    """One event: its figures by origin, its evidence, and why its records are linked."""
    part = part_of(store, [request.path_params["id"]], limit("event_records"))
    if not part.held_events:
        raise MissingError
    view = shown.view_of(part, request)
    told = view.redactor.event(part.held_events[0], view.report_of)  # a rejected event has its page, too
    act = view.act(told, quotes=shown.rows_limit(), says=shown.rows_limit())
    data = _data(act, view, part.left)
    if not shown.is_page(request):
        return Shown("", {}, data)
    records = {r.id: r for r in view.records_of(told)}
    values = {
        "act": act,
        "row": data,
        "label": act.title,
        "quotes": [_quoted(q, records.get(q.record_id), view) for q in act.quotes],
        "falls": [_fall(x, view, records) for x in sorted(told.links, key=_weakest)[:_FALLS]],
        "more_links": max(0, len(told.links) - _FALLS),
        "left": part.left,
        **_review(store, part.held_events[0], part.held_records),
    }
    return Shown("event.html.j2", values, data)


def _review(store: Store, event: Event, records: Sequence[EventRecord]) -> dict[str, Any]:
    """How the event stands in review and what can be decided about it."""
    review = event.review
    held = sorted(records, key=lambda r: (r.published, r.report_id, r.id))
    return {
        "here": page_of("events", event.id),
        "status": review.status,
        "review": f"by {review.by}, {review.at}" if review.by else "",
        "standing": standing.standing_of(store, held),
        "rejected": standing.rejected(store.standings(event=event.id).values()),
        "belongs": standing.belongs(held),
        "near": standing.near(store, event),
        "origins": standing.said_by(held),
        "lines": standing.history(store, event),
    }


def _weakest(link: Link) -> tuple[float, str, str]:
    return link.weight, link.a, link.b


def _data(act: Act, view: View, left: int) -> dict[str, Any]:
    told, c = act.event, act.event.corroboration
    return {
        "id": told.id,
        "type": told.type,
        "label": act.label,
        "place": place_name(told),
        "start": told.start,
        "end": told.end,
        "level": c.level,
        "status": told.review.status,
        "reports": c.reports,
        "outlets": c.outlets,
        "origins": c.origins,
        "independent": c.independent,
        "copies": c.copies,
        "actor": list(act.actor),
        "recipient": list(act.recipient),
        "figures": [_figure(f, view) for f in told.figures],
        "evidence": [_evidence(q, view) for q in act.quotes],
        "links": [
            {"a": x.a, "b": x.b, "weight": x.weight, "reasons": [list(r) for r in x.reasons]} for x in told.links
        ],
        "records_not_shown": left + act.more,
    }


def _figure(figure: FigureSummary, view: View) -> dict[str, Any]:
    claims = [
        {
            "min": c.min,
            "max": c.max,
            "scope": c.scope,
            "as_of": c.as_of,
            "origin": view.voice(c.origin),
            "record": c.record_id,
        }
        for c in figure.claims
    ]
    return {
        "kind": figure.kind,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "rule": figure.rule,
        "claims": claims,
    }


def _evidence(quote: Quote, view: View) -> dict[str, Any]:
    said = {"chain": list(quote.chain), "stance": quote.stance, "modality": quote.modality, "words": quote.words}
    where = {"report": view.redactor.report_id(view.report_of[quote.record_id]), "copies": list(quote.copies)}
    return {"record": quote.record_id, **said, **where}


def _quoted(quote: Quote, record: EventRecord | None, view: View) -> dict[str, Any]:
    """A quotation with what was coded of it."""
    return {
        "quote": quote,
        "said": wording.citing(quote.chain),
        "href": page_of("reports", view.report_of[quote.record_id]) + f"#r-{quote.record_id}",
        "record": record,
        "fields": fields_of(record) if record else [],
        "paragraph": _paragraph(view.reports[record.report_id].text, record) if record else None,
    }


def _paragraph(text: str, record: EventRecord) -> tuple[str, str, str] | None:
    """The line that the words stand in: what is before them, they, what is after; None where they are all of it."""
    words = record.evidence[0]
    start, end = text.rfind("\n", 0, words.start) + 1, text.find("\n", words.end)
    end = len(text) if end < 0 else end
    first, last = max(start, words.start - _AROUND), min(end, words.end + _AROUND)
    before = ("… " if first > start else "") + text[first : words.start].lstrip()
    after = text[words.end : last].rstrip() + (" …" if last < end else "")
    return (before, text[words.start : words.end], after) if before.strip() or after.strip() else None


def fields_of(record: EventRecord) -> list[tuple[str, str, str, tuple[tuple[int, int], ...]]]:
    """What was coded of an act: the field's name in the contract, in words, its value in words, and where its words stand."""
    parties = {
        side: ("; ".join(p.name or p.text for p in of), tuple((p.span.start, p.span.end) for p in of))
        for side, of in (("actor", record.actor), ("recipient", record.recipient))
    }
    when = record.time
    figures = "; ".join(
        f"{wording.kind_label(f.kind).lower()} {wording.stated(f.min, f.max, vague=f.vague)}" for f in record.figures
    )
    told = [
        ("type", "Act", wording.label(record.type, [record.mode] if record.mode else []), ()),
        ("modality", "Told as", record.modality, ()),
        ("actor", "Who", *parties["actor"]),
        ("recipient", "To whom", *parties["recipient"]),
        (
            "places",
            "Where",
            "; ".join(p.name or p.text for p in record.places),
            tuple((p.span.start, p.span.end) for p in record.places),
        ),
        (
            "time",
            "When",
            shown.days(when.start, when.end) if when else "",
            ((when.span.start, when.span.end),) if when else (),
        ),
        ("figures", "Figures", figures, tuple((f.span.start, f.span.end) for f in record.figures)),
        (
            "attribution",
            "Who says so",
            "; ".join(_says(record)),
            tuple((a.span.start, a.span.end) for a in record.attribution),
        ),
        ("issues", "About", ", ".join(record.issues), ()),
        ("contexts", "Context", ", ".join(record.contexts), ()),
    ]
    return [x for x in told if x[2] or x[0] in ("actor", "recipient", "places", "time")]


def _says(record: EventRecord) -> list[str]:
    outlet = record.outlet or "the report"
    said = [(wording.citing([outlet, *(s.name or s.text for s in a.chain)]), a.stance) for a in record.attribution]
    return [f"{who} ({stance})" if stance != "stated" else who for who, stance in said] or [outlet]


def _fall(link: Link, view: View, records: Mapping[str, EventRecord]) -> dict[str, Any]:
    """A link's waterfall, with both records' outlets and words."""
    return {"fall": bars.waterfall(link), "sides": [_side(x, view, records) for x in (link.a, link.b)]}


def _side(key: str, view: View, records: Mapping[str, EventRecord]) -> dict[str, str]:
    record = records.get(key)
    if record is None:
        return {"outlet": "a record that is not shown", "words": "", "href": ""}
    words = " ".join(record.evidence[0].quote.split()) if record.evidence else ""
    return {"outlet": view.outlet(key), "words": words, "href": page_of("reports", record.report_id) + f"#r-{key}"}


def reasons(codes: Sequence[str]) -> list[str]:
    """Why a person should look at an event, in words."""
    return [REASONS[x] for x in codes]


REASONS = {
    "many_killed": "ten or more are said to be killed",
    "killed": "people are said to be killed",
    "injured": "people are said to be injured",
    "contested": "sources contradict one another",
    "figures": "sources give different figures",
    "unsure": "the machine is not sure of a record",
    "one_voice": "one origin alone tells it",
}
