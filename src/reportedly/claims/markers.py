"""Marked stance without a source of its own: "reportedly", "alleged", "could not be verified"."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.content import merged
from reportedly.claims.draft import Draft
from reportedly.claims.stance import DISTANCE, DISTANT
from reportedly.claims.tree import Tree
from reportedly.records import Source, Span

_NEIGHBOURS = 30  # drafts on either side among which the claim around a word is looked for
_CHECKS = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate"})
_DOUBTED = frozenset(
    {"report", "claim", "account", "figure", "video", "footage", "toll", "statement", "it", "they", "information"}
)


def find_markers(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts, all alleged, for the words at which the teller keeps a distance.

    "reportedly" and its kin cover their clause and keep the voices of a claim that they stand in; "alleged X" covers
    X alone and has no voice; "could not be verified" covers what it doubts.
    """
    voiced = {d.cue_span.start for d in drafts if d.cue_span is not None and d.chain}
    out: list[Draft] = []
    for i, token in enumerate(tree.tokens):
        low = token.lemma
        if low in DISTANCE and token.pos == "ADV":
            out.extend(_adverb(tree, i, drafts))
        elif token.text.lower() in DISTANT and token.dep == "amod":
            out.extend(_adjective(tree, i))
        elif low in _NOUNS and token.pos == "NOUN" and token.start not in voiced:
            out.extend(_noun(tree, i))
        elif low in _CHECKS and token.pos == "VERB":
            out.extend(_unverified(tree, i))
    return out


_NOUNS = frozenset("claim allegation accusation rumor rumour suspicion charge".split())


def _noun(tree: Tree, i: int) -> list[Draft]:
    """After "claims that" and "allegations that": the clause or phrase behind the noun, without a voice."""
    clause = tree.child(i, "acl", "ccomp", "relcl")
    if clause is None or not any(
        tree.tokens[c].text.lower() == "that" and tree.tokens[c].dep == "mark" for c in tree.children[clause]
    ):
        return []
    return [_draft(tree, tree.left[clause], tree.right[clause], i)]


def _draft(tree: Tree, first: int, last: int, key: int, chain: tuple[Source, ...] = ()) -> Draft:
    content = list(merged(tree.text, [tree.span(first, last)]))
    paragraph = tree.doc.sentences[tree.tokens[key].sent].paragraph
    return Draft(None, tree.span(key, key), None, content, "alleged", paragraph=paragraph, chain=chain)


def _adverb(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """The clause of the adverb; inside another claim it keeps that claim's voices and makes it alleged."""
    head = tree.tokens[i].head
    while tree.tokens[head].dep in {"aux", "auxpass", "amod", "advmod", "xcomp"} and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    low, high = tree.bounds(i)
    first, last = max(low, tree.left[head]), min(high, tree.right[head])
    if last <= first:
        return []
    span = tree.span(first, last)
    near = bisect_left(drafts, tree.tokens[i].start, key=lambda d: d.place)
    around = drafts[max(0, near - _NEIGHBOURS) : near + _NEIGHBOURS]
    holders = [d for d in around if d.chain and any(s.start <= tree.tokens[i].start < s.end for s in d.content)]
    holder = min(holders, key=lambda d: sum(s.end - s.start for s in d.content), default=None)
    if holder is None:
        return [_draft(tree, first, last, i)]
    wide = sum(s.overlap(span) for s in holder.content) > 0.6 * sum(s.end - s.start for s in holder.content)
    if wide and holder.stance == "stated":
        holder.stance = "alleged"
        return []
    inner = [Span(max(s.start, span.start), min(s.end, span.end)) for s in holder.content if s.overlap(span)]
    draft = _draft(tree, first, last, i, holder.chain)
    draft.content = list(merged(tree.text, inner)) or draft.content
    return [draft]


def _adjective(tree: Tree, i: int) -> list[Draft]:
    noun = tree.tokens[i].head
    if noun <= i or tree.tokens[noun].pos != "NOUN":
        return []
    last = max(noun, min(tree.right[noun], noun + 12))
    return [_draft(tree, i + 1, last, i)]


def _unverified(tree: Tree, i: int) -> list[Draft]:
    """What "could not be verified" doubts: the sentence's subject, or the object of an outlet that could not verify."""
    if tree.child(i, "neg") is None and not any(
        tree.tokens[c].lemma in {"unable", "impossible"} for c in (tree.tokens[i].head,)
    ):
        return []
    passive = tree.child(i, "nsubjpass")
    noun = passive if passive is not None else tree.child(i, "dobj")
    if noun is None:
        return []
    low, high = tree.bounds(i)
    return [_draft(tree, max(low, tree.left[noun]), min(high, tree.right[noun]), i)]
