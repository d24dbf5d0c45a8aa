"""A day-by-day timeline over linked events: for each day the gravest and best supported, in the words of a report.

The weight of an event is how grave it is times how many independent origins tell of it; ``TimelineDay.reasons`` shows both.
The numbers below are set by hand and order events, no more: no gold data says how grave an act is.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.facts import day_number
from reportedly.linking.tolls import is_period, is_toll
from reportedly.records import Event, EventRecord, Report, Span

# How grave a kind of act is before anybody is hurt; kinds not named here count as 1.
GRAVITY: Mapping[str, float] = {
    "ASSAULT": 3.0,
    "COERCE": 2.0,
    "MOBILIZE": 1.5,
    "PROTEST": 1.5,
    "SANCTION": 1.5,
    "THREATEN": 1.2,
    "RETREAT": 1.2,
    "CONSULT": 0.6,
    "ACCUSE": 0.5,
    "REQUEST": 0.5,
}
# What a figure n adds: ln(1 + n) times this.
HARM: Mapping[str, float] = {
    "killed": 1.0,
    "missing": 0.6,
    "casualties": 0.6,
    "injured": 0.4,
    "displaced": 0.3,
    "arrested": 0.3,
}
# Days over which an event may be spread and still be told of its first day.
_SPREAD = 1
_SHORTEST, _LONGEST = 6, 45
_END = re.compile(r"[.!?][\"”’']?(?=\s)|\n")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|St|No|vs)\.$")


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One entry of a day: the words ``text`` of report ``report_id`` at ``span`` that tell of event ``event_id``.

    ``independent`` and ``level`` are the event's corroboration; ``weight`` is the product of the ``reasons``.
    """

    day: str
    event_id: str
    report_id: str
    outlet: str
    span: Span
    text: str
    independent: int
    level: str
    weight: float
    reasons: tuple[tuple[str, float], ...]


def daybook(
    events: Sequence[Event],
    records: Sequence[EventRecord],
    reports: Sequence[Report],
    *,
    days: int | None = None,
    per_day: int = 1,
    first: str = "",
    last: str = "",
) -> tuple[TimelineDay, ...]:
    """Up to ``per_day`` entries for each day, or for the ``days`` weightiest days, by day and then by weight.

    Running tolls, tolls of a period, acts that have not happened, denials alone, and events spread over more than two days are left out;
    ``first`` and ``last`` are ISO days that bound the timeline, both inclusive. Order of input changes nothing.
    """
    by_id = {r.id: r for r in records}
    texts = {r.id: r.text for r in reports}
    of_day: defaultdict[str, list[TimelineDay]] = defaultdict(list)
    for event in events:
        mine = [by_id[r] for r in event.records if r in by_id and by_id[r].modality == "actual"]
        mine = [r for r in mine if r.evidence and not (is_toll(r) or is_period(r))]
        if mine and _dated(event) and (first or event.start) <= event.start <= (last or event.start):
            of_day[event.start].append(_told(event, mine, texts))
    for day, entries in of_day.items():
        of_day[day] = sorted(entries, key=lambda t: (-t.weight, t.event_id))[:per_day]
    kept = sorted(of_day, key=lambda d: (-of_day[d][0].weight, d))[:days]
    return tuple(entry for day in sorted(kept) for entry in of_day[day])


def _dated(event: Event) -> bool:
    start = day_number(event.start)
    return bool(start) and day_number(event.end or event.start) - start <= _SPREAD


def weight(event: Event) -> tuple[tuple[str, float], ...]:
    """How grave an event is and what its origins add, as two named factors."""
    best = {s.kind: s.best or 0 for s in event.figures}
    harm = math.fsum(HARM[k] * math.log1p(best[k]) for k in sorted(best) if k in HARM)
    support = 1 + math.log(max(1, event.corroboration.independent))
    return ("gravity", round(GRAVITY.get(event.type, 1.0) + harm, 4)), ("origins", round(support, 4))


def _told(event: Event, records: Sequence[EventRecord], texts: Mapping[str, str]) -> TimelineDay:
    record = min(records, key=lambda r: (-_fitness(event, r), r.published or "9999", r.report_id, r.id))
    piece = record.evidence[0]
    span, text = Span(piece.start, piece.end), piece.quote
    whole = texts.get(record.report_id, "")
    if whole[piece.start : piece.end] == piece.quote:
        span = sentence_at(whole, span)
        text = span.of(whole)
    reasons = weight(event)
    return TimelineDay(
        day=event.start,
        event_id=event.id,
        report_id=record.report_id,
        outlet=record.outlet,
        span=span,
        text=text,
        independent=event.corroboration.independent,
        level=event.corroboration.level,
        weight=round(math.prod(x for _, x in reasons), 4),
        reasons=reasons,
    )


def _fitness(event: Event, record: EventRecord) -> int:
    """How well a record's words stand for its event.

    Its figures are those that the event keeps, it says where, who, when and according to whom, and it is neither scrap
    nor rambling.
    """
    best = {(s.kind, s.best) for s in event.figures if s.best is not None}
    return (
        3 * sum((f.kind, f.min) in best and f.part_of is None for f in record.figures)
        + any(p.precision in ("city", "landmark") for p in record.places)
        + bool(record.actor)
        + bool(record.time and record.time.start == event.start)
        + bool(record.attribution and record.attribution[0].chain)
        + 2 * (_SHORTEST <= len(record.evidence[0].quote.split()) <= _LONGEST)
    )


def sentence_at(text: str, span: Span) -> Span:
    """The sentence or sentences of ``text`` that ``span`` lies in, without white space around; lines end sentences too."""
    start, end = 0, len(text)
    for m in _END.finditer(text):
        if m.group() != "\n" and _ABBREVIATED.search(text, max(0, m.start() - 5), m.start() + 1):
            continue
        if m.end() <= span.start:
            start = m.end()
        elif m.end() >= span.end:
            end = m.start() if m.group() == "\n" else m.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)
