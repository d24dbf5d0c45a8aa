"""Passages of real reports in which every mention of a person was marked by hand: private, public or unclear.

``private_hand.jsonl`` holds report ids and code-point offsets, never a word; the reports are in ../shared/corpus. ``unclear`` are
persons of whom the passage and its report tell neither a private role nor a public capacity (celebrities without a word on
them, fighters, suspects not held): they are not scored. ``set`` is ``dev``, or a half that was marked after the rules were made:
``unseen``, ``unseen2`` and ``unseen3``, ``namedA`` to ``namedC`` and ``reportA`` to ``reportD`` and ``otherA`` of a second hand (drawn by ``benchmarks/draw.py``), each before the next mending; docs/publish.md has what each gave then. ``second`` are the marks of another
hand, in the same order, for ``namedA``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.publish import Redactor
from reportedly.records import Report
from tests.publish.fakes import Fake

HAND = Path(__file__).with_name("private_hand.jsonl")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its report's id, its set, and the marks as (start, end, kind) in the report's text."""

    report: str
    part: str
    start: int
    end: int
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Mentions: private ones and those of them withheld whole, public ones and those kept, and stretches cut that are nobody."""

    private: int
    withheld: int
    public: int
    kept: int
    nobody: int


def passages(part: str = "") -> list[Passage]:
    """The passages of one set, or all."""
    rows = [json.loads(x) for x in HAND.read_text(encoding="utf-8").splitlines()]
    found = (Passage(r["id"], r["set"], r["start"], r["end"], tuple((a, b, k) for a, b, k in r["marks"])) for r in rows)
    return [p for p in found if part in ("", p.part)]


def reports(corpus: Path, wanted: Sequence[Passage]) -> list[Report]:
    """The reports of passages, read from the corpus."""
    ids = {p.report for p in wanted}
    lines = (line for path in sorted(corpus.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    rows = (row for row in map(json.loads, lines) if row["id"] in ids)
    return [Report(r["id"], r["text"], "", r.get("outlet", ""), title=r.get("title") or "") for r in rows]


def score(told: Sequence[Report], wanted: Sequence[Passage]) -> Score:
    """How a redactor that knows these reports alone does on the passages."""
    redactor, texts = Redactor(Fake(told)), {r.id: r.text for r in told}
    private = withheld = public = kept = nobody = 0
    for one in wanted:
        spans = redactor.spans(one.report)
        for a, b, kind in one.marks:
            names = [(a + m.start(), a + m.end()) for m in re.finditer(r"[^\W\d_][\w’'-]*", texts[one.report][a:b])]
            whole = all(any(s <= x and y <= e for s, e in spans) for x, y in names)
            touched = any(s < b and a < e for s, e in spans)
            private, withheld = private + (kind == "private"), withheld + (kind == "private" and whole)
            public, kept = public + (kind == "public"), kept + (kind == "public" and not touched)
        inside = [(s, e) for s, e in spans if one.start <= s < one.end]
        nobody += sum(not any(s < b and a < e for a, b, _ in one.marks) for s, e in inside)
    return Score(private, withheld, public, kept, nobody)
