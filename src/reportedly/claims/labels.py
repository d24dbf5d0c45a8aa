"""What the trained labellers find: cues, and for each cue its source and its reported words, as token ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.claims.columns import Columns
from reportedly.claims.draft import Draft
from reportedly.claims.features import Bag, cue_features
from reportedly.claims.roles import Spot, cue_rows, frames_of, role_features
from reportedly.models.chain import ChainModel, Floats, Ints, load_chain

CUE = 0.5  # a token is a cue from this probability on (.35 gives the same attributed words on held-out train reports)
_MOST = 64  # spots decoded together; bounds the memory

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """A spot with what was found for it: token ranges, first and last included."""

    spot: Spot
    source: tuple[Range, ...]
    content: tuple[Range, ...]


def cue_chances(c: Columns) -> Floats:
    """For each token the probability that it is a cue."""
    model = load_chain("cues")
    starts = np.flatnonzero(np.concatenate([[True], c.paragraph[1:] != c.paragraph[:-1]]))
    ends = np.concatenate([starts[1:], [c.count]])
    found = model.marginals(_scores(model, cue_features(c), c.count), starts, ends)
    chances: Floats = 1.0 - found[:, model.labels.index("O")]
    return chances


def spots_of(c: Columns, chances: Floats, drafts: Sequence[Draft]) -> list[Spot]:
    """Runs of tokens that are cues, each with the rules' draft whose cue it touches."""
    known: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue is not None:
            for i in range(draft.cue.first, draft.cue.last + 1):
                known.setdefault(i, draft)
    known.update({d.cue.key: d for d in drafts if d.cue is not None})
    out = []
    for first, last in runs(np.flatnonzero(chances >= CUE), c.paragraph):
        out.append(Spot(first, last, next((known[i] for i in range(first, last + 1) if i in known), None)))
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


def roles_of(c: Columns, spots: Sequence[Spot]) -> list[Roles]:
    """The roles of the tokens around each spot."""
    model = load_chain("roles")
    all_cues = cue_rows(c, spots)
    out: list[Roles] = []
    for begin in range(0, len(spots), _MOST):
        some = spots[begin : begin + _MOST]
        frames = frames_of(c, some)
        scores = _scores(model, role_features(c, some, frames, all_cues), len(frames.token))
        found = model.marginals(scores, frames.starts, frames.ends)
        best = found.argmax(axis=1)
        source, content = best == model.labels.index("S"), best == model.labels.index("C")
        for n, spot in enumerate(some):
            rows = slice(int(frames.starts[n]), int(frames.ends[n]))
            token = frames.token[rows]
            out.append(
                Roles(
                    spot,
                    tuple(runs(token[source[rows]], c.paragraph)),
                    tuple(runs(token[content[rows]], c.paragraph)),
                )
            )
    return out


def _scores(model: ChainModel, bag: Bag, count: int) -> Floats:
    total = model.emissions(np.array(bag.single, dtype=np.int64))
    if bag.some:
        rows = np.concatenate([r for r, _ in bag.some])
        places = np.concatenate([p for _, p in bag.some]).astype(np.int64)
        total = total + model.emissions(places, rows, count)
    return total
