"""Years before the common era, years in words, seasons without a year, feasts of fixed days, ends of periods."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.records import Span
from reportedly.resolve.times.absolute import MONTH, modifier
from reportedly.resolve.times.calendar import month_number, month_of, season_of, shift, week_of, week_value, year_of
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.numbers import count
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"


def before_christ(match: Match, _: Context) -> Timex:
    """264 BC is BC0264; it lies outside the calendar's days."""
    return Timex(Span(*match.span()), "DATE", f"BC{int(match['bc']):04d}", kind="vague")


def spoken_year(match: Match, _: Context) -> Timex:
    """Nineteen ninety-one, the year two thousand."""
    year = 1900 + int(count(match["rest"])) if match["rest"] else 2000
    return Timex(Span(*match.span()), "DATE", str(year), "", *year_of(year), "year")


def spoken_month(match: Match, _: Context) -> Timex:
    """January nineteen ninety-seven, the winter of nineteen ninety-four."""
    year = 1900 + int(count(match["rest"]))
    if match["season"]:
        code = _SEASON[match["season"].lower()]
        return Timex(Span(*match.span()), "DATE", f"{year}-{code}", "", *season_of(year, code), "year")
    start, end = month_of(year, month_number(match["month"]))
    return Timex(Span(*match.span()), "DATE", f"{start:%Y-%m}", "", start, end, "month")


def spoken_decade(match: Match, _: Context) -> Timex:
    """The nineties."""
    tens = 20 + 10 * (
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ).index(match["tens"])
    return Timex(
        Span(*match.span()),
        "DATE",
        f"19{tens // 10}",
        modifier(match["edge"]),
        year_of(1900 + tens)[0],
        year_of(1909 + tens)[1],
        "year",
    )


def week_in_focus(match: Match, context: Context) -> Timex | None:
    """The week, the day, of business news: that of publication."""
    base = context.anchor()
    if base is None:
        return None
    if match["unit"] == "week":
        return Timex(Span(*match.span()), "DATE", week_value(base), "", *week_of(base), "vague")
    day = context.focus[0] if context.focus is not None and context.focus[0] == context.focus[1] else base
    return Timex(Span(*match.span()), "DATE", day.isoformat(), "", day, day, "vague")


