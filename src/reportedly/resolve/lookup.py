"""The places that words name, out of every table: by name, by adjective, as a part of another."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.lexicon import table, words
from reportedly.resolve import overlay
from reportedly.resolve.countries import demonyms
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry, open_gazetteer

_SHORT_FORMS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "pt": "point",
    "twp": "township",
    "co": "county",
}
_LETTERS = re.compile(r"(?:[A-Za-z]\.){2,}")
_DIVISIONS = frozenset(
    "province region governorate prefecture oblast district state county department municipality division".split()
)


_TOWNS = frozenset({"city", "town", "village"})


@lru_cache(maxsize=20_000)
def entries_of(name: str) -> tuple[Entry, ...]:
    """Every place called ``name`` in our own tables and in the gazetteer.

    Where none is called so: short forms written out ("St. Marc"), a division without its kind ("Basra Province"), then
    what sounds alike. Letters with full stops stand for a longer name: the towns of Un and Us are not "U.N." and "U.S.".
    """
    if _LETTERS.fullmatch(name):
        return tuple(e for e in _called(name, by_sound=False) if fold(e.name) != fold(name))
    found = _called(name, by_sound=False)
    if not found:
        found = _called(_written_out(name), by_sound=False) or _division(name)
    return found or _country_of_all(name) or _called(name, by_sound=True)


def _country_of_all(name: str) -> tuple[Entry, ...]:
    """The country of a genitive that lost its apostrophe ("Syrias second city")."""
    found = overlay.lookup(name[:-1], by_sound=False) if name[-1:] == "s" and name[:1].isupper() else ()
    return tuple(e for e in found if e.kind == "country")


def _called(name: str, *, by_sound: bool) -> tuple[Entry, ...]:
    if not name:
        return ()
    own, known = overlay.lookup(name, by_sound=by_sound), open_gazetteer().lookup(name, by_sound=by_sound)
    taken = {e.id for e in own}
    regions = {e.country for e in own if e.kind in {"region", "admin1"}}
    rest = (e for e in known if e.id not in taken and not (e.kind == "admin1" and e.country in regions))
    return own + tuple(rest)


def _written_out(name: str) -> str:
    """The name with its short forms in full, or "" where it has none."""
    given = fold(name).split(" ")
    full = [_SHORT_FORMS.get(w, w) for w in given]
    return " ".join(full) if full != given and len(full) > 1 else ""


def _division(name: str) -> tuple[Entry, ...]:
    """The divisions that are called like a name without its last word, which says that it is a division."""
    before, _, last = fold(name).rpartition(" ")
    if last not in _DIVISIONS or not before:
        return ()
    found = _called(before, by_sound=False)
    return tuple(e._replace(rank=1) for e in found if e.kind in {"admin1", "admin2", "region"})


@lru_cache(maxsize=5_000)
def with_kind(name: str) -> tuple[Entry, ...]:
    """The places called by a name whose last word says in small letters what it is: "Hama province", "Homs city"."""
    before, _, last = name.rpartition(" ")
    if not before or not last.islower():
        return ()
    if last in _TOWNS:
        return tuple(e for e in _called(before, by_sound=False) if e.kind == "city")
    return entries_of(name) if last in _DIVISIONS else ()


@lru_cache(maxsize=5_000)
def adjective(name: str) -> tuple[Entry, ...]:
    """The country, state or continent that an adjective or the name of its people tells; () where a place is called so."""
    key = fold(name)
    if key in demonyms() and not overlay.lookup(name, by_sound=False):
        return (overlay.countries()[demonyms()[key]],)
    return _inhabitants().get(key, ())


@lru_cache(maxsize=1)
def _inhabitants() -> dict[str, tuple[Entry, ...]]:
    """The places that adjectives and nouns for the people of a state, province or continent tell, by folded word."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in table("inhabitants"):
        entries = _called(row["place"], by_sound=False)
        for word in filter(None, row["words"].split("|")):
            found[fold(word)] = found[fold(word) + "s"] = entries[:1]
    return found


@lru_cache(maxsize=5_000)
def part_of(name: str) -> tuple[Entry, ...]:
    """The places whose part a name tells: "Northern Europe", "South Los Angeles"; it is found where the whole lies."""
    first, _, rest = name.partition(" ")
    if not rest or first not in words("road_words", "word", place="side"):
        return ()
    return tuple(e._replace(rank=1) for e in _called(rest, by_sound=False) if e.rank < 2)
