"""Words that may be a place's name: every stretch of a report that a list holds or that is written like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import words
from reportedly.records import Doc, Name, Span, Token
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.lookup import adjective, entries_of, part_of, with_kind

MOST_TOKENS = 7  # "Deir al-Zor" is four tokens, "al-Maarat al-Numan" seven
PLACES = frozenset({"GPE", "LOC", "FAC"})
ARTICLES = frozenset("al el as ar an at az ad ash es ez".split())
_INNER = ARTICLES | frozenset("of the de la del du di da do sur upon on es le les kwa and - ’ ' 's ’s".split())
_ARTICLE_WORDS = frozenset({"the", "a", "an"})
_SHORT = frozenset({"US", "UK", "EU"})
_PLURAL = re.compile(r"[A-Z]{2,}s")  # "SAMs", "IEDs"
FIRST_ARABIC, LAST_ARABIC = "\u0620", "\u06ff"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first``..``last`` (one past) that may be a name.

    ``kind``: place (a list holds it), part ("Northern Europe"), demonym, built (ends in a kind of public place), road,
    parse (only the parse takes it for a place), guess (capitals only), site ("the al-Midan neighborhood"). ``name`` is the parse's name that it stands in.
    """

    span: Span
    first: int
    last: int
    kind: str
    entries: tuple[Entry, ...] = ()
    name: Name | None = None


def candidates(doc: Doc) -> tuple[Candidate, ...]:
    """Every candidate of the report in the order of its first token, longer ones first; they may overlap."""
    names = _names(doc)
    found: dict[Span, Candidate] = {}
    for candidate in _scanned(doc, names):
        found.setdefault(candidate.span, candidate)
    for candidate in (*_parsed(doc, names), *_guessed(doc, names), *_sites(doc, names)):
        found.setdefault(candidate.span, candidate)
    return tuple(sorted(found.values(), key=lambda c: (c.first, -c.last)))


def caseless(doc: Doc) -> bool:
    """Whether a report is written all in capitals or all in small letters, so that capitals tell nothing."""
    capitals = sum(t.text[:1].isupper() for t in doc.tokens)
    small = sum(t.text[:1].islower() for t in doc.tokens)
    return min(capitals, small) * 50 < capitals + small  # in ordinary text every eighth word has a capital


def _scanned(doc: Doc, names: list[Name | None]) -> Iterator[Candidate]:
    tokens, plain = doc.tokens, caseless(doc)
    for i in range(len(tokens)):
        if plain and not (names[i] is not None or tokens[i].pos in {"PROPN", "ADJ", "NOUN"}):
            continue
        if not (plain or _may_start(tokens, i)) or _after_article(tokens, i):
            continue
        for length in range(_reach(tokens, i, plain), 0, -1):
            last = tokens[i + length - 1]
            if _ends(doc, i, length, last):
                span = Span(tokens[i].start, last.end)
                kind, entries = _kind(doc, i, length, span, plain)
                if kind:
                    yield Candidate(span, i, i + length, kind, entries, names[i])


