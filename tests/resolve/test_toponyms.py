"""Toponyms in a text."""

from __future__ import annotations

from itertools import pairwise

from reportedly.reading import read_reports
from reportedly.records import Report
from reportedly.resolve.candidates import candidates
from reportedly.resolve.toponyms import find_toponyms
from tests.resolve.texts import doc_of


def read(text: str) -> list[str]:
    """The sure toponyms of a text that is read as reports are."""
    (doc,) = read_reports([Report("r1", text, "0" * 64)])
    return [t.name for t in find_toponyms(doc) if t.sure and t.kind == "place"]


def test_names_with_articles_are_one_toponym() -> None:
    """An article with a hyphen belongs to the name."""
    doc = doc_of("Shells fell on Deir al-Zor and al-Bab in the night.", ("Deir al-Zor", "GPE"), ("al-Bab", "GPE"))
    assert [t.name for t in find_toponyms(doc)] == ["Deir al-Zor", "al-Bab"]


def test_adjectives_are_kept_apart() -> None:
    """An adjective tells a country and is marked as such."""
    found = find_toponyms(doc_of("Iraqi police closed roads in Basra."))
    assert [(t.name, t.kind) for t in found] == [("Iraqi", "demonym"), ("Basra", "place")]


def test_people_are_no_places() -> None:
    """A town's name inside a person's name is no toponym."""
    doc = doc_of("Mayor Lorna Houston spoke in Dallas.", ("Lorna Houston", "PERSON"))
    assert [t.name for t in find_toponyms(doc)] == ["Dallas"]


def test_unknown_names_of_the_parse_are_kept() -> None:
    """A place name that no list holds keeps its words and has no entries."""
    found = find_toponyms(doc_of("Fighting reached Qwxyzzy on Monday.", ("Qwxyzzy", "GPE")))
    assert [(t.name, t.entries) for t in found] == [("Qwxyzzy", ())]


def test_toponyms_never_overlap() -> None:
    """Spans are in order and apart, and hold their words."""
    doc = doc_of("In Aleppo, Aleppo province, near Castello Road and New York City, troops met.")
    found = find_toponyms(doc)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert "New York City" in [t.span.of(doc.text) for t in found]


def test_text_in_small_letters() -> None:
    """Where capitals tell nothing, towns are found all the same, and common words are not."""
    text = "clashes in benghazi and in tripoli left 20 people dead on monday, officials in libya said."
    assert {"benghazi", "tripoli", "libya"} <= set(read(text))
    assert not {"dead", "monday", "people"} & set(read(text))


def test_text_in_capitals() -> None:
    """The same for capitals."""
    found = read("UKRAINE: FIGHTING IN DONETSK KILLS FIVE. SOLDIERS NEAR LUHANSK SHELLED A VILLAGE ON MONDAY.")
    assert {"UKRAINE", "LUHANSK"} <= set(found)
    assert not {"FIGHTING", "VILLAGE", "NEAR"} & set(found)


def test_names_in_arabic_script() -> None:
    """A town in Arabic script is found in a text of Latin letters; a common word in Arabic script is not."""
    found = find_toponyms(doc_of("Troops entered حلب on Monday, and قال was written on a wall."))
    assert [(t.name, {e.country for e in t.entries}) for t in found if t.sure] == [("حلب", {"SYR"})]


def test_datelines_are_toponyms() -> None:
    """The places of a dateline are toponyms, which the parse leaves out."""
    text = "CHARLESTON, W.Va. -- Three people were arrested on Tuesday after a march, the police said."
    assert read(text)[:2] == ["CHARLESTON", "W.Va."]


def test_a_road_is_one_toponym() -> None:
    """A road's name is taken whole and not the town in it."""
    found = find_toponyms(doc_of("The car stood on Washington Street in Leeds.", ("Washington Street", "FAC")))
    assert [t.name for t in found if t.sure][:1] == ["Washington Street"]


def test_peoples_of_states_are_adjectives() -> None:
    """An adjective for a state or a continent is no place but tells one."""
    found = {t.name: (t.kind, t.entries[0].name) for t in find_toponyms(doc_of("Minnesotans met African envoys."))}
    assert found == {"Minnesotans": ("demonym", "Minnesota"), "African": ("demonym", "Africa")}


def test_plurals_of_abbreviations_are_no_places() -> None:
    """Weapons in capitals are not even taken for the towns that sound alike."""
    doc = doc_of("Two SAMs were fired in Hama.", ("Hama", "GPE"))
    assert "SAMs" not in {c.span.of(doc.text) for c in candidates(doc) if c.entries}


def test_a_land_with_an_of_is_no_town() -> None:
    """The District of Columbia is read whole, not as one of the towns called Columbia."""
    doc = doc_of("Police held nine people in the District of Columbia on Monday.", ("Columbia", "GPE"))
    assert [t.name for t in find_toponyms(doc)] == ["District of Columbia"]
