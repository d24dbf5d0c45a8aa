"""Expressions of business news: the latest quarter, the year-ago period, year-end.

They date no act of conflict (``kind`` vague, no days), but TimeML texts are full of them.
"""

from __future__ import annotations

import re

from reportedly.records import Span
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_MONEY = re.compile(r"\b(?:profit|earnings|earned|sales|revenue|net|loss|results|income|shares?|million|billion)\b|%")


def _last_quarter(context: Context, years: int = 0) -> str:
    """The quarter last named, else the one that ended before publication; moved back by ``years``."""
    if context.quarter:
        year, _, number = context.quarter.partition("-Q")
        return f"{int(year) - years}-Q{number}"
    if context.published is None:
        return ""
    ended = context.published.year * 4 + (context.published.month - 1) // 3 - 1
    return f"{ended // 4 - years}-Q{ended % 4 + 1}"


def of_money(context: Context, start: int, end: int) -> bool:
    """Whether the words around ``start``..``end`` speak of profits and sums."""
    return _MONEY.search(context.text, max(0, start - 80), end + 60) is not None


def _named(match: Match, value: str) -> Timex | None:
    return Timex(Span(*match.span()), "DATE", value, kind="vague") if value else None


def latest(match: Match, context: Context) -> Timex | None:
    """The latest quarter, or "the quarter" where the words around speak of sums."""
    if not of_money(context, *match.span()):
        return None
    return _named(match, _last_quarter(context))


def year_ago(match: Match, context: Context) -> Timex | None:
    """The year-ago quarter; "year-earlier" alone is the quarter last named, a year before."""
    if context.published is None:
        return None
    if context.quarter or (match["what"] or "").endswith("quarter"):
        return _named(match, _last_quarter(context, 1))
    return _named(match, str(context.published.year - 1))


def year_end(match: Match, context: Context) -> Timex | None:
    """Year-end is the last day of the year of publication."""
    return _named(match, f"{context.published.year}-12-31") if context.published else None


def one_year(match: Match, context: Context) -> Timex | None:
    """The year ended in a month is a duration; "the full year" is the year of publication."""
    if match["full"]:
        return _named(match, str(context.published.year)) if context.published else None
    return Timex(Span(*match.span()), "DURATION", "P1Y", kind="duration")


RULES = (
    (
        re.compile(
            r"\b(?:[Tt]he\s+)?(?:(?:latest|most\s+recent)\s+(?:fiscal\s+)?(?:quarter|period)|(?<=[Tt]he )quarter)\b(?!-)"
        ),
        latest,
    ),
    (
        re.compile(
            r"\b(?:[Tt]he\s+(?=\S+\s+(?:quarter|period)))?(?:comparable\s+|corresponding\s+)?[Yy]ear-(?:ago|earlier)(?:\s+(?P<what>quarter|period))?\b"
        ),
        year_ago,
    ),
    (re.compile(r"\b[Yy]ear(?:-|[’']s\s+)end\b"), year_end),
    (
        re.compile(r"\b[Tt]he\s+(?:(?P<full>full|entire)\s+)?(?:fiscal\s+)?year\b(?(full)|(?=\s+end(?:ed|ing)\b))"),
        one_year,
    ),
)
