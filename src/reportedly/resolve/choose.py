"""Which of the places that share a name a report means: judged from the whole report.

Every reading gets a sum of weights: how many people live there, whether the name is its own, how often the report names
its country and division, what stands beside the name ("Basra, southern Iraq"), how near the report's other places are.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from reportedly.lexicon import words
from reportedly.records import Doc
from reportedly.resolve import overlay
from reportedly.resolve.containment import Whole, bounded, whole_of
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry, open_gazetteer
from reportedly.resolve.overlay import areas_called
from reportedly.resolve.toponyms import SEAT, Toponym

_Key = TypeVar("_Key", str, tuple[str, str])
_Shares = tuple[dict[str, float], dict[tuple[str, str], float]]
NEAR_KM = 150.0
NEAR_DEGREES = 1.35  # of latitude, NEAR_KM at most
STRANGER_PEOPLE = (
    50_000  # LGL train @161 km .818 / .821 / .825 at 100,000 / 50,000 / 20,000; party countries fall at 20,000
)
_DIVISION_WORDS = frozenset({"province", "governorate", "oblast", "state", "region", "prefecture", "countryside"})
_SUBDIVISION_WORDS = frozenset({"county", "parish", "district"})
_TOWN_WORDS = frozenset({"city", "town", "village"})
# Words that many countries have for a part of theirs; alone they mean the one of the country that the report is about.
_AREAS = frozenset(
    "delta coast coastal valley plateau highlands lowlands peninsula plains basin interior hinterland capital centre center".split()
)
AT_HOME = 0.3  # the share of a report's names from which on such a word may mean a part of their country


@dataclass(frozen=True, slots=True)
class Reading:
    """A toponym with the place that it most likely means; ``lead`` is how far the runner-up lay behind (0..1)."""

    toponym: Toponym
    entry: Entry | None
    runner_up: Entry | None = None
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Votes:
    """What the report's names say together: by folded name the country, division and weight of its reading.

    Each distinct name has one vote, however often it stands, so that a town named ten times cannot vote for itself.
    """

    names: dict[str, tuple[str, str, float]] = field(default_factory=dict)
    points: tuple[tuple[float, float, str], ...] = ()

    @property
    def country(self) -> str:
        """The country that most names speak for, or ""."""
        shares = self.countries()
        return max(sorted(shares), key=lambda c: shares[c], default="")

    def countries(self, but: str = "") -> dict[str, float]:
        """The share (0..1) of each country in the votes of all names but one."""
        found: dict[str, float] = defaultdict(float)
        for name, (country, _, weight) in self.names.items():
            if name != but:
                found[country] += weight
        return _shares(found)

    def divisions(self, but: str = "") -> dict[tuple[str, str], float]:
        """The share (0..1) of each (country, division) in the votes of all names but one."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for name, (country, division, weight) in self.names.items():
            if name != but and division:
                found[country, division] += weight
        return _shares(found)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance in km between two points (WGS84 degrees) on a sphere."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def choose(doc: Doc, toponyms: Sequence[Toponym]) -> tuple[tuple[Reading, ...], Votes]:
    """A reading for every toponym, in order, and the report's votes."""
    votes = Votes()
    readings: tuple[Reading, ...] = ()
    for _ in range(3):  # the votes of one round inform the next; they no longer change after the third
        memory: dict[str, Reading] = {}
        known = readings
        readings = tuple(_read(doc, toponyms, k, votes, memory, known) for k in range(len(toponyms)))
        votes = _votes(readings)
    return readings, votes


def _votes(readings: Sequence[Reading]) -> Votes:
    names: dict[str, tuple[str, str, float]] = {}
    points: dict[str, tuple[float, float, str]] = {}
    counts = Counter(fold(r.toponym.name) for r in readings)
    for r in readings:
        key = fold(r.toponym.name)
        if r.entry is None or not r.entry.country or key in names or r.toponym.label == SEAT:
            continue
        sure = 1.0 if r.toponym.kind == "demonym" or r.entry.kind == "country" else 0.3 + 0.7 * r.lead
        division = r.entry.admin1 if r.entry.kind not in {"country", "wide"} else ""
        names[key] = (r.entry.country, division, sure * (1 + math.log(counts[key])))
        if r.entry.kind not in {"country", "wide"}:
            points[r.entry.id] = (r.entry.lat, r.entry.lon, key)
    return Votes(names, tuple(points.values()))


