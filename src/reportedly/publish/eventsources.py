"""The CSV export's third table: one row an event and origin, that is what each voice at the root of a chain says of the event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.publish.cells import cell
from reportedly.publish.tables import KINDS, SCHEMA_VERSION
from reportedly.records import Event, EventRecord, Figure

SOURCE_COLUMNS = (
    *("event_id", "origin", "origin_kind", "outlets", "through", "stances", "modalities"),
    *("reports", "first_published", "last_published"),
    *(f"{kind}_{end}" for kind in KINDS for end in ("min", "max")),
    *("record_ids", "schema_version"),
)


@dataclass(slots=True)
class _Voice:
    """What is gathered of one origin: its name and kind as first told, the voices between it and the outlets, and its records."""

    name: str
    kind: str
    through: dict[str, None] = field(default_factory=dict)
    stances: set[str] = field(default_factory=set)
    records: dict[str, EventRecord] = field(default_factory=dict)


def source_rows(event: Event, records: Iterable[EventRecord]) -> Iterator[list[str]]:
    """A row for each origin of an event's records, in the order of the columns ``SOURCE_COLUMNS`` and by name.

    The origin is the last voice of an attribution's chain, the outlet itself where nobody is named; one name in other letters is one origin.
    Figures are the lowest and highest number of people that it gives for this event; running totals are left out.
    """
    voices: dict[str, _Voice] = {}
    for record in sorted(records, key=lambda r: (r.published, r.report_id, r.id)):
        for name, kind, between, stance in _told(record):
            voice = voices.setdefault(name.casefold(), _Voice(name, kind))
            voice.through.update(dict.fromkeys(n for n in between if n.casefold() != name.casefold()))
            voice.stances.add(stance)
            voice.records[record.id] = record
    for _, voice in sorted(voices.items()):
        yield _row(event.id, voice)


def _told(record: EventRecord) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Origin, its kind, the voices before it and the stance, for each attribution."""
    for attribution in record.attribution:
        names = tuple(s.name or s.text for s in attribution.chain)
        if names:
            yield names[-1], attribution.chain[-1].kind, names[:-1], attribution.stance
        else:
            yield record.outlet, "outlet", (), attribution.stance
    if not record.attribution:
        yield record.outlet, "outlet", (), "stated"


def _row(event_id: str, voice: _Voice) -> list[str]:
    records = tuple(voice.records.values())
    days = sorted(r.published for r in records if r.published)
    values: tuple[object, ...] = (
        *(event_id, voice.name, voice.kind, tuple(sorted({r.outlet for r in records if r.outlet}))),
        *(tuple(voice.through), tuple(sorted(voice.stances)), tuple(sorted({r.modality for r in records}))),
        *(len({r.report_id for r in records}), days[0] if days else "", days[-1] if days else ""),
        *(n for kind in KINDS for n in _range(records, kind)),
        *(tuple(r.id for r in records), SCHEMA_VERSION),
    )
    return [cell(v) for v in values]


def _range(records: Sequence[EventRecord], kind: str) -> tuple[int | None, int | None]:
    figures = [f for r in records for f in r.figures if f.kind == kind and f.scope != "cumulative"]
    return min(_numbers(figures), default=None), max(_numbers(figures), default=None)


def _numbers(figures: Sequence[Figure]) -> list[int]:
    return [n for f in figures for n in (f.min, f.max) if n is not None]
