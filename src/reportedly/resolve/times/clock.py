"""Times of day: 10:30 p.m., 0800 GMT, 4 o'clock in the morning; noon and the parts of a day stand in ``compose``."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import Span
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_ZULU = ("GMT", "UTC")
_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "midmorning": "TMO", "midafternoon": "TAF"}
# A day that follows takes the word into its own expression (``compose``).
_NO_DAY = r"(?!\s+(?:on\s+)?(?:yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z][a-z]{2,8}\.?\s+)?\d))"


def clock(match: Match, context: Context) -> Timex | None:
    """A time of day; its day is a weekday or date beside it (a rule of its own) or the day in focus."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
    spoken = match["spoken"] or ""
    if hour > 24 or minute > 59 or not (half or spoken or match["minute"]):
        return None
    if (half.startswith("p") or spoken.endswith(("afternoon", "evening", "night"))) and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    zone = "Z" if match.group().endswith(_ZULU) else ""
    return _time(match, context, f"T{hour:02d}:{minute:02d}{zone}", "APPROX" if match["about"] else "")


def four_digits(match: Match, context: Context) -> Timex | None:
    """At 0800 GMT, 1630 hours."""
    hour, minute = int(match["hhmm"][:2]), int(match["hhmm"][2:])
    if hour > 24 or minute > 59:
        return None
    return _time(match, context, f"T{hour:02d}:{minute:02d}" + ("Z" if match.group().endswith(_ZULU) else ""))


def noon(match: Match, context: Context) -> Timex:
    """At noon, by midday, until midnight, by mid-afternoon: times of the day in focus (TIMEX3 tags them as TIME)."""
    word = match["named"].lower().replace("-", "").replace(" ", "")
    return _time(match, context, _NAMED[word])


def _time(match: Match, context: Context, value: str, mod: str = "") -> Timex:
    base = _day(context)
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Timex(Span(*match.span()), "TIME", day + value, mod, base, base, "anaphoric")


def _day(context: Context) -> date | None:
    """The day in focus; where the text last named a longer time, its publication day ("in 1998 … at midday")."""
    first, last = context.focus or (context.published, context.published)
    return first if first == last or context.narrative else context.published or first


RULES = (
    (
        re.compile(
            r"\b(?P<about>(?:[Aa]round|[Aa]bout)\s+)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?:(?P<half>[ap]\.?\s?m\b\.?|GMT|UTC)|(?P<spoken>(?:o[’']clock\s+)?in\s+the\s+(?:morning|afternoon|evening)|o[’']clock(?:\s+at\s+night)?)\b)?(?:\s+(?:GMT|UTC|EST|EDT|local\s+time))?(?![\d/-])"
        ),
        clock,
    ),
    (
        re.compile(
            r"(?:(?<=\b[Aa]t )|(?<=\b[Bb]y )|(?<=\b[Uu]ntil )|(?<=\b[Aa]round )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter ))"
            r"(?P<named>noon|midnight|mid-?day|mid[- ]?morning|mid[- ]?afternoon)\b" + _NO_DAY
        ),
        noon,
    ),
    (re.compile(r"(?<=[Aa]t )(?P<hhmm>[012]\d[0-5]\d)\s?(?:GMT|UTC|hours|hrs)\b"), four_digits),
)
