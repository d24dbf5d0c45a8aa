"""Reach: a source governs what follows until another takes over or the report speaks for itself again."""

from __future__ import annotations

from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree


def extend(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts of kind ``reach`` for sentences that an earlier cue governs."""
    return []
