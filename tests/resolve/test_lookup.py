"""The places that words name."""

from __future__ import annotations

import pytest

from reportedly.resolve.lookup import adjective, entries_of, part_of, with_kind


@pytest.mark.parametrize(
    ("name", "country"),
    [("St. Marc", "HTI"), ("Mt. Pleasant", "USA"), ("Nyanza Province", "KEN"), ("Basra Governorate", "IRQ")],
)
def test_short_forms_and_divisions(name: str, country: str) -> None:
    """Short forms are written out; a division is found without its kind."""
    assert country in {e.country for e in entries_of(name)}


def test_a_division_is_no_town() -> None:
    """A name with the kind of a division never finds a town."""
    assert {e.kind for e in entries_of("Kaluga Oblast")} <= {"admin1", "admin2", "region"}


def test_the_exact_name_stands_before_all_else() -> None:
    """Where a place is called exactly so, nothing else is looked for."""
    assert entries_of("Orange County")[0].kind == "admin2"


@pytest.mark.parametrize(("word", "name"), [("Chinese", "China"), ("Texans", "Texas"), ("African", "Africa")])
def test_adjectives_tell_countries_states_and_continents(word: str, name: str) -> None:
    """An adjective or a people stands for its place, never for a hamlet of that name."""
    assert [e.name for e in adjective(word)] == [name]


def test_only_sides_are_parts() -> None:
    """A direction before a place's name names a part of it; another word does not."""
    assert {e.country for e in part_of("Western Nairobi")} == {"KEN"}
    assert part_of("Happy Nairobi") == ()
    assert part_of("Western") == ()


def test_letters_with_full_stops_are_no_town() -> None:
    """Letters stand for a longer name; the towns that are called like them are not meant."""
    assert entries_of("U.N.") == ()
    assert [e.country for e in entries_of("U.S.")] == ["USA"]


def test_a_kind_in_small_letters_after_a_name() -> None:
    """It tells whether the town or the division is meant; after other words nothing is."""
    assert {e.kind for e in with_kind("Homs city")} == {"city"}
    assert with_kind("Hama province")[0].kind in {"admin1", "region"}
    assert with_kind("Hama offensive") == ()
    assert with_kind("Hama City") == ()
