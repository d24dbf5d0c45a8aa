"""The ACLED export: columns as published, and each rule on an example."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reportedly.publish import export
from reportedly.publish.acled import EVENT_TYPE, acled_row, disorder_type, inter, interaction, sides
from reportedly.publish.happenings import Happening
from reportedly.publish.placecodes import acled_geo_precision, gdelt_geo_type, ucdp_where_prec
from reportedly.records import Party, Place, Span
from reportedly.resolve.subevent import LABELS
from tests.publish.fakes import Fake, shelf

PUBLISHED = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, "
    "assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude, "
    "geo_precision, source, source_scale, notes, fatalities, tags, timestamp"
)


def rows(made: Fake | None = None, name: str = "acled") -> list[dict[str, str]]:
    """The rows of an export read back."""
    out = io.StringIO()
    export(made or shelf(), name, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def someone(*sector: str, country: str = "TUN", private: bool = False, name: str = "Somebody") -> Party:
    """A party of these sectors."""
    return Party(name, name, country, sector, private, Span(0, 0))


def told(event_type: str, sub: str, actor: tuple[Party, ...], recipient: tuple[Party, ...] = ()) -> Happening:
    """An event of one record with these parties."""
    made = shelf()
    event = next(e for e in made.event_rows if any(p.name == "Gafsa" for p in e.places) and e.start)
    record = next(r for r in made.record_rows if r.event_id == event.id and r.modality == "actual")
    event = replace(event, type=event_type, actor=actor, recipient=recipient)
    return Happening(event, (replace(record, type=event_type, sub_event=sub),))


def test_columns_are_acleds() -> None:
    """31 columns in ACLED's order."""
    assert ", ".join(rows()[0]) == PUBLISHED
    assert len(rows()[0]) == 31


def test_the_killings_row() -> None:
    """The event of many records has its figure, place, codes and the ids of its records."""
    row = next(r for r in rows() if r["fatalities"] == "5")
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2023-03-08", "2023", "1")
    assert (row["iso"], row["country"], row["region"]) == ("788", "Tunisia", "Northern Africa")
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Gafsa", "34.425", "1")
    assert (row["actor1"], row["inter1"]) == ("", "")
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("Civilians (Tunisia)", "7", "")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert row["notes"].startswith("On 8 March 2023, in Gafsa")
    assert "Byrsa Press; Gafsa Courier" in row["source"]
    event = next(e for e in shelf().event_rows if e.id == row["event_id_cnty"])
    linked = row["tags"].split("records=")[1].split(";")[0].split()
    assert set(linked) <= set(event.records)
    assert row["timestamp"] == "1678406400"


def test_a_march_is_a_protest_of_known_size() -> None:
    """Demonstrators are actor1, nobody is actor2, and notes and tags give the size."""
    row = next(r for r in rows() if r["location"] == "Sfax")
    assert (row["disorder_type"], row["actor1"], row["interaction"]) == ("Demonstrations", "Protesters (Tunisia)", "60")
    assert row["notes"].endswith("[size=8000]")
    assert row["tags"].startswith("crowd size=8000")


def test_what_did_not_happen_is_left_out() -> None:
    """Denied acts and acts without a sub-type have no row."""
    denied = {r.id for r in shelf().record_rows if r.modality == "denied"}
    kinds = {e.type for e in shelf().event_rows if e.id in {r["event_id_cnty"] for r in rows()}}
    assert kinds <= {"ASSAULT", "PROTEST", "COERCE"}
    assert not any(i in r["tags"] for i in denied for r in rows())


@pytest.mark.parametrize("label", LABELS)
def test_every_sub_type_has_its_type(label: str) -> None:
    """All 25 sub-types belong to a type and a kind of disorder."""
    assert EVENT_TYPE[label]
    assert disorder_type(label) in {
        "Political violence",
        "Demonstrations",
        "Strategic developments",
        "Political violence; Demonstrations",
    }


@pytest.mark.parametrize(
    ("party", "code"),
    [
        (someone("COP"), 1),
        (someone("MIL", country="FRA"), 8),
        (someone("IGO", country=""), 8),
        (someone("REB"), 2),
        (someone("UAF"), 3),
        (someone("PRM"), 3),
        (someone("CVL"), 7),
        (someone(private=True), 7),
        (someone(), None),
        (someone("UNK"), None),
    ],
)
def test_inter(party: Party, code: int | None) -> None:
    """The code follows from the sectors and the country; what they do not tell is not guessed."""
    assert inter(party, "TUN") == code


@pytest.mark.parametrize(
    ("first", "second", "code"), [(1, 7, "17"), (7, 1, "17"), (6, 0, "60"), (0, 7, "70"), (None, 7, "")]
)
def test_interaction(first: int | None, second: int | None, code: str) -> None:
    """Two digits, the smaller first, a sole side before 0."""
    assert interaction(first, second) == code


def test_sides_of_demonstrations() -> None:
    """The crowd comes first even where the police act on it; the union is with the crowd, its target is no side."""
    crowd, police = someone(private=True, name="marchers"), someone("COP", name="Police")
    met = told("COERCE", "Protest with intervention", (police,), (crowd,))
    assert sides(met) == (("Protesters (Tunisia)", (), 6), ("Police", (), 1))
    union = told("PROTEST", "Peaceful protest", (someone("LAB", name="Basin Union"),), (someone("GOV"),))
    assert sides(union) == (("Protesters (Tunisia)", ("Basin Union",), 6), ("", (), 0))


def test_two_who_fight_are_two_sides() -> None:
    """Where nobody is the target, the first actor faces the others."""
    army, rebels = someone("MIL", name="Army"), someone("REB", name="Hill Front")
    assert sides(told("ASSAULT", "Armed clash", (army, rebels))) == (("Army", (), 1), ("Hill Front", (), 2))


def test_names_run_no_formula_and_longitudes_stay_numbers() -> None:
    """A name that begins like a formula is defused; a negative longitude is a number."""
    it = told("ASSAULT", "Attack", (someone("REB", name="=cmd|'/C calc'!A0"),))
    place = replace(it.event.places[0], lon=-8.784)
    row = acled_row(Happening(replace(it.event, places=(place,)), it.records))
    assert row is not None
    cells = dict(zip(PUBLISHED.split(", "), row, strict=True))
    assert cells["actor1"].startswith("'=cmd")
    assert float(cells["longitude"]) == -8.784


@pytest.mark.parametrize(
    ("precision", "country", "codes"),
    [
        ("landmark", "TUN", (1, 1, 4)),
        ("city", "TUN", (1, 1, 4)),
        ("admin2", "TUN", (2, 3, 5)),
        ("admin1", "TUN", (3, 4, 5)),
        ("country", "TUN", (3, 6, 1)),
        ("city", "USA", (1, 1, 3)),
        ("admin1", "USA", (3, 4, 2)),
    ],
)
def test_place_codes(precision: str, country: str, codes: tuple[int, int, int]) -> None:
    """A place's precision in the three scales; without coordinates there is none."""
    place = Place("x", "x", 1.0, 2.0, country, "", "", precision, "", Span(0, 0))
    assert (acled_geo_precision(place), ucdp_where_prec(place), gdelt_geo_type(place)) == codes
    assert acled_geo_precision(replace(place, lat=None, lon=None)) is None
