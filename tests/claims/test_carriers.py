"""Who carried the words: outlets between a speaker and the report, and what is no voice at all."""

import pytest

from tests.claims.told import claims_of, told


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "The convoy had turned back at the bridge, the governor of Homs said in remarks carried by the website Delta Today.",
            "The convoy had turned back",
            ["Delta Today", "governor of Homs"],
        ),
        (
            "“We will answer fire with fire,” the general warned on Orontes television.",
            "answer fire with fire",
            ["Orontes television", "general"],
        ),
        (
            "Two men were shot at the gate, the ministry said in a communiqué read on state television.",
            "Two men were shot",
            ["state television", "ministry"],
        ),
        (
            "A port worker told Reuters on Sunday that a ship had sunk, adding that its crew were safe.",
            "its crew were safe",
            ["Reuters", "port worker"],
        ),
        (
            "A border guard told Reuters that a truck had exploded. The guard, who asked not to be named, said two drivers were missing.",
            "two drivers were missing",
            ["Reuters", "guard"],
        ),
        (
            "Radio Horizon quoted a minister as denying that a prison had been burnt.",
            "a prison had been burnt",
            ["Radio Horizon", "minister"],
        ),
        (
            "Photographs published by Delta Today show two burnt tanks near Homs.",
            "two burnt tanks",
            ["Delta Today", "Photographs"],
        ),
        (
            "The Orontes Foundation said it had satellite images that confirm the destruction of the village.",
            "the destruction of the village",
            ["Orontes Foundation", "satellite images"],
        ),
        (
            "Radio Horizon reported that the mayor of Basra had told a local newspaper of five arrests at the port.",
            "five arrests at the port",
            ["Radio Horizon", "local newspaper", "mayor of Basra"],
        ),
        ("Residents shared a video in which masked men fire at a minibus.", "masked men fire", ["Residents", "video"]),
    ],
)
def test_the_outlet_between(text: str, words: str, names: list[str]) -> None:
    """Whoever carried, aired, quoted, published or was told the words stands before their speaker."""
    assert told(text, words)[0] == names


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say how many men were lost.",
        "The mayor gave no details of the raid.",
        "A spokesman would not comment on the strike.",
        "His mother learned of the arrest from the radio.",
    ],
)
def test_silence_is_no_claim(text: str) -> None:
    """Who says nothing, or only hears of something, makes no claim."""
    assert claims_of(text) == ()


def test_hearsay_is_not_its_subjects_claim() -> None:
    """Hearsay ("said to be") names nobody who says so, least of all its subject."""
    text = "A third man, said to be their driver, was taken to a hospital in Homs."
    assert told(text, "to be their driver") == ([], "alleged")


def test_hearsay_in_somebodys_words_is_his() -> None:
    """What police say is believed is told by them, and alleged."""
    assert told("Police said the man is believed to have fled to Turkey.", "fled to Turkey") == (["Police"], "alleged")


def test_clock_stamps_are_no_part_of_a_source() -> None:
    """The time that opens an entry of a live blog is left out, and a name before a colon speaks."""
    text = "10:51 Mayor: 14 arrests so far.\n11:05 Drivers tell Reuters that a bus has been burnt."
    assert told(text, "14 arrests")[0] == ["Mayor"]
    assert told(text, "a bus has been burnt")[0] == ["Reuters", "Drivers"]


def test_a_word_of_distance_in_a_list_marks_its_item_alone() -> None:
    """The phrase "fuel and, apparently, ammunition" leaves the fuel certain."""
    text = "Barges came with fuel and, apparently, ammunition."
    assert told(text, "Barges came with fuel") == ([], "stated")
    assert told(text, "ammunition")[1] == "alleged"
