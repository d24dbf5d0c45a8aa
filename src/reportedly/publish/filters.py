"""Which events a report is about: by place, days, type and corroboration; what is left out is counted, filter by filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.codes import TYPES
from reportedly.errors import ReportedlyError
from reportedly.lexicon import table
from reportedly.listing import folded, place_words
from reportedly.publish.dates import Dates
from reportedly.records import Event

LEVELS = ("single", "relayed", "corroborated")


@dataclass(frozen=True, slots=True)
class Filters:
    """What an event must be to be on the page; an empty value asks nothing.

    ``place``: a country (name, alpha-2 or alpha-3), a first-order division or a town, without regard to case and accents.
    ``from_day`` and ``to_day``: ISO days; an event that overlaps them stays, one without a date does not. ``types``: any
    of the 16. ``support``: a level of ``LEVELS``, or a number of independent origins; a contested event counts as
    relayed with two reports and as corroborated with two independent origins.
    """

    place: str = ""
    from_day: str = ""
    to_day: str = ""
    types: tuple[str, ...] = ()
    support: str = ""

    def checked(self) -> Filters:
        """The same in its usual spelling; raises ReportedlyError R501 for a value that can be none."""
        types = tuple(dict.fromkeys(t.strip().upper() for x in self.types for t in x.split(",") if t.strip()))
        unknown = [t for t in types if t not in TYPES]
        if unknown:
            raise ReportedlyError("R501", f"no type {unknown[0]!r}; there are {', '.join(TYPES)}")
        start, end = _day(self.from_day, "from"), _day(self.to_day, "to")
        if start and end and start > end:
            raise ReportedlyError("R501", f"the last day {end} lies before the first, {start}")
        support = self.support.strip().casefold()
        if support and support not in LEVELS and not (support.isdecimal() and len(support) < 4):
            raise ReportedlyError(
                "R501",
                f"no corroboration {support!r}; there are {', '.join(LEVELS)}, or a number of independent origins",
            )
        return Filters(" ".join(self.place.split()), start, end, types, support)


@dataclass(frozen=True, slots=True)
class InForce:
    """One filter in force, and how many events fail it (an event may fail several); ``lead`` are words before ``asks``."""

    name: str
    asks: str
    left_out: int
    undated: int = 0
    lead: str = ""


def sifted(events: Sequence[Event], filters: Filters, dates: Dates) -> tuple[list[Event], tuple[InForce, ...]]:
    """The events that pass every filter, in their order, and what each filter in force leaves out."""
    told: list[InForce] = []
    failed: set[str] = set()

    def sift(name: str, asks: str, out: Sequence[Event], undated: int = 0, lead: str = "") -> None:
        failed.update(e.id for e in out)
        told.append(InForce(name, asks, len(out), undated, lead))

    if filters.place:
        wanted = asked_place(filters.place)
        sift("Place", filters.place, [e for e in events if not any(wanted & place_words(p) for p in e.places)])
    if filters.from_day or filters.to_day:
        out = [e for e in events if not _overlaps(e, filters.from_day, filters.to_day)]
        lead, asks = _stretch(filters, dates)
        sift("Days", asks, out, sum(not e.start for e in out), lead)
    if filters.types:
        sift("Type", ", ".join(filters.types), [e for e in events if e.type not in filters.types])
    if filters.support:
        asks = f"at least {filters.support}"
        if filters.support.isdecimal():
            asks += f" independent origin{'s' if filters.support != '1' else ''}"
        sift("Corroboration", asks, [e for e in events if not _supported(e, filters.support)])
    return [e for e in events if e.id not in failed], tuple(told)


def _day(text: str, name: str) -> str:
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise ReportedlyError("R501", f"--{name} {text!r} is no day; write it as 2023-03-08") from error


def _stretch(filters: Filters, dates: Dates) -> tuple[str, str]:
    if filters.from_day and filters.to_day:
        return "", dates.days(filters.from_day, filters.to_day)
    return ("from ", dates.day(filters.from_day)) if filters.from_day else ("to ", dates.day(filters.to_day))


def _overlaps(event: Event, start: str, end: str) -> bool:
    if not event.start:
        return False
    return (event.end or event.start)[:10] >= start and (not end or event.start[:10] <= end)


def _supported(event: Event, support: str) -> bool:
    c = event.corroboration
    if support.isdecimal():
        return c.independent >= int(support)
    level = c.level
    if level == "contested":
        level = "corroborated" if c.independent > 1 else "relayed" if c.reports > 1 else "single"
    return LEVELS.index(level) >= LEVELS.index(support)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Every name and code of a country, folded, with its alpha-3."""
    import pycountry

    out = {}
    for row in table("outlines"):
        out[folded(row["name"])] = row["country"]
    for row in table("state_codes"):
        out[folded(row["name"])] = row["iso3"]
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            out[folded(name)] = country.alpha_3
        out[country.alpha_2.casefold()] = out[country.alpha_3.casefold()] = country.alpha_3
    return {k: v for k, v in out.items() if k and v}


def country_name(code: str) -> str:
    """A country's usual name for its alpha-3 code; the code where it has none."""
    return _titles().get(code, code)


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {r["country"]: r["name"] for r in table("outlines") if r["country"]} | {
        r["iso3"]: r["name"] for r in table("state_codes")
    }


def asked_place(place: str) -> frozenset[str]:
    """What a place that is asked for may be kept as: the folded name, and the code of the country of that name."""
    name = folded(place)
    return frozenset(x for x in (name, _countries().get(name, "")) if x)
