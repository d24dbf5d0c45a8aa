"""Rebuild src/reportedly/lexicon/place_weights.tsv: `python training/place_choice.py`.

The acts that the machine finds in coded reports, each with every place of its report: whether the coding has the place too is learnt
from signs of how it stands to the act (``resolve/standing.py``). Coded are the train articles, the reports of
``codings/reports.jsonl``, and those of ``codings/corrected.jsonl``, where readers corrected the places and days that the rules gave.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from acts_data import CODINGS, CORPORA, ROOT, SHARED, Row, digest, lines, mended, parsed, report_of
from numpy.typing import NDArray

from reportedly.evaluate.scorers.records import LEFT_OUT, place_of, same
from reportedly.events import find_mentions
from reportedly.records import Doc, Mention, Place, Span
from reportedly.resolve.countries import country_of
from reportedly.resolve.parties import Cast, gather, sides_of
from reportedly.resolve.places import Scene, set_scene
from reportedly.resolve.standing import Signs, candidates_of
from reportedly.resolve.where import act_places

OUT = ROOT / "src/reportedly/lexicon/place_weights.tsv"
RARE = 15  # candidates that a sign must have been seen with
STRENGTH = 0.1  # C of the deciders
STRUCK = 0.5  # weight of an act that the second reading struck
# Weights of the three codings. Learnt from the second alone, names and countries are as good on train and dev, acts without a place worse
# (.44 of train's get none, .56 with the third); from the third alone names fall from .79 to .73.
OWN, CODED, READ = 6.0, 1.0, 2.0
Rows = list[tuple[Signs, bool, float]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a coding says of an act's place: names of towns and the like, countries."""

    names: tuple[str, ...]
    countries: frozenset[str]

    def has(self, place: Place) -> bool:
        """Whether a place is one of the act's."""
        if place.precision == "country":
            return place.country in self.countries
        return any(same(n, x) for n in self.names for x in (place.name, place.text, place.city))


@dataclass(frozen=True, slots=True)
class Case:
    """An act that the machine found, with the coded ``event`` that it is and the weight of its coding."""

    doc: Doc
    scene: Scene
    cast: Cast
    others: tuple[Mention, ...]
    mention: Mention
    event: Row
    truth: Truth
    weight: float


def cases() -> dict[str, Rows]:
    """By decider the signs of every candidate, whether the coding has it, and its weight."""
    out: dict[str, Rows] = {"town": [], "country": []}
    for case in chain(gold_cases(), coded_cases("reports", CODED), coded_cases("corrected", READ)):
        found, how = act_places(case.doc, case.mention, case.scene)
        sides = sides_of(case.doc, case.mention, case.scene, case.cast)
        for c in candidates_of(case.doc, case.mention, case.others, case.scene, found, how, sides):
            kind = "country" if c.place.precision == "country" else "town"
            out[kind].append((c.signs, case.truth.has(c.place), case.weight))
    return out


def gold_cases() -> Iterator[Case]:
    """The acts of the coded train articles."""
    rows = lines(SHARED / "gold/records/coded.train.jsonl")
    for row, (doc, claims) in zip(rows, parsed("gold-train", [report_of(r) for r in rows]), strict=True):
        scene, mentions = set_scene(doc), tuple(find_mentions(doc, claims))
        cast = gather(doc, scene, None)
        spans = [(e, place_of(row["text"], e["quote"])) for e in row["events"] if _counts(e.get("modality", "actual"))]
        events = [(e, Span(*at), Span(*at)) for e, at in spans if at]
        for m, event in matched(mentions, events):
            place = event.get("place") or {}
            names = place.get("names") or [x for x in [place.get("city")] if x]
            countries = [place["country"]] if place.get("country") else place.get("countries") or []
            yield Case(doc, scene, cast, mentions, m, event, Truth(tuple(names), frozenset(countries)), OWN)


