"""Places that the user adds from a dump."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.records import Refusal
from reportedly.resolve import add_places, gazetteer
from reportedly.resolve.gazetteer import Entry, Gazetteer
from reportedly.resolve.gazetteer_added import Added


def line(ident: str = "9000001", name: str = "Zorblatabad", others: str = "", code: str = "P.PPL", **more: str) -> str:
    """A line of a GeoNames dump."""
    first, second = code.split(".")
    cells = [ident, name, name, others, more.get("lat", "33.5"), more.get("lon", "44.25"), first, second, "IQ", ""]
    return "\t".join([*cells, "07", "", "", "", more.get("people", "0"), "", "40", "Asia/Baghdad", "2020-01-01"])


class Adding:
    """Adds files to a gazetteer of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: list[Refusal] = []
        self.target = folder / "added.sqlite"

    def __call__(self, content: str | bytes, name: str = "IQ.txt") -> Added:
        """Add a file of that content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.refused.clear()
        return add_places(path, self.refused.append, target=self.target)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """What the gazetteer now says."""
        opened = Gazetteer(gazetteer.gazetteer_path(), self.target)
        try:
            return opened.lookup(name)
        finally:
            opened.close()


@pytest.fixture
def adding(tmp_path: Path) -> Adding:
    """A gazetteer with nothing added."""
    gazetteer.open_gazetteer()
    return Adding(tmp_path)


def test_a_village_is_known_once_added(adding: Adding) -> None:
    """A village of a dump is found by its names, its folded names and its name in Arabic script."""
    assert adding.lookup("Zorblatabad") == ()
    done = adding(line(others="az-Zorblat,زوربلطاباد", people="1200") + "\n")
    assert (done, adding.refused) == (Added(1, 0, 0), [])
    for name in ("Zorblatabad", "al-Zorblat", "Zorblaat", "زوربلطاباد"):
        assert [(e.id, e.country, e.people) for e in adding.lookup(name)] == [("9000001", "IRQ", 1200)], name


def test_bad_lines_are_refused_and_the_others_taken(adding: Adding) -> None:
    """Each bad line has its code and number; the run goes on."""
    bad = ["too\tfew", line("9000002", lat="95"), line("x"), line("9000003", people="many")]
    content = "\n".join([line(), *bad, line("9000004", "Qurnabad")]).encode() + b"\n\xff\xfe\n"
    assert adding(content) == Added(2, 0, 5)
    assert [(r.code, r.offset) for r in adding.refused] == [
        ("R305", 2),
        ("R305", 3),
        ("R305", 4),
        ("R305", 5),
        ("R102", 7),
    ]
    assert adding.lookup("Qurnabad")


def test_a_line_without_end_is_read_past(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line above the limit is refused and never held whole."""
    monkeypatch.setenv("REPORTEDLY_LINE_BYTES", "1000")
    assert adding(line() + "\n" + "x" * 5000 + "\n" + line("9000005", "Qurnabad") + "\n") == Added(2, 0, 1)
    assert [r.code for r in adding.refused] == ["R105"]


def test_adding_again_changes_nothing(adding: Adding) -> None:
    """A file added twice, or a newer line of a place, leaves one place with its newest names."""
    adding(line(others="Old Zorblat"))
    first = adding.lookup("Zorblatabad")
    adding(line(others="Old Zorblat"))
    assert adding.lookup("Zorblatabad") == first
    adding(line(others="New Zorblat", people="7"))
    assert adding.lookup("Old Zorblat") == ()
    assert [e.people for e in adding.lookup("New Zorblat")] == [7]


