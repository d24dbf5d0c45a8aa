"""Quad class of a sentence with no party marked."""

from __future__ import annotations

from reportedly.events.coders.encoded import whole, worded
from reportedly.events.coders.features import text_features
from reportedly.models.linear import load
from reportedly.models.net import chances_of

STEEP = 4.0  # as in relation.py


def quad_class(text: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict 4 material conflict, or 0 for no act between parties."""
    model = load("quad")
    linear = chances_of(STEEP * model.scores(text_features(text, pieces=True)))
    own = {int(x): float(p) for x, p in zip(model.labels, linear, strict=True)}
    read = chances_of(whole("cameo", [worded(text)])[0])
    chances = {k: own.get(k, 0.0) + float(p) for k, p in enumerate(read)}
    return max(chances, key=lambda k: (chances[k], -k))
