"""Places out of a user's own file: a GeoNames dump (text or zip) or a Who's On First table (CSV or SQLite).

Every reader goes through its file line by line in bounded memory and yields a place with its keys, or the refusal of a
line that is none; rows that are no place of a kind that we use (streams, closed places) yield nothing.
"""

from __future__ import annotations

import csv
import math
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import IO

from reportedly.errors import ReportedlyError, refusal
from reportedly.lexicon import table
from reportedly.limits import limit
from reportedly.records import Refusal
from reportedly.resolve.countries import by_alpha2
from reportedly.resolve.gazetteer import Place, keys_of

Row = tuple[Place, list[tuple[str, int]]]
Read = Row | Refusal | None
_GEONAMES_COLUMNS = 19
_NO_TABLE_AFTER = 1_000  # lines without one place among them: the file is something else
_WOF_COLUMNS = frozenset({"id", "name", "placetype"})
_WOF_NAMES = "SELECT DISTINCT name FROM names WHERE id = ? ORDER BY name LIMIT 200"


def read_file(path: Path) -> Iterator[Read]:
    """Each line of the file: a place with its keys, a refusal, or None for a row that is not used.

    Raises ReportedlyError R109 where it cannot be opened, R304 where it is no table of places.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
        if head.startswith(b"PK"):
            yield from _checked(path, _zipped(path))
        elif head.startswith(b"SQLite format 3"):
            yield from _checked(path, _wof_database(path))
        else:
            with path.open("rb") as file:
                yield from _checked(path, _lines_of(path.name, file))
    except OSError as error:
        raise ReportedlyError("R109", f"{path}: {error}") from error


def _checked(path: Path, rows: Iterator[Read]) -> Iterator[Read]:
    """The rows; raises R304 where the first thousand are all refused, or all there are."""
    held: list[Refusal] = []
    good = False
    for row in rows:
        if good or not isinstance(row, Refusal):
            good = True
            yield from held
            held.clear()
            yield row
            continue
        held.append(row)
        if len(held) >= _NO_TABLE_AFTER:
            break
    if held:
        raise ReportedlyError("R304", f"{path}: {held[0].message}")


def _zipped(path: Path) -> Iterator[Read]:
    try:
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist()):
                if member.lower().endswith((".txt", ".csv")) and "readme" not in member.lower():
                    with archive.open(member) as file:
                        yield from _lines_of(f"{path.name}/{member}", file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        yield refusal("R104", path.name, detail=str(error))


def _lines_of(source: str, file: IO[bytes]) -> Iterator[Read]:
    """The rows of one text: Who's On First where its first line names the columns, else GeoNames."""
    columns: list[str] = []
    for number, line in _lines(source, file):
        if isinstance(line, Refusal):
            yield line
            continue
        if number == 1:
            columns = _header(line)
            if columns:
                continue
        try:
            yield _wof_line(columns, line) if columns else _geonames(line.split("\t"))
        except (ValueError, csv.Error) as error:
            yield refusal("R305", source, number, detail=str(error))


def _lines(source: str, file: IO[bytes]) -> Iterator[tuple[int, str | Refusal]]:
    """The lines by number; one that is too long or no UTF-8 is a refusal, and read past."""
    most, number = limit("line_bytes"), 0
    while held := file.readline(most + 1):
        number += 1
        if len(held) > most:
            while held and not held.endswith(b"\n"):
                held = file.readline(most)
            yield number, refusal("R105", source, number, detail=f"{most:,} bytes")
            continue
        try:
            text = held.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            yield number, refusal("R102", source, number, detail=str(error.reason))
            continue
        if text:
            yield number, text


def _header(line: str) -> list[str]:
    names = next(csv.reader([line]), [])
    return names if set(names) >= _WOF_COLUMNS else []


@lru_cache(maxsize=2)
def _kinds(source: str) -> dict[str, str]:
    return {r["code"]: r["kind"] for r in table("place_kinds") if r["source"] == source}


def _point(lat: str, lon: str) -> tuple[float, float]:
    point = float(lat), float(lon)
    if not (math.isfinite(point[0]) and math.isfinite(point[1]) and abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError(f"no point of the earth: {lat[:20]}, {lon[:20]}")
    return point


def _geonames(cells: Sequence[str]) -> Row | None:
    """A line of a GeoNames dump; raises ValueError where it is none."""
    if len(cells) != _GEONAMES_COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {_GEONAMES_COLUMNS}")
    name, others, code = cells[1].strip(), cells[3].split(","), f"{cells[6]}.{cells[7]}"
    if not cells[0].isdecimal() or not name:
        raise ValueError("no id or no name")
    point, people = _point(cells[4], cells[5]), int(cells[14] or 0)
    known = _kinds("geonames")
    kind = known.get(code, known.get(f"{cells[6]}.*", ""))
    if kind in {"", "-"}:
        return None
    country = by_alpha2().get(cells[8], "")
    return (cells[0], name, kind, *point, country, cells[10], max(0, people)), keys_of(name, others, country)


def _wof_line(columns: list[str], line: str) -> Row | None:
    cells = next(csv.reader([line], strict=True), [])
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} columns instead of {len(columns)}")
    row = dict(zip(columns, cells, strict=True))
    lat = row.get("lbl_latitude") or row.get("geom_latitude") or row.get("latitude") or ""
    lon = row.get("lbl_longitude") or row.get("geom_longitude") or row.get("longitude") or ""
    country = row.get("iso_country") or row.get("iso") or row.get("wof_country") or row.get("country") or ""
    gone = row.get("is_current") == "0" or any(row.get(k) for k in ("deprecated", "superseded_by"))
    return _wof(row["id"], row["name"], row["placetype"], (lat, lon), country, gone, ())


def _wof(
    ident: str, name: str, placetype: str, point: tuple[str, str], alpha2: str, gone: bool, others: Sequence[str]
) -> Row | None:
    """A place of Who's On First; its id keeps it apart from GeoNames' numbers. Raises ValueError where it is none."""
    if not ident.isdecimal():
        raise ValueError(f"no id: {ident[:20]!r}")
    kind = _kinds("wof").get(placetype, "")
    if not kind or gone or not name.strip():
        return None
    where, country = _point(*point), by_alpha2().get(alpha2.upper(), "")
    place = (f"wof:{ident}", name.strip(), kind, *where, country, "", 0)
    return place, keys_of(name.strip(), list(others), country)


def _wof_database(path: Path) -> Iterator[Read]:
    """The rows of a Who's On First distribution (tables ``spr`` and ``names``)."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "spr" not in tables:
                raise ReportedlyError("R304", f"{path}: an SQLite file without Who's On First's table spr")
            named = "names" in tables
            found = db.execute(
                "SELECT id, name, placetype, latitude, longitude, country, is_current, is_deprecated, is_superseded "
                "FROM spr ORDER BY id"
            )
            for number, row in enumerate(found, start=1):
                others = [n for (n,) in db.execute(_WOF_NAMES, (row[0],)) if n] if named else []
                ident, name, placetype, lat, lon, country = ("" if c is None else str(c) for c in row[:6])
                gone = row[6] == 0 or row[7] == 1 or row[8] == 1
                try:
                    yield _wof(ident, name, placetype, (lat, lon), country, gone, others)
                except ValueError as error:
                    yield refusal("R305", path.name, number, detail=str(error))
    except sqlite3.Error as error:
        raise ReportedlyError("R304", f"{path}: {error}") from error
