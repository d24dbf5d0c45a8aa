"""Time expressions as TIMEX3 has them, with the interval of days that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.records import Span


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    ``type``: DATE, TIME, DURATION or SET; ``value`` follows TimeML 1.2.1 (ISO 8601 with its additions); ``mod`` is "",
    START, MID, END, APPROX, LESS_THAN or MORE_THAN. ``start`` and ``end`` are the first and last day meant, None where
    the expression means no days of the calendar (durations, sets, "recently"). ``kind`` says how it was read: absolute,
    weekday, month, year, deictic (against the publication date), anaphoric (against the time in focus), duration, set, vague.
    """

    span: Span
    type: str
    value: str
    mod: str = ""
    start: date | None = None
    end: date | None = None
    kind: str = "absolute"

    @property
    def precision(self) -> str:
        """day, week, month, year or unknown, by the length of the interval."""
        if self.start is None or self.end is None:
            return "unknown"
        days = (self.end - self.start).days + 1
        return "day" if days <= 1 else "week" if days <= 7 else "month" if days <= 31 else "year"

    @property
    def part_of_day(self) -> str:
        """morning, afternoon, evening or night where the value says so, else ""."""
        return {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}.get(self.value[10:13], "")
