"""Words that tell of an act, found in the parse: the table ``triggers`` and where it matches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.events.tree import Tree
from reportedly.lexicon import table

_GAP = 3  # words that may stand between the words of a verb pattern: "imposed a new round of sanctions"
_VERBISH = frozenset({"VERB", "AUX"})
_NOUNISH = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. ``words`` are lemmas in order; ``verb`` tells verbs from nouns."""

    words: tuple[str, ...]
    verb: bool
    type: str
    mode: str
    roles: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A match: the token that carries it, first and last token, and the row."""

    at: int
    first: int
    last: int
    row: Row


@lru_cache(maxsize=1)
def rows() -> dict[str, tuple[Row, ...]]:
    """The rows by first lemma, longest patterns first."""
    by: dict[str, list[Row]] = {}
    for r in table("triggers"):
        words = tuple(r["pattern"].replace("-", " - ").split())
        row = Row(words, r["pos"] == "V", r["type"], r["mode"], r["roles"], r["strength"] == "weak")
        by.setdefault(words[0], []).append(row)
    return {w: tuple(sorted(x, key=lambda r: (-len(r.words), r.words, r.type))) for w, x in by.items()}


def find_triggers(tree: Tree, first: int, last: int) -> list[Trigger]:
    """Every match that begins at tokens ``first`` to ``last`` (one past); a word inside a longer pattern gives none of its own."""
    found: list[Trigger] = []
    known = rows()
    for i in range(first, last):
        if tree.lemma(i) in known:
            found.extend(_at(tree, i, last))
    long = [t for t in found if t.last > t.first]
    return [t for t in found if not any(_inside(t, x) for x in long)]


def _inside(t: Trigger, x: Trigger) -> bool:
    if x is t or len(x.row.words) <= len(t.row.words):
        return False
    if x.row.verb and not t.row.verb and x.last - x.first >= len(x.row.words):
        return False
    return x.first <= t.first and t.last <= x.last and (x.row.verb == t.row.verb or t.first > x.first)


def _at(tree: Tree, i: int, last: int) -> list[Trigger]:
    out = []
    for row in rows().get(tree.lemma(i), ()):
        end = _match(tree, row, i, last)
        if end is not None:
            at = i if row.verb else _carrier(tree, i, end)
            out.append(Trigger(at, i, end, row))
    return out


def _carrier(tree: Tree, first: int, last: int) -> int:
    """The token of a noun pattern whose head lies outside the pattern."""
    for k in range(last, first - 1, -1):
        if not first <= tree.head(k) <= last or tree.is_root(k):
            return k
    return last


def _match(tree: Tree, row: Row, i: int, last: int) -> int | None:
    token = tree.token(i)
    if row.verb:
        if not (token.pos in _VERBISH or token.tag[:2] == "VB") or token.dep in {"aux", "auxpass"}:
            return None
        return _loose(tree, row, i, last)
    if token.pos not in _NOUNISH and not (token.tag in {"VBG", "VBN"} and len(row.words) > 1):
        return None
    if len(row.words) == 1 and token.dep in {"compound", "nmod"} and tree.token(tree.head(i)).pos in {"NOUN", "PROPN"}:
        return None if row.weak else i
    for k, word in enumerate(row.words):
        if i + k >= last or tree.lemma(i + k) != word:
            return None
    return i + len(row.words) - 1


def _loose(tree: Tree, row: Row, i: int, last: int) -> int | None:
    at = i
    for word in row.words[1:]:
        stop = min(last, at + 2 + _GAP)
        nxt = next((k for k in range(at + 1, stop) if tree.lemma(k) == word), None)
        if nxt is None or any(tree.is_verb(k) and k != nxt for k in range(at + 1, nxt)):
            return None
        at = nxt
    return at
