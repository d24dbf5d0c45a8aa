"""Stance and voice of marked words: hedges, reports, accusations, denials; nouns that report; reach."""

import pytest

from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "words", "chain", "stance"),
    [
        ("A photo showed what appeared to be looting in Basra.", "to be looting", None, "alleged"),
        ("The town was shaken by air strikes attributed to Israel.", "air strikes", [], "alleged"),
        ("There were fresh reports of arrests in Cairo.", "arrests", ["fresh reports"], "alleged"),
        ("The army bombed purported rebel positions near Hama.", "rebel positions", [], "alleged"),
        ("Mayor Omar Dale said that claim was false.", "that claim", ["Omar Dale"], "denied"),
        ("State television said there was no truth to the reports.", "the reports", ["State television"], "denied"),
        (
            "The report, which could not be independently verified, said raids killed nine men.",
            "raids killed nine men",
            None,
            "alleged",
        ),
        (
            "Ties grew worse after accusations by Sheikh Omar Dale that the militia had killed two clerics.",
            "the militia had killed two clerics",
            ["Omar Dale"],
            "alleged",
        ),
        (
            "Farmers brushed off the rebels' claim that the town was about to fall.",
            "the town was about to fall",
            None,
            "alleged",
        ),
        ("The letters are said to date from August 2006.", "to date from August 2006", [], "alleged"),
        (
            "At this funeral purportedly in Damascus for a man killed by police, a crowd sang.",
            "a man killed by police",
            [],
            "alleged",
        ),
        ("He has been accused to command a bloody crackdown.", "command a bloody crackdown", [], "alleged"),
    ],
)
def test_marked_words(text: str, words: str, chain: list[str] | None, stance: str) -> None:
    """The teller's distance is kept, with the voice of whoever made the claim where there is one."""
    got, how = told(text, words)
    assert how == stance
    assert chain is None or got == chain


def test_a_further_count_keeps_its_source() -> None:
    """Another count of the harmed right after one that a source gave is that source's."""
    text = "Nine people were killed in Homs, the governor said. Another five men were wounded in Hama."
    assert told(text, "Another five men")[0] == ["governor"]


def test_a_total_to_date_is_the_reports_own() -> None:
    """A total since the war began does not follow from the claim before it."""
    text = "Nine people were killed in Homs, the governor said. More than 400,000 people have been killed since 2011."
    assert told(text, "More than 400,000")[0] == []


def test_speech_that_lost_its_marks_goes_on() -> None:
    """First person without quotation marks goes on with the speech before it."""
    text = "Food is running out the baker Omar Dale said. We were trapped inside the old town."
    assert told(text, "We were trapped")[0] == ["Omar Dale"]


def test_according_to_stays_in_its_clause() -> None:
    """In "…, which has killed six according to Y" Y tells the relative clause only."""
    text = "Last week the rebels rejected talks on the war, which has killed nearly 2,600 people according to the United Nations."
    assert told(text, "rejected talks")[0] == []
    assert told(text, "has killed nearly 2,600 people")[0] == ["United Nations"]


def test_contents_end_where_their_phrases_end() -> None:
    """What stands behind a semicolon goes on with what was said."""
    text = "At a briefing, authorities said they had made 61 arrests; 59 of those arrested were from Basra."
    assert told(text, "59 of those arrested")[0] == ["authorities"]


def test_a_cue_taken_for_a_participle_is_read_as_a_cue() -> None:
    """Where the parser hangs "announced" on its subject, "that" behind it shows that the subject speaks."""
    text = "Homs A military source announced on Friday evening that the army and allied forces took the hill of Rand."
    chain, stance = told(text, "took the hill of Rand")
    assert chain == ["military source"]
    assert stance == "stated"
