"""What a person's decisions make of what the machine says: pure functions over records and lines of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from reportedly import codes, wire
from reportedly.errors import ReportedlyError
from reportedly.records import EventRecord, Evidence, Span
from reportedly.review import Anchor, Decision

# What a record that a person made or changed has as its coder; the version is the person.
REVIEW = "review"
_RECORD_ACTIONS = frozenset({"confirm", "edit", "settle", "reject", "add"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record: as it is to be read (None where rejected), its status and the last line about it."""

    record: EventRecord | None
    status: str
    by: str
    at: str
    decision: int


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The lines that hold, in order: no undo, and nothing that an undo took back."""
    lines = sorted(decisions, key=lambda d: d.id)
    undone = {d.undoes for d in lines if d.action == "undo"}
    return [d for d in lines if d.action != "undo" and d.id not in undone]


def outcome(machine: EventRecord | None, decisions: Sequence[Decision]) -> Outcome | None:
    """What the standing ``decisions`` about one record make of it; None where there are none.

    A later line counts more than an earlier one: whoever edits or confirms a rejected record brings it back.
    """
    out: Outcome | None = None
    record = machine
    for line in decisions:
        if line.action not in _RECORD_ACTIONS:
            continue
        status = {"confirm": "confirmed", "reject": "rejected", "add": "added"}.get(line.action, "edited")
        if line.action == "add":
            record = wire.record_from(json.loads(line.after)) if line.after else None
        elif line.action in ("edit", "settle") and record is not None and line.after:
            record = edited(record, line.field, json.loads(line.after))
        if record is None:
            continue
        editor = _editor(decisions, line)
        changed = replace(record, coder_name=REVIEW, coder_version=editor) if editor else record
        if status == "confirmed" and changed.coder_name == REVIEW:
            status = "added" if machine is None else "edited"
        shown = None if status == "rejected" else changed
        out = Outcome(shown, status, line.by, line.at, line.id)
    return out


def _editor(decisions: Sequence[Decision], until: Decision) -> str:
    """Who made the record what it is: the last who edited or added it; "" where it is the machine's."""
    made = [d.by for d in decisions if d.id <= until.id and d.action in ("edit", "settle", "add")]
    return made[-1] if made else ""


def edited(record: EventRecord, field: str, value: Any) -> EventRecord:
    """``record`` with a field (its name in the contract) of another value in the contract's shape.

    Raises ReportedlyError R405 for a field or value that can be none.
    """
    if field not in codes.FIELDS:
        raise ReportedlyError("R405", f"there is no field {field!r} to decide; there are {', '.join(codes.FIELDS)}")
    try:
        made = wire.record_from({**wire.record_json(record), field: value})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReportedlyError("R405", f"the value of {field} is not in the contract's shape: {error}") from error
    name = {"time": "time"}.get(field, field)
    return replace(record, **{name: getattr(made, name)})


def checked(record: EventRecord, text: str, fields: AbstractSet[str] = frozenset(codes.FIELDS)) -> EventRecord:
    """The same record, once ``fields`` hold only the codebook's codes and every span's words are the text's.

    Raises ReportedlyError R405 naming the field and what is wrong with it.
    """
    for field, fault in _faults(record, text):
        if field in fields:
            raise ReportedlyError("R405", f"{field}: {fault}")
    return record


