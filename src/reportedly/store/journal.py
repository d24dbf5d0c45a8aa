"""The journal: what was deleted or decided, and when. The only place of the store that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from reportedly.store import tables as t


def now() -> str:
    """The time in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def note(connection: Connection, action: str, subject: str, detail: str = "") -> None:
    """Write one line into the journal."""
    row = {"at": now(), "action": action, "subject": subject, "detail": detail}
    connection.execute(insert(t.journal), [row])
