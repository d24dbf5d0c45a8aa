"""The CSV export: one row an event, and one row a claim (who says which figure of which act, in which words)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reportedly.publish.cells import cell
from reportedly.records import Attribution, Event, EventRecord, Figure, Party

SCHEMA_VERSION = "1"
_QUOTE = '"'
_SPECIAL = re.compile('[",\r\n]')
KINDS = ("killed", "injured", "casualties", "arrested", "missing", "displaced", "participants")
EVENT_COLUMNS = (
    *("event_id", "type", "modes", "start", "end"),
    *("place", "city", "admin1", "country", "latitude", "longitude", "place_precision", "gazetteer_id"),
    *("actor", "actor_country", "actor_sector", "recipient", "recipient_country", "recipient_sector", "issues"),
    *(f"{kind}_{end}" for kind in KINDS for end in ("low", "best", "high")),
    *("figure_rule", "level", "reports", "outlets", "origins", "independent", "copies"),
    *("record_ids", "review_status", "schema_version", "running_tolls"),
)
CLAIM_COLUMNS = (
    *("claim_id", "record_id", "event_id", "report_id", "outlet", "url", "published", "type", "mode", "modality"),
    *("figure_kind", "figure_min", "figure_max", "vague", "qualifier", "scope", "figure_words"),
    *("figure_start", "figure_end", "stance", "source", "source_kind", "origin", "chain", "cue"),
    *("quote", "quote_start", "quote_end", "confidence", "coder", "schema_version"),
)


def event_row(event: Event) -> list[str]:
    """The cells of one event, in the order of ``EVENT_COLUMNS``; values as the event has them."""
    place = event.places[0] if event.places else None
    where = (
        (place.name, place.city, place.admin1, place.country, place.lat, place.lon, place.precision, place.gazetteer_id)
        if place
        else (None,) * 8
    )
    by_kind = {f.kind: f for f in event.figures}
    numbers = [getattr(by_kind.get(kind), end, None) for kind in KINDS for end in ("low", "best", "high")]
    c = event.corroboration
    values = (
        *(event.id, event.type, event.modes, event.start, event.end),
        *where,
        *_parties(event.actor),
        *_parties(event.recipient),
        event.issues,
        *numbers,
        *(tuple(sorted({f.rule for f in event.figures})), c.level, c.reports, c.outlets, c.origins, c.independent),
        *(c.copies, event.records, event.review.status, SCHEMA_VERSION),
        tuple(f"{f.kind} {f.low}-{f.high}, latest {f.best}" for f in event.tolls if f.best is not None),
    )
    return [cell(v) for v in values]


def _parties(parties: Sequence[Party]) -> tuple[tuple[str, ...], ...]:
    names = tuple(p.name or p.text for p in parties)
    return names, _each(p.country for p in parties), _each(s for p in parties for s in p.sector)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


def claim_rows(record: EventRecord) -> Iterator[list[str]]:
    """The cells of ``claim_values``."""
    return ([cell(v) for v in values] for values in claim_values(record))


def claim_values(record: EventRecord) -> Iterator[tuple[object, ...]]:
    """In the order of ``CLAIM_COLUMNS``, a row for each figure under each attribution; a record with neither has one too."""
    number = 0
    for attribution in record.attribution or (None,):
        for figure in record.figures or (None,):
            number += 1
            yield _claim(record, attribution, figure, f"{record.id}-{number}")


def _claim(
    record: EventRecord, attribution: Attribution | None, figure: Figure | None, claim_id: str
) -> tuple[object, ...]:
    chain = attribution.chain if attribution else ()
    names = tuple(s.name or s.text for s in chain)
    quote = record.evidence[0] if record.evidence else None
    said: tuple[object, ...] = (
        (
            *(figure.kind, figure.min, figure.max, figure.vague, figure.qualifier, figure.scope, figure.text),
            *(figure.span.start, figure.span.end),
        )
        if figure
        else (None,) * 9
    )
    return (
        *(claim_id, record.id, record.event_id, record.report_id, record.outlet, record.url, record.published),
        *(record.type, record.mode, record.modality),
        *said,
        attribution.stance if attribution else "stated",
        names[0] if names else record.outlet,
        chain[0].kind if chain else "outlet",
        names[-1] if names else record.outlet,
        " < ".join((record.outlet, *names)),
        attribution.cue if attribution else None,
        *((quote.quote, quote.start, quote.end) if quote else (None,) * 3),
        *(round(record.confidence, 3), f"{record.coder_name} {record.coder_version}", SCHEMA_VERSION),
    )


def write_table(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a header and rows as RFC 4180 with line feeds; returns the number of rows."""
    out.write(_line(columns))
    count = 0
    for row in rows:
        out.write(_line(row))
        count += 1
    return count


def _line(row: Sequence[str]) -> str:
    """A row; ``csv.writer`` leaves a lone carriage return unquoted in some versions of Python, and readers break the row there."""
    return ",".join(f'"{c.replace(_QUOTE, _QUOTE * 2)}"' if _SPECIAL.search(c) else c for c in row) + "\n"
