"""Third part of the recipe of models/acts: which tagged mentions of a report fill its incidents' roles, and which numbers are their tolls.

Learnt from muc4's train part. What goes by words alone (how often words fill a role, the words around a mention, the sentences that
tell of deaths or injuries) is learnt from all of it; where a decider is fitted over it, its scores there come from other reports. The
decider of fillers sees only the reports that ``acts_sets`` leaves out of the encoder's training, as the encoder knows the others.
`training/acts_thresholds.py` calls it and writes the result into models/acts.npz.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from acts_data import SHARED, Row, lines, parsed
from acts_sets import HELD
from coders import inverse_frequency, matrix, weighted
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reportedly.evaluate.scorers.muc import acceptable, figures_f1, roles_f1
from reportedly.events.coders.fillers import ROLES, Filler, candidates, chosen, read_words
from reportedly.events.coders.fillerwords import Words, folded, head_of, key_of, words_of
from reportedly.events.coders.learnt import EFFECTS, PREFIX, Learnt, chance, mark
from reportedly.events.coders.tolls import numbers, telling_features, told_of
from reportedly.models.net import Array, Floats
from reportedly.records import Doc, Report

FOLDS = 8
PLACES = (
    1 << 16
)  # of the hashed tables of tolls: deaths .740, injuries .669 over folds; .735 and .662 with half as many
AROUND = 1 << 15  # of the words around mentions: roles .485 over folds, .487 with twice as many
EFFECT_NAMES = {"deaths": "DEATH", "injuries": "INJURY"}
TRIED = (0.2, 0.25, 0.3, 0.35, 0.4)  # thresholds whose F1 over folds is printed beside that of the one taken
LESS = 0.05  # what is added to how often words fill a role, so that none is never
Scores = NDArray[np.float64]
Marked = NDArray[np.bool_]


def learn() -> dict[str, Array]:
    """Everything that ``Learnt`` reads, and ``incidents.thresholds``: of fillers, of deaths, of injuries."""
    rows = lines(SHARED / "gold/events/muc4.train.jsonl")
    docs = [d for d, _ in parsed("muc4", [Report(r["id"], r["text"], "") for r in rows])]
    out, least = tolls(rows, docs)
    words = [words_of(r["text"]) for r in rows]
    seen = [k for k in range(len(rows)) if k % HELD]
    own = lexical([rows[k] for k in seen], [words[k] for k in seen])
    nothing = {"roles": np.zeros(1, np.float32)}
    decider, threshold = fillers(rows[::HELD], Learnt.of(out | own | nothing))
    out |= lexical(rows, words) | {"roles": decider, "thresholds": np.array([threshold, *least], np.float32)}
    return {PREFIX + k: v for k, v in out.items()}


# ------------------------------------------------------------ words alone


def lexical(rows: Sequence[Row], own: Sequence[Words]) -> dict[str, Array]:
    """The shares of mentions' words and of their heads, and the model of what stands around a mention."""
    gold = [[{key_of(m) for e in r["roles"][x] for m in e} - {""} for x in ROLES] for r in rows]
    filled = [Counter(k for g in gold for k in g[x]) for x in range(len(ROLES))]
    heads = [Counter(h for g in gold for h in {head_of(k) for k in g[x]}) for x in range(len(ROLES))]
    there = Counter(k for k in set().union(*filled) for w in own if w.places(k))
    vocabulary = Counter(k for w in own for k in w.where)
    rare = [math.log(LESS / (n + 1)) for k, n in vocabulary.items() if not any(k in h for h in heads)]
    out = _shares("mentions", filled, there, math.log(LESS)) | _shares("heads", heads, vocabulary, float(np.mean(rare)))
    return out | _context(own, gold, filled)


def _shares(name: str, filled: Sequence[Counter[str]], there: Counter[str], other: float) -> dict[str, Array]:
    known = {mark(k): [math.log((f[k] + LESS) / (there[k] + 1)) for f in filled] for k in sorted(set().union(*filled))}
    marks = sorted(known)
    return {
        f"{name}.marks": np.array(marks, np.uint32),
        f"{name}.logs": np.array([known[m] for m in marks], np.float16),
        f"{name}.other": np.array(other, np.float32),
    }