def bare_season(match: Match, context: Context) -> Timex | None:
    """The winter: of the year in focus in a history, else the one last begun before publication."""
    base = context.anchor()
    code = _SEASON[match["season"].lower()]
    if base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-{code}", kind="year")
    year = base.year
    if not context.narrative and not context.future(*match.span()) and _FIRST[code] > base.month:
        year -= 1
    start, end = season_of(year, code)
    return Timex(Span(*match.span()), "DATE", f"{year}-{code}", modifier(match["edge"]), start, end, "year")


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shifted = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + shifted - 7 * ((a + 11 * h + 22 * shifted) // 451) + 114, 31)
    return date(year, month, day + 1)


# Days from Easter Sunday.
_FROM_EASTER = {
    "easter": 0,
    "easter week": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
}
SOON = 40  # days by which a feast may lie ahead of a report whose words have no tense
_FIXED = {
    "christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "halloween": (10, 31),
}  # fmt: skip


def feast(match: Match, context: Context) -> Timex | None:
    """Christmas, New Year's Day, Easter: of a stated year, else the last before publication (next where future)."""
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    base = context.anchor()
    if not match["year"] and base is None:
        return None

    def of(year: int) -> date:
        if name.startswith("thanks"):
            return _thanksgiving(year)
        if name in _FROM_EASTER:
            return easter(year) + timedelta(days=_FROM_EASTER[name])
        return date(year, *_FIXED.get(name, (12, 25)))

    year = int(match["year"]) if match["year"] else base.year if base else 1
    if not match["year"] and base is not None and not context.narrative and of(year) > base:
        how = context.tense(*match.span())
        year -= how == "past" or (how != "future" and (of(year) - base).days > SOON)
    day = of(min(max(year, 1), 9999))
    if name == "easter week":
        return Timex(Span(*match.span()), "DATE", week_value(day), "", *week_of(day), "absolute")
    return Timex(Span(*match.span()), "DATE", day.isoformat(), "", day, day, "absolute")


def part_of_period(match: Match, context: Context) -> Timex | None:
    """The end of the year, the rest of the month: the year or month in focus of a history, else of publication."""
    base = context.anchor()
    if base is None:
        return None
    unit = match["unit"]
    if unit == "year":
        value, (start, end) = f"{base.year}", year_of(base.year)
    elif unit == "month":
        value, (start, end) = f"{base:%Y-%m}", month_of(base.year, base.month)
    else:
        value, (start, end) = week_value(base), week_of(base)
    return Timex(Span(*match.span()), "DATE", value, modifier(match["edge"]), start, end, "year")


def part_of_that_day(match: Match, context: Context) -> Timex | None:
    """The next morning, that afternoon: against the day in focus; where that is a longer stretch, of no day of the calendar."""
    if context.focus is None:
        return None
    if context.focus[0] != context.focus[1]:
        return Timex(Span(*match.span()), "TIME", "XXXX-XX-XX" + _PARTS[match["part"]], kind="vague")
    day = shift(context.focus[0], 1 if match["which"].lower().endswith(("next", "following")) else 0)
    value = day.isoformat() + _PARTS[match["part"]]
    return Timex(Span(*match.span()), "TIME", value, "", day, day, "anaphoric")


def later_in_the_day(match: Match, context: Context) -> Timex | None:
    """The day in "later in the day": the last one in focus."""
    day = context.focus[1] if context.focus is not None else context.published
    return Timex(Span(*match.span()), "DATE", day.isoformat(), "", day, day, "anaphoric") if day else None


RULES = (
    (re.compile(r"(?:(?<=\b[Ll]ater in )|(?<=\b[Ll]ater on )|(?<=\b[Ee]arlier in ))the\s+day\b"), later_in_the_day),
    (
        re.compile(
            r"\b(?P<which>[Tt]he\s+(?:next|following|same)|[Tt]hat(?:\s+same)?)\s+(?P<part>morning|afternoon|evening|night)\b"
        ),
        part_of_that_day,
    ),
    (re.compile(r"(?<![\w$£€#.,])(?P<bc>\d{1,4})\s?(?:BCE?\b|B\.C\.(?:E\.)?)"), before_christ),
    (
        re.compile(
            r"\b(?:the\s+year\s+two\s+thousand|nineteen\s+(?P<rest>(?:" + _TENS + r")(?:[- ](?:" + _ONES + r"))?))\b",
            re.IGNORECASE,
        ),
        spoken_year,
    ),
    (
        re.compile(
            r"\b(?:"
            + MONTH
            + r"|(?:the\s+)?(?P<season>spring|summer|autumn|winter)\s+of)\s+nineteen\s+(?P<rest>(?:"
            + _TENS
            + r")(?:[- ](?:"
            + _ONES
            + r"))?)\b"
        ),
        spoken_month,
    ),
    (
        re.compile(
            r"\b[Tt]he\s+(?P<edge>(?:early|late|mid)[-\s])?(?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
        ),
        spoken_decade,
    ),
    (
        re.compile(
            r"(?:(?<=\b[Ff]or )|(?<=\b[Ii]n )|(?<=\b[Oo]f )|(?<=\band ))the\s+(?P<unit>week)\b(?!-|\s+(?:of|before|after|following|since|when|that|in|leading))"
        ),
        week_in_focus,
    ),
    (
        re.compile(
            r"(?:(?<=\b[Ff]or )|(?<=\bended )|(?<=\bending )|(?<=\bend )|(?<=\bfinish ))the\s+(?P<unit>day)\b(?=\s*(?:[,.;]|at\b))"
        ),
        week_in_focus,
    ),
    (
        re.compile(
            r"\b[Tt]he\s+(?P<edge>(?:early|late|mid-?|following|previous|same|coming)\s*)?(?P<season>spring|summer|autumn|winter)\b(?!-)"
        ),
        bare_season,
    ),
    (
        re.compile(
            r"\b(?:last\s+)?(?P<feast>Christmas(?:\s+(?:Day|Eve))?|New\s+Year[’']s\s+(?:Day|Eve)|Thanksgiving(?:\s+Day)?|Easter(?:\s+(?:Sunday|Monday|week))?|Good\s+Friday|Palm\s+Sunday|Valentine[’']s\s+Day|Halloween)\b(?:,?\s+(?P<year>\d{4})\b)?"
        ),
        feast,
    ),
    (
        re.compile(
            r"\b(?P<edge>(?:[Tt]he\s+)?(?:end|start|beginning|middle|rest|remainder)\s+of\s+|(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+in\s+)the\s+(?P<unit>year|month|week)\b"
        ),
        part_of_period,
    ),
)
