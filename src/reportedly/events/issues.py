"""What a protest is about: what is marched for or against, demanded or called for."""

from __future__ import annotations

from reportedly.events.tree import Tree

_ABOUT = frozenset({"against", "over", "for", "about"})
_DEMAND = frozenset({"demand", "protest", "denounce", "oppose", "seek", "support", "urge"})
_CALLS = frozenset({"call", "push", "campaign", "press"})
_MOST = 6  # words of one issue; longer phrases are clauses, not issues


def issues_of(tree: Tree, at: int) -> tuple[str, ...]:
    """The issues of the protest told at token ``at``, in the order of the text, in small words of the report."""
    verb = tree.clause_verb(at)
    places = [at] if verb is None or verb == at else [at, verb]
    out: list[int] = []
    for k in places:
        out.extend(tree.preposition_objects(k, _ABOUT))
        for v in tree.kids[k]:
            if not tree.is_verb(v):
                continue
            out.extend(_demanded(tree, v))
    if verb is not None:
        out.extend(_demanded(tree, verb))
    heads = [x for k in out for x in tree.conjuncts(k)]
    words = [_words(tree, k) for k in dict.fromkeys(sorted(heads))]
    return tuple(dict.fromkeys(w for w in words if w))


def _demanded(tree: Tree, v: int) -> list[int]:
    if tree.lemma(v) in _DEMAND:
        return tree.children(v, "dobj")
    return tree.preposition_objects(v, frozenset({"for"})) if tree.lemma(v) in _CALLS else []


def _words(tree: Tree, k: int) -> str:
    if tree.token(k).pos not in {"NOUN", "PROPN"} or tree.is_verb(k):
        return ""
    first, last = tree.base(k)
    while first < k and tree.token(first).pos in {"DET", "PRON", "ADP", "CCONJ", "PUNCT"}:
        first += 1
    text = tree.span(first, min(last, max(k, first + _MOST))).of(tree.doc.text)
    return " ".join(text.split())
