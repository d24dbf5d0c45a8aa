"""What the networks of models/voices learn from: PolNeAR's train reports, a copy of them without commas, and unlabelled news.

The copy stands for outlets whose archives lost commas and apostrophes. Reports are parsed once and kept under out/voices.
"""

from __future__ import annotations

import json
import pickle
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from reportedly.claims.find import ruled_drafts
from reportedly.claims.labels import runs
from reportedly.claims.tree import Tree
from reportedly.models.columns import Columns, Ints, columns_of
from reportedly.models.frames import Range, Stretch, fed, relations, stretches_of
from reportedly.reading import read_reports
from reportedly.records import Doc, Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold/attribution/polnear.train.jsonl"
CACHE = ROOT / "out/voices"
# Unlabelled reports that the teacher reads for the student.
UNLABELLED = {"syria-fakes": 350, "allsides-conflict": 500, "timeline17": 450, "allsides-general": 500}
_LOST = frozenset(",'’")
_APART = 6  # tokens: a cue in pieces closer than this is one stretch
NONE = -100  # a token that no label is known for

Row = dict[str, Any]
Floats = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report's tokens, their words, and the tokens of each gold attribution's cue, source and content."""

    columns: Columns
    words: list[str]
    gold: list[tuple[list[int], list[int], list[int]]]
    dead: list[int]


@dataclass(slots=True)
class Example:
    """A stretch with its cues: labels from people (``cue``, ``roles``) or chances from the teacher (``soft_*``)."""

    stretch: Stretch
    cues: list[Range]
    cue: Ints | None = None
    roles: list[Ints] = field(default_factory=list)
    soft_cue: Floats | None = None
    soft_roles: Floats | None = None
    around: Any = None


def without_commas(row: Row) -> Row:
    """The row with commas and apostrophes taken out of its text, offsets moved along."""
    text = row["text"]
    kept = [i for i, c in enumerate(text) if c not in _LOST]
    place = np.searchsorted(np.array(kept), np.arange(len(text) + 1))

    def moved(spans: Iterable[Sequence[int]]) -> list[list[int]]:
        return [[int(place[s[0]]), int(place[s[1]])] for s in spans]

    gold = [{**g, **{k: moved(g[k]) for k in ("source", "cue", "content")}} for g in row["attributions"]]
    words = "".join(text[i] for i in kept)
    return {**row, "text": words, "attributions": gold, "ignore": moved(row.get("ignore", []))}


def gold_rows() -> list[Row]:
    """PolNeAR's train reports."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def unlabelled_rows() -> list[Row]:
    """Reports of the corpora drawn at random, at most 7,000 characters of each; those that dev codings name are passed over."""
    draw = random.Random(7)
    coded = [SHARED / "gold/records/coded.dev.jsonl", SHARED / "gold/attribution/relays.dev.jsonl"]
    rows = [json.loads(line) for path in coded for line in path.read_text(encoding="utf-8").splitlines()]
    known = {str(r.get("article") or r["id"]).rsplit("-", 1)[-1] for r in rows}
    out = []
    for name, count in UNLABELLED.items():
        lines = (SHARED / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        some = [
            r for r in map(json.loads, lines) if str(r["id"]).rsplit("-", 1)[-1] not in known and len(r["text"]) > 400
        ]
        draw.shuffle(some)
        out += [{"id": r["id"], "text": r["text"][:7000], "attributions": []} for r in some[:count]]
    return out


def parsed(name: str, rows: Iterable[Row]) -> list[Parsed]:
    """The rows parsed, from the cache where they were parsed before."""
    path = CACHE / f"{name}.pickle"
    if path.exists():
        found: list[Parsed] = pickle.loads(path.read_bytes())
        return found
    rows = list(rows)
    docs = read_reports([Report(r["id"], r["text"], "", outlet=r.get("publisher") or "") for r in rows])
    out = [_parsed(row, doc) for row, doc in zip(rows, docs, strict=True)]
    CACHE.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(out))
    return out


def _parsed(row: Row, doc: Doc) -> Parsed:
    tree = Tree(doc)
    c = columns_of(tree.doc, [(q.span, q.closed) for _, q in ruled_drafts(tree)[1]])
    gold = [tuple(_tokens(doc, c, g[k]) for k in ("cue", "source", "content")) for g in row["attributions"]]
    return Parsed(c, [t.text for t in doc.tokens], gold, _tokens(doc, c, row.get("ignore", [])))  # type: ignore[arg-type]


