"""People told of by one name alone, by a nickname, in pairs and plurals; who keeps the name beside them."""

from __future__ import annotations

import pytest

from reportedly.publish import Redactor
from tests.publish.fakes import Fake, report


def _published(text: str) -> str:
    return Redactor(Fake([report("r0", "Outlet", "2023-03-08", text)])).cut("r0", 0, len(text))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The shop is shut. Charlotte, who lives next door, heard the shots.", ("Charlotte",)),
        (
            "The bus stopped. Then Samira and Nadia Haddad got off and were stopped by soldiers.",
            ("Samira", "Nadia", "Haddad"),
        ),
        ("Rami Haddad, a baker, also known as Blanket, was buried in Sfax.", ("Rami", "Haddad", "Blanket")),
        ("Police held Rami Haddad, a baker. The Haddads have lived in Sfax for years.", ("Haddad",)),
        ("It rained and it was cold all day long.\nOluwen Tashari, Tunisia\nWe brought water.", ("Oluwen", "Tashari")),
        ("He spoke with his wife, Nadia Haddad, director of a clinic in Sfax.", ("Nadia", "Haddad")),
        ("Tamiro Besk shot in a park in Sfax, neighbours said.", ("Tamiro", "Besk")),
        ("Haddad was killed on Monday. Officer Sami Haddad had stood at the gate.", ("Haddad", "Sami")),
        ("The family came with the twin brothers Zuhair and Makin Trabo on Monday.", ("Zuhair", "Makin", "Trabo")),
        ("The two, named as Mahmoud El A., 47, and another man, see a judge.", ("Mahmoud", "El A")),
        ("School administrator Gamila Trabo told us there is no bread.", ("Gamila", "Trabo")),
        ("Amal Haddad said students at Tunis University had no water.", ("Amal", "Haddad")),
        ("Amal Haddad, a member of the Garden Club, is glad of the rain.", ("Amal", "Haddad")),
        ("A seafood dealer Dean Trabo said he had sold nothing.", ("Dean", "Trabo")),
    ],
)
def test_a_private_person_is_withheld(text: str, gone: tuple[str, ...]) -> None:
    """No part of the name is left."""
    assert not [word for word in gone if word in _published(text)]


@pytest.mark.parametrize(
    "text",
    [
        "By Amal Haddad, Nour Trabo and Sami Besk, The Sfax Ledger\nIt rained.",
        "It rained.\n(Reporting by Amal Haddad in Tunis, Nour Trabo in Sfax; editing by Sami Besk)",
        "Radio Sfax: Amal Haddad reports from a field hospital in Gafsa.",
        "The general secretary of the Workers' Front, Amal Haddad, said the strike goes on.",
        "The judge in Gafsa, Amal Haddad, has heard both sides.",
        "Amal Haddad, a former interior secretary, spoke in Tunis.",
        "The head of the ward, the director of Sfax Hospital Dr. Amal Haddad told us of ten bodies.",
        "Photo: Amal Haddad. It rained in Sfax.",
        "The village of Salah Trabo was shelled, and Salah Trabo neighbourhood lay in ruins.",
        "He died on 25 June aged 50 in Sfax.",
    ],
)
def test_a_public_person_or_a_place_is_kept(text: str) -> None:
    """Writers, presenters, holders of offices, places and months stay."""
    assert _published(text) == text
