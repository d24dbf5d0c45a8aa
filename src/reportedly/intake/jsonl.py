"""Reports from JSONL, one line a report: ``text`` or ``html``, and optionally id, url, outlet, title, date, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly import errors
from reportedly.intake.build import Stated, build, refused
from reportedly.intake.captures import capture
from reportedly.intake.held import Page, Piece
from reportedly.intake.lines import RawLine, Stream, raw_lines
from reportedly.intake.prose import day_of_line
from reportedly.limits import limit
from reportedly.records import Capture, Taken

MEDIA_TYPE = "application/jsonl"
_KEYS = ("id", "url", "outlet", "title", "byline", "language")
_BOM = b"\xef\xbb\xbf"


def take_lines(stream: Stream, source: str) -> Iterator[Piece]:
    """What each line gives; blank lines give nothing. Memory is bounded by ``limit("line_bytes")``."""
    for line in raw_lines(stream, limit("line_bytes")):
        if line.data is None:
            detail = f"{limit('line_bytes')} bytes ({line.length} bytes)"
            yield Taken(None, (), (errors.refusal("R105", source, line.number, detail),))
        elif line.data.strip(b" \t\r\0" + _BOM):
            yield take_object(_bare(line), source, line.number)


def _bare(line: RawLine) -> bytes:
    data = (line.data or b"").removesuffix(b"\r")
    return data.removeprefix(_BOM) if line.number == 1 else data


def take_object(data: bytes, source: str, number: int) -> Piece:
    """What one JSON object gives; ``number`` is its line."""
    kept = capture(data, MEDIA_TYPE, source, number)
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as e:
        return refused("R102", kept, f"byte {e.start} of the line is no UTF-8")
    except (ValueError, RecursionError) as e:
        return refused("R106", kept, str(e)[:120] or "nested too deeply")
    if not isinstance(row, dict):
        return refused("R106", kept, f"a JSON {type(row).__name__}")
    return _from_row(row, kept)


def _from_row(row: dict[str, Any], kept: Capture) -> Piece:
    if wrong := _wrong_type(row):
        return refused("R116", kept, wrong)
    stated = _stated(row)
    text = row.get("text")
    if text and text.strip():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as e:
            return refused("R102", kept, f"half of a surrogate pair at character {e.start}")
        return build(text, stated, kept)
    if page := row.get("html"):
        return Page(page, kept, stated)
    return refused("R114", kept)


def _wrong_type(row: dict[str, Any]) -> str:
    for key in ("text", "html", "url", "outlet", "title", "byline", "language"):
        if row.get(key) is not None and not isinstance(row[key], str):
            return f"{key} is a {type(row[key]).__name__}, not text"
    for key in ("id", "date"):
        if row.get(key) is not None and (isinstance(row[key], bool) or not isinstance(row[key], str | int)):
            return f"{key} is a {type(row[key]).__name__}, neither text nor number"
    return ""


def _stated(row: dict[str, Any]) -> Stated:
    known = {k: str(row[k]).strip() if k != "id" else str(row[k]) for k in _KEYS if row.get(k) is not None}
    dates = [("given", str(row["date"]))] if row.get("date") not in (None, "") else []
    if isinstance(row.get("text"), str):
        dates += day_of_line(row["text"])
    extra = {k: v for k, v in row.items() if k not in {*_KEYS, "text", "html", "date"}}
    return Stated(**known, dates=tuple(dates), extra=json.dumps(extra, ensure_ascii=False, sort_keys=True))
