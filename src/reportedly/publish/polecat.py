"""POLECAT's 40 columns (the data of the PLOVER ontology): one row a record of an act that took place (docs/exports.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.publish.happenings import name_of, state_code, unique
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.tsv import tsv_cell
from reportedly.records import EventRecord, Party

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw"),
    *("Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
NOTHING = "None"
_QUADS = {
    "VERBAL COOPERATION": "AGREE CONSULT SUPPORT CONCEDE",
    "MATERIAL COOPERATION": "COOPERATE AID RETREAT",
    "VERBAL CONFLICT": "REQUEST ACCUSE REJECT THREATEN",
    "MATERIAL CONFLICT": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD_OF = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds.split()}
_LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ru": "Russian"}


def polecat_id(record: EventRecord) -> str:
    """The report's id, with ``-`` for ``_``, then ``_`` and the record's id: readers take what precedes ``_`` as the article."""
    return f"{record.report_id.replace('_', '-')}_{record.id}"


def _party(parties: Sequence[Party]) -> tuple[object, ...]:
    """Eight columns of one side: lists, its first sector as the primary one; titles and Wikipedia ids are not known."""
    countries = unique(p.country for p in parties)
    sectors = unique(s for p in parties for s in p.sector)
    return (
        unique(name_of(p) for p in parties),
        countries,
        unique(state_code(c, "cow") for c in countries),
        sectors[:1],
        sectors,
        "",
        unique(p.text for p in parties),
        "",
    )


def _place(record: EventRecord) -> tuple[object, ...]:
    place = next((p for p in record.places if p.lat is not None), None) or next(iter(record.places), None)
    if place is None:
        return ("",) * 10
    district = place.name if place.precision == "admin2" else ""
    number = place.gazetteer_id if place.gazetteer_id.isdigit() else ""
    where = (place.name, place.city, district, place.admin1, state_code(place.country, "name"))
    return (*where, place.lat, place.lon, number, place.text, "")


def polecat_row(record: EventRecord, why: str = "") -> list[str]:
    """The cells of one record in the order of ``COLUMNS``; what is missing is the word ``None``."""
    day = record.time.start[:10] if record.time else ""
    version = f"{record.coder_name} {record.coder_version} schema_version={SCHEMA_VERSION}"
    mode = None if (record.type, record.mode) == ("ASSAULT", "seize") else record.mode  # PLOVER has it for COERCE alone
    values: tuple[object, ...] = (
        *(polecat_id(record), day, record.type, mode, "", QUAD_OF.get(record.type, ""), record.contexts),
        *_party(record.actor),
        *_party(record.recipient),
        *_place(record),
        *(record.outlet, record.published[:10], "", "", unique(p.name for p in record.places)),
        *(_LANGUAGES.get(record.language, record.language), version + (f" unredacted={why}" if why else "")),
    )
    return [tsv_cell(v) or NOTHING for v in values]


def polecat_rows(records: Iterable[EventRecord], why: str = "") -> Iterable[list[str]]:
    """The rows of the records whose act took place."""
    return (polecat_row(r, why) for r in records if r.modality == "actual")
