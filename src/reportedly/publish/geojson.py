"""The GeoJSON export (RFC 7946): one point an event, flat properties, WGS84, longitude first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from reportedly.publish.applinks import unlinked
from reportedly.publish.tables import EVENT_COLUMNS, KINDS, SCHEMA_VERSION
from reportedly.records import Event, Place


def point_of(event: Event) -> Place | None:
    """The place an event is drawn at: its most exact place that has coordinates."""
    return next((p for p in event.places if p.lat is not None and p.lon is not None), None)


def feature(event: Event, place: Place, link: str = "") -> dict[str, Any]:
    """One event as a point with flat properties; lists are joined by ``"; "`` as in the CSV. ``link`` is its page in the app."""
    c = event.corroboration
    properties: dict[str, Any] = {
        "type": event.type,
        "modes": "; ".join(event.modes),
        "start": event.start or None,
        "end": event.end or None,
        "place": place.name,
        "country": place.country or None,
        "place_precision": place.precision or None,
        "actor": "; ".join(p.name or p.text for p in event.actor),
        "recipient": "; ".join(p.name or p.text for p in event.recipient),
        "issues": "; ".join(event.issues),
    }
    by_kind = {f.kind: f for f in event.figures}
    for kind in KINDS:
        for end in ("low", "best", "high"):
            properties[f"{kind}_{end}"] = getattr(by_kind.get(kind), end, None)
    properties |= {
        "level": c.level,
        "reports": c.reports,
        "outlets": c.outlets,
        "origins": c.origins,
        "record_ids": "; ".join(event.records),
        "review_status": event.review.status,
    }
    if link:
        properties["app_url"] = link
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": properties,
    }


def features_of(
    events: Iterable[Event], leave: Callable[[str], None], link: Callable[[str, str], str] = unlinked
) -> Iterator[dict[str, Any]]:
    """The features of events; the ids of those without a resolved place are handed to ``leave``, ``link`` gives an event's page."""
    for event in events:
        place = point_of(event)
        if place is None:
            leave(event.id)
        else:
            yield feature(event, place, link("event", event.id))


def write_geojson(
    out: TextIO, features: Sequence[Mapping[str, Any]], left: int, why: str = "", facts: Mapping[str, Any] | None = None
) -> int:
    """Write a FeatureCollection; ``left`` counts the events without a resolved place, ``facts`` are members of its own."""
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "schema_version": SCHEMA_VERSION,
        "left_out": {"unresolved_place": left},
        "figure_columns": [c for c in EVENT_COLUMNS if c.rsplit("_", 1)[0] in KINDS],
    }
    if why:
        head["unredacted"] = why
    head |= facts or {}
    head["features"] = features
    json.dump(head, out, ensure_ascii=False, indent=None, separators=(",", ":"), allow_nan=False)
    out.write("\n")
    return len(features)