def _context(
    own: Sequence[Words], gold: Sequence[Sequence[set[str]]], filled: Sequence[Counter[str]]
) -> dict[str, Array]:
    """For each role a model that tells from the words around a mention that fills it in some report whether it does here."""
    cases: list[tuple[int, int, str, bool]] = []
    for role in range(len(ROLES)):
        for k, (w, g) in enumerate(zip(own, gold, strict=True)):
            cases += [(role, k, key, key in g[role]) for key in sorted(filled[role]) if w.places(key)]
    cells = sorted({(k, key) for _, k, key, _ in cases})
    at = {c: n for n, c in enumerate(cells)}
    counts = matrix(cells, lambda c: own[c[0]].around(c[1]), AROUND)
    idf = inverse_frequency(counts)
    table = weighted(counts, idf)
    weights, bias = [], []
    for role in range(len(ROLES)):
        some = [(at[k, key], mine) for r, k, key, mine in cases if r == role]
        fit = LogisticRegression(C=3, max_iter=400, solver="liblinear", random_state=0)
        fit.fit(table[[n for n, _ in some]], [mine for _, mine in some])
        weights.append(fit.coef_[0])
        bias.append(fit.intercept_[0])
    return _linear("context", idf, np.array(weights).T, np.array(bias))


def _linear(name: str, idf: Scores, weights: Scores, bias: Scores) -> dict[str, Array]:
    return {
        f"{name}.idf": idf.astype(np.float16),
        f"{name}.weights": weights.astype(np.float16),
        f"{name}.bias": bias.astype(np.float32),
    }


# ------------------------------------------------------------ deciders


class Decider:
    """A logistic decider over standardised features, as one row of weights and a constant at its end."""

    def __init__(self, rows: Scores, truth: Marked, strength: float) -> None:
        mean, spread = rows.mean(axis=0), rows.std(axis=0)
        spread[spread < 1e-6] = 1.0
        fit = LogisticRegression(C=strength, max_iter=2000).fit((rows - mean) / spread, truth)
        weights = fit.coef_[0] / spread
        self.weights: Floats = np.array([*weights, fit.intercept_[0] - weights @ mean], np.float32)

    def chances(self, rows: Scores) -> Scores:
        """The chance of each row."""
        return np.array([chance(x, self.weights) for x in rows.astype(np.float32)])


def over_folds(rows: Scores, truth: Marked, fold: NDArray[np.int64], strength: float) -> Scores:
    """Each row's chance by a decider that saw no row of its fold."""
    out = np.zeros(len(rows))
    for k in range(FOLDS):
        own = fold == k
        out[own] = Decider(rows[~own], truth[~own], strength).chances(rows[own])
    return out


def expected_best(chances: Scores, wanted: float) -> float:
    """The chance from which on giving promises the best F1, where ``wanted`` are to be found.

    What is given are all at or above it; the F1 measured on so few reports would lead astray.
    """
    order = np.sort(chances)[::-1]
    expected = 2 * np.cumsum(order) / (np.arange(1, len(order) + 1) + wanted)
    return float(order[int(expected.argmax())])


# C of the deciders, by log loss over folds: fillers .3053, .3004, .2986, .3011 at .003, .01, .02, .1; tolls best at 1 of .03, .1, 1
FILLERS, TOLLS = 0.02, 1.0


def fillers(held: Sequence[Row], known: Learnt) -> tuple[Floats, float]:
    """The decider of fillers and the chance from which one is given; ``known`` was learnt from other reports."""
    found = [candidates(read_words(r["text"]), known) for r in held]
    of = np.array([k for k, some in enumerate(found) for _ in some])
    truth = np.array([_is_filler(r, x) for r, some in zip(held, found, strict=True) for x, _ in some])
    table = np.array([row for some in found for _, row in some], np.float64)
    chances = over_folds(table, truth, of % FOLDS, FILLERS)
    own = [list(zip([x for x, _ in some], chances[of == k].tolist(), strict=True)) for k, some in enumerate(found)]
    by = [{(x.role, x.key): c for x, c in some} for some in own]
    entities = [by[k][x.role, x.key] for k, some in enumerate(own) for x in chosen(some, 0.0)]
    least = expected_best(np.array(entities), sum(len(r["roles"][x]) for r in held for x in ROLES))
    for tried in (*TRIED, least):
        kept = [chosen(some, tried) for some in own]
        given = {r["id"]: {"roles": _by_role(some)} for r, some in zip(held, kept, strict=True)}
        print("roles", round(tried, 3), round(roles_f1(held, given), 3), flush=True)
    return Decider(table, truth, FILLERS).weights, least


def _by_role(some: Sequence[Filler]) -> dict[str, list[str]]:
    return {x: [f.mention for f in some if f.role == n] for n, x in enumerate(ROLES)}


