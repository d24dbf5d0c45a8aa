"""Names brought to one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.fold import all_folded, all_loose, fold, loose


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


@given(st.lists(st.text(alphabet="abelhijkouyzAéıß'’-. \x00Σ", max_size=14), max_size=8))
def test_names_folded_together_are_as_those_folded_alone(names: list[str]) -> None:
    """A table folded as one text has the keys of its names folded one by one."""
    assert all_folded(names) == [fold(n) for n in names]
    assert all_loose([fold(n) for n in names]) == [loose(fold(n)) for n in names]
