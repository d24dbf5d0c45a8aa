"""Day-by-day timelines of a crisis: the days that reports speak of most, each with a sentence and its report.

A day's weight is how many reports name it, later ones above all: what is still named weeks after is what mattered.
Sentences are chosen for what the day's other sentences say too and for the story's rare words.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.linking.daywords import days_named
from reportedly.linking.facts import day_number
from reportedly.linking.words import cosine, rarity, stems, weighed
from reportedly.records import Report

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z0-9“\"‘])|\n+")
# What a naming is worth by its form; swept on timelines-t17.train (docs/linking.md).
WORTH: Mapping[str, float] = {"date": 2.0, "weekday": 1.0, "yesterday": 1.0, "today": 1.0, "lead": 0.3}
# Sentences at the head of a report that tell of its own day where they name none.
LEAD = 2
# Days before the first report that a timeline may begin with: what set the crisis off.
BEFORE = 10
_SHORTEST = 6
_LONGEST = 60
_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells of a day: ``how`` is the form of naming, ``place`` its position in the report."""

    report_id: str
    day: date
    published: date
    how: str
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of a timeline: the chosen sentences and the reports they stand in."""

    day: str
    sentences: tuple[str, ...]
    reports: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """The sentences of a text; lines end sentences too."""
    return [s.strip() for s in _SENTENCE.split(text) if s and s.strip()]


def told(reports: Sequence[Report]) -> Iterator[Told]:
    """Every sentence with each day that it tells of."""
    for report in sorted(reports, key=lambda r: (r.published, r.id)):
        if not day_number(report.published):
            continue
        published = date.fromisoformat(report.published[:10])
        for i, sentence in enumerate(sentences(report.text)):
            named = days_named(sentence, published)
            if not named and i < LEAD:
                named = [(published, "lead")]
            for day, how in dict(named).items():
                yield Told(report.id, day, published, how, i, sentence)


def day_weights(found: Sequence[Told], first: date, last: date) -> dict[date, float]:
    """The weight of each day between ``first`` and ``last`` (both inclusive)."""
    of: defaultdict[date, dict[str, float]] = defaultdict(dict)
    for t in found:
        if first <= t.day <= last:
            late = 1 + LATER * math.log1p(max(0, (t.published - t.day).days))
            worth = WORTH[t.how] * late
            of[t.day][t.report_id] = max(worth, of[t.day].get(t.report_id, 0.0))
    return {d: math.fsum(by_report.values()) for d, by_report in of.items()}


# What each doubling of the time between a day and a report that names it adds; swept 0 to 3 on timelines-t17.train.
LATER = 2.0


def timeline(reports: Sequence[Report], days: int, *, per_day: int = 1) -> tuple[Entry, ...]:
    """The ``days`` weightiest days of the reports' time, in order, with up to ``per_day`` sentences each."""
    dated = sorted(r.published[:10] for r in reports if day_number(r.published))
    if not dated:
        return ()
    found = list(told(reports))
    first, last = date.fromisoformat(dated[0]) - timedelta(days=BEFORE), date.fromisoformat(dated[-1])
    weights = day_weights(found, first, last)
    kept = sorted(sorted(weights, key=lambda d: (-weights[d], d))[:days])
    idf = rarity(stems(r.text) for r in reports)
    topic = _topic(found, idf)
    by_day: defaultdict[date, list[Told]] = defaultdict(list)
    for t in found:
        by_day[t.day].append(t)
    return tuple(_entry(day, by_day[day], idf, topic, per_day) for day in kept)


def _topic(found: Sequence[Told], idf: Mapping[str, float]) -> dict[str, float]:
    """The words in which the dated sentences of the whole crisis meet."""
    tally = Counter(w for t in found for w in set(stems(t.text)))
    raw = {w: math.log1p(n) * idf.get(w, 0.0) for w, n in tally.items() if n > 1}
    norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
    return {w: x / norm for w, x in raw.items()}


def _entry(
    day: date, found: Sequence[Told], idf: Mapping[str, float], topic: Mapping[str, float], per_day: int
) -> Entry:
    fit = [t for t in found if _SHORTEST <= len(t.text.split()) <= _LONGEST] or list(found)
    fit = sorted(fit, key=lambda t: (-WORTH[t.how], t.place, t.published, t.report_id))[:_CANDIDATES]
    vectors = [weighed(stems(t.text), idf, counts=False) for t in fit]
    centre: dict[str, float] = {}
    for v in vectors:
        for w, x in v.items():
            centre[w] = centre.get(w, 0.0) + x
    norm = math.sqrt(math.fsum(x * x for x in centre.values())) or 1.0
    centre = {w: x / norm for w, x in centre.items()}
    score = [
        WORTH[t.how] * (cosine(v, centre) + cosine(v, topic)) / (1 + 0.05 * t.place)
        for t, v in zip(fit, vectors, strict=True)
    ]
    ranked = sorted(range(len(fit)), key=lambda i: (-score[i], i))
    chosen: list[int] = []
    for i in ranked:
        if len(chosen) < per_day and all(cosine(vectors[i], vectors[j]) < 0.5 for j in chosen):
            chosen.append(i)
    return Entry(day.isoformat(), tuple(fit[i].text for i in chosen), tuple(fit[i].report_id for i in chosen))
