"""Dates that say when the report itself was written or changed, and dates that head the entries of a chronology."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import Doc, Span
from reportedly.resolve.times.calendar import MONTHS, make, month_number
from reportedly.resolve.times.context import publication_day
from reportedly.resolve.times.timex import Timex

HEAD = 300  # characters from the beginning in which a report states its own date
# A stamp that lies further before the given date is taken for something else than the day of writing.
FARTHEST = 60
_MONTH = r"(?P<month>" + "|".join(f"{m[:3].capitalize()}(?:{m[3:]})?" for m in MONTHS) + r"|Sept)\b\.?"
_STATED = re.compile(
    r"(?:(?<=[Ll]ast )|(?<!\w ))\b(?:[Uu]pdated|UPDATED|[Pp]ublished|PUBLISHED|[Pp]osted|POSTED|[Ff]iled)(?:\s+(?:at|on))?:?\s+(?:[A-Z][a-z]{2,8},?\s+)?"
    r"(?:" + _MONTH + r"\s+(?P<day>\d{1,2}?),?\s*(?P<year>20\d\d)|(?P<iso>20\d\d-\d\d-\d\d))\b"
)
_CLOCK = re.compile(r"[\s,|-]{0,3}\d{1,2}[:.]\d\d\b")
_ENTRY = re.compile(r"\s*(?:[-–—]\s|:\s)")


def own_day(doc: Doc, published: str) -> str:
    """The publication statement to count from: the report's own "updated" stamp where it is the earlier one, else ``published``.

    An archive's date can be the day of its crawl; a report changed on a day was not written later than that day.
    """
    given = publication_day(published)
    match = _STATED.search(doc.text, 0, HEAD)
    if given is None or match is None:
        return published
    if match["iso"]:
        stamped = publication_day(match["iso"])
    else:
        stamped = make(int(match["year"]), month_number(match["month"]), int(match["day"]))
    if stamped is None or not 0 < (given - stamped).days <= FARTHEST:
        return published
    return stamped.isoformat()


def is_stamp(text: str, timex: Timex, day: date | None) -> bool:
    """Whether an expression near the beginning is the report's own date: a full date with the hour, or the publication day alone."""
    if timex.span.start > HEAD or timex.kind != "absolute" or timex.start is None:
        return False
    if _CLOCK.match(text, timex.span.end) is not None:
        return True
    return timex.start == day and not re.search(r"\b(?:on|of|since|until|from)\s+$", text[: timex.span.start][-8:])


def own_line(text: str, timex: Timex, day: date | None) -> bool:
    """Whether a date near the beginning is all of its line and the publication day: the report's time of creation, no TIMEX3 of its text."""
    if timex.span.start > HEAD or timex.kind != "absolute" or timex.start is None or timex.start != day:
        return False
    return alone(text, timex.span)


def alone(text: str, span: Span) -> bool:
    """Whether an expression is all of its line, as a stamp is."""
    left = text.rfind("\n", 0, span.start) + 1
    right = text.find("\n", span.end)
    return len(text[left : right if right >= 0 else len(text)].strip()) <= span.end - span.start + 2


def heads_entry(text: str, timex: Timex) -> bool:
    """Whether a date stands before the dash or colon that opens an entry ("23 Dec 2011 - a bomb kills 44")."""
    return timex.kind in {"absolute", "month"} and _ENTRY.match(text, timex.span.end) is not None


def entry_of(text: str, found: list[Timex], trigger: Span) -> Timex | None:
    """The date at the head of the entry that ``trigger`` stands in, None outside chronologies."""
    heads = [t for t in found if heads_entry(text, t) and t.span.end <= trigger.start]
    return heads[-1] if heads else None
