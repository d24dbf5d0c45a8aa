"""The land under the pages' map: the outlines that publish draws, as GeoJSON that MapLibre reads. No tile is fetched."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportedly.publish.basemap import Land, arcs, area, joined, lands, unrolled


@lru_cache(maxsize=1)
def geojson() -> dict[str, Any]:
    """Every country as a feature with its ISO code (alpha-3, "" for none) and name, longitude first, by country code."""
    return {"type": "FeatureCollection", "features": [_feature(land) for land in lands()]}


def _feature(land: Land) -> dict[str, Any]:
    rings = [unrolled(joined(ring, arcs())) for ring in land.rings]
    return {
        "type": "Feature",
        "properties": {"country": land.country, "name": land.name},
        "geometry": {"type": "MultiPolygon", "coordinates": _polygons(rings)},
    }


def _polygons(rings: list[list[tuple[float, float]]]) -> list[list[list[tuple[float, float]]]]:
    """Outer rings (the way round of the largest) with the holes that follow each."""
    outward = area(max(rings, key=lambda r: abs(area(r)))) > 0 if rings else True
    out: list[list[list[tuple[float, float]]]] = []
    for ring in rings:
        if (area(ring) > 0) == outward or not out:
            out.append([ring])
        else:
            out[-1].append(ring)
    return out
