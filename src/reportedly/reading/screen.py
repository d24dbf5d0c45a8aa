"""The screen before the parse: which paragraphs may tell an act, by their words alone (model card: models/screen.md).

A hashed linear model over a sentence's words and word pairs says how much it reads like one that tells an act; a logistic decider
(``lexicon/screen_weights.tsv``) weighs that with the sentences around it and with how the rest of the report reads. Both are
estimated by ``training/screen.py`` on what the coder finds in reports that are read whole.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from reportedly.lexicon import deciders
from reportedly.models.frames import JOINED, together
from reportedly.models.linear import load
from reportedly.reading.boundaries import sentence_starts
from reportedly.records import Span

_WORD = re.compile(r"[^\W_]+|[\"“”?]")
TOLD = frozenset({"body", "embed"})  # roles of lines that tell acts
# The chance of its likeliest sentence from which on a report is read at all, a stretch of neighbouring paragraphs is parsed, a
# paragraph's stretch is read for acts.
REPORT, PARSED, TELLING = 0.08, 0.03, 0.04
SHORT = 4  # a report of fewer paragraphs is read whole: little is saved, and the rest of the report says little
_NONE = -3.0  # the score of a sentence that there is not
_TOP = 3
_NEAR = 4  # sentences of its own paragraph with which one is compared
Paragraph = tuple[int, str, str, int]  # its number in the text, its line's role, its words, the number of its tokens
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is read of a report: the paragraphs that may tell an act, and with them those that say who tells it, where and when."""

    telling: frozenset[int]
    read: frozenset[int]


def choose(paragraphs: Sequence[Paragraph]) -> Chosen:
    """What of a report is to be read; nothing where no paragraph may tell an act."""
    best: dict[int, float] = {}
    for n, chance in chances(paragraphs):
        best[n] = max(best.get(n, 0.0), chance)
    if len(best) < SHORT:
        return Chosen(frozenset(n for n, *_ in paragraphs), frozenset(n for n, *_ in paragraphs))
    return let_through(paragraphs, best)


def let_through(paragraphs: Sequence[Paragraph], best: Mapping[int, float]) -> Chosen:
    """What is read of a report, ``best`` being how likely the likeliest sentence of a paragraph tells an act."""
    telling = frozenset(n for n, chance in best.items() if chance >= TELLING)
    if not telling or max(best.values()) < REPORT:
        return Chosen(frozenset(), frozenset())
    groups = list(stretches_read(paragraphs))
    read = [g for k, g in enumerate(groups) if k == 0 or max((best.get(n, 0.0) for n in g), default=0.0) >= PARSED]
    return Chosen(telling, frozenset(n for g in read for n in g))


def stretches_read(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """The paragraphs that are read together for acts; what is read of them must not depend on what is left out."""
    sizes: dict[int, int] = {}
    for n, _, _, tokens in paragraphs:
        sizes[n] = sizes.get(n, 0) + tokens
    order = list(sizes)
    cuts = [0, *accumulate(sizes.values())]
    number = {at: k for k, at in enumerate(cuts)}
    for low, high in pairwise(together(cuts, JOINED)):
        yield order[number[low] : number[high]]


def chances(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, float]]:
    """The number of each sentence's paragraph, and how likely the sentence tells an act, 0..1."""
    told = [
        (n, words[s.start : s.end]) for n, role, words, _ in paragraphs if role in TOLD for s in rough_sentences(words)
    ]
    sentences = [s for _, s in told]
    for (n, _), signs in zip(told, signs_of(sentences, [n for n, _ in told], scores(sentences)), strict=True):
        yield n, deciders.chance("screen_weights", signs)


def rough_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` by characters alone; together they cover it."""
    starts = [0, *(s for s in sentence_starts(text) if s > 0)]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def hits(sentence: str, size: int) -> list[int]:
    """The places, of ``size``, of the sentence's distinct words and word pairs; small letters, all numbers alike."""
    words = ["0" if w.isdigit() else w for w in _WORD.findall(sentence.lower())]
    found = {*words, *(f"{a} {b}" for a, b in pairwise(words))}
    return sorted({zlib.crc32(x.encode()) % size for x in found})


def scores(sentences: Sequence[str]) -> list[float]:
    """How much each sentence reads like one that tells an act: the mean of its places' weights by the root of their number."""
    model = load("screen")
    weights, bias = model.weights[:, 0], float(model.bias[0])
    own = [hits(s, len(weights)) for s in sentences]
    return [bias + float(np.sum(weights[h], dtype=np.float64)) / math.sqrt(len(h)) if h else bias for h in own]


def signs_of(sentences: Sequence[str], homes: Sequence[int], found: Sequence[float]) -> list[Signs]:
    """What speaks for and against each sentence of a report; ``homes`` are their paragraphs, ``found`` their scores."""
    if not sentences:
        return []
    top = sum(sorted(found)[-_TOP:]) / min(_TOP, len(found))
    mean = sum(found) / len(found)
    out = []
    for k, sentence in enumerate(sentences):
        near = range(max(0, k - _NEAR), min(len(found), k + _NEAR + 1))
        out.append(
            {
                "bias": 1.0,
                "own": found[k],
                "before": found[k - 1] if k else _NONE,
                "behind": found[k + 1] if k + 1 < len(found) else _NONE,
                "paragraph": max(found[j] for j in near if homes[j] == homes[k]),
                "top": top,
                "mean": mean,
                "depth": min(k, 30) / 30,
                "words": math.log1p(sentence.count(" ")),
                "sentences": math.log(len(found)),
                "question": float(sentence.rstrip("\"”'’ ").endswith("?")),
                "quoted": float('"' in sentence or "“" in sentence),
            }
        )
    return out
