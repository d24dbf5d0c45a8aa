"""Toponyms: which of a report's candidates name a place, judged together, so that no two overlap."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table, words
from reportedly.records import Doc, Span
from reportedly.resolve.candidates import FIRST_ARABIC, LAST_ARABIC, PLACES, Candidate, candidates
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.lookup import entries_of, with_kind
from reportedly.resolve.parts import holds_part, is_part
from reportedly.resolve.toponym_traits import Habits, habits, traits

ROAD, DATELINE, SEAT = "ROAD", "DATELINE", "SEAT"
# log-odds from which a candidate is taken; held-out folds of LGL train are best between -.75 and -.25
TAKEN_FROM = -0.5
CERTAIN = 6.0
_SEAT = re.compile(
    r"(?:\b(?:R|D|I|DFL|GOP)-|\b(?:Democrats?|Republicans?|senators?|congress(?:man|men|woman|women)|representatives?|lawmakers?|natives?) "
    r"(?:from|of) )\Z"
)
_LANDS = frozenset({"country", "admin1", "region"})
SHORT_CAPITALS = 4  # longer words in capitals stand in datelines; shorter ones are abbreviations
HELPS_FROM = -2.5
ARABIC_PEOPLE = 20_000  # smaller towns share their names with common Arabic words


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text. ``name`` is what was looked up, ``entries`` the places it may be (none: unknown name).

    ``kind``: place, demonym (an adjective or a people: it tells a country, not a place). ``label`` is the parse's, or
    ROAD, DATELINE or SEAT (of a politician: "R-Mich."). ``sure`` is false for names that help to read a report but are no toponyms by their own weight.
    """

    span: Span
    name: str
    entries: tuple[Entry, ...]
    kind: str = "place"
    label: str = ""
    sure: bool = True


def find_toponyms(doc: Doc) -> tuple[Toponym, ...]:
    """Every toponym and demonym of the report in order; no two overlap."""
    found = candidates(doc)
    known = habits(doc, found)
    scores = [0.0 if c.kind == "site" else _certain(doc, c) or score(traits(doc, c, known)) - TAKEN_FROM for c in found]
    chosen = [_toponym(doc, found[k], known, sure=True) for k in best_apart(found, scores)]
    chosen.extend(_datelines(doc))
    chosen.sort(key=lambda t: t.span)
    sites = (_toponym(doc, c, known, sure=False) for c in found if c.kind == "site")
    chosen = sorted((*chosen, *(t for t in sites if not _taken(chosen, t.span))), key=lambda t: t.span)
    left = (c for c, s in zip(found, scores, strict=True) if _helps(c, s))
    chosen.extend(_toponym(doc, c, known, sure=False) for c in list(left) if not _taken(chosen, c.span))
    return tuple(_apart(sorted(chosen, key=lambda t: (t.span, not t.sure))))


def _helps(c: Candidate, score: float) -> bool:
    """Whether a candidate that is no toponym by its weight helps to read a report: what country it is about, a village."""
    if c.kind == "place" and score > HELPS_FROM:
        label = c.name.label if c.name is not None else ""
        return label in PLACES or (label != "PERSON" and c.entries[0].kind == "country" and c.entries[0].rank < 2)
    return c.kind in {"demonym", "parse"}


def _toponym(doc: Doc, c: Candidate, known: Habits, *, sure: bool) -> Toponym:
    label = ROAD if c.kind == "road" else c.name.label if c.name is not None else ""
    if _SEAT.search(doc.text, max(0, c.span.start - 24), c.span.start):
        label = SEAT
    elif known.plain is False and len(c.entries) and c.span.of(doc.text).isupper() and c.last - c.first < 4:
        label = DATELINE if c.span.end - c.span.start > SHORT_CAPITALS else label
    kind = "demonym" if c.kind == "demonym" else "place"
    return Toponym(c.span, c.span.of(doc.text), c.entries, kind, label, sure)


