"""Relays that last: the outlet a source spoke to, the voice that cites, the channel that carried the words."""

from tests.claims.told import told


def test_a_citing_voice_stays_before_whom_it_cites() -> None:
    """Who is cited goes on through the voice that cited them."""
    text = "The Delta Observatory said nine men fled citing two medics. They said the camp was given up."
    assert told(text, "the camp was given up")[0] == ["Delta Observatory", "two medics"]


def test_quoted_as_saying_on_a_channel() -> None:
    """The channel on which somebody was quoted is the nearest voice."""
    text = '"The blockade will not move us," an officer was quoted as saying on state television.'
    assert told(text, "The blockade will not move us")[0] == ["state television", "officer"]


def test_an_unnamed_he_stays_the_same() -> None:
    """Somebody whom the text never names keeps the agency he spoke to, whoever is named in between."""
    text = (
        "“They came six days late,” he told AFP by telephone.\n\nHe also claimed that gunmen had fired at the convoy."
    )
    assert told(text, "gunmen had fired at the convoy") == (["Agence France-Presse", "he"], "alleged")


def test_the_publisher_is_no_relay() -> None:
    """The same words in the agency's own report have no relay."""
    text = "A medic told AFP that nine men died in Hama. The medic added that two clinics were hit."
    assert told(text, "two clinics were hit", "AFP")[0] == ["medic"]
    assert told(text, "two clinics were hit", "Delta News")[0] == ["Agence France-Presse", "medic"]
