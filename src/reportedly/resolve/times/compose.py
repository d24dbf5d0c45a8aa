"""Expressions that stand side by side and are one: a clock time or part of the day with its day, a month with the year after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.records import Span
from reportedly.resolve.times.calendar import make, month_of, shift, week_of, week_value
from reportedly.resolve.times.timex import Timex

_PART = re.compile(r"[\s,]+(?:(?:in\s+the|at)\s+)?(morning|afternoon|evening|night|noon|midnight)\b")
_PART_VALUE = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midnight": "T24:00",
}
_BEFORE = re.compile(r"\b(noon|midnight|mid-afternoon|mid-morning|early|late)\s+(?:on\s+)?$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:(?:the|early)\s+)?(?:(?:early|late)\s+(?:in\s+the\s+)?)?(morning|afternoon|evening|night)(?:\s+hours)?\s+of\s+$",
    re.IGNORECASE,
)
_HOURS_OF = re.compile(r"\b(?:the\s+)?(?:early|small|pre-?dawn)\s+(?:morning\s+)?hours\s+of\s+$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\b(?:the\s+)?week\s+of\s+$", re.IGNORECASE)
_AROUND = re.compile(r"\baround\s+$", re.IGNORECASE)
_BEFORE_VALUE = {"noon": "T12:00", "midnight": "T24", "mid-afternoon": "TAF", "mid-morning": "TMO"}
_TO_DAY = re.compile(r"[\s,]+(?:on\s+)?")
_TO_END = re.compile(r"\s*(?:-|–|to|and|until|through)\s*")


def _one_day(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.start is not None and timex.start == timex.end and len(timex.value) == 10


def with_part(timex: Timex, text: str) -> Timex:
    """A day with the part of the day beside it ("Saturday evening", "noon Friday", "the early hours of Tuesday")."""
    if not _one_day(timex):
        return timex
    return _with_hours(_with_part(timex, text), text)


def _with_hours(timex: Timex, text: str) -> Timex:
    """The words before belong to it, as in "the early hours of Thursday morning"."""
    left = max(0, timex.span.start - 34)
    before = _HOURS_OF.search(text[left : timex.span.start])
    if before is None:
        return timex
    value = timex.value if "T" in timex.value else timex.value + "TMO"
    return replace(timex, span=Span(left + before.start(), timex.span.end), type="TIME", value=value, mod="START")


def _with_part(timex: Timex, text: str) -> Timex:
    after = _PART.match(text, timex.span.end)
    if after is not None:
        span = Span(timex.span.start, after.end())
        return _early(replace(timex, span=span, type="TIME", value=timex.value + _PART_VALUE[after[1]]), text)
    if timex.kind in {"month", "absolute"}:
        return _of_a_date(timex, text)
    if timex.kind not in {"weekday", "deictic"}:
        return timex
    left = max(0, timex.span.start - 16)
    before = _BEFORE.search(text[left : timex.span.start])
    if before is None:
        return timex
    span, word = Span(left + before.start(), timex.span.end), before[1].lower()
    if word in _BEFORE_VALUE:
        return replace(timex, span=span, type="TIME", value=timex.value + _BEFORE_VALUE[word])
    return replace(timex, span=span, mod="START" if word == "early" else "END")


def _early(timex: Timex, text: str) -> Timex:
    """The word before belongs to it, as in "late Monday night"."""
    left = max(0, timex.span.start - 8)
    before = _BEFORE.search(text[left : timex.span.start])
    if before is None or before[1].lower() not in {"early", "late"}:
        return timex
    return replace(
        timex, span=Span(left + before.start(), timex.span.end), mod="START" if before[1].lower() == "early" else "END"
    )


def _of_a_date(timex: Timex, text: str) -> Timex:
    """The words before a date that make it a part of the day, a week or a guess: "the morning of", "the week of", "around"."""
    left = max(0, timex.span.start - 34)
    words = text[left : timex.span.start]
    part, week, around = _PART_OF.search(words), _WEEK_OF.search(words), _AROUND.search(words)
    if part is not None:
        span = Span(left + part.start(), timex.span.end)
        return replace(timex, span=span, type="TIME", value=timex.value + _PART_VALUE[part[1].lower()])
    if week is not None and timex.start is not None:
        start, end = week_of(timex.start)
        return replace(
            timex, span=Span(left + week.start(), timex.span.end), value=week_value(timex.start), start=start, end=end
        )
    if around is not None:
        return replace(timex, span=Span(left + around.start(), timex.span.end), mod="APPROX")
    return timex


def joined(found: Sequence[Timex], text: str) -> tuple[Timex, ...]:
    """Clock times joined with the day that follows them; a range's first month or day in the year of its last."""
    out: list[Timex] = []
    for timex in _with_far_ends(found, text):
        last = out[-1] if out else None
        if last is not None and _clock(last) and _one_day(timex) and _between(_TO_DAY, text, last, timex):
            value = timex.value + last.value[last.value.index("T") :]
            out[-1] = replace(
                last,
                span=Span(last.span.start, timex.span.end),
                value=value,
                start=timex.start,
                end=timex.end,
                kind=timex.kind,
            )
            continue
        if last is not None and _overnight(last, text) and _one_day(timex) and timex.start is not None:
            into = _INTO.fullmatch(text, last.span.end, timex.span.start)
            if into is not None:
                out[-1] = _night(last, timex, timex.start, into=bool(into[1]))
                continue
        if last is not None and _between(_TO_END, text, last, timex):
            out[-1] = _in_the_year_of(last, timex)
        out.append(timex)
    return tuple(out)


