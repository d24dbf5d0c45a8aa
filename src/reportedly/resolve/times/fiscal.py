"""Expressions of business news: quarters, halves and fiscal years, the latest quarter, the year-ago period, year-end.

Few of them date an act of conflict, but TimeML texts are full of them. The quarter that a report is about is kept in
``Context.quarter``: what "the quarter", "the latest period" and "a year earlier" count from.
"""

from __future__ import annotations

import re

from reportedly.records import Span
from reportedly.resolve.times.absolute import YEAR
from reportedly.resolve.times.calendar import month_of, quarter_of, year_of
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.numbers import ordinal
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_MONEY = re.compile(
    r"\b(?:profit|earnings|earned|sales|revenue|net|loss(?:es)?|results|income|shares?|million|billion|gains?|charges?|dividends?|"
    r"volume|orders|output|production|shipments|cents|analysts?|company|stock)\b|%"
)


def _last_quarter(context: Context, years: int = 0) -> str:
    """The quarter that the report is about, else the one that ended before publication; moved back by ``years``."""
    if context.quarter:
        year, _, number = context.quarter.partition("-Q")
        return f"{int(year) - years}-Q{number}"
    if context.published is None:
        return ""
    ended = context.published.year * 4 + (context.published.month - 1) // 3 - 1
    return f"{ended // 4 - years}-Q{ended % 4 + 1}"


def of_money(context: Context, start: int, end: int) -> bool:
    """Whether the words around ``start``..``end`` speak of profits and sums."""
    return _MONEY.search(context.text, max(0, start - 80), end + 80) is not None


def _named(match: Match, value: str) -> Timex | None:
    return Timex(Span(*match.span()), "DATE", value, kind="vague") if value else None


def _year(match: Match, context: Context) -> int | None:
    """The year that a quarter's or half's words state, None where they state none."""
    groups = match.groupdict()
    for name in ("year", "of_year"):
        if groups.get(name):
            return int(groups[name])
    whose = " ".join((groups.get("whose") or "").lower().split())
    base = context.anchor()
    if whose and base is not None:
        back = whose.startswith(("last", "the previous", "the prior")) or whose.endswith(("ago", "earlier", "before"))
        return base.year + (-1 if back else 1 if whose.startswith("next") else 0)
    return None


def quarter(match: Match, context: Context) -> Timex | None:
    """A quarter of a stated year, else of the year in which it last ended before publication."""
    number = ordinal(match["spaced"] or match["hyphened"])
    year, base = _year(match, context), context.anchor()
    if year is None and base is None:
        return Timex(Span(*match.span()), "DATE", f"XXXX-Q{number}", kind="year")
    if match.groupdict().get("like") and base is not None:
        year = base.year - 1
    elif year is None and base is not None:
        year = base.year
        if number - (base.month + 2) // 3 >= 2:
            year -= not context.future(*match.span())  # "the fourth quarter" in a report of January is last year's
    start, end = quarter_of(year or 1, number)
    value = f"{year}-Q{number}"
    over = context.published is None or end < context.published
    if not context.quarter or (match["hyphened"] and over):
        context.quarter = value  # "a fourth-quarter charge" still to come is not what a report on the third is about
    return Timex(Span(*match.span()), "DATE", value, "", start, end, "year")


def half(match: Match, context: Context) -> Timex | None:
    """The first half of 1990 is 1990-H1; without a year, that of the year of publication, where money is spoken of."""
    year, base = _year(match, context), context.anchor()
    if year is None and (base is None or not of_money(context, *match.span())):
        return None
    year = year if year is not None else base.year if base is not None else 1
    first = match["which"].lower().startswith("first")
    start, end = month_of(year, 1 if first else 7)[0], month_of(year, 6 if first else 12)[1]
    return Timex(Span(*match.span()), "DATE", f"{year}-H{1 if first else 2}", "", start, end, "year")


def fiscal_year(match: Match, _: Context) -> Timex | None:
    """Fiscal 1990, the year 1990: the year itself."""
    year = int(match["year"])
    return Timex(Span(*match.span()), "DATE", str(year), "", *year_of(year), "year")


def year_period(match: Match, context: Context) -> Timex | None:
    """The 1988 period, last year's quarter, the same period a year earlier: the report's quarter in that year."""
    year = _year(match, context)
    if year is None:
        return None
    if match["what"] and match["what"].endswith("months"):
        return Timex(Span(*match.span()), "DURATION", "P9M" if "nine" in match["what"] else "P6M", kind="duration")
    known = context.quarter or (_last_quarter(context) if match["what"] == "quarter" else "")
    return _named(match, f"{year}-Q{known[-1]}" if known else str(year))


def latest(match: Match, context: Context) -> Timex | None:
    """The latest quarter, or "the quarter" where the words around speak of sums."""
    words = match.group().lower()
    if words.endswith("year"):
        return _named(match, str(context.published.year)) if context.published else None
    if not context.quarter and not of_money(context, *match.span()):
        return None
    return _named(match, _last_quarter(context))


def year_ago(match: Match, context: Context) -> Timex | None:
    """The year-ago quarter; "year-earlier" alone is the quarter last named, a year before."""
    if context.published is None:
        return None
    what = match["what"] or ""
    if what.endswith("months"):
        return Timex(Span(*match.span()), "DURATION", "P9M" if "nine" in what else "P6M", kind="duration")
    if context.quarter or what.endswith("quarter"):
        return _named(match, _last_quarter(context, 1))
    return _named(match, str(context.published.year - 1))


