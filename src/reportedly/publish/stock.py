"""What an export writes: the store's rows, redacted, sorted by id; all of them, or those that changed since a revision."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import ReportedlyError
from reportedly.publish.applinks import app_link
from reportedly.publish.happenings import Happening, happenings
from reportedly.publish.redact import Redactor
from reportedly.publish.shelf import Shelf
from reportedly.records import Change, Episode, Event, EventRecord

# Words around a quotation that some export prints with it, in code points.
AROUND = 32


class Stock:
    """What an export writes: the store's records, events and episodes, redacted, sorted by id.

    ``since`` None gives all; a revision gives what changed after it. A name may be withheld today that was not when an
    unchanged row was exported before, so rows in which one is withheld are given again whenever anything has changed.
    ``revision`` is the store's before its rows were read: what changes meanwhile is given next time. ``texts`` are the
    reports' words by published id, as stored: for counting and measuring, never to be written.
    ``app`` is the address of the review app, "" for none.
    Raises ReportedlyError R501 where the store is not yet at the revision ``since``.
    """

    def __init__(self, shelf: Shelf, why: str = "", since: int | None = None, app: str = "") -> None:
        self.why = why
        self.app = app
        self.since = since
        self.revision = shelf.revision()
        if since is not None and not 0 <= since <= self.revision:
            raise ReportedlyError("R501", f"the store is at revision {self.revision}: {since} is of another store")
        noted = list(shelf.changes(since)) if since is not None else []
        self._at = {(c.kind, c.id): c.revision for c in noted if not c.gone}
        self.gone: tuple[Change, ...] = tuple(c for c in noted if c.gone)
        self._left: set[tuple[str, str]] = set()
        self._redactor = Redactor(shelf, why)
        self.texts = {self._redactor.report_id(r.id): r.text for r in shelf.reports()}
        self._records = sorted(shelf.records(), key=lambda r: r.id)
        self._episodes = sorted(shelf.episodes(), key=lambda e: e.id)
        self._events = sorted(shelf.events(), key=lambda e: e.id)
        self._report_of = {r.id: r.report_id for r in self._records}
        self._again = self._veiled() if since and since < self.revision and not why else set()

    def records(self) -> Iterator[EventRecord]:
        """The records, fit to be published."""
        return (self._redactor.record(r) for r in self._records if self._wanted("record", r.id))

    def episodes(self) -> Iterator[Episode]:
        """The episodes; they name towns and events, no person."""
        return (e for e in self._episodes if self._wanted("episode", e.id))

    def events(self) -> Iterator[Event]:
        """The events, fit to be published."""
        return (self._redactor.event(e, self._report_of) for e in self._events if self._wanted("event", e.id))

    def cut(self, report_id: str, start: int, end: int) -> str:
        """Words of a report, fit to be published."""
        return self._redactor.cut(report_id, start, end) if not self.why else self.texts.get(report_id, "")[start:end]

    def whole_events(self) -> Iterator[tuple[Event, tuple[EventRecord, ...]]]:
        """The events that changed or of whose records one did, each with all its records, fit to be published."""
        of: dict[str, list[EventRecord]] = {}
        for record in self._records:
            if record.event_id:
                of.setdefault(record.event_id, []).append(record)
        for event in self._events:
            held = of.get(event.id, [])
            if self._wanted("event", event.id) or any(self._wanted("record", r.id) for r in held):
                yield self._redactor.event(event, self._report_of), tuple(self._redactor.record(r) for r in held)

    def happenings(self) -> Iterator[Happening]:
        """The events that took place, with their actual records, fit to be published; the others are left out."""
        wanted = {e.id for e in self._events if self._wanted("event", e.id)}
        theirs = (self._redactor.record(r) for r in self._records if r.event_id in wanted)
        for told in happenings(self.events(), theirs):
            wanted.discard(told.event.id)
            yield told
        for key in wanted:
            self.leave("event", key)

    def link(self, kind: str, key: str) -> str:
        """The review app's address of an event or a record; "" where no address of the app was given."""
        return app_link(self.app, kind, key)

    def changed_at(self, kind: str, key: str) -> int:
        """The revision at which a row changed last; the store's own for one given again for its withheld names."""
        return self._at.get((kind, key), self.revision)

    def leave(self, kind: str, key: str) -> None:
        """Note that the format has no place for a row: whoever has an earlier form of it is told so."""
        if (kind, key) in self._at:
            self._left.add((kind, key))

    def left(self) -> list[Change]:
        """The changed rows for which the format has no place, by kind and id."""
        return [
            Change(kind, key, self._at[kind, key], gone=True, reason="left_out") for kind, key in sorted(self._left)
        ]

    def event_of(self) -> dict[str, str]:
        """The event of each linked record, by ids."""
        return {r.id: r.event_id for r in self._records if r.event_id}

    def _wanted(self, kind: str, key: str) -> bool:
        return self.since is None or (kind, key) in self._at or (kind, key) in self._again

    def _veiled(self) -> set[tuple[str, str]]:
        """The records and events in which, or around whose words, a name is withheld."""
        hidden = {("record", r.id) for r in self._records if self._is_veiled(r)}
        for e in self._events:
            if self._redactor.event(e, self._report_of) != e or any(("record", r) in hidden for r in e.records):
                hidden.add(("event", e.id))
        return hidden

    def _is_veiled(self, record: EventRecord) -> bool:
        if self._redactor.record(record) != record:
            return True
        ends = [(max(0, e.start - AROUND), e.end + AROUND) for e in record.evidence]
        text = self.texts.get(self._redactor.report_id(record.report_id), "")
        return any(self.cut(record.report_id, a, b) != text[a:b] for a, b in ends)
