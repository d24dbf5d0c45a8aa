"""What plain text says of its own publication: title, byline, dateline, date stamps. Only the first lines are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.intake.dates import MONTH

_HEAD_LINES = 14
_DAY = (
    rf"(?:{MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}\d{{4,6}}|\d{{1,2}}\s{{1,2}}{MONTH},?\s{{1,2}}\d{{4,6}})"
)
# "BEIRUT, June 3, 2011 -" and "Iran, November 10, 2019-": a place, perhaps a region and an agency, a day, a dash.
_DATELINE = re.compile(
    r"^\W{0,3}[A-Z][^\n.:;!?\"\u201c\u201d]{1,60}?[,(]\s{0,2}"
    rf"({_DAY})\)?\s{{0,2}}(?:\([^()\n]{{2,40}}\)\s{{0,2}}|/[^/\n]{{2,40}}/\s{{0,2}})?[-\u2013\u2014:]"
)
_STAMP_WORD = (
    r"(?:(?:first |last )?(?:published|posted|issued|date|dated|released|filed)(?: on| at|:)?\s{0,3}:?\s{0,3})"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,2})"
_STAMP = re.compile(rf"^\W{{0,3}}{_STAMP_WORD}?{_WEEKDAY}?(?:{_DAY}|\d{{4}}-\d{{2}}-\d{{2}})", re.IGNORECASE)
_STAMP_STATED = re.compile(rf"^\W{{0,3}}{_STAMP_WORD}(.{{6,60}})$", re.IGNORECASE)
_LEADING = re.compile(rf"^\s{{0,4}}({_DAY})(?=\s)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated?|modified|accessed|retrieved)\b", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:reporting by|written by|story by|by)[:\s]\s{0,3}(\S.{1,78})$", re.IGNORECASE)
_AD = re.compile(
    r"^(?:\d{2,4}\s?[x\u00d7]\s?\d{2,4}|advertisement|advertising|sponsored|share|print|menu|skip to .{3,30})$",
    re.IGNORECASE,
)
_END = (".", "?", "!", ":", ";", ",", "\u2026", '."', ".\u201d")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a text say; "" where they say nothing."""

    title: str = ""
    byline: str = ""


def head_of(text: str) -> Head:
    """Title and byline from the first lines.

    The title is the first line that is no advertisement, stamp, byline or dateline, is short, ends like no
    sentence, and has longer prose somewhere below it; a text that starts with a sentence has no title.
    """
    title = byline = ""
    lines = _lines(text)
    for line in lines:
        if m := _BYLINE.match(line):
            byline = byline or m[1].strip(" .|")
        elif title or _AD.match(line) or _stamp(line):
            continue
        elif not _titular(line) or _DATELINE.match(line):
            break
        elif max(map(len, lines)) > len(line):
            title = line
    return Head(title, byline)


def day_of_line(text: str) -> list[tuple[str, str]]:
    """Dates of publication that the first lines state, as (method, words): ``header`` (a stamp) and ``dateline``."""
    out: list[tuple[str, str]] = []
    for line in _lines(text):
        if m := _DATELINE.match(line[:200]):
            out.append(("dateline", m[1]))
            break
        if words := _stamp(line):
            out.append(("header", words))
        elif not out and (m := _LEADING.match(line[:60])):
            out.append(("header", m[1]))
        if len(line) > 200:
            break
    return out


def _lines(text: str) -> list[str]:
    found = [x.strip() for x in text[:20_000].split("\n")]
    return [x for x in found if x][:_HEAD_LINES]


def _titular(line: str) -> bool:
    return 3 <= len(line.split()) <= 30 and len(line) <= 200 and not line.endswith(_END[:1] + _END[3:])


def _stamp(line: str) -> str:
    """The words of a line that is a date stamp and nothing more; "" for any other line."""
    if len(line) > 90 or _UPDATED.search(line):
        return ""
    if m := _STAMP.match(line):
        rest = line[m.end() :]
        return line if len(rest.split()) <= 6 and not re.search(r"[a-z]{5}", rest) else ""
    m = _STAMP_STATED.match(line)
    return m[1] if m and re.search(r"\d{4}", m[1]) else ""
