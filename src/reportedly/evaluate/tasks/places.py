"""Task ``places``: toponyms of local, US and world news (LGL, GeoVirus), found and put on the map.

LGL counts adjectives and peoples ("Russian") and streets as toponyms, GeoVirus does not; the adapter gives each set
what its own guidelines ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.scorers.places import score
from reportedly.reading import read_reports
from reportedly.records import Doc, Place, Report, Span
from reportedly.resolve import find_places, place_names

KNOWN = {
    "lgl": {
        "exact_f1": (0.721, "spaCy md + most populous, dev"),
        "acc161": (0.827, "Mordecai3, own split and gold names"),
    },
}
_WITH_DEMONYMS = frozenset({"lgl"})


def run(context: Context) -> Scores:
    """Scores of every places set that has a file for the split."""
    out: Scores = {}
    for name in context.sets("places"):
        rows = context.rows("places", name)
        if rows:
            found = list(_predictions(rows, demonyms=name in _WITH_DEMONYMS))
            context.write("places", name, found)
            out[name] = score(rows, {r["id"]: r for r in found})
    return out


def _predictions(rows: list[Row], *, demonyms: bool) -> Iterator[Row]:
    reports = (Report(r["id"], r["text"], "", title=r.get("title") or "", published=r.get("dct") or "") for r in rows)
    for row, doc in zip(rows, read_reports(reports), strict=True):
        yield predict(row, doc, demonyms=demonyms)


def predict(row: Row, doc: Doc, *, demonyms: bool) -> Row:
    """The toponyms found in a gold row's text and the readings of its gold spans, as the gold's scorer reads them."""
    spans = [Span(t["start"], t["end"]) for t in row["toponyms"]]
    found = find_places(doc, demonyms=demonyms, roads=demonyms)
    return {
        "id": row["id"],
        "toponyms": [_toponym(p) for p in found],
        "resolved": [_toponym(p) for p in place_names(doc, spans)],
    }


def _toponym(place: Place) -> dict[str, Any]:
    return {"start": place.span.start, "end": place.span.end, "name": place.text, "lat": place.lat, "lon": place.lon}
