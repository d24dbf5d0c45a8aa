"""The store: one transaction a report, keyed by content hash, so that a run killed at any instant can go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from reportedly.errors import ReportedlyError
from reportedly.records import Capture, Coded, Episode, Linked, Refusal, Relinked, Report
from reportedly.review import Decision, Deed
from reportedly.store import changes, decisions, migrate, rows, watched
from reportedly.store import tables as t
from reportedly.store.connect import connect, shown
from reportedly.store.custody import Fault, bury, faults
from reportedly.store.journal import note
from reportedly.store.linked import put_all, put_changed, put_episodes, touch, unlink
from reportedly.store.reader import Reader
from reportedly.store.regrouping import Regroup, reviewed_events
from reportedly.store.reviewed import bases_of, forget_standing, restore
from reportedly.store.watched import Watched

T = TypeVar("T")
_TRIES = 6
_BELOW_REPORT = ("lines", "claims", "records", "evidence", "figures", "places", "parties", "attributions", "sources")


class Store(Reader):
    """An open store. Use it in a ``with`` or call ``close``. Several processes may hold one at the same time."""

    def __init__(self, engine: Engine, name: str) -> None:
        super().__init__(engine)
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; an SQLite store is then one file that can be copied."""
        self._engine.dispose()

    def state(self, report: Report, coder: str) -> str:
        """What the store knows of ``report``: new, known, stale, clash or forgotten.

        known: the same id, text and metadata, coded by ``coder``; stale: coded by another coder, or its date,
        outlet or the like changed; clash: the id was given
        before with another text; forgotten: its id or its words were deleted on request.
        """
        with self._reading() as connection:
            return _state(connection, report, coder)

    def keep(self, capture: Capture | None, refusals: Iterable[Refusal] = (), report_id: str = "") -> bool:
        """Keep bytes and refusals; ``report_id`` is a stored report that the bytes gave once more.

        Returns whether anything was new. Nothing is written where all is there already.
        """
        new = list(refusals)
        if self._kept(capture, new, report_id):
            return False
        self._write(lambda c: _keep(c, capture, new, report_id))
        return True

    def add(self, coded: Coded, *, coder: str, capture: Capture | None = None, refusals: Sequence[Refusal] = ()) -> str:
        """Store a coded report with its bytes and refusals in one transaction.

        Returns what it was before, as ``state``. A known report is left as it is; a stale or forgotten one is written
        anew (whoever does not want that asks ``state`` first). Raises ReportedlyError R117 on a clash.
        """
        return self._write(lambda c: _add(c, coded, coder, capture, (*refusals, *coded.refusals)))

    def replace(self, coded: Coded, *, coder: str) -> None:
        """Write a report anew whatever the store holds under its id."""
        self._write(lambda c: _replace(c, coded, coder))

    def put_linked(self, linked: Linked, generation: int, rules: str = "") -> bool:
        """Make ``linked`` all events, links and copies, in one transaction; rows that stay as they are are not written.

        ``generation`` is that of ``generation()`` before the records were read; returns False and changes nothing
        where reports were added or deleted since. ``rules`` names what they were linked by.
        """

        def work(c: Connection) -> bool:
            changes.alone(c)
            made = tuple(reviewed_events(c, linked.events))
            return put_all(c, replace(linked, events=made), generation, rules)

        return self._write(work)

    def put_relinked(self, relinked: Relinked, generation: int) -> bool:
        """The same for linking again: only the events that differ are written."""

        def work(c: Connection) -> bool:
            changes.alone(c)
            made = tuple(reviewed_events(c, relinked.events))
            return put_changed(c, replace(relinked, events=made), generation)

        return self._write(work)

    def put_episodes(self, episodes: Sequence[Episode], generation: int, rules: str = "") -> bool:
        """Make ``episodes`` all there are; False where reports were added or deleted since ``generation``."""
        return self._write(lambda c: put_episodes(c, episodes, generation, rules))

    def decide(self, deed: Deed, made_by: Regroup) -> Decision:
        """Write a person's decision into the journal and carry it out, in one transaction.

        Records are from then on read as decided, and the events that hold them are made anew by ``made_by``
        (``linking.assembled``). Raises ReportedlyError R404 where the target is not there (any more), R405 where the
        decision cannot be taken: no such action or field, no such code, words that the text does not have.
        """
        return self._write(lambda c: decisions.decide(c, deed, made_by))

    def undo(self, by: str, made_by: Regroup) -> Decision | None:
        """Take back the last decision of a person that stands, by a line of its own; None where there is none."""
        return self._write(lambda c: decisions.undo(c, by, made_by))

    def put_watched(
        self, new: Sequence[Watched], capture: Capture | None = None, refusals: Iterable[Refusal] = ()
    ) -> None:
        """Write how far the watcher is, with the bytes it fetched and what was refused, in one transaction."""

        def work(c: Connection) -> None:
            _keep(c, capture, list(refusals), "")
            watched.put(c, new)

        self._write(work)

    def watched(self, kind: str, *states: str) -> list[Watched]:
        """The feeds (``kind`` feed) or entries (entry) that stand in one of ``states``, by key."""
        with self._reading() as connection:
            return watched.held(connection, kind, states)

    def watched_keys(self, keys: Iterable[str]) -> set[str]:
        """Which of these keys the watcher has met before."""
        with self._reading() as connection:
            return watched.known(connection, keys)

    def forget(self, report_id: str, why: str) -> bool:
        """Delete a report's bytes, words and records; its hashes, the reason and the time stay as a tombstone.

        The events that hold its words or its outlet's name go too: link again afterwards. False where there is no such
        report.
        """
        done = self._write(lambda c: bury(c, report_id, why) and touch(c))
        if done:
            self._wipe()
        return done

    def verify(self) -> Iterator[Fault]:
        """Every break of custody: bytes that no longer have their hash, spans whose quote is not in the text."""
        return faults(self)

    def _kept(self, capture: Capture | None, refusals: Sequence[Refusal], report_id: str) -> bool:
        with self._reading() as c:
            ids = {rows.refusal_row(r)["id"] for r in refusals}
            held = set(c.execute(select(t.refusals.c.id).where(t.refusals.c.id.in_(ids))).scalars()) if ids else ids
            return held == ids and (capture is None or _has_capture(c, capture, report_id))

    def _wipe(self) -> None:
        """Leave no deleted words in free pages, the log or the search index."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT", bare=True) as connection:
            connection.exec_driver_sql("VACUUM")
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("INSERT INTO reports_fts(reports_fts) VALUES ('rebuild')")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one transaction, again where another process was in its way."""
        for attempt in range(_TRIES):
            try:
                with self._writing() as connection:
                    return work(connection)
            except DBAPIError as error:
                if attempt == _TRIES - 1 or not _passing(error, attempt):
                    raise ReportedlyError("R401", f"{self.name}: {str(error.orig).strip()}") from error
                time.sleep(0.05 * 2**attempt)
        raise AssertionError("unreachable")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def open_store(where: str = "reportedly.db", *, readonly: bool = False) -> Store:
    """Open the store at a path or ``postgresql://`` URL, made or brought up to date where needed.

    Raises ReportedlyError R401 where it cannot be opened, R402 where a newer program made it. ``readonly`` makes and
    changes nothing.
    """
    engine = connect(where, readonly=readonly)
    store = Store(engine, shown(where))
    try:
        _prepare(store, readonly=readonly)
    except DBAPIError as error:
        engine.dispose()
        raise ReportedlyError("R401", f"{store.name}: {str(error.orig).strip()}") from error
    except Exception:
        engine.dispose()
        raise
    return store


