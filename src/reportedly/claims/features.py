"""Features that say whether a token is a cue: its words, its place in the parse, quotations, what the rules found."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from reportedly.claims.columns import Columns, code
from reportedly.models.chain import Ids, Ints, mix

_NONE = 0x5BD1E995  # what stands beyond an edge


@dataclass(slots=True)
class Bag:
    """The places of features: ``single`` one a row and template, ``some`` pairs of (rows, places)."""

    single: list[Ids] = field(default_factory=list)
    some: list[tuple[Ints, Ids]] = field(default_factory=list)

    def add(self, name: str, *columns: Ids | Ints) -> None:
        """One feature a row, the combination of its values in ``columns``."""
        self.single.append(mix(code(name), *(c.astype(np.uint64) for c in columns)))

    def add_some(self, name: str, rows: Ints, *columns: Ids | Ints) -> None:
        """Features for the named rows only; a row may come several times."""
        if len(rows):
            self.some.append((rows, mix(code(name), *(c.astype(np.uint64) for c in columns))))


def shifted(column: Ids | Ints, by: int, paragraph: Ints) -> Ids:
    """The column's value ``by`` rows on, where that row is in the same paragraph."""
    out = np.full(len(column), _NONE, dtype=np.uint64)
    if by > 0:
        same = paragraph[by:] == paragraph[:-by]
        out[:-by][same] = column[by:][same]
    else:
        same = paragraph[:by] == paragraph[-by:]
        out[-by:][same] = column[:by][same]
    return out


def cue_features(c: Columns) -> Bag:
    """The features of every token of a report."""
    bag = Bag()
    lemma, tag, dep, head = c.lemma, c.tag, c.dep, c.head
    ones = np.ones(c.count, dtype=np.uint64)
    place = np.minimum(np.arange(c.count) - _first(c.paragraph), 5)
    bag.add("b", ones)
    for name, columns in (
        ("l", (lemma,)),
        ("w", (c.word,)),
        ("t", (tag,)),
        ("d", (dep,)),
        ("lt", (lemma, tag)),
        ("hl", (lemma[head],)),
        ("ht", (tag[head],)),
        ("ld", (lemma, dep)),
        ("q", (c.quote,)),
        ("lq", (lemma, c.quote)),
        ("sh", (c.shape,)),
        ("sf", (c.suffix,)),
        ("fr", (c.frame, tag)),
        ("hr", (c.frame[head], dep)),
        ("gl", (lemma, lemma[head], dep)),
        ("pl", (place, c.word, c.shape)),
        ("r", (c.ruled,)),
        ("rt", (c.ruled, tag)),
        ("rl", (c.ruled, lemma)),
        ("rd", (c.ruled, dep, c.frame)),
        ("rq", (c.ruled, c.quote, tag)),
    ):
        bag.add(name, *columns)
    for by in (-2, -1, 1, 2):
        bag.add(f"l{by}", shifted(lemma, by, c.paragraph))
        bag.add(f"t{by}", shifted(tag, by, c.paragraph))
        bag.add(f"q{by}", shifted(c.quote, by, c.paragraph), tag)
        bag.add(f"r{by}", shifted(c.ruled, by, c.paragraph))
    bag.add("bn", lemma, shifted(lemma, 1, c.paragraph))
    bag.add("bp", lemma, shifted(lemma, -1, c.paragraph))
    bag.add("sn", tag, shifted(c.shape, -1, c.paragraph), place)
    _children(bag, c)
    return bag


def _first(paragraph: Ints) -> Ints:
    """For each token the first token of its paragraph."""
    if not len(paragraph):
        return paragraph
    begins = np.flatnonzero(np.concatenate([[True], paragraph[1:] != paragraph[:-1]])).astype(np.int64)
    nth = np.cumsum(np.concatenate([[0], (paragraph[1:] != paragraph[:-1]).astype(np.int64)]))
    out: Ints = begins[nth]
    return out


_SUBJECTS = ("nsubj", "nsubjpass", "pobj", "poss", "agent", "dobj")
_SMALL = ("prep", "mark", "prt", "aux", "neg")
_CLAUSES = ("ccomp", "xcomp", "advcl", "dobj")


def _one_of(column: Ids, names: tuple[str, ...]) -> Ints:
    return np.flatnonzero(np.isin(column, np.array([code(n) for n in names], dtype=np.uint64)))


def _children(bag: Bag, c: Columns) -> None:
    """What hangs on a token: kinds of children, its subject's words, its small words."""
    own = np.arange(c.count)
    kids = np.flatnonzero(c.head != own)
    up = c.head[kids]
    bag.add_some("c", up, c.dep[kids])
    bag.add_some("ct", up, c.dep[kids], c.tag[up])
    kids = _one_of(c.dep, _SUBJECTS)
    up = c.head[kids]
    what = np.where(c.entity[kids] == code(""), c.tag[kids], c.entity[kids])
    bag.add_some("cs", up, c.dep[kids], what)
    kids = _one_of(c.dep, _SMALL)
    up = c.head[kids]
    bag.add_some("cl", up, c.lemma[kids])
    bag.add_some("lcl", up, c.lemma[up], c.lemma[kids])
    kids = _one_of(c.dep, ("nsubj",))
    up = c.head[kids]
    bag.add_some("sl", up, c.lemma[kids])
    bag.add_some("sll", up, c.lemma[kids], c.lemma[up])
    kids = _one_of(c.dep, _CLAUSES)
    bag.add_some("cc", c.head[kids], c.dep[kids], c.tag[kids])
