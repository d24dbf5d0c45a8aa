"""Which places are those of an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.records import Mention, Span
from reportedly.resolve import choice, standing
from reportedly.resolve.holds import can_hold, tells
from reportedly.resolve.places import set_scene
from reportedly.resolve.where import act_places
from tests.resolve.texts import doc_of


def test_squares_named_together_are_places_of_one_act(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fills one of two squares that share a plural fills both, though only one of them is likely by itself."""
    text = "They refuse to leave Baghdad’s Tahrir and Beirut’s Shohada (Martyrs) squares."
    doc = doc_of(text, ("Baghdad", "GPE"), ("Beirut", "GPE"))
    scene = set_scene(doc)
    refuse = Span(text.index("refuse"), text.index("refuse") + 6)
    mention = Mention("REJECT", None, "actual", refuse, Span(0, len(text) - 1))
    candidates_of = standing.candidates_of

    def one(*told: Any) -> Iterator[Any]:
        return (c for c in candidates_of(*told) if c.place.name == "Martyrs' Square")

    monkeypatch.setattr(choice, "candidates_of", one)
    monkeypatch.setattr(choice, "chance", lambda kind, _: 0.9 if kind == "town" else 0.0)
    found, how = act_places(doc, mention, scene)
    places, _ = choice.chosen_places(doc, mention, [mention], found, how, scene)
    assert {(p.name, p.city) for p in places} == {("Martyrs' Square", "Beirut"), ("Tahrir Square", "Baghdad")}


@pytest.mark.parametrize(
    ("text", "name", "is_candidate"),
    [
        ("Raids by Moscow killed nine people in Idlib.", "Moscow", False),
        ("Raids in Moscow killed nine people.", "Moscow", True),
        ("David Cameron spoke. A visit by Cameron to Homs was attacked.", "Cameron", False),
        ("David Cameron spoke. A visit to Cameron was attacked.", "Cameron", True),
    ],
)
def test_governments_and_persons_are_no_places(text: str, name: str, is_candidate: bool) -> None:
    """A capital that stands for its government and a surname of the report are not weighed as places of an act."""
    doc = doc_of(
        text, ("Moscow", "GPE"), ("Idlib", "GPE"), ("David Cameron", "PERSON"), ("Cameron", "GPE"), ("Homs", "GPE")
    )
    act = Span(text.index("killed" if "killed" in text else "attacked"), len(text) - 1)
    mention = Mention("ASSAULT", None, "actual", Span(act.start, act.start + 6), Span(0, len(text) - 1))
    found = standing.candidates_of(doc, mention, [mention], set_scene(doc), (), "")
    assert (name in {c.place.text for c in found}) is is_candidate


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Soldiers captured Brega, an oil port 800 km (500 miles) east of Tripoli.", False),
        ("Soldiers captured Misrata, 200 kilometres from Tripoli.", False),
        ("Soldiers shelled a village 20 km south of Tripoli.", True),
        ("They left Misrata. Soldiers shelled a village 20 km south of Tripoli.", True),
        ("Soldiers captured Misrata, three days from Tripoli.", True),
    ],
)
def test_a_town_from_which_another_lies_so_far(text: str, held: bool) -> None:
    """A town that only tells how far another is holds no act; where nothing else is named it does."""
    doc = doc_of(text, ("Brega", "PERSON"), ("Misrata", "GPE"), ("Tripoli", "GPE"))
    scene = set_scene(doc)
    (reading,) = (r for r in scene.readings if r.toponym.name == "Tripoli")
    mention = Mention("ASSAULT", None, "actual", Span(0, 8), Span(0, len(text) - 1))
    assert can_hold(doc, mention, reading, scene) is held


@pytest.mark.parametrize(("words", "place"), [("Mr. Zorblat", False), ("Zorblat", True), ("Dr. Zorblat Square", True)])
def test_a_titled_name_is_no_place(words: str, place: bool) -> None:
    """Who is called Mr is nobody's whereabouts; a square may bear the name."""
    text = f"Nine people died in {words} on Monday."
    doc = doc_of(text)
    at = text.index(words)
    assert tells(doc, Span(at, at + len(words)), set_scene(doc)) is place
