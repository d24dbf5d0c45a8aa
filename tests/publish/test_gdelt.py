"""The GDELT export: two files with columns as published, and each rule on an example."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.publish import export
from reportedly.publish.cameocodes import event_code, goldstein, quad_class, role_codes
from reportedly.publish.gdelt import EVENT_COLUMNS, MENTION_COLUMNS, event_row, fraction_date, stamp
from reportedly.publish.happenings import Happening
from tests.publish.fakes import shelf
from tests.publish.test_acled import someone, told

EVENTS = (
    "GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode, Actor1KnownGroupCode, Actor1EthnicCode, "
    "Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code, Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, "
    "Actor2KnownGroupCode, Actor2EthnicCode, Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, "
    "IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone, "
    "Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat, Actor1Geo_Long, "
    "Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_ADM2Code, Actor2Geo_Lat, "
    "Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_ADM2Code, "
    "ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL"
)
MENTIONS = (
    "GLOBALEVENTID, EventTimeDate, MentionTimeDate, MentionType, MentionSourceName, MentionIdentifier, SentenceID, Actor1CharOffset, "
    "Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen, MentionDocTone, MentionDocTranslationInfo, Extras"
)


def table(path: Path, columns: str) -> list[dict[str, str]]:
    """The rows of a file by column."""
    names = columns.split(", ")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(names, x.split("\t"), strict=True)) for x in lines]


def test_columns_are_gdelts() -> None:
    """61 and 16 columns in GDELT's order."""
    assert (", ".join(EVENT_COLUMNS), len(EVENT_COLUMNS)) == (EVENTS, 61)
    assert (", ".join(MENTION_COLUMNS), len(MENTION_COLUMNS)) == (MENTIONS, 16)


def test_a_folder_gets_two_files(tmp_path: Path) -> None:
    """Every mention belongs to an event; counts and links agree."""
    count = export(shelf(), "gdelt", tmp_path / "d")
    assert sorted(p.name for p in (tmp_path / "d").iterdir()) == ["events.tsv", "mentions.tsv"]
    events = {r["GLOBALEVENTID"]: r for r in table(tmp_path / "d" / "events.tsv", EVENTS)}
    mentions = table(tmp_path / "d" / "mentions.tsv", MENTIONS)
    assert count == len(events)
    assert {m["GLOBALEVENTID"] for m in mentions} == set(events)
    assert sum(int(e["NumMentions"]) for e in events.values()) == len(mentions)
    texts = {r.id: r.text for r in shelf().report_rows}
    known = {r.id: r for r in shelf().record_rows}
    for m in mentions:
        extras = json.loads(m["Extras"])
        record = known[extras["record_id"]]
        assert int(m["ActionCharOffset"]) == record.evidence[0].start
        assert int(m["MentionDocLen"]) == len(texts[extras["report_id"]])
        assert m["MentionSourceName"].endswith(".example")
        assert m["Confidence"] == "80"
        assert record.modality == "actual"


def test_a_name_gets_two_files_and_a_stream_the_mentions(tmp_path: Path) -> None:
    """A path with a suffix names the events; the mentions lie beside it."""
    export(shelf(), "gdelt", tmp_path / "x.tsv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-mentions.tsv", "x.tsv"]
    out = io.StringIO()
    export(shelf(), "gdelt", out)
    assert out.getvalue() == (tmp_path / "x-mentions.tsv").read_text(encoding="utf-8")


def test_an_arrest(tmp_path: Path) -> None:
    """Codes, days and the place of the arrests."""
    export(shelf(), "gdelt", tmp_path / "d")
    row = next(r for r in table(tmp_path / "d" / "events.tsv", EVENTS) if r["EventCode"] == "173")
    assert (row["EventBaseCode"], row["EventRootCode"], row["QuadClass"], row["GoldsteinScale"]) == (
        "173",
        "17",
        "4",
        "-7.0",
    )
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1Type1Code"]) == ("TUNCOP", "POLICE", "COP")
    assert (row["SQLDATE"], row["MonthYear"], row["FractionDate"]) == ("20230308", "202303", "2023.2685")
    assert (row["IsRootEvent"], row["DATEADDED"]) == ("1", "20230308000000")
    assert row["Actor1Geo_Type"] == "0"


def test_a_place_has_its_fips_code() -> None:
    """Tunisia is TS; a negative longitude is a number; a country's own code stands as its region."""
    it = told("ASSAULT", "Attack", (someone("MED", "JRN", name="=1\t+1"),))
    place = replace(it.event.places[0], lon=-8.784, admin1="Gafsa")
    row = dict(
        zip(EVENTS.split(", "), event_row(Happening(replace(it.event, places=(place,)), it.records), {}), strict=True)
    )
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_Long"]) == ("4", "TS", "-8.784")
    assert row["ActionGeo_FullName"] == "Gafsa, Tunisia"
    assert (row["Actor1Code"], row["Actor1Name"]) == ("TUNHLHMED", "'=1 +1")
    whole = replace(place, name="Tunisia", precision="country", admin1="")
    row = dict(
        zip(EVENTS.split(", "), event_row(Happening(replace(it.event, places=(whole,)), it.records), {}), strict=True)
    )
    assert (row["ActionGeo_Type"], row["ActionGeo_ADM1Code"], row["ActionGeo_FullName"]) == ("1", "TS", "Tunisia")


@pytest.mark.parametrize(
    ("kind", "modes", "code", "quad"),
    [
        ("PROTEST", ("demo",), "141", 4),
        ("ASSAULT", (), "180", 4),
        ("ASSAULT", ("nothing", "aerial"), "195", 4),
        ("RETREAT", ("ceasefire",), "0871", 2),
        ("CONSULT", (), "040", 1),
        ("ACCUSE", ("investigate",), "090", 3),
        ("THREATEN", (), "130", 3),
        ("UNHEARD", (), "", None),
    ],
)
def test_event_codes(kind: str, modes: tuple[str, ...], code: str, quad: int | None) -> None:
    """A mode's code before its type's; the quad class by the root."""
    assert (event_code(kind, modes), quad_class(code)) == (code, quad)
    assert (goldstein(code) is None) == (quad is None)


def test_roles_and_times() -> None:
    """Sectors that CAMEO lacks have no code; times are UTC."""
    assert role_codes(("PRM", "COP", "REL", "COP")) == ("COP",)
    assert stamp("2023-03-08T01:30:00+02:00") == "20230307233000"
    assert (stamp(""), fraction_date("2023-01-01")) == ("", "2023.0849")
