"""Classes and labels: precision, recall and F1 of one label each, macro and weighted means."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: float, predicted: float, gold: float) -> Prf:
        """From counts: right predictions, all predictions, all that was to be found."""
        p = right / predicted if predicted else 0.0
        r = right / gold if gold else 0.0
        return cls(p, r, 2 * p * r / (p + r) if p + r else 0.0)


@dataclass(frozen=True, slots=True)
class Classes:
    """Scores of a task with one class a record; the means are over classes that gold or prediction name."""

    by_class: Mapping[Hashable, Prf]
    macro_f1: float
    weighted_f1: float
    accuracy: float


def per_class(gold: Sequence[Hashable], found: Sequence[Hashable | None]) -> Classes:
    """One class a record; None is no prediction."""
    labels = sorted(set(gold) | {x for x in found if x is not None}, key=str)
    pairs = list(zip(gold, found, strict=True))
    scores = {
        x: Prf.of(sum(g == f == x for g, f in pairs), sum(f == x for _, f in pairs), sum(g == x for g, _ in pairs))
        for x in labels
    }
    total = max(1, len(pairs))
    return Classes(
        scores,
        sum(s.f1 for s in scores.values()) / max(1, len(scores)),
        sum(scores[g].f1 for g in gold) / total,
        sum(g == f for g, f in pairs) / total,
    )


def by_label(
    gold: Sequence[Collection[str]], found: Sequence[Collection[str]], labels: Iterable[str]
) -> dict[str, Prf]:
    """Several labels a record, each scored for itself."""
    pairs = list(zip(gold, found, strict=True))
    return {
        x: Prf.of(
            sum(x in g and x in f for g, f in pairs), sum(x in f for _, f in pairs), sum(x in g for g, _ in pairs)
        )
        for x in labels
    }


def mean_f1(scores: Mapping[str, Prf]) -> float:
    """The plain mean of the labels' F1."""
    return sum(s.f1 for s in scores.values()) / max(1, len(scores))
