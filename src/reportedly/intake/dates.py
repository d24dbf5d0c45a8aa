"""Statements of publication time: read as ISO 8601 with exactly what was stated, and put in order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reportedly.limits import limit
from reportedly.records import StatedDate

# Which statement is believed first. JSON-LD and meta hold the time and the zone most often and stand together, so that
# the one with more detail wins; what is only inferred from an address or the prose comes last.
_TRUST = {
    "given": 0,
    "json-ld": 1,
    "meta": 1,
    "feed": 2,
    "time-element": 3,
    "url": 4,
    "htmldate": 5,
    "header": 6,
    "dateline": 7,
}
_MONTHS = {
    m: i // 2 + 1
    for i, m in enumerate(
        "january jan february feb march mar april apr may may june jun july jul august aug september sep "
        "october oct november nov december dec".split()
    )
} | {"sept": 9}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
# RFC 822 names and the European and Moscow zones; names that mean several zones (IST, BST, AST) are not read.
_ZONES = {
    "z": "Z", "utc": "+00:00", "gmt": "+00:00", "ut": "+00:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "wet": "+00:00",
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
}  # fmt: skip
_ISO = re.compile(r"(\d{4,6})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|(\d{2})(\d{2}))(?!\d)")
_DMY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{{1,2}}({MONTH})[ ,-]{{1,2}}(\d{{4,6}})\b(?!:)", re.IGNORECASE
)
_MDY = re.compile(rf"\b({MONTH})\s{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(\d{{4,6}})\b(?!:)", re.IGNORECASE)
_SLASH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4,6})\b")
_CTIME = re.compile(
    rf"\b({MONTH})\s{{1,2}}(\d{{1,2}})\s(\d{{2}}:\d{{2}}:\d{{2}})(?:\s([A-Z]{{2,4}}|[+-]\d{{4}}))?\s(\d{{4}})\b"
)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}([ap]\.?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"\s{0,2}\(?(?:UTC|GMT)?([+\u2212-])(\d{2}):?(\d{2})(?!\d)", re.IGNORECASE)
_SHORT_OFFSET = re.compile(r"(?:\s{0,2}\(?(?:UTC|GMT)\s?)?([+\u2212-])(\d{1,2})(?![\d:])", re.IGNORECASE)
_ZONE = re.compile(r"\s{0,2}\(?([A-Z]{1,4})\b", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{10})(\d{3})?$")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A reading of one statement: ``value`` is ISO 8601 or ""; ``bad`` marks a date that no calendar has."""

    value: str
    bad: bool = False


_NONE = ReadDate("")


def read_date(stated: str) -> ReadDate:
    """ISO 8601 for ``stated``: a day, or day and time, with the zone as stated and no zone where none is.

    Reads ISO 8601, RFC 822, written English dates, seconds since 1970 (UTC by definition) and numeric days that
    only one order allows. A year outside the limits, or a day that the month lacks, is ``bad``.
    """
    text = " ".join(stated[:200].split())
    if m := _EPOCH.match(text):
        return _checked(datetime.fromtimestamp(int(m[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if m := _CTIME.search(text):
        text = f"{m[1]} {m[2]}, {m[5]} {m[3]} {m[4] or ''}"
    found = _day(text)
    if found is None:
        return _NONE
    year, month, day, end = found
    if not _exists(year, month, day):
        return ReadDate("", bad=True)
    return ReadDate(f"{year:04d}-{month:02d}-{day:02d}" + (_clock(text, end) or _leading_clock(text)))


def _checked(value: str) -> ReadDate:
    return ReadDate(value) if limit("first_year") <= int(value[:4]) <= limit("last_year") else ReadDate("", bad=True)


def _day(text: str) -> tuple[int, int, int, int] | None:
    """Year, month, day and where their words end."""
    if m := _ISO.match(text):
        month, day = (m[2] or m[4] or m[6]), (m[3] or m[5] or m[7])
        return int(m[1]), int(month), int(day), m.end()
    if m := _DMY.search(text):
        return int(m[3]), _month(m[2]), int(m[1]), m.end()
    if m := _MDY.search(text):
        return int(m[3]), _month(m[1]), int(m[2]), m.end()
    if m := _SLASH.search(text):
        a, b = int(m[1]), int(m[2])
        if a > 12 or a == b:
            return int(m[3]), b, a, m.end()
        if b > 12:
            return int(m[3]), a, b, m.end()
    return None


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").lower()]


def _exists(year: int, month: int, day: int) -> bool:
    if not limit("first_year") <= year <= limit("last_year"):
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _clock(text: str, end: int) -> str:
    m = _CLOCK.search(text, end, end + 24)
    return _time(text, m) if m else ""


def _leading_clock(text: str) -> str:
    """The time where it stands before the day ("14:30 GMT, 10 November 2019")."""
    m = _CLOCK.match(text)
    return _time(text, m) if m else ""


def _time(text: str, m: re.Match[str]) -> str:
    hour, minute, second = int(m[1]), int(m[2]), m[3]
    if m[4]:
        hour = hour % 12 + (12 if m[4].lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return ""
    return f"T{hour:02d}:{minute:02d}" + (f":{second}" if second else "") + _zone(text, m.end())


def _zone(text: str, at: int) -> str:
    if m := _OFFSET.match(text, at) or _SHORT_OFFSET.match(text, at):
        hours, minutes = int(m[2]), int(m[3]) if m.re is _OFFSET else 0
        sign = "+" if m[1] == "+" else "-"
        return f"{sign}{hours:02d}:{minutes:02d}" if hours <= 14 and minutes < 60 else ""
    m = _ZONE.match(text, at)
    return _ZONES.get(m[1].lower(), "") if m else ""


def has_time(value: str) -> bool:
    """Whether an ISO value states a time of day."""
    return "T" in value


def has_zone(value: str) -> bool:
    """Whether an ISO value states a zone."""
    return has_time(value) and (value.endswith("Z") or value[-6] in "+-")


def in_order(dates: Iterable[StatedDate]) -> tuple[StatedDate, ...]:
    """Distinct statements, most trusted first; of equally trusted ones that with zone, then that with time."""
    unique = list(dict.fromkeys(dates))
    return tuple(sorted(unique, key=lambda d: (_TRUST[d.method], -has_zone(d.value), -has_time(d.value))))
