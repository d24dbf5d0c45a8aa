"""Quotations: marks paired by kind within a paragraph, one unclosed or unopened mark tolerated, scare quotes apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claims.marks import Mark, marks_in
from reportedly.records import Span

_SCARE_WORDS = 3  # a quotation of at most this many words that ends no sentence is a word used with distance, no speech
_WEAK_WORDS = 40  # words between straight single marks that end no sentence; more of them are two apostrophes
_STOPS = frozenset(".,!?…—")
_ENDS = frozenset('.!?…”"')
_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]{0,2}\s+(?=[\"“‘'(]?[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks. ``closed`` or ``opened`` is False where that mark is missing; ``scare`` marks few words.

    ``width`` is the number of characters of each mark.
    """

    span: Span
    closed: bool
    scare: bool
    opened: bool = True
    width: int = 1

    @property
    def inner(self) -> Span:
        """The words without their marks."""
        return Span(self.span.start + self.opened * self.width, self.span.end - self.closed * self.width)


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations in ``text[start:end]``, one paragraph; offsets are the text's. Linear."""
    marks = list(marks_in(text, start, end))
    doubles = _doubles(text, [m for m in marks if not m.single], start, end)
    singles = [m for m in marks if m.single]
    if not singles:
        return doubles
    return _together(doubles, _singles(text, singles, doubles, start, end))


def _doubles(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Quote]:
    """Quotations between double marks: outermost pairs, then what a lone opening or closing mark leaves."""
    closer = _pairs(marks)
    found: list[Quote] = []
    done = start
    i = 0
    while i < len(marks):
        mark = marks[i]
        if i in closer:
            last = marks[closer[i]]
            quote = _quote(text, mark.at, last.end, mark.width, closed=True)
            i = closer[i]
        elif mark.way == "close":
            quote = _unopened(text, done, mark, start)
        else:
            after = _after_open(text, marks, closer, i, start)
            stop = marks[after].at if after < len(marks) else end
            quote = _quote(text, mark.at, _trimmed(text, mark.at, stop), mark.width, closed=False)
            i = after - 1
        if quote is not None:
            found.append(quote)
            done = quote.span.end
        elif text[marks[i].at - 1 : marks[i].at] in _STOPS:
            done = marks[i].end  # looked through once
        i += 1
    return found


def _after_open(text: str, marks: Sequence[Mark], closer: dict[int, int], i: int, start: int) -> int:
    """The mark before which a quotation left open ends: the next one; one that heads the paragraph holds what it quotes in turn.

    That is: pairs of other marks, and pairs inside a sentence ("an episode of “Shark Tank” …").
    """
    after = i + 1
    if text[start : marks[i].at].strip():
        return after
    while after < len(marks) and after in closer:
        mark = marks[after]
        before = text[max(start, mark.at - 3) : mark.at].rstrip()[-1:]
        if text[mark.at] == text[marks[i].at] and before in _ENDS:
            break
        after = closer[after] + 1
    return after


def _pairs(marks: Sequence[Mark]) -> dict[int, int]:
    """The closing mark of each opening one, innermost first; marks that face neither way close what is open."""
    open_: list[int] = []
    closer: dict[int, int] = {}
    for i, mark in enumerate(marks):
        if mark.way == "open" or (mark.way == "either" and not open_):
            open_.append(i)
        elif open_:
            closer[open_.pop()] = i
    return closer


def _unopened(text: str, done: int, mark: Mark, start: int) -> Quote | None:
    """The speech that a lone closing mark ends: from the paragraph's start, or the first sentence after the last quotation."""
    if text[mark.at - 1 : mark.at] not in _STOPS:
        return None
    begin = done
    if done > start:
        found = _SENTENCE.search(text, max(start, done - 1), mark.at)
        if found is None:
            return None
        begin = found.end()
    colon = text.find(": ", begin, mark.at)
    begin = colon + 2 if colon >= 0 else begin
    while begin < mark.at and text[begin].isspace():
        begin += 1
    return _quote(text, begin, mark.end, mark.width, closed=True, opened=False)


def _singles(
    text: str, marks: Sequence[Mark], doubles: Sequence[Quote], start: int, end: int
) -> list[tuple[Quote, bool]]:
    """Quotations between single marks outside of double ones, as British papers set them, and whether each ends a sentence."""
    inside = QuoteMap(doubles)
    marks = [m for m in marks if inside.at(m.at) is None]
    found: list[tuple[Quote, bool]] = []
    i = 0
    while i < len(marks):
        opening = marks[i]
        i += 1
        if opening.way != "open":
            continue
        while i < len(marks) and marks[i].way == "close" and _possessive(text, marks, i):
            i += 1
        if i < len(marks) and marks[i].way == "close":
            strong = text[marks[i].at - 1] in _STOPS
            quote = _quote(text, opening.at, marks[i].end, opening.width, closed=True)
            if quote is not None and (strong or len(quote.span.of(text).split()) <= _WEAK_WORDS):
                found.append((quote, strong))
            i += 1
        elif i == len(marks) and not text[start : opening.at].strip() and _goes_on(text, end, opening):
            quote = _quote(text, opening.at, _trimmed(text, opening.at, end), opening.width, closed=False)
            found.extend([(quote, True)] if quote is not None else [])
    return found


def _possessive(text: str, marks: Sequence[Mark], i: int) -> bool:
    """Whether a mark behind an s is an apostrophe ("the workers' rights"): a word goes on, and a closing mark follows."""
    mark = marks[i]
    plural = text[mark.at - 1] in {"s", "S", "z"} and text[mark.end : mark.end + 2].strip().islower()
    return plural and i + 1 < len(marks) and marks[i + 1].way == "close"


def _goes_on(text: str, end: int, opening: Mark) -> bool:
    """Whether the next paragraph opens with a single mark too: speech that goes on over paragraphs."""
    return text[end : end + 8].lstrip()[:1] == text[opening.at]


def _together(doubles: list[Quote], singles: list[tuple[Quote, bool]]) -> list[Quote]:
    """All quotations in order; one between single marks that ends a sentence swallows the double ones inside it."""
    out: list[Quote] = []
    for quote, strong in sorted([*((q, True) for q in doubles), *singles], key=lambda x: x[0].span):
        if out and quote.span.start < out[-1].span.end:
            continue
        if not strong and _holds(doubles, quote):
            continue
        out.append(quote)
    return out


def _holds(doubles: Sequence[Quote], outer: Quote) -> bool:
    i = bisect_right(doubles, outer.span.start, key=lambda q: q.span.start)
    return i < len(doubles) and doubles[i].span.start < outer.span.end


def _trimmed(text: str, start: int, stop: int) -> int:
    return start + len(text[start:stop].rstrip())


def _quote(text: str, start: int, end: int, width: int, *, closed: bool, opened: bool = True) -> Quote | None:
    """The quotation, or None where no word stands between the marks."""
    first, last = start + width * opened, end - width * closed
    if not any(text[i].isalnum() for i in range(first, last)):
        return None
    inner = text[first : min(last, first + 60)].strip("\"“”«»'’ ")
    short = end - start < 50 and len(inner.split()) <= _SCARE_WORDS
    ends = inner.rstrip()[-1:] in {".", ",", "!", "?"}
    return Quote(Span(start, end), closed, short and not ends, opened, width)


class QuoteMap:
    """Which quotation covers a character."""

    __slots__ = ("_starts", "quotes")

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        self._starts = [q.span.start for q in quotes]

    def at(self, offset: int) -> Quote | None:
        """The quotation that covers the character at ``offset``, or None."""
        i = bisect_right(self._starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < self.quotes[i].span.end else None
