"""The geometry of the pages' charts, in drawing units: bars by day and type, and the weights of a link as a waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.publish import wording
from reportedly.records import Link

HEIGHT = 120.0
WIDTH = 1000.0
# What types are drawn alike: violence, what the state does to people, protest, everything else.
GROUPS = {
    "ASSAULT": "violence",
    "COERCE": "coercion",
    "SANCTION": "coercion",
    "MOBILIZE": "coercion",
    "THREATEN": "coercion",
    "PROTEST": "protest",
}
GROUP_NAMES = {
    "violence": "Violence",
    "coercion": "Coercion, deployment, sanctions, threats",
    "protest": "Protest",
    "other": "Everything else",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a column: a group of types in one period, how many events, and where it is drawn."""

    period: str
    group: str
    types: tuple[str, ...]
    events: int
    x: float
    y: float
    width: float
    height: float
    label: str


def columns(counts: Sequence[tuple[str, str, int]], periods: Sequence[str]) -> tuple[list[Block], int]:
    """A stacked column for each period, left to right, and the greatest number of events in one."""
    held: dict[str, dict[str, list[tuple[str, int]]]] = {p: {} for p in periods}
    for period, kind, number in counts:
        if period in held:
            held[period].setdefault(GROUPS.get(kind, "other"), []).append((kind, number))
    most = max((sum(n for of in groups.values() for _, n in of) for groups in held.values()), default=0)
    wide = WIDTH / max(1, len(periods))
    out = []
    for n, (period, groups) in enumerate(held.items()):
        top = HEIGHT
        for group, name in GROUP_NAMES.items():
            of = groups.get(group, [])
            number = sum(k for _, k in of)
            tall = round(HEIGHT * number / most, 2) if most else 0.0
            top = round(top - tall, 2)
            if number:
                kinds = tuple(k for k, _ in of)
                words = f"{period}: {number} of {name.lower()}"
                x, width = round(n * wide, 2), round(max(wide * 0.86, 0.8), 2)
                out.append(Block(period, group, kinds, number, x, top, width, tall, words))
    return out, most


@dataclass(frozen=True, slots=True)
class Step:
    """One weight of a link: the feature in words, the weight, and its bar from where the last one ended."""

    name: str
    weight: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Fall:
    """A link's weights one after the other: the last bar ends at the sum. ``zero`` and ``end`` are where 0 and the sum are drawn."""

    a: str
    b: str
    weight: float
    steps: tuple[Step, ...]
    zero: float
    end: float


def waterfall(link: Link, width: float = 300.0) -> Fall:
    """The weights of a link in their order, drawn in ``width`` units; they add up to its weight."""
    ends = [0.0]
    for _, weight in link.reasons:
        ends.append(ends[-1] + weight)
    low, high = min(ends), max(ends)
    scale = width / ((high - low) or 1.0)

    def at(value: float) -> float:
        return round((value - low) * scale, 1)

    steps = tuple(
        Step(words(name), weight, at(min(a, b)), round(max(abs(b - a) * scale, 1.0), 1))
        for (name, weight), a, b in zip(link.reasons, ends, ends[1:], strict=False)
    )
    return Fall(link.a, link.b, link.weight, steps, at(0.0), at(ends[-1]))


def words(feature: str) -> str:
    """A feature's name as words."""
    return "before anything is compared" if feature == "prior" else feature.replace("_", " ")


def type_names(types: Sequence[str]) -> str:
    """Types in plain words."""
    return ", ".join(wording.type_label(x) for x in types)
