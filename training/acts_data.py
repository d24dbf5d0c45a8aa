"""What the networks of models/acts learn from: coded reports as stretches with labels, and published sets of sentences.

Codings are offsets into the reports' texts (``training/codings``, and the gold's own quotes); the texts lie in ``../shared``.
Reports are parsed once and kept under out/acts.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.claims import find_claims
from reportedly.events.figures import Candidate
from reportedly.events.network import (
    ACTOR,
    FIGURE,
    LABELS,
    MODALITIES,
    MODES,
    PLACE,
    RECIPIENT,
    around,
    reader_of,
    ruled,
)
from reportedly.events.roles import RoleReader, Roles
from reportedly.events.sentences import Reading
from reportedly.events.signs import FIGURES, TYPES, marked_columns, signs_of
from reportedly.events.tally import NONE as NOBODY
from reportedly.models.columns import Columns, Ints
from reportedly.models.frames import JOINED, Stretch, stretches_of
from reportedly.models.net import Floats
from reportedly.reading import read_reports
from reportedly.records import Claim, Doc, Report, Span

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CODINGS = ROOT / "training/codings"
CORPORA = ("syria-fakes", "timeline17", "allsides-conflict", "allsides-general")
CACHE = ROOT / "out/acts"
FIRST = CACHE / "first"  # the networks after the first stage of training
OTHERS = 0.5  # how far a second accepted type, a word beside the trigger's head, counts as one
AGAIN = 0.3  # weight of a restatement as no act of its own
# How far an act that the second coder struck counts as one: the gold has 29 events a thousand words, the first coder 33, the second 25.
STRUCK = 0.3
WEIGHED = 5  # every so manyth corrected report is kept from the networks
NONE = -100
_NUMBERS = frozenset(
    "dozen score hundred thousand million pair couple number handful many several least most more few".split()
)

Row = dict[str, Any]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coding:
    """One event coded by hand: character ranges of the report's text. ``figures`` are kind, least, most, scope, range."""

    clause: Range
    trigger: Range
    types: tuple[str, ...]
    modes: tuple[str, ...]
    modality: str
    actor: tuple[Range, ...]
    recipient: tuple[Range, ...]
    places: tuple[str, ...]
    figures: tuple[tuple[str, int | None, int | None, str, Range | None], ...]
    unsure: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its codings; ``again`` are restatements (type, trigger)."""

    report: Report
    events: tuple[Coding, ...]
    again: tuple[tuple[str, Range], ...] = ()
    counted: bool = (
        True  # whether every number that counts somebody is coded; a reader of the machine's acts left out some
    )
    kept: bool = False  # whether it was read when the networks had been trained: it waits for the next training


# ------------------------------------------------------------ codings


def report_of(row: Row) -> Report:
    """The report of a corpus or gold row."""
    return Report(
        row["id"], row["text"], "", outlet=row.get("outlet") or "", title=row.get("title") or "",
        published=row.get("date") or "",
    )  # fmt: skip


def lines(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def gold(split: str) -> list[Coded]:
    """The coded articles of a split; triggers from ``training/codings``, where they lack the clause stands for them."""
    triggers = {r["id"]: r["triggers"] for r in lines(CODINGS / "gold_triggers.jsonl")}
    return [_gold(r, triggers.get(r["id"], [])) for r in lines(SHARED / f"gold/records/coded.{split}.jsonl")]


def _gold(row: Row, triggers: Sequence[Sequence[int]]) -> Coded:
    text = row["text"]
    out = []
    for k, e in enumerate(row["events"]):
        at = text.find(e["quote"])
        if at < 0:
            continue
        clause = (at, at + len(e["quote"]))
        trigger = (triggers[k][0], triggers[k][1]) if k < len(triggers) else clause
        modes = e.get("mode") or []
        place = e.get("place") or {}
        sides = {
            s: _near(text, e.get(s, {}).get("any_of_text") or [], clause, all_of=False) for s in ("actor", "recipient")
        }
        out.append(
            Coding(
                clause, trigger, tuple(e["type"]), tuple([modes] if isinstance(modes, str) else modes),
                e.get("modality", "actual"), sides["actor"], sides["recipient"],
                tuple(x for x in [*(place.get("names") or []), place.get("city")] if x),
                tuple((f["kind"], f.get("min"), f.get("max"), f.get("scope", "event"), None) for f in e.get("figures", [])),
                unsure=k >= len(triggers),
            )
        )  # fmt: skip
    return Coded(report_of(row), tuple(out))


def _near(text: str, words: Iterable[str], clause: Range, *, all_of: bool) -> tuple[Range, ...]:
    """Where the words stand nearest the clause: the longest that does, or with ``all_of`` each of them."""
    found = []
    for w in sorted(set(words), key=lambda w: (-len(w), w)):
        places = list(_all(text, w))
        if places:
            found.append(min(places, key=lambda p: (_gap(p, clause), p)))
    if all_of or not found:
        return tuple(sorted(found))
    inside = [f for f in found if _gap(f, clause) == 0]
    return ((inside or sorted(found, key=lambda f: (_gap(f, clause), f[0] - f[1])))[0],)


def _all(text: str, words: str) -> Iterator[Range]:
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(words, at + 1)


def _gap(a: Range, b: Range) -> int:
    return max(0, b[0] - a[1], a[0] - b[1])


def coded() -> list[Coded]:
    """The reports coded for this project by two coders, one mending the other's, where their text is at hand and unchanged."""
    rows = {r["id"]: r for r in lines(CODINGS / "reports.jsonl")}
    for r in lines(CODINGS / "second.jsonl"):
        rows[r["id"]]["events"] = mended(rows[r["id"]]["events"], r)
    return _with_texts(rows)


