"""Durations: three years, a two-week truce, nearly an hour and a half, a decades-long feud, some time."""

from __future__ import annotations

import re

from reportedly.records import Span
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.numbers import COUNT, count
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
UNIT = r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip
# Longer forms first: "no more than" before "more than".
ROUGH = (
    r"(?P<rough>(?:[Nn]early|[Aa]lmost|[Nn]o\s+(?:more|less)\s+than|[Ll]ess\s+than|[Ff]ewer\s+than|(?:a\s+little\s+)?[Mm]ore\s+than|"
    r"[Aa]bout|[Aa]t\s+least|[Aa]t\s+most|[Uu]nder|[Uu]p\s+to|[Rr]oughly|[Aa]pproximately|[Aa]s\s+(?:many|much|long|little)\s+as|"
    r"(?:[Ww]ell\s+)?[Oo]ver|[Cc]lose\s+to)\s+)?"
)
_MODS = {
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
    "close to": "LESS_THAN", "more than": "MORE_THAN", "a little more than": "MORE_THAN", "over": "MORE_THAN",
    "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "about": "APPROX", "roughly": "APPROX",
    "approximately": "APPROX",
}  # fmt: skip
# Told of the length but no part of it: AQUAINT's train part leaves it out five times of five, TimeBank's once of two.
_OUTSIDE = frozenset({"about"})
_HALF = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S"}
_RATE = re.compile(r"(?:\d|illion|housand|%|hours|times|once|twice)\s+$")
_FRACTION = re.compile(r"s?\s+of\s+(?:the|its|all|an?|voters|people)\b")
_PER_DAY = re.compile(r"s?\s+(?:a|per)\s+(?:day|week|night)\b")
_HOURS_OF = re.compile(
    r"\s+of\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|[A-Z][a-z]{2,8}\.?\s+\d|\d)"
)
_MATTER = re.compile(r"\b(?:matter\s+of|hundreds\s+of|thousands\s+of|dozens\s+of|tens\s+of)\s+$")


def duration_value(unit: str, number: str) -> str:
    """P3D, PT48H, P2W, P9M, PXY."""
    letter = LETTER[unit]
    if number.endswith(".5") and unit in _HALF:
        return _HALF[unit].format(number[:-2])
    if letter[0] == "T":
        return f"PT{number}{letter[1]}"
    if letter == "CE":
        return f"P{number}CE" if number != "X" else "PXC"
    if letter == "DE":
        return f"P{float(number) * 10:.0f}Y" if number != "X" else "PXDE"
    return f"P{number}{letter}"


def _misses(match: Match, context: Context, number: str, unit: str) -> bool:
    """Whether the words are an age, an ordinal, a part or a rate and so no TIMEX3."""
    text, start, end = context.text, match.start(), match.end()
    one = number.lower() in {"a", "an"}
    if match.group().endswith("old") or (one and unit in {"second", "quarter", "weekend"}):
        return True
    if one and _RATE.search(text, max(0, start - 12), start):
        return True
    if unit == "quarter" and (_FRACTION.match(text, end - 1) or (number.isdigit() and int(number) > 99)):
        return True
    if _PER_DAY.match(text, end - 1) and unit in {"hour", "day"}:
        return True
    return one and re.match(r"\s+(?:earlier|ago|later|before)\b", text[end : end + 9]) is not None


def duration(match: Match, context: Context) -> Timex | None:
    """Three years, a two-week truce, two to three weeks; ages are none."""
    number, unit = match["count"], match["unit"].lower()
    if _misses(match, context, number, unit) or match["unit"][0].isupper():
        return None
    rough = " ".join((match["rough"] or "").lower().split())
    value = count(number)
    if match["and_half"] and value.isdigit():
        value = f"{value}.5"
    start = match.start()
    if rough in _OUTSIDE:
        start = match.start("count")
    if match["article"] and (match["hyphen"] == "-" or not match.group().endswith(("s", "so", "more"))):
        start += len(match["article"])  # "the two-day rally": the article is the rally's
    return Timex(
        Span(start, match.end()), "DURATION", duration_value(unit, value), _MODS.get(rough, ""), kind="duration"
    )


