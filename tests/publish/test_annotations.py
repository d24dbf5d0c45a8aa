"""The annotations: the shape of the W3C model, selectors that find the words, and no private name around them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.publish import export
from reportedly.records import Change
from tests.publish.anno import AS, CONTEXT, OA, SHAPES, XSD
from tests.publish.fakes import Fake, shelf


def collection(unredacted: str = "", made: Fake | None = None, since: int | None = None) -> dict[str, Any]:
    """The exported collection."""
    out = io.StringIO()
    export(made or shelf(), "annotations", out, unredacted=unredacted, since=since)
    read: dict[str, Any] = json.loads(out.getvalue())
    return read


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


def _resources(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object that is a resource of the model (a tombstone and the context are none)."""
    if isinstance(value, list):
        for v in value:
            yield from _resources(v)
    elif isinstance(value, dict):
        yield value
        for key, v in value.items():
            if key not in ("@context", "deleted"):
                yield from _resources(v)


def _since() -> dict[str, Any]:
    """The collection of what changed at revision 2, with one record gone."""
    made = shelf()
    kept = [Change("record", r.id, 2) for r in made.record_rows[:3]]
    made.change_rows = [*kept, Change("record", "r0", 2, gone=True, reason="recoded"), Change("report", "wire", 1)]
    return collection("a test", made, 1)


@pytest.mark.parametrize("made", [collection(), collection("a test"), _since()], ids=["all", "unredacted", "since"])
def test_resources_have_the_models_shapes(made: dict[str, Any]) -> None:
    """Every resource has what the model asks of its type and nothing that the model does not know."""
    kinds = set()
    for resource in _resources(made):
        kinds.add(resource["type"])
        must, may = SHAPES[resource["type"]]
        assert must <= set(resource) <= must | may
        for key in ("start", "end", "total", "startIndex"):
            assert isinstance(resource.get(key, 0), int)
            assert resource.get(key, 0) >= 0
    assert kinds == set(SHAPES)


def test_what_is_gone_stands_in_the_collection() -> None:
    """Of an export since a revision the collection says what is gone, since when and what the revision is."""
    made = _since()
    assert (made["since"], made["revision"], made["total"]) == (1, 2, 3)
    assert [(x["id"], x["reason"]) for x in made["deleted"]] == [("r0", "recoded")]


def _graph(made: dict[str, Any]) -> list[dict[str, Any]]:
    """The triples that a JSON-LD processor reads; the context is looked up here and nowhere else."""
    jsonld = pytest.importorskip("pyld", reason="pyld, a JSON-LD processor, is not installed").jsonld

    def load(url: str, _options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    triples: list[dict[str, Any]] = jsonld.to_rdf(made, {"documentLoader": load})["@default"]
    return triples


def _said(triples: list[dict[str, Any]], predicate: str) -> list[tuple[str, dict[str, Any]]]:
    return [(t["subject"]["value"], t["object"]) for t in triples if t["predicate"]["value"] == predicate]


def test_a_json_ld_processor_reads_the_annotations() -> None:
    """Each record is an annotation with a target whose selectors have the words and, as whole numbers, where they stand."""
    made = shelf()
    triples = _graph(collection("a test"))
    records = {f"urn:reportedly:record:{r.id}": r for r in made.record_rows}
    targets = _said(triples, f"{OA}hasTarget")
    assert {s for s, _ in targets} == set(records)
    source = {s: o["value"] for s, o in _said(triples, f"{OA}hasSource")}
    selectors: dict[str, list[str]] = {}
    for target, o in _said(triples, f"{OA}hasSelector"):
        selectors.setdefault(target, []).append(o["value"])
    exact = {s: o["value"] for s, o in _said(triples, f"{OA}exact")}
    starts, ends = (dict(_said(triples, f"{OA}{x}")) for x in ("start", "end"))
    texts = {f"urn:reportedly:report:{r.id}": r.text for r in made.report_rows}
    for record, o in targets:
        words = next(exact[s] for s in selectors[o["value"]] if s in exact)
        place = next(s for s in selectors[o["value"]] if s in starts)
        assert starts[place]["datatype"] == ends[place]["datatype"] == f"{XSD}nonNegativeInteger"
        text = texts[source[o["value"]]]
        assert text[int(starts[place]["value"]) : int(ends[place]["value"])] == words
        assert words in {e.quote for e in records[record].evidence}


def test_a_json_ld_processor_drops_nothing() -> None:
    """Every key of the export is a term: motivations, purposes and our own keys come out as IRIs and literals."""
    triples = _graph(_since())
    motives = {o["value"] for _, o in _said(triples, f"{OA}motivatedBy")}
    assert motives == {f"{OA}classifying"}
    assert {o["value"] for _, o in _said(triples, f"{OA}hasPurpose")} <= {
        f"{OA}{x}" for x in ("classifying", "tagging", "describing", "linking")
    }
    ours = {t["predicate"]["value"] for t in triples if t["predicate"]["value"].startswith("urn:reportedly:")}
    assert ours == {f"urn:reportedly:{x}" for x in ("schema_version", "unredacted", "since", "revision", "deleted")}
    ((_, gone),) = _said(triples, "urn:reportedly:deleted")
    assert json.loads(gone["value"])[0]["id"] == "r0"
    ((_, total),) = _said(triples, f"{AS}totalItems")
    assert total["value"] == "3"
