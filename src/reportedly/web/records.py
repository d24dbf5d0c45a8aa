"""The pages of review: one record with its words and the form of every field, and the journal of decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from reportedly import wire
from reportedly.limits import limit
from reportedly.publish import wording
from reportedly.publish.applinks import page_of
from reportedly.records import EventRecord
from reportedly.review import Decision, Disagreement
from reportedly.store import Difference, Store
from reportedly.store.part import report_part
from reportedly.web import shown as common
from reportedly.web.deciding import decision_json
from reportedly.web.forms import form_of
from reportedly.web.segments import segments
from reportedly.web.shown import MissingError, Shown

FIELDS = (
    *("type", "mode", "modality", "actor", "recipient", "places", "time", "figures", "attribution", "issues"),
    *("contexts", "evidence"),
)
COLUMNS = ("id", "at", "by", "action", "kind", "target", "field", "before", "after", "undoes", "coder", "report_id")
AGREEMENT = ("field", "level", "alpha", "units", "equal")
# Fields that hold codes only.
_CODED = frozenset({"type", "mode", "modality", "contexts", "issues"})
_WIDE = 300  # characters of a value in a table


def record(store: Store, request: Request) -> Shown:
    """One record: the report's words with its spans, each field with its form, what people decided about it."""
    key = request.path_params["id"]
    rank = store.standings([key]).get(key)
    shown = store.record(key)
    held = shown or (rank.record if rank else None)
    report = store.report(held.report_id) if held else None
    if held is None or report is None:
        raise MissingError
    lines = store.decisions(target=key)
    status = rank.status if rank else "machine"
    if not common.is_page(request):
        redactor = common.redactor_of(report_part(store, report), request)
        told_of = {"status": status, "decisions": [published(d) for d in lines]}
        return Shown("", {}, {"record": wire.record_json(redactor.record(held)), **told_of})
    disagree = [_disagreeing(d) for d in store.disagreements(report.id) if d.record_id == key]
    values = {
        "record": held,
        "label": wording.label(held.type, [held.mode] if held.mode else []),
        "status": status,
        "event": (shown.event_id if shown else None) or (rank.event_id if rank else ""),
        "forms": [_form(f, held, rank.record if rank else None) for f in FIELDS],
        "parts": segments(report.text, _spans(held)),
        "lines": told(lines, store),
        "disagree": disagree,
        "here": page_of("records", key),
    }
    return Shown("record.html.j2", values, {})


def _form(field: str, held: EventRecord, machine: EventRecord | None) -> dict[str, Any]:
    now, was = wire.record_json(held)[field], wire.record_json(machine)[field] if machine else None
    changed = machine is not None and now != was
    return {**form_of(field, held), "changed": changed, "was": _cut(_words(was))}


def _spans(held: EventRecord) -> Iterator[tuple[int, int, str]]:
    for words in held.evidence:
        yield words.start, words.end, "evidence"
    for name in ("actor", "recipient"):
        for party in getattr(held, name):
            yield *party.span, name
    for place in held.places:
        yield *place.span, "places"
    for figure in held.figures:
        yield *figure.span, "figures"
    if held.time:
        yield *held.time.span, "time"
    for said in held.attribution:
        for source in said.chain:
            yield *source.span, "attribution"


def told(lines: Sequence[Decision], store: Store) -> list[dict[str, Any]]:
    """Lines of the journal in words, the last first."""
    undone = store.taken_back([d.id for d in lines])
    return [_told(d, d.id in undone) for d in reversed(lines)]


def _told(line: Decision, undone: bool) -> dict[str, Any]:
    kind = "reports" if line.action == "add" else {"record": "records", "event": "events"}.get(line.kind, "")
    href = page_of(kind, line.target) if kind else ""
    what = line.action.replace("_", " ") + (f" {line.field} of" if line.field else "")
    told = {"at": line.at, "by": line.by, "what": what, "target": line.target, "href": href, "undone": undone}
    return {**told, "before": said(line.before), "after": said(line.after)}


def _disagreeing(told: Disagreement) -> dict[str, str]:
    values = {k: said(getattr(told, k)) for k in ("seen", "decided", "now")}
    return {"record_id": told.record_id, "field": told.field, **values}


