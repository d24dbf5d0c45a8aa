"""Sentences read by the trained encoder: heads over the mean of a sentence's pieces, and over each of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from reportedly.models.net import Array, Floats, batches_of, load_network
from reportedly.models.pieces import END, START, pieces_of
from reportedly.records import Span

_WORD = re.compile(r"\w+|[^\w\s]")
_PIECES, _MOST = 1024, 256  # word pieces read together; of one sentence


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence as pieces: their numbers, marks (1 source, 2 target), each word's first piece and its place in the text."""

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    at: tuple[int, ...]
    spans: tuple[Span, ...]


def worded(text: str, source: Span | None = None, target: Span | None = None) -> Worded:
    """The words of ``text`` as pieces, at most 256; words inside ``source`` and ``target`` are marked."""
    ids, marks, at, spans = [START], [0], [], []
    for m in _WORD.finditer(text):
        span = Span(*m.span())
        pieces = pieces_of(m.group())
        if len(ids) + len(pieces) >= _MOST:
            break
        mark = 1 if source and source.covers(span) else 2 if target and target.covers(span) else 0
        at.append(len(ids))
        spans.append(span)
        ids.extend(pieces)
        marks.extend([mark] * len(pieces))
    return Worded((*ids, END), (*marks, 0), tuple(at), tuple(spans))


@lru_cache(maxsize=1)
def _heads() -> dict[str, Floats]:
    with resources.files("reportedly.models").joinpath("acts.npz").open("rb") as file, np.load(file) as saved:
        return {k: np.asarray(saved[k], np.float32) for k in saved.files}


def thresholds(name: str) -> Floats:
    """The score from which each label of the head ``name`` is given."""
    return _heads()[f"{name}.thresholds"]


def shares(name: str) -> Floats:
    """What a linear model's score of each label counts beside the head ``name``'s."""
    return _heads()[f"{name}.linear"]


def whole(name: str, sentences: Sequence[Worded]) -> Floats:
    """A row of scores a sentence, of the head ``name``."""
    weight, bias = _heads()[f"{name}.weight"], _heads()[f"{name}.bias"]
    out = np.zeros((len(sentences), len(bias)), np.float32)
    for k, pieces in _read(sentences):
        out[k] = weight @ pieces.mean(axis=0) + bias
    return out


def each(name: str, sentences: Sequence[Worded]) -> list[Floats]:
    """For each sentence a row of scores a word, of the head ``name``."""
    weight, bias = _heads()[f"{name}.weight"], _heads()[f"{name}.bias"]
    out: dict[int, Floats] = {}
    for k, pieces in _read(sentences):
        out[k] = pieces[np.array(sentences[k].at, dtype=np.int64)] @ weight.T + bias
    return [out[k] for k in range(len(sentences))]


def _read(sentences: Sequence[Worded]) -> list[tuple[int, Floats]]:
    network = load_network("acts")
    out: list[tuple[int, Floats]] = []
    for some in batches_of([len(s.ids) for s in sentences], _PIECES):
        longest = max(len(sentences[k].ids) for k in some)
        inputs: dict[str, Array] = {n: np.zeros((len(some), longest), np.int64) for n in ("ids", "marks")}
        inputs["mask"] = np.zeros((len(some), longest), np.float32)
        for row, k in enumerate(some):
            count = len(sentences[k].ids)
            inputs["ids"][row, :count] = sentences[k].ids
            inputs["marks"][row, :count] = sentences[k].marks
            inputs["mask"][row, :count] = 1.0
        found = network.run(inputs)["pieces"]
        out.extend((k, found[row, : len(sentences[k].ids)]) for row, k in enumerate(some))
    return out
