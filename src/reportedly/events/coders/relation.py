"""What one party did to another: PLOVER type of a sentence whose source and target are marked."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.events.coders.features import relation_features
from reportedly.models.linear import load
from reportedly.records import Span

# The training set follows the first edition of PLOVER, where YIELD stands for what are now CONCEDE and RETREAT.
# Quad classes of PLOVER: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """The type a coder gave, its quad class (1..4), and the lead of its score over the next best type."""

    type: str
    quad: int
    lead: float


def code_relation(text: str, source: Span, target: Span) -> Relation:
    """The type of what ``source`` does to ``target`` in ``text`` (model card: models/relation.md)."""
    model = load("relation")
    scores = model.scores(relation_features(text, source, target))
    order = sorted(range(len(scores)), key=lambda i: (-float(scores[i]), i))
    kind = model.labels[order[0]]
    return Relation(kind, QUAD[kind], float(scores[order[0]] - scores[order[1]]))
