"""Rebuild src/reportedly/lexicon/trust_weights.tsv: `python training/trust.py`.

The acts of the coded train articles that the machine finds, each with the places and the day that it reads: whether the coding has
them too is learnt from signs of how they stand to the act (``resolve/trust.py``). Needs the extra `training`; prints the area under
the curve over eight folds of articles, and what each threshold would keep.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
from acts_data import ROOT, SHARED, Row, lines, parsed, report_of
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from reportedly.evaluate.scorers.records import same
from reportedly.events import find_mentions
from reportedly.records import Mention, Place, Time
from reportedly.resolve.places import set_scene
from reportedly.resolve.times import resolve_time
from reportedly.resolve.trust import Signs, signs_of_day, signs_of_place
from reportedly.resolve.where import act_places

OUT = ROOT / "src/reportedly/lexicon/trust_weights.tsv"
FOLDS = 8
# C of the deciders, by log loss over folds of .03, .1, .3, 1.
STRENGTH = {"place": 0.1, "day": 0.1}
Case = tuple[int, Signs, bool]


def cases(split: str) -> dict[str, list[Case]]:
    """By kind the article's number, the signs, and whether the coding has the value."""
    rows = lines(SHARED / f"gold/records/coded.{split}.jsonl")
    out: dict[str, list[Case]] = {"place": [], "day": []}
    for n, (row, (doc, claims)) in enumerate(
        zip(rows, parsed(f"gold-{split}", [report_of(r) for r in rows]), strict=True)
    ):
        scene, mentions = set_scene(doc), find_mentions(doc, claims)
        for m, event in _matched(row, mentions):
            places, how = act_places(doc, m, scene)
            for p in places:
                signs = signs_of_place(doc, m, mentions, p.span, p.precision, how)
                out["place"].append((n, signs, _is_place(event.get("place") or {}, p)))
            when = resolve_time(doc, m, doc.report.published, mentions)
            if when is not None and when.start and when.text:
                published = str(row.get("date") or "")[:10]
                signs = signs_of_day(doc, m, mentions, when.span, _gap(when.start, published))
                out["day"].append((n, signs, _is_day(event.get("time") or {}, when, published)))
    return out


def _matched(row: Row, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Row]]:
    """Each mention with the coded event of an accepted type whose quote it shares most words with."""
    for m in mentions:
        best: tuple[int, Row | None] = (0, None)
        for event in row["events"]:
            at = row["text"].find(event["quote"])
            shared = min(m.clause.end, at + len(event["quote"])) - max(m.clause.start, at)
            if at >= 0 and m.type in event["type"] and shared > best[0]:
                best = (shared, event)
        if best[1] is not None:
            yield m, best[1]


def _is_place(told: dict[str, Any], place: Place) -> bool:
    names = told.get("names") or ([told["city"]] if told.get("city") else [])
    if any(same(n, x) for n in names for x in (place.name, place.text, place.city)):
        return True
    countries = [told["country"]] if told.get("country") else told.get("countries") or []
    return place.country in countries and (not names or place.precision == "country")


def _is_day(told: dict[str, Any], when: Time, published: str) -> bool:
    if not told.get("start"):
        return False
    also = told.get("also") or []
    days = [told["start"], *([also] if isinstance(also, str) else also)]
    if told.get("precision", "day") == "day" or told["start"] == published:
        return when.start in days
    return str(told["start"])[:10] <= when.start <= str(told.get("end") or told["start"])[:10]


def _gap(start: str, published: str) -> int | None:
    return (date.fromisoformat(published) - date.fromisoformat(start)).days if published else None


def fit(kind: str, some: Sequence[Case]) -> dict[str, float]:
    """The weights of a kind's signs; prints what they are worth over folds of articles."""
    names = sorted({s for _, signs, _ in some for s in signs} - {"bias"})
    table = np.array([[signs.get(s, 0.0) for s in names] for _, signs, _ in some])
    truth = np.array([ok for *_, ok in some])
    fold = np.array([n % FOLDS for n, *_ in some])
    chances = np.zeros(len(some))
    for k in range(FOLDS):
        chances[fold == k] = _fitted(table[fold != k], truth[fold != k], STRENGTH[kind]).predict_proba(
            table[fold == k]
        )[:, 1]
    print(kind, len(some), "right", round(truth.mean(), 3), "area", round(roc_auc_score(truth, chances), 3))
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = chances >= least
        print(
            f"  {least}: kept {kept.mean():.2f}, right of kept {truth[kept].mean():.3f}, right that are kept {kept[truth].mean():.3f}"
        )
    model = _fitted(table, truth, STRENGTH[kind])
    return {"bias": float(model.intercept_[0]), **dict(zip(names, model.coef_[0].tolist(), strict=True))}


def _fitted(table: NDArray[np.float64], truth: NDArray[np.bool_], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=2000).fit(table, truth)


def main() -> None:
    """Learn and write."""
    found = cases("train")
    rows = [
        f"{k}\t{s}\t{w:.3f}" for k in ("place", "day") for s, w in sorted(fit(k, found[k]).items()) if abs(w) >= 0.0005
    ]
    text = "of\tsign\tweight\n" + "\n".join(rows) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
