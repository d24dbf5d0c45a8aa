"""Two words of one act, and two acts of one sentence."""

from __future__ import annotations

import math

import pytest

from reportedly.events.acts import Act, decide
from reportedly.events.fill import Parties
from reportedly.events.network import see
from reportedly.events.sentences import Reading
from reportedly.events.triggers import Row, Trigger
from reportedly.events.twins import ONE, Told, can_be_one, chance, signs_of, twins_of
from reportedly.lexicon import table
from tests.events.made import doc_of, mentions

ONE_ACT = "Warplanes carried out air strikes on a market in Homs on Friday, witnesses said."


def _told(text: str, *words: str, kind: str = "ASSAULT") -> tuple[Reading, list[Told]]:
    """The acts of ``kind`` that the words tell, as they were if the network were sure of them."""
    reading = Reading(doc_of(text), ())
    tree = reading.tree
    out = []
    for n, word in enumerate(words):
        at = next(k for k in range(len(tree.tokens)) if tree.token(k).text == word)
        row = Row((tree.lemma(at),), verb=tree.is_verb(at), type=kind, mode="", roles="", weak=False)
        act = Act(at, kind, 0.9, [at], Trigger(at, at, at, row), at, at, 0.9 - n / 10)
        out.append(Told(act, Parties(), ()))
    return reading, out


def test_only_acts_of_one_sentence_and_type_are_weighed() -> None:
    """Another type or sentence makes another act, whatever the words."""
    reading, (a, b, c) = _told(
        "Soldiers shelled and bombed the town. Rebels shot a guard.", "shelled", "bombed", "shot"
    )
    assert can_be_one(reading, a.act, b.act)
    assert not can_be_one(reading, a.act, c.act)
    _, (other,) = _told("Soldiers shelled and bombed the town.", "bombed", kind="COERCE")
    assert not can_be_one(reading, a.act, other.act)


def test_signs_are_numbers_and_learnt_ones() -> None:
    """Every sign is a finite number; those that do not name words are in the table."""
    reading, (a, b) = _told(ONE_ACT, "carried", "strikes")
    signs = signs_of(reading, see(reading), a, b)
    known = {r["sign"] for r in table("twin_weights")}
    assert all(math.isfinite(v) for v in signs.values())
    assert {"bias", "log distance", "one above"} <= known & set(signs)


@pytest.mark.parametrize(
    ("text", "words", "one"),
    [
        (ONE_ACT, ("carried", "strikes"), True),
        ("Rebels launched an attack on a base near Homs on Friday.", ("launched", "attack"), True),
        (
            "Gunmen killed a judge in Homs on Friday and kidnapped two nurses in Hama on Sunday.",
            ("killed", "kidnapped"),
            False,
        ),
    ],
)
def test_what_a_reader_would_say(text: str, words: tuple[str, str], *, one: bool) -> None:
    """A light verb and its noun tell one act; two verbs with parties, places and days of their own tell two."""
    reading, (a, b) = _told(text, *words)
    assert (chance(signs_of(reading, see(reading), a, b)) >= ONE) is one


def test_the_surest_stands_for_its_twins() -> None:
    """Twins go to the surest of them; what is no twin stays."""
    reading, some = _told(ONE_ACT, "carried", "strikes")
    some[1].act.belief = 0.95
    assert twins_of(reading, see(reading), some) == [1, 1]
    assert twins_of(reading, see(reading), some[:1]) == [0]


def test_an_act_told_twice_in_a_sentence_is_given_once() -> None:
    """However many of its words the network finds, one record comes of it."""
    reading = Reading(doc_of(ONE_ACT), ())
    assert decide(reading, see(reading))
    assert len([m for m in mentions(ONE_ACT) if m.type == "ASSAULT"]) == 1
