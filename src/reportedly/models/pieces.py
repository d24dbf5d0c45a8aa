"""Word pieces: the units that the trained networks read, from ``models/pieces.json``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

START, END = 101, 102  # the pieces before the first word and behind the last
UNKNOWN = 100
_MOST = 8  # pieces of one word; the rest of an endless one says nothing
_LONGEST = 40  # characters of a word that are looked at
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    found = Tokenizer.from_str(resources.files("reportedly.models").joinpath("pieces.json").read_text("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found


@lru_cache(maxsize=32_768)
def pieces_of(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces, at least one and at most eight; case and accents do not count."""
    found = _tokenizer().encode(word[:_LONGEST].translate(_PLAIN), add_special_tokens=False).ids
    return tuple(found[:_MOST]) or (UNKNOWN,)
