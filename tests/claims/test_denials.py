"""Denials that point back: the claim that they point to is denied by whoever denies it."""

import pytest

from tests.claims.told import claims_of


def denied(text: str) -> list[tuple[str, str]]:
    """Of every denied claim the last voice's name and the words."""
    return [
        (c.chain[-1].name, s.of(text)) for c in claims_of(text) if c.stance == "denied" and c.chain for s in c.content
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Moscow has accused Ukrainian units of shelling the column, a charge that Kyiv rejected as false.",
            "Kyiv",
            "Ukrainian units of shelling the column",
        ),
        (
            "The rebels said they had killed 30 soldiers near Homs, a figure the ministry called absurd.",
            "ministry",
            "they had killed 30 soldiers near Homs",
        ),
        ("Residents said the army had burnt the market. The army denies it.", "army", "the army had burnt the market"),
        (
            "A nurse said guards had beaten two boys. The governor dismissed the testimony as theatre.",
            "governor",
            "guards had beaten two boys",
        ),
        (
            "Doctors said nine children had died. The governor said there was no truth in the report.",
            "governor",
            "nine children had died",
        ),
        (
            "The union said police had shot two miners. The claim was rejected by the interior minister.",
            "interior minister",
            "police had shot two miners",
        ),
        (
            "Rima Dale, a spokeswoman, rejected as baseless an allegation by the bar association that officers had planted stones.",
            "Rima Dale",
            "that officers had planted stones",
        ),
    ],
)
def test_a_denial_denies_what_it_points_to(text: str, name: str, words: str) -> None:
    """The words of the claim that a denial takes up are denied by the denier."""
    assert (name, words) in denied(text)


def test_the_first_claim_stays() -> None:
    """Whoever alleged what another rejects keeps his own claim."""
    text = "Rima Dale rejected as baseless an allegation by the bar association that officers had planted stones."
    told = [(c.chain[-1].name, c.stance) for c in claims_of(text) if c.chain and "stones" in c.content[0].of(text)]
    assert ("bar association", "alleged") in told


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers said four men had been hanged. Officials did not deny the report.",
        "The offer would end the strike, the minister said. The unions rejected it.",
        "Unions said they wanted a raise. The ministry rejected the demand.",
    ],
)
def test_what_is_no_denial_of_words(text: str) -> None:
    """Offers and demands that are rejected, and denials that are not made, deny nobody's claim."""
    assert denied(text) == []
