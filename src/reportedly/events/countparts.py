"""Figures bound to their kind, and which of them is a part of another: "12 civilians, including three children"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.events.numbers import Quantity
from reportedly.records import Figure, Span

_BEFORE = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom)|\bamongst them|\bof whom|\bof which)[ ,:]+(?:[\w'’-]+ ){0,3}[\"“‘(]?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:[ -][\w'’-]+){0,3},? (?:of|among|amongst) (?:them|whom|these|those)\b| of the (?:dead|wounded|injured|killed|victims|detained|arrested|total)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r" (?:(?:on|in|at|from|by|near|this|last|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|(?:critically|seriously|badly|gravely|severely|lightly)\b)",
    re.IGNORECASE,
)
_LINK = re.compile(r"[^.;]{0,40}(?:\band\b|,)\s*(?:a |an )?", re.IGNORECASE)
_OWN = re.compile(r"\b(?:killed|wounded|injured|hurt|arrested|detained|missing|died)\b")
_OPENING = re.compile(r"\A\W*(?:out )?of (?:the|those|these|some|at)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure, the token that gave it its kind, and which coder decided: "rules", "network" or "rules, network"."""

    figure: Figure
    anchor: int
    by: str = "rules"


def of_them(text: str, q: Quantity) -> bool:
    """Whether the words after the number point back to people told of: "nine of them", "two nurses among them"."""
    return _OF_THEM.match(text, q.span.end) is not None


def after_including(text: str, span: Span, start: int) -> bool:
    """Whether the figure stands after "including", "among them" or the like; ``start`` is the sentence's."""
    return _BEFORE.search(text[max(start, span.start - 60) : span.start]) is not None


def whole_of(text: str, q: Quantity, sentence: Span, before: Sequence[Bound], *, bare: bool) -> Bound | None:
    """The figure told before of which this one is a part; ``bare`` where the number has no noun of its own."""
    if not before:
        return None
    last = before[-1]
    between = text[last.figure.span.end : q.span.start]
    if _is_part(text, q, sentence, before, between, bare=bare):
        return _large_enough(q, before)
    linked = last.figure.part_of is not None and _LINK.fullmatch(between) and not _OWN.search(between)
    if linked and not _OWN.search(text[q.span.end : q.span.end + 40].replace(")", ",").split(",", maxsplit=1)[0]):
        return next((b for b in before if b.figure.span == last.figure.part_of), None)
    return None


def _is_part(text: str, q: Quantity, sentence: Span, before: Sequence[Bound], between: str, *, bare: bool) -> bool:
    if ";" not in between and (after_including(text, q.span, before[-1].figure.span.end) or _opened(between)):
        return True
    if of_them(text, q):
        return True
    opening = text[sentence.start : before[0].figure.span.start]
    if len(before) == 1 and _OPENING.match(opening) and len(opening) < 12 and "," in between:
        return True
    return bare and between.endswith((", ", " and ")) and _AT.match(text, q.span.end) is not None and ";" not in between


def _opened(between: str) -> bool:
    """Whether a bracket opens between the whole and the part and does not close."""
    return between.count("(") > between.count(")") and len(between) < 60


def _large_enough(q: Quantity, before: Sequence[Bound]) -> Bound:
    """The nearest whole that the part fits into."""
    size = q.max or q.min or 0
    wholes = [b for b in before if b.figure.part_of is None] or list(before)
    fitting = [b for b in wholes if b.figure.max is None or b.figure.max >= size]
    return (fitting or wholes)[-1]
