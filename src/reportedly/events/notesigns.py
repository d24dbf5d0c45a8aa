"""The signs of an ACLED sub-event type in a note's words, from the table ``acled_signs``.

A cell of the table is a list of phrases with spaces between. Inside a phrase ``_`` joins neighbouring words, ``~``
stands for up to two words between and ``..`` for up to six of the same sentence, ``*`` for any letters, ``<sign>`` for any phrase of another sign and
``<NAME>`` for a word with a capital. The column ``but`` names signs whose words do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reportedly.lexicon import table

_STEP = re.compile(r"(\.\.|_|~)")
_GAPS = {"_": " ", "~": r" (?:[^ .;]+ ){0,2}?", "..": r" (?:[^ .;]+ ){0,6}?"}


@lru_cache(maxsize=1)
def _cells() -> Mapping[str, tuple[str, ...]]:
    cells: dict[str, tuple[str, ...]] = {}
    for row in table("acled_signs"):
        cells[row["sign"]] = cells.get(row["sign"], ()) + tuple(row["words"].split())
    return cells


@lru_cache(maxsize=1)
def _buts() -> Mapping[str, tuple[str, ...]]:
    return {row["sign"]: tuple(row["but"].split()) for row in table("acled_signs") if row["but"]}


def _word(word: str) -> str:
    if word == "<NAME>":
        return r"\^[^ .;,]+"
    if word.startswith("<"):
        return "(?:" + "|".join(_phrase(p) for p in _cells()[word.strip("<>")]) + ")"
    return r"\^?" + re.escape(word).replace(r"\*", r"\w*")


def _phrase(phrase: str) -> str:
    return "".join(_GAPS.get(part) or _word(part) for part in _STEP.split(phrase))


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(r"(?<![^ ])(?:" + "|".join(_phrase(p) for p in phrases) + r")(?![^ ])")
        for name, phrases in _cells().items()
    }


def names() -> frozenset[str]:
    """All signs that the table knows."""
    return frozenset(_cells())


def spans(sign: str, text: str) -> list[tuple[int, int]]:
    """Where ``sign`` stands in ``text`` (as ``notewords.plain`` gives it): code points of that text."""
    patterns = _patterns()
    for other in _buts().get(sign, ()):
        text = patterns[other].sub(lambda m: "~" * len(m.group(0)), text)
    return [m.span() for m in patterns[sign].finditer(text)]


def find(sign: str, text: str) -> str:
    """The first words of ``text`` that are ``sign``, "" where there are none."""
    return next((text[start:end].replace("^", "") for start, end in spans(sign, text)), "")
