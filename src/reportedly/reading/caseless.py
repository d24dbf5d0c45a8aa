"""Text without telling capitals, put into ordinary case for the parser; the length never changes."""

from __future__ import annotations

import re

from reportedly.reading.boundaries import sentence_starts

_WORD = re.compile(r"[^\W\d_]+")
_KEEP = frozenset(
    "US UN UK EU UAE AFP AP BBC CNN NATO ISIS ISIL IS FSA SDF YPG PKK SANA FBI CIA OPEC NGO AU IDF SOHR UNICEF PLO".split()
)
_SMALL = frozenset(
    "a an the of in on at to for from by with and or but as if is are was were be been has have had will would can could "
    "may might not no it its he his she her they their them we our us you your who whom which that this these those there "
    "when where while after before since until over under near into against between during about at least than more said "
    "says say told killed wounded injured people died dead attack attacks".split()
)


def is_caseless(text: str) -> bool:
    """Whether a text of at least 40 letters is written all in capitals or all in small letters (95 % of its letters)."""
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    return letters >= 40 and (capitals >= 0.95 * letters or capitals <= 0.002 * letters)


def recase(text: str, names: frozenset[str] = frozenset()) -> str:
    """``text`` in ordinary case, of the same length, for the parser's eyes only.

    Sentences start with a capital; ``names`` (lower case: the lexicon's places and bodies) are capitalised; all else
    is small. A character whose other case has another length is left as it is.
    """
    starts = set(sentence_starts(text, caseless=True))

    def word(m: re.Match[str]) -> str:
        """One word in the case it has in ordinary text."""
        given = m.group()
        if given.upper() in _KEEP and (given.isupper() or given.lower() not in {"us", "is", "it", "au"}):
            return _same(given, given.upper())
        low = _same(given, given.lower())
        named = low in names and low not in _SMALL
        return _same(low, low[:1].upper() + low[1:]) if m.start() in starts or named else low

    return _WORD.sub(word, text)


def _same(given: str, changed: str) -> str:
    return changed if len(changed) == len(given) else given
