"""The day of an act: which time expression dates it, and how, by the codebook's section on time.

Words that the events room gave come first, then those of the act's clause, then of its sentence, then a day that an
earlier sentence set for the acts that follow. An act without any time is dated by the publication, with precision week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from reportedly.records import Doc, Mention, Span, Time
from reportedly.resolve.times.calendar import shift
from reportedly.resolve.times.carried import VERBAL, holds_for, set_before
from reportedly.resolve.times.context import publication_day
from reportedly.resolve.times.elsewhere import told_elsewhere
from reportedly.resolve.times.grammar import governs, only_told, tense
from reportedly.resolve.times.offsets import counted_from, counted_on
from reportedly.resolve.times.pick import Reading, best, sentence_of
from reportedly.resolve.times.running import begun, lasting, running
from reportedly.resolve.times.stamps import own_day
from reportedly.resolve.times.tagger import tag_times
from reportedly.resolve.times.timex import Timex


@lru_cache(maxsize=16)
def _tagged(text: str, published: str) -> tuple[Timex, ...]:
    return tag_times(text, published)


def tagged(doc: Doc, published: str) -> tuple[Timex, ...]:
    """The time expressions of a report, read against its publication, or the earlier day that it states itself."""
    return _tagged(doc.text, own_day(doc, published))


def resolve_time(doc: Doc, mention: Mention, published: str, others: Sequence[Mention] = ()) -> Time | None:
    """When the act was: days inclusive, precision day, week, month, year or unknown.

    Where nothing dates it the words are empty at the clause's start; without a publication date, too, the precision is
    "unknown" and there are no days. ``others`` are the report's mentions, which may tell the same act with its day.
    """
    published = own_day(doc, published)
    day = publication_day(published)
    found = _tagged(doc.text, published)
    sentence = sentence_of(doc, mention.clause)
    how = tense(doc, mention.trigger)
    distance = counted_from(doc, sentence, mention.trigger)
    if distance is not None and day is not None:
        return _at_a_distance(doc, found, sentence, day, distance)
    if day is not None:
        since = begun(doc, mention, sentence, partial(_base, doc, found, sentence, day))
        if since is not None:
            return since
    told: Reading | None = None
    for scope in (mention.times, (mention.clause,), (sentence,)):
        reading = best(doc, found, scope, mention.trigger, day, past=how in {"past", "perfect"})
        if reading is not None and not only_told(doc, reading.timex.span, mention.trigger):
            own = counted(doc, mention.trigger, reading)
            return to_time(doc.text, _refined(own, _elsewhere(doc, found, mention, others, day), day), day)
        told = told or reading
    other = _elsewhere(doc, found, mention, others, day)
    if told is not None:
        return to_time(doc.text, other or counted(doc, mention.trigger, told), day)
    goes_on = running(doc.text, mention, sentence, day) or lasting(doc, mention, found, day)
    if goes_on is not None:
        return goes_on
    if how != "progressive" or _quoted(doc.text, sentence.start, mention.trigger.start):
        ahead = how == "future" or mention.modality != "actual"
        earlier = set_before(doc, found, sentence, day, ahead=ahead, violent=mention.type == "ASSAULT")
        if other is not None and not _tells_one(doc, earlier, mention, others):
            return to_time(doc.text, other, day)
        if earlier is not None and holds_for(doc, mention, earlier, day, how):
            return to_time(doc.text, earlier, day)
    return _undated(mention, day, "day" if how == "progressive" else "week")


def undated(doc: Doc, mention: Mention, published: str) -> Time:
    """The time of an act that no words date: the publication's with precision week (codebook), unknown without one."""
    return _undated(mention, publication_day(own_day(doc, published)), "week")


def no_day(mention: Mention) -> Time:
    """The time of an act of which no day can be known: told as background, without words that date it."""
    return _undated(mention, None, "")


def _undated(mention: Mention, day: date | None, precision: str) -> Time:
    at = Span(mention.clause.start, mention.clause.start)
    if day is None:
        return Time("", "", "", "unknown", at)
    return Time("", day.isoformat(), day.isoformat(), precision, at)


def _elsewhere(
    doc: Doc, found: Sequence[Timex], mention: Mention, others: Sequence[Mention], day: date | None
) -> Reading | None:
    """What another telling of a deed says of its day; words have the day of their saying."""
    if mention.type in VERBAL or mention.modality != "actual":
        return None
    timex = told_elsewhere(doc, found, mention, others, day)
    return Reading(timex, "") if timex is not None else None


def _tells_one(doc: Doc, reading: Reading | None, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a carried day is that of an act of the mention's type: then it is the day of what follows."""
    if reading is None:
        return False
    time = reading.timex.span
    return any(
        m.type == mention.type
        and (m.clause.covers(time) or governs(doc, time, m.trigger))
        and not only_told(doc, time, m.trigger)
        for m in others
    )


def _refined(own: Reading, other: Reading | None, day: date | None) -> Reading:
    """The other telling's day where it lies within the act's own week, month or year ("last week", "on Friday").

    The publication day is none: who writes "earlier this week" does not mean today.
    """
    first, last = own.timex.start, own.timex.end
    if (
        other is None
        or other.timex.start in {None, day}
        or first is None
        or last is None
        or own.timex.precision == "day"
    ):
        return own
    at = other.timex.start
    return other if at is not None and not own.relation and first <= at <= last else own


def _at_a_distance(doc: Doc, found: Sequence[Timex], sentence: Span, day: date, distance: tuple[int, Span]) -> Time:
    """The day of an act from which the sentence's main act, dated there or before, is counted."""
    days, words = distance
    text = shift(_base(doc, found, sentence, day, words), days).isoformat()
    return Time(words.of(doc.text), text, text, "day", words)


def _base(doc: Doc, found: Sequence[Timex], sentence: Span, day: date, words: Span) -> date:
    """The day from which ``words`` count: the sentence's, else one set before, else that of publication."""
    base = best(doc, found, (sentence,), words, day, past=False) or set_before(doc, found, sentence, day, ahead=False)
    return (base.timex.start if base is not None else None) or day


def counted(doc: Doc, trigger: Span, reading: Reading) -> Reading:
    """The reading moved by "two days after", where its time is that of the happening counted from."""
    timex = reading.timex
    days = counted_on(doc, trigger, timex.span)
    if not days or timex.start is None or timex.precision != "day":
        return reading
    day = shift(timex.start, days)
    return Reading(replace(timex, start=day, end=day), "")


def to_time(text: str, reading: Reading, day: date | None) -> Time:
    """The days that a reading means: "since" lasts until publication, what is "until" a day to come has begun."""
    timex = reading.timex
    start, end = timex.start or date.min, timex.end or date.min
    precision = timex.precision
    open_ended = timex.kind in {"month", "year", "deictic"} and timex.type != "DURATION"
    if day is not None and reading.relation in {"until", "till"} and start > day and precision == "day":
        start, precision = day, replace(timex, start=day).precision
    if day is not None and ((reading.relation == "since" and day >= start) or (open_ended and start <= day < end)):
        end = day
    return Time(timex.span.of(text), start.isoformat(), end.isoformat(), precision, timex.span, timex.part_of_day)


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation that began after ``start`` is still open at ``end``: its "are" is the speaker's present."""
    return text.count("“", start, end) > text.count("”", start, end) or text.count('"', start, end) % 2 == 1
