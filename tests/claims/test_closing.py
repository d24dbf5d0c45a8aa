"""Cues that close their sentence: the whole of what stands before the source is reported."""

import pytest

from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Shells fell on four villages north of the city of Homs on Friday a military source told reporters.",
            "Shells fell on four villages",
            "military source",
        ),
        (
            "At least nine people including a nurse and her two sons were killed in the old town the governor said.",
            "At least nine people",
            "governor",
        ),
        (
            "By noon, two men had been shot in Basra, while a third died in Mosul, and another in Kirkuk, the health ministry said.",
            "another in Kirkuk",
            "health ministry",
        ),
        (
            "The mayor, who is on trial for the raid on the camp, will be freed on Sunday after a judge cleared him, his lawyer Omar Dale told Reuters.",
            "will be freed on Sunday",
            "Omar Dale",
        ),
        (
            "Hope for a truce remains alive despite last week's raids on Hama, says Rand Dale.",
            "raids on Hama",
            "Rand Dale",
        ),
        ("Six people died near Hama, the Delta Rights Group (DRG) said.", "Six people died", "Delta Rights Group"),
        (
            "Rebels shelled the market in Aleppo on Friday residents said as ministers met in Paris.",
            "Rebels shelled the market",
            "residents",
        ),
        ("The camp near Homs was hit by two rockets SANA mentioned.", "was hit by two rockets", "SANA"),
    ],
)
def test_everything_before_a_closing_cue_is_reported(text: str, words: str, name: str) -> None:
    """Clauses, lists and missing commas before a closing cue change nothing: its source tells them all."""
    chain, _ = told(text, words)
    assert name in chain[-1]


def test_the_source_is_the_phrase_right_before_the_cue() -> None:
    """Where commas are missing, the names and nouns before the source's own phrase stay with the content."""
    text = "Omar Dale runs a clinic in Hama. Fifty wounded men were brought in from Homs Aleppo and Idlib Dale said."
    assert told(text, "Fifty wounded men")[0] == ["Omar Dale"]


def test_a_title_stays_with_the_name() -> None:
    """A role right before a known surname belongs to the source."""
    text = "Officials met Omar Dale. Two guards were shot near the bridge in Mosul monitor chief Omar Dale said."
    assert told(text, "Two guards were shot")[0] == ["Omar Dale"]


def test_inserted_cues_report_both_sides() -> None:
    """A cue between commas before "and" reports what stands on either side."""
    text = "A clash in Cairo left one man dead, Agence France-Presse reports, and police fired tear gas."
    assert told(text, "left one man dead")[0] == ["Agence France-Presse"]
    assert told(text, "police fired tear gas")[0] == ["Agence France-Presse"]


def test_what_the_report_says_meanwhile_is_its_own() -> None:
    """What follows a closing cue after "as" is no part of what was said."""
    text = "Nine people died in the raid on Hama, residents said as ministers met in Paris."
    assert told(text, "ministers met in Paris")[0] == []


def test_a_witness_with_a_relative_clause_says_nothing_by_it() -> None:
    """In "A medic who saw the raid said on Friday." nothing is reported."""
    assert told("A medic who saw the raid said on Friday.", "saw the raid")[0] == []


def test_a_bare_cue_takes_the_sentence_before() -> None:
    """A sentence that is nothing but "she added." gives its speaker the sentence before it."""
    text = "Mayor Rima Dale said two bridges were shelled. Ten families fled to Homs. She added."
    assert told(text, "Ten families fled")[0] == ["Rima Dale"]


def test_quoted_as_saying_at_the_end() -> None:
    """A closing "AFP quoted a monitor as saying" reports what its sentence says before."""
    text = "The militia had trained ten boys since spring, AFP quoted a monitor as saying."
    assert told(text, "trained ten boys")[0] == ["Agence France-Presse", "monitor"]


def test_a_clause_behind_after_closes_no_sentence() -> None:
    """In "… after 63 traders wrote to the paper" the traders tell nothing of what stands before."""
    text = "Omar Hale is insisting that the council backs him after 63 traders wrote to the Financial Times endorsing Mr Dale."
    assert told(text, "the council backs him")[0] == ["Omar Hale"]
