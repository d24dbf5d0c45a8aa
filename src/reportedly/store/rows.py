"""Types into rows: what is written for a capture, a report, a record, an event."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

from reportedly import wire
from reportedly.records import Attribution, Capture, Claim, Coded, Event, EventRecord, Link, Party, Refusal, Report

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_MOST = 2**63 - 1


def dump(value: object) -> str:
    """Compact JSON with the characters themselves."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest(*parts: str) -> str:
    """SHA-256 over texts, each with its length, so that no two lists of texts share one."""
    out = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        out.update(f"{len(data)}:".encode())
        out.update(data)
    return out.hexdigest()


def capture_row(capture: Capture) -> Row:
    """A capture's row; bytes are packed with zlib where that makes them smaller."""
    packed = zlib.compress(capture.content, 6)
    smaller = len(packed) < len(capture.content)
    return {
        "sha256": capture.sha256,
        "media_type": capture.media_type,
        "source": capture.source,
        "offset": capture.offset,
        "url": capture.url,
        "fetched": capture.fetched,
        "size": len(capture.content),
        "packing": "zlib" if smaller else "",
        "content": packed if smaller else capture.content,
    }


def text_sha256(report: Report) -> str:
    """What names a report's words wherever they were read: the hash of its clean text."""
    return digest(report.text)


def content_sha256(report: Report) -> str:
    """The hash of all that coding looks at: the text and what is known of its publication, not the file's name."""
    dates = dump([[d.value, d.method] for d in report.dates])
    known = (report.id, report.text, report.outlet, report.url, report.title, report.byline, report.published)
    return digest(*known, dates, report.language)


def report_row(report: Report, *, coder: str, capture: Capture | None) -> Row:
    """A report's row; ``capture`` is what it was taken from, where its bytes are in the store."""
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "published": report.published,
        "language": report.language,
        "url": report.url,
        "source": report.source,
        "sha256": report.sha256,
        "capture": capture.sha256 if capture else None,
        "content_sha256": content_sha256(report),
        "coder": coder,
        "dates": dump([[d.value, d.method] for d in report.dates]),
        "extra": report.extra,
        "text": report.text,
    }


def coded_rows(coded: Coded) -> Rows:
    """Every row below a report: lines, claims, records and what they hold."""
    report = coded.report
    out: Rows = {
        "lines": [
            {"report_id": report.id, "n": n, "role": x.role, "start": x.span.start, "end": x.span.end, "value": x.value}
            for n, x in enumerate(coded.lines)
        ],
        "claims": [_claim_row(report, n, x) for n, x in enumerate(coded.claims)],
    }
    for record in coded.records:
        for table, rows in record_rows(record).items():
            out.setdefault(table, []).extend(rows)
    return out


def _claim_row(report: Report, n: int, claim: Claim) -> Row:
    return {
        "report_id": report.id,
        "n": n,
        "nearest": claim.chain[0].name if claim.chain else "",
        "origin": claim.chain[-1].name if claim.chain else "",
        "stance": claim.stance,
        "kind": claim.kind,
        "cue": claim.cue.of(report.text) if claim.cue else "",
        "words": " … ".join(s.of(report.text) for s in claim.content),
        "json": dump(
            {
                "chain": [wire.source_json(s) for s in claim.chain],
                "cue": list(claim.cue) if claim.cue else None,
                "content": [list(s) for s in claim.content],
                "stance": claim.stance,
                "kind": claim.kind,
            }
        ),
    }


def record_rows(record: EventRecord) -> Rows:
    """A record and the plain tables below it."""
    key = record.id
    return {
        "records": [_record_row(record)],
        "evidence": [
            {"record_id": key, "n": n, "start": e.start, "end": e.end, "quote": e.quote}
            for n, e in enumerate(record.evidence)
        ],
        "figures": [
            {"record_id": key, "n": n, **_picked(f, "kind min max vague qualifier scope text"), **_at(f)}
            for n, f in enumerate(record.figures)
        ],
        "places": [
            {"record_id": key, "n": n, **_picked(p, "text name lat lon country admin1 city precision gazetteer_id")}
            | _at(p)
            for n, p in enumerate(record.places)
        ],
        "parties": [*_party_rows(key, "actor", record.actor), *_party_rows(key, "recipient", record.recipient)],
        "attributions": [_attribution_row(key, n, a) for n, a in enumerate(record.attribution)],
        "sources": [
            {"record_id": key, "attribution": n, "n": m, **_picked(s, "text name kind"), **_at(s)}
            for n, a in enumerate(record.attribution)
            for m, s in enumerate(a.chain)
        ],
    }


