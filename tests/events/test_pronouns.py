"""Whom a pronoun stands for."""

from __future__ import annotations

import pytest

from reportedly.events.pronouns import antecedent_of, candidates, class_of
from reportedly.events.sentences import Reading
from tests.events.made import doc_of


def stands_for(text: str, word: str) -> list[str]:
    """The phrases that each ``word`` of the text stands for, "" for none."""
    reading = Reading(doc_of(text), ())
    found = [antecedent_of(reading, k) for k, t in enumerate(reading.doc.tokens) if t.text.lower() == word]
    return ["" if x is None else x.of(text) for x in found]


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("Rebels entered Homs on Friday. They killed nine soldiers.", "they", "Rebels"),
        ("The ministry said on Sunday that it had released 40 prisoners.", "it", "The ministry"),
        ("Turkey recalled its ambassador from Cairo on Monday.", "its", "Turkey"),
        (
            "President Orla Quent arrived in Basra on Monday. Police arrested demonstrators as he spoke.",
            "he",
            "President Orla Quent",
        ),
        ("Soldiers detained the protesters and beat them.", "them", "the protesters"),
    ],
)
def test_antecedents(text: str, word: str, phrase: str) -> None:
    """The noun that a reader would name."""
    assert stands_for(text, word) == [phrase]


def test_a_pronoun_is_followed_through_the_one_before_it() -> None:
    """Of two sentences that begin with one pronoun both speak of one person, whoever else is named between."""
    text = "President Orla Quent has spoken. He met Anton Reed in Basra. Later he condemned the rebels."
    assert stands_for(text, "he") == ["President Orla Quent"] * 2


def test_it_may_stand_for_nothing() -> None:
    """An "it" before "is clear that", and one with nothing before it, name nobody."""
    assert stands_for("The governor spoke to the council. It is clear that the talks have failed.", "it") == [""]
    assert stands_for("It is raining.", "it") == [""]


def test_what_holds_the_pronoun_is_no_candidate() -> None:
    """A phrase with the pronoun in it is not what the pronoun stands for."""
    text = "The party met in Gafsa. Its leaders denounced the arrests."
    reading = Reading(doc_of(text), ())
    (at,) = (k for k, t in enumerate(reading.doc.tokens) if t.text == "Its")
    words = {reading.tree.token(k).text for k in candidates(reading, at)}
    assert "party" in words and "leaders" not in words


def test_only_the_third_person() -> None:
    """Who "we" and "you" are is not told by the nouns around them."""
    reading = Reading(doc_of("The rebels met us. We thanked you."), ())
    assert [class_of(reading, k) for k, t in enumerate(reading.doc.tokens) if t.text in ("us", "We", "you")] == [""] * 3
    assert stands_for("The rebels met the envoys. We thanked them.", "we") == [""]


def test_a_thousand_pronouns_in_a_row() -> None:
    """A long report of one pronoun is resolved without recursion, each to the one before it."""
    text = "Orla Quent resigned on Monday. " + "He spoke. " * 1000
    found = stands_for(text, "he")
    assert len(found) == 1000 and found[0] == found[2] == "Orla Quent"