def corrected() -> list[Coded]:
    """The reports whose acts the machine found, at a low threshold, and a reader corrected: none of them was coded before."""
    found = _with_texts({r["id"]: r for r in lines(CODINGS / "corrected.jsonl")})
    return [replace(r, counted=False) for r in found]


def is_weighed(own: Coded) -> bool:
    """Whether a corrected report is kept from the networks, to weigh what they find in it (``belief.py``)."""
    return own.kept or int(digest(own.report.text), 16) % WEIGHED == 0


def _with_texts(rows: dict[str, Row]) -> list[Coded]:
    """Coded reports in the corpus' order, those whose text is at hand and unchanged."""
    out = []
    for name in CORPORA:
        for row in lines(SHARED / "corpus" / f"{name}.jsonl"):
            own = rows.pop(row["id"], None)
            if own is not None and own["text"] == digest(row["text"]):
                out.append(_coded(row, own))
    return out


def mended(events: list[Row], second: Row) -> list[Row]:
    """The acts after the second reading: marked where struck, with what was changed in place, and those added."""
    out = [e | second["edit"].get(str(k), {"x": k in second["drop"]}) for k, e in enumerate(events)]
    return sorted([*out, *second["add"]], key=lambda e: (e["t"], e["q"]))


def digest(text: str) -> str:
    """Eight hexadecimal digits of a text's SHA-256: enough to see that it is the one that was coded."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _coded(row: Row, own: Row) -> Coded:
    def ranges(x: Iterable[Sequence[int]]) -> tuple[Range, ...]:
        return tuple((a, b) for a, b in x)

    events = tuple(
        Coding(
            (e["q"][0], e["q"][1]), (e["t"][0], e["t"][1]), tuple(e["type"]), tuple([e["mode"]] if e.get("mode") else []),
            e.get("mod", "actual"), ranges(e.get("a", [])), ranges(e.get("r", [])), tuple(row["text"][a:b] for a, b in e.get("p", [])),
            tuple((f[0], f[1], f[2], f[3], (f[4], f[5])) for f in e.get("f", [])), struck=e.get("x", False),
        )
        for e in own["events"]
    )  # fmt: skip
    again = tuple((t, (a, b)) for t, a, b in own.get("again", []))
    return Coded(report_of(row), events, again, kept=own.get("kept", False))


# ------------------------------------------------------------ parsing


def parsed(name: str, reports: Sequence[Report]) -> list[tuple[Doc, tuple[Claim, ...]]]:
    """The reports read, with their claims, from the cache where they were read before."""
    path = CACHE / f"{name}.pickle"
    known: dict[str, tuple[Doc, tuple[Claim, ...]]] = pickle.loads(path.read_bytes()) if path.exists() else {}
    todo = [r for r in reports if r.id not in known]
    if todo:
        with get_context("spawn").Pool(2) as pool:
            for part in pool.imap(_parse, [todo[k : k + 8] for k in range(0, len(todo), 8)]):
                known.update({doc.report.id: (doc, claims) for doc, claims in part})
        CACHE.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(known))
    return [known[r.id] for r in reports]


def _parse(reports: list[Report]) -> list[tuple[Doc, tuple[Claim, ...]]]:
    return [(doc, tuple(find_claims(doc))) for doc in read_reports(reports)]


# ------------------------------------------------------------ examples


@dataclass(slots=True)
class Example:
    """A stretch with its labels. ``spots`` are tokens (of the stretch) of acts with their type."""

    stretch: Stretch
    signs: Floats
    types: Floats  # tokens x TYPES, the share in which each is told
    weights: Floats  # tokens x TYPES
    spots: list[tuple[int, int]] = field(default_factory=list)
    modes: Floats = field(default_factory=lambda: np.zeros((0, len(MODES)), np.float32))  # spots x MODES
    modality: list[int] = field(default_factory=list)
    around: list[Ints] = field(default_factory=list)
    roles: list[Ints] = field(default_factory=list)
    soft: list[Floats] = field(default_factory=list)
    figure: Ints = field(default_factory=lambda: np.zeros(0, np.int64))  # a kind's place, tally.NONE, or NONE
    total: Floats = field(default_factory=lambda: np.zeros(0, np.float32))  # whether it is a running total


def tokens_in(starts: Ints, ends: Ints, span: Range) -> range:
    """The tokens that touch a range of characters."""
    return range(int(np.searchsorted(ends, span[0], side="right")), int(np.searchsorted(starts, span[1])))


def examples(doc: Doc, claims: Sequence[Claim], own: Coded) -> list[Example]:
    """A labelled example a stretch."""
    reading = Reading(doc, claims)
    c, signs = marked_columns(reading), signs_of(reading)
    ends = np.array([t.end for t in doc.tokens], dtype=np.int64)
    reader = reader_of(reading)
    heads = [_head(doc, tokens_in(c.start, ends, e.trigger)) for e in own.events]
    out = []
    for s in stretches_of(c, [t.text for t in doc.tokens], JOINED):
        here = [(e, h) for e, h in zip(own.events, heads, strict=True) if s.first <= h < s.last]
        out.append(_example(reading, c, s, signs, ends, reader, here, own))
    return out


def passages() -> list[Row]:
    """The passages with coded figures: those written for training, and the half of the gold that may be read."""
    gold = lines(ROOT / "tests/events/figures_hand.jsonl")
    return [*lines(CODINGS / "figures.jsonl"), *gold[::2]]


def passage_examples(doc: Doc, claims: Sequence[Claim], row: Row) -> list[Example]:
    """A passage's stretches: its figures are known, its acts are not."""
    out = examples(doc, claims, Coded(doc.report, ()))
    left = [dict(f) for f in row["figures"]]
    reading = Reading(doc, claims)
    for x in out:
        x.weights[:] = 0.0
        for c, at in _candidates(reading, x.stretch):
            span = c.quantity.span
            own = next(
                (f for f in left if (f["min"], f["max"]) == _counts(c) and _touches(row["text"], f["text"], span)), None
            )
            x.figure[at] = NOBODY if own is None else FIGURES.index(own["kind"])
            if own is not None:
                x.total[at] = own["scope"] == "cumulative"
                left.remove(own)
        for spans in row.get("alt") or []:  # what may be read in two ways teaches nothing
            for c, at in _candidates(reading, x.stretch):
                if any(_touches(row["text"], f["text"], c.quantity.span) for f in [*spans, *row["figures"]]):
                    x.figure[at] = NONE
    return out


