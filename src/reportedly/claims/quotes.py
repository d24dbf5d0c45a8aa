"""Quotation marks: pairing by kind of mark within a paragraph, one unclosed mark tolerated, scare quotes apart."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from reportedly.records import Span

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_CLOSERS = frozenset("”»")
_SCARE_WORDS = 3  # a quotation of at most this many words that ends no sentence is a word used with distance, no speech


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks. ``closed`` is False where the closing mark is missing; ``scare`` marks few words."""

    span: Span
    closed: bool
    scare: bool

    @property
    def inner(self) -> Span:
        """The words without their marks."""
        return Span(self.span.start + 1, self.span.end - self.closed)


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations in ``text[start:end]``, one paragraph; offsets are the text's. Linear."""
    found: list[Quote] = []
    opened = -1
    wanted = ""
    at = start
    while at < end:
        mark, width = _mark(text, at, end)
        if not mark:
            at += 1
            continue
        if opened < 0:
            if mark == '"' or mark in _PAIRS:
                opened, wanted = at, '"' if mark == '"' else _PAIRS[mark]
        elif (
            mark == wanted
            or (mark in _CLOSERS and wanted != '"')
            or (wanted == '"' and mark == "”")
            or (mark == '"' and wanted == "”" and not _opens(text, at))
        ):
            found.append(_quote(text, opened, at + width, closed=True))
            opened = -1
        at += width
    if opened >= 0:
        found.append(_quote(text, opened, _unclosed_end(text, opened, end), closed=False))
    return found


def _mark(text: str, at: int, end: int) -> tuple[str, int]:
    """The quotation mark at ``at`` and its width (two single marks make a double one), or "" and 1."""
    c = text[at]
    if c in '“”«»„"':
        return c, 1
    if c in "'`’‘" and at + 1 < end and text[at + 1] == c:
        return '"', 2
    return "", 1


def _opens(text: str, at: int) -> bool:
    return at + 1 < len(text) and text[at + 1].isalnum() and (at == 0 or text[at - 1].isspace())


def _unclosed_end(text: str, opened: int, end: int) -> int:
    return opened + len(text[opened:end].rstrip())


def _quote(text: str, start: int, end: int, *, closed: bool) -> Quote:
    inner = text[start + 1 : min(end, start + 60)].strip("\"“”«»'’ ")
    short = end - start < 50 and len(inner.split()) <= _SCARE_WORDS
    ends = inner.rstrip()[-1:] in {".", ",", "!", "?"}
    return Quote(Span(start, end), closed, short and not ends)


class QuoteMap:
    """Which quotation covers a character."""

    __slots__ = ("_starts", "quotes")

    def __init__(self, quotes: list[Quote]) -> None:
        self.quotes = quotes
        self._starts = [q.span.start for q in quotes]

    def at(self, offset: int) -> Quote | None:
        """The quotation that covers the character at ``offset``, or None."""
        i = bisect_right(self._starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < self.quotes[i].span.end else None
