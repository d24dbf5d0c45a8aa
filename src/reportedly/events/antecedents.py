"""Who a pronoun stands for: the last fitting party before it."""

from __future__ import annotations

from reportedly.events.kinds import kind_of
from reportedly.events.tree import Tree
from reportedly.records import Span

_ONE = frozenset({"he", "she", "him", "her", "himself", "herself", "his"})
_MANY = frozenset({"they", "them", "themselves", "their", "those", "these"})
_THING = frozenset({"it", "itself", "its"})


def antecedent_of(tree: Tree, i: int, labels: dict[int, str]) -> Span | None:
    """The span of the noun phrase that the pronoun ``i`` stands for: subjects first, in its sentence and the two before."""
    word = tree.lemma(i) if tree.lemma(i) in _ONE | _MANY | _THING else tree.token(i).text.lower()
    here = tree.token(i).sent
    for back in range(3):
        k = here - back
        if k < 0:
            break
        sentence = tree.doc.sentences[k]
        found = [x for x in range(sentence.first, min(sentence.last, i)) if _fits(tree, x, word, labels)]
        if found:
            subjects = [x for x in found if tree.token(x).dep in {"nsubj", "nsubjpass"}]
            return tree.phrase((subjects or found)[0 if back else -1] if subjects else found[-1])
    return None


def _fits(tree: Tree, x: int, word: str, labels: dict[int, str]) -> bool:
    token = tree.token(x)
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod", "nmod"}:
        return False
    kind = kind_of(tree, x, labels)
    plural = token.tag in {"NNS", "NNPS"} or bool(tree.children(x, "conj"))
    if word in _ONE:
        return not plural and (
            kind in {"person", "name"} or (kind in {"people", "body", "armed"} and token.tag == "NN")
        )
    if word in _MANY:
        return (plural and kind in {"people", "armed", "body", "group"}) or kind == "group"
    if word in _THING:
        return not plural and kind in {"group", "country", "body", "armed"}
    return False
