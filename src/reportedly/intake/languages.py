"""Which language a text is in: by script, then by stop words; enough to keep other languages from the English coder."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.lexicon import table

# Scripts that name one language well enough here; Arabic script is told apart by letters that Arabic lacks.
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_SAMPLE = 6000
# Fewer words than this say little: a key or attribute, where there is one, is believed instead.
_ENOUGH = 20


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    by_language: dict[str, set[str]] = {}
    for row in table("stop_words"):
        by_language.setdefault(row["language"], set()).add(row["word"])
    return {k: frozenset(v) for k, v in sorted(by_language.items())}


def primary(tag: str) -> str:
    """The language of a tag: ``en`` of ``en-GB`` and of ``en_US``; "" where the tag names none."""
    head = re.split(r"[-_,;\s]", tag.strip().lower(), maxsplit=1)[0]
    return head if 2 <= len(head) <= 3 and head.isalpha() else ""


def language_of(text: str, stated: str = "") -> str:
    """ISO 639-1 code of ``text``; ``stated`` (an attribute or key) decides only where the text says too little.

    A page's attribute names the site's language, which need not be the report's, so the words go first. ``und``
    where neither says anything and the words are not English.
    """
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    script, letters = max(((name, len(p.findall(sample))) for name, p in _SCRIPTS), key=lambda x: x[1])
    if letters > latin:
        return _arabic(sample) if script == "ar" else _cyrillic(sample) if script == "ru" else script
    words = _WORD.findall(sample.lower())
    hits = {k: sum(w in v for w in words) for k, v in _stop_words().items()}
    best = max(hits, key=lambda k: (hits[k], k == "en"))
    if len(words) >= _ENOUGH and hits[best] * 10 >= len(words):
        return best
    return primary(stated) or (best if hits[best] >= 3 else "en" if len(words) < _ENOUGH else "und")


def _arabic(text: str) -> str:
    if re.search(r"[\u0679\u0688\u0691\u06d2]", text):
        return "ur"
    return "fa" if len(re.findall(r"[\u067e\u0686\u0698\u06af\u06cc\u06a9]", text)) > len(text) / 100 else "ar"


def _cyrillic(text: str) -> str:
    return "uk" if len(re.findall(r"[\u0456\u0457\u0454\u0491]", text)) > len(text) / 200 else "ru"
