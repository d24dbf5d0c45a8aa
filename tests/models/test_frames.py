"""Stretches of a report and how its tokens stand to cues."""

import numpy as np

from reportedly.claims.find import ruled_drafts
from reportedly.claims.tree import Tree
from reportedly.models.columns import Columns, columns_of
from reportedly.models.frames import LONGEST, RELATIONS, Stretch, relations, stretches_of
from reportedly.reading import read_reports
from reportedly.records import Report


def _read(text: str) -> tuple[Tree, Columns, list[Stretch]]:
    tree = Tree(next(read_reports([Report("r", text, "")])))
    c = columns_of(tree.doc, [(q.span, q.closed) for _, q in ruled_drafts(tree)[1]])
    return tree, c, list(stretches_of(c, [t.text for t in tree.tokens]))


def test_a_stretch_a_paragraph() -> None:
    """Each paragraph is a stretch; together they hold every token once, in order."""
    _, c, found = _read("Police closed the port of Sfax.\n\nTwo men were held. A third fled.\n\nNobody was hurt.")
    assert [c.paragraph[s.first] for s in found] == [0, 2, 4]
    assert [i for s in found for i in range(s.first, s.last)] == list(range(c.count))


def test_long_paragraphs_are_cut_at_sentences() -> None:
    """A paragraph of more tokens than a stretch may have is cut where a sentence ends."""
    _, c, found = _read(" ".join(f"Guard number {n} left the gate of Homs at dawn." for n in range(90)))
    assert len(found) > 2
    assert all(s.count <= LONGEST for s in found)
    assert all(c.sent[s.first] != c.sent[s.first - 1] for s in found[1:])
    assert [i for s in found for i in range(s.first, s.last)] == list(range(c.count))


def test_one_endless_sentence_is_cut_all_the_same() -> None:
    """Without an end of sentence the cut falls anywhere, and no token is lost."""
    _, c, found = _read("and " * 1000)
    assert all(s.count <= LONGEST for s in found)
    assert sum(s.count for s in found) == c.count


def test_pieces_of_a_stretch() -> None:
    """Every token points at its first piece, between the piece that starts and the one that ends."""
    _, _, found = _read("Tuaregs blockaded Tessalit, residents said.")
    s = found[0]
    assert (s.pieces[0], s.pieces[-1]) == (101, 102)
    assert (np.diff(s.at) >= 1).all()
    assert s.at[0] == 1
    assert s.at[-1] < len(s.pieces) - 1


def test_relations_tell_sides_and_quotations() -> None:
    """Before, on and after the cue; which quotation, counted from the cue; all values within their columns' sizes."""
    tree, _, found = _read('"They fired," said the mayor, "and nobody ran." Then "dogs" barked.')
    cue = next(i for i, t in enumerate(tree.tokens) if t.text == "said")
    s = found[0]
    got = relations([s], [[(cue, cue)]])[0][0]
    assert got.shape == (s.count, len(RELATIONS))
    assert (got >= 0).all()
    assert (got.max(axis=0) < np.array(RELATIONS)).all()
    side = got[:, 0] // 12
    assert side.tolist() == [0] * cue + [1] + [2] * (s.count - cue - 1)
    nearest = [t.text for t, n in zip(tree.tokens, got[:, 7] // 9, strict=True) if n == 1]
    assert {"fired", "nobody"} <= set(nearest)
    assert "dogs" not in nearest


def test_cues_between_are_counted() -> None:
    """A token behind another cue is told from one that stands before it."""
    tree, _, found = _read("Rana said the army said the road was shut.")
    cues = [(i, i) for i, t in enumerate(tree.tokens) if t.text == "said"]
    got = relations(found, [cues])[0]
    shut = next(i for i, t in enumerate(tree.tokens) if t.text == "shut")
    assert got[0, shut, 6] // 3 == 1
    assert got[1, shut, 6] // 3 == 0
