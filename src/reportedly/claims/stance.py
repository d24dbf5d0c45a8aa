"""Stance: stated, alleged, confirmed or denied, from the cue and the words around it."""

from __future__ import annotations

from reportedly.claims.cues import Cue
from reportedly.claims.tree import Tree

# Adverbs and adjectives by which the teller keeps a distance.
DISTANCE = frozenset("reportedly allegedly purportedly supposedly ostensibly apparently".split())
DISTANT = frozenset("alleged purported so-called supposed suspected claimed unconfirmed reported unverified".split())
_DISMISSED = frozenset("report claim allegation accusation charge account rumour rumor suggestion assertion".split())


def stance_of(tree: Tree, cue: Cue) -> str:
    """The stance of a cue's claim; "reportedly" and its kin beside the cue or in a short content make it alleged."""
    lemma = tree.tokens[cue.key].lemma
    if cue.stance == "confirmed" and _negated(tree, cue.key):
        return "alleged"
    if cue.stance == "denied" and _negated(tree, cue.key):
        return "stated"
    if lemma in {"reject", "dismiss", "brush", "shrug", "rubbish"} and any(
        tree.tokens[c].lemma in _DISMISSED for c in tree.kids(cue.key, "dobj")
    ):
        return "denied"
    return cue.stance


def _negated(tree: Tree, i: int) -> bool:
    return tree.child(i, "neg") is not None
