"""Quotation marks, paired by kind within a paragraph."""

import pytest

from reportedly.claims import find_claims
from reportedly.claims.quotes import QuoteMap, find_quotes
from reportedly.records import Doc, Line, Report, Sentence, Span, Token
from tests.work import lines_run


def _inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "go home now" twice.', ["go home now"]),
        ("“One of them,” he said. “And one more of them.”", ["One of them,", "And one more of them."]),
        ("«Nobody came», she said.", ["Nobody came"]),
        ("„Nobody came“, she said.", ["Nobody came"]),
        ("“She said ‘no’ to us,” he said.", ["She said ‘no’ to us,"]),
        ("He said “nobody ever came", ["nobody ever came"]),
        ("The army's men didn't stop.", []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    """Each kind of mark closes its own; apostrophes are none; a mark left open runs to the paragraph's end."""
    assert _inner(text) == inner


def test_scare_quotes_are_told_apart() -> None:
    """A word or two in marks inside a sentence is distance, no speech; a short full sentence is speech."""
    scare, speech = find_quotes('The "clean" war went on. "They lied to us again," he said.', 0, 58)
    assert scare.scare
    assert not speech.scare


def test_the_map_finds_the_quotation_of_a_character() -> None:
    """Offsets inside a quotation, its marks included, lead to it; others lead to none."""
    text = 'A "b c d e" f "g h i j".'
    quotes = find_quotes(text, 0, len(text))
    where = QuoteMap(quotes)
    assert where.at(3) is quotes[0]
    assert where.at(0) is None
    assert where.at(12) is None
    assert where.at(15) is quotes[1]


def _doc(text: str) -> Doc:
    """A Doc with one token a character, no parse: what the quotation stage costs on marks alone."""
    tokens = tuple(Token(i, i + 1, c, c, "PUNCT", "``", "punct", 0, 0) for i, c in enumerate(text))
    return Doc(
        Report("r", text, ""),
        (Line(Span(0, len(text)), "body"),),
        (Sentence(Span(0, len(text)), 0, len(text), 0),),
        tokens,
        (),
    )


@pytest.mark.parametrize("mark", ['"', "“", "“”", "«»", "''", "\u200f“ ”", '" a'])
def test_marks_without_end_cost_linear_work(mark: str) -> None:
    """Twice 2,000 marks in a line take at most 2.6 times the work."""
    once, twice = _doc(mark * 2_000), _doc(mark * 4_000)
    assert lines_run(lambda: find_claims(twice)) < 2.6 * lines_run(lambda: find_claims(once)) + 2_000
