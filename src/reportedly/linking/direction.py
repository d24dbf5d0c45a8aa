"""Which of two reports that share text was first: by time, by credit, by marks of a later version, by length."""

from __future__ import annotations

import re

from reportedly.lexicon import table
from reportedly.records import Report

_CREDIT_CHARS = 300
# "4:43 pm EDT", "18:37 GMT", "17.35 BST", "06:02 UTC": a clock time with its zone near the head of a page.
_CLOCK = re.compile(r"(?<!\d)(\d\d?)[:.](\d\d) ?([ap]m)? ?(GMT|UTC|BST|UK|EDT|EST|ET|CET|CEST|IST)\b", re.IGNORECASE)
# Minutes to Greenwich; where a zone has no season in its name, as in summer.
_ZONES = {
    "GMT": 0,
    "UTC": 0,
    "BST": 60,
    "UK": 60,
    "CET": 60,
    "CEST": 120,
    "IST": 330,
    "EDT": -240,
    "ET": -240,
    "EST": -300,
}
_LATER = re.compile(r"\((?:adds|updates|recasts|corrects|rewrites)\b|\b(?:update|wrapup) \d\b", re.IGNORECASE)
_DAY = len("2000-01-01")


def a_comes_first(a: Report, b: Report, size_a: int, size_b: int) -> bool:
    """Whether ``a`` is the source.

    Published earlier; else credited by ``b``; else with the earlier clock time at its head; else not marked as a later
    version; else by length; else the lesser id. Of two texts of one outlet the shorter is the first (texts grow from
    version to version: 33 of 47 of one day that tell their time), of two outlets the longer (cut where it is printed).
    """
    exact = min(len(a.published), len(b.published))
    if a.published[:exact] != b.published[:exact] and exact >= _DAY:
        return a.published < b.published
    credited_a, credited_b = names_outlet(b, a), names_outlet(a, b)
    if credited_a != credited_b:
        return credited_a
    clock_a, clock_b = _clock(a), _clock(b)
    if clock_a is not None and clock_b is not None and clock_a != clock_b:
        return clock_a < clock_b
    later_a, later_b = _is_later_version(a), _is_later_version(b)
    if later_a != later_b:
        return later_b
    sign = 1 if a.outlet and a.outlet == b.outlet else -1
    return (sign * size_a, a.id) <= (sign * size_b, b.id)


def names_outlet(report: Report, other: Report) -> bool:
    """Whether ``report`` names the outlet of ``other`` in its byline, its first or its last 300 characters."""
    if not other.outlet or other.outlet == report.outlet:
        return False
    around = " ".join((report.byline, report.text[:_CREDIT_CHARS], report.text[-_CREDIT_CHARS:]))
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", around, re.IGNORECASE) is not None
        for name in _names(other.outlet)
    )


def _names(outlet: str) -> tuple[str, ...]:
    """The outlet's name, without what a directory adds ("CNN (Web News)", "New York Times - News"), and its short forms."""
    plain = re.split(r" - | \(", outlet, maxsplit=1)[0].strip() or outlet
    known = {row["alias"]: row["name"] for row in table("source_aliases")}
    whole = known.get(plain.casefold())
    return plain, *(alias for alias, name in known.items() if whole and name == whole)


def _clock(report: Report) -> int | None:
    """Minutes since midnight in Greenwich of the clock time at the head of the text."""
    found = _CLOCK.search(report.text[:_CREDIT_CHARS])
    if not found:
        return None
    hour, minute, half, zone = found.groups()
    h = int(hour) % 12 + 12 * (half.lower() == "pm") if half else int(hour)
    return h * 60 + int(minute) - _ZONES[zone.upper()] if h < 24 and int(minute) < 60 else None


def _is_later_version(report: Report) -> bool:
    return _LATER.search(f"{report.title}\n{report.text[:_CREDIT_CHARS]}") is not None
