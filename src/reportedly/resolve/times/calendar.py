"""Arithmetic on days, weeks, months and years, and their TIMEX3 values."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_OF = {m: i for i, m in enumerate(MONTHS, 1)} | {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY_OF = {d: i for i, d in enumerate(WEEKDAYS)} | {d[:3]: i for i, d in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
Interval = tuple[date, date]


def month_number(word: str) -> int:
    """1..12 for a month's name or abbreviation; raises KeyError for another word."""
    return _MONTH_OF[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0 (Monday)..6 for a weekday's name or abbreviation; raises KeyError for another word."""
    return _WEEKDAY_OF[word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")]


def make(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Interval:
    """First and last day of a month; month 13 is the next January, 0 the last December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9999)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Interval:
    """First and last day of a year (years outside 1..9999 are clipped)."""
    year = min(max(year, 1), 9999)
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Interval:
    """Monday and Sunday of the week that holds ``day``."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def shift(day: date, days: int) -> date:
    """``day`` moved by ``days``, kept within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def back(day: date, unit: str, count: int) -> date:
    """``day`` moved back by ``count`` units (day, week, month, quarter, year, decade); the day of the month is clipped."""
    if unit in {"day", "week"}:
        return shift(day, -count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    first, last = month_of(day.year, day.month - months)
    return first.replace(day=min(day.day, last.day))


def week_value(day: date) -> str:
    """ISO week of a day, as 1989-W43."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(year: int, quarter: int) -> Interval:
    """First and last day of a quarter (1..4)."""
    return month_of(year, quarter * 3 - 2)[0], month_of(year, quarter * 3)[1]


def season_of(year: int, season: str) -> Interval:
    """Days of a northern season: SP March to May, SU June to August, FA September to November, WI December to February."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    return month_of(year, first)[0], month_of(year, first + 2)[1]