def said(told: str) -> str:
    """A value of the journal (JSON) in words, cut where it is long."""
    return _cut(_words(json.loads(told))) if told else ""


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_words, value)) or "none"
    if not isinstance(value, dict):
        return "none" if value is None else str(value)
    if "groups" in value:
        return " + ".join(f"{len(g)} record{'s' if len(g) != 1 else ''}" for g in value["groups"])
    if "chain" in value:
        return " citing ".join(map(_words, value["chain"])) + (
            f" ({value['stance']})" if value["stance"] != "stated" else ""
        )
    if "scope" in value:
        number = wording.stated(value["min"], value["max"], vague=value["vague"])
        return f"{value['kind']} {number}" + (" in all" if value["scope"] == "cumulative" else "")
    if "quote" in value:
        return f"“{value['quote']}”"
    if "precision" in value and "start" in value:
        return f"{value['start'] or '?'} to {value['end'] or '?'} ({value['precision']})"
    if "evidence" in value:
        return f"{value['type']}: " + _words(value["evidence"])
    if "origin" in value:
        return f"{value['origin']} is {value['state']}"
    name = value.get("name") or value.get("text") or ""
    codes = " ".join(x for x in (value.get("country") or "", *value.get("sector", ())) if x)
    return f"{name} [{codes}]" if codes else str(name)


def _cut(words: str) -> str:
    return words if len(words) <= _WIDE else words[:_WIDE] + " …"


def decisions(store: Store, request: Request) -> Shown:
    """The journal, a page of it, the last lines first, and where the machine now disagrees."""
    by = request.query_params.get("by", "")[:200]
    before = request.query_params.get("before", "")
    upto = int(before) if before.isdecimal() and len(before) < 12 else None
    most = limit("page_rows")
    lines = store.last_decisions(most + 1, by=by, before=upto)
    shown = lines[-most:] if len(lines) > most else lines
    older = f"/decisions?{urlencode({'by': by, 'before': shown[0].id})}" if len(lines) > most else ""
    disagree = [_disagreeing(d) for d in _first(store.disagreements(), most)]
    values = {"lines": told(shown, store), "older": older, "whose": by, "people": store.deciders()}
    values |= {"disagree": disagree, "query": urlencode({"by": by, "before": before})}
    rows = [published(d) for d in shown]
    flat = [
        {**r, **{c: json.dumps(r[c]) if r[c] is not None else "" for c in ("before", "after")}} for r in reversed(rows)
    ]
    return Shown("decisions.html.j2", values, {"decisions": rows}, COLUMNS, flat)


def differences(store: Store, request: Request) -> Shown:
    """How far two people agree, field by field, and what they differ in: to be settled by one value."""
    people = store.people()
    a, b = (request.query_params.get(k, "")[:200] for k in ("a", "b"))
    if not (a and b) and len(people) > 1:
        a, b = sorted(people, key=lambda p: (-people[p], p))[:2]
    found = store.agreement(a, b) if a and b else None
    rows = [{c: getattr(f, c) for c in AGREEMENT} for f in found.fields] if found else []
    values = {"people": sorted(people), "a": a, "b": b, "found": found, "rows": rows}
    if common.is_page(request):
        open_ = (d for d in store.differences(a, b) if d.settled is None) if a and b else iter(())
        values["open"] = [_difference(d) for d in _first(open_, limit("page_rows"))]
        values["query"] = urlencode({"a": a, "b": b})
        values["here"] = f"/differences?{values['query']}"
    told = {"a": a, "b": b, "reports": found.reports if found else 0, "units": found.units if found else 0}
    return Shown("differences.html.j2", values, {**told, "fields": rows}, AGREEMENT, rows)


def _difference(told: Difference) -> dict[str, Any]:
    """A difference with what may be chosen: each one's value, as the contract writes it."""
    choices = [(name, value) for name, value in (("a", told.a), ("b", told.b)) if value]
    field = told.field if told.field in FIELDS else ""
    return {
        "record": told.record,
        "field": told.field,
        "a": said(told.a),
        "b": said(told.b),
        "machine": said(told.machine),
        "choices": choices if field else [],
    }


def published(line: Decision) -> dict[str, Any]:
    """A line of the journal for a download: values that may hold words of a report or a name are left out."""
    told = decision_json(line)
    if line.field not in _CODED:
        told |= {"before": None, "after": None}
    return {**told, "target": told["target"] if line.kind != "origin" else ""}


def _first(of: Iterable[Any], most: int) -> Iterator[Any]:
    for n, x in enumerate(of):
        if n == most:
            return
        yield x