def test_kinds_of_rows(adding: Adding) -> None:
    """Divisions and bridges keep their kind; streams and former villages are passed over."""
    rows = [
        line("1", "Zorblat Bridge", code="S.BDG"), line("2", "Zorblat Governorate", code="A.ADM1"),
        line("3", "Zorblat Stream", code="H.STM"), line("4", "Zorblat Ruin", code="P.PPLQ"),
    ]  # fmt: skip
    assert adding("\n".join(rows)) == Added(2, 2, 0)
    assert [e.kind for n in ("Zorblat Bridge", "Zorblat Governorate") for e in adding.lookup(n)] == [
        "landmark",
        "admin1",
    ]


def test_a_zip_is_read_without_its_notes(adding: Adding) -> None:
    """GeoNames' zip holds a readme beside the table."""
    with zipfile.ZipFile(adding.folder / "x.zip", "w") as archive:
        archive.writestr("readme.txt", "not a table")
        archive.writestr("IQ.txt", line())
    assert adding((adding.folder / "x.zip").read_bytes(), "IQ.zip") == Added(1, 0, 0)


@pytest.mark.parametrize(
    "content", [b"hello\nworld\n", b"PK\x03\x04 broken", b"SQLite format 3\x00 broken", b"a,b\n1,2\n"]
)
def test_another_file_is_refused_whole(adding: Adding, content: bytes) -> None:
    """A file that holds no place at all is no table of places."""
    with pytest.raises(ReportedlyError) as error:
        adding(content)
    assert error.value.code == "R304"


def test_a_missing_file_is_told(adding: Adding) -> None:
    """A file that is not there has the code R109."""
    with pytest.raises(ReportedlyError) as error:
        add_places(adding.folder / "none.txt", adding.refused.append, target=adding.target)
    assert error.value.code == "R109"


def test_a_place_known_already_is_not_doubled(adding: Adding) -> None:
    """A dump's Basra is the Basra that the gazetteer holds, by its id or beside it; a user's point stands."""
    known = adding.lookup("Basra")
    top = known[0]
    where = {"lat": str(top.lat + 0.01), "lon": str(top.lon)}
    adding(line("9000009", "Basra", **where))
    assert adding.lookup("Basra") == known
    adding(line(top.id, "Basra", people=str(top.people), **where))
    assert [e.lat for e in adding.lookup("Basra") if e.id == top.id] == [top.lat + 0.01]


def test_whos_on_first_csv(adding: Adding) -> None:
    """A Who's On First table is told by its columns; places that are gone are passed over."""
    head = "id,name,placetype,geom_latitude,geom_longitude,lbl_latitude,lbl_longitude,iso,is_current\n"
    rows = [
        '101,"Zorblat, Upper",locality,33.1,44.1,33.2,44.2,IQ,1',
        "102,Zorblat Gone,locality,33.1,44.1,,,IQ,0",
        "103,Zorblat Sky,timezone,33.1,44.1,,,IQ,1",
        "104,Zorblat Off,locality,north,44.1,,,IQ,1",
    ]
    assert adding(head + "\n".join(rows), "wof.csv") == Added(1, 2, 1)
    (found,) = adding.lookup("Zorblat, Upper")
    assert (found.id, found.lat, found.country, found.kind) == ("wof:101", 33.2, "IRQ", "city")


def test_whos_on_first_database(adding: Adding) -> None:
    """The SQLite distribution gives names in every language."""
    path = adding.folder / "wof.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE TABLE spr (id, name, placetype, latitude, longitude, country, is_current, is_deprecated, is_superseded)"
        )
        db.execute("CREATE TABLE names (id, name)")
        db.execute("INSERT INTO spr VALUES (7, 'Zorblat', 'neighbourhood', 33.3, 44.4, 'IQ', 1, 0, 0)")
        db.execute("INSERT INTO spr VALUES (8, 'Zorblat', 'locality', 33.9, 44.9, 'IQ', -1, 0, 1)")
        db.execute("INSERT INTO names VALUES (7, 'زوربلط')")
    assert adding(path.read_bytes(), "wof.db") == Added(1, 1, 0)
    assert [(e.id, e.kind) for e in adding.lookup("زوربلط")] == [("wof:7", "district")]
