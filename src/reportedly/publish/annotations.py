"""W3C Web Annotations (JSON-LD): an annotation a record, on the words it was read from (docs/exports.md).

The target of each is the report's stored clean text, whose code points the positions count (as the Web Annotation model
does). Where a private person's name is withheld, ``exact``, ``prefix`` and ``suffix`` have "[name withheld]" in its place
and the position alone finds the words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO
from urllib.parse import quote

from reportedly.publish.applinks import unlinked
from reportedly.publish.stock import AROUND
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.records import EventRecord, Evidence

Cut = Callable[[str, int, int], str]
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"schema_version": "urn:reportedly:schema_version", "unredacted": "urn:reportedly:unredacted"},
]
# Terms of an export since a revision; JSON as a literal is of JSON-LD 1.1, which the others do not ask for.
_SINCE: dict[str, Any] = {
    "since": "urn:reportedly:since",
    "revision": "urn:reportedly:revision",
    "deleted": {"@id": "urn:reportedly:deleted", "@type": "@json"},
}


def urn(kind: str, key: str) -> str:
    """The name of a record, event, report or coder as an IRI."""
    return f"urn:reportedly:{kind}:{quote(key, safe='')}"


def _note(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _according(record: EventRecord) -> Iterable[str]:
    for a in record.attribution:
        if a.chain:
            yield f"{a.stance}, according to: {' < '.join((record.outlet or record.report_id, *(s.name or s.text for s in a.chain)))}"
        else:
            yield f"{a.stance}, no source named"


def _bodies(record: EventRecord) -> list[dict[str, str]]:
    """The codes as bodies: type, mode and modality classify, parties and figures are tags, sources describe, the event is linked."""
    kinds = (record.type, record.mode or "", record.modality)
    tags = (
        *(f"actor: {p.name or p.text}" for p in record.actor),
        *(f"recipient: {p.name or p.text}" for p in record.recipient),
        *(f"place: {p.name}" for p in record.places),
        *((f"time: {record.time.start}/{record.time.end}",) if record.time and record.time.start else ()),
        *(f"{f.kind}: {'' if f.min is None else f.min}..{'' if f.max is None else f.max}" for f in record.figures),
    )
    out = [_note(k, "classifying") for k in kinds if k]
    out += [_note(t, "tagging") for t in dict.fromkeys(tags)]
    out += [_note(a, "describing") for a in dict.fromkeys(_according(record))]
    if record.event_id:
        out.append({"type": "SpecificResource", "source": urn("event", record.event_id), "purpose": "linking"})
    return out


def _target(record: EventRecord, evidence: Evidence, cut: Cut) -> dict[str, Any]:
    source: dict[str, str] = {"id": urn("report", record.report_id), "type": "Text", "format": "text/plain"}
    if record.language:
        source["language"] = record.language
    if record.url:
        source["via"] = record.url
    before = cut(record.report_id, max(0, evidence.start - AROUND), evidence.start)
    after = cut(record.report_id, evidence.end, evidence.end + AROUND)
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": evidence.quote, "prefix": before, "suffix": after},
            {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
        ],
    }


def annotation(record: EventRecord, cut: Cut, link: str = "") -> dict[str, Any]:
    """One record as an annotation; ``cut`` gives the words of a report between two offsets, fit to be published.

    ``link`` is the record's page in the review app, "" for none.
    """
    coder = f"{record.coder_name} {record.coder_version}"
    return {
        "id": urn("record", record.id),
        "type": "Annotation",
        **({"via": link} if link else {}),
        "motivation": "classifying",
        "generator": {"id": urn("coder", coder), "type": "Software", "name": coder},
        "body": _bodies(record),
        "target": [_target(record, e, cut) for e in record.evidence],
    }


def write_annotations(
    out: TextIO,
    records: Iterable[EventRecord],
    cut: Cut,
    why: str = "",
    facts: Mapping[str, Any] | None = None,
    link: Callable[[str, str], str] = unlinked,
) -> int:
    """Write one AnnotationCollection whose first page holds all annotations; returns their number.

    ``facts`` are the further keys of an export since a revision, ``link`` gives a record's page in the review app.
    """
    items = [annotation(r, cut, link("record", r.id)) for r in records]
    page = {"id": urn("page", "records-1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: dict[str, Any] = {
        "@context": [CONTEXT[0], CONTEXT[1] | _SINCE] if facts else CONTEXT,
        "id": urn("collection", "records"),
        "type": "AnnotationCollection",
        "label": "Event records and the words they were read from",
        "schema_version": SCHEMA_VERSION,
        **({"unredacted": why} if why else {}),
        **(facts or {}),
        "total": len(items),
        "first": page,
    }
    json.dump(collection, out, ensure_ascii=False, indent=1, allow_nan=False)
    out.write("\n")
    return len(items)
