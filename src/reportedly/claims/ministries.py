"""One name for a ministry however a report writes it: "Russia's defence ministry", "the defense ministry in Moscow"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from reportedly.lexicon import table

_FIELDS = {
    "defence": "Defence",
    "defense": "Defence",
    "interior": "Interior",
    "foreign": "Foreign Affairs",
    "health": "Health",
    "information": "Information",
    "justice": "Justice",
    "finance": "Finance",
    "oil": "Oil",
    "education": "Education",
    "transport": "Transport",
}
_PATTERN = re.compile(
    rf"\b(?:(?P<before>{'|'.join(_FIELDS)}) ministry|ministry of (?:the )?(?P<after>{'|'.join(_FIELDS)}))\b",
    re.IGNORECASE,
)
_LONGEST = 8  # words; a longer phrase is somebody who speaks for a ministry, or holds a clause


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    """Country names, capitals and demonyms in small letters, each with the country's demonym."""
    people = {row["country"]: row["demonyms"].split("|") for row in table("demonyms") if row["demonyms"]}
    out = {d.lower(): ds[0] for ds in people.values() for d in ds}
    for row in table("capitals"):
        own = people.get(row["country"], [""])[0]
        if own:
            out[row["capital"].lower()] = out[row["name"].lower()] = own
    return out


@lru_cache(maxsize=4096)
def ministry(words: str) -> str:
    """The name of a nation's ministry ("Russian Ministry of Defence") that a phrase holds with nobody in it, or "".

    The nation is a demonym, a country or a capital of the phrase.
    """
    found = _PATTERN.search(words)
    if found is None or len(words.split()) > _LONGEST or re.search(r"\b(?:at|from|inside|for|with|by)\b", words):
        return ""
    if re.search(r"ministry \w*(?:official|source|spokes|adviser|statement|report)", words, re.IGNORECASE):
        return ""
    field = _FIELDS[(found["before"] or found["after"]).lower()]
    nation = next((n for w in _places(words) if (n := _nations().get(w.lower()))), "")
    return f"{nation} Ministry of {field}" if nation else ""


def _places(words: str) -> list[str]:
    """The capitalised words, alone and in pairs, without the possessive's s (with or without its mark)."""
    plain = re.sub(r"['’]s\b|['’]", "", words).split()
    capital = [w.strip(",.()") for w in plain if w[:1].isupper()]
    pairs = [f"{a} {b}" for a, b in pairwise(capital)]
    return [*pairs, *capital, *(w[:-1] for w in capital if w.endswith("s"))]
