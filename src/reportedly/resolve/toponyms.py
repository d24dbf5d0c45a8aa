"""Toponyms: words of a report that name a place, by the parse's names and by a scan with the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import words
from reportedly.records import Doc, Name, Span, Token
from reportedly.resolve import overlay
from reportedly.resolve.countries import demonyms
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry, open_gazetteer

MOST_TOKENS = 7  # "Deir al-Zor" is four tokens, "al-Maarat al-Numan" seven
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ARTICLES = frozenset({"al", "el", "as", "ar", "an", "at", "az", "ad", "ash", "es", "ez"})
_INNER = _ARTICLES | {
    "of",
    "the",
    "de",
    "la",
    "del",
    "du",
    "di",
    "da",
    "sur",
    "upon",
    "on",
    "-",
    "’",
    "'",
    "es",
    "le",
    "les",
}
_BEFORE = frozenset(
    {"in", "at", "near", "from", "to", "around", "outside", "of", "into", "through", "toward", "towards", "across"}
)
_DIVISIONS = frozenset({"county", "parish", "province", "governorate", "oblast", "district", "prefecture", "state"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text. ``name`` is what was looked up, ``entries`` the places it may be (none: unknown name).

    ``kind``: place, demonym (an adjective or a people: it tells a country, not a place).
    """

    span: Span
    name: str
    entries: tuple[Entry, ...]
    kind: str = "place"
    label: str = ""


@lru_cache(maxsize=20_000)
def entries_of(name: str) -> tuple[Entry, ...]:
    """Every place called ``name`` in our own tables and in the gazetteer; by sound only where none is called so."""
    own, known = overlay.lookup(name, by_sound=False), open_gazetteer().lookup(name, by_sound=False)
    if not own and not known:
        own, known = overlay.lookup(name), open_gazetteer().lookup(name)
    taken = {e.id for e in own}
    regions = {e.country for e in own if e.kind in {"region", "admin1"}}
    rest = (e for e in known if e.id not in taken and not (e.kind == "admin1" and e.country in regions))
    return own + tuple(rest)


def find_toponyms(doc: Doc) -> tuple[Toponym, ...]:
    """Every toponym and demonym of the report in order; no two overlap."""
    labels = _labels(doc)
    found: list[Toponym] = []
    i, tokens = 0, doc.tokens
    while i < len(tokens):
        hit = _longest(doc, i, labels)
        if hit is None:
            i += 1
            continue
        toponym, length = hit
        found.append(toponym)
        i += length
    return _with_unknown(doc, found)


def _labels(doc: Doc) -> list[Name | None]:
    """The name that each token stands in."""
    at: list[Name | None] = [None] * len(doc.tokens)
    names = sorted(doc.names, key=lambda n: n.span)
    k = 0
    for i, token in enumerate(doc.tokens):
        while k < len(names) and names[k].span.end <= token.start:
            k += 1
        if k < len(names) and names[k].span.start <= token.start < names[k].span.end:
            at[i] = names[k]
    return at


def _longest(doc: Doc, i: int, labels: list[Name | None]) -> tuple[Toponym, int] | None:
    """The longest place name that starts at token ``i``, and how many tokens it takes."""
    tokens = doc.tokens
    if not _may_start(tokens, i):
        return None
    for length in range(_reach(tokens, i), 0, -1):
        last = tokens[i + length - 1]
        if not last.text[-1:].isalnum() and not (last.text[-1:] == "." and _abbreviated(doc, i, length)):
            continue
        span = Span(tokens[i].start, last.end)
        toponym = _accepted(doc, i, length, span, labels)
        if toponym:
            return toponym, length
    return None


def _abbreviated(doc: Doc, i: int, length: int) -> bool:
    """Whether words that end in a full stop are an abbreviated name ("Ala.", "D.C.")."""
    words_ = doc.text[doc.tokens[i].start : doc.tokens[i + length - 1].end]
    return words_ in _abbreviations() or (length == 1 and words_.count(".") > 1)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(f for forms in words("us_states", "forms") for f in forms.split("|") if f.endswith("."))


def _may_start(tokens: tuple[Token, ...], i: int) -> bool:
    text = tokens[i].text
    if text[:1].isupper():
        return True
    if text.lower() in _ARTICLES and i + 1 < len(tokens):
        after = tokens[i + 1].text
        return (after[:1].isupper() and text.lower() in {"al", "el"}) or (
            after == "-" and i + 2 < len(tokens) and tokens[i + 2].text[:1].isupper()
        )
    return "-" in text and text.split("-", 1)[0].lower() in _ARTICLES and text.split("-", 1)[1][:1].isupper()


