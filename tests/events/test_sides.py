"""The nouns around an act, and what speaks for each as a party of it."""

from __future__ import annotations

from reportedly.events.network import ACTOR, RECIPIENT
from reportedly.events.roles import Roles
from reportedly.events.sentences import Reading
from reportedly.events.sides import belief, candidates_of
from reportedly.lexicon import table
from tests.events.made import doc_of
from tests.events.test_fill import around_of


def _at(reading: Reading, word: str) -> int:
    return next(i for i, t in enumerate(reading.tree.tokens) if t.text == word)


def test_what_can_name_a_party() -> None:
    """An adjective of a people can, a first name within a name cannot, nor a number before its noun."""
    reading = Reading(doc_of("Russian strikes killed nine people near the house of Haider Tamun in Homs."), ())
    words = {"Russian": (ACTOR, 0.8), "nine": (RECIPIENT, 0.8), "people": (RECIPIENT, 0.8), "Haider": (RECIPIENT, 0.5)}
    found = candidates_of(reading, around_of(reading, words), Roles(), "ASSAULT", _at(reading, "killed"))
    heads = [reading.tree.token(c.head).text for c in found]
    assert "Russian" in heads
    assert "people" in heads
    assert "nine" not in heads
    assert "Haider" not in heads


def test_the_likelier_the_network_the_likelier_the_party() -> None:
    """All else the same, belief follows the network."""
    reading = Reading(doc_of("Soldiers beat nine students in Hama."), ())
    beliefs = []
    for chance in (0.1, 0.5, 0.95):
        labels = {"Soldiers": (ACTOR, chance)}
        first = candidates_of(reading, around_of(reading, labels), Roles(), "ASSAULT", _at(reading, "beat"))[0]
        assert first.head == 0
        beliefs.append(belief("actor", first.signs["actor"]))
    assert beliefs == sorted(beliefs)
    assert beliefs[-1] > 0.8


def test_how_a_noun_stands_to_the_act() -> None:
    """The path in the parse is told, with prepositions; another sentence is far; the speaker is marked."""
    reading = Reading(doc_of("The army fired on farmers in Hama. The governor fled."), ())
    labels = {"army": (ACTOR, 0.9), "farmers": (RECIPIENT, 0.9), "governor": (ACTOR, 0.3)}
    found = candidates_of(reading, around_of(reading, labels), Roles((1,), ()), "ASSAULT", _at(reading, "fired"))
    signs = {reading.tree.token(c.head).text: c.signs for c in found}
    assert "path verb nsubj ." in signs["army"]["actor"]
    assert "path verb pobj prep:on ." in signs["farmers"]["recipient"]
    assert "path verb far" in signs["governor"]["actor"]
    assert signs["army"]["actor"]["parsed"] == 1.0
    assert "parsed" not in signs["farmers"]["recipient"]


def test_a_relative_pronoun_speaks_for_its_noun() -> None:
    """What the network holds of "who" counts for the noun before it."""
    reading = Reading(doc_of("The guards who beat nine students fled Hama."), ())
    found = candidates_of(reading, around_of(reading, {"who": (ACTOR, 0.8)}), Roles(), "ASSAULT", _at(reading, "beat"))
    guards = next(c for c in found if reading.tree.token(c.head).text == "guards")
    assert guards.signs["actor"]["likeliest"] == 1.0
    assert guards.signs["actor"]["network"] > 1.0


def test_no_name_speaks_for_or_against_its_bearer() -> None:
    """Common nouns are signs by their word; names of persons, nations and groups are not, whichever side they stand on."""
    reading = Reading(
        doc_of("Israel and Syrian soldiers accused Hamas and the rebels of shelling farmers in Gaza."), ()
    )
    labels = dict.fromkeys(("Israel", "Syrian", "soldiers", "Hamas", "rebels", "farmers"), (ACTOR, 0.6))
    found = candidates_of(reading, around_of(reading, labels), Roles(), "ACCUSE", _at(reading, "accused"))
    told = {reading.tree.token(c.head).text: [n for n in c.signs["actor"] if n.startswith("word ")] for c in found}
    assert told["soldiers"] == ["word soldier"]
    assert told["farmers"] == ["word farmer"]
    assert all(not told[w] for w in ("Israel", "Hamas", "Syrian") if w in told)
    names = {"assad", "obama", "israel", "israeli", "syrian", "russia", "russian", "muslim", "hamas"}
    signs = [r["sign"].split() for r in table("side_weights")]
    assert not any("word" in s and s[-1] in names for s in signs)


def test_whom_somebody_is_against_fights_nobody() -> None:
    """Of "anti-Russian clashes" no Russian is a party; the noun that such a word describes is one."""
    for text, named in (("The square saw anti-Russian clashes.", False), ("The square saw Russian clashes.", True)):
        reading = Reading(doc_of(text), ())
        found = candidates_of(
            reading, around_of(reading, {"Russian": (ACTOR, 0.9)}), Roles(), "ASSAULT", _at(reading, "clashes")
        )
        assert ("Russian" in [reading.tree.token(c.head).text for c in found]) is named
    text = "Guards beat anti-Russian protesters."
    reading = Reading(doc_of(text), ())
    found = candidates_of(
        reading, around_of(reading, {"protesters": (RECIPIENT, 0.9)}), Roles(), "ASSAULT", _at(reading, "beat")
    )
    assert [reading.tree.token(c.head).text for c in found] == ["protesters"]
