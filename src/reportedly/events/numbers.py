"""Stated quantities in English text: digits and words, ranges, and how exact they are said to be.

``min`` and ``max`` follow the codebook: "at least six" is 6 and None, "nearly 20" is None and 20, "dozens" is 24 and None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.records import Span

_UNITS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = {
    "tens of thousands": 20_000, "tens of millions": 20_000_000, "hundreds of thousands": 200_000,
    "hundreds of millions": 200_000_000, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200,
    "thousands": 2_000, "millions": 2_000_000, "several dozen": 24, "several hundred": 200, "several thousand": 2_000,
    "a few dozen": 24, "a few hundred": 200, "a few thousand": 2_000, "several": 3, "a handful of": 3, "thousands upon thousands": 2_000,
    "thousands and thousands": 2_000, "hundreds and hundreds": 200, "scores upon scores": 40, "dozens and dozens": 24,
    "many hundreds": 200, "many thousands": 2_000, "a few": 3, "many dozens": 24,
}  # fmt: skip
_EXACT = {"a couple": 2, "a dozen": 12, "half a dozen": 6, "half a million": 500_000, "a quarter of a million": 250_000,
          "quarter of a million": 250_000, "a pair of": 2, "half-a-dozen": 6, "half-a-million": 500_000, "a half-million": 500_000,
          "a half million": 500_000}  # fmt: skip
_LOW = ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "a minimum of", "upwards of",
        "upward of", "in excess of", "above", "well over", "much more than", "not fewer than", "as few as", "well more than",
        "at the very least")  # fmt: skip
_HIGH = ("up to", "as many as", "at most", "no more than", "not more than", "fewer than", "less than", "under", "nearly", "almost",
         "close to", "just under", "a maximum of", "just short of", "as much as", "some nearly")  # fmt: skip
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "or so", "nearly about", "more or less",
          "perhaps", "circa", "in the region of")  # fmt: skip
_VAGUE_HIGH = frozenset({"nearly", "almost", "close to", "just under", "just short of"})


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=lambda w: (-len(w), w)))


_WORD = "(?:" + _any([*_UNITS, *_TENS]) + ")"
_SMALL = rf"{_WORD}(?:[-\s]{_WORD})?"
_SCALE = "(?:" + _any(list(_SCALES)) + ")"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[-\s]{_SCALE})?"
    rf"|(?:{_SMALL}|an?)(?:[-\s]{_SCALE}){{1,2}}(?:\s(?:and\s)?{_SMALL})?|{_SMALL}"
)
_PHRASE = rf"(?P<vague>{_any(list(_VAGUE))})|(?P<exact>{_any(list(_EXACT))})|(?P<a>{_NUMBER})(?:(?:\s?[-–]\s?|\s(?:to|or)\s)(?P<b>{_NUMBER}))?"
_PATTERN = re.compile(
    rf"(?<![\w$€£.,:/#-])(?:(?P<between>between|from)\s(?P<low>{_NUMBER})\s(?:and|to)\s(?P<high>{_NUMBER})"
    rf"|(?:(?P<q>{_any([*_LOW, *_HIGH, *_ABOUT])})\s)?(?:(?P<q2>{_any(list(_ABOUT))})\s)?(?:{_PHRASE}))"
    rf"(?P<after>\sor\smore|\splus\b|\+|\sor\sso)?(?![\w%]|[.,:]\d|-\w|/\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number. ``span`` covers the qualifier too; ``number`` the number's words alone."""

    min: int | None
    max: int | None
    vague: bool
    qualifier: str
    span: Span
    number: Span


def value(words: str) -> int | None:
    """The whole number that ``words`` stand for, None where there is none."""
    low = words.lower().replace(",", "").strip()
    scale = 1
    parts = re.split(r"[-\s]+", low)
    if re.fullmatch(r"\d+(?:\.\d+)?", parts[0]):
        for p in parts[1:]:
            scale *= _SCALES.get(p, 1)
        return round(float(parts[0]) * scale)
    total = current = 0
    for p in parts:
        if p in {"a", "an"}:
            current = current or 1
        elif p in _UNITS or p in _TENS:
            current += _UNITS.get(p, _TENS.get(p, 0))
        elif p == "hundred":
            current = max(1, current) * 100
        elif p in _SCALES:
            total += max(1, current) * _SCALES[p]
            current = 0
        elif p != "and":
            return None
    return total + current


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every stated quantity in ``text[start:end]``, left to right, as offsets into ``text``."""
    found = (_quantity(m) for m in _PATTERN.finditer(text, start, len(text) if end is None else end))
    return [q for q in found if q is not None]


def _quantity(m: re.Match[str]) -> Quantity | None:
    qualifier = re.sub(r"\s+", " ", (m["q"] or m["q2"] or "").lower())
    span = Span(*m.span())
    if m["between"]:
        low, high = value(m["low"]), value(m["high"])
        number = Span(m.start("low"), m.end("high"))
        return Quantity(low, high, False, m["between"].lower(), span, number) if low and high and low <= high else None
    if m["vague"]:
        least = _VAGUE[re.sub(r"\s", " ", m["vague"].lower())]
        return Quantity(least, None, True, qualifier, span, Span(*m.span("vague")))
    exact = _EXACT.get(re.sub(r"\s", " ", m["exact"].lower())) if m["exact"] else value(m["a"])
    number = Span(*m.span("exact")) if m["exact"] else Span(m.start("a"), m.end("b") if m["b"] else m.end("a"))
    if exact is None:
        return None
    top = value(m["b"]) if m["b"] else exact
    if top is None or top < exact:
        return None
    return _bounded(exact, top, qualifier, m["after"] or "", span, number)


def _bounded(low: int, high: int, qualifier: str, after: str, span: Span, number: Span) -> Quantity:
    if "more" in after or "plus" in after or "+" in after:
        return Quantity(low, None, False, qualifier or "or more", span, number)
    if "so" in after:
        return Quantity(low, high, True, qualifier or "or so", span, number)
    if qualifier in _LOW:
        return Quantity(low, None, False, qualifier, span, number)
    if qualifier in _HIGH:
        return Quantity(None, high, qualifier in _VAGUE_HIGH, qualifier, span, number)
    return Quantity(low, high, qualifier in _ABOUT, qualifier, span, number)
