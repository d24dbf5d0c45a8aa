"""What the network is told of each token."""

from __future__ import annotations

import numpy as np

from reportedly.events.sentences import Reading
from reportedly.events.signs import FIGURES, TYPES, WIDTH, marked_columns, signs_of
from reportedly.records import Claim, Source, Span
from tests.events.made import doc_of

PLACE = 2 * len(TYPES) + len(FIGURES) + 5


def _at(text: str, word: str) -> int:
    return next(i for i, t in enumerate(doc_of(text).tokens) if t.text == word)


def test_a_row_a_token() -> None:
    """Every token has a row of the fixed width; an empty report has none."""
    text = "Gunmen killed nine people in Kano."
    assert signs_of(Reading(doc_of(text), ())).shape == (len(doc_of(text).tokens), WIDTH)
    assert signs_of(Reading(doc_of(""), ())).shape == (0, WIDTH)


def test_triggers_and_figures() -> None:
    """The table's type stands at its word, a figure's kind at its words."""
    text = "Gunmen killed nine people in Kano."
    signs = signs_of(Reading(doc_of(text), ()))
    assert signs[_at(text, "killed"), TYPES.index("ASSAULT")] == 1
    assert signs[_at(text, "nine"), 2 * len(TYPES) + FIGURES.index("killed")] == 1
    assert signs[_at(text, "Kano"), : 2 * len(TYPES)].sum() == 0


def test_what_was_told_before() -> None:
    """A sentence that repeats an earlier one's words says so; the first says nothing of the kind."""
    text = "Soldiers shelled the market of Hama.\n\nSoldiers shelled the market of Hama again."
    signs = signs_of(Reading(doc_of(text), ()))
    words = [i for i, t in enumerate(doc_of(text).tokens) if t.text == "shelled"]
    assert signs[words[0], PLACE + 3] == 0
    assert signs[words[1], PLACE + 3] > 0.7
    assert signs[words[1], PLACE + 2] > signs[words[0], PLACE + 2]


def test_old_years_and_questions() -> None:
    """A year long before publication and a question mark are told of all the sentence's tokens."""
    text = "Rebels took the town in 2011. Will they leave?"
    signs = signs_of(Reading(doc_of(text), ()))
    first, last = _at(text, "took"), _at(text, "leave")
    assert (signs[first, PLACE + 5], signs[first, PLACE + 6]) == (1, 0)
    assert (signs[last, PLACE + 5], signs[last, PLACE + 6]) == (0, 1)


def test_claims_are_marked() -> None:
    """Cue, source and alleged words have columns of their own; reported words are the marked stretches."""
    text = "The mayor claimed that soldiers burned the shop."
    source = Source("The mayor", "mayor", "official", Span(0, 9))
    content = Span(text.index("that"), len(text) - 1)
    claim = Claim((source,), Span(10, 17), (content,), "alleged")
    reading = Reading(doc_of(text), (claim,))
    signs = signs_of(reading)
    cue = 2 * len(TYPES) + len(FIGURES) + 1
    assert signs[_at(text, "claimed"), cue] == 1
    assert signs[_at(text, "mayor"), cue + 1] == 1
    assert signs[_at(text, "burned"), cue + 2] == 1
    quote = marked_columns(reading).quote
    assert np.flatnonzero(quote).tolist() == [
        i for i, t in enumerate(doc_of(text).tokens) if content.covers(Span(t.start, t.end))
    ]
