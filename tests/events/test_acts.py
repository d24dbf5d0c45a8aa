"""From the network's chances to acts."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.codes import MODES_OF
from reportedly.events.acts import decide, modality_of, mode_of
from reportedly.events.network import MODALITIES, MODES, Seen
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES, WIDTH, marked_columns
from tests.events.made import doc_of


def _seen(text: str, chances: dict[str, dict[str, float]]) -> tuple[Reading, Seen]:
    """A Seen in which words (``word`` or ``word#2`` for its second place) tell types with the given chances."""
    reading = Reading(doc_of(text), ())
    count = len(reading.tree.tokens)
    types = np.zeros((count, len(TYPES)), np.float32)
    for name, given in chances.items():
        word, _, nth = name.partition("#")
        at = [i for i, t in enumerate(reading.tree.tokens) if t.text == word][int(nth or 1) - 1]
        for kind, chance in given.items():
            types[at, TYPES.index(kind)] = chance
    modes = np.full((count, len(MODES)), 1 / len(MODES), np.float32)
    modalities = np.tile(np.array([0.9, 0.1, 0, 0, 0], np.float32), (count, 1))
    empty = np.zeros((count, 1), np.float32)
    signs = np.zeros((count, WIDTH), np.float32)
    return reading, Seen(marked_columns(reading), signs, (), types, modes, modalities, empty, empty, empty)


def _told(text: str, chances: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    reading, seen = _seen(text, chances)
    return [(reading.tree.token(a.at).text, a.type) for a in decide(reading, seen)]


def test_likely_words_are_acts() -> None:
    """A word that is likely enough gives a possible act of its likeliest type; others give none."""
    text = "Police arrested nine marchers in Hama and the minister resigned."
    found = _told(text, {"arrested": {"COERCE": 0.8, "ASSAULT": 0.3}, "resigned": {"RETREAT": 0.15}})
    assert found == [("arrested", "COERCE")]


def test_doubtful_words_of_one_clause_add_up() -> None:
    """Two words of one clause that are each too little are enough together: "carried out air strikes"."""
    text = "Jets carried out strikes on Hama."
    assert _told(text, {"carried": {"ASSAULT": 0.12}, "strikes": {"ASSAULT": 0.15}}) == [("strikes", "ASSAULT")]
    assert _told(text, {"strikes": {"ASSAULT": 0.15}}) == []


def test_two_sure_words_are_two_acts() -> None:
    """Two words that are both sure tell of two acts."""
    text = "Rebels shelled the port and soldiers burned the mill."
    found = _told(text, {"shelled": {"ASSAULT": 0.9}, "burned": {"ASSAULT": 0.8}})
    assert [w for w, _ in found] == ["shelled", "burned"]


def test_whom_an_attack_killed_is_the_same_act() -> None:
    """A participle that counts the dead of the verb above it tells of that act; one that tells another deed is another act."""
    text = "Rebels shelled the market, killing nine people."
    assert _told(text, {"shelled": {"ASSAULT": 0.9}, "killing": {"ASSAULT": 0.8}}) == [("shelled", "ASSAULT")]
    text = "Rebels shelled the market, burning the mill."
    assert len(_told(text, {"shelled": {"ASSAULT": 0.9}, "burning": {"ASSAULT": 0.8}})) == 2


def test_dead_and_wounded_of_one_attack_are_one_act() -> None:
    """The verbs that count the dead and the wounded tell of one act."""
    text = "The blast killed nine people and wounded 20 others."
    found = _told(text, {"killed": {"ASSAULT": 0.9}, "wounded": {"ASSAULT": 0.8}})
    assert len(found) == 1


def test_modes_are_those_of_the_type() -> None:
    """A mode that the type lacks is never given; the words of the clause decide between likely ones."""
    text = "Police arrested nine marchers."
    reading, seen = _seen(text, {"arrested": {"COERCE": 0.9}})
    (act,) = decide(reading, seen)
    seen.modes[act.at] = 0
    seen.modes[act.at, MODES.index("aerial")] = 0.6
    seen.modes[act.at, MODES.index("seize")] = 0.22
    seen.modes[act.at, MODES.index("arrest")] = 0.18
    assert mode_of(seen, act, None)[0] == "seize"
    assert mode_of(seen, act, "arrest")[0] == "arrest"
    assert mode_of(seen, act, "aerial")[0] in MODES_OF["COERCE"]


def test_no_mode_where_that_is_likeliest() -> None:
    """Where "no mode" is much likelier than any, none is given."""
    reading, seen = _seen("Police arrested nine marchers.", {"arrested": {"COERCE": 0.9}})
    (act,) = decide(reading, seen)
    seen.modes[act.at] = 0
    seen.modes[act.at, 0] = 0.97
    seen.modes[act.at, MODES.index("arrest")] = 0.03
    assert mode_of(seen, act, None)[0] is None


@pytest.mark.parametrize(("ruled", "chances", "modality"), [
    ("actual", [0.9, 0.1, 0, 0, 0], "actual"),
    ("planned", [0.5, 0.45, 0, 0.05, 0], "planned"),
    ("planned", [0.9, 0.1, 0, 0, 0], "actual"),
    ("actual", [0.2, 0.1, 0, 0, 0.7], "denied"),
])  # fmt: skip
def test_modality(ruled: str, chances: list[float], modality: str) -> None:
    """The network decides; the parse tips the balance where it wavers."""
    reading, seen = _seen("Police arrested nine marchers.", {"arrested": {"COERCE": 0.9}})
    (act,) = decide(reading, seen)
    seen.modalities[act.at] = chances
    assert modality_of(seen, act, ruled)[0] == modality
    assert len(chances) == len(MODALITIES)
