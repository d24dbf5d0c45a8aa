"""A screen before the parse: which sentences can hold an act, by their words alone (model card: models/screen.md).

The screen is not yet part of the pipeline: on political news the coder finds acts in most reports, so what a screen may
leave out at a loss of 1.5 % of records saves little. ``evaluate --task screen`` prints what it would keep and lose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.models.linear import load
from reportedly.reading.boundaries import sentence_starts
from reportedly.records import Span

_WORD = re.compile(r"\w+")


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
