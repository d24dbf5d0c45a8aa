"""Toponyms in a text."""

from __future__ import annotations

from itertools import pairwise

from reportedly.resolve.toponyms import find_toponyms
from tests.resolve.texts import doc_of


def test_names_with_articles_are_one_toponym() -> None:
    """An article with a hyphen belongs to the name."""
    doc = doc_of("Shells fell on Deir al-Zor and al-Bab in the night.")
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
