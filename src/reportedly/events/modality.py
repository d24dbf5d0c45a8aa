"""Whether an act is said to have happened: actual, planned, threatened, hypothetical or denied."""

from __future__ import annotations

from reportedly.events.tree import Tree

_NEVER = frozenset({"not", "never", "no", "n't", "nor", "neither", "without", "nobody", "none"})
_PLAN = frozenset(
    "plan intend prepare announce schedule pledge promise vow decide expect propose agree aim set seek want hope consider".split()
)
_MAYBE = frozenset({"could", "might", "may", "would", "should", "can", "must", "ought"})
_FEAR = frozenset("fear worry risk hope speculate predict imagine suppose wonder".split())
_IF = frozenset({"if", "unless", "whether", "should", "until"})
_THREAT = frozenset({"threaten"})
_DENY = frozenset({"deny", "dismiss", "refute"})
_NO_DEED = frozenset({"fail", "refuse", "refrain", "avoid", "prevent", "stop", "decline"})


def is_negated(tree: Tree, i: int) -> bool:
    """Whether "not", "never" or "no" stands directly with ``i``."""
    return any(
        tree.token(k).dep == "neg" or (tree.token(k).dep in {"det", "advmod", "preconj"} and tree.lemma(k) in _NEVER)
        for k in tree.kids[i]
    )


def modality_of(tree: Tree, at: int, *, own_act: bool) -> tuple[str, str]:
    """The modality of the act at token ``at`` and the word that decided it ("" for actual).

    ``own_act``: for acts of speech (reject, threaten) a negation or a plan of the content does not count; only what
    stands with the word itself does.
    """
    verb = tree.clause_verb(at)
    if is_negated(tree, at) or (verb is not None and verb != at and not own_act and is_negated(tree, verb)):
        return "denied", "not"
    if verb is None:
        return "actual", ""
    own = _with_verb(tree, verb)
    if own[0] != "actual":
        return own
    return _from_above(tree, verb if verb == at else at)


def _with_verb(tree: Tree, verb: int) -> tuple[str, str]:
    for k in tree.kids[verb]:
        token, lemma = tree.token(k), tree.lemma(k)
        if token.dep == "mark" and lemma in _IF:
            return "hypothetical", lemma
        if token.dep == "aux" and token.tag == "MD":
            if lemma in {"will", "wo", "'ll", "shall"}:
                return "planned", token.text
            if lemma in _MAYBE:
                return "hypothetical", token.text
    return "actual", ""


def _from_above(tree: Tree, i: int) -> tuple[str, str]:
    at = i
    for up in tree.above(i):
        token, lemma, dep = tree.token(up), tree.lemma(up), tree.token(at).dep
        if not tree.is_verb(up) and token.pos not in {"NOUN", "ADJ"}:
            at = up
            continue
        if dep in {"xcomp", "ccomp", "dobj", "pobj", "prep", "acl", "pcomp"}:
            told = _told(tree, at, lemma, dep)
            if told:
                return told, token.text
        if dep == "xcomp" and tree.is_verb(up):
            own = _with_verb(tree, up)
            if own[0] != "actual":
                return own
            if is_negated(tree, up):
                return "denied", "not"
        if dep in {"nsubj", "nsubjpass", "advcl", "relcl", "conj", "parataxis"}:
            return "actual", ""
        at = up
    return "actual", ""


def _told(tree: Tree, at: int, lemma: str, dep: str) -> str:
    if lemma in _DENY:
        return "denied"
    if lemma in _THREAT:
        return "threatened"
    if lemma in _FEAR:
        return "hypothetical"
    if lemma in _NO_DEED and dep in {"xcomp", "pcomp", "prep"}:
        return "denied" if lemma in {"fail", "refuse", "decline"} else ""
    infinitive = any(tree.token(k).dep == "aux" and tree.lemma(k) == "to" for k in tree.kids[at])
    if lemma in _PLAN and (dep == "xcomp" or infinitive):
        return "planned"
    if infinitive and lemma in {"go", "due", "ready", "about", "likely", "plan", "able", "poised", "decision"}:
        return "planned" if lemma != "able" else ""
    if infinitive and lemma in {"demand", "call", "urge", "ask", "order", "request", "appeal"}:
        return "hypothetical"
    return ""
