"""Day-by-day timelines of a crisis: the days that reports speak of most, each with a sentence and its report.

A day's weight is how many reports name it, later ones above all: what is still named weeks after is what mattered. It is
held against how many reports there were that could have named it, so that the last weeks are not passed over. Sentences are chosen for what the day's other sentences say too and for the story's rare words.
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


def day_weights(found: Sequence[Told], published: Sequence[date], first: date, last: date) -> dict[date, float]:
    """The weight of each day between ``first`` and ``last`` (both inclusive) that a sentence tells of.

    ``published`` are the days of publication of all reports, one for each.
    """
    of: defaultdict[date, dict[str, float]] = defaultdict(dict)
    for t in found:
        if first <= t.day <= last:
            worth = WORTH[t.how] * _late((t.published - t.day).days)
            of[t.day][t.report_id] = max(worth, of[t.day].get(t.report_id, 0.0))
    reports = Counter(published)
    weights: dict[date, float] = {}
    for day, by_report in of.items():
        chances = math.fsum(n * _late((p - day).days) for p, n in sorted(reports.items()) if p >= day)
        next_day = reports[day + timedelta(days=1)]
        weight = (1 + math.fsum(by_report.values())) * (1 + next_day) ** NEXT_DAY / (_CHANCES + chances) ** EXPOSURE
        weights[day] = round(weight, 9)
    return weights


def _late(days: int) -> float:
    return 1 + LATER * math.log1p(max(0, days))


# What each doubling of the time between a day and a report that names it adds; swept 0 to 3 on timelines-t17.train.
LATER = 2.0
# Powers of the reports that could have named a day and of those published the day after. Swept on timelines-t17.train with
# the gold's first and last day given: 0 and 0 give date F1 .687, .35 and .2 .728, .5 and .2 .726, .35 and 0 .706. A ridge regression
# over 8 to 21 counts (by form, delay, place in the report) gave .65 to .71, a topic left out.
EXPOSURE = 0.35
NEXT_DAY = 0.2
_CHANCES = 5.0


def timeline(
    reports: Sequence[Report], days: int, *, per_day: int = 1, first: str = "", last: str = ""
) -> tuple[Entry, ...]:
    """The ``days`` weightiest days, in order, with up to ``per_day`` sentences each.

    ``first`` and ``last`` are ISO days that bound the timeline, both inclusive; where they are not given, it may begin a
    few days before the first report and end with the last.
    """
    dated = sorted(date.fromisoformat(r.published[:10]) for r in reports if day_number(r.published))
    if not dated:
        return ()
    found = list(told(reports))
    begin = date.fromisoformat(first) if first else dated[0] - timedelta(days=BEFORE)
    end = date.fromisoformat(last) if last else dated[-1]
    weights = day_weights(found, dated, begin, end)
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
