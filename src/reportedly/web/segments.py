"""A text cut at every border of a span, so that overlapping spans can be marked without nesting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text between two borders and the ids of every span that covers it, in order."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


def segments(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Segment]:
    """``text`` in pieces; spans are (start, end, id) in code points. The pieces joined are the text."""
    held = sorted({(max(0, s), min(len(text), e), i) for s, e, i in spans if s < e and s < len(text)})
    borders = sorted({0, len(text), *(s for s, _, _ in held), *(e for _, e, _ in held)})
    found: list[Segment] = []
    live: list[tuple[int, int, str]] = []
    at = 0
    for start, end in pairwise(borders):
        live = [x for x in live if x[1] > start]
        while at < len(held) and held[at][0] == start:
            live.append(held[at])
            at += 1
        found.append(Segment(start, end, text[start:end], tuple(sorted({i for _, _, i in live}))))
    return found
