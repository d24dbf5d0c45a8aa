"""The annotations: the shape of the W3C model, selectors that find the words, and no private name around them."""

from __future__ import annotations

import io
import json
from typing import Any

from reportedly.publish import export
from tests.publish.fakes import shelf


def collection(unredacted: str = "") -> dict[str, Any]:
    """The exported collection."""
    out = io.StringIO()
    export(shelf(), "annotations", out, unredacted=unredacted)
    made: dict[str, Any] = json.loads(out.getvalue())
    return made


def test_the_collection_has_the_models_keys() -> None:
    """A collection with one page of annotations, sorted by record id."""
    made = collection()
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (made["type"], made["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = made["first"]["items"]
    assert made["total"] == len(items) == len(shelf().record_rows)
    assert [x["id"] for x in items] == sorted(f"urn:reportedly:record:{r.id}" for r in shelf().record_rows)
    motivations = {"classifying", "tagging", "describing", "linking"}
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in motivations
        assert {b["purpose"] for b in item["body"]} <= motivations
        assert {b["type"] for b in item["body"]} <= {"TextualBody", "SpecificResource"}


def test_selectors_find_the_words() -> None:
    """Positions are offsets into the stored text; the quote with what stands around it is there."""
    texts = {f"urn:reportedly:report:{r.id}": r.text for r in shelf().report_rows}
    for item in collection("a test")["first"]["items"]:
        assert item["target"]
        for target in item["target"]:
            quoted, position = target["selector"]
            text = texts[target["source"]["id"]]
            assert text[position["start"] : position["end"]] == quoted["exact"]
            assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text
            assert target["source"]["via"].startswith("https://")


def test_names_around_a_quote_are_withheld() -> None:
    """The victim's name stands neither in the quotes nor beside them, also where the window cuts it."""
    text = json.dumps(collection(), ensure_ascii=False)
    assert "[name withheld]" in text
    assert not any(n in text for n in ("Yassine", "Dhouibi", "Henda", "houib", "assine"))


def test_sources_and_events_are_told() -> None:
    """Who says so describes the annotation; the event is linked."""
    made = [b for item in collection()["first"]["items"] for b in item["body"]]
    assert any(b.get("value") == "stated, according to: Byrsa Press < the interior ministry" for b in made)
    assert any(b.get("value") == "killed: 7.." for b in made)
    linked = {b["source"] for b in made if b["purpose"] == "linking"}
    assert linked == {f"urn:reportedly:event:{e.id}" for e in shelf().event_rows}
