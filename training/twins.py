"""Rebuild src/reportedly/lexicon/twin_weights.tsv: `python training/twins.py`, after `python training/acts.py`, `belief.py` and `sides.py`.

Every two words of one sentence that the networks hold to tell an act of one type, in the corrected reports: whether the reader coded one act
for both or two. The weights of the signs (``events/twins.py``) are learnt from what the networks of the first stage find in all of them and
the final ones in those kept from them. Needs the extra `training`; prints precision and recall of "one" over folds of the kept reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from acts_data import FIRST, ROOT, Coded, corrected, is_weighed
from acts_found import Found, found
from numpy.typing import NDArray
from sides import learnt
from sklearn.metrics import roc_auc_score

from reportedly.events.acts import Act
from reportedly.events.fill import give_figures, parties_of
from reportedly.events.network import roles_around
from reportedly.events.sentences import Reading
from reportedly.events.twins import Signs, Told, can_be_one, signs_of
from reportedly.records import Span

OUT = ROOT / "src/reportedly/lexicon/twin_weights.tsv"
FOLDS = 5
SURE = 0.3  # an act that the network holds less likely teaches nothing
STRENGTH = 0.03  # C of the signs
Case = tuple[int, Signs, bool]


def cases(reports: Sequence[tuple[int, Coded]], networks: Traversable) -> list[Case]:
    """Of each two acts of one sentence and type in numbered reports the report's number, the signs, and whether they are one."""
    return [c for f in found(reports, networks, SURE) for c in _cases(f)]


def _cases(f: Found) -> Iterator[Case]:
    around = roles_around(f.reading, f.seen, [(a.at, a.type) for a in f.acts], f.rules)
    rows = zip(around, f.rules, f.acts, strict=True)
    parties = [parties_of(f.reading, x, r, a.type, a.at) for x, r, a in rows]
    figures = give_figures(f.reading, f.acts, around, parties)
    told = [Told(*x) for x in zip(f.acts, parties, figures, strict=True)]
    for k, b in enumerate(told):
        for a in told[:k]:
            if can_be_one(f.reading, a.act, b.act):
                one = _is_one(f, a.act, b.act)
                if one is not None:
                    yield f.n, signs_of(f.reading, f.seen, a, b), one


def _is_one(f: Found, a: Act, b: Act) -> bool | None:
    """Whether the reader has one act for both words; None where neither or only one of them is an act's."""
    mine, its = f.event(a), f.event(b)
    if mine is not None and its is not None:
        return mine is its
    if mine is None and its is None:
        return None
    return True if _again(f.reading, f.own, a if mine is None else b) else None


def _again(reading: Reading, own: Coded, act: Act) -> bool:
    at = reading.tree.span(act.at, act.at)
    return any(kind == act.type and Span(*span).overlap(at) for kind, span in own.again)


def _chances(weights: dict[str, float], some: Sequence[Case]) -> NDArray[np.float64]:
    scores = np.array([sum(weights.get(x, 0.0) * v for x, v in s.items()) for _, s, _ in some])
    out: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return out


def _learnt(some: Sequence[Case]) -> dict[str, float]:
    return learnt([s for _, s, _ in some], np.array([one for *_, one in some]), STRENGTH)


def main() -> None:
    """Learn, measure over folds, and write."""
    some = list(enumerate(corrected()))
    held = {n for n, r in some if is_weighed(r)}
    final = cases([(n, r) for n, r in some if n in held], resources.files("reportedly.models"))
    first = cases([(n, r) for n, r in some if n not in held], FIRST)
    truth, chances = np.array([one for *_, one in final]), np.zeros(len(final))
    fold = np.array([n % FOLDS for n, *_ in final])
    for k in range(FOLDS):
        weights = _learnt([*first, *(c for c in final if c[0] % FOLDS != k)])
        chances[fold == k] = _chances(weights, [c for c in final if c[0] % FOLDS == k])
    print(len(first), "pairs,", len(final), "in kept reports, one act:", round(truth.mean(), 3))
    print("area", round(roc_auc_score(truth, chances), 3))
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        joined = chances >= least
        print(f"  {least}: one {joined.mean():.2f}, right {truth[joined].mean():.3f}, found {joined[truth].mean():.3f}")
    weights = _learnt([*first, *final])
    rows = [f"{n}\t{w:.3f}" for n, w in sorted(weights.items()) if abs(w) > 0.05 or n == "bias"]
    text = "sign\tweight\n" + "\n".join(rows) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print(len(rows), "signs; sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
