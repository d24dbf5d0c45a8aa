"""Countries by name, adjective and code."""

from __future__ import annotations

import pytest

from reportedly.resolve.countries import by_code, country_of, demonyms, is_country


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iraqi", "IRQ"),
        ("the U.S.", "USA"),
        ("US", "USA"),
        ("Britain", "GBR"),
        ("Libyans", "LBY"),
        ("Kosovo", "XKX"),
        ("Burma", "MMR"),
    ],
)
def test_words_tell_a_country(words: str, code: str) -> None:
    """Names, adjectives and plurals give the country's code."""
    assert country_of(words) == code


@pytest.mark.parametrize("words", ["us", "republic", "the east", ""])
def test_other_words_tell_none(words: str) -> None:
    """A pronoun or a common word is no country."""
    assert country_of(words) == ""


def test_an_adjective_is_no_country_name() -> None:
    """Only the name itself stands for the state."""
    assert is_country("Iraq")
    assert not is_country("Iraqi")


def test_every_demonym_has_a_known_country() -> None:
    """No row of the table names a code that does not exist."""
    assert set(demonyms().values()) <= set(by_code())
