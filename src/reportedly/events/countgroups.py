"""Groups of people that one clause tells beside one another, "two women and two soldiers": figures that add up to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.events.countparts import Bound
from reportedly.events.tree import Tree
from reportedly.records import Span

_TWO = 2
_FARTHEST = 14  # tokens between two groups
# What stands between them says no other act, place or time, and takes nothing from what was told before.
_APART = re.compile(
    r"[.;:()\"“”]|\b(?:in|at|near|on|by|after|before|when|while|where|but|or|nor|who|whom|which|that|including|among|amongst|dead|mostly|mainly|most|largely|all|both|"
    r"half|later|then|than)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:as well as|along with|together with|alongside|in addition to|plus)(?: (?:at least|about|some|nearly|around|up to|more than))?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"[^.;:]{0,60}\b(?:is|are|was|were) among (?:the )?(?:(?:at least|some|about|around|more than) )?", re.IGNORECASE
)
_AND = re.compile(r",|\band\b|&|\bwith\b", re.IGNORECASE)
_VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def _runs(tree: Tree, told: Sequence[Bound]) -> list[list[int]]:
    """Positions in ``told`` (in the order of the text) of figures of one kind that stand beside one another, two and more each."""
    out: list[list[int]] = []
    run: list[int] = []
    for k, b in enumerate(told):
        if b.figure.part_of is not None:
            continue
        if not (run and _beside(tree, told[run[-1]], b)):
            out.append(run)
            run = []
        run.append(k)
    return [r for r in (*out, run) if len(r) > 1]


def together(tree: Tree, told: Sequence[Bound]) -> list[Bound]:
    """``told`` with the figures of each group marked by the span of its first, and those "among 48 people" as parts of the 48."""
    first: dict[int, Span] = {}
    part = _of_the_next(tree, told)
    for run in _runs(tree, told):
        bounds = [told[k] for k in run]
        if _breakdown(bounds):
            part |= dict.fromkeys(run[1:], bounds[0].figure.span)
        elif _adds(tree, bounds):
            first |= dict.fromkeys(run, bounds[0].figure.span)
            part |= {k: part[run[-1]] for k in run if run[-1] in part}
    marked = [replace(b.figure, beside=first.get(k), part_of=part.get(k, b.figure.part_of)) for k, b in enumerate(told)]
    return [replace(b, figure=f) for b, f in zip(told, marked, strict=True)]


def _of_the_next(tree: Tree, told: Sequence[Bound]) -> dict[int, Span]:
    """The figures that are part of the one told next: the ten of "ten children were among at least 48 people killed"."""
    out = {}
    for k, (a, b) in enumerate(pairwise(told)):
        between = tree.doc.text[a.figure.span.end : b.figure.span.start]
        if a.figure.kind == b.figure.kind and a.figure.part_of is None and _AMONG.fullmatch(between):
            out[k] = b.figure.span
    return out


def _beside(tree: Tree, a: Bound, b: Bound) -> bool:
    text = tree.doc.text
    between = text[a.figure.span.end : b.figure.span.start].strip()
    if a.figure.kind != b.figure.kind or a.figure.span.end > b.figure.span.start or "\n\n" in between:
        return False
    inside = [
        k
        for k in tree.sentence_at(a.figure.span.start)
        if a.figure.span.end <= tree.token(k).start < b.figure.span.start
    ]
    if len(inside) > _FARTHEST:
        return False
    if _ADDED.search(between):
        own = tree.token(b.anchor).start > b.figure.span.end and a.anchor != b.anchor
        return not own and not re.search(r"[.;:]", between)
    return not _APART.search(between) and not any(tree.token(k).tag in _VERB for k in inside)


def _breakdown(run: Sequence[Bound]) -> bool:
    """Whether a run is a whole and its parts: "three people, two women and a man"."""
    sizes = [b.figure.min or b.figure.max or 0 for b in run]
    return len(run) > _TWO and sizes[0] == sum(sizes[1:])


def _adds(tree: Tree, run: Sequence[Bound]) -> bool:
    """Whether a run is a list of people: it has a word that adds and names nobody."""
    text = tree.doc.text
    between = [text[a.figure.span.end : b.figure.span.start] for a, b in pairwise(run)]
    return bool(_AND.search(between[-1]) or _ADDED.search(between[-1].strip())) and not any(map(_named, run))


def _named(bound: Bound) -> bool:
    """Whether it counts one person by a name."""
    words = bound.figure.text.split()
    return (
        bound.figure.min == bound.figure.max == 1
        and words[0][:1].isupper()
        and words[0].lower() not in {"a", "an", "one", "the", "another"}
    )
