"""Months, and days of a month, whose year is stated, meant by "last" or "that year", or told by the tense around them."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import Span
from reportedly.resolve.times.absolute import DAY, EDGE, MONTH, OPT_WEEKDAY, WHICH, YEAR, modifier, one_day
from reportedly.resolve.times.calendar import make, month_number, month_of, shift
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
# Months by which a bare month of a sentence without tense may lie ahead; value F1 on aquaint train with 0, 2, 4: .7627, .7648, .7627.
MONTHS_AHEAD = 2


def month_day(match: Match, context: Context) -> Timex | None:
    """A month and day without a year: the year in focus of a narrative, else the one that lies best before publication."""
    month, day = month_number(match["month"]), int(match["day"])
    base = context.anchor()
    which = (match.groupdict().get("which") or "").lower()
    if base is not None and which:
        year = base.year - ((month, day) >= (base.month, base.day)) if which.startswith("last") else base.year
        return one_day(match, make(year, month, day), "month")
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-{month:02d}-{day:02d}", kind="month")
    found = make(base.year, month, day)
    if context.narrative or found is None:
        if found is not None and base.month - month > 7:
            found = make(base.year + 1, month, day)
        return one_day(match, found, "month")
    gap = (found - base).days
    if gap > 45 and not context.future(*match.span()):
        found = make(base.year - 1, month, day)
    elif gap < (-200 if context.future(*match.span()) else -300) and context.tense(*match.span()) != "past":
        found = make(base.year + 1, month, day)
    return one_day(match, found, "month")


def month_year(match: Match, _: Context) -> Timex | None:
    """A month of a stated year."""
    start, end = month_of(int(match["year"]), month_number(match["month"]))
    return Timex(Span(*match.span()), "DATE", f"{start:%Y-%m}", modifier(match["edge"]), start, end, "month")


def month_of_that_year(match: Match, context: Context) -> Timex | None:
    """April of next year, October this year, August of that year, 24 January of the same year."""
    base = context.published
    which = match["which"].lower()
    if which in {"that", "the same"}:
        base = context.focus[0] if context.focus else base
    if base is None:
        return None
    year = base.year + (-1 if which == "last" else 1 if which == "next" else 0)
    month = month_number(match["month"])
    day = match.groupdict().get("day")
    if day:
        return one_day(match, make(year, month, int(day)), "month")
    start, end = month_of(year, month)
    return Timex(Span(*match.span()), "DATE", f"{start:%Y-%m}", modifier(match["edge"]), start, end, "month")


def week_of_month(match: Match, context: Context) -> Timex | None:
    """The first week of March, the last week of August 1918: the month, at its start or end."""
    month = month_number(match["month"])
    base = context.anchor()
    if base is None and not match["year"]:
        return None
    if match["year"]:
        year = int(match["year"])
    else:
        year = base.year if context.narrative and base else _year_of_month(match, context, base or date.min, month)
    first, last = month_of(year, month)
    nth = match["nth"].lower()
    if nth in {"last", "final"}:
        start, end, mod = shift(last, -6), last, "END"
    else:
        at = ("first", "second", "third", "fourth").index(nth) * 7
        start, end, mod = shift(first, at), shift(first, at + 6), "START" if not at else "MID"
    return Timex(Span(*match.span()), "DATE", f"{first:%Y-%m}", mod, start, end, "month")


def bare_month(match: Match, context: Context) -> Timex | None:
    """A month alone, or with last, next or this."""
    word = match["month"]
    if len(word) == 3 and word not in {"May", "MAY"}:  # "Jan" without a dot or a day is a name
        return None
    if word in _NAMES and context.text.startswith(("’s", "'s"), match.end()):
        return None
    which = (match["which"] or "").lower().strip()
    if word in {"May", "March"} and not which and not match["edge"] and not _month_is_meant(match, context):
        return None
    month = month_number(word)
    base = context.anchor()
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-{month:02d}", modifier(match["edge"]), kind="month")
    year = base.year
    if which.endswith(("last", "past")):
        year -= month >= base.month
    elif which.endswith(("next", "coming")):
        year += month <= base.month
    elif not which and not context.narrative:
        year = _year_of_month(match, context, base, month)
    elif not which:
        year += base.month - month > 7  # a chronicle that passes from one winter month to the next has passed a year
    start, end = month_of(year, month)
    return Timex(Span(*match.span()), "DATE", f"{start:%Y-%m}", modifier(match["edge"]), start, end, "month")


def _year_of_month(match: Match, context: Context, base: date, month: int) -> int:
    """The year of a bare month by the tense around it; with no tense, the nearest, up to ``MONTHS_AHEAD``."""
    tense = context.tense(*match.span())
    ahead = (month - base.month) % 12
    if (
        tense == "future"
        or (not tense and 0 < ahead <= MONTHS_AHEAD)
        or (ahead == 1 and not _PAST_BEFORE.search(context.text[max(0, match.start() - 40) : match.start()]))
    ):
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def _month_is_meant(match: Match, context: Context) -> bool:
    before = context.text[max(0, match.start() - 14) : match.start()].lower()
    return (
        re.search(r"\b(?:in|of|since|until|till|by|from|to|between|and|during|through|for|before|after)\s+$", before)
        is not None
    )


# Months that are names of persons too.
_NAMES = {"May", "April", "June", "August", "March"}
_PAST_BEFORE = re.compile(r"\b(?:since|was|were|had|been|last|\w{3,}ed)\b")

RULES = (
    (
        re.compile(
            r"\b"
            + EDGE
            + MONTH
            + r"(?:\s+"
            + DAY
            + r")?,?\s+(?:of\s+)?(?P<which>[Tt]his|last|next|that|the\s+same)\s+year\b"
        ),
        month_of_that_year,
    ),
    (
        re.compile(r"\b" + OPT_WEEKDAY + r"(?:(?P<which>last|this)\s+)?" + MONTH + r"\s+" + DAY + r"(?![,.]?\d)"),
        month_day,
    ),
    (re.compile(r"\b" + OPT_WEEKDAY + r"(?:[Tt]he\s+)?" + DAY + r"\s+(?:of\s+)?" + MONTH + r"(?!\w)"), month_day),
    (
        re.compile(
            r"\b(?:[Tt]he\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)\s+week\s+(?:of|in)\s+"
            + MONTH
            + r"(?:,?\s+(?:of\s+)?"
            + YEAR
            + r")?(?!\w)"
        ),
        week_of_month,
    ),
    (re.compile(r"\b" + EDGE + MONTH + r"(?:,\s*|\s+of\s+|\s+|-)" + YEAR), month_year),
    (re.compile(r"\b" + EDGE + WHICH + MONTH + r"(?!\w)"), bare_month),
)
