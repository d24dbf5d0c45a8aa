"""Nouns that report: "accusations by the clerics that …", "the army's claim that …", "the ministry voiced alarm that …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.content import merged
from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.sources import source_range
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak

_STANCES = {
    "accusation": "alleged",
    "allegation": "alleged",
    "claim": "alleged",
    "charge": "alleged",
    "suspicion": "alleged",
    "rumour": "alleged",
    "rumor": "alleged",
    "denial": "denied",
    "confirmation": "confirmed",
    "report": "stated",
    "statement": "stated",
    "announcement": "stated",
    "warning": "stated",
    "assertion": "stated",
    "account": "stated",
    "testimony": "stated",
}
_NOUNS = frozenset(_STANCES)
_ATTITUDES = frozenset(
    "alarm concern fear hope regret doubt belief view confidence worry opinion outrage surprise conviction suspicion".split()
)
_CONDEMNING = frozenset({"condemn", "denounce", "deplore", "decry"})
_TELLS = frozenset({"on", "by", "against", "in", "at", "near", "targeting"})
_CLAUSES = ("acl", "ccomp", "relcl")
_FROM = frozenset({"by", "from"})


def noun_drafts(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for every reporting noun with a voice and a clause behind it, that no draft has for its cue."""
    known = {k for d in drafts if d.cue is not None for k in range(d.cue.first, d.cue.last + 1)}
    nouns = (i for i in tree.among("nouns", _NOUNS, 0, len(tree.tokens)) if tree.tokens[i].pos == "NOUN")
    return [made for i in nouns if i not in known and (made := _draft(tree, i)) is not None]


def open_clauses(tree: Tree, drafts: Sequence[Draft]) -> None:
    """An object with a clause ("voiced alarm that …") reports what "that" opens: the content becomes that clause, and no act is left."""
    for draft in drafts:
        cue = draft.cue
        if cue is None or not cue.act:
            continue
        for noun in tree.kids(cue.key, "dobj"):
            clause = _clause(tree, noun)
            if clause is not None and noun > cue.key and tree.tokens[noun].lemma in _ATTITUDES:
                draft.cue = replace(cue, act=False)
                draft.content = list(merged(tree.text, [tree.span(tree.left[clause], _end(tree, clause))]))


def described(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Who condemns an attack and tells of it ("condemned the raid on the market") is its source: no mere act is left."""
    for draft in drafts:
        cue = draft.cue
        if cue is None or not cue.act or tree.tokens[cue.key].lemma not in _CONDEMNING:
            continue
        for noun in tree.kids(cue.key, "dobj"):
            told = tree.kids(noun, "acl", "relcl", "prep")
            if any(tree.tokens[k].dep != "prep" or tree.tokens[k].text.lower() in _TELLS for k in told):
                draft.cue = replace(cue, act=False)


def _clause(tree: Tree, noun: int) -> int | None:
    """The verb of the clause that "that" opens behind a noun."""
    for verb in tree.kids(noun, *_CLAUSES):
        first = tree.tokens[tree.left[verb]]
        if verb > noun and first.text.lower() == "that" and (first.dep == "mark" or tree.tokens[verb].dep == "acl"):
            return verb
    return None


def _end(tree: Tree, verb: int) -> int:
    return min(tree.right[verb], tree.bounds(verb)[1])


def _draft(tree: Tree, i: int) -> Draft | None:
    source = _voice(tree, i)
    clause = _clause(tree, i)
    if clause is None:
        high = tree.bounds(i)[1]
        apart = next((k for k in range(i + 1, high) if tree.tokens[k].text.lower() == "that"), None)
        hung = tree.tokens[apart].head if apart is not None and tree.tokens[apart].dep == "mark" else None
        clause = hung if hung is not None and source is not None and hung > source > i and tree.under(hung, i) else None
    if source is None or clause is None:
        return None
    stance = _STANCES[tree.tokens[i].lemma]
    cue = Cue(i, i, i, "say", stance, source)
    content = list(merged(tree.text, [tree.span(tree.left[clause], _end(tree, clause))]))
    paragraph = tree.doc.sentences[tree.tokens[i].sent].paragraph
    return Draft(cue, tree.span(i, i), source_range(tree, source, i), content, stance, paragraph=paragraph)


def _voice(tree: Tree, i: int) -> int | None:
    """Whose it is: the noun of "by" or "from" behind it, or the possessor before it."""
    for prep in (*tree.kids(i, "prep", "agent"), *(i + k for k in (1,) if i + 1 < len(tree.tokens))):
        if tree.tokens[prep].text.lower() in _FROM:
            noun = tree.child(prep, "pobj")
            if noun is not None and can_speak(tree, noun):
                return noun
    owner = tree.child(i, "poss", "compound")
    return owner if owner is not None and can_speak(tree, owner) and tree.tokens[owner].tag != "PRP$" else None
