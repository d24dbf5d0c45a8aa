"""ACLED's 31 columns: one row an event that ACLED would take, by the rules of its codebook (docs/exports.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.publish.cells import cell
from reportedly.publish.happenings import FORCES, STATE, Happening, moment, name_of, state_code, unique
from reportedly.publish.placecodes import acled_geo_precision
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.timecodes import acled_time_precision
from reportedly.records import Party

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
# What ACLED adds on request (its API's ``population=true`` and ``population=full``), after the others.
POPULATION = {
    "": (),
    "best": ("population_best",),
    "full": ("population_1km", "population_2km", "population_5km", "population_best"),
}
_BY_TYPE = {
    "Battles": "Armed clash|Government regains territory|Non-state actor overtakes territory",
    "Explosions/Remote violence": "Chemical weapon|Air/drone strike|Suicide bomb|Shelling/artillery/missile attack"
    "|Remote explosive/landmine/IED|Grenade",
    "Protests": "Peaceful protest|Protest with intervention|Excessive force against protesters",
    "Riots": "Violent demonstration|Mob violence",
    "Strategic developments": "Agreement|Arrests|Change to group/activity|Disrupted weapons use"
    "|Headquarters or base established|Looting/property destruction|Non-violent transfer of territory|Other",
    "Violence against civilians": "Sexual violence|Attack|Abduction/forced disappearance",
}
EVENT_TYPE = {sub: kind for kind, subs in _BY_TYPE.items() for sub in subs.split("|")}
_DEMONSTRATIONS = "Demonstrations"
_FORCE = "Excessive force against protesters"
_CROWDS = {"Protests": ("Protesters", 6), "Riots": ("Rioters", 5)}
_CIVILIANS = "Civilians"
Side = tuple[str, tuple[str, ...], int | None]
NOBODY: Side = ("", (), 0)
UNTOLD: Side = ("", (), None)


def disorder_type(sub_event: str) -> str:
    """The kind of disorder of a sub-event type."""
    kind = EVENT_TYPE[sub_event]
    if sub_event == _FORCE:
        return f"Political violence; {_DEMONSTRATIONS}"
    if kind == "Protests" or sub_event == "Violent demonstration":
        return _DEMONSTRATIONS
    return kind if kind == "Strategic developments" else "Political violence"


def inter(party: Party, country: str) -> int | None:
    """ACLED's code of a party's kind by its sectors; None where they do not tell.

    1 the state of the place, 2 rebels, 3 armed or criminal groups unnamed or of no state, 7 people without arms,
    8 forces of another state and international bodies. 4 (identity militias) is not told by any sector.
    """
    sectors = set(party.sector)
    if party.private:
        return 7
    if sectors & (STATE - {"PRM"}):
        return 8 if party.country and country and party.country != country else 1
    if "IGO" in sectors:
        return 8
    if "REB" in sectors:
        return 2
    if sectors & {"UAF", "CRM", "PRM"}:
        return 3
    return 7 if sectors - {"UNK"} else None


def _side(parties: Sequence[Party], kind: str, country: str) -> Side:
    """A side's name, those with it, and its code; people without arms are named by their part, as ACLED does."""
    if not parties:
        return NOBODY
    code = inter(parties[0], country)
    names = unique(_one(name_of(p)) for p in parties)
    if code == 7:
        crowd, code = _CROWDS.get(kind, (_CIVILIANS, 7))
        named = unique(_one(name_of(p)) for p in parties if not p.private)
        return _of(crowd, country), named, code
    return names[0] if names else "", names[1:], code


def _one(name: str) -> str:
    """A name that its readers take for one: they split a column of actors at every semicolon."""
    return name.replace(";", ",")


def _of(crowd: str, country: str) -> str:
    where = state_code(country, "name")
    return f"{crowd} ({where})" if where else crowd


def sides(told: Happening) -> tuple[Side, Side]:
    """Both sides as ACLED has them: in demonstrations the crowd first, then who stepped in; civilians always named."""
    kind, country = EVENT_TYPE[told.sub_event], told.country
    did, met = told.sides()
    if kind in _CROWDS:
        return _crowd_and_force(told, kind, did, met)
    first, second = _side(did, kind, country) if did else UNTOLD, _side(met, kind, country)
    if kind == "Battles" and not met:
        second = UNTOLD
    if kind == "Violence against civilians" and not met:
        second = (_of(_CIVILIANS, country), (), 7)
    return first, second


