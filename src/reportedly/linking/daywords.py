"""Days that a sentence names, for texts from which no records were coded: dates, weekdays, yesterday and today.

The rules are few and sure; coded records carry the full resolution of the ``resolve`` room.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH.format('month')} (?P<day>\d\d?)(?:st|nd|rd|th)?\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<first>\d\d?)(?:st|nd|rd|th)?(?: of)? {_MONTH.format('second')}\b(?:,? (?P<later>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"\b(?:(?P<next>next |coming )?(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<yesterday>yesterday|last night)"
    r"|(?P<today>today|tonight|this morning))\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w-])")
# Between a weekday and the date that it belongs to: "Thursday, February 17", "Thursday the 17th of February".
_JOINED = re.compile(r",? (?:the )?")


def days_named(sentence: str, published: date) -> list[tuple[date, str]]:
    """The days that ``sentence`` of a report ``published`` on that day names, with how: date, weekday, yesterday, today.

    A date without a year is the nearest one to publication; a weekday is its latest occurrence up to publication ("next
    Monday" its first after), and says nothing where its date stands beside it.
    """
    found: list[tuple[date, str]] = []
    dates: set[int] = set()
    for m in _DATE.finditer(sentence):
        dates.add(m.start())
        month, day = m["month"] or m["second"], m["day"] or m["first"]
        resolved = _date(month, int(day), m["year"] or m["later"], published)
        if resolved:
            found.append((resolved, "date"))
    for m in _ISO.finditer(sentence):
        try:
            found.append((date(int(m[1]), int(m[2]), int(m[3])), "date"))
        except ValueError:
            continue
    for m in _WORD.finditer(sentence):
        joined = _JOINED.match(sentence, m.end()) if m["weekday"] else None
        if joined and joined.end() in dates:
            continue
        if m["next"]:
            ahead = (_WEEKDAYS.index(m["weekday"].lower()) - published.weekday() - 1) % 7 + 1
            found.append((published + timedelta(days=ahead), "weekday"))
        elif m["weekday"]:
            back = (published.weekday() - _WEEKDAYS.index(m["weekday"].lower())) % 7
            found.append((published - timedelta(days=back), "weekday"))
        elif m["yesterday"]:
            found.append((published - timedelta(days=1), "yesterday"))
        else:
            found.append((published, "today"))
    return found


def _date(month: str, day: int, year: str | None, published: date) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1
    years = [int(year)] if year else [published.year, published.year - 1, published.year + 1]
    made = []
    for y in years:
        try:
            made.append(date(y, number, day))
        except ValueError:
            continue
    return min(made, key=lambda d: abs((d - published).days), default=None)
