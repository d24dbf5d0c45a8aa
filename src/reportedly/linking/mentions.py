"""Words for one act across texts: ``nominated`` here, ``the nomination`` there.

Given mentions (tokens of a sentence that name an act) in texts of one story, each two are compared by their words, the
kind of act, and what stands around them; the weights are in ``lexicon/mention_weights.tsv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from reportedly.lexicon import table
from reportedly.linking.grouping import groups
from reportedly.linking.words import STOP, cosine, rarity, stem, weighed

_NEAR = 5
# Swept .30 to .60 on coref-ecbplus.train with gold stories; see docs/linking.md.
LEAST = 0.45
FEATURES = (
    "bias",
    "context",
    "near",
    "names",
    "names_differ",
    "numbers",
    "same_text",
    "same_sentence",
    "spread",
    "texts",
)
CASES = ("same", "shared", "kind", "stem", "other", "pronoun")


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention of an act: ``tokens`` are positions in sentence ``sent`` of text ``text``; ``sentence`` its tokens."""

    text: str
    sent: int
    tokens: tuple[int, ...]
    sentence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A mention as it is compared."""

    naming: Naming
    lemmas: frozenset[str]
    acts: frozenset[str]
    context: Mapping[str, float]
    near: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {form: row["lemma"] for row in table("irregular_forms") for form in row["forms"].split()}


@lru_cache(maxsize=1)
def _acts() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in table("act_words"):
        out.setdefault(stem(row["word"]), set()).add(row["act"])
    return {w: frozenset(acts) for w, acts in out.items()}


def lemma(word: str) -> str:
    """The stem of a word, irregular forms brought home (``shot`` -> ``shoot``)."""
    low = word.lower()
    return stem(_irregular().get(low, low))


def _content(tokens: Sequence[str]) -> list[str]:
    return [lemma(t) for t in tokens if t.lower() not in STOP and any(c.isalnum() for c in t)]


def _views(namings: Sequence[Naming]) -> list[_View]:
    sentences = {(n.text, n.sent): _content(n.sentence) for n in namings}
    idf = rarity(sentences.values())
    return [_view(n, idf) for n in namings]


def _view(naming: Naming, idf: Mapping[str, float]) -> _View:
    words = naming.sentence
    own = set(naming.tokens)
    around = [w for i, w in enumerate(words) if i not in own]
    lo, hi = max(0, min(own) - _NEAR), max(own) + 1 + _NEAR
    near = [w for i, w in enumerate(words[lo:hi], lo) if i not in own]
    lemmas = frozenset(_content([words[i] for i in naming.tokens if i < len(words)]))
    return _View(
        naming=naming,
        lemmas=lemmas,
        acts=frozenset(a for w in lemmas for a in _acts().get(w, ())),
        context=weighed(_content(around), idf, counts=False),
        near=weighed(_content(near), idf, counts=False),
        names=frozenset(w.lower() for i, w in enumerate(words) if i and i not in own and w[:1].isupper()),
        numbers=frozenset(w for w in around if w[:1].isdigit()),
    )


def case(a: _View, b: _View) -> str:
    """How the words of two mentions stand to each other: one of ``CASES``."""
    if not a.lemmas or not b.lemmas:
        return "pronoun"
    if a.lemmas == b.lemmas:
        return "same"
    if a.lemmas & b.lemmas:
        return "shared"
    if a.acts & b.acts:
        return "kind"
    return "stem" if any(x[:5] == y[:5] for x in a.lemmas for y in b.lemmas if len(x) > 4) else "other"


def features(a: _View, b: _View, spread: Mapping[frozenset[str], float], size: int) -> tuple[float, ...]:
    """The values of ``FEATURES`` for two mentions; ``spread`` is the share of the story's texts that use the words."""
    same_text = a.naming.text == b.naming.text
    return (
        1.0,
        cosine(a.context, b.context),
        cosine(a.near, b.near),
        min(3, len(a.names & b.names)) / 3,
        float(bool(a.names and b.names and not a.names & b.names)),
        float(bool(a.numbers & b.numbers)),
        float(same_text),
        float(same_text and a.naming.sent == b.naming.sent),
        min(spread[a.lemmas], spread[b.lemmas]),
        math.log(max(1, size)),
    )


def compared(namings: Sequence[Naming]) -> Iterator[tuple[int, int, str, tuple[float, ...]]]:
    """Every two mentions of one story: positions, case and features. Quadratic in the mentions of one story only."""
    views = _views(namings)
    texts: dict[frozenset[str], set[str]] = {}
    for v in views:
        texts.setdefault(v.lemmas, set()).add(v.naming.text)
    n = len({v.naming.text for v in views})
    spread = {k: len(t) / n for k, t in texts.items()}
    for i, j in combinations(range(len(views)), 2):
        yield i, j, case(views[i], views[j]), features(views[i], views[j], spread, n)


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[float, ...]]:
    rows = {(row["case"], row["feature"]): float(row["weight"]) for row in table("mention_weights")}
    return {c: tuple(rows.get((c, f), 0.0) for f in FEATURES) for c in CASES}


def same_act(namings: Sequence[Naming]) -> list[list[int]]:
    """The mentions of one story, grouped by the act they name: sorted positions, every one in one group."""
    known = _weights()
    edges: dict[tuple[int, int], float] = {}
    for i, j, which, values in compared(namings):
        odds = sum(w * x for w, x in zip(known[which], values, strict=True))
        chance = 1 / (1 + math.exp(-odds))
        if chance > 0.02:
            edges[i, j] = chance
    return groups(len(namings), edges, LEAST)