def _picked(value: object, names: str) -> Row:
    return {name: _held(getattr(value, name)) for name in names.split()}


def _held(value: Any) -> Any:
    """``value`` as a column can hold it: a number of more than 63 bits, which the JSON keeps, becomes the greatest."""
    return max(-_MOST, min(_MOST, value)) if isinstance(value, int) and not isinstance(value, bool) else value


def _at(value: Any) -> Row:
    return {"start": value.span.start, "end": value.span.end}


def _party_rows(key: str, role: str, parties: Sequence[Party]) -> list[Row]:
    return [
        {"record_id": key, "role": role, "n": n, **_picked(p, "text name country private"), **_at(p)}
        | {"sector": " ".join(p.sector)}
        for n, p in enumerate(parties)
    ]


def _attribution_row(key: str, n: int, attribution: Attribution) -> Row:
    chain = attribution.chain
    ends = {"nearest": chain[0].name if chain else "", "origin": chain[-1].name if chain else ""}
    return {"record_id": key, "n": n, **ends, **_picked(attribution, "cue stance"), **_at(attribution)}


def _record_row(record: EventRecord) -> Row:
    place = record.places[0] if record.places else None
    said = record.attribution[0] if record.attribution else None
    chain = said.chain if said else ()
    return {
        "id": record.id,
        "report_id": record.report_id,
        "type": record.type,
        "mode": record.mode,
        "sub_event": record.sub_event,
        "modality": record.modality,
        "start_day": record.time.start if record.time else "",
        "end_day": record.time.end if record.time else "",
        "precision": record.time.precision if record.time else "",
        "actor": _named(record.actor),
        "recipient": _named(record.recipient),
        "place": place.name if place else "",
        "country": place.country if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "nearest": chain[0].name if chain else "",
        "origin": chain[-1].name if chain else "",
        "stance": said.stance if said else "",
        "quote": record.evidence[0].quote if record.evidence else "",
        "confidence": record.confidence,
        "coder_name": record.coder_name,
        "coder_version": record.coder_version,
        "json": dump({**wire.record_json(record), "event_id": None}),
        "extra": dump({"reasons": record.reasons, "runners_up": [[p.runner_up, p.score] for p in record.places]}),
    }


def _named(parties: Sequence[Party]) -> str:
    return "; ".join(p.name or p.text for p in parties)


def refusal_row(refusal: Refusal) -> Row:
    """A refusal's row; the same refusal has the same id."""
    row = _picked(refusal, "code source offset message advice sha256 report_id")
    return {"id": digest(*(str(v) for v in row.values()))[:32], **row}


def event_rows(event: Event) -> Rows:
    """An event and the plain tables below it."""
    return {
        "events": [_event_row(event)],
        "event_records": [{"record_id": r, "event_id": event.id} for r in event.records],
        "event_figures": [
            {"event_id": event.id, "n": n, **_picked(f, "kind low best high rule")} for n, f in enumerate(event.figures)
        ],
        "links": [_link_row(event.id, x) for x in event.links],
    }


def _event_row(event: Event) -> Row:
    place = event.places[0] if event.places else None
    extra = {
        "runners_up": [[p.runner_up, p.score] for p in event.places],
        "links": [[x.weight, [w for _, w in x.reasons]] for x in event.links],
    }
    return {
        "id": event.id,
        "type": event.type,
        "modes": " ".join(event.modes),
        "start_day": event.start,
        "end_day": event.end,
        "place": place.name if place else "",
        "country": place.country if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "actor": _named(event.actor),
        "recipient": _named(event.recipient),
        "issues": " ".join(event.issues),
        **_picked(event.corroboration, "reports outlets origins independent copies level"),
        "status": event.review.status,
        "json": dump(wire.event_json(event)),
        "extra": dump(extra),
    }


def _link_row(event_id: str, link: Link) -> Row:
    return {"a": link.a, "b": link.b, "event_id": event_id, "weight": link.weight, "reasons": dump(link.reasons)}
