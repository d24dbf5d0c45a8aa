"""How exact a time is, in the codes of the data sets that users know: ACLED's ``time_precision``, UCDP GED's ``date_prec``.

Both say how long the stretch is in which an event lies. Ours is read off the stated days, not off the precision alone, so
that "from Friday to Sunday" is a range of days and "last week" a week. A report's own date, given to an act that no words
date, is a week: the act was news on that day.
"""

from __future__ import annotations

from datetime import date

from reportedly.records import Time

_WEEK = 7
_MONTH = 31


def days_of(time: Time | None) -> int | None:
    """The number of days in which the event lies, None where there are none.

    A day-exact beginning of an act that goes on counts as its beginning: one day (ACLED and GED date an event's start).
    """
    if time is None or not time.start or not time.end or time.precision == "unknown":
        return None
    if time.precision == "day":
        return 1
    stated = (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1
    if time.precision == "week" and stated == 1:
        return _WEEK
    return stated


def acled_time_precision(time: Time | None) -> int | None:
    """1 the day is known, 2 the week or weekend, 3 the month; None where ACLED would not take the event."""
    days = days_of(time)
    if days is None or time is None or days > _MONTH or time.precision == "year":
        return None
    if days == 1:
        return 1
    return 2 if days <= _WEEK and time.precision != "month" else 3


def ucdp_date_prec(time: Time | None) -> int | None:
    """1 the day, 2 a range of two to six days, 3 the week, 4 up to the month, 5 longer; None where there are no days."""
    days = days_of(time)
    if days is None or time is None:
        return None
    if days == 1:
        return 1
    if time.precision == "week":
        return 2 if days < _WEEK else 3
    return 4 if days <= _MONTH and time.precision == "month" else 5
