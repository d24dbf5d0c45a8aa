"""Dates that name a calendar's day, month or year."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import Span
from reportedly.resolve.times.calendar import (
    MONTHS,
    WEEKDAYS,
    make,
    month_number,
    weekday_number,
    year_of,
)
from reportedly.resolve.times.context import Context, nearest_weekday
from reportedly.resolve.times.tense import HAPPENING, names_a_happening
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_MONTH = r"(?:" + "|".join(m.capitalize() for m in MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_MONTH_CAPS = _MONTH + "|" + "|".join(m.upper() for m in MONTHS)
MONTH = r"(?P<month>" + _MONTH_CAPS + r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
_WEEKDAY_WORDS = [d.capitalize() for d in WEEKDAYS] + [d.upper() for d in WEEKDAYS]
WEEKDAY = r"(?P<weekday>" + "|".join(_WEEKDAY_WORDS) + r"|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)\b"
_PART_OF = r"(?:very\s+)?(?:end|start|beginning|middle|close|turn|rest|remainder|(?:early|latter|later|better|good|first|second|final|last|closing)\s+(?:part|days|weeks|months|half|years))"
EDGE = (
    r"(?P<edge>(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s+in)?(?:\s*-\s*|\s+)|[Ee]arlier\s+in\s+|[Ll]ater\s+in\s+|(?:(?:[Tt]he|a)\s+)?"
    + _PART_OF
    + r"\s+of\s+)?"
)


_AHEAD = 5  # years after publication from which a number is a year only behind a word that says so
_UNTIL = re.compile(
    r"(?:\b(?:in|by|until|till|to|through|for|of|the|before|after|since|around)|[-–—])\s?$", re.IGNORECASE
)


def modifier(edge: str | None) -> str:
    """START, MID or END for "early", "mid-", "the end of" and the like."""
    word = (edge or "").lower()
    if not word:
        return ""
    if "mid" in word:
        return "MID"
    if "rest" in word or "remainder" in word or "better" in word or "good" in word:
        return ""
    return (
        "END"
        if any(w in word for w in ("late", "latter", "later", "last", "final", "second", "end", "clos"))
        else "START"
    )


def one_day(match: Match, day: date | None, kind: str = "absolute", mod: str = "") -> Timex | None:
    """The expression of a match that means ``day``; None where the calendar has no such day."""
    if day is None:
        return None
    return Timex(Span(*match.span()), "DATE", day.isoformat(), mod, day, day, kind)


def full_date(match: Match, _: Context) -> Timex | None:
    """A day, month and year in any order of words."""
    return one_day(match, make(int(match["year"]), month_number(match["month"]), int(match["day"])))


def stamped_date(match: Match, context: Context) -> Timex | None:
    """27 January 12: a stamp of publication's year or of those beside it."""
    base = context.published
    if base is None or abs(base.year % 100 - int(match["short"])) > 1:
        return None
    year = base.year + int(match["short"]) - base.year % 100
    return one_day(match, make(year, month_number(match["month"]), int(match["day"])))


def iso_date(match: Match, _: Context) -> Timex | None:
    """2011-03-04, or 20110304."""
    return one_day(match, make(int(match["year"]), int(match["m"]), int(match["d"])))


def numeric_date(match: Match, context: Context) -> Timex | None:
    """09-06-2016 and the like: day first, unless only month first is a date or lies far nearer to publication."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    choices = [d for d in (make(year, b, a), make(year, a, b)) if d is not None]
    if not choices:
        return None
    if len(choices) == 2 and context.published is not None:
        gaps = [abs((c - context.published).days) for c in choices]
        return one_day(match, choices[1] if gaps[1] + 20 < gaps[0] else choices[0])
    return one_day(match, choices[0])


def short_year(match: Match, context: Context) -> Timex:
    """Since '82: the last such year that publication, or the time in focus of a history, does not precede."""
    base = context.anchor()
    century = base.year // 100 * 100 if base is not None else 1900
    year = century + int(match["short"])
    if base is not None and year > base.year:
        year -= 100
    start, end = year_of(year)
    return Timex(Span(*match.span()), "DATE", str(year), "", start, end, "year")


