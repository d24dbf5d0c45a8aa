"""The screen before the parse: which paragraphs may tell an act, by their words alone (model card: models/screen.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.models.linear import load
from reportedly.reading.boundaries import sentence_starts
from reportedly.records import Span

_WORD = re.compile(r"\w+")
_TOLD = frozenset({"body", "embed"})  # roles of lines that tell acts
Paragraph = tuple[int, str, str]  # its number in the text, its line's role, its words


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is read of a report: the paragraphs that may tell an act, and with them those that say who tells it, where and when."""

    telling: frozenset[int]
    read: frozenset[int]


def choose(paragraphs: Sequence[Paragraph]) -> Chosen:
    """What of a report is to be read; nothing where no paragraph may tell an act."""
    telling = frozenset(
        n for n, role, words in paragraphs if role in _TOLD and screened(words, rough_sentences(words))
    )
    return Chosen(telling, telling | _around(paragraphs, telling))


def _around(paragraphs: Sequence[Paragraph], telling: frozenset[int]) -> frozenset[int]:
    """The lead, and the paragraph before each that may tell an act."""
    order = list(dict.fromkeys(n for n, role, _ in paragraphs if role in _TOLD))
    before = {a for a, b in zip(order, order[1:], strict=False) if b in telling}
    return frozenset(before | set(order[:1])) if telling else frozenset()


def rough_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` by characters alone; together they cover it."""
    starts = [0, *(s for s in sentence_starts(text) if s > 0)]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def screen_features(sentence: str) -> list[str]:
    """The distinct words of a sentence in small letters."""
    return sorted({"u" + w.lower() for w in _WORD.findall(sentence)})


def screened(text: str, sentences: Iterable[Span]) -> tuple[Span, ...]:
    """Those of ``sentences`` that can hold an act."""
    model = load("screen")
    return tuple(s for s in sentences if model.given(screen_features(s.of(text))))
