"""Custody: proof that nothing changed since it was taken, and deletion that leaves its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select, update

from reportedly.records import EventRecord, Span
from reportedly.store import changes, rows
from reportedly.store import tables as t
from reportedly.store.journal import note, now
from reportedly.store.linked import unlink
from reportedly.store.reader import Reader
from reportedly.store.types import FORGOTTEN, capture_from, report_from


@dataclass(frozen=True, slots=True)
class Fault:
    """One break of custody: what it concerns (an id or hash) and what is wrong."""

    subject: str
    message: str


def faults(store: Reader) -> Iterator[Fault]:
    """Every capture whose bytes lack their hash, then every record that is not its report's words."""
    for capture in store.captures():
        if capture.media_type != FORGOTTEN and hashlib.sha256(capture.content).hexdigest() != capture.sha256:
            yield Fault(capture.sha256, "the stored bytes no longer have this hash")
    for report in store.reports():
        for record in store.records(report.id):
            yield from _unsaid(record, report.text)


def _unsaid(record: EventRecord, text: str) -> Iterator[Fault]:
    for found in record.evidence:
        if text[found.start : found.end] != found.quote:
            yield Fault(record.id, f"evidence {found.start}-{found.end} is not what the text says there")
    for name, span, words in _spans(record):
        if words and span.of(text) != words:
            yield Fault(record.id, f"{name} {span.start}-{span.end} is not what the text says there")


def _spans(record: EventRecord) -> Iterator[tuple[str, Span, str]]:
    for party in (*record.actor, *record.recipient):
        yield "party", party.span, party.text
    for place in record.places:
        yield "place", place.span, place.text
    for figure in record.figures:
        yield "figure", figure.span, figure.text
    for said in record.attribution:
        for source in said.chain:
            yield "source", source.span, source.text
    if record.time:
        yield "time", record.time.span, record.time.text


def bury(connection: Connection, report_id: str, why: str) -> bool:
    """Delete a report and every capture that held it, leave a tombstone; False where there is no such report.

    A capture that held other reports as well (a feed, kept whole beside its entries) loses its bytes and keeps its row. Events that may quote the
    report's words are deleted, to be linked again.
    """
    row = connection.execute(select(t.reports).where(t.reports.c.id == report_id)).mappings().first()
    if row is None:
        return False
    report = report_from(row)
    stone = {"report_id": report.id, "text_sha256": rows.text_sha256(report), "sha256": report.sha256}
    seen = select(t.sightings.c.capture).where(t.sightings.c.report_id == report_id)
    hashes = {report.sha256, *connection.execute(seen).scalars()}
    wholes = _wholes(connection, hashes)
    connection.execute(delete(t.refusals).where(t.refusals.c.report_id == report_id))
    records = connection.execute(select(t.records.c.id).where(t.records.c.report_id == report_id)).scalars().all()
    unlink(connection, report_id, changes.FORGOTTEN)
    changes.gone(connection, "record", dict.fromkeys(records, ()), changes.FORGOTTEN)
    changes.gone(connection, "report", {report_id: ()}, changes.FORGOTTEN)
    connection.execute(delete(t.reports).where(t.reports.c.id == report_id))
    for sha256 in sorted(hashes):
        _drop_bytes(connection, sha256)
    for sha256 in sorted(wholes - hashes):
        _empty(connection, sha256)
    connection.execute(delete(t.tombstones).where(t.tombstones.c.report_id == report_id))
    connection.execute(insert(t.tombstones), [{**stone, "reason": why, "at": now()}])
    told = {"before": "", "after": ""}
    connection.execute(update(t.decisions).where(t.decisions.c.report_id == report_id).values(**told))
    connection.execute(update(t.anchors).where(t.anchors.c.report_id == report_id).values(seen=""))
    note(connection, "forgot", report_id, why)
    return True


def _drop_bytes(connection: Connection, sha256: str) -> None:
    ours = t.captures.c.sha256 == sha256
    held = select(t.reports.c.id).where(t.reports.c.capture == sha256)
    seen = select(t.sightings.c.report_id).where(t.sightings.c.capture == sha256)
    if connection.execute(select(or_(held.exists(), seen.exists()))).scalar():
        _empty(connection, sha256)
    else:
        connection.execute(delete(t.captures).where(ours))


def _empty(connection: Connection, sha256: str) -> None:
    """Leave a capture's row without its bytes."""
    gone = {"content": b"", "packing": "", "media_type": FORGOTTEN}
    connection.execute(update(t.captures).where(t.captures.c.sha256 == sha256).values(**gone))


def _wholes(connection: Connection, hashes: Collection[str]) -> set[str]:
    """The captures of the same files in which some captures' bytes stand: a feed is kept whole and by entry."""
    c = t.captures.c
    own = [capture_from(row) for row in connection.execute(select(t.captures).where(c.sha256.in_(hashes))).mappings()]
    out = set()
    for part in own:
        if not part.content:
            continue
        larger = select(t.captures).where((c.source == part.source) & (c.size > len(part.content)))
        for row in connection.execute(larger).mappings():
            if part.content in capture_from(row).content:
                out.add(row["sha256"])
    return out
