"""Do two whole reports lead with the same event? Shown weights over text, names, numbers and days of publication.

Used where no records were coded, and to check links between records. A report's lead is its title and first 600
characters; weights are in ``lexicon/report_weights.tsv`` (natural-log odds, estimated without labels).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.linking.background import rarities
from reportedly.linking.facts import day_number
from reportedly.linking.vectors import Emphasis, bag, names
from reportedly.linking.words import cosine
from reportedly.records import Link, Report

LEAD = 600
# Reports of one event are seldom published further apart than this; a later one is a look back.
MOST_DAYS = 3
# Natural-log odds from which two reports are told as one event. Text and names speak of the same words, so their sum is
# too sure of itself: at 0 precision on the Syrian dev pairs is .87, at 2 it is .94, with the same recall of .94.
LEAST = 2.0
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
_TEXT = ((0.55, "copied"), (0.4, "high"), (0.3, "good"), (0.2, "some"), (0.1, "little"))
_NAMES = ((14.0, "many"), (8.0, "several"), (4.0, "some"))


@dataclass(frozen=True, slots=True)
class Lead:
    """What is compared of a report: unit vectors of whole and lead, the lead's names with their rarity, its numbers, the day."""

    report: Report
    whole: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    numbers: frozenset[int]
    day: int


def numbers(text: str) -> frozenset[int]:
    """Whole numbers of a text that are neither years nor days of a month nor times."""
    found = set()
    for m in _NUMBER.finditer(text):
        value = int(m.group())
        dated = _MONTH.match(text, m.end()) or _MONTH_BEFORE.search(text[max(0, m.start() - 12) : m.start()])
        if value > 1 and not 1900 < value < 2100 and not dated:
            found.add(value)
    return frozenset(found)


class Leads:
    """The reports of one corpus in the form in which they are compared; rarity of words is over all of them."""

    def __init__(self, reports: Sequence[Report]) -> None:
        heads = [f"{r.title}\n{r.text[:LEAD]}" for r in reports]
        bags = [bag(f"{r.title}\n{r.text}", _EMPHASIS) for r in reports]
        outlets, days = [r.outlet for r in reports], [day_number(r.published) for r in reports]
        rare = rarities(bags, outlets, days)
        rare_names = rarities([names(head) for head in heads], outlets, days)
        self.of: dict[str, Lead] = {
            r.id: Lead(
                r,
                _unit(bags[i], rare[i]),
                _unit(bag(heads[i], _EMPHASIS), rare[i]),
                rare_names[i],
                numbers(heads[i]),
                days[i],
            )
            for i, r in enumerate(reports)
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


def _unit(words: Mapping[str, float], idf: Mapping[str, float]) -> dict[str, float]:
    raw = {w: n * idf.get(w, 0.0) for w, n in words.items()}
    norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
    return {w: x / norm for w, x in raw.items()}


def _level(value: float, steps: Sequence[tuple[float, str]]) -> str:
    return next((name for least, name in steps if value >= least), "none")


def _numbers(shared: frozenset[int]) -> str:
    if len(shared) > 1:
        return "several"
    if not shared:
        return "differ"
    return "large" if max(shared) >= 10 else "small"


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["level"]): float(row["weight"]) for row in table("report_weights")}