def _prepare(store: Store, *, readonly: bool) -> None:
    with store._engine.connect() as connection:  # noqa: SLF001  # the same module
        version = migrate.version_of(connection)
    migrate.check(version)
    if version == migrate.HEAD:
        return
    if readonly:
        raise ReportedlyError("R401", f"{store.name}: not a store of this version; open it once for writing")
    store._write(migrate.migrate)  # noqa: SLF001  # the same module


def _passing(error: DBAPIError, attempt: int) -> bool:
    """Whether a second try may succeed: the database was busy, or another process wrote the same row first.

    The row of another process is seen by the next try; a row that is there twice still is a fault of ours.
    """
    if isinstance(error, IntegrityError):
        return attempt < 2 and "unique" in str(error.orig).lower()
    return isinstance(error, OperationalError)


def _state(connection: Connection, report: Report, coder: str) -> str:
    words = rows.text_sha256(report)
    c = t.tombstones.c
    buried = select(c.report_id).where((c.report_id == report.id) | (c.text_sha256 == words)).limit(1)
    if connection.execute(buried).first():
        return "forgotten"
    c = t.reports.c
    held = connection.execute(select(c.coder, c.text, c.content_sha256).where(c.id == report.id)).first()
    if held is None:
        return "new"
    if held.text != report.text:
        return "clash"
    same = held.coder == coder and held.content_sha256 == rows.content_sha256(report)
    return "known" if same else "stale"


