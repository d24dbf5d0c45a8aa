"""What speaks for and against a candidate: traits as short texts, which carry weights in lexicon/toponym_weights.tsv.

The words of the name itself are no trait: the weights say how names stand in reports, not which names are places.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.lexicon import words
from reportedly.records import Doc, Token
from reportedly.resolve import overlay
from reportedly.resolve.candidates import ARTICLES, PLACES, Candidate, caseless
from reportedly.resolve.fold import fold

LED = frozenset("in at near from to around outside of into through toward towards across".split())
_DASHES = frozenset({"-", "--", "—", "–", "("})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Habits:
    """How the names of one report are used: by folded name what its candidates look like together."""

    labels: dict[str, Counter[str]] = field(default_factory=dict)
    led: frozenset[str] = frozenset()
    contained: frozenset[str] = frozenset()
    person_words: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    plain: bool = False


def habits(doc: Doc, found: tuple[Candidate, ...]) -> Habits:
    """The habits of a report, from all of its candidates."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    plain = caseless(doc)
    led, contained = set(), set()
    for c in found:
        key = fold(c.span.of(doc.text))
        labels[key][c.name.label if c.name is not None else "-"] += 1
        if _word(doc.tokens, c.first - 1) in LED and not _capital(doc.tokens, c.last, plain):
            led.add(key)
        if _container(doc, c, plain):
            contained.add(key)
    person: set[str] = set()
    for name in doc.names:
        parts = name.span.of(doc.text).split()
        if name.label == "PERSON" and len(parts) > 1:
            person.update(fold(p) for p in parts)
    small = frozenset() if plain else frozenset(t.text for t in doc.tokens if t.text.islower())
    return Habits(dict(labels), frozenset(led), frozenset(contained), frozenset(person), small, plain)


