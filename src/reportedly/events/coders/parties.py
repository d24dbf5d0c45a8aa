"""Who did it and to whom in one sentence, as exact spans: source, target, and the parties of a two-sided act."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.events.coders.encoded import Worded, each, worded
from reportedly.models.net import Floats, chances_of
from reportedly.records import Span

TAGS = ("O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R")


def parties_in(text: str) -> tuple[tuple[Span, str], ...]:
    """The parties of the sentence's act in the order of the text: span and side (S, T or R for both)."""
    words = worded(text)
    return tuple((span, side) for span, side, _ in spans_of(words, each("parties", [words])[0], TAGS))


def spans_of(words: Worded, scores: Floats, tags: Sequence[str]) -> list[tuple[Span, str, float]]:
    """Spans of the best sequence of tags in which an inside follows its own kind only, with their mean chance."""
    if not words.spans:
        return []
    chances = chances_of(scores)
    path = _best_path(np.log(np.maximum(chances, 1e-9)), tags)
    out: list[tuple[Span, str, list[float]]] = []
    for k, at in enumerate(path):
        tag = tags[at]
        chance = float(chances[k, at])
        if tag.startswith("I-") and out:
            span, side, own = out[-1]
            out[-1] = (Span(span.start, words.spans[k].end), side, [*own, chance])
        elif tag != "O":
            out.append((words.spans[k], tag[2:], [chance]))
    return [(span, side, sum(own) / len(own)) for span, side, own in out]


def _best_path(logs: Floats, tags: Sequence[str]) -> list[int]:
    allowed = np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags])  # from row to column
    first = np.array([not t.startswith("I-") for t in tags])
    bar = np.where(allowed, 0.0, -1e9)
    best = logs[0] + np.where(first, 0.0, -1e9)
    back = []
    for row in logs[1:]:
        steps = best[:, None] + bar
        back.append(steps.argmax(axis=0))
        best = steps.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
