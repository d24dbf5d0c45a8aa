"""Finds people whom a text gives by one name alone: "Amal, who lives next door", "Nour and Amal Haddad", "(Amal, Tunis)".

Only given names that many bear count, and only where the text shows in some way that the word is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.publish.capacity import given_names, officeholders, surnames_in_office
from reportedly.publish.namewords import (
    CAP,
    CAPITAL,
    NOT_PERSON,
    bodies,
    countries,
    folded,
    ordinary,
    peoples,
    places_in,
    roles,
)

Tokens = tuple[str, ...]

_WORD = re.compile(rf"(?<![\w’'@#/.-]){CAP}(?![\w-])")
_BEFORE = re.compile(rf"(?:\b{CAP}|[-&@#/])[ ]?$")
_LOCATED = re.compile(r"\b(?:in|near|across|outside|around|inside|into|throughout) (?:the )?$", re.IGNORECASE)
# what shows that the word before is a person
_PERSON_AFTER = re.compile(
    r"(?:[’']s (?:own )?(?-i:[a-z])|,? who\b|, (?:my|his|her|their|our|an?|\d{1,2})\b| and (?:I|he|she|his|her|my)\b|"
    r" (?:himself|herself|and his|and her)\b|"
    r" (?:was|is|has|had|did|said|says|told|went|came|got|took|ran|saw|heard|felt|knew|thought|wanted|lost|left|tried|began|"
    r"started|called|asked|looked|lived|lives|worked|works|loved|loves|died|wept|cried|smiled|laughed|shook|stood|sat|walked|"
    r"fled|watched|decided|hopes?|feels|thinks|knows|wants|needs|keeps|kept|made|gave|found|met|joined|turned|survived|"
    r"recalls|recalled|remembers|remembered|points|explains|explained|adds|added|admits|admitted|adds)\b)"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:he|she|him|her|me|us|them|you|and|with|for|to|of|love|loved|miss|dear|hi|hello|said|says|asked|told|named|called|by) |[”\"’,] (?:says|said) |\()$",
    re.IGNORECASE,
)
# what shows it of a word that is a surname of people in office too
_SURE_AFTER = re.compile(
    r"(?:, (?:my|his|her|their|our|\d{1,2})\b|[’']s (?:mum|mom|dad|mother|father|wife|husband|son|daughter|brother|sister|family|friends?)\b|"
    r" and (?:I|his|her|my)\b|, who (?:is|was|has|had|lives|lived|works|worked)\b)"
)
_SURE_BEFORE = re.compile(
    r"(?:\b(?:dear|hi|hello|named|called|miss|my|his|her|their|our|little|baby|young) |\()$|\b(?:my|his|her|their|our) [\w-]+,? $",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"(?<![\w’'-])(?P<one>{CAP}) (?:and|&) (?P<two>{CAP}) (?P<last>{CAP})")
_ALIAS = re.compile(
    rf"(?P<name>{CAP}(?: {CAP}){{0,4}})(?:,| [–—-]|,? \()? ?(?:who (?:is|was) )?(?:also |better |previously |widely |best )?"
    rf"(?:known|nicknamed|dubbed|aka|a\.k\.a\.) (?:as |to (?:\w+ ){{1,3}}as |(?:simply|only) as )?[“\"‘']?(?P<alias>{CAP}(?: {CAP}){{0,2}})"
)


def first_names(text: str) -> Iterator[Tokens]:
    """Given names that stand alone where a person stands, folded: one word each."""
    seen: set[str] = set()
    for found in _WORD.finditer(text):
        said = found.group()
        word = _folded(said)
        if word in seen or not _given(word) or said.isupper() or not _stands(text, found.start(), found.end()):
            continue
        if _shown(text, found.start(), found.end(), said):
            seen.add(word)
            if not re.search(rf"(?<![\w.@/-]){re.escape(word)}\b", text):
                yield (word,)


@lru_cache(maxsize=50_000)
def _folded(said: str) -> str:
    return next(iter(folded(said)), "")


@lru_cache(maxsize=50_000)
def _given(word: str) -> bool:
    return (
        len(word) > 2
        and word in given_names()
        and word not in NOT_PERSON
        and word not in ordinary() | countries() | bodies() | peoples()
        and (word,) not in officeholders()
        and not any(word in roles(k) for k in ("private", "public", "known"))
    )


def _stands(text: str, start: int, end: int) -> bool:
    """Whether the word is no part of a longer name and no place that something lies in."""
    head = text[max(0, start - 40) : start]
    if re.match(rf" {CAPITAL}", text[end : end + 2]) or _LOCATED.search(head):
        return False
    before = re.search(r"(?:^|[\s(“\"])([^\s]+) $", head)
    return not (before and before.group(1)[0].isupper() and not _opening(before.group(1)))


def _opening(word: str) -> bool:
    """Whether the capitalised word before opens a sentence and is a common one."""
    return any(t in NOT_PERSON or t in ordinary() for t in folded(word)[:1])


def _shown(text: str, start: int, end: int, word: str) -> bool:
    possessive = word.endswith(("’s", "'s"))
    at = end - 2 if possessive else end
    if _folded(word) in surnames_in_office() or word.removesuffix("’s").removesuffix("'s") in places_in(text):
        return bool(_SURE_AFTER.match(text, at) or _SURE_BEFORE.search(text, max(0, start - 40), start))
    return bool(_PERSON_AFTER.match(text, at) or _PERSON_BEFORE.search(text, max(0, start - 30), start))


def pairs(text: str) -> Iterator[tuple[Tokens, Tokens]]:
    """The first of two who share a surname, and the full name of the second: "Nour and Amal Haddad"."""
    for found in _PAIR.finditer(text):
        one, two = folded(found["one"]), folded(found["two"])
        if one and two and _given(one[0]) and _stands(text, found.start(), found.end("one")):
            yield one, (*two, *folded(found["last"]))


def aliases(text: str) -> Iterator[tuple[Tokens, Tokens]]:
    """Names and what else the text says they are called by, folded."""
    for found in _ALIAS.finditer(text):
        yield folded(found["name"]), folded(found["alias"])