def _is_filler(row: Row, x: Filler) -> bool:
    return any(folded(x.mention) in {folded(m) for m in e} for e in row["roles"][ROLES[x.role]])


def tolls(rows: Sequence[Row], docs: Sequence[Doc]) -> tuple[dict[str, Array], list[float]]:
    """The models and the deciders of both effects' numbers, and by effect the chance from which one is given."""
    fold = np.arange(len(rows)) % FOLDS
    right = {e: [_right(r, e) for r in rows] for e in EFFECTS}
    all_told = {e: [told_of(d, e) for d in docs] for e in EFFECTS}
    each = [(e, k, f) for e in EFFECTS for k, t in enumerate(all_told[e]) for f in t.figures]
    out, scores = _fitted(
        "stated",
        [list(f.around) for _, _, f in each],
        np.array([[f.number in right[e][k]] for e, k, f in each]),
        fold[[k for _, k, _ in each]],
        LogisticRegression(C=3, max_iter=400, solver="liblinear", random_state=0),
    )
    least = []
    for effect in EFFECTS:
        told, told_scores = _fitted(
            f"told.{effect}",
            [telling_features(d, effect) for d in docs],
            np.array([[bool(x), 1 in x] for x in right[effect]]),
            fold,
            LogisticRegression(C=10, max_iter=400, class_weight="balanced", solver="liblinear", random_state=0),
        )
        by: list[list[float]] = [[] for _ in rows]
        for (e, k, _), score in zip(each, scores[:, 0].tolist(), strict=True):
            if e == effect:
                by[k].append(score)
        own = zip(docs, all_told[effect], by, told_scores, strict=True)
        found = [numbers(d, effect, t, some, sentences) for d, t, some, sentences in own]
        decider, threshold = _numbers_decided(effect, rows, right[effect], found)
        out |= told | {f"tolls.{effect}": decider}
        least.append(threshold)
    return out, least


def _numbers_decided(
    effect: str, rows: Sequence[Row], right: Sequence[set[int]], found: Sequence[list[tuple[int, Floats]]]
) -> tuple[Floats, float]:
    """The decider of an effect's numbers and the chance from which one is given."""
    each = [(k, n) for k, some in enumerate(found) for n, _ in some]
    truth = np.array([n in right[k] for k, n in each])
    table = np.array([row for some in found for _, row in some], np.float64)
    chances = over_folds(table, truth, np.array([k for k, _ in each]) % FOLDS, TOLLS)
    offered = [{n for n, _ in some} for some in found]
    missed = sum(not x & mine for r, mine in zip(rows, offered, strict=True) for x in _needed(r, effect))
    least = expected_best(chances, float(truth.sum()) + missed)
    for tried in (*TRIED, least):
        given: dict[str, Row] = {r["id"]: {"incidents": []} for r in rows}
        for (k, n), c in zip(each, chances, strict=True):
            if c >= tried:
                given[rows[k]["id"]]["incidents"].append({effect: n})
        print(effect, round(tried, 3), round(figures_f1(rows, given, EFFECT_NAMES[effect], effect), 3), flush=True)
    return Decider(table, truth, TOLLS).weights, least


def _needed(row: Row, effect: str) -> list[set[int]]:
    pairs = zip(row["templates"], row["optional_template"], strict=True)
    return [x for t, optional in pairs if not optional and (x := acceptable(t, EFFECT_NAMES[effect]))]


def _right(row: Row, effect: str) -> set[int]:
    return {n for t in row["templates"] for n in acceptable(t, EFFECT_NAMES[effect]) or ()}


def _fitted(
    name: str, features: Sequence[list[str]], truth: Marked, fold: NDArray[np.int64], fit: LogisticRegression
) -> tuple[dict[str, Array], Scores]:
    """A hashed linear model with a column a label, and the scores that models without each fold give it."""
    counts = matrix(features, list, PLACES)
    scores = np.zeros(truth.shape)
    for k in range(FOLDS):
        own = fold == k
        idf = inverse_frequency(counts[~own])
        for n in range(truth.shape[1]):
            fit.fit(weighted(counts[~own], idf), truth[~own, n])
            scores[own, n] = fit.decision_function(weighted(counts[own], idf))
    idf = inverse_frequency(counts)
    fits = [
        fit.fit(weighted(counts, idf), truth[:, n]) and (fit.coef_[0], fit.intercept_[0]) for n in range(truth.shape[1])
    ]
    return _linear(name, idf, np.array([w for w, _ in fits]).T, np.array([b for _, b in fits])), scores