def _counts(c: Candidate) -> tuple[int | None, int | None]:
    f = c.bound.figure if c.bound is not None else c.quantity
    return f.min, f.max


def _touches(text: str, words: str, span: Span) -> bool:
    at = text.find(words)
    while at >= 0:
        if span.overlap(Span(at, at + len(words))):
            return True
        at = text.find(words, at + 1)
    return False


def _candidates(reading: Reading, s: Stretch) -> Iterator[tuple[Candidate, int]]:
    """The figure candidates of a stretch, each with its token counted from the stretch's first."""
    for sentence in reading.doc.sentences:
        if sentence.last > sentence.first and s.first <= sentence.first < s.last:
            for c in reading.candidates(sentence.first, sentence.last):
                if s.first <= c.at < s.last:
                    yield c, c.at - s.first


def _told_figures(reading: Reading, s: Stretch, own: Coded, out: Example) -> None:
    """What the coded events say of the stretch's numbers; nothing is known in restatements, nor of people without a number."""
    told = [(f, e.clause) for e in own.events for f in e.figures]
    for c, at in _candidates(reading, s):
        span = c.quantity.span
        hit = next(
            (f for f, clause in told if (f[1], f[2]) == _counts(c) and span.overlap(Span(*(f[4] or clause)))), None
        )
        if hit is not None:
            out.figure[at] = FIGURES.index(hit[0])
            out.total[at] = hit[3] == "cumulative"
        elif own.counted and not c.single and not any(span.overlap(Span(*x)) for x in _sentences_of(reading, own)):
            out.figure[at] = NOBODY


def _sentences_of(reading: Reading, own: Coded) -> list[Range]:
    """The sentences that restate an act."""
    return [
        (s.span.start, s.span.end)
        for s in reading.doc.sentences
        if any(s.span.overlap(Span(*span)) for _, span in own.again)
    ]


