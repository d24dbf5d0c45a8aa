"""Measures of linking: clusters, coreference, timelines, pairs. All give fractions 0..1.

Pairwise F1 (Miranda et al. 2018), MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005), date F1
and aligned ROUGE-1 (align+ m:1, Martschat and Markert 2017). A clustering maps each id to a label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = Mapping[Any, Hashable]
Days = Mapping[str, Sequence[str]]


def ratio(a: float, b: float) -> float:
    """``a / b``, 0 where ``b`` is 0."""
    return a / b if b else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return ratio(2 * precision * recall, precision + recall)


# ---------------------------------------------------------------- clusters


def _counts(
    gold: Labels, made: Labels
) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    both = Counter((gold[k], made[k]) for k in gold)
    return both, Counter(gold[k] for k in gold), Counter(made[k] for k in gold)


def pair_f1(gold: Labels, made: Labels) -> float:
    """F1 over all pairs put together."""
    both, g, m = (sum(n * (n - 1) // 2 for n in c.values()) for c in _counts(gold, made))
    return f1(ratio(both, m), ratio(both, g))


def b_cubed(gold: Labels, made: Labels) -> float:
    """F1 of the mean share of each item's cluster that is right."""
    both, g, m = _counts(gold, made)
    precision = sum(n * n / m[key[1]] for key, n in both.items())
    recall = sum(n * n / g[key[0]] for key, n in both.items())
    return f1(ratio(precision, len(gold)), ratio(recall, len(gold)))


def _clusters(labels: Labels) -> list[set[Hashable]]:
    out: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for key, label in labels.items():
        out[label].add(key)
    return list(out.values())


def muc(gold: Labels, made: Labels) -> float:
    """F1 over the links that hold clusters together."""

    def half(key: Labels, other: Labels) -> float:
        kept = sum(len(c) - len({other[m] for m in c}) for c in _clusters(key))
        return ratio(kept, sum(len(c) - 1 for c in _clusters(key)))

    return f1(half(made, gold), half(gold, made))


def ceaf_e(gold: Labels, made: Labels) -> float:
    """F1 of the best one-to-one matching of clusters by the share of members in common."""
    golds, ours = _clusters(gold), _clusters(made)
    where = {m: j for j, c in enumerate(ours) for m in c}
    like: dict[int, dict[int, float]] = {}
    for i, c in enumerate(golds):
        shared = Counter(where[m] for m in c)
        like[i] = {j: 2 * n / (len(c) + len(ours[j])) for j, n in shared.items()}
    total = sum(_matched(part, like) for part in _components(like))
    return f1(ratio(total, len(ours)), ratio(total, len(golds)))


