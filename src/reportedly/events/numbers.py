"""Stated quantities in English text: digits and words, ranges, and how exact they are said to be.

``min`` and ``max`` follow the codebook: "at least six" is 6 and None, "nearly 20" is None and 20, "dozens" is 24 and None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.records import Span

_UNITS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = {
    "tens of thousands": 20_000, "tens of millions": 20_000_000, "hundreds of thousands": 200_000,
    "hundreds of millions": 200_000_000, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "dozens of thousands": 24_000,
    "thousands": 2_000, "millions": 2_000_000, "several dozen": 36, "several hundred": 300, "several thousand": 3_000,
    "several hundreds": 300, "several thousands": 3_000, "several million": 3_000_000, "several hundred thousand": 300_000,
    "several tens of thousands": 30_000, "a few dozen": 24, "a few hundred": 200, "a few thousand": 2_000, "a few million": 2_000_000,
    "several": 3, "a handful of": 3, "a handful": 3, "thousands upon thousands": 2_000, "thousands and thousands": 2_000,
    "hundreds and hundreds": 200, "hundreds upon hundreds": 200, "scores upon scores": 40, "dozens and dozens": 24, "dozens upon dozens": 24, "many hundreds": 200,
    "many thousands": 2_000, "a few": 3, "many dozens": 24, "hundreds of": 200, "many scores": 40, "scores and scores": 40,
    "some hundreds": 200, "some thousands": 2_000, "some dozens": 24,
}  # fmt: skip
_EXACT = {"a couple": 2, "a dozen": 12, "half a dozen": 6, "half a million": 500_000, "a quarter of a million": 250_000,
          "quarter of a million": 250_000, "a pair of": 2, "half-a-dozen": 6, "half-a-million": 500_000, "a half-million": 500_000,
          "a half million": 500_000, "a half-dozen": 6, "a half dozen": 6, "a score of": 20, "a score": 20, "two score": 40,
          "three score": 60, "a million and a half": 1_500_000, "three-quarters of a million": 750_000, "three quarters of a million": 750_000, "one and a half million": 1_500_000, "a trio of": 3, "a quartet of": 4,
          "a dozen and a half": 18, "half a thousand": 500, "another dozen": 12, "another hundred": 100, "another thousand": 1000, "another half dozen": 6,
          "another half-dozen": 6, "another score": 20, "another couple": 2, "another half a dozen": 6,
          "half a hundred": 50}  # fmt: skip
_ROUGH = {"a couple of dozen": 24, "a couple of hundred": 200, "a couple of thousand": 2_000, "a couple of million": 2_000_000,
          "a couple dozen": 24, "a couple hundred": 200, "a couple thousand": 2_000}  # fmt: skip
_LOW = ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "a minimum of", "upwards of",
        "upward of", "in excess of", "above", "well over", "much more than", "not fewer than", "well more than", "well above", "far more than",
        "at the very least", "at a minimum", "north of", "at least at", "just over", "a little over", "slightly more than", "slightly over",
        "comfortably over", "easily more than", "no lower than", "minimum of", "greater than", "beyond", "not under", "far over", "just above",
        "just more than", "a little more than", "at least some", "more than about", "well in excess of", "well upwards of")  # fmt: skip
_HIGH = ("up to", "as many as", "at most", "no more than", "not more than", "fewer than", "less than", "under", "nearly", "almost",
         "close to", "just under", "a maximum of", "just short of", "as much as", "some nearly", "as high as", "approaching", "nearing",
         "getting on for", "close on", "a little under", "slightly under", "slightly fewer than", "slightly less than", "at the most",
         "well under", "well below", "below", "little more than", "maximum of", "a shade under", "not quite", "short of", "anything up to",
         "just shy of", "shy of", "up to some", "perhaps as many as", "possibly as many as", "up to about", "up to around")  # fmt: skip
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "or so", "nearly about", "more or less",
          "perhaps", "circa", "in the region of", "in the order of", "on the order of", "maybe", "possibly", "probably", "somewhere around",
          "something like", "in the neighbourhood of", "in the neighborhood of", "or thereabouts", "odd", "an approximate",
          "some estimated", "a rough", "reportedly some", "somewhere near", "approx.")  # fmt: skip
_VAGUE_HIGH = frozenset(
    {
        "nearly", "almost", "close to", "just under", "just short of", "approaching", "nearing", "getting on for", "close on",
        "a little under", "slightly under", "a shade under", "not quite", "just shy of", "shy of", "some nearly",
    }
)  # fmt: skip


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=lambda w: (-len(w), w)))


_WORD = "(?:" + _any([*_UNITS, *_TENS]) + ")"
_SMALL = rf"{_WORD}(?:[-\s]{_WORD})?"
_SCALE = "(?:" + _any(list(_SCALES)) + ")"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[-\s]{_SCALE}){{0,2}}"
    rf"|(?:{_SMALL}|an?)(?:[-\s]{_SCALE}){{1,2}}(?:,?\s(?:and\s)?{_SMALL}(?:[-\s]{_SCALE})?(?:\s(?:and\s)?{_SMALL})?)?|{_SMALL}|hundred|thousand"
)
_SPAN = rf"{_any(list(_VAGUE))}|{_any(list(_EXACT))}|{_NUMBER}"
_PHRASE = (
    rf"(?P<rough>{_any(list(_ROUGH))})|(?P<vague>{_any(list(_VAGUE))})(?!\s(?:{_SCALE})\b)|(?P<exact>{_any(list(_EXACT))})(?!\s(?:{_SCALE})\b)"
    rf"|(?P<a>{_NUMBER})(?:(?:\s?[-–—]\s?|\s(?:to|or)\s)(?P<b>{_NUMBER}))?"
)
_PATTERN = re.compile(
    rf"(?<![\w$€£.,:/#-])(?<!no\s)(?:(?:(?:anywhere|somewhere|anything)\s)?(?P<between>between|from)\s(?P<low>{_SPAN})\s(?:and|to)\s(?P<high>{_SPAN})"
    rf"|(?:(?P<q0>{_any(['perhaps', 'possibly', 'maybe', 'only'])})\s)?(?:(?P<q>{_any([*_LOW, *_HIGH, *_ABOUT])})\s)?"
    rf"(?:(?P<q2>{_any(list(_ABOUT))})\s)?(?:{_PHRASE}))"
    rf"(?P<after>\sor\smore|\sor\sfewer|\sor\sless|[-\s]plus\b|\+|\sor\sso\b|\sor\sthereabouts|[-\s]odd\b|-strong\b)?(?![\w%]|[.,:]\d|-\w|/\d)",
    re.IGNORECASE,
)

# A digit, or a word that some number ends with: without one of them a text states none.
_LASTS = sorted({re.split(r"[-\s]", w)[-1] for w in [*_UNITS, *_TENS, *_SCALES, *_VAGUE, *_EXACT, *_ROUGH]} - {"of"})
_NUMERAL = re.compile(rf"\d|\b(?:{_any(_LASTS)}|pair|trio|quartet|handful|hundreds)\b", re.IGNORECASE)


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
    end = len(text) if end is None else end
    if not _NUMERAL.search(text, start, end):
        return []
    found = (_quantity(m) for m in _PATTERN.finditer(text, start, end))
    return [q for q in found if q is not None]


def _quantity(m: re.Match[str]) -> Quantity | None:
    qualifier = _plain(m["q"] or m["q2"] or "")
    span = Span(*m.span())
    if m["between"]:
        return _between(m, span)
    if m["vague"]:
        return Quantity(_VAGUE[_plain(m["vague"])], None, True, qualifier, span, Span(*m.span("vague")))
    if m["rough"]:
        found = _bounded(
            _ROUGH[_plain(m["rough"])],
            _ROUGH[_plain(m["rough"])],
            qualifier,
            m["after"] or "",
            span,
            Span(*m.span("rough")),
        )
        return replace(found, vague=True)
    exact = _EXACT.get(_plain(m["exact"])) if m["exact"] else value(m["a"])
    number = Span(*m.span("exact")) if m["exact"] else Span(m.start("a"), m.end("b") if m["b"] else m.end("a"))
    if exact is None or (not m["exact"] and m["a"].lower() in {"hundred", "thousand"} and not qualifier):
        return None
    top = value(m["b"]) if m["b"] else exact
    if m["b"] and top is not None:
        exact = _scaled(exact, m["a"], top, m["b"])
    if top is None or top < exact:
        return None
    return _bounded(exact, top, qualifier, m["after"] or "", span, number)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


def _between(m: re.Match[str], span: Span) -> Quantity | None:
    """Such as "between 20 and 30", "anywhere from dozens to hundreds"."""
    ends = [_plain(m["low"]), _plain(m["high"])]
    low, high = (_VAGUE.get(x) or _EXACT.get(x) or value(x) for x in ends)
    number = Span(m.start("low"), m.end("high"))
    if not low or not high:
        return None
    low = _scaled(low, ends[0], high, ends[1])
    if low > high:
        return None
    loose = any(x in _VAGUE for x in ends)
    return Quantity(low, None if ends[1] in _VAGUE else high, loose, m["between"].lower(), span, number)


def _scaled(low: int, words: str, high: int, top: str) -> int:
    """20,000, for the 20 of "20 to 30 thousand"."""
    scale = next((n for w, n in _SCALES.items() if re.search(rf"\b{w}", top, re.IGNORECASE)), 1)
    bare = not any(w in words.lower() for w in _SCALES)
    return low * scale if scale > 1 and bare and low < scale and low * scale <= high else low


def _bounded(low: int, high: int, qualifier: str, after: str, span: Span, number: Span) -> Quantity:
    after = after.lower()
    if "more" in after or "plus" in after or "+" in after:
        return Quantity(low, None, False, qualifier or "or more", span, number)
    if "fewer" in after or "less" in after:
        return Quantity(None, high, False, qualifier or "or fewer", span, number)
    if "so" in after or "odd" in after or "thereabouts" in after:
        return Quantity(low, high, True, qualifier or "or so", span, number)
    if qualifier in _LOW:
        return Quantity(low, None, False, qualifier, span, number)
    if qualifier in _HIGH:
        return Quantity(None, high, qualifier in _VAGUE_HIGH, qualifier, span, number)
    return Quantity(low, high, qualifier in _ABOUT, qualifier, span, number)
