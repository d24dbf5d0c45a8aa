"""Names brought to one form."""

from __future__ import annotations

import pytest

from reportedly.resolve.fold import fold, loose


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ma‘arrat", "maarrat"),
        ("Diyarbakır", "diyarbakir"),
        ("Port-au-Prince", "port au prince"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
    ],
)
def test_fold_undoes_spelling(a: str, b: str) -> None:
    """Case, diacritics, apostrophes, stops and hyphens make no difference."""
    assert fold(a) == b


@pytest.mark.parametrize(
    "names",
    [
        ("Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr"),
        ("Raqqa", "al-Raqqah", "Rakka"),
        ("Misrata", "Misratah"),
        ("Fallujah", "al-Falluja"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
    ],
)
def test_transliterations_meet(names: tuple[str, ...]) -> None:
    """Spellings of one Arabic name share the loose key."""
    assert len({loose(fold(n)) for n in names}) == 1


def test_loose_keeps_names_apart() -> None:
    """Names that differ in more than transliteration keep different loose keys."""
    assert len({loose(fold(n)) for n in ("Homs", "Hama", "Aleppo", "Idlib", "Daraa")}) == 5
