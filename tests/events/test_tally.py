"""Figures decided between rules and network."""

from __future__ import annotations

import numpy as np

from reportedly.events.sentences import Reading
from reportedly.events.signs import FIGURES
from reportedly.events.tally import NONE, WIDTH, judge
from tests.events.made import doc_of

TEXT = "The blast killed nine people near a school of 40 pupils."


def _judged(scores: dict[str, dict[int, float]]) -> list[tuple[str, str, int | None, str]]:
    """The figures of TEXT, given what the network says of some tokens."""
    reading = Reading(doc_of(TEXT), ())
    given = np.zeros((len(reading.tree.tokens), WIDTH), np.float32)
    for word, values in scores.items():
        at = next(i for i, t in enumerate(reading.tree.tokens) if t.text == word)
        for place, value in values.items():
            given[at, place] = value
    judge(reading, given)
    sentence = reading.doc.sentences[0]
    return [(b.by, b.figure.kind, b.figure.min, b.figure.scope) for b in reading.bound(sentence.first, sentence.last)]


def test_the_rules_stand_where_the_network_says_nothing() -> None:
    """Scores of nought leave what the rules read."""
    assert [x[1:3] for x in _judged({})] == [("killed", 9)]


def test_the_network_can_add_take_away_and_change() -> None:
    """A sure network gives a figure that the rules lack, drops one, or gives it another kind, and says so."""
    hurt = FIGURES.index("injured")
    added = _judged({"40": {hurt: 6.0}})
    assert ("network", "injured", 40, "event") in added
    assert _judged({"nine": {NONE: 6.0}}) == []
    assert _judged({"nine": {hurt: 6.0, NONE + 1: 2.0}}) == [("network", "injured", 9, "cumulative")]


def test_both_may_agree() -> None:
    """Where both say the same, both are named."""
    assert _judged({"nine": {FIGURES.index("killed"): 3.0}})[0][0] == "rules, network"


def _counts(text: str) -> list[tuple[str, str]]:
    """The kinds and words of the figures that the rules alone read."""
    reading = Reading(doc_of(text), ())
    judge(reading, np.zeros((len(reading.tree.tokens), WIDTH), np.float32))
    return [(b.figure.kind, b.figure.text) for s in reading.doc.sentences for b in reading.bound(s.first, s.last)]


def test_who_somebody_is_counts_nobody_more() -> None:
    """A person told by name and by trade is one, and two men told by their trades are two."""
    assert _counts("Police shot dead Omar Tell, an unarmed student, in Basra on Friday.") == [("killed", "Tell")]
    assert _counts("Two brothers, a baker and a guard, were killed in Homs on Friday.") == [("killed", "Two")]
    assert len(_counts("A baker and a guard were killed in Homs on Friday.")) == 2


def test_the_lot_is_not_counted_for_what_befell_some_of_it() -> None:
    """Of "24 of the 40 men" the network's 40 falls away where it is of the kind of the 24."""
    reading = Reading(doc_of("Jihadists overran the post, killing 24 of the 40 men."), ())
    scores = np.zeros((len(reading.tree.tokens), WIDTH), np.float32)
    at = next(k for k in range(len(reading.tree.tokens)) if reading.tree.token(k).text == "40")
    scores[at, FIGURES.index("killed")] = 6.0
    judge(reading, scores)
    assert [b.figure.min for s in reading.doc.sentences for b in reading.bound(s.first, s.last)] == [24]


def test_what_a_toll_has_risen_to_takes_part_in_nothing() -> None:
    """However sure the network is of a crowd, the number of a toll is the dead's."""
    reading = Reading(doc_of("The crowd demanded answers on Friday as the toll rose to five."), ())
    scores = np.zeros((len(reading.tree.tokens), WIDTH), np.float32)
    at = next(k for k in range(len(reading.tree.tokens)) if reading.tree.token(k).text == "five")
    scores[at, FIGURES.index("participants")] = 6.0
    judge(reading, scores)
    assert [b.figure.kind for s in reading.doc.sentences for b in reading.bound(s.first, s.last)] == ["killed"]