def _after_article(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word belongs to the article with a hyphen before it ("al-Bab")."""
    return i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text.lower() in ARTICLES


def _ends(doc: Doc, i: int, length: int, last: Token) -> bool:
    text = last.text
    if text[-1:].isalnum():
        return text.lower() not in _INNER or text[:1].isupper()
    return text[-1:] == "." and abbreviated(doc, i, length)


def _kind(doc: Doc, i: int, length: int, span: Span, plain: bool) -> tuple[str, tuple[Entry, ...]]:
    """What a stretch is: its kind and the places that are called by it; "" where it is nothing."""
    words_ = span.of(doc.text)
    key = fold(words_)
    if plain and length == 1 and (key in words("stop_words", "word") or key in words("not_places", "word")):
        return "", ()
    people = adjective(words_) if length <= 2 else ()
    if people:
        return "demonym", people
    if (len(key) < 3 and words_ not in _SHORT and "." not in words_) or _PLURAL.fullmatch(words_):
        return "", ()
    entries = entries_of(words_)
    comma = length > 1 and any(t.text == "," for t in doc.tokens[i : i + length])
    if entries and not (comma and entries[0].kind != "city"):
        return "place", entries
    if comma:
        return "", ()
    if plain:
        return "", ()
    if _road(doc, i, length):
        return "road", ()
    part = part_of(words_)
    return ("part", part) if part else ("built", ()) if built(doc, i, length) else ("", ())


def abbreviated(doc: Doc, i: int, length: int) -> bool:
    """Whether words that end in a full stop are an abbreviated name ("Ala.", "D.C.", "Abbey St.")."""
    words_ = doc.text[doc.tokens[i].start : doc.tokens[i + length - 1].end]
    last = doc.tokens[i + length - 1].text
    return words_ in _abbreviations() or last in _road_forms() or (length == 1 and words_.count(".") > 1)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(f for forms in words("us_states", "forms") for f in forms.split("|") if f.endswith("."))


@lru_cache(maxsize=1)
def _road_forms() -> frozenset[str]:
    return words("road_words", "word", place="last")


def _may_start(tokens: tuple[Token, ...], i: int) -> bool:
    text = tokens[i].text
    if text[:1].isupper() or FIRST_ARABIC <= text[:1] <= LAST_ARABIC:
        return True
    if text.lower() in ARTICLES and i + 1 < len(tokens):
        after = tokens[i + 1].text
        return (after[:1].isupper() and text.lower() in {"al", "el"}) or (
            after == "-" and i + 2 < len(tokens) and tokens[i + 2].text[:1].isupper()
        )
    return "-" in text and text.split("-", 1)[0].lower() in ARTICLES and text.split("-", 1)[1][:1].isupper()


def _reach(tokens: tuple[Token, ...], i: int, plain: bool) -> int:
    """How many tokens from ``i`` on may belong to one name."""
    n = 1
    while n < MOST_TOKENS and i + n < len(tokens):
        token = tokens[i + n]
        joined = (
            token.text[:1].isupper()
            or (plain and n < 4 and token.text[:1].isalpha())
            or token.text[:1].isdigit()
            or FIRST_ARABIC <= token.text[:1] <= LAST_ARABIC
            or token.text.lower() in _INNER
            or token.text in {".", ","}
            or (token.text in words("built", "word") and n < 5)
        )
        if not joined or token.sent != tokens[i].sent or token.start - tokens[i + n - 1].end > 1:
            break
        n += 1
    return n


def built(doc: Doc, i: int, length: int) -> bool:
    """Whether capitalised words end in a kind of public place ("Castello Road", "al-Mallah Farms")."""
    part = doc.tokens[i : i + length]
    last = part[-1].text
    if length < 2 or not last[:1].isupper() or not (fold(last) in words("built", "word") or last in _nature()):
        return False
    return all(t.text[:1].isupper() or t.text.lower() in _INNER or t.text[:1].isdigit() for t in part)


@lru_cache(maxsize=1)
def _nature() -> frozenset[str]:
    return words("road_words", "word", place="nature")


def _road(doc: Doc, i: int, length: int) -> bool:
    """Whether words name a road: "Main Street", "Highway 19", "US-24"."""
    part = doc.tokens[i : i + length]
    if length < 2:
        return False
    numbered = part[-1].text[:1].isdigit() and all(
        t.text in words("road_words", "word", place="first") or t.text == "-" for t in part[:-1]
    )
    named = part[-1].text in _road_forms() and all(
        t.text[:1].isupper() or t.text.lower() in _INNER or t.text[:1].isdigit() for t in part
    )
    return numbered or named


def _names(doc: Doc) -> list[Name | None]:
    """The name of the parse that each token stands in."""
    at: list[Name | None] = [None] * len(doc.tokens)
    names = sorted(doc.names, key=lambda n: n.span)
    k, nobody = 0, -1
    for i, token in enumerate(doc.tokens):
        while k < len(names) and names[k].span.end <= token.start:
            k += 1
        inside = k < len(names) and names[k].span.start <= token.start < names[k].span.end
        lost = inside and _lost_genitive(doc, i, names[k])
        nobody = k if lost and names[k].label == "PERSON" else nobody  # "Syrias Hama" is none
        if inside and not lost and k != nobody:
            at[i] = names[k]
    return at


def _lost_genitive(doc: Doc, i: int, name: Name) -> bool:
    """Whether a name begins with a country's genitive that lost its apostrophe ("Syrias Hama province")."""
    token = doc.tokens[i]
    if token.text[-1:] != "s" or token.start != name.span.start or token.end >= name.span.end:
        return False
    found = entries_of(token.text)
    return bool(found) and found[0].kind == "country" and fold(found[0].name) + "s" == fold(token.text)


def _runs(doc: Doc, names: list[Name | None]) -> Iterator[tuple[int, int, Name | None]]:
    """Every name of the parse and every stretch of capitalised words outside names, without article and 's."""
    first = 0
    while first < len(names):
        name, last = names[first], first + 1
        while last < len(names) and _goes_on(doc, names, first, last):
            last += 1
        start, end = first, last
        while start < end and doc.tokens[start].text.lower() in _ARTICLE_WORDS:
            start += 1
        while end > start and doc.tokens[end - 1].text.lower() in {"'s", "’s", "'", "’"}:
            end -= 1
        if start < end:
            yield start, end, name
        first = last


def _goes_on(doc: Doc, names: list[Name | None], first: int, last: int) -> bool:
    if names[first] is not None:
        return names[last] is names[first]
    before, token = doc.tokens[last - 1], doc.tokens[last]
    capitals = before.text[:1].isupper() and token.text[:1].isupper()
    return names[last] is None and capitals and token.sent == before.sent and token.start - before.end <= 1


def _parsed(doc: Doc, names: list[Name | None]) -> Iterator[Candidate]:
    """The parse's names of places that no list holds, but with their kind after them ("Hama province", "Homs city")."""
    for start, end, name in _runs(doc, names):
        if name is not None and name.label in PLACES:
            span = Span(doc.tokens[start].start, doc.tokens[end - 1].end)
            yield Candidate(span, start, end, "parse", with_kind(span.of(doc.text)), name)


def _guessed(doc: Doc, names: list[Name | None]) -> Iterator[Candidate]:
    """Other names of up to three words: a village may be taken for a person or a body, or for nothing."""
    for start, end, name in _runs(doc, names):
        proper = any(t.pos == "PROPN" for t in doc.tokens[start:end])
        if end - start <= 3 and doc.tokens[start].text[:1].isupper() and (name is not None or proper):
            yield Candidate(Span(doc.tokens[start].start, doc.tokens[end - 1].end), start, end, "guess", (), name)


def _sites(doc: Doc, names: list[Name | None]) -> Iterator[Candidate]:
    """Names that a small word after them makes public places: "the al-Midan neighborhood"."""
    tokens = doc.tokens
    for last in range(1, len(tokens)):
        if tokens[last].text not in words("road_words", "word", place="site"):
            continue
        first = last
        while first and last - first < MOST_TOKENS and _in_name(tokens, first - 1, tokens[last].sent):
            first -= 1
        while first < last and not (tokens[first].text[:1].isupper() or tokens[first].text.lower() in ARTICLES):
            first += 1
        named = doc.text[tokens[first].start : tokens[last - 1].end]
        proper = any(t.pos == "PROPN" and t.text[:1].isupper() for t in tokens[first:last])
        other = names[first] is not None and names[first].label == "NORP"  # type: ignore[union-attr]
        if first < last and proper and not other and not adjective(named):
            yield Candidate(Span(tokens[first].start, tokens[last].end), first, last + 1, "site", (), names[first])


def _in_name(tokens: tuple[Token, ...], i: int, sent: int) -> bool:
    """Whether token ``i`` may belong to the name that goes on after it."""
    token, after = tokens[i], tokens[i + 1]
    article = token.text.lower() in ARTICLES and (after.text == "-" or token.text.lower() in {"al", "el"})
    joined = token.text[:1].isupper() or token.text == "-" or article
    return joined and token.sent == sent and after.start - token.end <= 1
