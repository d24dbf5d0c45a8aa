"""The day of an act: which time expression dates it, and how, by the codebook's section on time.

Words that the events room gave come first, then those of the act's clause, then of its sentence, then a day that an
earlier sentence set for the acts that follow. An act without any time is dated by the publication, with precision week.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.records import Doc, Mention, Span, Time
from reportedly.resolve.times.calendar import shift
from reportedly.resolve.times.context import publication_day
from reportedly.resolve.times.tagger import tag_times
from reportedly.resolve.times.timex import Timex

_BEFORE = re.compile(r"\b(since|from|until|till|before|after|through)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
# A time inside "the 2011 uprising" names another happening, not the day of this act.
_NAME_AFTER = re.compile(
    r"\s+(?:Arab|[Cc]oalition|[Mm]ovement|[Aa]lliance|[Bb]loc|[Bb]rigades?|[Rr]evolution|[Uu]prising|[Ww]ar|[Ee]lections?|[Aa]ttacks?|[Cc]onstitution|[Ii]nvasion|[Cc]oup|[Aa]greement|[Mm]assacre|[Dd]eal|[Pp]act)\b"
)
_STATED = {"absolute", "weekday", "month", "year", "deictic", "anaphoric"}
# Share of stated days found right on the hand-coded train articles with 0, 2, 4, 6, 10 sentences: .66, .71, .74, .75, .76.
KEPT = 10
_NTH = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:straight\s+|consecutive\s+|successive\s+)?(day|week|month)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One expression with the word before it that makes it a beginning or an end."""

    timex: Timex
    relation: str


@lru_cache(maxsize=16)
def _tagged(text: str, published: str) -> tuple[Timex, ...]:
    return tag_times(text, published)


def resolve_time(doc: Doc, mention: Mention, published: str) -> Time | None:
    """When the act was: days inclusive, precision day, week, month, year or unknown.

    Where nothing dates it the words are empty at the clause's start; without a publication date, too, the precision is
    "unknown" and there are no days.
    """
    day = publication_day(published)
    found = _tagged(doc.text, published)
    sentence = _sentence(doc, mention.clause)
    for scope in _scopes(mention, sentence):
        reading = _best(doc.text, found, scope, mention.trigger)
        if reading is not None:
            return _time(doc.text, reading, day)
    running = _running(doc.text, mention, sentence, day)
    if running is not None:
        return running
    earlier = _set_before(doc, found, sentence)
    if earlier is not None:
        return _time(doc.text, earlier, day)
    at = Span(mention.clause.start, mention.clause.start)
    if day is None:
        return Time("", "", "", "unknown", at)
    return Time("", day.isoformat(), day.isoformat(), "week", at)


def _scopes(mention: Mention, sentence: Span) -> Sequence[tuple[Span, ...]]:
    return (mention.times, (mention.clause,), (sentence,))


def _sentence(doc: Doc, clause: Span) -> Span:
    """The sentence in which the clause begins (the clause itself where the report was not split there)."""
    for sentence in doc.sentences:
        if sentence.span.start <= clause.start < sentence.span.end:
            return sentence.span
    return clause


def _best(text: str, found: Sequence[Timex], scope: Sequence[Span], trigger: Span) -> _Reading | None:
    """The expression in ``scope`` that dates the act: the most exact one, of equals the nearest to the trigger."""
    inside = [t for t in found if any(s.overlap(t.span) == t.span.end - t.span.start for s in scope)]
    usable = [
        t
        for t in inside
        if t.kind in _STATED and t.start is not None and not _names_another(text, t) and not _clock_only(t)
    ]
    if not usable:
        return None
    rank = {"day": 0, "week": 1, "month": 2, "year": 3}
    best = min(usable, key=lambda t: (rank.get(t.precision, 9), _gap(t.span, trigger), t.span.start))
    before = _BEFORE.search(text[max(0, best.span.start - 16) : best.span.start])
    return _Reading(best, before[1].lower() if before else "")


def _names_another(text: str, timex: Timex) -> bool:
    return timex.kind in {"year", "month"} and _NAME_AFTER.match(text, timex.span.end) is not None


def _clock_only(timex: Timex) -> bool:
    """A time of day names no day of its own."""
    return timex.type == "TIME" and ":" in timex.value and timex.kind == "anaphoric"


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _time(text: str, reading: _Reading, day: date | None) -> Time:
    timex = reading.timex
    start, end = timex.start or date.min, timex.end or date.min
    precision = timex.precision
    open_ended = timex.kind in {"month", "year", "deictic"} and timex.type != "DURATION"
    if day is not None and ((reading.relation == "since" and day >= start) or (open_ended and start <= day < end)):
        end = day
    return Time(timex.span.of(text), start.isoformat(), end.isoformat(), precision, timex.span, timex.part_of_day)


def _running(text: str, mention: Mention, sentence: Span, day: date | None) -> Time | None:
    """An act in its nth day, week or month goes on at publication: the last such unit up to it."""
    match = _NTH.search(text, sentence.start, sentence.end)
    if match is None or day is None or _gap(Span(*match.span()), mention.trigger) > 60:
        return None
    unit = match[1].lower()
    start = shift(day, {"day": 0, "week": -6, "month": -29}[unit])
    return Time(match.group(), start.isoformat(), day.isoformat(), unit, Span(*match.span()))


def _set_before(doc: Doc, found: Sequence[Timex], sentence: Span) -> _Reading | None:
    """The day that an earlier sentence set, where no more than ``KEPT`` sentences lie between.

    Narration keeps the day it has named until it names another (Reichenbach's point of reference).
    """
    at = next((i for i, s in enumerate(doc.sentences) if s.span == sentence), None)
    if at is None:
        return None
    for earlier in reversed(doc.sentences[max(0, at - KEPT) : at]):
        days = [
            t
            for t in found
            if earlier.span.covers(t.span) and t.precision == "day" and t.kind in _STATED and t.type != "DURATION"
        ]
        if days:
            return _Reading(days[0], "")
    return None
