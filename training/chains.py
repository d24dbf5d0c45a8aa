"""What the recipes of cues.npz and roles.npz share: PolNeAR's train reports as labelled sequences, and the export.

Three of every four reports train; the fourth is left for setting thresholds.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from reportedly.claims.columns import Columns, columns_of
from reportedly.claims.features import Bag, cue_features
from reportedly.claims.find import ruled_drafts
from reportedly.claims.labels import runs
from reportedly.claims.roles import Spot, cue_rows, frames_of, role_features
from reportedly.claims.tree import Tree
from reportedly.reading import read_reports
from reportedly.records import Doc, Report

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold/attribution/polnear.train.jsonl"
MODELS = ROOT / "src/reportedly/models"
C1, C2, ITERATIONS, RARE = 0.3, 0.05, 130, 3
_LEAST = 0.004  # weights below are left out
_APART = 6  # tokens: a cue in pieces closer than this is one stretch

Row = dict[str, Any]
Sequence = tuple[list[list[str]], list[str]]


def reports() -> Iterator[tuple[Row, Doc]]:
    """The training reports with their Docs."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for i, row in enumerate(rows) if i % 4]
    yield from zip(
        rows, read_reports([Report(r["id"], r["text"], "", outlet=r["publisher"]) for r in rows]), strict=True
    )


def columns(doc: Doc) -> tuple[Columns, list[Any]]:
    """A report's columns and the drafts of the rules."""
    tree = Tree(doc)
    drafts, quotes = ruled_drafts(tree)
    return columns_of(tree, quotes, drafts), drafts


def lists(bag: Bag, count: int) -> list[list[str]]:
    """A bag's places as strings, a list a row."""
    rows = [[str(x) for x in row] for row in np.array(bag.single).T.tolist()]
    for at, places in bag.some:
        for row, place in zip(at.tolist(), places.tolist(), strict=True):
            rows[row].append(str(place))
    return rows if len(rows) == count else [[] for _ in range(count)]


def tokens_of(doc: Doc, c: Columns, spans: Iterable[list[int]]) -> set[int]:
    """The tokens that touch a gold part's spans."""
    ends = np.array([t.end for t in doc.tokens])
    out: set[int] = set()
    for span in spans:
        out.update(range(int(np.searchsorted(ends, span[0], side="right")), int(np.searchsorted(c.start, span[1]))))
    return out


def cue_sequences() -> Iterator[Sequence]:
    """A sequence a paragraph, labels O, B, I; paragraphs that the gold mostly leaves out are passed over."""
    for row, doc in reports():
        if not doc.tokens:
            continue
        c, _ = columns(doc)
        labels = ["O"] * c.count
        for gold in row["attributions"]:
            found = np.array(sorted(tokens_of(doc, c, gold["cue"])), dtype=np.int64)
            for first, last in runs(found, c.paragraph):
                labels[first : last + 1] = ["B", *["I"] * (last - first)]
        dead = tokens_of(doc, c, row.get("ignore", []))
        features = lists(cue_features(c), c.count)
        cuts = [0, *(np.flatnonzero(c.paragraph[1:] != c.paragraph[:-1]) + 1).tolist(), c.count]
        for low, high in pairwise(cuts):
            if 2 * len(dead.intersection(range(low, high))) <= high - low:
                yield features[low:high], labels[low:high]


def role_sequences() -> Iterator[Sequence]:
    """A sequence a gold cue: the tokens around it, labels O, S, C, Q."""
    for row, doc in reports():
        if not doc.tokens:
            continue
        c, drafts = columns(doc)
        known: dict[int, Any] = {}
        for draft in drafts:
            for i in range(draft.cue.first, draft.cue.last + 1):
                known.setdefault(i, draft)
        known.update({d.cue.key: d for d in drafts})
        spots, parts = [], []
        for gold in row["attributions"]:
            cue = sorted(tokens_of(doc, c, gold["cue"]))
            if cue:
                stretches = runs(np.array(cue, dtype=np.int64), c.paragraph)
                first, last = stretches[0]
                last = stretches[-1][1] if stretches[-1][1] - first < _APART else last
                spots.append(Spot(first, last, next((known[i] for i in cue if i in known), None)))
                parts.append((tokens_of(doc, c, gold["source"]), tokens_of(doc, c, gold["content"])))
        if spots:
            yield from _windows(c, spots, parts)


def _windows(c: Columns, spots: list[Spot], parts: list[tuple[set[int], set[int]]]) -> Iterator[Sequence]:
    frames = frames_of(c, spots)
    features = lists(role_features(c, spots, frames, cue_rows(c, spots)), len(frames.token))
    for n, (source, content) in enumerate(parts):
        low, high = int(frames.starts[n]), int(frames.ends[n])
        cue = range(spots[n].first, spots[n].last + 1)
        labels = [
            "Q" if t in cue else "S" if t in source else "C" if t in content else "O"
            for t in frames.token[low:high].tolist()
        ]
        yield features[low:high], labels


def train(name: str, sequences: Iterable[Sequence]) -> None:
    """Fit the chain and write ``models/NAME.npz``."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.select("lbfgs")
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ITERATIONS, "feature.minfreq": RARE})
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "chain.crf")  # noqa: PTH118 (the trainer takes a string)
        trainer.train(path)
        export(path, MODELS / f"{name}.npz")


def export(path: str, out: Path) -> None:
    """A crfsuite file as arrays: places in steps, weights a label, transitions."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    labels = [label for label, _ in sorted(info.labels.items(), key=lambda x: int(x[1]))]
    number = {label: i for i, label in enumerate(labels)}
    weights: dict[int, list[float]] = {}
    for (place, label), weight in info.state_features.items():
        weights.setdefault(int(place), [0.0] * len(labels))[number[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (a, b), weight in info.transitions.items():
        transitions[number[a], number[b]] = weight
    places = np.array(sorted(p for p, w in weights.items() if max(map(abs, w)) > _LEAST), dtype=np.int64)
    values = np.array([weights[int(p)] for p in places], dtype=np.float16)
    steps = np.diff(places, prepend=0).astype(np.uint32)
    np.savez_compressed(out, labels=np.array(labels), steps=steps, values=values, transitions=transitions)
    print(f"{out.name}: {len(places)} places, {out.stat().st_size} bytes")
