"""Which of two reports that share text was first: by time, by credit, by marks of a later version, by length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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


class Order:
    """Which of two of ``reports`` (told by position) was first. What is read from a report's words is read once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._around: dict[int, str] = {}
        self._clocks: dict[int, int | None] = {}
        self._later: dict[int, bool] = {}
        self._credits: dict[tuple[int, str], bool] = {}

    def comes_first(self, a: int, b: int, size_a: int, size_b: int) -> bool:
        """Whether ``a`` is the source.

        Published earlier; else credited by ``b``; else with the earlier clock time at its head; else not marked as a
        later version; else by length; else the lesser id. Of two texts of one outlet the shorter is the first (texts
        grow from version to version: 33 of 47 of one day that tell their time), of two outlets the longer (cut where it
        is printed).
        """
        one, other = self._reports[a], self._reports[b]
        exact = min(len(one.published), len(other.published))
        if one.published[:exact] != other.published[:exact] and exact >= _DAY:
            return one.published < other.published
        told = self._told(a, b)
        if told is not None:
            return told
        sign = 1 if one.outlet and one.outlet == other.outlet else -1
        return (sign * size_a, one.id) <= (sign * size_b, other.id)

    def _told(self, a: int, b: int) -> bool | None:
        """Whether the words of the two reports tell that ``a`` was first; None where they do not tell."""
        credited_a, credited_b = self._names(b, a), self._names(a, b)
        if credited_a != credited_b:
            return credited_a
        clock_a, clock_b = self._clock(a), self._clock(b)
        if clock_a is not None and clock_b is not None and clock_a != clock_b:
            return clock_a < clock_b
        later_a, later_b = self._is_later(a), self._is_later(b)
        return later_b if later_a != later_b else None

    def _names(self, i: int, other: int) -> bool:
        """Whether report ``i`` names the other's outlet in its byline, its first or its last 300 characters."""
        report, outlet = self._reports[i], self._reports[other].outlet
        if not outlet or outlet == report.outlet:
            return False
        if (i, outlet) not in self._credits:
            if i not in self._around:
                self._around[i] = _around(report)
            self._credits[i, outlet] = _named(outlet, self._around[i])
        return self._credits[i, outlet]

    def _clock(self, i: int) -> int | None:
        if i not in self._clocks:
            self._clocks[i] = _clock(self._reports[i])
        return self._clocks[i]

    def _is_later(self, i: int) -> bool:
        if i not in self._later:
            self._later[i] = _is_later_version(self._reports[i])
        return self._later[i]


def _around(report: Report) -> str:
    return " ".join((report.byline, report.text[:_CREDIT_CHARS], report.text[-_CREDIT_CHARS:]))


def _named(outlet: str, around: str) -> bool:
    names, pattern = _pattern(outlet)
    if names and around.isascii():
        # Searching without regard to case is slow, and most reports do not name the outlet at all.
        lower = around.lower()
        if not any(name in lower for name in names):
            return False
    return pattern.search(around) is not None


@lru_cache(maxsize=10_000)
def _pattern(outlet: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The outlet's names in small letters (none where they are not all ASCII), and what finds any of them."""
    names = _names(outlet)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    return tuple(name.lower() for name in names) if all(map(str.isascii, names)) else (), pattern


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {row["alias"]: row["name"] for row in table("source_aliases")}


def _names(outlet: str) -> tuple[str, ...]:
    """The outlet's name, without what a directory adds ("CNN (Web News)", "New York Times - News"), and its short forms."""
    plain = re.split(r" - | \(", outlet, maxsplit=1)[0].strip() or outlet
    known = _known()
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
