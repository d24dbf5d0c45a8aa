"""Finds people whom a text lets speak, or speaks of again and again, without a word on who they are.

"said Amal Haddad", "Amal Haddad told the paper", "Mr Haddad", and a surname alone after the full name are signs of a
person. Without an office, a function or a body in the text such a person is taken for private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.lexicon import words
from reportedly.publish.capacity import given_names, officeholders, surnames_in_office, untitled
from reportedly.publish.namewords import CAP, CAPITAL, NAME, any_of, bodies, clean, countries, folded, roles

Tokens = tuple[str, ...]
_NAME = re.compile(NAME, re.IGNORECASE)
_IRREGULAR = (
    "said",
    "says",
    "told",
    "tells",
    "wrote",
    "writes",
    "thought",
    "spoke",
    "wept",
    "cried",
    "knew",
    "saw",
    "felt",
    "held",
    "shouted",
)


@lru_cache(maxsize=1)
def _speaks() -> str:
    lemmas = sorted(w for w in words("cue_verbs", "lemma") if re.fullmatch("[a-z]+", w))
    forms = {f for w in lemmas for f in (w + "s", (w if w.endswith("e") else w + "e") + "d", w[:-1] + "ied")}
    return any_of({*_IRREGULAR, *forms}) + r"\b"


@lru_cache(maxsize=1)
def _signs() -> tuple[re.Pattern[str], ...]:
    speaks = _speaks()
    texts = (
        rf"\b(?P<name>{NAME}),? (?:has |had |also |then |later |who |recently |once ){{0,2}}{speaks}",
        rf"[”\"’,] ?{speaks} (?P<name>{NAME})",
        rf"\b(?:according to|interview with|asked|told by|spoke to|spoke with) (?P<name>{NAME})",
        rf"\b(?:Mr|Ms|Mrs|Miss|Dr)\.? (?P<name>{NAME})",
        rf"\b(?P<name>{NAME}),? who\b",
        rf"(?:^|\n|[.!?”\"] )[-–—] ?(?P<name>{NAME})(?=,|\n|$| \()",
        rf"\b(?P<name>{NAME}),? \(?(?:who (?:is|was|comes|came|lives|lived) )?(?:originally )?(?:from|born in) (?:the )?{CAP}",
        rf"(?:^|\n|[.!?”\"] )(?P<name>{NAME}) [^.\n]{{0,120}}\.[”\"]?\s+(?-i:He|She|His|Her)\b",
    )
    return tuple(re.compile(t, re.IGNORECASE) for t in texts)


def told_names(text: str) -> Iterator[Tokens]:
    """Full names of two words or more, and surnames after an honorific, with a sign that they are a person's, folded; bodies and places left out."""
    for pattern in _signs():
        for found in pattern.finditer(text):
            yield from _kept(found["name"])
    for found in _speakers().finditer(text):
        word = folded(found["name"])
        whole = " ".join(word)
        if (
            clean(found["name"])
            and not found["name"].isupper()
            and word not in officeholders()
            and whole not in bodies() | countries()
            and not _role(whole)
        ):
            yield word
    for found in _HONOURED.finditer(text):
        word = folded(found["name"])
        if clean(found["name"]) and word not in officeholders() and not _role(word[0]):
            yield word
    yield from _given(text)


# whoever signs a letter or a comment with a country: "Amal Haddad, Tunisia"
_SIGNED = re.compile(
    rf"(?:^|\n|[.!?”\"(] )(?P<name>{NAME}), (?:{CAP}(?: {CAP})?, )?(?P<land>{CAP}(?: {CAP})?)(?=[.,;)\n]|$| {CAPITAL})",
    re.IGNORECASE,
)


def signed_names(text: str) -> Iterator[Tokens]:
    """Full names under letters and comments, with the country that they come from."""
    for found in _SIGNED.finditer(text):
        if found["land"].casefold() in countries():
            yield from _kept(found["name"])


# a surname after an honorific: "Mr Haddad"
_HONOURED = re.compile(rf"\b(?:Mr|Ms|Mrs|Miss)\.? (?P<name>{CAP})(?! {CAP}|[ -]{CAP})")


# a name that a text locates something in is a place's
_WITHIN = re.compile(
    r"\b(?:in|into|near|inside|outside|at|(?:district|quarter|neighbou?rhood|city|town|village|area|port|province) of)(?: the)? $",
    re.IGNORECASE,
)


_AFTER_PLACE = re.compile(
    r" (?:neighbou?rhoods?|districts?|quarter|village|town|city|province|governorate|street|square|bridge|hospital|mosque|camp|airport|base|"
    r"road|highway|crossing|checkpoint|area|countryside|suburb|county|valley|river)\b"
)


def _given(text: str) -> Iterator[Tokens]:
    """Names with a surname that the text uses alone, or with a given name that many have and no place in the text has."""
    surnames, located = _surnames(text), set[Tokens]()
    people: list[Tokens] = []
    for found in _NAME.finditer(text):
        for tokens in _kept(found.group()):
            if tokens[-1] in surnames:
                yield tokens
            elif _AFTER_PLACE.match(text, found.end()) or _WITHIN.search(
                text, max(0, found.start() - 24), found.start()
            ):
                located.add(tokens)
            elif _borne(tokens):
                people.append(tokens)
    yield from (t for t in people if t not in located)


@lru_cache(maxsize=50_000)
def _borne(tokens: Tokens) -> bool:
    """Whether a name has a given name that many bear, or a surname of people in office after a word that is no common one."""
    if tokens[0] in given_names():
        return True
    surnamed = tokens[-1] in surnames_in_office() or tokens[-1] in given_names()
    return surnamed and len(tokens) < 4 and not any(_common(t) for t in tokens[:-1])


@lru_cache(maxsize=50_000)
def _common(word: str) -> bool:
    """Whether a word is one of the language's common ones, whatever its ending."""
    common = words("word_rarity", "stem") | words("stop_words", "word")
    return any(word[:n] in common for n in range(max(3, len(word) - 3), len(word) + 1))


@lru_cache(maxsize=1)
def _speakers() -> re.Pattern[str]:
    """One capitalised word that follows a verb of speech after the quoted words: "…,” says Amal."."""
    return re.compile(rf"[”\"’,] ?{_speaks()} (?P<name>{CAP})(?=[.,\n]|$)", re.IGNORECASE)


def _role(word: str) -> bool:
    return any(word in roles(kind) for kind in ("private", "public", "known"))


def _kept(name: str) -> Iterator[Tokens]:
    tokens, titled = untitled(name)
    whole = " ".join(tokens)
    if len(tokens) > 1 and not titled and whole not in countries() and whole not in bodies():
        yield tokens


def _surnames(text: str) -> set[str]:
    """Surnames that the text uses alone as a person's: "Mr Haddad", "Haddad said", "said Haddad"."""
    speaks = _speaks()
    found = re.finditer(
        rf"\b(?:Mr|Ms|Mrs|Miss|Dr)\.? (?P<a>{CAP})|(?<![\w-] )\b(?P<b>{CAP}),? {speaks}|[”\"’,] ?{speaks} (?P<c>{CAP})",
        text,
    )
    return {t[0] for m in found if (t := folded(m["a"] or m["b"] or m["c"]))}
