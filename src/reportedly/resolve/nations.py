"""The country that the words of a party tell: by name, adjective, people, or the place named in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.records import Doc, Span
from reportedly.resolve.countries import country_of, is_country
from reportedly.resolve.fold import fold
from reportedly.resolve.places import Scene

BACKERS = re.compile(r"\b(?:pro|anti)-\S+|\S+-(?:backed|supported|funded|trained|armed|allied|aligned)\b")
_STATES = "USA"
_POSSESSIVE = re.compile(r"[’']s\b")
_LONGEST = 5  # words of a country's name: "Democratic Republic of the Congo"
_PARTS = re.compile(r"[\s,;()\"“”/]+|(?<=\w)-(?=\w)")


def country_in(text: str, *, last: bool = False) -> str:
    """The country that a name or adjective in ``text`` tells, the first one, or the ``last``."""
    text = BACKERS.sub(" ", text)
    words = [w for w in _PARTS.split(_POSSESSIVE.sub("", text)) if w]
    ends = range(len(words), 0, -1) if last else ()
    spans = [(k, k + n) for k in range(len(words)) for n in range(_LONGEST, 0, -1) if k + n <= len(words)]
    for k, end in [(e - n, e) for e in ends for n in range(_LONGEST, 0, -1) if n <= e] or spans:
        phrase = " ".join(words[k:end])
        if phrase[:1].isupper() and (
            code := country_of(phrase.strip(".") if end - k > 1 else phrase) or _apostrophe_lost(phrase)
        ):
            return code
    return ""


def led_by(text: str) -> str:
    """The country behind a coalition: "an American-backed coalition"."""
    found = BACKERS.search(text)
    return country_in(found.group().split("-", 1)[0]) if found is not None else ""


def _apostrophe_lost(word: str) -> str:
    """The country of a possessive that lost its apostrophe ("Syrias opposition")."""
    return country_of(word[:-1]) if word.endswith("s") and len(word) > 4 and is_country(word[:-1]) else ""


def country_at(doc: Doc, scene: Scene, span: Span) -> str:
    """The country that the words at ``span`` tell; a name that the report means otherwise ("Georgia") tells that one's."""
    text = span.of(doc.text)
    code = country_in(text)
    if code != _STATES and _names_state(text) and people_country(text, ()) == _STATES:
        return _STATES  # "Georgia Republican Sen."
    for r in scene.within(span) if code else ():
        other = r.entry.country if r.entry is not None and r.toponym.kind == "place" else ""
        if other and other != code and country_of(r.toponym.name) == code:
            return other
    return code


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(fold(r["name"]) for r in table("us_states"))


def _names_state(text: str) -> bool:
    """Whether the words name one of the United States."""
    words = fold(text).split(" ")
    return any(" ".join(words[k : k + n]) in _states() for n in (1, 2) for k in range(len(words)))


@lru_cache(maxsize=1)
def _peoples() -> dict[str, tuple[str, ...]]:
    """The countries of a people or region, the likeliest first, by its folded adjective or name."""
    return {fold(w): tuple(r["countries"].split()) for r in table("peoples") for w in r["words"].split("|")}


def people_country(text: str, near: Sequence[str]) -> str:
    """The country of the first people or region in ``text``: of several the first in ``near``, else the likeliest."""
    known = _peoples()
    words = [w for w in _PARTS.split(_POSSESSIVE.sub("", BACKERS.sub(" ", text))) if w]
    for n in (2, 1):
        for k in range(len(words) - n + 1):
            countries = known.get(fold(" ".join(words[k : k + n]))) if words[k][:1].isupper() else None
            if countries:
                return next((c for c in near if c in countries), countries[0])
    return ""


def place_country(scene: Scene, span: Span, text: str) -> str:
    """The country of the first place named in the words ("Minneapolis police")."""
    bare = BACKERS.sub(" ", text)
    for r in scene.within(span):
        if r.toponym.kind == "place" and r.entry is not None and r.entry.country and r.toponym.name in bare:
            return r.entry.country
    return ""