_INTO = re.compile(r"\s+(?:(into|to)\s+|on\s+)?")


def _overnight(timex: Timex, text: str) -> bool:
    return timex.type == "TIME" and timex.span.of(text).lower().endswith("overnight")


def _night(night: Timex, named: Timex, day: date, *, into: bool) -> Timex:
    """The night that ends on the day named ("overnight into Tuesday"), else that begins on it ("overnight on Monday")."""
    first = shift(day, -1 if into else 0)
    span = Span(night.span.start, named.span.end)
    return replace(night, span=span, value=first.isoformat() + "TNI", start=first, end=shift(first, 1), kind="weekday")


_DAY_BEFORE = re.compile(r"(?<![\w.,:-])(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to|and|until)\s*$")
_DAY_AFTER = re.compile(r"\s*(?:-|–|to|and|through)\s*(\d{1,2})(?:st|nd|rd|th)?(?=\s*(?:[,.;:)]|$)|,?\s+\d{4}\b)")


def _with_far_ends(found: Sequence[Timex], text: str) -> list[Timex]:
    """The expressions and, before "5 March" or after "March 3", the bare number of another day ("3 and 5 March")."""
    out: list[Timex] = []
    for timex in found:
        dated = timex.start is not None and timex.start == timex.end and timex.kind in {"month", "absolute"}
        left = max(0, timex.span.start - 14)
        before = (
            _DAY_BEFORE.search(text[left : timex.span.start]) if dated and text[timex.span.start].isdigit() else None
        )
        if before is not None:
            out += _same_month(timex, int(before[1]), Span(left + before.start(1), left + before.end(1)))
        out.append(timex)
        after = _DAY_AFTER.match(text, timex.span.end) if dated and text[timex.span.start].isalpha() else None
        if after is not None:
            out += _same_month(timex, int(after[1]), Span(*after.span(1)))
    return out


def _same_month(timex: Timex, number: int, span: Span) -> list[Timex]:
    day = make(timex.start.year, timex.start.month, number) if timex.start else None
    return [Timex(span, "DATE", day.isoformat(), "", day, day, timex.kind)] if day else []


def _clock(timex: Timex) -> bool:
    return timex.type == "TIME" and ":" in timex.value


def _between(pattern: re.Pattern[str], text: str, left: Timex, right: Timex) -> bool:
    return (
        0 < right.span.start - left.span.end < 12
        and pattern.fullmatch(text, left.span.end, right.span.start) is not None
    )


def _in_the_year_of(first: Timex, last: Timex) -> Timex:
    """The first end of a range such as "April and June 1955", when only the last has its year."""
    if first.kind != "month" or first.start is None or last.start is None or last.kind not in {"month", "absolute"}:
        return first
    if first.start.year == last.start.year or first.value[5:7] > last.value[5:7] or len(last.value) < 7:
        return first
    year = last.start.year
    if len(first.value) == 7:
        start, end = month_of(year, first.start.month)
        return replace(first, value=f"{start:%Y-%m}", start=start, end=end)
    day = make(year, first.start.month, first.start.day)
    return replace(first, value=day.isoformat(), start=day, end=day) if day else first
