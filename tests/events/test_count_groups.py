"""Groups of people told beside one another: which figures add up, and which are parts."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.events.sentences import Reading
from reportedly.events.tally import NONE, WIDTH, judge
from reportedly.records import Figure
from tests.events.made import doc_of


def _figures(text: str, running: dict[str, float] | None = None) -> list[Figure]:
    """The figures of a text by the rules, given what the network says for some words' being a running total."""
    reading = Reading(doc_of(text), ())
    scores = np.zeros((len(reading.tree.tokens), WIDTH), np.float32)
    for i, token in enumerate(reading.tree.tokens):
        scores[i, NONE + 1] = (running or {}).get(token.text, 0.0)
    judge(reading, scores)
    return [b.figure for s in reading.doc.sentences for b in reading.bound(s.first, s.last)]


def _groups(text: str) -> dict[str, list[int | None]]:
    """The least of each figure that stands beside others, by the words of the first."""
    out: dict[str, list[int | None]] = {}
    for f in _figures(text):
        if f.beside is not None:
            out.setdefault(f.beside.of(text), []).append(f.min)
    return out


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Two nurses and three guards were killed in Basra on Monday.", {"Two": [2, 3]}),
        ("The blast in Basra killed 14 fighters, five porters and a driver.", {"14": [14, 5, 1]}),
        ("At least nine guards were killed along with four porters in Basra.", {"At least nine": [9, 4]}),
        ("The clash claimed the lives of 12 loyalists and 16 rebels including a commander.", {"12": [12, 16]}),
    ],
)
def test_groups_under_one_verb(text: str, groups: dict[str, list[int | None]]) -> None:
    """Groups under one verb are beside one another, however they are joined; a part among them is none."""
    assert _groups(text) == groups


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses were killed in Basra and three guards in Najaf on Monday.",
        "The blast killed two nurses and wounded three guards in Basra.",
        "Two nurses were killed on Monday. Three guards were killed on Friday.",
        "Ten people, mostly women and two children, were killed in Basra.",
    ],
)
def test_other_acts_and_kinds_do_not_add_up(text: str) -> None:
    """Another place, another harm, another sentence or a word that takes a part stands between."""
    assert not _groups(text)


def test_a_whole_and_its_parts() -> None:
    """What only says who the whole are is part of it, whether it is told after or before."""
    text = "Three people, two women and a man, were killed in Basra on Monday."
    whole, *parts = _figures(text)
    assert whole.part_of is None
    assert [f.part_of for f in parts] == [whole.span, whole.span]
    text = "Two women and a guard were among at least 18 people killed in Basra on Monday."
    found = {f.min: f for f in _figures(text)}
    assert found[2].part_of == found[1].part_of == found[18].span
    assert found[18].part_of is None


def test_one_scope() -> None:
    """Groups of one clause are of one scope: what the network says of each is added up."""
    text = "The clash killed 12 loyalists and 16 rebels in Basra."
    assert {f.scope for f in _figures(text, {"12": 1.5})} == {"event"}
    assert {f.scope for f in _figures(text, {"12": 3.5})} == {"cumulative"}


def test_hours_are_a_period() -> None:
    """A count of the past 24 hours is cumulative; one of an act that lasted hours is not."""
    assert [f.scope for f in _figures("Nine people were killed in Basra over the past 24 hours.")] == ["cumulative"]
    assert [f.scope for f in _figures("Nine people were killed in Basra in a raid of three hours.")] == ["event"]
