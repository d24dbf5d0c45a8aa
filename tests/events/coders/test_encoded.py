"""Sentences as pieces, and what the heads over them give."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.events.coders import incident_roles, parties_in
from reportedly.events.coders.encoded import each, whole, worded
from reportedly.events.coders.incidents import TAGS, folded, windows
from reportedly.events.coders.parties import TAGS as SIDES
from reportedly.events.coders.parties import spans_of
from reportedly.records import Span


def test_words_and_marks() -> None:
    """Every word has its first piece and its place in the text; source and target words are marked."""
    text = "Gunmen killed four soldiers."
    found = worded(text, Span(0, 6), Span(14, 27))
    assert [s.of(text) for s in found.spans] == ["Gunmen", "killed", "four", "soldiers", "."]
    assert [found.marks[k] for k in found.at] == [1, 0, 2, 2, 0]
    assert len(found.ids) == len(found.marks)


def test_a_long_sentence_is_cut() -> None:
    """No more pieces are read than the encoder takes; the words read are the first."""
    found = worded("soldiers " * 900)
    assert len(found.ids) <= 257
    assert found.spans[0] == Span(0, 8)


def test_the_same_sentence_gets_the_same_scores_in_any_company() -> None:
    """Scores of 8-bit weights move a little with the batch, and no more."""
    some = [worded(x) for x in ("Police arrested nine men.", "Rain fell on the hills of the north all night.")]
    together, alone = whole("police", some), whole("police", some[:1])
    assert np.abs(together[0] - alone[0]).max() < 0.5
    assert [len(x) for x in each("parties", some)] == [len(x.spans) for x in some]


def test_spans_follow_their_beginning() -> None:
    """An inside tag goes on with its own kind only; what cannot begin does not begin."""
    words = worded("The army shelled rebels")
    scores = np.full((4, len(SIDES)), -5.0, np.float32)
    for k, tag in enumerate(("B-S", "I-S", "O", "I-T")):
        scores[k, SIDES.index(tag)] = 5.0
    scores[3, SIDES.index("B-T")] = 4.0
    found = [(s.of("The army shelled rebels"), side) for s, side, _ in spans_of(words, scores, SIDES)]
    assert found == [("The army", "S"), ("rebels", "T")]


def test_parties_of_a_plain_sentence() -> None:
    """Who did it is the source, to whom the target."""
    text = "The foreign minister of Iran criticized the United States on Tuesday."
    found = {side: span.of(text) for span, side in parties_in(text)}
    assert found == {"S": "The foreign minister of Iran", "T": "the United States"}
    assert parties_in("") == ()


def test_windows_cover_the_text() -> None:
    """Windows follow one another without a gap and are not long."""
    text = ("THE GUERRILLAS ATTACKED THE POST AT DAWN. " * 40 + "\n\n") * 3
    found = list(windows(text))
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))
    assert max(b - a for a, b in found) <= 900


def test_incident_roles_are_words_of_the_report() -> None:
    """Every filler stands in the report; a report on weather has none."""
    text = (
        "SAN SALVADOR, 4 JAN 90 -- [TEXT] FMLN GUERRILLAS KILLED THE MAYOR OF A TOWN WITH A BOMB LAST NIGHT. "
        "THE MAYOR, CARLOS LUNA, DIED IN HIS HOUSE, WHICH WAS DESTROYED."
    )
    found = incident_roles(text)
    assert set(found) == {"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}
    assert all(folded(m) in folded(text) for some in found.values() for m in some)
    assert found["Victim"]
    assert len(TAGS) == 11


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text, however odd, stops the coders."""
    for span, side in parties_in(text):
        assert span.of(text).strip()
        assert side in {"S", "T", "R"}
    assert incident_roles(text) == incident_roles(text)
