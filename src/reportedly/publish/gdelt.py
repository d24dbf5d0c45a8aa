"""GDELT 2.0 events (61 columns) and mentions (16): an event a row, a record a row; no header, no quoting (docs/exports.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from reportedly.publish.cameocodes import event_code, goldstein, quad_class, role_codes
from reportedly.publish.happenings import Happening, moment, name_of, number_of, state_code, unique
from reportedly.publish.placecodes import gdelt_geo_type
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.tsv import tsv_cell
from reportedly.records import EventRecord, Party, Place

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENT_COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{c}" for n in (1, 2) for c in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{c}" for who in ("Actor1", "Actor2", "Action") for c in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
MENTION_COLUMNS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
_NOWHERE = (0, *("",) * 7)
_WEB, _CITED = 1, 2


def fraction_date(day: str) -> str:
    """A day as the year and the share of it gone, by GDELT's formula (month x 30 + day) / 365."""
    year, month, date = (int(x) for x in day.split("-"))
    return f"{year + (month * 30 + date) / 365:.4f}"


def stamp(published: str) -> str:
    """A stated time as YYYYMMDDHHMMSS in UTC; "" where there is none."""
    at = moment(published)
    return f"{at:%Y%m%d%H%M%S}" if at else ""


def _added(told: Happening) -> str:
    return min((s for r in told.records if (s := stamp(r.published))), default="")


def _actor(party: Party | None) -> tuple[str, ...]:
    if party is None:
        return ("",) * len(_ACTOR)
    country, roles = state_code(party.country, "cameo"), role_codes(party.sector)
    types = (*roles[:3], "", "", "")[:3]
    return (country + "".join(roles[:3]), name_of(party).upper(), country, "", "", "", "", *types)


def _geo(place: Place | None) -> tuple[object, ...]:
    kind = gdelt_geo_type(place)
    if place is None or kind is None:
        return _NOWHERE
    fips, country = state_code(place.country, "fips"), state_code(place.country, "name")
    name = ", ".join(unique((place.name, place.admin1, country)))
    whole = fips if kind == 1 else ""
    return (kind, name, fips, whole, "", place.lat, place.lon, whole)


def _is_root(told: Happening, texts: Mapping[str, str]) -> int:
    """1 where some record's clause stands in the first paragraph of its report."""
    for r in told.records:
        end = texts.get(r.report_id, "").find("\n\n")
        if r.evidence and (end < 0 or r.evidence[0].start < end):
            return 1
    return 0


def event_row(told: Happening, texts: Mapping[str, str]) -> list[str]:
    """The cells of one event in the order of ``EVENT_COLUMNS``; ``texts`` are the reports' words by id."""
    event, day = told.event, told.event.start[:10]
    first, second = (next(iter(side), None) for side in told.sides())
    code = event_code(event.type, event.modes)
    when = (int(day.replace("-", "")), int(day[:7].replace("-", "")), int(day[:4])) if day else ("",) * 3
    shares = (len(told.records), len(told.outlets), len({r.report_id for r in told.records}))
    values: tuple[object, ...] = (
        *(number_of(event.id), *when, fraction_date(day) if day else "", *_actor(first), *_actor(second)),
        *(_is_root(told, texts), code, code[:3], code[:2], quad_class(code), goldstein(code), *shares, ""),
        *(*_NOWHERE, *_NOWHERE, *_geo(told.place)),
        *(_added(told), next((r.url for r in told.records if r.url), "")),
    )
    return [tsv_cell(v) for v in values]


def _offset(parties: Iterable[Party]) -> int:
    return next((p.span.start for p in parties), -1)


def _mention(told: Happening, record: EventRecord, length: int | None, why: str) -> list[str]:
    extras = {
        "record_id": record.id,
        "event_id": told.event.id,
        "report_id": record.report_id,
        "origin": unique((a.chain[-1].name or a.chain[-1].text) for a in record.attribution if a.chain),
        "stance": unique(a.stance for a in record.attribution),
        "schema_version": SCHEMA_VERSION,
        **({"unredacted": why} if why else {}),
    }
    values: tuple[object, ...] = (
        *(number_of(told.event.id), _added(told), stamp(record.published), _WEB if record.url else _CITED),
        *(urlsplit(record.url).hostname or record.outlet, record.url or record.report_id, ""),
        *(_offset(record.actor), _offset(record.recipient)),
        *(record.evidence[0].start if record.evidence else -1, 1, max(10, round(record.confidence * 10) * 10)),
        *(length, "", "", json.dumps(extras, ensure_ascii=False)),
    )
    return [tsv_cell(v) for v in values]


def event_rows(told: Iterable[Happening], texts: Mapping[str, str]) -> Iterator[list[str]]:
    """A row for each event that took place."""
    return (event_row(t, texts) for t in told)


def mention_rows(told: Iterable[Happening], texts: Mapping[str, str], why: str = "") -> Iterator[list[str]]:
    """A row for each actual record of each event, in the order of event ids, then of publication."""
    for t in told:
        for record in t.records:
            text = texts.get(record.report_id)
            yield _mention(t, record, None if text is None else len(text), why)
