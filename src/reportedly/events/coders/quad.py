"""Quad class of a sentence with no party marked."""

from __future__ import annotations

from reportedly.events.coders.features import text_features
from reportedly.models.linear import load


def quad_class(text: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict 4 material conflict, or 0 for no act between parties."""
    return int(load("quad").best(text_features(text, pieces=True)))
