"""Compile lexicon/outlines.tsv and lexicon/outline_arcs.tsv: countries' outlines, from the npm package world-atlas 2.0.2.

Give the package's archive, as ``npm pack world-atlas@2.0.2`` leaves it: ``compile_outlines.py world-atlas-2.0.2.tgz``; an
archive of another hash is refused. The package repeats Natural Earth's 1:50m map (public domain) as TopoJSON. Lines are
thinned to ``TOLERANCE`` and rounded to .01 degree (about a kilometre); a border that two countries share is stored once.
Needed to compile the tables, never to run the program; run scripts/seal_lexicon.py afterwards.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import tarfile
from pathlib import Path
from typing import Any

import pycountry

SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
MEMBER = "package/countries-50m.json"
LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
TOLERANCE = 0.01  # degrees; 80,617 points become 56,304 (at .02 they become 40,447, and gulfs of small countries lose their shape)
# Natural Earth gives these no ISO number. The codes are those of the state that ISO 3166 counts the area to.
UNNUMBERED = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Kosovo": "XKX"}
Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees, longitude first."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        out.append(points)
    return out


def thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's selection of points: none left out lies further than ``TOLERANCE`` from the line kept."""
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = max(((_off(points, i, first, last), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(points: list[Point], at: int, first: int, last: int) -> float:
    (ax, ay), (bx, by), (px, py) = points[first], points[last], points[at]
    shrink = math.cos(math.radians((ay + by) / 2))
    dx, dy, qx, qy = (bx - ax) * shrink, by - ay, (px - ax) * shrink, py - ay
    long = math.hypot(dx, dy)
    return abs(qx * dy - qy * dx) / long if long > 1e-9 else math.hypot(qx, qy)


def packed(points: list[Point]) -> str:
    """Points as text: differences in hundredths of a degree, five bits a character from "?" on (Google's polyline code)."""
    out: list[str] = []
    before = (0, 0)
    for point in points:
        here = (round(point[0] * 100), round(point[1] * 100))
        for a, b in zip(here, before, strict=True):
            value = ~((a - b) << 1) if a < b else (a - b) << 1
            while value >= 32:
                out.append(chr((32 | (value & 31)) + 63))
                value >>= 5
            out.append(chr(value + 63))
        before = here
    return "".join(out)


def rings_of(shape: dict[str, Any]) -> list[list[int]]:
    """Every ring of a country, as arc numbers (``~n``: arc n backwards)."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def code_of(shape: dict[str, Any]) -> str:
    """ISO 3166 alpha-3 of a shape, "" where it has none."""
    found = pycountry.countries.get(numeric=shape["id"]) if "id" in shape else None
    return found.alpha_3 if found else UNNUMBERED.get(shape["properties"]["name"], "")


def main() -> int:
    """Write both tables; exit status 2 without the archive, 1 where it is another one."""
    if len(sys.argv) != 2:
        return 2
    archive = Path(sys.argv[1])
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        print(f"{archive.name} is not world-atlas 2.0.2")
        return 1
    with tarfile.open(archive) as packed_files:
        member = packed_files.extractfile(MEMBER)
        assert member is not None
        topology = json.load(member)
    full = arcs_of(topology)
    thin = [thinned(points) for points in full]
    shapes: list[str] = []
    used: dict[int, int] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = rings_of(shape)
        first = max(rings, key=lambda ring: sum(len(full[n if n >= 0 else ~n]) for n in ring))
        kept = []
        for ring in rings:
            numbers = [n if n >= 0 else ~n for n in ring]
            if sum(len(thin[n]) - 1 for n in numbers) < 3:  # an islet smaller than the tolerance
                if ring is not first:
                    continue
                for n in numbers:
                    thin[n] = full[n]
            renumbered = [used.setdefault(n, len(used)) for n in numbers]
            kept.append(",".join(str(m if n >= 0 else ~m) for n, m in zip(ring, renumbered, strict=True)))
        shapes.append(f"{code_of(shape)}\t{shape['properties']['name']}\t{';'.join(kept)}")
    lines = [f"{m}\t{packed(thin[n])}" for n, m in used.items()]
    (LEXICON / "outlines.tsv").write_text("\n".join(["country\tname\trings", *sorted(shapes)]) + "\n", encoding="utf-8")
    (LEXICON / "outline_arcs.tsv").write_text("\n".join(["arc\tpoints", *lines]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
