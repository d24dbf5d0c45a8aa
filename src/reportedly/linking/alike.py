"""Do two whole reports lead with the same event? Shown weights over their words, outlets and days of publication.

Used where no records were coded, and to check links between records. The weights are in ``lexicon/report_weights.tsv``
(natural-log odds; ``training/report_weights.py`` estimates them from pairs that were read).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.linking.background import rarities
from reportedly.linking.facts import day_number
from reportedly.linking.openings import fading
from reportedly.linking.words import cosine
from reportedly.records import Link, Report

# Reports of one event are seldom published further apart than this; a later one is a look back.
MOST_DAYS = 3
# Natural-log odds from which two reports are told as one event.
LEAST = 0.0
# Characters from the head within which a word's weight falls to a third: what happened, and the whole story.
OPENING = 500.0
WHOLE = 3000.0
# The power of a word's rarity: below 1, so that one rare name does not outweigh the rest.
_RARITY = 0.7
Sign = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Lead:
    """What is compared of a report: its words as two unit vectors, the opening and the whole, and its day of publication."""

    report: Report
    opening: Mapping[str, float]
    whole: Mapping[str, float]
    day: int


class Leads:
    """The reports of one corpus in the form in which they are compared; rarity of words is over all of them."""

    def __init__(self, reports: Sequence[Report]) -> None:
        openings = [fading(r.title, r.text, OPENING) for r in reports]
        wholes = [fading(r.title, r.text, WHOLE) for r in reports]
        days = [day_number(r.published) for r in reports]
        rare = rarities(wholes, [r.outlet for r in reports], days)
        self.of: dict[str, Lead] = {
            r.id: Lead(r, _unit(openings[i], rare[i]), _unit(wholes[i], rare[i]), days[i])
            for i, r in enumerate(reports)
        }

    def signs(self, a: str, b: str) -> tuple[Sign, ...]:
        """What is known of two reports: feature, level and size, which the level's weight is multiplied with."""
        one, other = self.of[a], self.of[b]
        found = [
            ("opening", "root", math.sqrt(cosine(one.opening, other.opening))),
            ("whole", "root", math.sqrt(cosine(one.whole, other.whole))),
        ]
        if one.day and other.day:
            found.append(("day", f"apart_{min(abs(one.day - other.day), 2)}", 1.0))
        if one.report.outlet and one.report.outlet == other.report.outlet:
            found.append(("outlet", "same", 1.0))
        return tuple(found)

    def compare(self, a: str, b: str) -> Link:
        """The link between two reports with the weight of every feature; words of a size have it in their name."""
        known = _weights()
        reasons = [("prior", known["prior", "near"])]
        for feature, level, size in self.signs(a, b):
            name = f"{feature}: {size * size:.2f}" if level == "root" else f"{feature}: {level}"
            reasons.append((name, round(known.get((feature, level), 0.0) * size, 4)))
        first, second = sorted((a, b))
        return Link(first, second, round(math.fsum(w for _, w in reasons), 4), tuple(reasons))

    def same_event(self, a: str, b: str) -> bool:
        """Whether two reports are told as one event: few days apart, and the weights speak for it."""
        one, other = self.of[a].day, self.of[b].day
        if one and other and abs(one - other) > MOST_DAYS:
            return False
        return self.compare(a, b).weight >= LEAST


def _unit(words: Mapping[str, float], rare: Mapping[str, float]) -> dict[str, float]:
    raw = {w: n * float(rare.get(w, 0.0) ** _RARITY) for w, n in words.items()}
    norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
    return {w: x / norm for w, x in raw.items()}


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["level"]): float(row["weight"]) for row in table("report_weights")}
