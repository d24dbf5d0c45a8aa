"""The terms of the W3C Web Annotation vocabulary that the exports use, as a JSON-LD context of our own.

The document at http://www.w3.org/ns/anno.jsonld is not shipped and nothing is fetched in tests; term by term this says what
the vocabulary's recommendation says (https://www.w3.org/TR/annotation-vocab/, appendix A).
"""

from __future__ import annotations

from typing import Any

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
XSD = "http://www.w3.org/2001/XMLSchema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"


def _of(kind: str, iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": kind}


CONTEXT: dict[str, Any] = {
    "@context": {
        "id": {"@id": "@id", "@type": "@id"},
        "type": {"@id": "@type", "@type": "@id"},
        **{
            t: f"{OA}{t}"
            for t in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")
        },
        **{
            m: f"{OA}{m}"
            for m in ("classifying", "commenting", "describing", "highlighting", "identifying", "linking", "tagging")
        },
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "Text": "http://purl.org/dc/dcmitype/Text",
        "Software": f"{AS}Application",
        "body": _of("@id", f"{OA}hasBody"),
        "target": _of("@id", f"{OA}hasTarget"),
        "source": _of("@id", f"{OA}hasSource"),
        "selector": _of("@id", f"{OA}hasSelector"),
        "motivation": _of("@vocab", f"{OA}motivatedBy"),
        "purpose": _of("@vocab", f"{OA}hasPurpose"),
        "generator": _of("@id", f"{AS}generator"),
        "via": _of("@id", f"{OA}via"),
        **{t: f"{OA}{t}" for t in ("exact", "prefix", "suffix")},
        **{t: _of(f"{XSD}nonNegativeInteger", f"{OA}{t}") for t in ("start", "end")},
        "value": f"{_RDF}value",
        "format": f"{_DC}format",
        "language": f"{_DC}language",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "total": _of(f"{XSD}nonNegativeInteger", f"{AS}totalItems"),
        "first": _of("@id", f"{AS}first"),
        "items": {**_of("@id", f"{AS}items"), "@container": "@list"},
        "startIndex": _of(f"{XSD}nonNegativeInteger", f"{AS}startIndex"),
    }
}
# What the model says each resource has exactly once, and what of it may be there besides (of what the exports write).
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "Annotation": ({"id", "type", "target"}, {"motivation", "generator", "body"}),
    "TextualBody": ({"type", "value"}, {"format", "language", "purpose"}),
    "SpecificResource": ({"type", "source"}, {"selector", "purpose"}),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix"}),
    "TextPositionSelector": ({"type", "start", "end"}, set()),
    "AnnotationPage": ({"id", "type", "items"}, {"startIndex"}),
    "AnnotationCollection": (
        {"@context", "id", "type", "total", "first"},
        {"label", "schema_version", "unredacted", "since", "revision", "deleted"},
    ),
    "Text": ({"id", "type"}, {"format", "language", "via"}),
    "Software": ({"id", "type"}, {"name"}),
}
