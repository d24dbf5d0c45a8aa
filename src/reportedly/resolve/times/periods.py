"""Seasons, decades and centuries."""

from __future__ import annotations

import re

from reportedly.records import Span
from reportedly.resolve.times.absolute import EDGE, YEAR, modifier
from reportedly.resolve.times.calendar import season_of, year_of
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.numbers import ORDINAL, ordinal
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


_WHOSE = re.compile(r"\b(?:his|her|their|its|my|your|our)\s+(?:(?:early|late|mid)[-\s]+)?$", re.IGNORECASE)


def decade(match: Match, context: Context) -> Timex | None:
    """The 1990s, the '90s; somebody's thirties are an age, which TIMEX3 leaves out."""
    digits = match["decade"]
    if len(digits) == 2 and _WHOSE.search(context.text, max(0, match.start("decade") - 16), match.start("decade")):
        return None
    value = digits[:3] if len(digits) == 4 else "19" + digits[0]
    start, end = year_of(int(value) * 10)[0], year_of(int(value) * 10 + 9)[1]
    return Timex(Span(*match.span()), "DATE", value, modifier(match["edge"]), start, end, "year")


def century(match: Match, _: Context) -> Timex | None:
    """The 19th century is 18."""
    number = ordinal(match["ordinal"]) - 1
    if not 0 < number < 99:
        return None
    start, end = year_of(number * 100 + 1)[0], year_of(number * 100 + 100)[1]
    return Timex(Span(*match.span()), "DATE", f"{number:02d}", modifier(match["edge"]), start, end, "year")


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


RULES = (
    (
        re.compile(
            r"\b(?:[Tt]he\s+)?"
            + EDGE
            + r"(?:[Tt]he\s+)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?"
            + YEAR
        ),
        season,
    ),
    (
        re.compile(
            r"\b(?P<edge>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<which>[Tt]his(?:\s+past|\s+coming)?|(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Cc]oming))\s+(?P<season>spring|summer|autumn|fall|winter)\b"
        ),
        season,
    ),
    (
        re.compile(r"\b(?:[Tt]he\s+)?" + EDGE + r"(?:[Tt]he\s+)?[’']?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)[’']?s\b"),
        decade,
    ),
    (
        re.compile(
            r"\b(?:[Tt]he\s+)?(?P<edge>(?:early|late|mid)[-\s])?(?P<ordinal>"
            + ORDINAL
            + r"|nineteenth|twentieth|eighteenth)[-\s][Cc]entury\b"
        ),
        century,
    ),
)
