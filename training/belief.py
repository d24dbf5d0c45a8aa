"""Rebuild src/reportedly/lexicon/belief_weights.tsv: `python training/belief.py`, after `python training/acts.py`.

What the networks hold possible in reports that they did not learn from, act by act, and whether the reader let it stand. The weights of
the signs (``events/belief.py``) are learnt from what the networks of the first stage find in all the corrected reports; how far the final
networks are to be believed beside them from what those find in the reports kept for it (``acts_data.is_weighed``). Needs the extra
`training`; prints the area under the curve over folds of reports and what each threshold would keep.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from acts_data import FIRST, ROOT, Coded, corrected, is_weighed
from acts_found import found
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from reportedly.events.acts import Act
from reportedly.events.belief import Signs, signs_of_acts
from reportedly.events.sentences import Reading
from reportedly.records import Span

OUT = ROOT / "src/reportedly/lexicon/belief_weights.tsv"
FOLDS = 10
STRENGTH = 0.03  # C of the signs; log loss over folds .548, .533, .527, .527, .528 at .001, .003, .01, .03, .1
# What the signs of an act's sentence and report count for of what was learnt: the corrected reports are of all kinds, those of the gold all of
# unrest. Of acts of the corrected reports 70 % found, .830, .849, .858 right at 0, .5, 1; records dev, 420 records, F1 .727, .713, .697 with 19, 15, 14
# of what must not be coded.
SHARE = 0.5
OF_THE_ACT = frozenset(
    {"network", "tokens", "counts", "figure beside", "actor", "recipient", "placed", "dated"}
)  # these count whole
Case = tuple[int, Signs, bool]
Table = NDArray[np.float64]


def cases(reports: Sequence[tuple[int, Coded]], networks: Traversable) -> list[Case]:
    """Of each act that ``networks`` hold possible in numbered reports the report's number, the signs, and whether it stands."""
    return [
        (f.n, signs, _stands(f.reading, f.own, act))
        for f in found(reports, networks)
        for act, signs in zip(f.acts, signs_of_acts(f.reading, f.seen, f.acts, f.rules), strict=True)
    ]


def _stands(reading: Reading, own: Coded, act: Act) -> bool:
    """Whether the reader has the act, or another word for it, or a restatement of it."""
    at, clause = reading.tree.span(act.at, act.at), reading.tree.span(act.first, act.last)
    told = [(e.types, e.trigger, e.clause) for e in own.events] + [((kind,), span, span) for kind, span in own.again]
    return any(
        Span(*trigger).overlap(at)
        or (act.type in types and clause.overlap(Span(*trigger)) and Span(*quote).overlap(at))
        for types, trigger, quote in told
    )


def _table(some: Sequence[Case], names: Sequence[str]) -> Table:
    return np.array([[s.get(x, 0.0) for x in names] for _, s, _ in some])


def _truth(some: Sequence[Case]) -> NDArray[np.bool_]:
    return np.array([ok for *_, ok in some])


def learnt(table: Table, truth: NDArray[np.bool_], strength: float) -> tuple[Table, float]:
    """Weights of the columns as they stand, and the constant; columns are brought to one scale while learning."""
    scale = table.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=strength, max_iter=3000).fit(table / scale, truth)
    return model.coef_[0] / scale, float(model.intercept_[0])


def weights(first: Sequence[Case], final: Sequence[Case]) -> tuple[list[str], Table, float]:
    """The signs, their weights and the constant: those of ``first``, brought to what the final networks hold by ``final``."""
    names = sorted({x for _, s, _ in first for x in s} - {"bias"})
    own, _ = learnt(_table(first, names), _truth(first), STRENGTH)
    kept = np.array([n in OF_THE_ACT for n in names])
    table = _table(final, names)
    parts, _ = learnt(np.stack([table[:, kept] @ own[kept], table[:, ~kept] @ own[~kept]], axis=1), _truth(final), 1.0)
    out = own * np.where(kept, parts[0], parts[1] * SHARE)
    (scale,), bias = learnt((table @ out)[:, None], _truth(final), 1.0)
    return names, out * scale, bias


def main() -> None:
    """Learn and write."""
    some = list(enumerate(corrected()))
    held = [(n, r) for n, r in some if is_weighed(r)]
    first, final = cases(some, FIRST), cases(held, resources.files("reportedly.models"))
    truth, chances = _truth(final), np.zeros(len(final))
    fold = np.array([n % FOLDS for n, *_ in final])
    for k in range(FOLDS):
        names, own, bias = weights([c for c in first if c[0] % FOLDS != k], [c for c in final if c[0] % FOLDS != k])
        chances[fold == k] = 1 / (1 + np.exp(-(_table([c for c in final if c[0] % FOLDS == k], names) @ own + bias)))
    alone = 1 / (1 + np.exp(-np.array([s["network"] for _, s, _ in final])))
    print(
        len(some), "reports", len(first), "acts;", len(held), "held,", len(final), "acts, stand", round(truth.mean(), 3)
    )
    for name, values in (("network", alone), ("with signs", chances)):
        print(name, "area", round(roc_auc_score(truth, values), 3), "log loss", round(log_loss(truth, values), 3))
        for least in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
            kept = values >= least
            print(f"  {least}: kept {kept.mean():.2f}, right {truth[kept].mean():.3f}, found {kept[truth].mean():.3f}")
    names, own, bias = weights(first, final)
    rows = [f"{n}\t{w:.3f}" for n, w in [("bias", bias), *zip(names, own.tolist(), strict=True)] if abs(w) >= 0.0005]
    text = "sign\tweight\n" + "\n".join(rows) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