def _add(connection: Connection, coded: Coded, coder: str, capture: Capture | None, refusals: Sequence[Refusal]) -> str:
    report = coded.report
    state = _state(connection, report, coder)
    if state == "clash":
        raise ReportedlyError("R117", report.id)
    if state == "known":
        return state
    if state == "forgotten":
        words = t.tombstones.c.text_sha256 == rows.text_sha256(report)
        connection.execute(delete(t.tombstones).where((t.tombstones.c.report_id == report.id) | words))
        note(connection, "restored", report.id)
    if state == "stale":
        _replace(connection, coded, coder, capture)
        _keep(connection, capture, refusals, report.id)
        return state
    if capture:
        _keep_bytes(connection, capture)
    connection.execute(insert(t.reports), [rows.report_row(report, coder=coder, capture=capture)])
    _insert_below(connection, coded)
    changes.changed(connection, "record", [r.id for r in coded.records])
    if state == "forgotten":
        restore(connection, report.id)
    changes.changed(connection, "report", [report.id])
    _keep(connection, capture, refusals, report.id)
    touch(connection)
    return state


def _replace(connection: Connection, coded: Coded, coder: str, capture: Capture | None = None) -> None:
    """Write a report anew; with ``capture`` it is from then on what that capture gave, without it stays where it was."""
    report = coded.report
    row = rows.report_row(report, coder=coder, capture=capture)
    fixed = {"id"} if capture else {"id", "capture", "sha256", "source"}
    kept = {k: v for k, v in row.items() if k not in fixed}
    if capture:
        _keep_bytes(connection, capture)
    unlink(connection, report.id, changes.RECODED)
    before = _records_of(connection, report.id)
    changes.alone(connection)
    bases = bases_of(connection, report.id)
    forget_standing(connection, report.id)
    connection.execute(update(t.reports).where(t.reports.c.id == report.id).values(**kept))
    for table in (t.lines, t.claims, t.records):
        connection.execute(delete(table).where(table.c.report_id == report.id))
    _insert_below(connection, coded)
    restore(connection, report.id, bases)
    after = _records_of(connection, report.id)
    changes.gone(connection, "record", {i: () for i in before if i not in after}, changes.RECODED)
    changes.changed(connection, "record", [i for i, told in after.items() if before.get(i) != told])
    changes.changed(connection, "report", [report.id])
    touch(connection)


def _records_of(connection: Connection, report_id: str) -> dict[str, str]:
    """The records of a report by id, as they are published before they are linked."""
    c = t.records.c
    return {str(i): str(told) for i, told in connection.execute(select(c.id, c.json).where(c.report_id == report_id))}


def _insert_below(connection: Connection, coded: Coded) -> None:
    made = rows.coded_rows(coded)
    for name in _BELOW_REPORT:
        if made.get(name):
            connection.execute(insert(t.metadata.tables[name]), made[name])


def _keep(connection: Connection, capture: Capture | None, refusals: Sequence[Refusal], report_id: str) -> None:
    if capture:
        _keep_bytes(connection, capture)
        if report_id:
            _insert_new(connection, t.sightings, [{"report_id": report_id, "capture": capture.sha256}])
    _insert_new(connection, t.refusals, [rows.refusal_row(r) for r in refusals])


def _keep_bytes(connection: Connection, capture: Capture) -> None:
    if not _has_capture(connection, capture, ""):
        _insert_new(connection, t.captures, [rows.capture_row(capture)])


def _has_capture(connection: Connection, capture: Capture, report_id: str) -> bool:
    held = connection.execute(select(t.captures.c.sha256).where(t.captures.c.sha256 == capture.sha256)).first()
    if held is None or not report_id:
        return held is not None
    c = t.sightings.c
    seen = select(c.capture).where((c.report_id == report_id) & (c.capture == capture.sha256))
    return connection.execute(seen).first() is not None


def _insert_new(connection: Connection, table: Table, new: Sequence[dict[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    if new:
        made = postgres_insert if connection.dialect.name == "postgresql" else sqlite_insert
        connection.execute(made(table).on_conflict_do_nothing(), list(new))
