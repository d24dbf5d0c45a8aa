"""Places and days that stand outside an act's own words."""

from __future__ import annotations

from reportedly.events import find_mentions
from reportedly.records import EventRecord
from reportedly.resolve import resolve_mentions
from reportedly.resolve.trust import chance
from tests.events.made import doc_of


def records(text: str) -> list[EventRecord]:
    """The records of a made-up text published on Sunday 12 May 2019."""
    doc = doc_of(text)
    return list(resolve_mentions(doc, find_mentions(doc, ())))


def of_type(text: str, kind: str) -> EventRecord:
    """The first record of a type."""
    return next(r for r in records(text) if r.type == kind)


SHELLING = "Gunmen shelled the market in Hama on Monday, killing four porters."


def test_a_deed_keeps_the_place_of_its_words() -> None:
    """What stands in the clause of a deed holds."""
    found = of_type(SHELLING, "ASSAULT")
    assert [p.name for p in found.places] == ["Hama"]
    assert found.time is not None
    assert found.time.start == "2019-05-06"


def test_words_said_elsewhere_have_no_place() -> None:
    """Who condemns an attack does so nowhere in particular: not at the place of the attack."""
    text = f"{SHELLING} Meanwhile the French government has condemned the Syrian government many times."
    assert of_type(text, "ACCUSE").places == ()


def test_a_place_in_the_clause_is_likelier_than_one_before() -> None:
    """For a deed and for words; and a deed's place is likelier than that of words."""
    deed = {"bias": 1.0, "type ASSAULT": 1.0, "how stated": 1.0, "precision city": 1.0}
    words = {"bias": 1.0, "type ACCUSE": 1.0, "how stated": 1.0, "precision city": 1.0, "speech": 1.0}
    inside, outside = {"in clause": 1.0, "after in": 1.0}, {"some before": 1.0, "sentences": 1.1}
    assert chance("place", deed | inside) > chance("place", deed | outside)
    assert chance("place", deed | outside) > chance("place", words | outside | {"speech outside": 1.0})
    assert chance("day", deed | inside) > chance("day", deed | outside)
