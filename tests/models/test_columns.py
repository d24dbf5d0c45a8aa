"""Tokens as columns of numbers."""

import pytest

from reportedly.claims.find import ruled_drafts
from reportedly.claims.tree import Tree
from reportedly.models.columns import GPE, case_of, columns_of, token_range
from reportedly.reading import read_reports
from reportedly.records import Report, Span


@pytest.mark.parametrize(
    ("word", "case"),
    [("said", 0), ("Said", 1), ("SANA", 2), ("McAdam", 3), ("12th", 0), ("2,000", 4), ("—", 5), ("A", 3)],
)
def test_case(word: str, case: int) -> None:
    """How a word is written is one of six numbers."""
    assert case_of(word) == case


def test_quotations_and_names() -> None:
    """Quotation marks and quoted words are told apart, commas are counted, places are marked as such."""
    tree = Tree(next(read_reports([Report("r", 'In Tripoli, "all is calm", an officer said.', "")])))
    c = columns_of(tree.doc, [(q.span, q.closed) for _, q in ruled_drafts(tree)[1]])
    words = [t.text for t in tree.tokens]
    at = {w: i for i, w in enumerate(words)}
    assert c.entity[at["Tripoli"]] == GPE
    assert (c.quote[at["all"]], c.quote[at["officer"]]) == (1, 0)
    assert c.quote[at["all"] - 1] == 2
    assert c.region[at["calm"]] == 1
    assert c.commas[-1] == words.count(",")


def test_token_range() -> None:
    """The tokens that begin inside a span."""
    tree = Tree(next(read_reports([Report("r", "Guards left the camp.", "")])))
    c = columns_of(tree.doc, [])
    assert token_range(c.start, Span(7, 15)) == (1, 3)
    assert token_range(c.start, Span(40, 50)) == (5, 5)
