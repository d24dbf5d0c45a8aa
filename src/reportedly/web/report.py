"""One report: its text with the words of every record marked and the roles of its lines, beside what was coded of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from reportedly.codes import TYPES
from reportedly.publish import wording
from reportedly.publish.applinks import page_of
from reportedly.records import EventRecord, Line
from reportedly.store import Store
from reportedly.store.part import report_part, takings
from reportedly.web import shown, standing
from reportedly.web.event import fields_of
from reportedly.web.segments import Segment, segments
from reportedly.web.shown import MissingError, Shown

_CAPTURES = 10  # captures told; a report is seldom seen in more
# What a reader is told of a line that is not the report's own body.
ROLES = {
    "title": "headline",
    "dateline": "dateline",
    "byline": "byline",
    "credit": "credit",
    "caption": "caption",
    "ad": "advertisement",
    "promo": "promotion",
    "embed": "embedded",
    "stamp": "stamp",
    "duplicate": "printed twice",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the report with its role ("" for the body and what is between lines) and its pieces."""

    role: str
    pieces: tuple[Segment, ...]


def report(store: Store, request: Request) -> Shown:
    """One report: its text in segments, its lines' roles, its records and where it was taken from."""
    key = request.path_params["id"]
    found = store.report(key)
    if found is None:
        raise MissingError
    part = report_part(store, found)
    records = sorted(part.held_records, key=lambda r: (r.evidence[0].start if r.evidence else 0, r.id))
    redactor = shown.redactor_of(part, request)
    lines = list(store.lines(key))
    data = {
        "id": redactor.report_id(key),
        "outlet": redactor.words(found.outlet, key),
        "title": redactor.words(found.title, key),
        "byline": redactor.words(found.byline, key),
        "published": found.published,
        "language": found.language,
        "url": redactor.address(found.url, key),
        "sha256": found.sha256,
        "text": redactor.cut(key, 0, len(found.text)),
        "lines": [{"start": x.span.start, "end": x.span.end, "role": x.role} for x in lines],
        "records": [_record(r) for r in map(redactor.record, records)],
    }
    if not shown.is_page(request):
        return Shown("", {}, data)
    spans = [(e.start, e.end, r.id) for r in records for e in r.evidence]
    numbers = {r.id: n for n, r in enumerate(records, 1)}
    values = {
        "report": found,
        "when": shown.days(found.published[:10], found.published[:10]),
        "passages": list(passages(segments(found.text, [*spans, *_borders(lines)]), lines)),
        "numbers": numbers,
        "records": [_beside(r, numbers[r.id]) for r in records],
        "takings": takings(store, key, _CAPTURES),
        "dates": found.dates,
        "roles": ROLES,
        "data": data,
        "here": page_of("reports", key),
        "standing": standing.standing_of(store, records),
        "rejected": standing.rejected(store.standings(report=key).values()),
        "types": sorted(TYPES),
    }
    return Shown("report.html.j2", values, data)


def _record(record: EventRecord) -> dict[str, Any]:
    words = [{"start": e.start, "end": e.end, "quote": e.quote} for e in record.evidence]
    told = {"id": record.id, "type": record.type, "modality": record.modality, "event": record.event_id}
    return {**told, "confidence": record.confidence, "evidence": words}


def _beside(record: EventRecord, number: int) -> dict[str, Any]:
    return {
        "id": record.id,
        "number": number,
        "label": wording.label(record.type, [record.mode] if record.mode else []),
        "event": page_of("events", record.event_id) if record.event_id else "",
        "fields": fields_of(record),
        "evidence": record.evidence,
        "confidence": round(100 * record.confidence),
        "coder": f"{record.coder_name} {record.coder_version}".strip(),
    }


def _borders(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """Lines as spans without an id of a record, so that a piece never stands in two of them."""
    return [(x.span.start, x.span.end, "") for x in lines]


def passages(pieces: Sequence[Segment], lines: Sequence[Line]) -> Iterator[Passage]:
    """The pieces of a text by line; what stands between lines is a passage of its own. Joined, they are the text."""
    ends = sorted({(x.span.start, x.span.end, x.role) for x in lines})
    held: list[Segment] = []
    at, now = 0, ""
    for piece in pieces:
        while at < len(ends) and ends[at][1] <= piece.start:
            at += 1
        inside = at < len(ends) and ends[at][0] <= piece.start < ends[at][1]
        role = ends[at][2] if inside and ends[at][2] not in ("body", "blank") else ""
        new = inside and piece.start == ends[at][0] and role
        if held and (role != now or new):
            yield Passage(now, tuple(held))
            held = []
        now = role
        own = tuple(i for i in piece.ids if i)
        held.append(Segment(piece.start, piece.end, piece.text, own))
    if held:
        yield Passage(now, tuple(held))
