"""Records and reports made by hand for the linking tests; outlets and persons are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.records import (
    Attribution,
    EventRecord,
    Evidence,
    Figure,
    Party,
    Place,
    Report,
    Source,
    Span,
    Time,
)

NOWHERE = Span(0, 0)
_TOWNS = {
    "Basra": (30.51, 47.78, "Basra"),
    "Baghdad": (33.34, 44.4, "Baghdad"),
    "Najaf": (32.0, 44.34, "Najaf"),
}


def town(name: str) -> Place:
    """A town of Iraq."""
    lat, lon, admin1 = _TOWNS[name]
    return Place(name, name, lat, lon, "IRQ", admin1, name, "city", "g-" + name, NOWHERE)


def country() -> Place:
    """Iraq as a whole."""
    return Place("Iraq", "Iraq", 33.0, 44.0, "IRQ", "", "", "country", "g-irq", NOWHERE)


def day(iso: str, precision: str = "day") -> Time:
    """A time of one day."""
    return Time(iso, iso, iso, precision, NOWHERE)


def party(name: str, *sectors: str, land: str = "IRQ", private: bool = False) -> Party:
    """A party by its name."""
    return Party(name, name, land, sectors, private, NOWHERE)


def killed(least: int | None, most: int | None = None, *, scope: str = "event", part: bool = False) -> Figure:
    """A stated number of dead."""
    return Figure("killed", least, most, False, "", scope, str(least), NOWHERE, Span(1, 2) if part else None)


def told_by(*names: str, kind: str = "organisation", stance: str = "stated") -> Attribution:
    """An attribution whose chain runs over ``names``."""
    return Attribution(tuple(Source(n, n, kind, NOWHERE) for n in names), "said", stance, NOWHERE)


BASE = EventRecord(
    id="r0",
    report_id="a1",
    outlet="Tigris Post",
    url="",
    title="",
    byline="",
    published="2019-11-10",
    language="en",
    sha256="",
    type="ASSAULT",
    mode="firearms",
    contexts=(),
    modality="actual",
    actor=(party("security forces", "MIL"),),
    recipient=(party("demonstrators", "CVL", private=True),),
    places=(town("Basra"), country()),
    time=day("2019-11-09"),
    figures=(killed(6, 6),),
    attribution=(),
    issues=(),
    evidence=(Evidence(0, 60, "Security forces shot at demonstrators by the harbour of Basra"),),
    confidence=0.8,
    coder_name="reportedly",
    coder_version="0",
)


def record(ident: str, report: str, outlet: str = "", quote: str = "", **changes: Any) -> EventRecord:
    """``BASE`` with another id, report and outlet, and ``changes``."""
    words = (Evidence(0, len(quote), quote),) if quote else BASE.evidence
    made = replace(BASE, id=ident, report_id=report, outlet=outlet or "Outlet " + report, evidence=words)
    return replace(made, **changes)


def report(ident: str, text: str, outlet: str, published: str = "2019-11-10", byline: str = "") -> Report:
    """A report of an invented outlet."""
    return Report(ident, text, "", outlet=outlet, published=published, byline=byline)
