"""Sources and contents put right: answers, participles, acts that are no reports."""

import pytest

from tests.claims.told import claims_of, told


def test_an_answer_is_not_the_first_speakers() -> None:
    """What another voice says after "but" is that voice's alone."""
    text = "The monitor said Russian jets killed nine people in Idlib but Moscow denied bombing the town."
    assert told(text, "bombing the town") == (["Moscow"], "denied")
    assert told(text, "killed nine people") == (["monitor"], "stated")


def test_a_second_deed_of_the_speaker_is_no_report() -> None:
    """In "said … but condemned …" the second verb is the report's own, however the first one's clause is parsed."""
    text = "The governor said he shared the crowd's anger but condemned the burning of the town hall."
    assert told(text, "burning of the town hall")[0] == []


def test_added_by_the_speaker() -> None:
    """What "adding that" brings goes on with who spoke before it in the sentence, not with the nearest noun."""
    text = (
        "The monitor said three boys and two women were among the dead adding that the raids were carried out by jets."
    )
    assert told(text, "carried out by jets")[0] == ["monitor"]


def test_participles_belong_to_the_subject() -> None:
    """A participle behind an object that cannot speak is said by the subject of the sentence."""
    text = "The rebel coalition denounced the talks in Astana, describing them as a trap laid by the army."
    assert told(text, "a trap laid by the army")[0] in (["rebel coalition"], [])
    assert all("talks" not in s.name for c in claims_of(text) for s in c.chain)


@pytest.mark.parametrize(
    "text",
    [
        "Army units continued to shell the outskirts of Hama.",
        "The militia added to its many crimes by burning a school.",
        "The rebels found it hard to work with the officers.",
        "The Observatory says it knows the planes according to their type, flight patterns and munitions used.",
        "Residents dubbed the street the alley of death.",
        "Britain and China agreed to meet again in May.",
    ],
)
def test_no_report(text: str) -> None:
    """Going on, adding to, judging, naming, agreeing, and signs behind "according to" report nothing that happened."""
    named = {s.name for c in claims_of(text) if c.kind != "act" for s in c.chain}
    assert named <= {"Syrian Observatory for Human Rights"}


def test_accused_by_others() -> None:
    """In "accused by X of Y" it is X that tells Y."""
    text = "The militia is accused by rights groups of killing prisoners in Hama."
    assert told(text, "killing prisoners in Hama") == (["rights groups"], "alleged")


def test_a_source_is_taken_whole() -> None:
    """A source inside a body and a hyphened name are taken whole."""
    text = "In a statement to SANA a source at Aleppo Police Command said that gunmen fired on the camp."
    assert told(text, "gunmen fired on the camp", "Delta News")[0] == ["SANA", "source at Aleppo Police Command"]


def test_a_quotation_goes_to_the_cue_behind_it() -> None:
    """A quotation with "said a medic" right behind it is the medic's, not an earlier speaker's."""
    text = 'Governor Omar Dale said the rest were soldiers. "We pulled nine people from the rubble" said Rand Hale, a medic.'
    assert told(text, "We pulled nine people")[0] == ["Rand Hale"]
