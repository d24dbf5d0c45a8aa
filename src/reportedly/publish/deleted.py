"""What went since a revision: lines in JSON formats, a table ``*-deleted.csv`` beside the others. Ids and coded reasons.

The reason that a person gave for forgetting a report is never published: it may name who asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from reportedly.publish.cells import cell
from reportedly.publish.happenings import number_of
from reportedly.publish.stock import Stock
from reportedly.publish.tables import SCHEMA_VERSION, write_table
from reportedly.records import Change

DELETED_COLUMNS = ("id", "kind", "number", "revision", "reason", "into", "schema_version")
REASONS = ("forgotten", "recoded", "relinked", "left_out")


def tombstones(stock: Stock, kinds: Sequence[str]) -> list[dict[str, Any]]:
    """What is gone, or has no place in the format any more, since the stock's revision: by kind and id.

    ``into`` names the events in which the records of an event that is gone stand now.
    """
    event_of = stock.event_of()
    told = sorted((*stock.gone, *stock.left()), key=lambda c: (c.kind, c.id))
    return [_tombstone(c, sorted({event_of[r] for r in c.held if r in event_of})) for c in told if c.kind in kinds]


def _tombstone(change: Change, into: Iterable[str]) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind,
        "deleted": True,
        "reason": change.reason,
        "into": list(into),
        "revision": change.revision,
        "schema_version": SCHEMA_VERSION,
    }


def deleted_path(out: Path, first: Path) -> Path:
    """Where the table of what went stands: ``NAME-deleted.csv`` beside ``NAME.x``, ``deleted.csv`` in a folder.

    ``first`` is the first file of the export to ``out``: that itself, or a file in it.
    """
    return out.with_name(f"{out.stem}-deleted.csv") if first == out else out / "deleted.csv"


def write_deleted(out: TextIO, stones: Iterable[dict[str, Any]]) -> int:
    """Write the table; ``number`` is what an event has for an id in ``ucdp`` and ``gdelt``."""
    rows = (
        [
            cell(v)
            for v in (
                *(s["id"], s["kind"], number_of(s["id"]) if s["kind"] == "event" else None),
                *(s["revision"], s["reason"], tuple(s["into"]), s["schema_version"]),
            )
        ]
        for s in stones
    )
    return write_table(out, DELETED_COLUMNS, rows)
