"""Lemmas by table and rule."""

import pytest

from reportedly.reading.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("killed", "VBD", "kill"), ("bombed", "VBN", "bomb"), ("fled", "VBD", "flee"), ("shelling", "VBG", "shell"),
        ("stabbed", "VBN", "stab"), ("denies", "VBZ", "deny"), ("accused", "VBN", "accuse"), ("cited", "VBD", "cite"),
        ("dying", "VBG", "die"), ("struck", "VBN", "strike"), ("deployed", "VBD", "deploy"), ("clashes", "VBZ", "clash"),
        ("clashes", "NNS", "clash"), ("bodies", "NNS", "body"), ("children", "NNS", "child"), ("gunmen", "NNS", "gunman"),
        ("refugees", "NNS", "refugee"), ("forces", "NNS", "force"), ("headquarters", "NNS", "headquarters"),
        ("deadliest", "JJS", "deadly"), ("worse", "JJR", "bad"), ("Clashed", "VBD", "clash"), ("’s", "VBZ", "be"),
        ("quoted", "VBD", "quote"), ("forced", "VBN", "force"), ("besieged", "VBN", "besiege"), ("seized", "VBD", "seize"),
        ("targeting", "VBG", "target"), ("occurred", "VBD", "occur"), ("says", "VBZ", "say"), ("rebuilt", "VBD", "rebuild"),
    ],
)  # fmt: skip
def test_lemma(form: str, tag: str, lemma: str) -> None:
    """Inflected forms lead to the form in the dictionary."""
    assert lemma_of(form, tag) == lemma


def test_other_words_are_their_own_lemma() -> None:
    """Words that do not inflect, and names, are only put into small letters."""
    assert lemma_of("Syria", "NNP") == "syria"
    assert lemma_of("according", "IN") == "according"
