"""What a time expression is read against: the publication day, the time in focus, the tense around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.resolve.times.calendar import Interval, make, shift
from reportedly.resolve.times.tense import told

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(slots=True)
class Context:
    """The state of one reading of a text, from left to right.

    ``published`` is the publication day or None; ``focus`` the last interval of days that was named, at first the
    publication day. ``narrative`` marks texts that tell of times long before their publication: there months and days
    without a year belong to the year in focus. ``quarter`` is the last quarter that was named (1989-Q3), or "".
    """

    text: str
    published: date | None
    focus: Interval | None = None
    narrative: bool = False
    quarter: str = ""

    @property
    def today(self) -> date | None:
        """The day that "today" means."""
        return self.published

    def tense(self, start: int, end: int) -> str:
        """future, past or "": what the words around ``start``..``end`` speak of."""
        return told(self.text, start, end)

    def future(self, start: int, end: int) -> bool:
        """Whether the words around ``start``..``end`` in the same sentence speak of what is to come."""
        return self.tense(start, end) == "future"

    def anchor(self) -> date | None:
        """The day that relative expressions of a narrative count from, else the publication day."""
        if self.narrative and self.focus is not None:
            return self.focus[0]
        return self.published


def publication_day(published: str) -> date | None:
    """The day of an ISO publication statement, None where it states none."""
    found = _ISO.match(published)
    return make(int(found[1]), int(found[2]), int(found[3])) if found else None


def nearest_weekday(day: date, weekday: int, *, ahead: bool) -> date:
    """The ``weekday`` (0 Monday) on or before ``day``, or with ``ahead`` on or after it."""
    gap = (weekday - day.weekday()) % 7 if ahead else -((day.weekday() - weekday) % 7)
    return shift(day, gap)
