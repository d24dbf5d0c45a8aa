"""What one party did to another: PLOVER type of a sentence whose source and target are marked."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.events.coders.encoded import whole, worded
from reportedly.events.coders.features import relation_features
from reportedly.models.linear import load
from reportedly.models.net import chances_of
from reportedly.records import Span

# The training set follows the first edition of PLOVER, where YIELD stands for what are now CONCEDE and RETREAT.
# Quad classes of PLOVER: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
STEEP = (
    4.0  # the linear model's margins lie within one or so of one another; times this they weigh as the network's scores
)


@dataclass(frozen=True, slots=True)
class Relation:
    """The type a coder gave, its quad class (1..4), and the lead of its chance over the next best type's."""

    type: str
    quad: int
    lead: float


def code_relation(text: str, source: Span, target: Span) -> Relation:
    """The type of what ``source`` does to ``target`` in ``text``: the likeliest by the mean of a linear model and the encoder.

    Model cards: models/relation.md, models/acts.md.
    """
    model = load("relation")
    linear = chances_of(STEEP * model.scores(relation_features(text, source, target)))
    chances = (linear + chances_of(whole("plv", [worded(text, source, target)])[0])) / 2
    order = sorted(range(len(chances)), key=lambda i: (-float(chances[i]), i))
    kind = model.labels[order[0]]
    return Relation(kind, QUAD[kind], float(chances[order[0]] - chances[order[1]]))
