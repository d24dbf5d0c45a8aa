"""Names told as a part of another place: "the Salah al-Din district of Aleppo", "Aleppo's Bustan al-Qasr quarter", "a suburb of Damascus".

What the words say bounds what the name may mean: a quarter lies in its town, a suburb or village near it. A quarter that no list has there
is put at the town, under its own name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Doc
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.toponyms import Toponym

IN_TOWN = 30.0  # km from a town's point to the farthest of its quarters
BY_TOWN = 120.0  # km from a town to what is "near" it, or to an "area" of the province that has its name
MUCH_LARGER = (
    3  # people of a town by those of its suburb; the Victoria of "the Victoria district of Aden" has twice Aden's
)
LONGEST = 48  # code points between a name and the place that it is a part of
_PARTS = (
    "district|quarter|neighbou?rhood|area|square|street|avenue|road|bridge|roundabout|market|souk|camp|mosque|church|cathedral|shrine|hospital|prison|"
    "school|university|hotel|stadium|park|airport|station|barracks|palace|port|compound|junction|intersection|checkpoint"
)
_NEAR = "suburb|suburbs|outskirts|village|town|township|hamlet|base|airbase|countryside|city"
_SIDE = r"(?: (?:[a-z]+ern|[a-z]+-[a-z]+ern|central|downtown|inner|outer|greater|rural))?"
_OUTER = rf"(?: the)?{_SIDE}(?: (?:capital|city|town|port city|capital city)(?: of|,)?)?\s"
_IN = re.compile(rf"(?: (?P<kind>{_PARTS}|{_NEAR}))?(?:,| of| in| at| inside|, in){_OUTER}")
_IS_IN = re.compile(
    rf"(?: {_PARTS})?, (?:a|an|the|one of the)(?: [a-z-]+){{0,3}} (?P<kind>{_PARTS}|{_NEAR})s? (?:of|in|near|outside|inside){_OUTER}"
)
_OUTSIDE = re.compile(
    rf"(?: (?:{_PARTS}|{_NEAR}))?,?(?: just)?(?: to the)?(?: near|(?: [a-z]+)? outside|(?: [a-z]+){{0,2}} (?:north|south|east|west|northeast|northwest|southeast|southwest) of){_OUTER}"
)
_OWN = re.compile(r"(?:[’']s|(?<=s)[’'])(?: [a-z-]+){0,2}\s")
_CALLED = re.compile(rf"(?: [a-z-]+){{0,2}} (?P<kind>{_PARTS}|{_NEAR}) of(?: the)?\s")
_KIND_AFTER = re.compile(rf" (?P<kind>{_PARTS}|{_NEAR})s?\b")
_PART_NAME = re.compile(rf"(?:\b(?:{_PARTS})|\bOld City|\bOld Town)\Z", re.IGNORECASE)
_DIVISION_AFTER = re.compile(
    r"\s(?:province|governorate|county|state|region|oblast|countryside|Province|Governorate|County)\b"
)
_CALLED_TOWNS = frozenset({"town", "village", "city", "suburb", "township", "hamlet", "port"})
_TOWNS = frozenset({"city", "landmark", "district"})
_WIDE = frozenset({"country", "admin1", "admin2", "region"})


@dataclass(frozen=True, slots=True)
class Whole:
    """The place that a name is told to be a part of: its number among the toponyms, and how.

    ``how``: "part" (a quarter, square or camp in a town), "near" (a suburb, a village by it), "" (inside, of a country or division).
    """

    at: int
    how: str


def whole_of(doc: Doc, toponyms: Sequence[Toponym], k: int) -> Whole | None:
    """What words say that toponym ``k`` lies in or by, None where they say nothing."""
    own = toponyms[k]
    if own.kind != "place":
        return None
    return _after(doc, toponyms, k) or _before(doc, toponyms, k)


def _after(doc: Doc, toponyms: Sequence[Toponym], k: int) -> Whole | None:
    if k + 1 >= len(toponyms):
        return None
    own, outer = toponyms[k], toponyms[k + 1]
    start, end = own.span.end, outer.span.start
    if not 0 < end - start <= LONGEST or outer.kind != "place":
        return None
    gap = doc.text[start:end]
    inside = _IN.fullmatch(gap) or _IS_IN.fullmatch(gap)
    if inside:
        kind = inside["kind"] or _kind_in(own.name)
        return Whole(k + 1, _how(doc, kind, outer)) if kind and not _larger(own, outer, kind) else None
    return Whole(k + 1, "near") if _OUTSIDE.fullmatch(gap) else None


def _before(doc: Doc, toponyms: Sequence[Toponym], k: int) -> Whole | None:
    if not k:
        return None
    own, outer = toponyms[k], toponyms[k - 1]
    start, end = outer.span.end, own.span.start
    if not 0 < end - start <= LONGEST:
        return None
    gap = doc.text[start:end]
    called = _CALLED.fullmatch(gap)
    if called and _larger(outer, own, called["kind"]):
        return Whole(k - 1, _how(doc, called["kind"], outer))
    if outer.kind != "place" or not _OWN.fullmatch(doc.text, start, end):
        return None
    follows = _KIND_AFTER.match(doc.text, own.span.end, own.span.end + 16)
    return Whole(k - 1, _how(doc, follows["kind"] if follows else _kind_in(own.name), outer))


def _larger(a: Toponym, b: Toponym, kind: str) -> bool:
    """Whether ``a`` is the whole in "the A suburb of B": the much larger town, and of a town or village what is no town."""
    if a.kind != "place":
        return True  # "the Syrian city of Hama"
    if b.entries and (b.entries[0].kind == "country" or all(e.kind in _WIDE for e in b.entries)):
        return False  # "the Rice Lake area of Fulton County"
    towns = _people(a)
    wide = towns < 0 and any(e.kind in _WIDE for e in a.entries) and kind in _CALLED_TOWNS
    return wide or towns > MUCH_LARGER * max(0, _people(b))


def _people(t: Toponym) -> int:
    """The people of the largest town that is called so, -1 where none is."""
    return max((e.people for e in t.entries if e.kind == "city" and e.rank == 0), default=-1)


def _kind_in(name: str) -> str:
    """The kind of public place that ends a name, in small letters, or ""."""
    found = _PART_NAME.search(name)
    return found[0].lower() if found else ""


def _how(doc: Doc, kind: str, outer: Toponym) -> str:
    if not kind or outer.kind != "place" or _DIVISION_AFTER.match(doc.text, outer.span.end, outer.span.end + 14):
        return ""
    return "near" if re.fullmatch(_NEAR, kind) else "part"


def bounded(toponym: Toponym, outer: Entry | None, how: str) -> tuple[Entry, ...]:
    """The places that a name may mean inside or beside ``outer``; those that it may mean anywhere where it does not bound them.

    A part of a town that no list has there is the town's own point under the part's name, of kind "district".
    """
    if outer is None or outer.kind not in _TOWNS or not how:
        return toponym.entries
    narrow = [e for e in toponym.entries if e.kind not in _WIDE and e.country == outer.country and e.id != outer.id]
    for most in (IN_TOWN, BY_TOWN):
        near = tuple(e for e in narrow if _apart(e, outer) <= most)
        if near:
            return near
    if how == "near":
        return toponym.entries
    return (outer._replace(name=toponym.name, kind="district", people=0, rank=0, city=outer.city or outer.name),)


def _apart(a: Entry, b: Entry) -> float:
    """The distance of two places in km, near enough where they are near."""
    wide = math.cos(math.radians((a.lat + b.lat) / 2)) * (a.lon - b.lon)
    return 111.2 * math.hypot(a.lat - b.lat, wide)
