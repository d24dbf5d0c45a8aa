"""Sums of the groups of people that one clause tells beside one another: "two women and two soldiers" are four dead.

The rule ``added-groups-v1``: figures of one record that are of one kind and scope and no parts of others, and that the coder
read beside one another, add up. The sum keeps the span of each; the groups stay as claims and count as its parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.records import EventRecord, Figure, Span

ADDED = "added-groups-v1"
_TWO = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it counts in an event; ``added`` are the spans of the figures that were added up to it."""

    figure: Figure
    added: tuple[Span, ...] = ()


def parts_of(records: Sequence[EventRecord]) -> frozenset[tuple[str, int | None, int | None]]:
    """Kind, number of a whole and number of a part of it, wherever one of the records gives both ("sixteen, three of them children")."""
    out = set()
    for r in records:
        whole = {(f.kind, f.span): f.min for f in r.figures}
        out |= {
            (f.kind, whole[f.kind, f.part_of], f.min) for f in r.figures if f.part_of and (f.kind, f.part_of) in whole
        }
    return frozenset(out)


def stated(record: EventRecord, parts: frozenset[tuple[str, int | None, int | None]] = frozenset()) -> list[Stated]:
    """The record's figures in their order, and after them a sum for each of its groups, of which the figures are then parts.

    ``parts`` is what the event's records give as wholes and parts: of "sixteen people and three children" where others tell
    of sixteen, three of them children, the three are a part.
    """
    groups: defaultdict[tuple[str, str, Span], list[Figure]] = defaultdict(list)
    for f in record.figures:
        if f.beside is not None and f.part_of is None and (f.min or f.max) is not None:
            groups[f.kind, f.scope, f.beside].append(f)
    for found in groups.values():
        if len(found) == _TWO and (found[0].kind, found[0].min, found[1].min) in parts:
            found.pop()
    sums = {key: _sum(found) for key, found in groups.items() if len(found) > 1 and key[2] in {f.span for f in found}}
    inside = {(f.kind, f.span): sums[key].figure.span for key in sums for f in groups[key]}
    own = [Stated(replace(f, part_of=inside.get((f.kind, f.span), f.part_of))) for f in record.figures]
    return [*own, *sums.values()]


def _sum(found: list[Figure]) -> Stated:
    ordered = sorted(found, key=lambda f: f.span)
    least = [f.min if f.min is not None else 0 for f in ordered]
    most = [f.max for f in ordered if f.max is not None]
    added = tuple(f.span for f in ordered)
    figure = replace(
        ordered[0],
        min=sum(least) or None,
        max=sum(most) if len(most) == len(ordered) else None,
        vague=any(f.vague for f in ordered),
        qualifier="",
        text=" + ".join(f.text for f in ordered),
        span=Span(added[0].start, added[-1].end),
        beside=None,
    )
    return Stated(figure, added)