def _crowd_and_force(told: Happening, kind: str, did: Sequence[Party], met: Sequence[Party]) -> tuple[Side, Side]:
    force = [p for p in (*did, *met) if FORCES & set(p.sector) and not p.private]
    crowd = [p for p in (did if told.event.type == "PROTEST" else (*did, *met)) if p not in force]
    word, code = _CROWDS[kind]
    named = unique(_one(name_of(p)) for p in crowd if not p.private)
    first: Side = (_of(word, told.country), named, code)
    if told.sub_event == "Peaceful protest":
        return first, NOBODY
    return first, _side(force, kind, told.country)


def interaction(first: int | None, second: int | None) -> str:
    """Both codes, the smaller first; a sole side's code and 0; empty where a code is not known."""
    if first is None or second is None:
        return ""
    low, high = sorted((first, second))
    return f"{high}{low}" if low == 0 else f"{low}{high}"


def _size(told: Happening) -> str:
    figure = next((f for f in told.event.figures if f.kind == "participants"), None)
    if figure is None or figure.best is None:
        return "size=no report"
    return f"size={figure.best}" if figure.low == figure.high else f"size={figure.low or ''}-{figure.high or ''}"


def _notes(told: Happening, day: date) -> str:
    """The day and place, the words of the first record, and who says so."""
    record = told.records[0]
    place = told.place
    where = f", in {place.name}" if place and place.name else ""
    within = f" ({place.admin1})" if where and place and place.admin1 and place.admin1 != place.name else ""
    quote = f", “{record.evidence[0].quote}”" if record.evidence else ""
    says = " < ".join(unique([record.outlet, *(s.name or s.text for a in record.attribution[:1] for s in a.chain)]))
    size = f" [{_size(told)}]" if EVENT_TYPE[told.sub_event] in _CROWDS else ""
    return f"On {day.day} {day:%B} {day.year}{where}{within}{quote} [source={says}].{size}"


def _tags(told: Happening, why: str) -> tuple[str, ...]:
    crowd = (f"crowd {_size(told)}",) if EVENT_TYPE[told.sub_event] in _CROWDS else ()
    links = f"records={' '.join(r.id for r in told.records)}"
    return (*crowd, links, f"schema_version={SCHEMA_VERSION}", *((f"unredacted={why}",) if why else ()))


def _stamp(told: Happening) -> int | None:
    """The time of the latest report in seconds since 1970: ACLED has the time of upload, which is no part of a store."""
    return max((int(at.timestamp()) for r in told.records if (at := moment(r.published))), default=None)


def _targeted(told: Happening, second: Side) -> str:
    kind = EVENT_TYPE[told.sub_event]
    hit = kind == "Violence against civilians" or told.sub_event == _FORCE
    return "Civilian targeting" if hit or (kind.startswith("Explosions") and second[2] == 7) else ""


def acled_row(told: Happening, why: str = "") -> list[str] | None:
    """The cells of one event in the order of ``COLUMNS``; None for an event that ACLED would not take."""
    precision = acled_time_precision(told.time)
    if not told.sub_event or precision is None or not told.event.start:
        return None
    day = date.fromisoformat(told.event.start[:10])
    first, second = sides(told)
    place, country, sub = told.place, told.country, told.sub_event
    dead = told.killed.best if told.killed else None
    second_order = place.name if place and place.precision == "admin2" else ""
    values: tuple[object, ...] = (
        *(told.event.id, day.isoformat(), day.year, precision, disorder_type(sub), EVENT_TYPE[sub], sub),
        *(*first, *second, interaction(first[2], second[2]), _targeted(told, second)),
        *(_number(state_code(country, "isonum")), state_code(country, "acled_region"), state_code(country, "name")),
        *((place.admin1, second_order, "", place.name, place.lat, place.lon) if place else ("",) * 6),
        *(
            acled_geo_precision(place),
            tuple(map(_one, told.outlets)),
            "",
            _notes(told, day),
            dead or 0,
            _tags(told, why),
            _stamp(told),
        ),
    )
    return [cell(v) for v in values]


def _number(text: str) -> int | None:
    return int(text) if text else None