def _tokens(doc: Doc, c: Columns, spans: Iterable[Sequence[int]]) -> list[int]:
    """The tokens that touch a gold part's spans."""
    ends = np.array([t.end for t in doc.tokens])
    out: set[int] = set()
    for span in spans:
        out.update(range(int(np.searchsorted(ends, span[0], side="right")), int(np.searchsorted(c.start, span[1]))))
    return sorted(out)


def examples(reports: Iterable[Parsed]) -> Iterator[Example]:
    """A labelled example a stretch; those that the gold mostly leaves out are passed over."""
    for report in reports:
        if not report.columns.count:
            continue
        dead = set(report.dead)
        for s in stretches_of(report.columns, report.words):
            if 2 * len(dead.intersection(range(s.first, s.last))) <= s.count:
                yield _example(s, report)


def _example(s: Stretch, report: Parsed) -> Example:
    out = Example(s, [], np.zeros(s.count, np.int64))
    one = np.zeros(s.count, np.int64)
    for cue, source, content in report.gold:
        own = np.array([i - s.first for i in cue if s.first <= i < s.last], dtype=np.int64)
        if not len(own) or out.cue is None:
            continue
        stretches = runs(own, one)
        for first, last in stretches:
            out.cue[first : last + 1] = [1, *[2] * (last - first)]
        first, last = stretches[0]
        last = stretches[-1][1] if stretches[-1][1] - first < _APART else last
        label = np.zeros(s.count, np.int64)
        for number, tokens in ((2, content), (1, source)):
            label[[i - s.first for i in tokens if s.first <= i < s.last]] = number
        label[first : last + 1] = 3
        out.cues.append((first, last))
        out.roles.append(label)
    return out


def batches(items: Sequence[Example], most: int, draw: random.Random | None = None) -> list[list[Example]]:
    """Examples of like length together, at most ``most`` pieces with padding; in random order where ``draw`` is given."""
    loose = draw.random if draw else lambda: 0.0
    out: list[list[Example]] = [[]]
    for item in sorted(items, key=lambda x: len(x.stretch.pieces) + 12 * loose()):
        longest = max([len(item.stretch.pieces), *(len(x.stretch.pieces) for x in out[-1])])
        if out[-1] and (len(out[-1]) + 1) * longest > most:
            out.append([])
        out[-1].append(item)
    if draw:
        draw.shuffle(out)
    return out


def tensors(batch: Sequence[Example]) -> dict[str, torch.Tensor]:
    """A batch as the networks read it; ``row`` is the stretch of each cue, ``from`` and ``to`` its tokens."""
    arrays = fed([x.stretch for x in batch])
    rows, longest = arrays["tag"].shape
    arrays["real"] = np.zeros((rows, longest), np.float32)
    arrays["cue"] = np.full((rows, longest), NONE, np.int64)
    arrays["soft_cue"] = np.zeros((rows, longest, 3), np.float32)
    cues = [(k, first, last) for k, x in enumerate(batch) for first, last in x.cues]
    arrays["row"], arrays["from"], arrays["to"] = np.array(cues, np.int64).reshape(-1, 3).T
    arrays["relations"] = np.zeros((len(cues), longest, 8), np.int64)
    arrays["roles"] = np.full((len(cues), longest), NONE, np.int64)
    arrays["soft_roles"] = np.zeros((len(cues), longest, 4), np.float32)
    at = 0
    for k, x in enumerate(batch):
        n, m = x.stretch.count, len(x.cues)
        arrays["real"][k, :n] = 1.0
        if x.cue is not None:
            arrays["cue"][k, :n] = x.cue
        if x.soft_cue is not None:
            arrays["soft_cue"][k, :n] = x.soft_cue
        if m:
            if x.around is None:
                x.around = relations([x.stretch], [x.cues])[0].astype(np.uint8)
            arrays["relations"][at : at + m, :n] = x.around
            if x.roles:
                arrays["roles"][at : at + m, :n] = np.stack(x.roles)
            if x.soft_roles is not None:
                arrays["soft_roles"][at : at + m, :n] = x.soft_roles
        at += m
    return {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in arrays.items()}
