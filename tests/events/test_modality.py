"""Modality by the parse."""

from __future__ import annotations

import pytest

from reportedly.events.modality import modality_of
from reportedly.events.tree import Tree
from tests.events.made import doc_of


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Rebels attacked the village.", "actual"),
        ("Rebels did not attack the village.", "denied"),
        ("Rebels denied attacking the village.", "denied"),
        ("Rebels will attack the village.", "planned"),
        ("Rebels plan to attack the village.", "planned"),
        ("Rebels threatened to attack the village.", "threatened"),
        ("Rebels could attack the village.", "hypothetical"),
        ("If rebels attack the village, people will flee.", "hypothetical"),
        ("Rebels failed to attack the village.", "denied"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    """Auxiliaries, negation and the verb above say whether it happened."""
    tree = Tree(doc_of(text))
    at = next(i for i, t in enumerate(tree.tokens) if t.text.startswith("attack"))
    assert modality_of(tree, at, own_act=False)[0] == modality
