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
    month_of,
    quarter_of,
    season_of,
    weekday_number,
    year_of,
)
from reportedly.resolve.times.context import Context, nearest_weekday
from reportedly.resolve.times.numbers import ORDINAL, ordinal
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_MONTH = r"(?:" + "|".join(m.capitalize() for m in MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_MONTH_CAPS = _MONTH + "|" + "|".join(m.upper() for m in MONTHS)
MONTH = r"(?P<month>" + _MONTH_CAPS + r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
_WEEKDAY_WORDS = [d.capitalize() for d in WEEKDAYS] + [d.upper() for d in WEEKDAYS]
WEEKDAY = r"(?P<weekday>" + "|".join(_WEEKDAY_WORDS) + r"|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)\b"
EDGE = r"(?P<edge>(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s+in)?[-\s]|(?:[Tt]he\s+)?(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle)\s+of\s+)?"
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def modifier(edge: str | None) -> str:
    """START, MID or END for "early", "mid-", "the end of" and the like."""
    word = (edge or "").lower()
    if not word:
        return ""
    if "mid" in word:
        return "MID"
    return "END" if "late" in word or "end" in word else "START"


def _day(match: Match, day: date | None, kind: str = "absolute", mod: str = "") -> Timex | None:
    if day is None:
        return None
    return Timex(Span(*match.span()), "DATE", day.isoformat(), mod, day, day, kind)


def full_date(match: Match, _: Context) -> Timex | None:
    """A day, month and year in any order of words."""
    return _day(match, make(int(match["year"]), month_number(match["month"]), int(match["day"])))


def iso_date(match: Match, _: Context) -> Timex | None:
    """2011-03-04, or 20110304."""
    return _day(match, make(int(match["year"]), int(match["m"]), int(match["d"])))


def numeric_date(match: Match, context: Context) -> Timex | None:
    """09-06-2016 and the like: day first, unless only month first is a date or lies far nearer to publication."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    choices = [d for d in (make(year, b, a), make(year, a, b)) if d is not None]
    if not choices:
        return None
    if len(choices) == 2 and context.published is not None:
        gaps = [abs((c - context.published).days) for c in choices]
        return _day(match, choices[1] if gaps[1] + 20 < gaps[0] else choices[0])
    return _day(match, choices[0])


def month_day(match: Match, context: Context) -> Timex | None:
    """A month and day without a year: the year in focus of a narrative, else the one that lies best before publication."""
    month, day = month_number(match["month"]), int(match["day"])
    base = context.anchor()
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-{month:02d}-{day:02d}", kind="month")
    found = make(base.year, month, day)
    if context.narrative or found is None:
        if found is not None and base.month - month > 7:
            found = make(base.year + 1, month, day)
        return _day(match, found, "month")
    gap = (found - base).days
    if gap > 45 and not context.future(*match.span()):
        found = make(base.year - 1, month, day)
    elif gap < (-200 if context.future(*match.span()) else -300) and context.tense(*match.span()) != "past":
        found = make(base.year + 1, month, day)
    return _day(match, found, "month")


def month_year(match: Match, _: Context) -> Timex | None:
    """A month of a stated year."""
    start, end = month_of(int(match["year"]), month_number(match["month"]))
    return Timex(Span(*match.span()), "DATE", f"{start:%Y-%m}", modifier(match["edge"]), start, end, "month")


def bare_month(match: Match, context: Context) -> Timex | None:
    """A month alone, or with last, next or this."""
    word = match["month"]
    if len(word) == 3 and word not in {"May", "MAY"}:  # "Jan" without a dot or a day is a name
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
    """The year of a bare month by the tense around it; with no tense, the nearest (up to four months ahead)."""
    tense = context.tense(*match.span())
    ahead = (month - base.month) % 12
    if (
        tense == "future"
        or (not tense and 0 < ahead <= 4)
        or (ahead == 1 and not _PAST_BEFORE.search(context.text[max(0, match.start() - 40) : match.start()]))
    ):
        return base.year + (month < base.month)
    return base.year - (month > base.month)


_PAST_BEFORE = re.compile(r"\b(?:since|was|were|had|been|last|\w{3,}ed)\b")


def _month_is_meant(match: Match, context: Context) -> bool:
    before = context.text[max(0, match.start() - 14) : match.start()].lower()
    return (
        re.search(r"\b(?:in|of|since|until|till|by|from|to|between|and|during|through|for|before|after)\s+$", before)
        is not None
    )


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
    start, end = year_of(year)
    return Timex(Span(*match.span()), "DATE", str(year), modifier(match["edge"]), start, end, "year")


def decade(match: Match, _: Context) -> Timex | None:
    """The 1990s, the '90s, the nineties."""
    digits = match["decade"]
    value = digits[:3] if len(digits) == 4 else "19" + digits[0]
    start, end = year_of(int(value) * 10)[0], year_of(int(value) * 10 + 9)[1]
    return Timex(Span(*match.span()), "DATE", value, modifier(match["edge"]), start, end, "year")


def century(match: Match, _: Context) -> Timex | None:
    """The 19th century is 18."""
    number = ordinal(match["ordinal"]) - 1
    if not 0 < number < 99:
        return None
    start, end = year_of(number * 100 + 1)[0], year_of(number * 100 + 100)[1]
    return Timex(Span(*match.span()), "DATE", f"{number:02d}", "", start, end, "year")


def weekday(match: Match, context: Context) -> Timex | None:
    """A weekday against the publication day: the last one, that day allowed; the next one where the tense is future.

    With "last" the day itself is not meant; "next" is the one after publication (news usage, TimeBank).
    """
    if len(match["weekday"]) < 6 and not match["weekday"].endswith("."):  # "Sun" without a dot is a name
        return None
    number = weekday_number(match["weekday"])
    which = (match["which"] or "").lower().strip()
    base = context.published if not context.narrative else context.anchor()
    if which.endswith("previous") and context.focus is not None:
        base = context.focus[0]
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-WXX-{number + 1}", kind="weekday")
    if which.endswith(("last", "past", "previous")):
        day = nearest_weekday(date.fromordinal(max(1, base.toordinal() - 1)), number, ahead=False)
    elif which.endswith(("next", "coming", "following")):
        day = nearest_weekday(date.fromordinal(base.toordinal() + 1), number, ahead=True)
    else:
        day = nearest_weekday(base, number, ahead=context.future(*match.span()))
    return _day(match, day, "weekday")


def season(match: Match, context: Context) -> Timex | None:
    """A season, of a stated year or of the one that this, last or next makes it."""
    code = _SEASON[match["season"].lower()]
    groups = match.groupdict()
    base = context.anchor()
    if groups.get("year"):
        year = int(groups["year"])
    elif base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-{code}", kind="year")
    else:
        which = (groups.get("which") or "").lower()
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        year = base.year
        if which.endswith("last"):
            year -= first + 2 >= base.month or code == "WI"
        elif which.endswith(("next", "coming")):
            year += first <= base.month
    start, end = season_of(year, code)
    return Timex(Span(*match.span()), "DATE", f"{year}-{code}", modifier(groups.get("edge")), start, end, "year")


def quarter(match: Match, context: Context) -> Timex | None:
    """A quarter of a stated year, else of the year in which it last ended before publication."""
    number = ordinal(match["ordinal"])
    if not 1 <= number <= 4:
        return None
    groups = match.groupdict()
    base = context.anchor()
    if not groups.get("year") and base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-Q{number}", kind="year")
    year = int(groups["year"]) if groups.get("year") else base.year if base else 0
    whose = (groups.get("whose") or "").lower()
    if whose:
        year += {"last": -1, "next": 1}.get(whose.split()[0], 0)
    elif base is not None and not groups.get("year") and number - (base.month + 2) // 3 >= 2:
        year -= not context.future(*match.span())  # "the fourth quarter" in a report of January is last year's
    start, end = quarter_of(year, number)
    context.quarter = f"{year}-Q{number}"
    return Timex(Span(*match.span()), "DATE", context.quarter, "", start, end, "year")


_WHICH = r"(?P<which>(?:[Tt]his(?:\s+past|\s+coming)?|(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing|[Pp]ast|[Cc]oming))\s+)?"
_QUARTER = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[-\s]quarter\b"
_OPT_WEEKDAY = r"(?:" + WEEKDAY + r",?\s+)?"
RULES = (
    (re.compile(_OPT_WEEKDAY + MONTH + r"\s+" + DAY + r"(?:\s*,\s*|\s+(?:of\s+)?)" + YEAR), full_date),
    (
        re.compile(
            _OPT_WEEKDAY + r"(?:[Tt]he\s+)?" + DAY + r"(?:\s+|-)(?:of\s+)?" + MONTH + r",?(?:\s+|-)(?:of\s+)?" + YEAR
        ),
        full_date,
    ),
    (re.compile(r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"), iso_date),
    (
        re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\d/-])"),
        numeric_date,
    ),
    (re.compile(r"\b" + _OPT_WEEKDAY + MONTH + r"\s+" + DAY + r"(?![,.]?\d)"), month_day),
    (re.compile(r"\b" + _OPT_WEEKDAY + r"(?:[Tt]he\s+)?" + DAY + r"\s+(?:of\s+)?" + MONTH + r"(?!\w)"), month_day),
    (re.compile(r"\b" + EDGE + MONTH + r"(?:,\s*|\s+of\s+|\s+|-)" + YEAR), month_year),
    (
        re.compile(
            r"\b"
            + EDGE
            + r"(?:[Tt]he\s+)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?"
            + YEAR
        ),
        season,
    ),
    (
        re.compile(
            r"\b(?P<edge>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<which>[Tt]his|(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Cc]oming))\s+(?P<season>spring|summer|autumn|fall|winter)\b"
        ),
        season,
    ),
    (re.compile(r"\b(?P<whose>[Ll]ast|[Tt]his|[Nn]ext)\s+year[’']s\s+" + _QUARTER), quarter),
    (re.compile(r"\b(?:[Tt]he\s+)?" + YEAR + r"[’'s]{0,2}\s+" + _QUARTER), quarter),
    (
        re.compile(r"\b(?:[Tt]he\s+)?(?:fiscal[-\s])?" + _QUARTER + r"\s+of\s+(?P<whose>last|this|next)\s+year\b"),
        quarter,
    ),
    (re.compile(r"\b(?:[Tt]he\s+)?(?:fiscal[-\s])?" + _QUARTER + r"(?:\s+of\s+|\s+)" + YEAR), quarter),
    (re.compile(r"\b(?:[Tt]he\s+)?(?:fiscal[-\s])?" + _QUARTER), quarter),
    (re.compile(r"\b" + EDGE + r"(?:[Tt]he\s+)?[’']?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)[’']?s\b"), decade),
    (
        re.compile(r"\b(?:[Tt]he\s+)?(?P<ordinal>" + ORDINAL + r"|nineteenth|twentieth|eighteenth)[-\s][Cc]entury\b"),
        century,
    ),
    (re.compile(r"\b" + EDGE + _WHICH + MONTH + r"(?![\w’'])"), bare_month),
    (re.compile(r"\b" + _WHICH + WEEKDAY + r"(?![\w])"), weekday),
    (re.compile(r"(?<![\w$£€#/.,])(?<!\D-)(?<!\b\d\d\d-)" + EDGE + YEAR + r"(?![\w])"), bare_year),
)