def _faults(record: EventRecord, text: str) -> Iterable[tuple[str, str]]:
    modes = codes.MODES_OF.get(record.type)
    if modes is None:
        yield "type", f"{record.type!r} is none of the 16 types"
    elif record.mode is not None and record.mode not in modes:
        yield "mode", f"{record.type} has no mode {record.mode!r}"
    yield from _among("modality", [record.modality], codes.MODALITIES)
    for field in ("actor", "recipient"):
        for party in getattr(record, field):
            yield from _said(field, party.span, party.text, text)
            yield from _among(field, party.sector, codes.SECTORS)
            if party.country and not (len(party.country) == 3 and party.country.isupper()):
                yield field, f"{party.country!r} is no ISO 3166 alpha-3 code"
    for place in record.places:
        yield from _said("places", place.span, place.text, text)
        yield from _among("places", [place.precision], codes.PLACE_PRECISIONS)
        if (place.lat is None) != (place.lon is None) or not (abs(place.lat or 0) <= 90 and abs(place.lon or 0) <= 180):
            yield "places", "latitude and longitude are degrees, both or none"
    for figure in record.figures:
        yield from _said("figures", figure.span, figure.text, text)
        yield from _among("figures", [figure.kind], codes.FIGURE_KINDS)
        yield from _among("figures", [figure.scope], codes.SCOPES)
        if any(isinstance(n, bool) or (n is not None and not isinstance(n, int)) for n in (figure.min, figure.max)):
            yield "figures", "min and max are whole numbers or none"
        elif figure.min is not None and figure.max is not None and figure.min > figure.max:
            yield "figures", f"min {figure.min} is above max {figure.max}"
    yield from _times(record, text)
    for said in record.attribution:
        yield from _among("attribution", [said.stance], codes.STANCES)
        for source in said.chain:
            yield from _said("attribution", source.span, source.text, text)
            yield from _among("attribution", [source.kind], codes.SOURCE_KINDS)
    if not record.evidence:
        yield "evidence", "a record needs words that it was read from"
    for words in record.evidence:
        yield from _said("evidence", Span(words.start, words.end), words.quote, text)
        if not words.quote.strip():
            yield "evidence", "the words are empty"


def _times(record: EventRecord, text: str) -> Iterable[tuple[str, str]]:
    from datetime import date

    time = record.time
    if time is None:
        return
    yield from _said("time", time.span, time.text, text)
    yield from _among("time", [time.precision], codes.TIME_PRECISIONS)
    for day in (time.start, time.end):
        try:
            if day and date.fromisoformat(day).isoformat() != day:
                yield "time", f"{day!r} is no ISO day"
        except ValueError:
            yield "time", f"{day!r} is no ISO day"
    if time.start and time.end and time.start > time.end:
        yield "time", "it ends before it starts"


def _said(field: str, span: Span, words: str, text: str) -> Iterable[tuple[str, str]]:
    if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != words:
        yield field, f"the text does not have these words at {span.start}-{span.end}"


def _among(field: str, values: Iterable[Any], of: Sequence[str]) -> Iterable[tuple[str, str]]:
    for value in values:
        if value not in of:
            yield field, f"{value!r} is none of {', '.join(x for x in of if x)}"


def found(anchor: Anchor, text_sha256: str, records: Mapping[str, EventRecord]) -> str:
    """The id of the record among those of a report (by id) that ``anchor`` is about; "" where there is none.

    The same id first; then, in the same text, the one of the same type whose first evidence overlaps most, then one of
    another type whose first evidence shares at least half of the words' length.
    """
    if anchor.record in records:
        return anchor.record
    if anchor.text_sha256 != text_sha256:
        return ""
    shared = {i: _overlap(anchor, r.evidence[0]) for i, r in records.items() if r.evidence}
    own = {i: n for i, n in shared.items() if n > 0 and records[i].type == anchor.type}
    length = max(1, anchor.end - anchor.start)
    near = own or {i: n for i, n in shared.items() if 2 * n >= length}
    return min(near, key=lambda i: (-near[i], i), default="")


def homes(decisions: Sequence[Decision], text_sha256: str, given: Mapping[str, EventRecord]) -> dict[Anchor, str]:
    """The id of the record that each anchor of a report's lines is about now; ``given`` is what the machine gives.

    A record that a person added is itself, however much it shares with one of the machine's.
    """
    added = {a.record for line in decisions if line.action == "add" for a in line.anchors}
    anchors = {a for line in decisions for a in line.anchors}
    return {a: a.record if a.record in added else found(a, text_sha256, given) or a.record for a in anchors}


def _overlap(anchor: Anchor, words: Evidence) -> int:
    return max(0, min(anchor.end, words.end) - max(anchor.start, words.start))
