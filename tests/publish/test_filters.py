"""Tests of the filters: what they keep, what they leave out and count, and what they refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from reportedly.codes import TYPES
from reportedly.errors import ReportedlyError
from reportedly.listing import folded
from reportedly.publish import ReportOptions, report_html
from reportedly.publish.dates import ENGLISH
from reportedly.publish.filters import LEVELS, Filters, country_name, sifted
from reportedly.records import Corroboration, Event
from tests.publish.fakes import Fake, shelf


@pytest.fixture(scope="module")
def made() -> Fake:
    """The made store."""
    return shelf()


def _kept(made: Fake, **asked: object) -> set[str]:
    events, _ = sifted(made.event_rows, Filters(**asked).checked(), ENGLISH)  # type: ignore[arg-type]
    return {e.id for e in events}


def _at(made: Fake, name: str) -> set[str]:
    return {e.id for e in made.event_rows if any(p.name == name for p in e.places)}


@pytest.mark.parametrize("place", ["Sfax", "sfax", " SFÁX "])
def test_a_town_is_found_without_regard_to_case_and_accents(made: Fake, place: str) -> None:
    """The events of the town stay, no others."""
    assert _kept(made, place=place) == _at(made, "Sfax") != set()


@pytest.mark.parametrize("place", ["TUN", "tn", "Tunisia", "Republic of Tunisia"])
def test_a_country_is_found_by_name_and_code(made: Fake, place: str) -> None:
    """Every event with a place in it stays, whatever it is called."""
    assert _kept(made, place=place) == {e.id for e in made.event_rows if any(p.country == "TUN" for p in e.places)}
    assert _kept(made, place="Norway") == set()


def test_a_province_is_found(made: Fake) -> None:
    """The first-order division of a place counts as its name."""
    moved = [replace(e, places=tuple(replace(p, admin1="Basin Region") for p in e.places)) for e in made.event_rows]
    assert _kept(replace(made, event_rows=moved), place="basin region") == {e.id for e in moved if e.places}


def test_days_keep_what_overlaps_them(made: Fake) -> None:
    """First and last day count; an event of several days overlaps; one without a date is left out and counted."""
    assert _kept(made, from_day="2023-03-09") == {e.id for e in made.event_rows if (e.end or e.start) >= "2023-03-09"}
    assert _kept(made, to_day="2023-03-08") == {e.id for e in made.event_rows if e.start and e.start <= "2023-03-08"}
    long = replace(made.event_rows[0], start="2023-03-01", end="2023-03-20")
    none = replace(made.event_rows[1], start="", end="")
    kept, (told,) = sifted([long, none], Filters(from_day="2023-03-09", to_day="2023-03-10"), ENGLISH)
    assert kept == [long]
    assert (told.asks, told.left_out, told.undated) == ("9–10 March 2023", 1, 1)


def test_types_may_be_several(made: Fake) -> None:
    """In any case, one by one or with commas."""
    wanted = {e.id for e in made.event_rows if e.type in ("PROTEST", "COERCE")}
    assert _kept(made, types=("protest", "Coerce")) == _kept(made, types=("PROTEST,COERCE",)) == wanted


def _event(made: Fake, level: str, reports: int, independent: int) -> Event:
    counted = Corroboration(reports, reports, independent, independent, 0, level)
    return replace(made.event_rows[0], id=f"{level}{reports}{independent}", corroboration=counted)


def test_corroboration_goes_by_level_or_by_independent_origins(made: Fake) -> None:
    """A contested event counts by the origins that stand behind it."""
    rows = [
        _event(made, "single", 1, 1),
        _event(made, "relayed", 3, 1),
        _event(made, "corroborated", 3, 2),
        _event(made, "contested", 4, 3),
        _event(made, "contested", 1, 1),
    ]
    some = replace(made, event_rows=rows)
    assert len(_kept(some, support="single")) == 5
    assert _kept(some, support="Relayed") == {"relayed31", "corroborated32", "contested43"}
    assert _kept(some, support="corroborated") == {"corroborated32", "contested43"}
    assert _kept(some, support="3") == {"contested43"}


@pytest.mark.parametrize(
    "asked",
    [
        {"types": ("RIOT",)},
        {"from_day": "8 March"},
        {"to_day": "2023-02-30"},
        {"from_day": "2023-03-09", "to_day": "2023-03-08"},
        {"support": "good"},
        {"support": "-1"},
    ],
)
def test_what_can_be_no_value_is_refused(asked: dict[str, object]) -> None:
    """With R501 and what there is."""
    with pytest.raises(ReportedlyError, match="R501"):
        Filters(**asked).checked()  # type: ignore[arg-type]


def test_the_page_says_which_filters_hold_and_what_they_leave_out(made: Fake) -> None:
    """Every filter with its count; the total; nothing of what is left out stands on the page."""
    options = ReportOptions(place="Sfax", from_day="2023-03-09", types=("PROTEST",), min_corroboration=1)
    page = lxml_html.fromstring(report_html(made, options=options))
    notice = page.xpath("//div[@class='notice']")[0]
    shown = {n.get("data-filter"): int(n.text) for n in notice.xpath(".//*[@data-filter]")}
    assert shown["Place"] == len(made.event_rows) - len(_at(made, "Sfax"))
    assert shown["Days"] == sum((e.end or e.start) < "2023-03-09" for e in made.event_rows)
    assert shown["Type"] == sum(e.type != "PROTEST" for e in made.event_rows)
    assert shown["Corroboration"] == sum(e.corroboration.independent < 1 for e in made.event_rows)
    kept = _kept(made, place="Sfax", from_day="2023-03-09", types=("PROTEST",), support="1")
    (left,) = notice.xpath(".//*[@data-count='left-out']/text()")
    assert int(left) == len(made.event_rows) - len(kept)
    inside = {r for e in made.event_rows if e.id in kept for r in e.records}
    assert {n.get("data-record") for n in page.xpath("//*[@data-record]")} <= inside
    assert {n.get("data-event") for n in page.xpath("//*[@data-event]")} <= kept
    (whole,) = page.xpath("//section[@aria-labelledby='made']//*[@data-count='kept-records']/text()")
    assert int(whole) == len(inside)


def test_filters_that_keep_nothing_give_a_page_that_says_so(made: Fake) -> None:
    """Nothing is claimed, everything is counted as left out."""
    page = report_html(made, options=ReportOptions(place="Atlantis <b>"))
    assert "No event was found" in page
    assert "Atlantis &lt;b&gt;" in page


def test_names_of_countries_read_as_usual() -> None:
    """A code without a name stays; names fold to what can be compared; the lists are whole."""
    assert country_name("TUN") == "Tunisia"
    assert country_name("QQQ") == "QQQ"
    assert folded("Côte d’Ivoire") == "cote d ivoire"
    assert len(TYPES) == 16
    assert LEVELS[0] == "single"