def _certain(doc: Doc, c: Candidate) -> float:
    """What needs no weighing (0: weigh it): a landmark of ours by its full name, a name with its kind after it, a known trap.

    So does a town in Arabic script. The local news that the weights come from hardly has either.
    """
    if is_part(doc, c):
        return CERTAIN + c.last - c.first  # "Bab Baghdad quarter" is none of Baghdad's
    if c.kind == "parse" and c.entries:
        return CERTAIN  # "Hama province"
    if c.kind != "place":
        return 0.0
    if c.span.of(doc.text) in words("not_places", "word", cased="yes"):
        return -CERTAIN  # SANA is an agency
    if FIRST_ARABIC <= doc.text[c.span.start] <= LAST_ARABIC:
        return CERTAIN if max(e.people for e in c.entries) >= ARABIC_PEOPLE and c.entries[0].rank < 2 else 0.0
    if _kind_follows(doc, c) or holds_part(doc, c):
        return CERTAIN
    if " of " in c.span.of(doc.text) and c.entries[0].kind in _LANDS and c.entries[0].rank == 0:
        return CERTAIN + c.last - c.first  # the District of Columbia is no Columbia
    speaks = c.name is not None and c.name.label == "ORG"  # the White House
    return CERTAIN if c.entries[0].kind == "landmark" and " " in c.span.of(doc.text) and not speaks else 0.0


def _kind_follows(doc: Doc, c: Candidate) -> bool:
    """Whether a small word after a capitalised name says that it is a town or division ("Syrias Hama province")."""
    if c.name is not None and c.name.label not in PLACES:
        return False
    if c.last >= len(doc.tokens) or not c.span.of(doc.text)[:1].isupper():
        return False
    return bool(with_kind(doc.text[c.span.start : doc.tokens[c.last].end]))


def score(found: Iterator[str]) -> float:
    """The log-odds that a candidate with these traits names a place."""
    known = weights()
    return math.fsum(known.get(t, 0.0) for t in set(found))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of every trait."""
    return {row["trait"]: float(row["weight"]) for row in table("toponym_weights")}


def best_apart(found: Sequence[Candidate], scores: Sequence[float]) -> list[int]:
    """The candidates, by number, that do not overlap and whose scores above 0 have the greatest sum."""
    order = sorted((k for k in range(len(found)) if scores[k] > 0), key=lambda k: (found[k].last, found[k].first))
    ends = [found[k].last for k in order]
    sums, before = [0.0], []
    for n, k in enumerate(order):
        free = bisect_right(ends, found[k].first, 0, n)
        taken = sums[free] + scores[k]
        before.append(free if taken > sums[-1] else -1)
        sums.append(max(taken, sums[-1]))
    chosen, n = [], len(order)
    while n:
        n -= 1
        if before[n] >= 0:
            chosen.append(order[n])
            n = before[n]
    return chosen[::-1]


def _datelines(doc: Doc) -> Iterator[Toponym]:
    """The places of datelines, which the parse leaves out: "CHARLESTON, W.Va. —"."""
    for line in doc.lines:
        if line.role != "dateline":
            continue
        at = doc.text.find(line.value, line.span.start, line.span.end) if line.value else -1
        if at < 0:
            continue
        for part in line.value.split(","):
            words = part.strip()
            start = at + part.find(words)
            if words and entries_of(words):
                yield Toponym(Span(start, start + len(words)), words, entries_of(words), "place", DATELINE)
            at += len(part) + 1


def _taken(chosen: list[Toponym], span: Span) -> bool:
    """Whether a span overlaps one of ``chosen`` (in order, apart)."""
    k = max(0, bisect_left(chosen, span, key=lambda t: t.span) - 1)
    return any(t.span.overlap(span) for t in chosen[k : k + 12])


def _apart(found: list[Toponym]) -> Iterator[Toponym]:
    """Those that do not overlap the one before."""
    end = -1
    for t in found:
        if t.span.start >= end:
            yield t
            end = t.span.end
