"""What changed when: a number that every change raises, and for each report, record, event and episode the number it changed at.

A row that is gone stays here by its id, with a coded reason and the ids of the records it held: never a word of it. The
revision in ``meta`` is locked from the first change of a transaction to its end, so that whoever sees a revision sees
all changes up to it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, insert, select, text, update

from reportedly.records import Change
from reportedly.store import tables as t

# Why a row is gone: its report was deleted on request, or coded anew, or its records stand in other events, or a person
# rejected it.
FORGOTTEN, RECODED, RELINKED, REJECTED = "forgotten", "recoded", "relinked", "rejected"
_AT_A_TIME = 500
_ALONE = 0x64656369646564  # "decided"


def count_up(connection: Connection, key: str) -> int:
    """Raise a number of ``meta`` by one; of two that raise it at the same time the second waits for the first."""
    c = t.meta.c
    held = connection.execute(select(c.value).where(c.key == key).with_for_update()).scalar()
    number = int(held or "0") + 1
    if held is None:
        connection.execute(insert(t.meta), [{"key": key, "value": str(number)}])
    else:
        connection.execute(update(t.meta).where(c.key == key).values(value=str(number)))
    return number


def alone(connection: Connection) -> None:
    """Wait until no other transaction decides, codes anew or links: what is read from here on is what will be written over.

    On SQLite every writer is alone from its first word.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})


def revision_query() -> Select[Any]:
    """The query for the revision the store is at; no row where nothing was ever written."""
    return select(t.meta.c.value).where(t.meta.c.key == "revision")


def changed(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Note that rows of a kind (report, record, event, episode) are new or no longer what they were."""
    _note(connection, kind, {i: {"gone": False, "reason": "", "held": ""} for i in ids})


def gone(connection: Connection, kind: str, held: Mapping[str, Collection[str]], reason: str) -> None:
    """Note that rows of a kind are gone; ``held`` gives the ids of the records that each held."""
    _note(
        connection,
        kind,
        {i: {"gone": True, "reason": reason, "held": json.dumps(sorted(x)) if x else ""} for i, x in held.items()},
    )


def _note(connection: Connection, kind: str, rows: Mapping[str, dict[str, Any]]) -> None:
    if not rows:
        return
    number = count_up(connection, "revision")
    c = t.changes.c
    for some in _chunks(sorted(rows)):
        connection.execute(delete(t.changes).where(and_(c.kind == kind, c.id.in_(some))))
        made = [{"kind": kind, "id": i, "revision": number, **rows[i]} for i in some]
        connection.execute(insert(t.changes), made)


def changes_query(since: int) -> Select[Any]:
    """The query for ``change_from``: what changed after a revision, by kind and id."""
    c = t.changes.c
    return select(t.changes).where(c.revision > since).order_by(c.kind, c.id)


def change_from(row: Mapping[Any, Any]) -> Change:
    """A row of ``changes_query``."""
    told = (row["kind"], row["id"], row["revision"], bool(row["gone"]), row["reason"])
    return Change(*told, tuple(json.loads(row["held"] or "[]")))


def tied(connection: Connection, events: Iterable[str]) -> dict[str, list[str]]:
    """The records that stand in each of some events; none for an event that is not there."""
    out: dict[str, list[str]] = {e: [] for e in sorted(set(events))}
    c = t.event_records.c
    for some in _chunks(list(out)):
        for record, event in connection.execute(select(c.record_id, c.event_id).where(c.event_id.in_(some))):
            out[event].append(record)
    return out


def _chunks(of: Sequence[str]) -> Iterator[Collection[str]]:
    for at in range(0, len(of), _AT_A_TIME):
        yield of[at : at + _AT_A_TIME]
