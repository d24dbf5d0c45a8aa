"""What stands twice: captions doubled by the page, lead sentences doubled under the title."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reportedly.reading.boundaries import sentence_starts
from reportedly.records import Line, Span

_SOUND = re.compile(r"[^\W_]+")
_SHORTEST = 30  # letters and digits: shorter sentences ("He did not say more.") may well be said twice


def key(text: str) -> str:
    """What two sentences must share to be one sentence twice: their letters and digits, in small letters."""
    return "".join(_SOUND.findall(text.lower()))


def mark_doubles(text: str, lines: list[Line]) -> list[Line]:
    """Mark repeated captions, whole lines and body sentences as ``duplicate``; the first one keeps its role. Linear."""
    out: list[Line] = []
    seen: dict[str, set[str]] = {"caption": set(), "title": set(), "body": set()}
    for line in lines:
        if line.role == "body":
            out.extend(_cut(text, line, seen["body"]))
        elif line.role in {"caption", "title"}:
            words = key(line.span.of(text))
            double = len(words) >= 12 and words in seen[line.role]
            seen[line.role].add(words)
            out.append(replace(line, role="duplicate") if double else line)
        else:
            out.append(line)
    return out


def _cut(text: str, line: Line, seen: set[str]) -> list[Line]:
    """The body line in pieces: runs of sentences said for the first time, and sentences that stood before."""
    body = line.span.of(text)
    starts = sentence_starts(body)
    pieces: list[Line] = []
    edges = [*starts, len(body)] if starts else []
    for begin, end in pairwise(edges):
        words = key(body[begin:end])
        role = "duplicate" if len(words) >= _SHORTEST and words in seen else "body"
        seen.add(words)
        if pieces and pieces[-1].role == role:
            pieces[-1] = replace(pieces[-1], span=Span(pieces[-1].span.start, line.span.start + end))
        else:
            pieces.append(Line(Span(line.span.start + begin, line.span.start + end), role, line.value))
    if not pieces:
        return [line]
    pieces[0] = replace(pieces[0], span=Span(line.span.start, pieces[0].span.end))
    return pieces
