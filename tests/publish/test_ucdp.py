"""The UCDP GED export: columns as published, and each rule on an example."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reportedly.publish import export
from reportedly.publish.happenings import Happening, happenings
from reportedly.publish.ucdp import priogrid, side_name, sides, ucdp_row
from reportedly.records import Party
from tests.publish.fakes import armed_shelf, shelf
from tests.publish.test_acled import someone, told

PUBLISHED = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, "
    "dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, "
    "source_date, source_headline, source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, "
    "priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, "
    "deaths_unknown, best, high, low, gwnoa, gwnob"
)
ARMY, FRONT, BRIGADE = (
    someone("MIL", name="Army"),
    someone("REB", name="Hill Front"),
    someone("UAF", name="Salt Brigade"),
)
CROWD = someone(private=True, name="five people")


def deadly(actor: tuple[Party, ...], recipient: tuple[Party, ...] = ()) -> Happening:
    """The killings in Gafsa, with these parties."""
    it = next(h for h in happenings(shelf().event_rows, shelf().record_rows) if h.killed)
    return Happening(replace(it.event, actor=actor, recipient=recipient), it.records)


def cells(it: Happening, why: str = "") -> dict[str, str]:
    """The row of an event by column."""
    row = ucdp_row(it, why)
    assert row is not None
    return dict(zip(PUBLISHED.split(", "), row, strict=True))


def test_columns_are_geds() -> None:
    """49 columns in GED's order, though no event of the store has an armed side."""
    out = io.StringIO()
    export(shelf(), "ucdp", out)
    header = next(csv.reader(io.StringIO(out.getvalue())))
    assert ", ".join(header) == PUBLISHED
    assert len(header) == 49


@pytest.mark.parametrize(
    ("actor", "recipient", "kind", "names"),
    [
        ((ARMY,), (FRONT,), 1, ("Government of Tunisia", "Hill Front")),
        ((FRONT,), (ARMY,), 1, ("Government of Tunisia", "Hill Front")),
        ((FRONT, BRIGADE), (), 2, ("Hill Front", "Salt Brigade")),
        ((ARMY,), (CROWD,), 3, ("Government of Tunisia", "")),
        ((ARMY,), (someone("COP", name="Police"),), None, ("Government of Tunisia", "")),
        ((), (CROWD,), None, ("", "")),
        ((CROWD,), (ARMY,), None, ("", "Government of Tunisia")),
        ((someone(),), (CROWD,), None, ("", "")),
    ],
)
def test_type_of_violence(
    actor: tuple[Party, ...], recipient: tuple[Party, ...], kind: int | None, names: tuple[str, str]
) -> None:
    """The type follows from both sides; the state is side a; what the parties do not tell stays empty."""
    got, a, b = sides(told("ASSAULT", "Attack", actor, recipient))
    assert (got, side_name(a), side_name(b)) == (kind, *names)


def test_a_one_sided_row() -> None:
    """Civilians are side b and theirs are the dead; sources, place, days, figures and state numbers."""
    row = cells(deadly((ARMY,), (CROWD,)))
    assert (row["side_b"], row["dyad_name"]) == ("Civilians", "Government of Tunisia - Civilians")
    assert (row["low"], row["best"], row["high"]) == ("5", "5", "7")
    assert [row[f"deaths_{k}"] for k in ("a", "b", "civilians", "unknown")] == ["0", "0", "5", "0"]
    assert (row["gwnoa"], row["gwnob"], row["country_id"], row["region"]) == ("616", "", "616", "Africa")
    assert (row["where_prec"], row["date_prec"], row["event_clarity"]) == ("1", "1", "1")
    assert (row["geom_wkt"], row["priogrid_gid"]) == ("POINT (8.784 34.425)", "178938")
    assert "the interior ministry" in row["source_original"]
    assert row["relid"] in {e.id for e in shelf().event_rows}
    assert row["id"].isdigit()
    assert row["source_article"].count("[records ") == int(row["number_of_sources"])
    assert "schema_version=1" in row["code_status"]


def test_in_battle_nobody_says_whose_the_dead_are() -> None:
    """The dead of a fight are of unknown side, and the four sum to best."""
    row = cells(deadly((ARMY,), (FRONT,)))
    assert [row[f"deaths_{k}"] for k in ("a", "b", "civilians", "unknown")] == ["0", "0", "0", "5"]


def test_running_totals_are_summaries() -> None:
    """Where every claim is cumulative the event's clarity is 2."""
    it = deadly((ARMY,), (CROWD,))
    figures = tuple(
        replace(f, claims=tuple(replace(c, scope="cumulative") for c in f.claims)) for f in it.event.figures
    )
    assert cells(Happening(replace(it.event, figures=figures), it.records))["event_clarity"] == "2"


def test_without_dead_or_armed_side_there_is_no_row() -> None:
    """Events that GED would not take are left out."""
    it = deadly((ARMY,), (CROWD,))
    assert ucdp_row(Happening(replace(it.event, figures=()), it.records)) is None
    assert ucdp_row(deadly((), (CROWD,))) is None


def test_the_reason_and_hostile_names() -> None:
    """The reason for names stands in the row; a name that begins like a formula is defused."""
    row = cells(deadly((someone("REB", name="=1+1"),), (CROWD,)), "a reason")
    assert row["side_a"] == "'=1+1"
    assert "unredacted=a reason" in row["code_status"]


def test_the_dead_are_not_named() -> None:
    """A headline with the victim's name is published without it."""
    out = io.StringIO()
    export(armed_shelf(), "ucdp", out)
    assert "[name withheld]" in out.getvalue()
    assert "Dhouibi" not in out.getvalue()


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-90, -180, 1), (89.9, 179.9, 259200), (90, 0, None), (None, None, None)]
)
def test_priogrid(lat: float | None, lon: float | None, cell: int | None) -> None:
    """Cells are numbered from the south-west corner."""
    assert priogrid(lat, lon) == cell