def _components(like: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """Rows that share columns, directly or through others."""
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for i, row in like.items():
        for j in row:
            rows_of[j].append(i)
    seen: set[int] = set()
    out = []
    for start in like:
        if start in seen:
            continue
        seen.add(start)
        part, todo = [], [start]
        while todo:
            i = todo.pop()
            part.append(i)
            fresh = {k for j in like[i] for k in rows_of[j]} - seen
            seen |= fresh
            todo += sorted(fresh)
        out.append(sorted(part))
    return out


def _matched(rows: Sequence[int], like: Mapping[int, Mapping[int, float]]) -> float:
    columns = sorted({j for i in rows for j in like[i]})
    table = np.array([[like[i].get(j, 0.0) for j in columns] for i in rows])
    return assignment(table if len(rows) <= len(columns) else table.T)


def assignment(table: NDArray[np.float64]) -> float:
    """The greatest sum of one cell a row, each in a column of its own (rows <= columns); shortest augmenting paths."""
    n, m = table.shape
    u, v = np.zeros(n + 1), np.zeros(m + 1)
    row_of = np.zeros(m + 1, dtype=int)
    for i in range(1, n + 1):
        row_of[0] = i
        way, last = _augment(table, u, v, row_of)
        while last:
            row_of[last] = row_of[way[last]]
            last = way[last]
    return float(sum(table[row_of[j] - 1, j - 1] for j in range(1, m + 1) if row_of[j]))


def _augment(
    table: NDArray[np.float64], u: NDArray[np.float64], v: NDArray[np.float64], row_of: NDArray[np.int_]
) -> tuple[list[int], int]:
    """The cheapest path from the row in column 0 to a free column; updates the potentials ``u`` and ``v``."""
    m = table.shape[1]
    least = np.full(m + 1, np.inf)
    used = np.zeros(m + 1, dtype=bool)
    way = [0] * (m + 1)
    at = 0
    while True:
        used[at] = True
        row = row_of[at]
        cost = -table[row - 1] - u[row] - v[1:]
        better = ~used[1:] & (cost < least[1:])
        least[1:][better] = cost[better]
        for j in np.flatnonzero(better) + 1:
            way[j] = at
        free = np.where(used, np.inf, least)
        to = int(free[1:].argmin()) + 1
        step = free[to]
        u[row_of[used]] += step
        v[used] -= step
        least[~used] -= step
        at = to
        if not row_of[at]:
            return way, at


def conll_f1(gold: Labels, made: Labels) -> float:
    """The mean of MUC, B-cubed and CEAF-e F1."""
    return (muc(gold, made) + b_cubed(gold, made) + ceaf_e(gold, made)) / 3


# ---------------------------------------------------------------- pairs


def recall_at(scored: Iterable[tuple[float, bool]], precision: float) -> float:
    """The greatest recall over score thresholds at which precision is at least ``precision``; ties stand together."""
    ranked = sorted(scored, key=lambda x: -x[0])
    positives = sum(right for _, right in ranked)
    best = found = 0.0
    for i, (score, right) in enumerate(ranked):
        found += right
        ends = i + 1 == len(ranked) or ranked[i + 1][0] < score
        if ends and found / (i + 1) >= precision:
            best = max(best, ratio(found, positives))
    return best


def pair_scores(rows: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """Scores of pairs given as (label, told as the same): ``partial`` pairs count for neither side."""
    judged = [(label == "same", told) for label, told in rows if label != "partial"]
    right = sum(same and told for same, told in judged)
    merged = sum(told and not same for same, told in judged)
    precision, recall = ratio(right, right + merged), ratio(right, sum(same for same, _ in judged))
    others = sum(not same for same, _ in judged)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "lookalikes_merged": ratio(merged, others),
    }


# ---------------------------------------------------------------- timelines

_STOP = frozenset(
    "a about after also an and are as at be been before being but by can could did do does for from had has have he her"
    " here his i if in into is it its may might must no not of on or out over shall she should so some than that the"
    " their them then there these they this those to up was we were what when where which who will with would you".split(
        " "
    )
)
_ENDINGS = (
    "ational", "ization", "fulness", "ousness", "iveness", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ed",
    "es", "ly", "s",
)  # fmt: skip
_VOWEL = re.compile(r"[aeiouy]")


def light_stem(word: str) -> str:
    """The light suffix stemmer that the gold's scorer uses in the place of Porter's."""
    for ending in _ENDINGS:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and _VOWEL.search(base):
            return base + ("y" if ending in {"ies", "ied"} else "")
    return word


def unigrams(sentences: Iterable[str]) -> Counter[str]:
    """Counts of stemmed words, stop words left out."""
    return Counter(light_stem(w) for s in sentences for w in re.findall(r"[a-z0-9]+", s.lower()) if w not in _STOP)


def date_f1(gold: Days, made: Days) -> float:
    """F1 over days."""
    hit = len(set(gold) & set(made))
    return f1(ratio(hit, len(made)), ratio(hit, len(gold)))


def _rouge1(a: Counter[str], b: Counter[str]) -> float:
    shared = (a & b).total()
    return f1(ratio(shared, a.total()), ratio(shared, b.total()))


def align_r1(gold: Days, made: Days) -> float:
    """Aligned ROUGE-1 F1: each day is held against the other side's day of least cost, far days discounted."""
    golds = {d: unigrams(gold[d]) for d in gold}
    ours = {d: unigrams(made[d]) for d in made}

    def half(source: Mapping[str, Counter[str]], target: Mapping[str, Counter[str]]) -> float:
        kept = 0.0
        for d in sorted(source):
            costs = [((1 - 1 / (_apart(d, e) + 1)) * (1 - _rouge1(source[d], target[e])), e) for e in sorted(target)]
            if costs:
                best = min(costs, key=lambda c: c[0])[1]
                kept += (source[d] & target[best]).total() / (_apart(d, best) + 1)
        return ratio(kept, sum(c.total() for c in source.values()))

    return f1(half(ours, golds), half(golds, ours))


def _apart(a: str, b: str) -> int:
    return abs(date.fromisoformat(a).toordinal() - date.fromisoformat(b).toordinal())