def _reach(tokens: tuple[Token, ...], i: int) -> int:
    """How many tokens from ``i`` on may belong to one name."""
    n = 1
    while n < MOST_TOKENS and i + n < len(tokens):
        token = tokens[i + n]
        joined = (
            token.text[:1].isupper()
            or token.text[:1].isdigit()
            or token.text.lower() in _INNER
            or token.text in {".", ","}
        )
        if not joined or token.sent != tokens[i].sent or token.start - tokens[i + n - 1].end > 1:
            break
        n += 1
    return n


def _accepted(doc: Doc, i: int, length: int, span: Span, labels: list[Name | None]) -> Toponym | None:
    words_ = span.of(doc.text)
    key = fold(words_)
    label = labels[i].label if labels[i] is not None else ""  # type: ignore[union-attr]
    if length <= 2 and key in demonyms() and not overlay.lookup(words_, by_sound=False):
        return Toponym(span, words_, (overlay.countries()[demonyms()[key]],), "demonym", label)
    if len(key) < 3 and words_ not in {"US", "UK"}:
        return None
    entries = entries_of(words_)
    if not entries or (
        length > 1 and any(t.text == "," for t in doc.tokens[i : i + length]) and entries[0].kind != "city"
    ):
        return None
    return Toponym(span, words_, entries, "place", label) if _likely(doc, i, length, labels, entries) else None


def _built(doc: Doc, i: int, length: int) -> bool:
    """Whether capitalised words end in a kind of public place ("Castello Road", "al-Mallah Farms")."""
    part = doc.tokens[i : i + length]
    if length < 2 or fold(part[-1].text) not in words("built", "word") or not part[-1].text[:1].isupper():
        return False
    return all(t.text[:1].isupper() or t.text.lower() in _INNER or t.text[:1].isdigit() for t in part)


def _likely(doc: Doc, i: int, length: int, labels: list[Name | None], entries: tuple[Entry, ...]) -> bool:
    """Whether words that some place is called by name a place here."""
    tokens, name = doc.tokens, labels[i]
    text = Span(tokens[i].start, tokens[i + length - 1].end).of(doc.text)
    best = max(e.people for e in entries)
    if text in _cased_words() or (length == 1 and text.lower() in _common()):
        return False
    if name is not None and name.label in _PLACES:
        return entries[0].rank < 2 or length > 1 or len(text) > 4
    if name is not None and name.label in {"PERSON", "DATE", "TIME", "WORK_OF_ART", "LANGUAGE", "PERCENT", "MONEY"}:
        return entries[0].kind == "country" and name.label != "PERSON"
    if entries[0].rank == 2 and length == 1:
        return _led(tokens, i) and tokens[i].pos == "PROPN"
    if name is not None and name.label in {"ORG", "NORP"}:
        return best >= 5_000 and _heads(tokens, i, name)
    follows = tokens[i + length].text.lower() if i + length < len(tokens) else ""
    return any(t.pos == "PROPN" for t in tokens[i : i + length]) and (
        best >= 100_000 or _led(tokens, i) or follows in _DIVISIONS or length > 2
    )


def _led(tokens: tuple[Token, ...], i: int) -> bool:
    before = tokens[i - 1].text.lower() if i else ""
    return before in _BEFORE or (before == "the" and i > 1 and tokens[i - 2].text.lower() in _BEFORE)


def _heads(tokens: tuple[Token, ...], i: int, name: Name) -> bool:
    """Whether token ``i`` begins an organisation's name ("Mansfield Police Department") or follows "of" in it."""
    start = tokens[i].start
    return start - name.span.start <= 4 or (i > 0 and tokens[i - 1].text.lower() in {"of", "at", "in"})


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return words("not_places", "word", cased="")


@lru_cache(maxsize=1)
def _cased_words() -> frozenset[str]:
    return words("not_places", "word", cased="yes")


def _with_unknown(doc: Doc, found: list[Toponym]) -> tuple[Toponym, ...]:
    """Add the parse's place names that no list holds; they keep their words and have no entries."""
    more = [
        Toponym(n.span, n.span.of(doc.text), (), "place", n.label)
        for n in doc.names
        if n.label in _PLACES and not any(n.span.overlap(t.span) for t in _near(found, n.span))
    ]
    return tuple(sorted((*found, *more), key=lambda t: t.span))


def _near(found: list[Toponym], span: Span) -> Iterator[Toponym]:
    from bisect import bisect_left

    k = max(0, bisect_left(found, span, key=lambda t: t.span) - 1)
    yield from found[k : k + 12]
