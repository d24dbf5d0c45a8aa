"""Strikes: work laid down is no attack, an attack is no walk-out, and nobody bombs from the air in a report of a walk-out."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.network import MODES, Seen, see
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES
from reportedly.events.strikes import sensed
from tests.events.made import doc_of, mentions

WALKOUTS = [
    "Dockers, teachers and bus drivers observed the strike almost everywhere on Thursday.",
    "The bakers' federation extended its strike on Monday, and mills stood still.",
    "Nurses in Mombasa went on strike on Tuesday over unpaid wages.",
    "A general strike emptied the markets of Nablus on Sunday.",
    "The strike of railway workers near Lille goes on, a signalman said.",
]
ATTACKS = [
    "A missile strike on a depot near Idlib killed four fighters on Monday.",
    "The army launched a strike on Taiz on Friday, wounding nine people.",
    "Two air strikes hit a bridge in Deir ez-Zor on Monday, residents said.",
    "Jets carried out a strike against Kobani on Tuesday, killing six people.",
]


def _as_attack(text: str) -> tuple[Reading, Seen]:
    """A reading whose strikes, and the verbs over them, the network takes for attacks from the air."""
    reading = Reading(doc_of(text), ())
    seen = see(reading)
    types, modes = seen.types, seen.modes
    for i, token in enumerate(reading.doc.tokens):
        if token.lemma.lower() in {"strike", "strikes"} and token.pos != "VERB":
            over = reading.doc.tokens[token.head].head if token.dep == "pobj" else token.head
            for k in {i, *([over] if reading.tree.is_verb(over) else [])}:
                types[k] = 0.0
                types[k, TYPES.index("ASSAULT")] = 0.9
                modes[k] = 0.0
                modes[k, MODES.index("aerial")] = 1.0
    return reading, seen


def _strike(reading: Reading) -> int:
    return next(i for i, t in enumerate(reading.doc.tokens) if t.lemma.lower() in {"strike", "strikes"})


@pytest.mark.parametrize("text", WALKOUTS)
def test_walkouts(text: str) -> None:
    """Whatever the network holds of violence in a walk-out is protest, by strike."""
    reading, seen = _as_attack(text)
    found, at = sensed(reading, seen), _strike(reading)
    assert TYPES[int(found.types[at].argmax())] == "PROTEST"
    assert MODES[int(found.modes[at].argmax())] == "strike"
    assert found.types[:, TYPES.index("ASSAULT")].max() < 0.5


@pytest.mark.parametrize("text", ATTACKS)
def test_attacks(text: str) -> None:
    """An attack stays what the network took it for."""
    reading, seen = _as_attack(text)
    found = sensed(reading, seen)
    assert np.array_equal(found.types, seen.types)
    assert np.array_equal(found.modes, seen.modes)


def test_one_sense_in_a_report() -> None:
    """A strike whose own words do not tell is what the report's others are."""
    reading, seen = _as_attack("Miners went on strike at Thasos on Monday. The strike was felt in the harbour.")
    later = [i for i, t in enumerate(reading.doc.tokens) if t.text == "strike"][-1]
    assert TYPES[int(sensed(reading, seen).types[later].argmax())] == "PROTEST"
    reading, seen = _as_attack("Air strikes hit Thasos on Monday. The strike was felt in the harbour.")
    later = [i for i, t in enumerate(reading.doc.tokens) if t.text == "strike"][-1]
    assert TYPES[int(sensed(reading, seen).types[later].argmax())] == "ASSAULT"


def test_strikes_where_people_work() -> None:
    """Beside workers and without a word for an attack from the air, a strike is a walk-out; beside neither it may be an attack."""
    lost = "The foundry lost nine million pesos in the strike."
    for more, kind in (("Some 200 dismissed workers blocked the gate.", "PROTEST"), ("A hospital was hit.", "ASSAULT")):
        reading, seen = _as_attack(f"{lost} {more}")
        assert TYPES[int(sensed(reading, seen).types[_strike(reading)].argmax())] == kind


def test_no_means_no_air_attack() -> None:
    """Where a report names no aircraft, bomb or the like, no act is from the air; the violence itself stays."""
    text = "Nurses went on strike in Mombasa on Monday. Seven people were killed when officers opened fire."
    reading = Reading(doc_of(text), ())
    seen = see(reading)
    seen.modes[:] = 0.0
    seen.modes[:, MODES.index("aerial")] = 1.0
    found = sensed(reading, seen)
    assert not found.modes[:, MODES.index("aerial")].any()
    killed = next(i for i, t in enumerate(reading.doc.tokens) if t.text == "killed")
    assert found.types[killed, TYPES.index("ASSAULT")] == seen.types[killed, TYPES.index("ASSAULT")]


def test_no_air_strike_of_dockers() -> None:
    """The whole way: a walk-out is a protest without violence."""
    found = mentions(WALKOUTS[0] + " Shops in the old town of Sfax stayed shut.")
    assert found
    assert all(m.type != "ASSAULT" and m.mode != "aerial" for m in found)
