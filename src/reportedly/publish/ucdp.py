"""UCDP GED's 49 columns: one row an event of organised violence with dead, by the rules of its codebook (docs/exports.md)."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.publish.cells import cell
from reportedly.publish.happenings import (
    GROUPS,
    STATE,
    Happening,
    is_armed,
    is_civilian,
    name_of,
    number_of,
    state_code,
    unique,
)
from reportedly.publish.placecodes import ucdp_where_prec
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.timecodes import ucdp_date_prec
from reportedly.records import EventRecord, Party

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
_CIVILIANS = "Civilians"
_GRID = 720  # cells of half a degree in a row of PRIO-GRID
_LONG = 4  # date_prec of a month; above a week an event is a summary


def _is_state(party: Party) -> bool:
    return is_armed(party) and bool(STATE & set(party.sector))


def _is_group(party: Party) -> bool:
    return is_armed(party) and not _is_state(party) and bool(GROUPS & set(party.sector))


def sides(told: Happening) -> tuple[int | None, Party | None, Party | None]:
    """Type of violence with both sides; None, and sides left out, where the parties do not tell.

    1 a state against a state or group (the state is side a), 2 group against group, 3 a state or group against people
    without arms (no side b: they are "Civilians"). Two bodies of one state are no two sides.
    """
    did, met = (tuple(p for p in side if is_armed(p) or is_civilian(p)) for side in told.sides())
    a, b = next(iter(did), None), next(iter(met), None)
    if a is None or b is None or not is_armed(a):
        return None, a if a and is_armed(a) else None, b if b and is_armed(b) else None
    if not is_armed(b):
        return 3, a, None
    if side_name(a) == side_name(b):
        return None, a, None
    if _is_group(a) and _is_group(b):
        return 2, a, b
    return (1, a, b) if _is_state(a) else (1, b, a)


def side_name(party: Party | None) -> str:
    """A side as GED names it: ``Government of COUNTRY`` for a state whose country is told, else its own name."""
    if party is None:
        return ""
    country = state_code(party.country, "name") if _is_state(party) else ""
    return f"Government of {country}" if country else name_of(party)


def _state_number(party: Party | None) -> int | None:
    code = state_code(party.country, "gwno") if party is not None and _is_state(party) else ""
    return int(code) if code else None


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell of a point: half-degree cells from 90° S, 180° W, numbered from 1, rows of 720 eastward."""
    if lat is None or lon is None or not (-90 <= lat < 90 and -180 <= lon < 180):
        return None
    return int((lat + 90) * 2) * _GRID + int((lon + 180) * 2) + 1


def _sources(records: Sequence[EventRecord]) -> tuple[str, ...]:
    """Each report as GED writes an article: ``"outlet,date,title"``, with the ids of its records behind."""
    of: dict[str, list[EventRecord]] = {}
    for r in records:
        of.setdefault(r.report_id, []).append(r)
    return tuple(
        f'"{x[0].outlet},{x[0].published[:10]},{x[0].title}" [records {" ".join(r.id for r in x)}]' for x in of.values()
    )


def _deaths(kind: int | None, best: int | None) -> tuple[int | None, ...]:
    """Dead of a, of b, civilians, unknown: civilians where the violence is one-sided, else nobody says of which side."""
    if best is None:
        return (None,) * 4
    return (0, 0, best, 0) if kind == 3 else (0, 0, 0, best)


def _clarity(told: Happening, date_prec: int | None) -> int:
    """2 where only running totals are stated or the days are not known within a week, else 1."""
    claims = told.killed.claims if told.killed else ()
    total = bool(claims) and all(c.scope == "cumulative" for c in claims)
    return 2 if total or (date_prec or _LONG) >= _LONG else 1


def is_deadly(told: Happening) -> bool:
    """Whether somebody is said to have died in it: GED takes events with at least one dead by some estimate."""
    killed = told.killed
    return killed is not None and any(n for n in (killed.low, killed.best, killed.high))


def ucdp_row(told: Happening, why: str = "") -> list[str] | None:
    """The cells of one event in the order of ``COLUMNS``; None for one without dead, an armed side or a day."""
    event, killed = told.event, told.killed
    kind, a, b = sides(told)
    if (
        killed is None
        or not is_deadly(told)
        or not event.start
        or not any(map(is_armed, event.actor + event.recipient))
    ):
        return None
    names = (side_name(a), _CIVILIANS if kind == 3 else side_name(b))
    precision = ucdp_date_prec(told.time)
    status = (f"{event.review.status}", f"schema_version={SCHEMA_VERSION}", *((f"unredacted={why}",) if why else ()))
    values: tuple[object, ...] = (
        *(number_of(event.id), event.id, int(event.start[:4]), "", status, kind, "", "", ""),
        *("", "", " - ".join(names) if all(names) else "", "", "", names[0], "", "", names[1]),
        *(len({r.report_id for r in told.records}), _sources(told.records), told.outlets),
        *(unique(sorted(r.published[:10] for r in told.records)), unique(r.title for r in told.records), told.origins),
        *_where(told),
        *(_clarity(told, precision), precision, event.start[:10], (event.end or event.start)[:10]),
        *(*_deaths(kind, killed.best), killed.best, killed.high, killed.low, _state_number(a), _state_number(b)),
    )
    return [cell(v) for v in values]


def _where(told: Happening) -> tuple[object, ...]:
    place, country = told.place, told.country
    number = state_code(country, "gwno")
    land = (state_code(country, "name"), int(number) if number else None, state_code(country, "ged_region"))
    if place is None:
        return (*("",) * 9, *land)
    point = "" if place.lat is None else f"POINT ({place.lon!r} {place.lat!r})"
    named = unique(p.text or p.name for p in told.event.places)
    second = place.name if place.precision == "admin2" else ""
    return (
        *(ucdp_where_prec(place), place.name, named, place.admin1, second, place.lat, place.lon, point),
        *(priogrid(place.lat, place.lon), *land),
    )