def _head(doc: Doc, tokens: range) -> int:
    """The token of a trigger on which its others hang: a verb or noun first."""
    outer = [i for i in tokens if doc.tokens[i].head not in tokens or doc.tokens[i].head == i]
    plain = [i for i in outer if doc.tokens[i].pos in {"VERB", "NOUN", "PROPN", "ADJ", "AUX"}]
    return (plain or outer or [*tokens, 0])[0]


def _example(
    reading: Reading, c: Columns, s: Stretch, signs: Floats, ends: Ints, reader: RoleReader,
    here: Sequence[tuple[Coding, int]], own: Coded,
) -> Example:  # fmt: skip
    types = np.zeros((s.count, len(TYPES)), np.float32)
    weights = np.ones((s.count, len(TYPES)), np.float32)
    for kind, span in own.again:
        for i in tokens_in(c.start, ends, span):
            if s.first <= i < s.last:
                weights[i - s.first, TYPES.index(kind)] = AGAIN
    out = Example(s, signs[s.first : s.last], types, weights)
    out.figure, out.total = np.full(s.count, NONE, np.int64), np.zeros(s.count, np.float32)
    _told_figures(reading, s, own, out)
    modes: list[Floats] = []
    rules: list[Roles] = []
    for e, head in here:
        _mark(types, weights, s, e, head, tokens_in(c.start, ends, e.trigger))
        if e.unsure:
            continue
        out.spots.append((head - s.first, TYPES.index(e.types[0])))
        row = np.zeros(len(MODES), np.float32)
        for m in e.modes or ("-",):
            row[MODES.index(m)] = 1.0 / max(1, len(e.modes))
        modes.append(row)
        out.modality.append(MODALITIES.index(e.modality) if e.modality in MODALITIES else 0)
        rules.append(ruled(reader, head, e.types[0]))
        out.roles.append(_roles(reading, c, s, ends, e, head, rules[-1]))
    out.modes = np.array(modes, np.float32).reshape(-1, len(MODES))
    spots = [(at + s.first, TYPES[t]) for at, t in out.spots]
    if spots:
        out.around = around(reading, s, spots, rules)
    return out


def _mark(types: Floats, weights: Floats, s: Stretch, e: Coding, head: int, trigger: range) -> None:
    if e.unsure:  # no trigger was coded: nothing is known of the clause
        for i in trigger:
            if s.first <= i < s.last:
                weights[i - s.first] = 0.0
        return
    for k, t in enumerate(e.types):
        at = TYPES.index(t)
        share = (1.0 if k == 0 else OTHERS) * (STRUCK if e.struck else 1.0)
        types[head - s.first, at] = max(types[head - s.first, at], share)
        for i in trigger:
            if i != head and s.first <= i < s.last and types[i - s.first, at] == 0:
                weights[i - s.first, at] = 0.0


def _roles(reading: Reading, c: Columns, s: Stretch, ends: Ints, e: Coding, head: int, roles: Roles) -> Ints:
    out = np.zeros(s.count, np.int64)

    def put(span: Range, label: int) -> None:
        for i in tokens_in(c.start, ends, span):
            if s.first <= i < s.last:
                out[i - s.first] = label

    text = reading.doc.text
    for name in e.places:
        near = _near(text, [name], e.clause, all_of=True)
        for span in near:
            put(span, PLACE)
    for kind, low, high, _, at in e.figures:
        if at is not None:
            put(at, FIGURE)
        else:
            for bound in reading.bound(*_sentence(reading, head)):
                f = bound.figure
                if (f.kind, f.min, f.max) == (kind, low, high):
                    put((f.span.start, f.span.end), FIGURE)
    # A party's words are labelled without its number, which is a figure; coders took "12 people" for the figure.
    for spans, rules, label in ((e.recipient, roles.recipient, RECIPIENT), (e.actor, roles.actor, ACTOR)):
        tokens = [i for span in spans for i in tokens_in(c.start, ends, span)]
        if tokens and not any(reading.tree.token(i).sent == reading.tree.token(head).sent for i in tokens):
            tokens += [
                k for k in rules if reading.tree.token(k).pos == "PRON"
            ]  # the party itself was coded for its pronoun
        for i in tokens:
            if s.first <= i < s.last and (out[i - s.first] != FIGURE or _is_counted(reading, i)):
                out[i - s.first] = label
    return out


def _is_counted(reading: Reading, i: int) -> bool:
    """Whether a token of a figure's words is whom it counts: "people" of "12 people", not "dozens"."""
    token = reading.tree.token(i)
    return token.pos in {"NOUN", "PROPN", "ADJ"} and reading.tree.lemma(i) not in _NUMBERS


def _sentence(reading: Reading, at: int) -> Range:
    sentence = reading.doc.sentences[reading.tree.token(at).sent]
    return sentence.first, sentence.last


assert len(LABELS) == FIGURE + 1
