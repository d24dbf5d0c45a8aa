"""Hard-wrapped text is read by paragraphs."""

from __future__ import annotations

from reportedly.reading import read_reports
from reportedly.reading.wraps import is_wrapped, line_spans
from reportedly.records import Report

WRAPPED = """   OSTRA, 4 MAR (RADIO VELT) -- Soldiers of the third brigade opened
fire on a crowd of strikers near the harbour gate on Tuesday night and
killed four of them, according to two nurses of the town's hospital who
asked not to be named.

   The brigade's commander said his men had been attacked with stones
and bottles, and that an inquiry had been opened into what he called a
regrettable loss of life during an unlawful gathering.
"""
PARAGRAPHS = "Police fired tear gas at students in Sfax.\nTwo were hurt, a doctor said.\nThe mayor spoke of calm.\nShops stayed shut.\n"


def test_a_wrapped_paragraph_is_one_stretch() -> None:
    """The lines of a wrapped paragraph are one span each, blank lines apart."""
    filled = [WRAPPED[a:b] for a, b in line_spans(WRAPPED) if WRAPPED[a:b].strip()]
    assert len(filled) == 2
    assert filled[0].endswith("named.")


def test_a_paragraph_a_line_stays_as_it_is() -> None:
    """Text whose lines end with their sentences is not joined."""
    assert not is_wrapped(PARAGRAPHS, line_spans(PARAGRAPHS))
    assert len([1 for a, b in line_spans(PARAGRAPHS) if a < b]) == 4


def test_sentences_cross_wrapped_lines() -> None:
    """A sentence that runs over wrapped lines is one sentence, at its place in the unchanged text."""
    doc = next(iter(read_reports([Report("r", WRAPPED, "")])))
    sentence = next(s for s in doc.sentences if "opened" in s.span.of(WRAPPED))
    assert sentence.span.of(WRAPPED).endswith("asked not to be named.")
    assert all(t.text == WRAPPED[t.start : t.end] for t in doc.tokens)


def test_a_list_of_short_lines_is_not_joined() -> None:
    """Headlines one under the other are no wrapped paragraph."""
    text = "Strike in Sfax enters day three\nMayor of Gafsa resigns\nPort of Ostra closed\nTalks fail\nRain likely\n"
    assert not is_wrapped(text, line_spans(text))
