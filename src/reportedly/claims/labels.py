"""What the trained networks find: cues, and for each cue its source and its reported words, as token ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.claims.draft import Draft
from reportedly.models.columns import ENTITIES, Columns, Ints
from reportedly.models.frames import Range, Stretch, fed, relations, stretches_of
from reportedly.models.net import Array, Floats, batches_of, chances_of, load_network

CUE = 0.5  # a token is a cue from this probability on; .4 and .6 change held-out triples by .001 and .008, and .6 loses cues
GOES_ON = 0.3  # a token next to reported words is one of them from this probability on (docs/claims.md has the trials)
_PIECES = 1024  # word pieces, padding included, read together; bounds the memory
_ROWS = 2048  # tokens around cues, padding included, labelled together
_TIMES = (ENTITIES.index("DATE"), ENTITIES.index("TIME"))
_APART = 6  # tokens: what belongs to a cue stands closer
SOURCE, CONTENT = 1, 2  # labels of a token around a cue; 0 is none, 3 the cue


@dataclass(frozen=True, slots=True)
class Spot:
    """A cue's tokens ``first``..``last`` (both included) and the rules' draft for it, where there is one."""

    first: int
    last: int
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as the first network read it: for each token its chance of being a cue, and what the second one needs."""

    stretches: tuple[Stretch, ...]
    chances: Floats
    near: Floats
    own: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """A spot with what was found for it: token ranges, first and last included."""

    spot: Spot
    source: tuple[Range, ...]
    content: tuple[Range, ...]


def read(c: Columns, words: Sequence[str]) -> Reading:
    """Every token of a report, its ``words`` given, read in its paragraph."""
    stretches = tuple(stretches_of(c, words))
    network = load_network("voices")
    chances, near, own = np.zeros(c.count, np.float32), None, None
    for some in batches_of([len(s.pieces) for s in stretches], _PIECES):
        batch = [stretches[k] for k in some]
        found = network.run(fed(batch))
        if near is None or own is None:
            near, own = (np.zeros((c.count, found[x].shape[2]), np.float32) for x in ("near", "own"))
        cue = 1.0 - chances_of(found["cue"])[..., 0]
        for k, s in enumerate(batch):
            chances[s.first : s.last] = cue[k, : s.count]
            near[s.first : s.last] = found["near"][k, : s.count]
            own[s.first : s.last] = found["own"][k, : s.count]
    empty = np.zeros((0, 0), np.float32)
    return Reading(stretches, chances, empty if near is None else near, empty if own is None else own)


def spots_of(c: Columns, chances: Floats, drafts: Sequence[Draft]) -> list[Spot]:
    """Runs of tokens that are cues, each with the rules' draft whose cue it touches."""
    known: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue is not None:
            for i in range(draft.cue.first, draft.cue.last + 1):
                known.setdefault(i, draft)
    known.update({d.cue.key: d for d in drafts if d.cue is not None})
    spots: list[Spot] = []
    for first, last in _joined(c, runs(np.flatnonzero(chances >= CUE), c.paragraph)):
        spots.append(Spot(first, last, next((known[i] for i in range(first, last + 1) if i in known), None)))
    return spots


def _joined(c: Columns, found: Sequence[Range]) -> list[Range]:
    """Cues with the day of speaking behind them ("announced on | Friday") as one; a day alone is no cue."""
    out: list[Range] = []
    for first, last in found:
        if not np.isin(c.entity[first : last + 1], _TIMES).all():
            out.append((first, last))
        elif out and first - out[-1][1] < _APART and c.sent[out[-1][1]] == c.sent[first]:
            out[-1] = (out[-1][0], last)
    return out


def runs(rows: Ints, paragraph: Ints) -> list[Range]:
    """Ascending row numbers as ranges of neighbours in one paragraph."""
    out: list[Range] = []
    for i in rows.tolist():
        if out and out[-1][1] == i - 1 and paragraph[i] == paragraph[i - 1]:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def roles_of(c: Columns, reading: Reading, spots: Sequence[Spot]) -> list[Roles]:
    """The roles of the tokens around each spot, in the spots' order."""
    homes = _homes(reading.stretches, spots)
    out: dict[int, Roles] = {}
    around = _relations(reading.stretches, spots, homes)
    network = load_network("voice_roles")
    for some in batches_of([around[k].shape[0] for k in range(len(spots))], _ROWS):
        longest = max(around[k].shape[0] for k in some)
        inputs: dict[str, Array] = {
            "near": np.zeros((len(some), longest, reading.near.shape[1]), np.float32),
            "own": np.stack([(reading.own[spots[k].first] + reading.own[spots[k].last]) / 2 for k in some]),
            "mask": np.zeros((len(some), longest), np.float32),
            "relations": np.zeros((len(some), longest, around[some[0]].shape[1]), np.int64),
        }
        for row, k in enumerate(some):
            home = homes[k]
            inputs["near"][row, : home.count] = reading.near[home.first : home.last]
            inputs["mask"][row, : home.count] = 1.0
            inputs["relations"][row, : home.count] = around[k]
        found = chances_of(network.run(inputs)["roles"])
        for row, k in enumerate(some):
            out[k] = _roles(c, spots[k], homes[k], found[row, : homes[k].count])
    return [out[k] for k in range(len(spots))]


def _homes(stretches: Sequence[Stretch], spots: Sequence[Spot]) -> list[Stretch]:
    starts = np.array([s.first for s in stretches])
    return [stretches[int(np.searchsorted(starts, spot.first, side="right")) - 1] for spot in spots]


def _relations(stretches: Sequence[Stretch], spots: Sequence[Spot], homes: Sequence[Stretch]) -> list[Ints]:
    """Tokens x columns for each spot; the spots of one stretch know of one another."""
    members: dict[int, list[int]] = {s.first: [] for s in stretches}
    for k, home in enumerate(homes):
        members[home.first].append(k)
    cues = [
        [(spots[k].first - s.first, min(spots[k].last, s.last - 1) - s.first) for k in members[s.first]]
        for s in stretches
    ]
    found = relations(stretches, cues)
    out = {k: part[row] for s, part in zip(stretches, found, strict=True) for row, k in enumerate(members[s.first])}
    return [out[k] for k in range(len(spots))]


def _roles(c: Columns, spot: Spot, home: Stretch, chances: Floats) -> Roles:
    label = chances.argmax(axis=1)
    label[spot.first - home.first : spot.last + 1 - home.first] = 3
    _go_on(label, chances[:, CONTENT], home.column("sent"))
    source = np.flatnonzero(label == SOURCE) + home.first
    content = np.flatnonzero(label == CONTENT) + home.first
    return Roles(spot, tuple(runs(source, c.paragraph)), tuple(runs(content, c.paragraph)))


def _go_on(label: Array, chance: Floats, sent: Ints) -> None:
    """Reported words go on, and begin earlier, while a token of the same sentence is at least ``GOES_ON`` likely one."""
    likely = (label == 0) & (chance >= GOES_ON)
    if not likely.any():
        return
    for order in (range(1, len(label)), range(len(label) - 2, -1, -1)):
        for i in order:
            before = i - order.step
            if likely[i] and label[before] == CONTENT and sent[i] == sent[before]:
                label[i] = CONTENT
