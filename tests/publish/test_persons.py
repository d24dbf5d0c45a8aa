"""Tests of how private, public and other persons' names are found."""

from __future__ import annotations

import pytest

from reportedly.publish.capacity import known_names, public_names
from reportedly.publish.persons import private_names
from reportedly.publish.told import told_names
from tests.publish.names import OFFICES, ROLES

FIRST = ("Yassine", "Amal", "Olga", "José", "Abdul-Karim", "Siobhán", "Łucja")
LAST = ("Dhouibi", "ben Salem", "O'Rourke", "al-Khatib", "de la Cruz", "Mwangi")


def _flat(name: str) -> str:
    return " ".join(name.casefold().split())


@pytest.mark.parametrize("template", ROLES)
def test_a_name_beside_a_private_role_is_found(template: str) -> None:
    """Names of several forms in each of twenty sentences: every one is found whole."""
    for first in FIRST:
        for last in LAST:
            name = f"{first} {last}"
            text = "It rained. " + template.replace(" ,", ",").format(name)
            assert any(_flat(name) in " ".join(t) for t in private_names(text)), text


@pytest.mark.parametrize("template", OFFICES)
def test_a_name_with_an_office_is_public(template: str) -> None:
    """Whoever is named with an office or a rank is public, even where age or injury is told."""
    for first in FIRST:
        text = template.format(f"{first} Haddad")
        found = {" ".join(t) for t in private_names(text)}
        assert f"{first} Haddad".casefold() not in found, text
        assert any("haddad" in t for t in public_names(text)), text


def test_bodies_and_days_are_no_persons() -> None:
    """What an organisation, a weekday or a place of work is called is not withheld as a person's name."""
    text = "Residents told Basin Rights Monitor. Workers of Basin Phosphate Works. Killed Monday March were three."
    assert not {t for t in private_names(text) if "monitor" in t or "works" in t or "monday" in t}


def test_a_list_of_the_dead_is_found_to_its_end() -> None:
    """Every name of a list that begins with a victim is found."""
    text = "The dead include Amor Khlifi, Sirine Hamdouni, Bechir Laabidi and Nour Mabkhouti. It rained."
    assert {t[-1] for t in private_names(text)} >= {"khlifi", "hamdouni", "laabidi", "mabkhouti"}


@pytest.mark.parametrize(
    "text",
    [
        "The governor's brother, Amal Haddad, was arrested.",
        "The officer shot Amal Haddad.",
        "They want justice for Amal Haddad.",
        "Amal Haddad, the driver of the governor, was killed.",
        "The son of the governor of Gafsa, Amal Haddad, was wounded.",
    ],
)
def test_an_office_of_somebody_else_keeps_no_name(text: str) -> None:
    """Beside an office, but not in it: whoever is named there is not public."""
    assert ("amal", "haddad") not in public_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "CNN's Amal Haddad reports from Gafsa.",
        "By Amal Haddad",
        "Amal Haddad, an expert on mines, said so.",
        "Amal Haddad of Human Rights Watch said so.",
        "The Basin Institute's Amal Haddad said so.",
    ],
)
def test_whoever_speaks_for_a_body_is_known(text: str) -> None:
    """Writers, experts and those who speak for a body have a function that the text gives."""
    assert ("amal", "haddad") in known_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It is cold,” said Amal Haddad.",
        "Amal Haddad told the paper so.",
        "Amal Haddad left early. Mr. Haddad was tired.",
        "Amal Haddad left early. “I was tired,” Haddad said.",
        "Amal Haddad lives here. She sells bread.",
    ],
)
def test_who_is_told_of_without_a_function_is_found(text: str) -> None:
    """Speech, honorifics, surnames alone and pronouns tell a person."""
    assert ("amal", "haddad") in set(told_names(text))


def test_towns_and_bodies_are_not_told_of() -> None:
    """What the tables know as a place or a body is nobody."""
    assert not set(told_names("Islamic State said so. Human Rights Watch said so. New Zealand said so."))


@pytest.mark.parametrize("text", ["Bill Haddad left early.", "Mr Haddad left early.", "Siobhan Haddad left early."])
def test_a_given_name_or_an_honorific_is_enough(text: str) -> None:
    """Nobody says who it is: the person is told of, and so withheld."""
    assert any("haddad" in t for t in told_names(text))


@pytest.mark.parametrize("fate", ["was killed in Gafsa", "was abducted by gunmen"])
def test_a_journalist_is_private_where_a_fate_is_told(fate: str) -> None:
    """Journalist Amal Haddad keeps her name when she reports, not when she was killed or abducted."""
    told, working = f"Journalist Amal Haddad {fate}.", "Journalist Amal Haddad reported from Gafsa."
    assert ("amal", "haddad") not in public_names(told)
    assert any("haddad" in t for t in private_names(told))
    assert ("amal", "haddad") in known_names(working)
    assert not any("haddad" in t for t in private_names(working))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rained. Her children, Paris, Prince and Blanket, were in court.", {"paris", "prince", "blanket"}),
        ("He stabbed a soldier Sgt. Gal Mwangi to death.", {"gal mwangi"}),
        (
            "They asked about the death of Amal Haddad, former Gafsa Mayor Nour Khlifi told Byrsa Radio.",
            {"amal haddad"},
        ),
        ("The crowd heard his wife, Jan Mwangi, speak.", {"jan mwangi"}),
    ],
)
def test_signs_that_a_second_hand_found_missing(text: str, names: set[str]) -> None:
    """Children told by given names, a soldier killed, whose death an official tells, a given name that shortens a month."""
    assert names <= {" ".join(t) for t in private_names(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The dead are women and children, Israel and Jordan said.",
        "It took its children, Israel and Jordan, to court.",
        "The force shot at children, Hamas and Fatah, it said.",
    ],
)
def test_lands_and_bodies_after_children_are_no_names(text: str) -> None:
    """What stands behind "children" may be countries or bodies."""
    assert not set(private_names(text))


def test_an_apposition_that_is_an_office_stays_one() -> None:
    """The office between commas is the person's own where no other name follows it."""
    assert ("amal", "haddad") in public_names("The death of Amal Haddad, former Gafsa Mayor, was told.")
    assert ("nour", "khlifi") in public_names("The death of Amal Haddad, former Gafsa Mayor Nour Khlifi told a radio.")
