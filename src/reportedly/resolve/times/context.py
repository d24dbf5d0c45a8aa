"""What a time expression is read against: the publication day, the time in focus, the tense around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.resolve.times.calendar import Interval, make, shift

_FUTURE = re.compile(
    r"\b(?:[Ww]ill|[Ss]hall|won't|would|could|may|might|can|due|scheduled|expect(?:s|ed)?|plans?|planned|planning|"
    r"going to|set (?:to|for)|to be|upcoming|ahead of|until|till|postponed|payable|effective|deadline|"
    r"as (?:early|soon) as|(?:is|are|supposed) to|urg(?:es|ed)|called? for)\b|[’']ll\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|did|began|took|made|told|came|left|went|held|fell|rose|since|met|won|lost|shot|hit|struck|"
    r"fought|fled|broke|led|ran|gave|got|sent|became|swept|saw|found|brought|bought|built|drove|threw|blew|spoke|wrote|"
    r"grew|drew|kept|felt|(?<!be )\w{3,}ed)\b"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
REACH = 70  # characters to each side in which a verb can tell the tense of a bare weekday or month


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
        """future, past or "": what the nearest telling word left of ``start``..``end``, else right of it, speaks of."""
        left = self.text[max(0, start - REACH) : start]
        left = left[max(left.rfind(". "), left.rfind("\n")) + 1 :]
        right = self.text[end : end + REACH]
        stop = right.find(". ")
        right = right[:stop] if stop >= 0 else right
        ahead = max((m.end() for m in _FUTURE.finditer(left)), default=-1)
        behind = max((m.end() for m in _PAST.finditer(left)), default=-1)
        if ahead >= 0 or behind >= 0:
            until = left.rstrip().endswith(("until", "till"))
            return "future" if ahead >= behind and not (until and _PAST.search(right)) else "past"
        after, before = _FUTURE.search(right), _PAST.search(right)
        if after is not None and (before is None or after.start() < before.start()):
            return "future"
        return "past" if before is not None else ""

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
