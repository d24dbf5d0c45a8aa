"""The networks over the rules: whole sources, words that are no report, cues with the day of speaking."""

import pytest

from tests.claims.told import claims_of, told


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("On Sunday residents of Homs said two men had died.", "two men had died", ["residents of Homs"]),
        (
            "Homs A military source announced on Friday evening that the army took the hill of Rand.",
            "the army took the hill of Rand",
            ["military source"],
        ),
        ("The so-called Delta Army said six guards had fled.", "six guards had fled", ["so-called Delta Army"]),
        (
            "The report, which could not be independently verified, said raids killed nine men.",
            "raids killed nine men",
            ["report, which could not be independently verified"],
        ),
    ],
)
def test_sources_are_whole(text: str, words: str, chain: list[str]) -> None:
    """No weekday, no dateline and no piece of the reported words in a source, and all of its own."""
    got = told(text, words)[0]
    assert len(got) == len(chain)
    assert all(name in whole for name, whole in zip(got, chain, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Photograph: Omar Dale/AP Whatever you made of the mayor, the crowd of Sfax saluted.",
        "A bomb hit Homs on Monday, claiming the life of a guard.",
        "The army units continued operations in the east of Hama.",
        "The mayor was asked by reporters if the fire that left nine people dead would change the law.",
        "The crowd chanted: “Bread and freedom for us all.”",
    ],
)
def test_no_voice(text: str) -> None:
    """A photo credit, a claimed life, what goes on and what a crowd chants are nobody's report."""
    assert [s.name for c in claims_of(text) if c.kind != "act" for s in c.chain] == []


def test_the_day_of_speaking_is_no_cue() -> None:
    """In "announced on Friday that" the day goes with the verb."""
    claims = claims_of("The council of Sfax announced on Friday that the road was open.")
    assert len(claims) == 1
    assert claims[0].kind == "indirect"


def test_a_day_at_the_end_belongs_to_what_is_told() -> None:
    """A day that ends the sentence after an inserted cue is told with the rest."""
    assert told("Six people, the ministry said, died in Basra on Friday.", "died in Basra on Friday")[0] == ["ministry"]


def test_words_outside_the_cues_sentence_are_the_reports_own() -> None:
    """Without quotation marks a cue's words end with its sentence."""
    text = "Nine people were killed in Homs, the governor said. More than 400,000 people have been killed since 2011."
    assert told(text, "More than 400,000")[0] == []