def year_end(match: Match, context: Context) -> Timex | None:
    """Year-end is the last day of the year of publication; "year's end" that year, as "the end of the year" is."""
    if context.published is None:
        return None
    return _named(match, f"{context.published.year}-12-31" if "-" in match.group() else str(context.published.year))


def one_year(match: Match, context: Context) -> Timex | None:
    """The year ended in a month is a duration; "the year", "the full year" is the year of publication, or in focus."""
    if match["ended"] is not None:
        return Timex(Span(*match.span()), "DURATION", "P1Y", kind="duration")
    base = context.anchor()
    if base is None:
        return None
    return Timex(Span(*match.span()), "DATE", str(base.year), "", *year_of(base.year), "vague")


_NTH = (
    r"(?:(?:[Tt]he\s+)?(?:[Ff]iscal[-\s])?(?P<spaced>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s+quarter|"
    r"(?:[Ff]iscal[-\s])?(?P<hyphened>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)-quarter)\b"
)
_OF = r"(?:\s+(?:of|in)\s+(?:(?:fiscal|calendar)\s+)?(?:(?P<of_year>1[0-9]\d\d|20\d\d)\b|(?P<whose>last|this|next|the\s+(?:previous|prior|current))\s+year\b))"
_MONTHS = r"(?:first\s+)?(?:nine|six|three)\s+months"
_LIKE = r"(?:same|corresponding|comparable|like|similar|year-ago|year-earlier)"
RULES = (
    (re.compile(r"\b(?P<whose>[Ll]ast|[Tt]his|[Nn]ext)\s+year[’']s\s+" + _NTH), quarter),
    (re.compile(r"\b(?:[Tt]he\s+)?(?:fiscal\s+)?" + YEAR + r"(?:[’']s)?\s+" + _NTH), quarter),
    (
        re.compile(
            r"\b[Tt]he\s+(?P<like>(?:same|corresponding|comparable|year-ago|year-earlier)\s+)(?:fiscal\s+)?" + _NTH
        ),
        quarter,
    ),
    (re.compile(r"\b" + _NTH + _OF), quarter),
    (re.compile(r"\b" + _NTH + r",?\s+(?:fiscal\s+)?" + YEAR), quarter),
    (re.compile(r"\b" + _NTH), quarter),
    (re.compile(r"\b(?:[Tt]he\s+)?(?P<which>[Ff]irst|[Ss]econd|[Ll]atter)\s+half" + _OF), half),
    (re.compile(r"\b(?:[Tt]he\s+)?" + YEAR + r"\s+(?P<which>first|second)\s+half\b"), half),
    (re.compile(r"\b[Tt]he\s+(?P<which>[Ff]irst|[Ss]econd)\s+half\b(?!\s+of)"), half),
    (
        re.compile(
            r"\b(?:[Tt]he\s+(?:(?:current|latest|last|next|full)\s+)?)?(?:[Ff]iscal|[Ff]inancial)(?:[-\s]year)?(?:\s+ended)?\s+"
            + YEAR
        ),
        fiscal_year,
    ),
    (re.compile(r"\b[Tt]he\s+(?:(?:full|whole|entire|calendar)\s+)?year\s+" + YEAR), fiscal_year),
    (re.compile(r"\b[Tt]he\s+" + YEAR + r"\s+(?P<what>quarter|period|" + _MONTHS + r")\b"), year_period),
    (
        re.compile(r"\b(?P<whose>[Ll]ast|[Tt]his|[Nn]ext)\s+year[’']s\s+(?P<what>quarter|period|" + _MONTHS + r")\b"),
        year_period,
    ),
    (
        re.compile(
            r"\b[Tt]he\s+(?:"
            + _LIKE
            + r"\s+)?(?P<what>quarter|period|"
            + _MONTHS
            + r")\s+(?:(?:of|in)\s+)?(?P<whose>(?:the\s+)?(?:last|previous|prior)\s+year|a\s+year\s+(?:ago|earlier|before))\b"
        ),
        year_period,
    ),
    (
        re.compile(r"\b[Tt]he\s+" + _LIKE + r"\s+(?P<what>quarter|period|" + _MONTHS + r")\s+(?:of|in)\s+" + YEAR),
        year_period,
    ),
    (
        re.compile(
            r"\b(?:[Tt]he\s+)?(?:(?:latest|most\s+recent|just-ended)\s+(?:fiscal\s+)?(?:quarter|period|year)|(?<=[Tt]he )quarter)\b(?!-)"
        ),
        latest,
    ),
    (
        re.compile(
            r"\b(?:[Tt]he\s+(?=(?:comparable\s+|corresponding\s+)?\S+\s+(?:quarter|period|(?:first\s+)?(?:nine|six)\s+months)))?(?:comparable\s+|corresponding\s+)?[Yy]ear-(?:ago|earlier)(?:\s+(?P<what>quarter|period|"
            + _MONTHS
            + r"))?\b"
        ),
        year_ago,
    ),
    (re.compile(r"\b[Yy]ear(?:-|\s+|[’']s\s+)end\b"), year_end),
    (
        re.compile(
            r"\b[Tt]he\s+(?:(?:full|entire|whole)\s+)?(?:(?:current\s+)?(?:fiscal|financial)\s+)?year\b(?!-|[’']|\s+(?:of|before|after|earlier|later|when|that|\d))(?P<ended>(?=\s+end(?:ed|ing)\b))?"
        ),
        one_year,
    ),
)
