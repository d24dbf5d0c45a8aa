"""Speakers whom the words before a colon, the words behind a comma, or a signature name."""

import pytest

from reportedly.claims.find import find_by_rules
from tests.claims.reports import read, said


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "The governor of Basra continued:\n\n“The port will stay open. The army is here.”",
            "governor of Basra",
            "“The port will stay open. The army is here.”",
        ),
        (
            'The council released the following statement:\n\n"We mourn the dead of Sfax. We ask for calm."',
            "council",
            '"We mourn the dead of Sfax. We ask for calm."',
        ),
        (
            "The outcome surprised the pollster Omar Dale: “Nobody had counted on so many voters.”",
            "Omar Dale",
            "“Nobody had counted on so many voters.”",
        ),
        ("Mayor Omar Dale: “The council has failed this city.”", "Omar Dale", "“The council has failed this city.”"),
        (
            "“The result shows that the people want peace,” it read.",
            "it",
            "“The result shows that the people want peace,”",
        ),
        ("“We will never leave this square.” — Omar Dale", "Omar Dale", "“We will never leave this square.”"),
        (
            '"The guards came at night."\n\n- Omar Dale, a student in Tunis.\n\nShops were shut.',
            "Omar Dale",
            '"The guards came at night."',
        ),
    ],
)
def test_named_speakers(text: str, source: str, words: str) -> None:
    """A quotation goes to whom the words around it name, with a verb of saying or without."""
    assert (source, [words]) in said(text)


def test_a_lead_goes_before_the_last_speaker() -> None:
    """Words that end in a colon name the speaker of what follows, whoever spoke before."""
    text = "“We are ready,” Omar Dale said.\n\nThe mayor of Sfax added:\n\n“So are we all in this city.”"
    assert said(text) == [
        ("Omar Dale", ["“We are ready,”"]),
        ("mayor of Sfax", ["“So are we all in this city.”"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The road is open.” — It was closed on Monday.",
        "“The road is open.”\n\n- Six shops burned in Sfax",
    ],
)
def test_no_speakers(text: str) -> None:
    """A sentence behind a dash, and the next item of a list name no speaker."""
    assert not any(words.startswith("“The road") for _, stretches in said(text) for words in stretches)


def test_slogans_are_no_claims() -> None:
    """What a crowd chants is what the reporter heard."""
    assert find_by_rules(read("The crowd chanted: “Bread and freedom for us all.”")) == ()
