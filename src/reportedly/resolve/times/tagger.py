"""The tagger: every time expression of a text, from left to right, with its value.

The grammar follows TimeML 1.2.1 (Pustejovsky et al.) and the practice of HeidelTime (Stroetgen and Gertz 2013): rules
find candidates, the longest of overlapping ones stays, values are read against the publication day and the time in focus.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from reportedly.resolve.times import absolute, clock, durations, eras, fiscal, months, periods, relative, vague
from reportedly.resolve.times.compose import joined, with_part
from reportedly.resolve.times.context import Context, publication_day
from reportedly.resolve.times.stamps import own_line
from reportedly.resolve.times.timex import Timex
from reportedly.resolve.times.windows import around, positions

Maker = Callable[[re.Match[str], Context], Timex | None]
_RULES: tuple[tuple[re.Pattern[str], Maker], ...] = (
    *fiscal.RULES, *vague.WEEKDAYS_RULES, *absolute.RULES, *months.RULES, *periods.RULES, *relative.RULES, *durations.RULES, *vague.RULES,
    *clock.RULES, *eras.RULES,
)  # fmt: skip
# Which time words (``windows.KINDS``) must stand near for a rule to be tried.
_AROUND: dict[str, tuple[Maker, ...]] = {
    "month": (
        absolute.full_date, absolute.stamped_date, months.month_day, months.month_year, months.bare_month, months.month_of_that_year,
        months.week_of_month,
    ),
    "weekday": (absolute.weekday, vague.weekdays),
    "digits": (
        absolute.iso_date, absolute.numeric_date, absolute.bare_year, absolute.short_year, periods.decade, clock.clock,
        clock.four_digits, eras.before_christ,
    ),
    "unit": (
        relative.this_unit, relative.weekend, relative.ago, relative.past_span, durations.duration, durations.period,
        durations.plural_duration, durations.between_counts, durations.one_more, durations.long_duration, eras.part_of_period,
        eras.week_in_focus, eras.later_in_the_day, relative.nth_day, relative.day_beside,
    ),
    "century": (periods.century,),
    "quarter": (
        fiscal.quarter, fiscal.half, fiscal.fiscal_year, fiscal.year_period, fiscal.latest, fiscal.year_ago, fiscal.year_end,
        fiscal.one_year,
    ),
    "season": (periods.season, eras.bare_season),
    "deictic": (relative.deictic_day,),
    "part": (relative.this_part, eras.part_of_that_day),
    "vague": (vague.reference, durations.vague_duration),
    "spoken": (eras.spoken_year, eras.spoken_month, eras.spoken_decade),
    "feast": (eras.feast,),
    "noon": (clock.noon,),
    "set": (vague.every,),
}  # fmt: skip
_NEEDS: dict[Maker, str] = {maker: kind for kind, makers in _AROUND.items() for maker in makers}
_DEIXIS = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last (?:week|month|year))\b")
_YEARS = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def tag_times(text: str, published: str) -> tuple[Timex, ...]:
    """All time expressions of ``text``, in order, read against ``published`` (ISO 8601, "" where unknown)."""
    day = publication_day(published)
    context = Context(text, day, (day, day) if day else None, _tells_of_the_past(text, day))
    found: list[Timex] = []
    for match, maker in _candidates(text):
        timex = maker(match, context)
        if timex is None or own_line(text, timex, day):
            continue
        timex = with_part(timex, text)
        found.append(timex)
        if timex.start is not None and timex.end is not None and timex.kind not in {"duration", "set"}:
            context.focus = (timex.start, timex.end)
    return joined(found, text)


def _candidates(text: str) -> list[tuple[re.Match[str], Maker]]:
    """Matches of all rules, the longest of those that overlap (the earlier rule of equals), in order of the text."""
    windows = {kind: around(text, where) for kind, where in positions(text).items()}
    every = [
        (m.start(), -m.end(), rank, m, maker)
        for rank, (pattern, maker) in enumerate(_RULES)
        for low, high in windows[_NEEDS[maker]]
        for m in pattern.finditer(text, low, high)
        if m.end() > m.start() and _holds(m, maker)
    ]
    by_length = sorted(every, key=lambda x: (x[0] + x[1], x[2], x[0]))
    starts: list[int] = []
    ends: list[int] = []
    kept = []
    for start, end, rank, match, maker in by_length:
        at = bisect_left(starts, -end)
        if at == 0 or ends[at - 1] <= start:
            starts.insert(at, start)
            ends.insert(at, -end)
            kept.append((start, rank, match, maker))
    return [(match, maker) for _, _, match, maker in sorted(kept, key=lambda x: (x[0], x[1]))]


def _holds(match: re.Match[str], maker: Maker) -> bool:
    """Whether a candidate may stand at all: clock times and years are checked before they can push others out."""
    if maker is clock.clock:
        return match["minute"] is not None or bool(match["half"] or match["spoken"])
    return True


def _tells_of_the_past(text: str, day: date | None) -> bool:
    """Whether most years that the text names lie well before its publication and few words count from it: a history."""
    if day is None:
        return True
    years = [int(y) for y in _YEARS.findall(text)]
    if len(years) < 6 or sum(y < day.year - 1 for y in years) <= 0.7 * len(years):
        return False
    return len(_DEIXIS.findall(text)) * 4 < len(years)
