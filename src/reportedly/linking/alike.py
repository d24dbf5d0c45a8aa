"""Do two whole reports lead with the same event? Shown weights over text, names, numbers and days of publication.

Used where no records were coded, and to check links between records. A report's lead is its title and first 600
characters; weights are in ``lexicon/report_weights.tsv`` (natural-log odds, estimated without labels).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.linking.daywords import days_named
from reportedly.linking.facts import day_number
from reportedly.linking.rareness import rarity_by_day
from reportedly.linking.vectors import Emphasis, bag, names
from reportedly.linking.words import cosine
from reportedly.records import Link, Report

LEAD = 600
# Reports of one event are seldom published further apart than this; a later one is a look back.
MOST_DAYS = 3
# Natural-log odds from which two reports are told as one event: even odds (dev .97 / .94, 1 of 9 look-alikes merged; at
# .5 the recall of dev is .92). While words were weighed over the whole collection, 2 was needed.
LEAST = 0.0
_EMPHASIS = Emphasis(1.0, 1.5)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,4}(?![\w%:/-]|[.,]\d)")
_MONTH = re.compile(
    r"\W*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*$",
    re.IGNORECASE,
)
_SPELT = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty".split(),
        start=2,
    )
}
_SPELT_WORD = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b", re.IGNORECASE)
# "Tuesday 20 Sep 2016": a stamp of publication, not the day of an act.
_STAMP = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?=\d|[A-Z][a-z]+ \d)", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1")
_TEXT = ((0.55, "copied"), (0.4, "high"), (0.3, "good"), (0.2, "some"), (0.1, "little"))
_NAMES = ((14.0, "many"), (8.0, "several"), (4.0, "some"))


@dataclass(frozen=True, slots=True)
class Lead:
    """What is compared of a report: unit vectors of the whole and of the lead, names, numbers and days told of the lead, the day."""

    report: Report
    whole: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    numbers: frozenset[int]
    day: int
    told: tuple[int, ...] = ()


def numbers(text: str) -> frozenset[int]:
    """Whole numbers of a text that are neither years nor days of a month nor times."""
    found = set()
    for m in _NUMBER.finditer(text):
        value = int(m.group())
        dated = _MONTH.match(text, m.end()) or _MONTH_BEFORE.search(text[max(0, m.start() - 12) : m.start()])
        if value > 1 and not 1900 < value < 2100 and not dated:
            found.add(value)
    found.update(_SPELT[m.group().lower()] for m in _SPELT_WORD.finditer(text))
    return frozenset(found)


def skeleton(name: str) -> str:
    """A name without vowels and doubled letters, for names spelt by ear (Sheikhun, Shaykhoun); a short one as it is."""
    bare = _DOUBLE.sub(r"\1", _VOWELS.sub("", name).replace("q", "k"))
    return bare if len(bare) >= 3 else name


def told_days(head: str, published: str) -> tuple[int, ...]:
    """The days (as numbers) that a lead names by weekday or as yesterday, in order; if none, that of publication."""
    number = day_number(published)
    if not number:
        return ()
    named = days_named(_STAMP.sub("", head), date.fromordinal(number))
    return tuple(dict.fromkeys(d.toordinal() for d, how in named if how in {"weekday", "yesterday"})) or (number,)


class Leads:
    """The reports of one corpus in the form in which they are compared; rarity of words is over all of them."""

    def __init__(self, reports: Sequence[Report]) -> None:
        bags = {r.id: bag(f"{r.title}\n{r.text}", _EMPHASIS) for r in reports}
        days = [day_number(r.published) for r in reports]
        words = rarity_by_day(days, [bags[r.id] for r in reports])
        heads = [frozenset(skeleton(n) for n in names(_head(r))) for r in reports]
        rare = rarity_by_day(days, heads)
        self.of: dict[str, Lead] = {
            r.id: _lead(r, bags[r.id], idf, known) for r, idf, known in zip(reports, words, rare, strict=True)
        }

    def levels(self, a: str, b: str) -> tuple[tuple[str, str], ...]:
        """The level of every feature for the reports with ids ``a`` and ``b``."""
        one, other = self.of[a], self.of[b]
        text = (cosine(one.whole, other.whole) + cosine(one.lead, other.lead)) / 2
        shared = math.fsum(min(one.names[w], other.names[w]) for w in sorted(one.names.keys() & other.names.keys()))
        apart = abs(one.day - other.day) if one.day and other.day else -1
        found = [("text", _level(text, _TEXT)), ("names", _level(shared, _NAMES))]
        if one.numbers and other.numbers:
            found.append(("numbers", _numbers(one.numbers & other.numbers)))
        if 0 <= apart <= MOST_DAYS:
            found.append(("day", f"apart_{apart}"))
        if one.told and other.told:
            found.append(("told", _told(one.told, other.told)))
        return tuple(found)

    def compare(self, a: str, b: str) -> Link:
        """The link between two reports with the weight of every feature."""
        known = _weights()
        reasons = [("prior", known["prior", "near"])]
        reasons += [(f"{f}: {level}", known.get((f, level), 0.0)) for f, level in self.levels(a, b)]
        first, second = sorted((a, b))
        return Link(first, second, round(math.fsum(w for _, w in reasons), 4), tuple(reasons))

    def same_event(self, a: str, b: str) -> bool:
        """Whether two reports are told as one event: few days apart, and the weights speak for it."""
        one, other = self.of[a].day, self.of[b].day
        if one and other and abs(one - other) > MOST_DAYS:
            return False
        return self.compare(a, b).weight >= LEAST


def _head(report: Report) -> str:
    return f"{report.title}\n{report.text[:LEAD]}"


def _lead(report: Report, whole: Mapping[str, float], idf: Mapping[str, float], rare: Mapping[str, float]) -> Lead:
    head = _head(report)
    return Lead(
        report,
        _unit(whole, idf),
        _unit(bag(head, _EMPHASIS), idf),
        rare,
        numbers(head),
        day_number(report.published),
        told_days(head, report.published),
    )


def _unit(words: Mapping[str, float], idf: Mapping[str, float]) -> dict[str, float]:
    raw = {w: n * idf.get(w, 0.0) for w, n in words.items()}
    norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
    return {w: x / norm for w, x in raw.items()}


def _level(value: float, steps: Sequence[tuple[float, str]]) -> str:
    return next((name for least, name in steps if value >= least), "none")


def _told(a: Sequence[int], b: Sequence[int]) -> str:
    if a[0] == b[0]:
        return "same"
    return "shared" if set(a) & set(b) else "differ"


def _numbers(shared: frozenset[int]) -> str:
    if len(shared) > 1:
        return "several"
    if not shared:
        return "differ"
    return "large" if max(shared) >= 10 else "small"


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["level"]): float(row["weight"]) for row in table("report_weights")}
