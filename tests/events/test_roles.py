"""Who did it to whom, by the shape of the sentence."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.fill import picked
from reportedly.events.network import FIGURE
from reportedly.events.sentences import Reading
from tests.events.made import doc_of, mentions, roles


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("Soldiers attacked villagers near Homs.", "attacked", ["Soldiers"], ["villagers"]),
        ("Villagers were attacked by soldiers.", "attacked", ["soldiers"], ["Villagers"]),
        ("Villagers attacked by soldiers fled.", "attacked", ["soldiers"], ["Villagers"]),
        ("The soldiers who attacked villagers left.", "attacked", ["soldiers"], ["villagers"]),
        (
            "Soldiers and police attacked villagers and students.",
            "attacked",
            ["Soldiers", "police"],
            ["villagers", "students"],
        ),
        ("Soldiers managed to seize two rebels.", "seize", ["Soldiers"], ["rebels"]),
        ("Rebels fired at soldiers.", "fired", ["Rebels"], ["soldiers"]),
        ("The minister condemned the rebels.", "condemned", ["minister"], ["rebels"]),
        ("The army launched an attack on rebels.", "attack", ["army"], ["rebels"]),
        ("An attack by rebels wounded soldiers.", "attack", ["rebels"], ["soldiers"]),
        ("Russian air strikes killed civilians.", "air", ["Russian"], ["civilians"]),
        ("Clashes between soldiers and rebels erupted.", "clashes", ["soldiers", "rebels"], []),
        ("Seventeen people died in the blast.", "died", [], ["people"]),
        ("Warplanes struck a market.", "struck", ["Warplanes"], ["market"]),
        ("Police raided the office and arrested students.", "arrested", ["Police"], ["students"]),
        ("Four nurses were reported killed in airstrikes.", "killed", [], ["nurses"]),
        ("Nurses were seized and shot by gunmen.", "seized", [], ["Nurses"]),
        ("The killing of protesters by police was condemned.", "killing", ["police"], ["protesters"]),
        ("Critics condemned the governor's response.", "condemned", ["Critics"], ["governor"]),
        ("The United Nations urged rebels to leave.", "urged", ["Nations"], ["rebels"]),
        ("Critics accused the army of arresting students.", "arresting", ["army"], ["students"]),
        ("Soldiers fled after shelling villages.", "shelling", ["Soldiers"], ["villages"]),
    ],
)
def test_roles(text: str, trigger: str, actor: list[str], recipient: list[str]) -> None:
    """The head words of both sides are these."""
    assert roles(text, trigger) == (actor, recipient)


def test_pronouns_have_antecedents() -> None:
    """A pronoun keeps its words and points at the noun that it stands for."""
    text = "Rebels entered Homs on Friday. They killed nine soldiers."
    act = next(m for m in mentions(text) if any(p.span.of(text) == "They" for p in m.actor))
    party = act.actor[0]
    assert party.antecedent is not None
    assert party.antecedent.of(text) == "Rebels"


def test_private_people_are_marked() -> None:
    """Detained students are private, a ministry is not."""
    text = "Police arrested nine students in Basra on Sunday."
    (act,) = mentions(text)
    assert act.recipient[0].private
    assert not act.actor[0].private


def test_a_town_is_no_victim() -> None:
    """A place that is bombed is where it was, not to whom."""
    text = "Warplanes bombed Damascus on Friday."
    (act,) = mentions(text)
    assert act.recipient == ()
    assert [p.of(text) for p in act.places] == ["Damascus"]


def test_whom_figures_count_are_recipients() -> None:
    """Who is counted among the dead of a bombardment is a recipient beside what was bombarded."""
    text = "The bombardment of rebel-held suburbs by the army killed at least nine residents in Homs on Friday."
    words = [p.span.of(text) for m in mentions(text) for p in m.recipient]
    assert any("residents" in w for w in words)


def test_hyphenated_names_stay_whole() -> None:
    """The span of a party begins before the hyphen of its name, never after it."""
    text = "The Saudi-led coalition bombed rebel positions near Sanaa on Sunday."
    words = [p.span.of(text) for m in mentions(text) for p in m.actor]
    assert "The Saudi-led coalition" in words


@pytest.mark.parametrize(
    ("text", "likely", "actor"),
    [
        ("Ten died in several Turkish airstrikes on the town.", {"Turkish": 0.9, "airstrikes": 0.8}, "Turkish"),
        ("Ten died in an army operation in the town.", {"army": 0.9, "operation": 0.85}, "army"),
        ("Ten died when terrorist groups entered the town.", {"terrorist": 0.9, "groups": 0.2}, "terrorist groups"),
        ("Ten died when a UK pension fund fell.", {"UK": 0.9, "fund": 0.8}, "a UK pension fund"),
    ],
)
def test_a_party_is_whom_the_words_name(text: str, likely: dict[str, float], actor: str) -> None:
    """A word before a noun for people stands for them; what was done to somebody did nothing itself."""
    reading = Reading(doc_of(text), ())
    at = {t.text: k for k, t in enumerate(reading.doc.tokens)}
    around = 0, np.ones((len(reading.doc.tokens), FIGURE + 1), np.float32)
    found = picked(reading, around, [(sure, at[word], "actor") for word, sure in likely.items()])
    assert [reading.tree.span(x.first, x.last).of(text) for x in found.actor] == [actor]