def period(match: Match, _: Context) -> Timex:
    """A three-year period: the noun is a time word, and the article its own."""
    return Timex(
        Span(*match.span()), "DURATION", duration_value(match["unit"].lower(), count(match["count"])), kind="duration"
    )


def between_counts(match: Match, _: Context) -> Timex:
    """Two to three weeks, the next 12 to 18 months: no one number."""
    return Timex(Span(*match.span()), "DURATION", duration_value(match["unit"].lower(), "X"), kind="duration")


def plural_duration(match: Match, context: Context) -> Timex | None:
    """Months, years, decades with no count."""
    if _HOURS_OF.match(context.text, match.end()) and match["unit"] == "hour":
        return None  # "the early hours of Thursday" are a part of that day
    if _MATTER.search(context.text, max(0, match.start() - 14), match.start()):
        return None
    return Timex(Span(*match.span()), "DURATION", duration_value(match["unit"].lower(), "X"), kind="duration")


def one_more(match: Match, _: Context) -> Timex:
    """An additional year, another month."""
    return Timex(Span(*match.span()), "DURATION", duration_value(match["unit"].lower(), "1"), kind="duration")


def long_duration(match: Match, _: Context) -> Timex:
    """A day-long meeting, a decades-long feud, a month-long siege."""
    unit, plural = match["unit"].lower(), match["plural"]
    value = "PXY" if plural and unit == "decade" else duration_value(unit, "X" if plural else "1")
    return Timex(Span(*match.span()), "DURATION", value, kind="duration")


def vague_duration(match: Match, _: Context) -> Timex:
    """For a while, for some time."""
    return Timex(Span(*match.span("words")), "DURATION", "PXX", kind="duration")


RULES = (
    (
        re.compile(
            r"\b(?P<article>the\s+(?=\S+\s)|an\s+additional\s+|another\s+)?"
            + ROUGH
            + r"(?P<count>"
            + COUNT
            + r")(?:\s+(?:straight|consecutive|trading|more|full|successive|additional))?(?P<hyphen>-|\s+)"
            + UNIT
            + r"s?(?P<and_half>\s+and\s+a\s+half)?(?:-old|\s+old|\s+or\s+(?:so|more))?\b(?!\s+(?:ago|earlier|later|afterwards)\b|-long|-ago)",
            re.IGNORECASE,
        ),
        duration,
    ),
    (
        re.compile(
            r"\b(?:(?:the\s+)?(?:next|past|last|coming)\s+)?"
            + ROUGH
            + r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)(?:-?\s+(?:to|or)\s+|-)(?:\d{1,3}|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty|forty)[-\s]+"
            + UNIT
            + r"s\b(?!\s+(?:ago|earlier|later)\b)",
            re.IGNORECASE,
        ),
        between_counts,
    ),
    (
        re.compile(
            r"\b(?:(?:a|the|that|this)\s+)?(?P<count>" + COUNT + r")-" + UNIT + r"\s+(?:period|span)\b", re.IGNORECASE
        ),
        period,
    ),
    (re.compile(r"\b(?:another|an\s+additional)\s+" + UNIT + r"\b(?!s)", re.IGNORECASE), one_more),
    (
        re.compile(r"\b(?P<unit>hour|day|week|month|year|decade|centurie)s\b(?!\s+(?:ago|earlier|later)\b|-long|-old)"),
        plural_duration,
    ),
    (re.compile(r"\b(?P<unit>hour|day|night|week|month|year|decade)(?P<plural>s)?-long\b"), long_duration),
    (re.compile(r"\bfor\s+(?:quite\s+)?(?P<words>a\s+while|some\s+time)\b"), vague_duration),
)
