"""Who a pronoun stands for: the last fitting party before it."""

from __future__ import annotations

from reportedly.events.kinds import kind_of
from reportedly.events.tree import Tree
from reportedly.records import Span

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_ONE = frozenset({"he", "she", "him", "her", "himself", "herself", "his"})
_MANY = frozenset({"they", "them", "themselves", "their", "those", "these"})
_THING = frozenset({"it", "itself", "its"})


_BACK = 3  # sentences: its own and the two before
_LINKS = 4  # pronouns followed one to the other


def antecedent_of(tree: Tree, i: int, labels: dict[int, str], links: int = _LINKS) -> Span | None:
    """The span of the noun phrase that the pronoun ``i`` stands for: subjects first, in its sentence and the two before.

    A subject before it that is the same pronoun stands for the same: it is followed to what it stands for.
    """
    word = tree.lemma(i) if tree.lemma(i) in _ONE | _MANY | _THING else tree.token(i).text.lower()
    here = tree.token(i).sent
    for back in range(_BACK):
        k = here - back
        if k < 0:
            break
        sentence = tree.doc.sentences[k]
        before = range(sentence.first, min(sentence.last, i))
        found = [x for x in before if _fits(tree, x, word, labels)]
        subjects = [x for x in found if tree.token(x).dep in {"nsubj", "nsubjpass"}]
        same = next((x for x in before if links and back and _is_same(tree, x, word)), None)
        if same is not None and not (subjects and subjects[0] < same):
            return antecedent_of(tree, same, labels, links - 1)
        if found:
            return tree.phrase((subjects or found)[0 if back else -1] if subjects else found[-1])
    return None


def _is_same(tree: Tree, x: int, word: str) -> bool:
    """Whether ``x`` is a pronoun of the same kind as ``word``, as a subject."""
    token = tree.token(x)
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    return any(word in some and token.text.lower() in some for some in (_HE, _SHE, _MANY, _THING))


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
