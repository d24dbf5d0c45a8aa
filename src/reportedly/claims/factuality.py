"""Whether the report's own words put an act forward as a fact, as denied, or as uncertain."""

from __future__ import annotations

from reportedly.claims.tree import Tree
from reportedly.records import Doc, Span

_NEGATIVE = frozenset(
    "fail refuse deny prevent stop avoid block decline lack reject cancel halt abandon prohibit ban forbid rule stall forgo keep deter dissuade "
    "unable impossible unlikely".split()
)
_OPEN = frozenset(
    "want try threaten hope seek ask urge demand call consider propose wish attempt aim fear request effort bid proposal threat "
    "hope attempt possibility demand chance opportunity prospect possible able willing right pressure ability likelihood offer "
    "encourage persuade force expect likely need allow plead appeal exhort".split()
)
_DOUBTFUL = frozenset("may might could should ought".split())  # "would", "can", "will" and "must" mostly assert
_CONDITIONS = frozenset("if unless whether until lest".split())
_ADVERBS = frozenset("possibly perhaps maybe potentially probably likely".split())


def certainty(doc: Doc, spans: list[Span]) -> list[str]:
    """For each span of ``doc`` (an act's words) ``stated``, ``denied`` or ``uncertain``, by the report's own grammar.

    Negation and verbs of failing deny what hangs on them; modals, conditions, wishes and plans leave it open. Spans
    without a token are ``stated``.
    """
    tree = Tree(doc)
    return [_certainty(tree, _token(tree, span)) for span in spans]


def _token(tree: Tree, span: Span) -> int | None:
    inside = [i for i, t in enumerate(tree.tokens) if t.start < span.end and t.end > span.start]
    return next(
        (i for i in inside if not tree.under(tree.tokens[i].head, i) and tree.tokens[i].head not in inside),
        inside[-1] if inside else None,
    )


def _certainty(tree: Tree, i: int | None) -> str:
    if i is None:
        return "stated"
    at = i
    for _ in range(5):
        found = _here(tree, at)
        if found:
            return found
        head = tree.tokens[at].head
        if head == at:
            break
        found = _under(tree, at, head)
        if found:
            return found if found != "-" else "stated"
        at = head
    return "stated"


def _here(tree: Tree, i: int) -> str:
    """What the token's own auxiliaries, negation and marks say."""
    kids = [tree.tokens[c] for c in tree.children[i]]
    negated = any(
        t.dep == "neg" or (t.lemma in {"no", "neither", "never", "without"} and t.dep in {"det", "advmod", "preconj"})
        for t in kids
    )
    modal = any(t.dep == "aux" and t.lemma in _DOUBTFUL for t in kids)
    if any(t.dep == "mark" and t.lemma in _CONDITIONS for t in kids):
        return "uncertain"
    if negated:
        return "uncertain" if modal and not any(t.lemma == "could" for t in kids) else "denied"
    if modal or any(t.lemma in _ADVERBS and t.dep == "advmod" for t in kids):
        return "uncertain"
    return ""


def _under(tree: Tree, i: int, head: int) -> str:
    """What the word it hangs on says: an infinitive under a wish, an object of a failure; "-" ends the climb."""
    token, above = tree.tokens[i], tree.tokens[head]
    infinitive = any(tree.tokens[c].lemma == "to" and tree.tokens[c].dep == "aux" for c in tree.children[i])
    if above.lemma in _NEGATIVE and token.dep in {"xcomp", "dobj", "pcomp", "ccomp", "acl"}:
        return "denied"
    if infinitive and above.lemma in _OPEN:
        return "uncertain"
    if above.lemma == "without" and token.dep in {"pcomp", "pobj"}:
        return "denied"
    if (
        above.lemma in {"propose", "threaten", "seek", "demand", "urge", "request", "consider", "want"}
        and token.dep == "dobj"
    ):
        return "uncertain"
    if token.dep in {"ccomp", "xcomp", "pcomp", "conj", "pobj", "dobj"} and not (
        token.dep == "ccomp" and above.lemma in {"say", "tell", "report", "add"}
    ):
        return "" if token.dep in {"xcomp", "conj"} else "-"
    return "-"