def bare_year(match: Match, context: Context) -> Timex | None:
    """A year alone, where the words before and after allow it to be one."""
    year = int(match["year"])
    after = context.text[match.end() : match.end() + 14]
    before = context.text[max(0, match.start() - 3) : match.start()]
    if re.match(
        r"[,.:/]\d|-(?!\d{2,4}\b)\w|%|\s*(?:people|troops|soldiers|meters|feet|km|miles|dollars|men|tons|points)\b",
        after,
    ):
        return None
    if before.endswith(("$", "£", "€", "#", "/", ".", ",")) or (year < 1500 and not before.lower().endswith("in ")):
        return None
    if (
        context.published
        and year > context.published.year + _AHEAD
        and not _UNTIL.search(context.text[: match.start()][-8:])
    ):
        return None  # "2032 The general says": the clock time of a live page
    start, end = year_of(year)
    return Timex(Span(*match.span()), "DATE", str(year), modifier(match["edge"]), start, end, "year")


def weekday(match: Match, context: Context) -> Timex | None:
    """A weekday against the publication day: the last one, that day allowed; the next one where the tense is future.

    With "last" the day itself is not meant; "next" is the one after publication (news usage, TimeBank).
    """
    if len(match["weekday"]) < 6 and not match["weekday"].endswith("."):  # "Sun" without a dot is a name
        return None
    number = weekday_number(match["weekday"])
    which = (match["which"] or "").lower().strip()
    base = context.anchor() if context.narrative and which not in {"this", "last", "next"} else context.published
    if which.endswith("previous") and context.focus is not None:
        base = context.focus[0]
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-WXX-{number + 1}", kind="weekday")
    if which.endswith(("last", "past", "previous")):
        day = nearest_weekday(date.fromordinal(max(1, base.toordinal() - 1)), number, ahead=False)
    elif which.endswith(("next", "coming", "following")):
        day = nearest_weekday(date.fromordinal(base.toordinal() + 1), number, ahead=True)
    else:
        named = names_a_happening(context.text, match.end())
        ahead = named == "future" or (not named and context.future(*match.span()))
        day = nearest_weekday(base, number, ahead=ahead)
    return one_day(match, day, "weekday")


WHICH = r"(?P<which>(?:[Tt]his(?:\s+past|\s+coming)?|(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing|[Pp]ast|[Cc]oming))\s+)?"
OPT_WEEKDAY = r"(?:" + WEEKDAY + r",?\s+)?"
RULES = (
    (re.compile(OPT_WEEKDAY + MONTH + r"\s+" + DAY + r"(?:\s*,\s*|\s+(?:of\s+)?)" + YEAR), full_date),
    (
        re.compile(
            OPT_WEEKDAY + r"(?:[Tt]he\s+)?" + DAY + r"(?:\s+|-)(?:of\s+)?" + MONTH + r",?(?:\s+|-)(?:of\s+)?" + YEAR
        ),
        full_date,
    ),
    # What follows a stamp is no noun that the number could count ("on 27 January 12 people were killed").
    (
        re.compile(
            OPT_WEEKDAY
            + DAY
            + r"\s+"
            + MONTH
            + r",?\s+[’']?(?P<short>[0-3]\d)(?=\s*(?:[|/;)\]]|[-–—]\s|\n|\Z|\d\d?:\d\d))"
        ),
        stamped_date,
    ),
    (re.compile(r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"), iso_date),
    (
        re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\d/-])"),
        numeric_date,
    ),
    (re.compile(r"(?<=\b(?:in|of|by) )[’'](?P<short>\d\d)(?![\w’'])"), short_year),
    (re.compile(r"(?<=\b(?:since|until) )[’'](?P<short>\d\d)(?![\w’'])"), short_year),
    # Texts that have lost their apostrophes write "Tuesdays massacre".
    (re.compile(r"\b" + WHICH + WEEKDAY + r"(?:(?!\w)|(?=s\s+(?:[a-z-]+\s+)?" + HAPPENING + r"))"), weekday),
    (
        re.compile(
            r"(?<![\w$£€#/.,])(?<!\D-)(?<!\b\d\d\d-)"
            + EDGE
            + YEAR
            + r"(?:\s+(?:or\s+(?:later|earlier)|and\s+beyond)\b)?(?![\w])"
        ),
        bare_year,
    ),
)
