"""What the parse says of a time and an act."""

from __future__ import annotations

from reportedly.reading import read_reports
from reportedly.records import Doc, Report, Span
from reportedly.resolve.times import grammar


def _read(text: str) -> Doc:
    return next(iter(read_reports([Report("r", text, "")])))


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def test_a_time_in_a_relative_clause_belongs_elsewhere() -> None:
    """The year in which a victim took office does not date the killing."""
    text = "Gunmen killed a man who had been mayor since 2019."
    assert grammar.belongs_elsewhere(_read(text), _span(text, "2019"), _span(text, "killed"))


def test_a_time_of_the_verb_is_its_own() -> None:
    """The day right after the verb dates it."""
    text = "Gunmen killed two guards on Tuesday."
    assert not grammar.belongs_elsewhere(_read(text), _span(text, "Tuesday"), _span(text, "killed"))


def test_a_possessive_dates_its_noun() -> None:
    """The day of "Friday's attack" dates the attack and what it did, not its condemnation."""
    text = "The party condemned Friday's attack."
    assert grammar.anothers_possessive(_read(text), _span(text, "Friday"), _span(text, "condemned"))
    text = "Friday's attack killed nine."
    assert not grammar.anothers_possessive(_read(text), _span(text, "Friday"), _span(text, "killed"))


def test_tenses() -> None:
    """Past, progressive, perfect and future are told by the verb and its helpers."""
    for text, verb, want in (
        ("Soldiers shelled the hills.", "shelled", "past"),
        ("Soldiers are shelling the hills.", "shelling", "progressive"),
        ("Soldiers have shelled the hills.", "shelled", "perfect"),
        ("Soldiers will shell the hills.", "shell", "future"),
    ):
        assert grammar.tense(_read(text), _span(text, verb)) == want