def _word(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _capital(tokens: tuple[Token, ...], i: int, plain: bool) -> bool:
    """Whether token ``i`` is written like a name; where capitals tell nothing, whether the parse takes it for one."""
    return 0 <= i < len(tokens) and (tokens[i].pos == "PROPN" if plain else tokens[i].text[:1].isupper())


def _container(doc: Doc, c: Candidate, plain: bool) -> bool:
    """Whether a comma and a state or country follow ("Columbus, Ohio")."""
    tokens = doc.tokens
    if _word(tokens, c.last) not in {",", "("} or not _capital(tokens, c.last + 1, plain):
        return False
    return any(
        e.kind in {"country", "admin1"}
        for n in (3, 2, 1)
        if c.last + 1 + n <= len(tokens)
        for e in overlay.lookup(doc.text[tokens[c.last + 1].start : tokens[c.last + n].end], by_sound=False)[:1]
    )


def traits(doc: Doc, c: Candidate, known: Habits) -> Iterator[str]:
    """The traits of one candidate; each may stand once."""
    yield "bias"
    if known.plain:
        yield f"plain {c.kind} label={c.name.label if c.name is not None else '-'}"
    yield from _gazetteer(c)
    yield from _parse(doc, c)
    yield from _around(doc, c, known.plain)
    yield from _written(doc, c, known)
    yield from _habit(doc, c, known)


def _gazetteer(c: Candidate) -> Iterator[str]:
    size = min(c.last - c.first, 4)
    yield f"kind={c.kind} size={size}"
    if c.entries and c.kind == "place":
        best = c.entries[0]
        people = int(math.log10(max(e.people for e in c.entries) + 1))
        yield f"best={best.kind}"
        yield f"rank={best.rank} size={size}"
        yield f"people={people}"
        yield f"rank={best.rank} people={people}"
        yield f"namesakes={min(int(math.log2(len(c.entries))), 4)}"
        yield f"own={'city' if best.id[:1].isdigit() else best.id.split(':')[0]}"
        if any(e.kind in {"country", "admin1"} for e in c.entries):
            yield "wide"


def _parse(doc: Doc, c: Candidate) -> Iterator[str]:
    name = c.name
    known = "listed" if c.entries else c.kind
    if name is None:
        tags = "+".join(t.pos for t in doc.tokens[c.first : min(c.last, c.first + 2)])
        yield f"label=- {known}"
        yield f"label=- pos={tags}"
        return
    inner = name.span.of(doc.text)
    left = doc.text[name.span.start : c.span.start].strip().lower()
    right = doc.text[c.span.end : name.span.end].strip()
    starts = left in {"", "the"}
    ends = right in {"", *_GENITIVE}
    how = ("whole" if ends else "starts") if starts else "ends" if ends else "inside"
    if c.span.end > name.span.end:
        how = "beyond"
    yield f"label={name.label} {how} {known}"
    yield f"label={name.label} {how}"
    if c.entries and c.kind == "place":
        yield f"label={name.label} {how} people={int(math.log10(max(e.people for e in c.entries) + 1))}"
        yield f"label={name.label} {how} rank={c.entries[0].rank}"
        yield f"label={name.label} {how} best={c.entries[0].kind}"
    if how in {"starts", "inside"}:
        yield f"{name.label} tail={inner.split()[-1].lower()}"
        yield f"{name.label} then={right.split()[0].lower()}"
    if how in {"ends", "inside"}:
        yield f"{name.label} lead={left.split()[-1]}"


def _around(doc: Doc, c: Candidate, plain: bool) -> Iterator[str]:
    tokens, sent = doc.tokens, doc.tokens[c.first].sent
    before = _word(tokens, c.first - 1) if c.first and tokens[c.first - 1].sent == sent else "^"
    after = _word(tokens, c.last) if c.last < len(tokens) and tokens[c.last].sent == sent else "$"
    yield f"before={before}"
    yield f"after={after}"
    if before == "the" and c.first > 1:
        yield f"before2={_word(tokens, c.first - 2)} the"
    if before in {"and", ",", "or"} and c.first > 1:
        yield f"listed before={'capital' if _capital(tokens, c.first - 2, plain) else 'small'}"
    if _capital(tokens, c.last, plain) and after != "$":
        yield "capital after"
        yield f"capital after {c.kind} {tokens[c.last].pos}"
    if _capital(tokens, c.first - 1, plain) and before != "^":
        yield "capital before"
        yield f"capital before {c.kind} size={min(c.last - c.first, 3)}"
    if after in _GENITIVE:
        yield f"after 's {_word(tokens, c.last + 1)}"
    if after == ",":
        yield f"comma then={'capital' if _capital(tokens, c.last + 1, plain) else 'small'}"
    if after in _DASHES:
        yield f"dash after start={before == '^'} capitals={not plain and c.span.of(doc.text).isupper()}"
    if before in _DASHES:
        yield f"dash before {_word(tokens, c.first - 2)}"
    for n, side in ((c.first - 1, "before"), (c.last, "after")):
        if 0 <= n < len(tokens):
            yield f"{side} pos={tokens[n].pos}"
    if _container(doc, c, plain):
        yield "contained"
        yield f"contained {c.kind}"


def _written(doc: Doc, c: Candidate, known: Habits) -> Iterator[str]:
    text = c.span.of(doc.text)
    last = doc.tokens[c.last - 1].text
    case = "plain" if known.plain else "upper" if text.isupper() else "title" if text[:1].isupper() else "low"
    yield f"case={case} {'short' if len(text) < 4 else 'long'}"
    if text.endswith("."):
        yield f"stop {c.kind}"
    if any(ch.isdigit() for ch in text):
        yield f"digit {c.kind}"
    if "," in text:
        yield "comma"
    if c.last - c.first > 1:
        yield f"last={fold(last) if fold(last) in words('built', 'word') | _road_words() else '*'}"
        if not known.plain and not text[:1].isupper():
            yield "small first"
        if doc.tokens[c.first].text.lower() in ARTICLES | {"the"}:
            yield f"article {c.kind}"
    else:
        yield f"pos={doc.tokens[c.first].pos} {c.kind}"
        yield f"end={last.lower()[-3:]}"
        yield f"end={last.lower()[-2:]}"
        if last.lower() in known.small:
            yield "also small"
        if last.lower() in words("not_places", "word", cased=""):
            yield "common word"
        if last.lower() in words("stop_words", "word"):
            yield "stop word"
        yield f"dep={doc.tokens[c.first].dep}"
    if text in words("not_places", "word", cased="yes"):
        yield "no place"


@lru_cache(maxsize=1)
def _road_words() -> frozenset[str]:
    return frozenset(fold(w) for w in words("road_words", "word"))


def _habit(doc: Doc, c: Candidate, known: Habits) -> Iterator[str]:
    key = fold(c.span.of(doc.text))
    labels = known.labels[key]
    total = sum(labels.values())
    placed = sum(labels[x] for x in PLACES) / total
    yield f"times={min(int(math.log2(total)), 4)}"
    yield f"placed={round(placed * 4)}"
    yield f"persons={round(labels['PERSON'] / total * 4)}"
    yield f"bodies={round(labels['ORG'] / total * 4)}"
    if key in known.led:
        yield f"led {c.kind}"
    if key in known.contained:
        yield f"contained somewhere {c.kind}"
    if c.last - c.first == 1 and key in known.person_words:
        yield f"person's word label={c.name.label if c.name is not None else '-'}"
    if key in fold(doc.report.title):
        yield f"titled {c.kind}"
