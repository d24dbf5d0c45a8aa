"""The tables of parties are free of what would match ordinary words."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.lexicon import table
from reportedly.resolve.actors import find_group, groups, to_words
from reportedly.resolve.countries import by_code

ALPHA3 = frozenset(by_code())


@pytest.mark.parametrize("name", ["groups", "offices"])
def test_countries_are_codes(name: str) -> None:
    """Every country is an alpha-3 code or empty."""
    assert {r["country"] for r in table(name)} - ALPHA3 == {""}


def test_people_of_regions_have_countries() -> None:
    """Every people or region has countries, each an alpha-3 code."""
    assert {c for r in table("peoples") for c in r["countries"].split()} <= ALPHA3
    assert all(r["countries"] for r in table("peoples"))


def test_a_group_stands_once_for_a_country() -> None:
    """No two rows have one name and one country; a name is not its own alias."""
    rows = Counter((r["name"], r["country"]) for r in table("groups"))
    assert [k for k, n in rows.items() if n > 1] == []
    assert [r["name"] for r in table("groups") if r["name"] in r["aliases"].split("|")] == []


def test_every_name_is_found_in_a_text() -> None:
    """Each name and alias, written as in the table, is found by the words of a text, up to the longest looked for."""
    names = {f for r in table("groups") for f in (r["name"], *filter(None, r["aliases"].split("|")))}
    lost = [n for n in names if " ".join(to_words(n).folded) not in groups()]
    assert lost == []


@pytest.mark.parametrize(
    "words",
    [
        "Shell fire",
        "Apple growers",
        "the Amazon tribes",
        "Tigers",
        "the MENA region",
        "Iran human rights activists",
        "who",
    ],
)
def test_ordinary_words_are_no_group(words: str) -> None:
    """Words that name other things as well are no group."""
    assert find_group(to_words(words)) is None
