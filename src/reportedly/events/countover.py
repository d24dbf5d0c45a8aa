"""What became of counted people by the verbs above their noun: which verbs those are, and which of their kinds holds."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.events.countverbs import Kind, both_kinds, noun_under, verb_kind
from reportedly.events.countwords import AGENT, FORCES, FREED, OBJECT, STATES, SUBJECT
from reportedly.events.tree import OBJECTS, Tree

_NEAR = 3
_LOTS = frozenset({"total", "group", "estimate", "maximum", "family", "crew", "team", "band", "party", "squad", "gang"})


def verbs_over(tree: Tree, noun: int) -> list[tuple[int, bool]]:
    """The verbs that say something of ``noun``, each with whether of its object: the governor first, then what it carries along."""
    at = topmost(tree, noun)
    dep, up = tree.token(at).dep, tree.head(at)
    if dep == "pobj" and tree.lemma(up) == "with" and up and tree.lemma(up - 1) in {"along", "together"}:
        verb = next((k for k in tree.above(up) if tree.is_verb(k)), up)  # "was shot, along with two guards"
        return [(verb, bool(tree.children(verb, "nsubjpass")))] if verb != up else []
    if up == at or not (tree.is_verb(up) or dep in {"nsubj", "nsubjpass"}):
        return []
    if dep in {"nsubjpass", *OBJECTS, "dative"}:
        of_object = True
    elif dep in {"nsubj", "csubj"}:
        of_object = is_reduced(tree, up)
    else:
        return []
    out = [(up, of_object)]
    if dep in {*OBJECTS, "dative"}:
        first = tree.head(up)
        if (
            tree.token(up).dep == "conj"
            and tree.is_verb(first)
            and not tree.children(first, *OBJECTS)
            and up - first <= 3
        ):
            out.insert(0, (first, True))
        nexts = [k for k in tree.children(up, "conj") if tree.is_verb(k) and k < at]
        return out + [(k, True) for k in nexts]
    out.extend(carried(tree, up, of_object=of_object, depth=3))
    return out


def topmost(tree: Tree, noun: int) -> int:
    """The head of the coordination or the apposition that ``noun`` stands in."""
    at = noun
    for _ in range(8):
        token, up = tree.token(at), tree.head(at)
        nominal = tree.token(up).pos in {"NOUN", "NUM", "PROPN", "PRON", "DET", "ADJ"} and not tree.is_verb(up)
        if up == at or not (nominal or token.dep == "pobj"):
            break
        if token.dep == "pobj" and tree.lemma(up) == "of" and tree.lemma(tree.head(up)) in _LOTS:
            at = tree.head(up)
            continue
        nominal = nominal and not tree.is_verb(up)
        joined = (nominal and token.dep == "conj") or (
            token.dep == "appos" and (token.tag in {"CD", "NNS", "DT"} or bool(tree.children(at, "conj")))
        )
        if not joined and token.dep not in {"nummod", "quantmod"}:
            break
        at = up
    return at


def is_reduced(tree: Tree, verb: int) -> bool:
    """Whether a verb with a plain subject is a passive without its auxiliary: "three killed", "four seriously hurt"."""
    token = tree.token(verb)
    if tree.children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if token.tag not in {"VBN", "VBD"} or tree.children(verb, "aux", *OBJECTS, "dative", "ccomp"):
        return False
    if any(
        k - verb <= _NEAR and tree.children(k, *OBJECTS) and not tree.children(k, "nsubj")
        for k in tree.children(verb, "conj")
    ):
        return False  # "police beat and arrested dozens"
    lemma = tree.lemma(verb)
    return lemma in OBJECT and (token.tag == "VBN" or lemma not in SUBJECT or lemma == "hold")


def carried(tree: Tree, verb: int, *, of_object: bool, depth: int) -> Iterator[tuple[int, bool]]:
    """Verbs that share the subject: complements ("had to leave") and coordinated ones ("were disarmed and led away")."""
    if not depth:
        return
    for k in tree.children(verb, "xcomp", "conj", "oprd", "acomp", "ccomp", "advcl"):
        token = tree.token(k)
        if not tree.is_verb(k) or tree.children(k, "nsubj", "nsubjpass", "expl"):
            continue
        if token.dep != "conj" and not of_object and tree.children(verb, *OBJECTS):
            continue  # said of the object: "three attackers left five mourners injured"
        if token.dep in {"ccomp", "advcl"} and (
            k < verb or token.tag not in {"VBN", "VBG"} or tree.children(k, "mark", "aux")
        ):
            continue
        if token.dep in {"ccomp", "advcl"} and not of_object and token.tag == "VBG":
            continue
        own = bool(tree.children(k, "auxpass")) or (
            (token.tag == "VBN" or (token.tag == "VBD" and of_object and token.dep == "conj" and is_reduced(tree, k)))
            and not tree.children(k, "aux")
            and (of_object or token.dep != "conj")
        )
        if token.dep == "advcl" and not own:
            continue
        yield k, own
        yield from carried(tree, k, of_object=own, depth=depth - 1)


def by_verbs(tree: Tree, noun: int) -> Kind | None:
    """The kind that the verbs above ``noun`` give it, and the verb: killing outweighs, "killed or wounded" is one for both."""
    verbs = verbs_over(tree, noun)
    found = [(kind, k) for k, of_object in verbs if (kind := _said(tree, k, of_object=of_object, who=noun))]
    if not found:
        return _attached(tree, noun)
    kinds = [kind for kind, _ in found]
    both = next((k for k in kinds if k == "injured"), None) and "killed" in kinds
    if both and abs(found[kinds.index("killed")][1] - found[kinds.index("injured")][1]) <= 3:
        return "casualties", found[0][1]
    for kind in ("killed", "injured", "arrested"):
        if (
            kind in kinds
            and kinds[0] in {"casualties", "missing", kind, "arrested"}
            and (kind == "killed" or kinds[0] != "arrested")
        ):
            return found[kinds.index(kind)]
    return found[0]


def _said(tree: Tree, verb: int, *, of_object: bool, who: int) -> str | None:
    kind = verb_kind(tree, verb, of_object=of_object, who=who)
    if kind is None and of_object and not tree.children(verb, "auxpass", "nsubjpass") and tree.children(verb, "nsubj"):
        return verb_kind(tree, verb, of_object=False, who=who) if not tree.children(verb, *OBJECTS) else None
    return kind


def _attached(tree: Tree, noun: int) -> Kind | None:
    """Kinds from the outcome of a verb above: "left 20 dead", "cost three men their lives", "attended by 130"."""
    at = topmost(tree, noun)
    token, up = tree.token(at), tree.head(at)
    if up == at:
        return None
    if token.dep in {"nsubj", "nsubjpass"} and tree.token(up).text.lower() in STATES and not tree.is_verb(up):
        return STATES[tree.token(up).text.lower()], up
    if token.dep == "pobj" and tree.token(up).dep == "agent" and (kind := AGENT.get(tree.lemma(tree.head(up)))):
        return kind, tree.head(up)
    if not tree.is_verb(up) or token.dep not in {*OBJECTS, "dative", "nsubj", "iobj"}:
        return None
    if token.dep != "nsubj" or (tree.lemma(up) in {"be", "leave"} and not tree.children(up, *OBJECTS)):
        for k in tree.children(up, "oprd", "acomp", "xcomp", "ccomp", "advcl", "amod"):
            if tree.token(k).text.lower() in STATES and not tree.children(k, "nsubj", "nsubjpass"):
                return both_kinds(tree, STATES[tree.token(k).text.lower()], k)
    life = [k for k in tree.children(up, *OBJECTS) if tree.lemma(k) in {"life", "life's"} and k != at]
    if tree.lemma(up) == "cost" and life:
        return "killed", up
    if (
        tree.lemma(up) == "lose"
        and tree.lemma(noun_under(tree, at)) in FORCES | {"man", "member", "comrade"}
        and token.dep in OBJECTS
    ):
        return "killed", up
    return None


def is_freed(tree: Tree, noun: int) -> bool:
    """Whether the verb over ``noun`` undoes the kind: released, traced, rescued."""
    verbs = [k for k, _ in verbs_over(tree, noun)]
    return any(tree.lemma(k) in FREED or tree.lemma(tree.head(k)) == "let" for k in verbs)
