"""What became of counted people by the words beside their noun: "24 dead", "the 12 men killed", "63 missing people"."""

from __future__ import annotations

from reportedly.events.countover import carried, is_reduced
from reportedly.events.countverbs import Kind, both_kinds, verb_kind
from reportedly.events.countwords import BEFORE, STATES, SUBJECT
from reportedly.events.tree import OBJECTS, Tree


def by_state(tree: Tree, noun: int) -> Kind | None:
    """The kind by the noun's own modifiers: "24 dead", "dozens more wounded", "the 12 men killed", "63 missing people"."""
    for k in tree.children(noun, "amod", "acl", "advmod", "acomp", "relcl", "ccomp", "appos", "prep", "oprd"):
        token, text = tree.token(k), tree.token(k).text.lower()
        if k < noun and not (token.dep == "amod" and text in BEFORE):
            if text == "dead" and any(tree.token(j).text.lower() in {"injured", "wounded"} for j in tree.kids[k]):
                return "casualties", k
            continue
        if token.dep == "prep":
            if kind := _prepositional(tree, k):
                return kind, k
            continue
        if token.dep == "relcl" or tree.children(k, "nsubj", "nsubjpass"):
            kind = _modifying(tree, k, noun) if tree.is_verb(k) else None
            if kind:
                return kind, k
            continue
        if text in STATES:
            return both_kinds(tree, STATES[text], k)
        if token.dep in {"acl", "relcl"} and tree.is_verb(k) and (kind := _modifying(tree, k, noun)):
            return kind, k
    return None


def _prepositional(tree: Tree, prep: int) -> str | None:
    """The state in "junior doctors on strike", "men in custody"."""
    below = {tree.lemma(k) for k in tree.children(prep, "pobj")}
    if tree.lemma(prep) == "on" and "strike" in below:
        return "participants"
    if tree.lemma(prep) == "with" and below & {"wound", "burn", "injury", "fracture", "bruise"}:
        return "injured"
    if tree.lemma(prep) in {"in", "under", "behind"} and below & {"custody", "detention", "bar"}:
        return "arrested"
    return None


def _modifying(tree: Tree, verb: int, noun: int) -> str | None:
    token = tree.token(verb)
    if token.dep == "relcl":
        subjects = tree.children(verb, "nsubj", "nsubjpass")
        if not subjects or tree.token(subjects[0]).text.lower() not in {"who", "that", "which", "whom"}:
            passive_object = [
                k for k in tree.children(verb, *OBJECTS) if tree.token(k).text.lower() in {"whom", "that", "who"}
            ]
            return verb_kind(tree, verb, of_object=True, who=noun) if passive_object else None
        of_object = tree.token(subjects[0]).dep == "nsubjpass" or is_reduced(tree, verb)
    else:
        of_object = token.tag in {"VBN", "VBD"}
        if token.tag == "VBD" and tree.lemma(verb) in SUBJECT:
            of_object = verb_kind(tree, verb, of_object=False, who=noun) is None
        elif token.tag == "VBN" and verb_kind(tree, verb, of_object=True, who=noun) is None:
            of_object = bool(tree.children(verb, "agent"))
    verbs = [(verb, of_object), *carried(tree, verb, of_object=of_object, depth=2)]
    found = [kind for k, o in verbs if (kind := verb_kind(tree, k, of_object=o, who=noun))]
    if {"killed", "injured"} <= set(found):
        return "casualties"
    return "killed" if "killed" in found else found[0] if found else None
