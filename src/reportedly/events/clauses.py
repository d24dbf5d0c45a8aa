"""The clause that tells of an act: the evidence, tight and unbroken."""

from __future__ import annotations

from reportedly.events.tree import Tree
from reportedly.events.triggers import Trigger
from reportedly.records import Span

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "agent", "oprd", "dative"})
_CUT = frozenset({"ccomp", "parataxis"})
_EDGE = frozenset({",", ";", ":", ".", "!", "?", "-", "–", "—", "...", "…", "and", "but", "while", "as", "or"})


def anchor(tree: Tree, trigger: Trigger, verb_triggers: frozenset[int]) -> int:
    """The token whose phrase is the clause: the verb, or for a noun the verb it is an argument of, or the noun.

    ``verb_triggers`` are verbs that tell of another act: a noun under them keeps to its own phrase.
    """
    at = trigger.at
    if trigger.row.verb:
        return at
    token, up = tree.token(at), tree.head(at)
    if token.dep == "conj" and tree.token(up).pos in {"NOUN", "PROPN"}:
        return at
    if token.dep == "pobj" and tree.token(tree.head(up)).pos in {"VERB", "AUX"}:
        up = tree.head(up)
    elif token.dep not in _ARGUMENTS:
        return at
    return up if up != at and tree.is_verb(up) and up not in verb_triggers else at


def clause_of(tree: Tree, at: int, trigger: Trigger) -> tuple[int, int]:
    """First and last token of the clause of ``at``: its phrase less what is told or coordinated beside it."""
    held = set(range(trigger.first, trigger.last + 1))
    stack = [at]
    while stack:
        k = stack.pop()
        held.add(k)
        stack.extend(c for c in tree.kids[k] if c in held or not _cut(tree, k, c, trigger))
    first, last = trigger.first, trigger.last
    around = tree.sentence_tokens(trigger.at)
    while first - 1 >= around.start and first - 1 in held:
        first -= 1
    while last + 1 < around.stop and last + 1 in held:
        last += 1
    return _trim(tree, first, last, trigger)


def _cut(tree: Tree, k: int, c: int, trigger: Trigger) -> bool:
    """Whether the child ``c`` of ``k`` stays outside the clause."""
    token = tree.token(c)
    first, last = tree.extent(c)
    if first <= trigger.at <= last:
        return False
    if token.dep in _CUT and tree.is_verb(c):
        return True
    if token.dep == "conj" and tree.is_verb(c):
        return True
    if token.dep == "advcl" and tree.children(c, "nsubj", "nsubjpass"):
        return True
    return token.dep == "relcl" and (trigger.row.verb or k != trigger.at)


def _trim(tree: Tree, first: int, last: int, trigger: Trigger) -> tuple[int, int]:
    while first < trigger.first and tree.token(first).text.lower() in _EDGE:
        first += 1
    while last > trigger.last and tree.token(last).text.lower() in _EDGE:
        last -= 1
    while last > trigger.last and tree.token(last).text in {'"', "”", "'", "’"}:
        last -= 1
    return first, last


def clause_span(tree: Tree, first: int, last: int) -> Span:
    """The characters of a clause."""
    return tree.span(first, last)