def _shares(counts: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(counts.values())
    return {k: v / total for k, v in sorted(counts.items())} if total else {}


def _read(
    doc: Doc,
    toponyms: Sequence[Toponym],
    k: int,
    votes: Votes,
    memory: dict[str, Reading],
    known: Sequence[Reading] = (),
) -> Reading:
    whole = whole_of(doc, toponyms, k) if known else None
    outer = known[whole.at].entry if whole else None
    toponym = _within(toponyms[k], outer, whole)
    if not toponym.entries:
        return Reading(toponym, None)
    key = fold(toponym.name)
    if is_generic(key):
        toponym = replace(toponym, entries=_at_home(toponym, votes.countries(key)))
    if any(e.kind == "landmark" and e.rank == 0 for e in toponym.entries):  # the White House is not Casablanca
        toponym = replace(toponym, entries=tuple(e for e in toponym.entries if e.rank == 0))
    beside = _beside(doc, toponyms, k)
    if outer is not None and (toponym is not toponyms[k] or (whole and not whole.how)):
        beside = (*beside, outer)
    if key in memory and not beside:
        found = memory[key]
        return Reading(toponym, found.entry, found.runner_up, found.lead)
    if len(toponym.entries) == 1:  # nothing to compare
        return _taken(toponym, toponym.entries[0], None, 1.0, key, beside, votes.countries(key), memory)
    shares = (votes.countries(key), votes.divisions(key))
    towns = frozenset(votes.names)
    scored = sorted(
        (
            (
                _score(doc, toponym, e, shares, beside) + _nearness(toponym, e, votes) + _town(doc, toponym, e, towns),
                -n,
                e,
            )
            for n, e in enumerate(toponym.entries)
        ),
        key=lambda s: s[:2],
        reverse=True,
    )
    best, second = scored[0], scored[1]
    lead = 1 - math.exp(-(best[0] - second[0]) / 2)
    return _taken(toponym, best[2], second[2], lead, key, beside, shares[0], memory)


def _within(toponym: Toponym, outer: Entry | None, whole: Whole | None) -> Toponym:
    """The toponym with those of its places that lie where words say that it lies."""
    entries = bounded(toponym, outer, whole.how) if whole else toponym.entries
    return toponym if entries is toponym.entries else replace(toponym, entries=entries)


def _taken(
    toponym: Toponym,
    best: Entry,
    second: Entry | None,
    lead: float,
    key: str,
    beside: tuple[Entry, ...],
    countries: dict[str, float],
    memory: dict[str, Reading],
) -> Reading:
    """The reading with the best entry, kept for the name's other mentions; without an entry where it is a namesake's."""
    if not beside and (_stranger(best, countries) or _direction(key, best, countries)):
        return Reading(toponym, None, best, 0.0)
    reading = Reading(toponym, best, second, round(lead, 4))
    if key not in memory or beside:
        memory[key] = reading
    return reading


def read_alone(doc: Doc, toponym: Toponym, votes: Votes) -> Reading:
    """The reading of one toponym by a report's votes."""
    return _read(doc, (toponym,), 0, votes, {})


def _stranger(entry: Entry, countries: dict[str, float]) -> bool:
    """Whether a small place lies in a country of which the report's other names say nothing: then it is a namesake."""
    if entry.kind in {"country", "wide", "region"} or not countries:
        return False
    known = STRANGER_PEOPLE if entry.rank < 2 else STRANGER_PEOPLE * 10
    return entry.people < known and countries.get(entry.country, 0.0) < 0.05 and max(countries.values()) > 0.4


def is_generic(key: str) -> bool:
    """Whether a folded name is a bare "North", "Delta" or "Coast"."""
    return key in _AREAS or key.capitalize() in words("road_words", "word", place="side")


def _at_home(toponym: Toponym, countries: dict[str, float]) -> tuple[Entry, ...]:
    """What "the Delta" may mean: places called so, and regions whose last word it is, in countries of which the report speaks.

    Where none is of such a country the places called so stay, for a country that stands right after to choose from.
    """
    wide = areas_called(toponym.name)
    home = tuple(e for e in (*toponym.entries, *wide) if countries.get(e.country, 0.0) >= AT_HOME)
    return home or toponym.entries


def _direction(name: str, entry: Entry, countries: dict[str, float]) -> bool:
    """Whether "the South" or "the Delta" would be a division of a country of which the report hardly speaks."""
    return is_generic(name) and countries.get(entry.country, 0.0) < AT_HOME


def _beside(doc: Doc, toponyms: Sequence[Toponym], k: int) -> tuple[Entry, ...]:
    """The readings of the containing place that stands right after ("Basra, southern Iraq"; "Alexandria (La.)")."""
    if k + 1 >= len(toponyms) or _enumerated(doc, toponyms, k):
        return ()
    gap = doc.text[toponyms[k].span.end : toponyms[k + 1].span.start]
    between = gap.lower().replace(",", " ").replace("(", " ").split()
    joined = "," in gap[:2] or gap.strip() in {"(", "in", "in the"} or (between and between[0] == "in")
    if len(gap) > 28 or not joined or len(between) > 4 or "and" in between or "\n" in gap:
        return ()
    return tuple(e for e in toponyms[k + 1].entries if e.kind in {"country", "admin1", "admin2", "region"})


def _enumerated(doc: Doc, toponyms: Sequence[Toponym], k: int) -> bool:
    """Whether a name stands in a list of three or more states or countries ("Georgia, Ohio and Texas")."""
    run, at = 1, k
    while at and _goes_on(doc, toponyms, at - 1):
        run, at = run + 1, at - 1
    at = k
    while at + 1 < len(toponyms) and _goes_on(doc, toponyms, at):
        run, at = run + 1, at + 1
    return run > 2


def _goes_on(doc: Doc, toponyms: Sequence[Toponym], k: int) -> bool:
    """Whether two states or countries stand side by side in a list."""
    gap = doc.text[toponyms[k].span.end : toponyms[k + 1].span.start]
    return gap.strip() in {",", "and", "or", ", and", ", or", "&"} and _wide(toponyms[k]) and _wide(toponyms[k + 1])


def _wide(toponym: Toponym) -> bool:
    return any(e.kind == "country" or (e.kind in {"admin1", "region"} and e.rank == 0) for e in toponym.entries[:3])


def _score(doc: Doc, toponym: Toponym, entry: Entry, shares: _Shares, beside: tuple[Entry, ...]) -> float:
    score = math.log10(entry.people + 300) - (0.0, 0.5, 1.5)[entry.rank]
    score += {"country": 2.0, "region": 1.0, "landmark": 0.5, "wide": 1.5, "admin1": -0.9, "admin2": -0.9}.get(
        entry.kind, 0.0
    )
    after = doc.text[toponym.span.end : toponym.span.end + 14].split(" ")
    follows = after[1].strip(".,;").lower() if len(after) > 1 and not after[0] else ""
    if follows in _DIVISION_WORDS:
        score += 2.5 if entry.kind in {"admin1", "region"} else 0.0
    elif follows in _SUBDIVISION_WORDS:
        score += 2.0 if entry.kind in {"admin2", "admin1", "district"} else 0.0
    elif follows in _TOWN_WORDS:
        score += 1.0 if entry.kind == "city" else 0.0
    score += 3.0 * shares[0].get(entry.country, 0.0)
    score += 3.0 * shares[1].get((entry.country, entry.admin1), 0.0) if entry.admin1 else 0.0
    score += 5.0 if any(_holds(b, entry) for b in beside) else 0.0
    return score


def _town(doc: Doc, toponym: Toponym, entry: Entry, names: frozenset[str]) -> float:
    """What speaks for a landmark: its town named in the report, more so within 200 code points."""
    if not entry.city or fold(entry.city) not in names:
        return 0.0
    around = doc.text[max(0, toponym.span.start - 200) : toponym.span.end + 200]
    return 2.0 if entry.city in around else 1.0


def _nearness(toponym: Toponym, entry: Entry, votes: Votes) -> float:
    if entry.kind in {"country", "wide"}:
        return 0.0
    key, wide = fold(toponym.name), NEAR_DEGREES / max(0.01, math.cos(math.radians(entry.lat)))
    near = sum(
        1
        for lat, lon, name in votes.points[:60]
        if abs(lat - entry.lat) < NEAR_DEGREES
        and not wide < abs(lon - entry.lon) < 360 - wide
        and name != key
        and kilometres((entry.lat, entry.lon), (lat, lon)) < NEAR_KM
    )
    return 0.5 * math.log2(1 + near)


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.id == inner.id or outer.country != inner.country:
        return False
    return outer.kind in {"country", "region"} or outer.admin1 == inner.admin1 or not inner.admin1


def division_name(entry: Entry) -> str:
    """The name of the first-order division that ``entry`` lies in, or ""."""
    if entry.kind == "admin1":
        return entry.name
    if entry.country == "USA" and entry.admin1 in overlay.states():
        return overlay.states()[entry.admin1].name
    return _divisions().get((entry.country, entry.admin1), "") if entry.admin1 else ""


@lru_cache(maxsize=1)
def _divisions() -> dict[tuple[str, str], str]:
    return open_gazetteer().divisions()
