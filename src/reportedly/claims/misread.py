"""Finite cues that the parser took for participles or nouns: "state media alleged on Friday that …", "…, AFP reports, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.content import merged
from reportedly.claims.cues import Cue, frame_of, stance_of_verb
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote, QuoteMap
from reportedly.claims.sources import by_tags
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak

_TELLING = frozenset({"say", "tell", "report"})


def read_again(tree: Tree, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """Put right the drafts whose cue is no participle after all, and give drafts for such cues that have none."""
    known = {k: d for d in drafts if d.cue is not None for k in range(d.cue.first, d.cue.last + 1)}
    inside = QuoteMap(list(quotes))
    out: list[Draft] = []
    for i, token in enumerate(tree.tokens):
        if (
            token.dep not in {"acl", "relcl"}
            or token.tag not in {"VBN", "VBD"}
            or frame_of(token.lemma) not in _TELLING
        ):
            continue
        draft = known.get(i)
        if (draft is not None and draft.source is not None) or inside.at(token.start) is not None:
            continue
        clause = _that(tree, i)
        if clause is None or not i or not _speaks_before(tree, i):
            continue
        out.extend(_finite(tree, i, clause, draft))
    return out


def _speaks_before(tree: Tree, i: int) -> bool:
    """Whether a noun that can speak stands right before, with neither "by" behind the cue nor "was" before it."""
    noun = tree.tokens[i - 1]
    passive = tree.child(i, "auxpass", "agent") is not None
    return noun.pos in {"NOUN", "PROPN"} and can_speak(tree, i - 1) and not passive


def _that(tree: Tree, i: int) -> int | None:
    """The verb of the clause that "that" opens under the cue."""
    for verb in tree.kids(i, "ccomp"):
        if any(tree.tokens[k].text.lower() == "that" and tree.tokens[k].dep == "mark" for k in tree.children[verb]):
            return verb
    return None


def _finite(tree: Tree, i: int, clause: int, draft: Draft | None) -> list[Draft]:
    lemma = tree.tokens[i].lemma
    source = by_tags(tree, i - 1)
    cue = Cue(i, i, i, "say", stance_of_verb(lemma), i - 1)
    content = list(merged(tree.text, [tree.span(tree.left[clause], min(tree.right[clause], tree.bounds(i)[1]))]))
    if draft is not None and draft.cue is not None:
        draft.cue = replace(draft.cue, frame="say", source=i - 1, stance=cue.stance)
        draft.source, draft.content, draft.stance = source, content, cue.stance
        return []
    paragraph = tree.doc.sentences[tree.tokens[i].sent].paragraph
    return [Draft(cue, tree.span(i, i), source, content, cue.stance, paragraph=paragraph)]