def coded_cases(name: str, weight: float) -> Iterator[Case]:
    """The acts of the reports in ``codings/NAME.jsonl``."""
    own = {r["id"]: r for r in lines(CODINGS / f"{name}.jsonl")}
    for second in lines(CODINGS / "second.jsonl") if name == "reports" else []:
        own[second["id"]]["events"] = mended(own[second["id"]]["events"], second)
    texts = (r for c in CORPORA for r in lines(SHARED / "corpus" / f"{c}.jsonl") if r["id"] in own)
    rows = [r for r in texts if own[r["id"]]["text"] == digest(r["text"])]
    kept = "coded" if name == "reports" else name
    for row, (doc, claims) in zip(rows, parsed(kept, [report_of(r) for r in rows]), strict=True):
        scene, mentions = set_scene(doc), tuple(find_mentions(doc, claims))
        cast = gather(doc, scene, None)
        events = [(e, Span(*e["q"]), Span(*e["t"])) for e in own[row["id"]]["events"]]
        for m, event in matched(mentions, events):
            share = STRUCK if event.get("x") else 1.0
            yield Case(doc, scene, cast, mentions, m, event, _truth(event, row["text"], scene), weight * share)


def _truth(event: Row, text: str, scene: Scene) -> Truth:
    names, countries = [], set(event.get("c") or [])
    for a, b in event.get("p") or []:
        inside = [r.entry for r in scene.within(Span(a, b)) if r.entry is not None]
        countries |= {e.country for e in inside if e.country} | {x for x in [country_of(text[a:b])] if x}
        if not country_of(text[a:b]) and not (inside and all(e.kind in {"country", "wide"} for e in inside)):
            names.append(text[a:b])
    return Truth(tuple(names), frozenset(countries))


def matched(mentions: Sequence[Mention], events: Sequence[tuple[Row, Span, Span]]) -> Iterator[tuple[Mention, Any]]:
    """Each mention with the coded event of an accepted type whose trigger it touches or whose clause it shares most words with."""
    for m in mentions:
        ranked = [
            (m.trigger.overlap(trigger), _shared(m.clause, clause), -n)
            for n, (e, clause, trigger) in enumerate(events)
            if m.type in e["type"] and _shared(m.clause, clause) > 0
        ]
        if ranked and _counts(m.modality):
            yield m, events[-max(ranked)[2]][0]


def _counts(modality: str) -> bool:
    return modality not in LEFT_OUT


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def fit(rows: Rows, strength: float = STRENGTH, rare: int = RARE) -> dict[str, float]:
    """The weights of the signs, by Newton's method on the penalised log likelihood; the bias bears no penalty."""
    seen = Counter(s for signs, *_ in rows for s in signs)
    names = [*sorted(s for s in seen if seen[s] >= rare and s != "bias"), "bias"]
    at = {s: k for k, s in enumerate(names)}
    table: NDArray[np.float32] = np.zeros((len(rows), len(names)), np.float32)
    for k, (signs, *_) in enumerate(rows):
        for s in signs.keys() & at.keys():
            table[k, at[s]] = signs[s]
    table[:, -1] = 1.0
    truth = np.array([ok for _, ok, _ in rows], np.float32)
    share = np.array([w for *_, w in rows], np.float32)
    penalty = np.full(len(names), 1 / strength)
    penalty[-1] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(15):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights.astype(np.float32), -30, 30)))
        slope = table.T @ (share * (chance - truth)) + penalty * weights
        bend = (table * (share * chance * (1 - chance) + 1e-7)[:, None]).T @ table
        step = np.linalg.solve(bend.astype(np.float64) + np.diag(penalty), slope)
        weights -= step
        if np.abs(step).max() < 1e-3:
            break
    print(len(rows), "rows, right", round(float(truth.mean()), 3), "signs", len(names))
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Learn and write."""
    found = cases()
    rows = [
        f"{k}\t{s}\t{w:.3f}" for k in ("town", "country") for s, w in sorted(fit(found[k]).items()) if abs(w) >= 0.0005
    ]
    text = "of\tsign\tweight\n" + "\n".join(rows) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
