"""What a person fills in for a field of a record, as the contract's value: words are found in the report's text, nothing is guessed.

A form's rows are numbered: ``0.text``, ``0.name``, ``1.text`` ... A row without its words (``text``) and without ``keep`` is
left out, so a blank row adds nothing. ``N.start`` tells where the words stand (code points) where they were marked;
words that were typed are looked for in the evidence first, then in the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportedly import codes, wire
from reportedly.errors import ReportedlyError
from reportedly.records import EventRecord

Form = Mapping[str, str]
_ROW = re.compile(r"(\d{1,3})\.(\w{1,20})")
CHOICES: dict[str, tuple[str, ...]] = {"type": codes.TYPES, "modality": codes.MODALITIES}


def value_of(field: str, form: Form, record: EventRecord, text: str) -> Any:
    """The contract's value of ``field`` as the form gives it.

    Raises ReportedlyError R405 for a field that no form has, words that the text does not have, or a number that is none.
    """
    if field in ("type", "modality"):
        return form.get("value", "")
    if field == "mode":
        return form.get("value") or None
    if field in ("issues", "contexts"):
        return [x.strip() for x in form.get("value", "").split(",") if x.strip()]
    made = _MADE.get(field)
    if made is None:
        raise ReportedlyError("R405", f"there is no form for {field!r}")
    rows = [r for r in _rows(form) if not r.get("drop") and (r.get("text") or r.get("keep"))]
    values = [made(row, record, text) for row in rows]
    if field == "time":
        return values[0] if values else None
    return _attribution(values, form, record, text) if field == "attribution" else values


def _rows(form: Form) -> list[dict[str, str]]:
    out: dict[int, dict[str, str]] = {}
    for key, value in form.items():
        found = _ROW.fullmatch(key)
        if found:
            out.setdefault(int(found[1]), {})[found[2]] = value.strip()
    return [out[n] for n in sorted(out)]


def place_of(words: str, start: str, record: EventRecord, text: str) -> list[int]:
    """Where ``words`` stand: at ``start`` if they are there, else in the evidence, else first in the text.

    Raises ReportedlyError R405 where they do not stand in the text.
    """
    if start.isdecimal() and len(start) < 10 and text.startswith(words, int(start)):
        return [int(start), int(start) + len(words)]
    for evidence in record.evidence:
        at = text.find(words, evidence.start, evidence.end)
        if at >= 0:
            return [at, at + len(words)]
    at = text.find(words)
    if at < 0 or not words:
        raise ReportedlyError("R405", f"the text does not have the words {words[:80]!r}; mark them in the text")
    return [at, at + len(words)]


def _spanned(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    words = row.get("text", "")
    if not words:  # a value that no words of the report give, as the publication date
        start = record.evidence[0].start if record.evidence else 0
        return {"text": "", "span": [start, start]}
    return {"text": words, "span": place_of(words, row.get("start", ""), record, text)}


def _party(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    sectors = row.get("sector", "").upper().replace(",", " ").split()
    told = {"name": row.get("name") or row.get("text", ""), "country": row.get("country", "").upper() or None}
    return {**_spanned(row, record, text), **told, "sector": sectors, "private": bool(row.get("private"))}


def _place(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    words = _spanned(row, record, text)
    old = next((p for p in record.places if p.text == words["text"]), None)
    name = row.get("name") or words["text"]
    told = {k: row.get(k) or None for k in ("admin1", "city", "precision")}
    same = old is not None and old.name == name
    return {
        **words,
        "name": name,
        "lat": _degrees(row.get("lat", "")),
        "lon": _degrees(row.get("lon", "")),
        "country": row.get("country", "").upper() or None,
        **told,
        "gazetteer_id": old.gazetteer_id if old is not None and same else None,
    }


def _degrees(value: str) -> float | None:
    try:
        return float(value) if value else None
    except ValueError as error:
        raise ReportedlyError("R405", f"{value!r} is no number of degrees") from error


def _time(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    start = row.get("from") or None
    told = {"start": start, "end": row.get("to") or start, "precision": row.get("precision") or "day"}
    return {**_spanned(row, record, text), **told}


def _figure(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    told = {"kind": row.get("kind", ""), "min": _whole(row.get("min", "")), "max": _whole(row.get("max", ""))}
    more = {
        "vague": bool(row.get("vague")),
        "qualifier": row.get("qualifier") or None,
        "scope": row.get("scope") or "event",
    }
    return {**_spanned(row, record, text), **told, **more}


def _whole(value: str) -> int | None:
    if not value:
        return None
    if not value.isdecimal() or len(value) > 12:
        raise ReportedlyError("R405", f"{value!r} is no whole number")
    return int(value)


def _source(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    told = {"name": row.get("name") or row.get("text", ""), "kind": row.get("kind") or "unnamed"}
    return {**_spanned(row, record, text), **told}


def _attribution(chain: list[dict[str, Any]], form: Form, record: EventRecord, text: str) -> list[dict[str, Any]]:
    """One attribution with the chain from the nearest voice to the origin; none without a voice and with plain stance."""
    stance, cue = form.get("stance") or "stated", form.get("cue", "").strip()
    if not chain and stance == "stated":
        return []
    old = record.attribution[0].span if record.attribution else None
    span = place_of(cue, "", record, text) if cue else None
    first = chain[0]["span"] if chain else list(old or (record.evidence[0].start,) * 2)
    return [{"chain": chain, "cue": cue, "stance": stance, "span": span or first}]


def _words(row: Mapping[str, str], record: EventRecord, text: str) -> dict[str, Any]:
    start, end = _spanned(row, record, text)["span"]
    return {"start": start, "end": end, "quote": text[start:end]}


_MADE = {
    "actor": _party,
    "recipient": _party,
    "places": _place,
    "time": _time,
    "figures": _figure,
    "attribution": _source,
    "evidence": _words,
}
_COLUMNS = {
    "actor": ("text", "name", "country", "sector", "private"),
    "recipient": ("text", "name", "country", "sector", "private"),
    "places": ("text", "name", "country", "admin1", "city", "lat", "lon", "precision"),
    "time": ("text", "from", "to", "precision"),
    "figures": ("text", "kind", "min", "max", "vague", "qualifier", "scope"),
    "attribution": ("text", "name", "kind"),
    "evidence": ("text",),
}
_OPTIONS = {
    "places.precision": codes.PLACE_PRECISIONS,
    "time.precision": codes.TIME_PRECISIONS,
    "figures.kind": codes.FIGURE_KINDS,
    "figures.scope": codes.SCOPES,
    "attribution.kind": codes.SOURCE_KINDS,
}
_TICKS = frozenset({"private", "vague"})


def rows_of(field: str, record: EventRecord) -> list[dict[str, str]]:
    """The rows of the form of ``field`` as the record has them; numbers and spans as text, "" for none."""
    told = wire.record_json(record)[field]
    held: list[Any] = [told] if isinstance(told, dict) else list(told or [])
    if field == "attribution":
        held = held[0]["chain"] if held else []
    if field == "evidence":
        held = [{"text": e["quote"], "span": [e["start"], e["end"]]} for e in held]
    return [_row(field, value) for value in held]


def _row(field: str, value: Mapping[str, Any]) -> dict[str, str]:
    named = {"from": "start", "to": "end"} if field == "time" else {}
    out = {c: _shown(value.get(named.get(c, c))) for c in _COLUMNS[field]}
    return {**out, "start": str(value["span"][0])}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def form_of(field: str, record: EventRecord) -> dict[str, Any]:
    """What a page needs to draw the form of ``field``: its kind, its columns with their options, its rows and a blank one."""
    if field in _COLUMNS:
        rows = rows_of(field, record)
        blank = [] if field == "time" and rows else [dict.fromkeys((*_COLUMNS[field], "start"), "")]
        columns = [
            {"name": c, "options": _OPTIONS.get(f"{field}.{c}", ()), "tick": c in _TICKS} for c in _COLUMNS[field]
        ]
        said = record.attribution[0] if record.attribution and field == "attribution" else None
        more = {"stance": said.stance if said else "stated", "cue": said.cue if said else "", "stances": codes.STANCES}
        return {"field": field, "kind": "rows", "columns": columns, "rows": [*rows, *blank], "known": len(rows), **more}
    if field in ("issues", "contexts"):
        return {"field": field, "kind": "list", "value": ", ".join(getattr(record, field))}
    options = ("", *codes.MODES_OF.get(record.type, ())) if field == "mode" else CHOICES[field]
    return {"field": field, "kind": "choice", "value": getattr(record, field) or "", "options": options}
