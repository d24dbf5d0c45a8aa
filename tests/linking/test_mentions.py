"""Words for one act across texts."""

from __future__ import annotations

from reportedly.linking import Naming, same_act
from reportedly.linking.mentions import lemma


def naming(text: str, sentence: str, word: str, sent: int = 0) -> Naming:
    """The mention of ``word`` in ``sentence``."""
    words = tuple(sentence.split())
    return Naming(text, sent, (words.index(word),), words)


def test_one_word_for_one_act() -> None:
    """The same verb in two texts of a story names one act; another act stays apart."""
    found = same_act(
        [
            naming("a", "Police arrested the mayor of Kest on Monday", "arrested"),
            naming("b", "Officers arrested Kest mayor after a raid", "arrested"),
            naming("a", "The council applauded in silence", "applauded", 1),
        ]
    )
    assert found == [[0, 1], [2]]


def test_no_namings() -> None:
    """Nothing in, nothing out."""
    assert same_act([]) == []


def test_irregular_forms_come_home() -> None:
    """``shot`` and ``shooting`` have one stem."""
    assert lemma("shot") == lemma("shooting")
    assert lemma("Stole") == lemma("steals")
