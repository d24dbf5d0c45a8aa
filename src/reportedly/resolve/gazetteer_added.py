"""Places that the user adds: an SQLite file of its own beside the compiled gazetteer, so that a new version keeps it.

A place stands under its id; adding a file again changes nothing, and a run that was killed goes on by being run again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.records import Refusal
from reportedly.resolve.gazetteer import added_path, alone
from reportedly.resolve.gazetteer_dumps import Row, read_file

_AT_ONCE = 5_000  # places a transaction; what a killed run loses
_TABLES = """
CREATE TABLE IF NOT EXISTS places (id TEXT PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL,
 country TEXT, admin1 TEXT, people INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT, id TEXT, rank INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_of ON names (id);
"""


@dataclass(frozen=True, slots=True)
class Added:
    """How a file went: places taken, rows that are no place of a kind in use, rows refused."""

    taken: int
    passed_over: int
    refused: int


def add(
    path: Path,
    refuse: Callable[[Refusal], None],
    progress: Callable[[int], None] | None = None,
    target: Path | None = None,
) -> Added:
    """Add the places of a file to the user's own; ``refuse`` is told every bad line, ``progress`` the lines read.

    Raises ReportedlyError R109 or R304 where the file cannot be used, R301 where the cache cannot be written.
    """
    target = target or added_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with alone(target.with_suffix(".lock")), closing(sqlite3.connect(target)) as db:
            db.executescript(_TABLES)
            return _add(db, path, refuse, progress)
    except sqlite3.Error as error:
        raise ReportedlyError("R301", f"{target}: {error}") from error


def _add(
    db: sqlite3.Connection, path: Path, refuse: Callable[[Refusal], None], progress: Callable[[int], None] | None
) -> Added:
    taken = passed = refused = 0
    held: list[Row] = []
    for count, row in enumerate(read_file(path), start=1):
        if row is None:
            passed += 1
        elif isinstance(row, Refusal):
            refused += 1
            refuse(row)
        else:
            taken += 1
            held.append(row)
        if len(held) >= _AT_ONCE:
            _write(db, held)
            held.clear()
        if progress and count % 20_000 == 0:
            progress(count)
    _write(db, held)
    return Added(taken, passed, refused)


def _write(db: sqlite3.Connection, rows: list[Row]) -> None:
    """Put places in the file in one transaction; a place known by its id is replaced with its names."""
    with db:
        db.executemany("DELETE FROM names WHERE id = ?", ((place[0],) for place, _ in rows))
        db.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?)", (place for place, _ in rows))
        db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?,?,?)", ((k, place[0], r) for place, keys in rows for k, r in keys)
        )
