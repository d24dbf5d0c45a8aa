"""Tests of how private persons' names are found."""

from __future__ import annotations

import pytest

from reportedly.publish.persons import private_names, public_names

FIRST = ("Yassine", "Amal", "Ridha", "Nour", "Olga", "José", "Thi", "Abdul-Karim", "Siobhán", "Łucja")
LAST = (
    "Dhouibi",
    "ben Salem",
    "O'Rourke",
    "al-Khatib",
    "Nguyen",
    "Kowalczyk",
    "de la Cruz",
    "Petrosyan",
    "Mwangi",
    "Haddad",
)
ROLES = (
    "{} , 19, a student, was killed.",
    "Police shot dead {} on Friday.",
    "A 34-year-old nurse, {}, was among the wounded.",
    "The 17-year-old pupil {} was filming.",
    "{}, whose brother was killed, wept.",
    "“They fired at us,” said {}, a resident of the old town.",
    "Among the dead is {}.",
    "The funeral of {} drew a crowd.",
    "Officers arrested {} at dawn.",
    "{} was arrested at home.",
    "Shopkeeper {} saw it all.",
    "My neighbour {} came home.",
    "His mother, {}, said that he was asleep.",
    "{}, a 41-year-old bus driver, died.",
    "{} (22) was hit by a bullet.",
    "The victims included {}.",
    "The family of {} has no news.",
    "A witness named {} told the paper so.",
    "{}, who was wounded in the leg, is at home.",
    "Protester {} refused to leave.",
)
OFFICE = (
    "Interior minister {} denied it.",
    "{}, the governor, resigned.",
    "Colonel {}, 51, spoke on Friday.",
    "Federation spokesman {} said so.",
    "President {} was wounded in the attack.",
)


def _flat(name: str) -> str:
    return " ".join(name.casefold().split())


@pytest.mark.parametrize("template", ROLES)
def test_a_name_beside_a_private_role_is_found(template: str) -> None:
    """A hundred names in each of twenty sentences: every one is found whole."""
    for first in FIRST:
        for last in LAST:
            name = f"{first} {last}"
            text = "It rained. " + template.replace(" ,", ",").format(name)
            assert any(_flat(name) in " ".join(t) for t in private_names(text)), text


@pytest.mark.parametrize("template", OFFICE)
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
