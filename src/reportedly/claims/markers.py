"""Marked stance without a source: "reportedly", "alleged", "could not be verified"."""

from __future__ import annotations

from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree


def find_markers(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts with an empty chain for words at which the teller keeps a distance."""
    return []
