"""Counts and ordinals in words or digits."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
)
_SIMPLE = {w: i for i, w in enumerate(_UNITS)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
_SIMPLE |= {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100, "single": 1, "thousand": 1000, "both": 2}
VAGUE = {"several", "few", "some", "many", "recent", "numerous", "dozens", "countless"}
COUNT = (
    r"(?:(?:a\s+)?(?:few|couple(?:\s+of)?|dozen|hundred)|several|some|many|an?|half\s+an?|both|"
    r"\d{1,4}(?:\.\d|\s1/2)?|(?:"
    + "|".join([*_UNITS[1:], *_TENS])
    + r")(?:[- ](?:"
    + "|".join(_UNITS[1:10])
    + r"))?(?:\s+and\s+a\s+half)?)"
)
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(_ORDINALS[1:]) + r")"


def count(words: str) -> str:
    """A count as TIMEX3 writes it: digits, "X" for a vague one, "0.5" for half."""
    found = words.lower().replace("-", " ").split()
    if not found or VAGUE & set(found):
        return "X"
    if found[0] == "half":
        return "0.5"
    if found[0][0].isdigit():
        return found[0] + (".5" if found[-1] == "1/2" else "")
    total = sum(_SIMPLE.get(w, 0) for w in found if w not in {"a", "an"} or len(found) == 1)
    total = total or 1
    return f"{total}.5" if found[-1] == "half" else str(total)


def ordinal(word: str) -> int:
    """The number of an ordinal ("third" and "3rd" are 3); 0 for another word."""
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else _ORDINALS.index(word.lower()) if word.lower() in _ORDINALS else 0
