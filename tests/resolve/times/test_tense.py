"""What the words around a weekday speak of."""

from __future__ import annotations

import pytest

from reportedly.resolve.times.tense import told

CASES = [
    ("The council will meet on Friday.", "future"),
    ("He was expected to appear in court on Friday, his lawyer said.", "future"),
    ("Talks resume on Friday in Geneva.", "future"),
    ("The deadline expires on Friday.", "future"),
    ("The bodies were to be buried on Friday.", "future"),
    ("The sides agreed in Doha to meet again on Friday.", "future"),
    ("The union called a strike for Friday.", "future"),
    ("The hearing was adjourned until Friday.", "future"),
    ("Officials said that on Friday the border would reopen.", "future"),
    ("Rebels held the bridge until Friday.", "past"),
    ("Ahead of the vote the police on Friday raided offices.", "past"),
    ("Rioters could be seen on Friday hurling stones.", "past"),
    ("It had been due to end on Friday.", "past"),
    ("Protests called for Friday fizzled out.", "past"),
    ("The trial, which was to have begun on Friday, was put off.", "past"),
    ("The envoy met U.S. and Gen. Haftar\u2019s aides at 9 a.m. on Friday.", "past"),
    ("Gunmen on Friday attacked a convoy.", "past"),
    ("Crowds, bread, Friday.", ""),
]


@pytest.mark.parametrize(("text", "tense"), CASES, ids=[c[0] for c in CASES])
def test_the_nearest_telling_word_tells(text: str, tense: str) -> None:
    """The word right after tells first, then the last before in the sentence, then the first after."""
    at = text.index("Friday")
    assert told(text, at, at + 6) == tense


def test_other_sentences_do_not_tell() -> None:
    """A sentence's tense is its own; an abbreviation ends none."""
    text = "It will rain. On Friday shots fell. It will rain."
    at = text.index("Friday")
    assert told(text, at, at + 6) == "past"
