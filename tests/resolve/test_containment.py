"""Names told as a part of another place."""

from __future__ import annotations

import pytest

from reportedly.resolve.containment import whole_of
from reportedly.resolve.places import find_places
from reportedly.resolve.toponyms import find_toponyms
from tests.resolve.texts import doc_of


@pytest.mark.parametrize(
    ("text", "name", "city", "country"),
    [
        ("Shells fell on the Salah al-Din district of Aleppo.", "Salah al-Din", "Aleppo", "SYR"),
        ("Shots were heard in Aleppo's Salah al-Din district.", "Salah al-Din", "Aleppo", "SYR"),
        ("Two men died in the Victoria district of Aden, Yemen.", "Victoria", "Aden", "YEM"),
        ("Crowds met on Martyrs' Square in central Manama.", "Martyrs' Square", "Manama", "BHR"),
        ("A bomb went off in Jordan Square, Damascus.", "Jordan Square", "Damascus", "SYR"),
        ("A teacher was shot in the Lyari area of Karachi.", "Lyari", "Karachi", "PAK"),
    ],
)
def test_a_part_lies_in_its_town(text: str, name: str, city: str, country: str) -> None:
    """A quarter or square told with its town is there, whatever else bears its name, and the town is read too."""
    found = {p.text: p for p in find_places(doc_of(text, (city, "GPE")))}
    assert (found[name].city, found[name].country, found[name].precision) == (city, country, "landmark")
    assert found[city].precision == "city"


def test_a_known_quarter_keeps_its_point() -> None:
    """Where a list has the part in the town, its own point stands."""
    places = find_places(
        doc_of("Fire broke out in the Karrada district of Baghdad.", ("Karrada", "GPE"), ("Baghdad", "GPE"))
    )
    quarter, city = places
    assert (quarter.lat, quarter.lon) != (city.lat, city.lon)
    assert quarter.gazetteer_id != city.gazetteer_id


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police stormed Tripoli, a city in Lebanon, and left for Benghazi in Libya.", "Tripoli", "LBN"),
        ("Troops came to the Sinai town of Rafah.", "Rafah", "EGY"),
        ("A rocket hit Taji, north of Baghdad.", "Taji", "IRQ"),
    ],
)
def test_what_lies_in_or_by_a_place_is_near_it(text: str, name: str, country: str) -> None:
    """A town told in a land, or beside a city, is the namesake there."""
    doc = doc_of(
        text, *((w, "GPE") for w in ("Tripoli", "Lebanon", "Benghazi", "Libya", "Sinai", "Rafah", "Taji", "Baghdad"))
    )
    assert [p.country for p in find_places(doc) if p.text == name] == [country]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Shells hit the Damascus suburb of Douma.", "Douma", "Damascus"),
        ("Shells hit the Lyari area of Karachi.", "Lyari", "Karachi"),
    ],
)
def test_the_larger_one_is_the_whole(text: str, inner: str, outer: str) -> None:
    """The whole of "the A suburb of B" stands before or after the kind: it is the larger town."""
    doc = doc_of(text, (inner, "GPE"), (outer, "GPE"))
    found = find_toponyms(doc)
    names = [t.name for t in found]
    wholes = {t.name: whole_of(doc, found, k) for k, t in enumerate(found)}
    whole = wholes[inner]
    assert whole is not None
    assert names[whole.at] == outer
    assert wholes[outer] is None


def test_a_part_of_a_division_is_no_part_of_a_town() -> None:
    """A county or country is not put at the point of what lies in it."""
    doc = doc_of(
        "Birds died in the Rice Lake area of Fulton County, Illinois.",
        ("Rice Lake", "LOC"),
        ("Fulton County", "GPE"),
        ("Illinois", "GPE"),
    )
    assert {p.precision for p in find_places(doc) if p.text == "Fulton County"} == {"admin2"}


def test_adjectives_are_no_quarters() -> None:
    """The people of a quarter are not its name."""
    doc = doc_of("A bomb went off in a mainly Shiite area of Baghdad.", ("Shiite", "NORP"), ("Baghdad", "GPE"))
    assert [p.text for p in find_places(doc)] == ["Baghdad"]
