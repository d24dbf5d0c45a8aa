"""Parties: names, countries, sectors."""

from __future__ import annotations

import pytest

from reportedly.records import Party
from reportedly.resolve.parties import Act, gather, to_party
from reportedly.resolve.places import set_scene
from tests.resolve.texts import doc_of, party


def resolved(text: str, words: str, country: str = "IRQ", **more: object) -> Party:
    """The party that ``words`` in ``text`` mean for an act in ``country``."""
    doc = doc_of(text, ("Adel Abdul-Mahdi", "PERSON"), ("Orla Quent", "PERSON"))
    scene = set_scene(doc)
    return to_party(doc, party(doc, words, **more), scene, gather(doc, scene), Act(country))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("Iraqi riot police", "IRQ", ("COP",)),
        ("the army", "IRQ", ("MIL",)),
        ("Saudi warplanes", "SAU", ("MIL",)),
        ("protesters", "IRQ", ("CVL", "OPP")),
        ("Gaddafi's troops", "LBY", ("MIL",)),
        ("forces loyal to Bashar al-Assad", "SYR", ("MIL",)),
        ("the United Nations", "", ("IGO",)),
        ("Russian-backed separatists", "IRQ", ("REB",)),
        ("Boko Haram fighters", "NGA", ("UAF", "REB")),
        ("France", "FRA", ("GOV",)),
        ("the Revolutionary Guards", "IRN", ("MIL",)),
    ],
)
def test_words_give_country_and_sectors(words: str, country: str, sectors: tuple[str, ...]) -> None:
    """The country is the party's own; those without one are at home where the act was."""
    found = resolved(f"On Friday {words} moved on.", words)
    assert (found.country, found.sector) == (country, sectors)


def test_a_name_is_canonical() -> None:
    """A title and another spelling give the canonical name; the words stay as they are."""
    found = resolved("Prime Minister Adel Abdul-Mahdi met them.", "Prime Minister Adel Abdul-Mahdi")
    assert (found.name, found.country, found.sector) == ("Adil Abdul-Mahdi", "IRQ", ("GOV",))
    assert found.text == "Prime Minister Adel Abdul-Mahdi"


def test_a_pronoun_keeps_its_words() -> None:
    """A pronoun keeps its words in text and has its antecedent's name."""
    found = resolved("Adel Abdul-Mahdi said he would go.", "he", antecedent="Adel Abdul-Mahdi")
    assert (found.text, found.name, found.country) == ("he", "Adil Abdul-Mahdi", "IRQ")


def test_private_persons_have_a_role_for_a_name() -> None:
    """A private person's name never becomes the party's name."""
    found = resolved("Police shot Orla Quent on Friday.", "Orla Quent", private=True)
    assert found.private
    assert "Quent" not in found.name


def test_a_title_elsewhere_in_the_report_tells_the_country() -> None:
    """A person introduced with office and country is known by the surname alone."""
    found = resolved(
        "French foreign minister Orla Quent arrived. Quent refused to talk.", "Quent refused".split(" ", maxsplit=1)[0]
    )
    assert (found.country, found.sector) == ("FRA", ("GOV",))
