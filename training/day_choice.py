"""Rebuild src/reportedly/lexicon/day_weights.tsv: `python training/day_choice.py`.

The acts of the coded train articles and of the reports that readers corrected, as the machine finds them, each with every time that it may
have (``resolve/when.py``): which of them the coding has is learnt from signs. One conditional logit; several candidates may be right (a day
that two expressions name). Needs the extra `training`; prints the share right over folds of the corrected reports.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from acts_data import ROOT, Row
from numpy.typing import NDArray
from place_choice import Case, coded_cases, gold_cases
from scipy import sparse
from scipy.optimize import minimize

from reportedly.resolve.standing import Signs
from reportedly.resolve.when import Day, days_of

OUT = ROOT / "src/reportedly/lexicon/day_weights.tsv"
STRENGTH = 0.1  # C; right over folds .728 with .03, .1 and .3
RARE = 8  # candidates that a sign must have been seen with
OWN, READ = 3.0, 1.0  # weights of the two codings
WEEK = 7  # days before publication that precision week takes in
FOLDS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """An act's candidates: their signs, which are right, whether the coding has just that day; the report's id."""

    report: str
    signs: tuple[Signs, ...]
    right: tuple[bool, ...]
    exact: tuple[bool, ...]
    weight: float


def choices() -> list[Choice]:
    """Every act whose day is coded."""
    return [
        *(c for case in gold_cases() for c in _choice(case, OWN)),
        *(c for case in coded_cases("corrected", READ) for c in _choice(case, READ)),
    ]


def _choice(case: Case, weight: float) -> list[Choice]:
    published = case.doc.report.published
    if not _is_coded(case.event) or not published:
        return []
    found = days_of(case.doc, case.mention, case.others, published)
    exact = tuple(_is_right(case.event, d.time.start) for d in found)
    # Where no words give the day, the publication's week is the one that holds it.
    right = exact if any(exact) else tuple(_is_near(case.event, d) for d in found)
    return [Choice(case.doc.report.id, tuple(d.signs for d in found), right, exact, weight)]


def _is_coded(event: Row) -> bool:
    return bool((event.get("time") or {}).get("start")) if "quote" in event else "d" in event


def _is_right(event: Row, start: str) -> bool:
    """Whether the coding has that day, or a month or year in which it lies, or no day where there is none."""
    if "quote" not in event:
        return start.startswith(event["d"]) and bool(start) == bool(event["d"])
    told = event["time"]
    also = told.get("also") or []
    if told.get("precision", "day") == "day":
        return start in {told["start"], *([also] if isinstance(also, str) else also)}
    return bool(start) and str(told["start"])[:10] <= start <= str(told.get("end") or told["start"])[:10]


def _is_near(event: Row, found: Day) -> bool:
    day = str((event.get("time") or {}).get("start") if "quote" in event else event["d"])
    if found.how != "publication" or len(day) != len("2000-01-01"):
        return False
    return 0 <= (date.fromisoformat(found.time.start) - date.fromisoformat(day)).days < WEEK


@dataclass(frozen=True, slots=True)
class Table:
    """Candidates by signs, with the act of each, whether it is right, and the acts' weights."""

    signs: sparse.csr_matrix
    act: NDArray[np.int64]
    right: Floats
    weight: Floats


def table(cases: Sequence[Choice], at: dict[str, int]) -> Table:
    """The candidates of acts that have a right one."""
    ends, columns, values, act, right = [0], [], [], [], []
    weight: list[float] = []
    for case in cases:
        if not any(case.right):
            continue
        for signs, ok in zip(case.signs, case.right, strict=True):
            known = sorted((at[s], v) for s, v in signs.items() if s in at)
            columns += [k for k, _ in known]
            values += [v for _, v in known]
            ends.append(len(columns))
            act.append(len(weight))
            right.append(float(ok))
        weight.append(case.weight)
    rows = sparse.csr_matrix((values, columns, ends), shape=(len(act), len(at)))
    return Table(rows, np.array(act, np.int64), np.array(right), np.array(weight))


def fit(t: Table, strength: float = STRENGTH) -> Floats:
    """The weights under which the right candidates of each act are likeliest together."""
    first = np.searchsorted(t.act, np.arange(len(t.weight)))
    turned = t.signs.T.tocsr()

    def loss(w: Floats) -> tuple[float, Floats]:
        score = t.signs @ w
        power = np.exp(score - np.maximum.reduceat(score, first)[t.act])
        whole = np.add.reduceat(power, first)
        good = np.maximum(np.add.reduceat(power * t.right, first), 1e-12)
        value = float((t.weight * (np.log(whole) - np.log(good))).sum() + w @ w / (2 * strength))
        slope = t.weight[t.act] * (power / whole[t.act] - power * t.right / good[t.act])
        return value, turned @ slope + w / strength

    found: Floats = minimize(loss, np.zeros(t.signs.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def share_right(cases: Sequence[Choice], weights: dict[str, float]) -> float:
    """The share of acts whose likeliest time is just the coded one."""
    right = 0
    for case in cases:
        scores = [sum(weights.get(s, 0.0) * v for s, v in signs.items()) for signs in case.signs]
        right += case.exact[int(np.argmax(scores))]
    return right / max(1, len(cases))


def main() -> None:
    """Learn, measure and write."""
    cases = choices()
    seen = Counter(s for c in cases for signs in c.signs for s in signs)
    at = {s: k for k, s in enumerate(sorted(s for s in seen if seen[s] >= RARE))}
    read = [c for c in cases if c.weight == READ]
    shares = []
    for k in range(FOLDS):
        kept = [c for c in read if _fold(c.report) == k]
        rest = [c for c in cases if c.weight != READ or _fold(c.report) != k]
        shares.append(share_right(kept, dict(zip(at, fit(table(rest, at)).tolist(), strict=True))) * len(kept))
    print(len(cases), "acts,", len(at), "signs; right over folds", round(sum(shares) / len(read), 4))
    learnt = dict(zip(at, fit(table(cases, at)).tolist(), strict=True))
    text = "sign\tweight\n" + "".join(f"{s}\t{w:.3f}\n" for s, w in learnt.items() if abs(w) >= 0.0005)
    OUT.write_text(text, encoding="utf-8")
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


def _fold(report: str) -> int:
    return int(hashlib.sha256(report.encode()).hexdigest(), 16) % FOLDS


if __name__ == "__main__":
    main()
