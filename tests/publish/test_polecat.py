"""The POLECAT export: columns as published, and each rule on an example."""

from __future__ import annotations

import io
from dataclasses import replace

from reportedly.publish import export
from reportedly.publish.polecat import QUAD_OF, polecat_id, polecat_row
from reportedly.publish.tsv import tsv_cell
from reportedly.records import EventRecord
from tests.publish.fakes import shelf
from tests.publish.test_acled import someone

PUBLISHED = (
    "Event ID, Event Date, Event Type, Event Mode, Event Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, Primary Actor Sector, "
    "Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, "
    "Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, "
    "Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
)


def cells(record: EventRecord) -> dict[str, str]:
    """The row of a record by column."""
    return dict(zip(PUBLISHED.split(", "), polecat_row(record), strict=True))


def a_record(kind: str) -> EventRecord:
    """The first record of a type."""
    return next(r for r in shelf().record_rows if r.type == kind)


def test_columns_are_polecats() -> None:
    """40 columns in POLECAT's order, one row an actual record, no row of another width."""
    out = io.StringIO()
    count = export(shelf(), "plover", out)
    lines = out.getvalue().splitlines()
    assert ", ".join(lines[0].split("\t")) == PUBLISHED
    assert {len(x.split("\t")) for x in lines} == {40}
    assert count == len(lines) - 1 == sum(r.modality == "actual" for r in shelf().record_rows)


def test_an_arrest() -> None:
    """Type, mode, quad in words, parties with sectors and numbers, the word None where nothing is known."""
    record = a_record("COERCE")
    row = cells(record)
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("COERCE", "arrest", "MATERIAL CONFLICT")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Police", "TUN", "616")
    assert (row["Primary Actor Sector"], row["Recipient Name"], row["Event Intensity"]) == ("COP", "None", "None")
    assert row["Event ID"] == f"wire_{record.id}"
    assert (row["Publication Date"], row["Language"]) == ("2023-03-08", "English")
    assert "schema_version=1" in row["Version"]


def test_an_article_id_ends_at_the_first_underscore() -> None:
    """A report id with an underscore keeps the rule."""
    record = replace(a_record("COERCE"), report_id="a_b")
    assert polecat_id(record) == f"a-b_{record.id}"


def test_places() -> None:
    """Names, country in words, coordinates as numbers, a GeoNames id only where it is one."""
    record = a_record("PROTEST")
    place = replace(record.places[0], lon=-10.76, gazetteer_id="2467454")
    row = cells(replace(record, places=(place,)))
    assert (row["Placename"], row["City"], row["Country"], row["Longitude"]) == ("Sfax", "Sfax", "Tunisia", "-10.76")
    assert row["GeoNames ID"] == "2467454"
    assert cells(record)["GeoNames ID"] == "None"


def test_hostile_names_stay_in_their_cell() -> None:
    """Tabs and line breaks become spaces, formulas and opening quotes are defused."""
    record = replace(a_record("COERCE"), actor=(someone("COP", name='=cmd\t"x"\r\nPolice'),), outlet='"Quoted')
    row = cells(record)
    assert row["Actor Name"] == '\'=cmd "x" Police'
    assert row["Source"] == "'Quoted"
    assert [tsv_cell(v) for v in (-1.5, None, ("-a", "b"), "\t=1")] == ["-1.5", "", "'-a; b", "'=1"]


def test_every_type_has_a_quad() -> None:
    """All 16 types belong to one of four classes."""
    assert len(QUAD_OF) == 16
    assert len(set(QUAD_OF.values())) == 4
