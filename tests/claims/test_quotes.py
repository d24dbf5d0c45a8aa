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
        ("``Nobody ever came,'' she said.", ["Nobody ever came,"]),
        ("»Nobody ever came«, she said.", ["Nobody ever came"]),
        ("The toll was read as “fifty-one of a hundred.“", ["fifty-one of a hundred."]),
        ("‘Nobody ever came,’ she said. ‘We didn’t wait.’", ["Nobody ever came,", "We didn’t wait."]),
        ("'The workers' hall is gone,' he said.", ["The workers' hall is gone,"]),
        ("‘She said “no” to us,’ he said.", ["She said “no” to us,"]),
        ("The workers’ march and the students’ march met.", []),
        ('"I saw the "Blue Gate" burn," he said.', ['I saw the "Blue Gate" burn,']),
        ("“One of us fell. “Two of us ran,” he said.", ["One of us fell.", "Two of us ran,"]),
        ('"It was called “The Den” by us. It burned', ["It was called “The Den” by us. It burned"]),
        ("Nobody ever came,” she said.", ["Nobody ever came,"]),
        ("“No,” she said. Nobody ever came,” she said.", ["No,", "Nobody ever came,"]),
        ('The 12" pipe and the 6\'2" wall.', []),
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


def test_a_missing_mark_is_told() -> None:
    """A quotation without its first or its last mark says so, and its words leave out only the marks that are there."""
    text = "We saw it,” she said. “We ran"
    without_first, without_last = find_quotes(text, 0, len(text))
    assert (without_first.opened, without_first.closed) == (False, True)
    assert (without_last.opened, without_last.closed) == (True, False)
    assert without_last.inner.of(text) == "We ran"


def test_single_marks_left_open_need_a_second_paragraph() -> None:
    """A single mark that nothing closes is an apostrophe, unless the next paragraph opens with one too."""
    text = "‘We saw it burn all night.\n\n‘Nobody came,’ she said."
    end = text.index("\n")
    assert [q.inner.of(text) for q in find_quotes(text, 0, end)] == ["We saw it burn all night."]
    assert find_quotes(text[:end], 0, end) == []


@pytest.mark.parametrize(
    "mark",
    [
        '"',
        "“",
        "”",
        "“”",
        "«»",
        "„“",
        "''",
        "' ",
        "‘a’ ",
        "s' a ",
        "\u200f“ ”",
        '" a',
        'a," ',
        "“a ",
        'צה"ל ',
        "\x00\x0b",
    ],
)
def test_marks_without_end_cost_linear_work(mark: str) -> None:
    """Twice 2,000 marks in a line take at most 2.6 times the work."""
    once, twice = _doc(mark * 2_000), _doc(mark * 4_000)
    assert lines_run(lambda: find_claims(twice)) < 2.6 * lines_run(lambda: find_claims(once)) + 2_000
