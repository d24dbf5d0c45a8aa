"""The reading side of a store: iterators of the frozen types, always in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, func, select

from reportedly.again import Bout, Stub
from reportedly.errors import ReportedlyError
from reportedly.records import (
    Capture,
    Change,
    Claim,
    CopyEdge,
    Episode,
    Event,
    EventRecord,
    Line,
    Link,
    Refusal,
    Report,
)
from reportedly.review import Decision, Disagreement, Judged, Standing
from reportedly.store import tables as t
from reportedly.store import types
from reportedly.store.agreement import Agreement, Difference, agreement_of, differences_of, people_of
from reportedly.store.changes import change_from, changes_query, revision_query
from reportedly.store.decisions import lines_query
from reportedly.store.disagreeing import decided_reports, disagreements_of
from reportedly.store.linked import bout_from, bouts_query, get_meta, held_gone, held_rules, stub_from, stubs_query
from reportedly.store.regrouping import judged_of
from reportedly.store.reviewed import decision_rows, standing_from, stands

if TYPE_CHECKING:
    from reportedly.store.search import Hit

T = TypeVar("T")
COUNTED = (
    t.captures,
    t.reports,
    t.claims,
    t.records,
    t.figures,
    t.events,
    t.links,
    t.copies,
    t.refusals,
    t.tombstones,
)
# Rows fetched at a time: memory stays flat however large the store is.
_ROWS = 200


class Reader:
    """What can be asked of a store. Every iterator is sorted by a stable key, so that what is made of it is too."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reports(self) -> Iterator[Report]:
        """Every report, by id."""
        return self._each(select(t.reports).order_by(t.reports.c.id), types.report_from)

    def report(self, report_id: str) -> Report | None:
        """One report, None where there is none of that id."""
        return self._one(select(t.reports).where(t.reports.c.id == report_id), types.report_from)

    def records(self, report_id: str = "") -> Iterator[EventRecord]:
        """Every event record, or those of one report, by id."""
        query = record_query().order_by(t.records.c.id)
        if report_id:
            query = query.where(t.records.c.report_id == report_id)
        return self._each(query, types.record_from)

    def record(self, record_id: str) -> EventRecord | None:
        """One record, None where there is none of that id."""
        return self._one(record_query().where(t.records.c.id == record_id), types.record_from)

    def events(self) -> Iterator[Event]:
        """Every linked event that nobody rejected, by id."""
        query = select(t.events).where(t.events.c.status != "rejected").order_by(t.events.c.id)
        return self._each(query, types.event_from)

    def event(self, event_id: str) -> Event | None:
        """One event, rejected or not; None where there is none of that id."""
        return self._one(select(t.events).where(t.events.c.id == event_id), types.event_from)

    def decisions(
        self,
        *,
        target: str = "",
        by: str = "",
        after: int = 0,
        report: str = "",
        records: Sequence[str] = (),
        most: int | None = None,
    ) -> list[Decision]:
        """Lines of the journal of review in order, of a person or about something.

        After the line ``after``; about ``target``, a record, event or origin; about any record of a ``report``; about any
        of some ``records`` (the first 500).
        """
        with self._reading() as connection:
            query = lines_query(target=target, by=by, after=after, report=report, records=records[:500], most=most)
            return decision_rows(query, connection)

    def last_decisions(self, most: int, *, by: str = "", before: int | None = None) -> list[Decision]:
        """The last lines of the journal in order, at most so many, of a person, before a line."""
        c = t.decisions.c
        query = select(c.id).order_by(c.id.desc()).limit(most)
        query = query.where(c.by == by) if by else query
        query = query.where(c.id < before) if before is not None else query
        with self._reading() as connection:
            ids = list(connection.execute(query).scalars())
            return decision_rows(select(t.decisions).where(c.id.in_(ids)), connection)

    def deciders(self) -> list[str]:
        """The names of those who decided anything, sorted."""
        with self._reading() as connection:
            return list(connection.execute(select(t.decisions.c.by).distinct().order_by(t.decisions.c.by)).scalars())

    def taken_back(self, ids: Sequence[int]) -> set[int]:
        """Those of some lines of the journal that a later line takes back."""
        c = t.decisions.c
        with self._reading() as connection:
            return set(connection.execute(select(c.undoes).where(c.undoes.in_(ids))).scalars())

    def standings(self, record_ids: Sequence[str] = (), *, report: str = "", event: str = "") -> dict[str, Standing]:
        """How decided records stand, by id: of some ids, of a report, or of an event (those rejected out of it too)."""
        c = t.reviewed.c
        with self._reading() as connection:
            out = stands(connection, record_ids)
            if report or event:
                which = c.report_id == report if report else c.event_id == event
                query = select(t.reviewed).where(which).order_by(c.record_id)
                out.update({r["record_id"]: standing_from(r) for r in connection.execute(query).mappings()})
        return out

    def judged(self) -> Judged:
        """What people decided about linking, by the ids that records have now."""
        with self._reading() as connection:
            return judged_of(connection)

    def disagreements(self, report: str = "") -> Iterator[Disagreement]:
        """Decisions that the machine's present word contradicts, by line: what was seen, what was decided, what it says now."""
        with self._reading() as connection:
            reports = [report] if report else decided_reports(connection)
            for key in reports:
                yield from disagreements_of(connection, key)

    def people(self) -> dict[str, int]:
        """Who decided anything that stands, by name, with the number of lines."""
        with self._reading() as connection:
            return people_of(connection)

    def agreement(self, a: str, b: str) -> Agreement:
        """How far two people agree about the records that both judged, field by field (docs/store.md says how to read it)."""
        with self._reading() as connection:
            return agreement_of(connection, a, b)

    def differences(self, a: str, b: str, report: str = "") -> Iterator[Difference]:
        """Where two people differ, of all reports or one, by report, record and field; those settled are marked."""
        with self._reading() as connection:
            yield from differences_of(connection, a, b, report)

    def episodes(self, event_id: str = "") -> Iterator[Episode]:
        """Every episode by id, or those that hold one event."""
        query = select(t.episodes.c.json).order_by(t.episodes.c.id)
        if event_id:
            held = select(t.episode_events.c.episode_id).where(t.episode_events.c.event_id == event_id)
            query = query.where(t.episodes.c.id.in_(held))
        return self._each(query, types.episode_from)

    def episode(self, episode_id: str) -> Episode | None:
        """One episode, None where there is none of that id."""
        return self._one(select(t.episodes.c.json).where(t.episodes.c.id == episode_id), types.episode_from)

    def episodes_of(self) -> str:
        """The generation and rules that the episodes were made at."""
        with self._reading() as connection:
            return get_meta(connection, "episodes")

    def bouts(self) -> Iterator[Bout]:
        """Every record that stands in an event, as a piece of an episode, by event and record."""
        return self._each(bouts_query(), bout_from)

    def links(self) -> Iterator[Link]:
        """Why records are one event, by the pair's ids."""
        return self._each(select(t.links).order_by(t.links.c.a, t.links.c.b), types.link_from)

    def copies(self) -> Iterator[CopyEdge]:
        """Which report copies which, by the pair's ids."""
        c = t.copies.c
        query = select(t.copies).order_by(c.source, c.copy, c.kind)
        return self._each(query, lambda row: CopyEdge(row["source"], row["copy"], row["kind"], row["containment"]))

    def refusals(self) -> Iterator[Refusal]:
        """What could not be used, by its content."""
        return self._each(select(t.refusals).order_by(t.refusals.c.id), types.refusal_from)

    def stage_refusals(self, report_id: str) -> list[Refusal]:
        """What the stages (codes R2..) refused of a report that was read all the same."""
        c = t.refusals.c
        query = select(t.refusals).where((c.report_id == report_id) & c.code.like("R2%")).order_by(c.id)
        return list(self._each(query, types.refusal_from))

    def lines(self, report_id: str) -> Iterator[Line]:
        """The lines of a report and their roles, in order."""
        c = t.lines.c
        return self._each(select(t.lines).where(c.report_id == report_id).order_by(c.n), types.line_from)

    def claims(self, report_id: str) -> Iterator[Claim]:
        """The claims of a report, in order."""
        c = t.claims.c
        return self._each(select(t.claims).where(c.report_id == report_id).order_by(c.n), types.claim_from)

    def capture(self, sha256: str) -> Capture | None:
        """The bytes of that hash as they came, None where they are not (or no longer) there."""
        found = self._one(select(t.captures).where(t.captures.c.sha256 == sha256), types.capture_from)
        return found if found is None or found.content or found.media_type != types.FORGOTTEN else None

    def captures(self) -> Iterator[Capture]:
        """Every capture, by hash; one whose bytes were forgotten has the media type ``types.FORGOTTEN``."""
        return self._each(select(t.captures).order_by(t.captures.c.sha256), types.capture_from)

    def search(self, words: str, limit: int = 50) -> Iterator[str]:
        """Ids of reports whose title or text holds all of ``words``, best first.

        ``words`` are plain words: no query language is read from them.
        """
        from reportedly.store.search import query_for

        query = query_for(self._engine.dialect.name, words, limit)
        return iter(()) if query is None else self._each(query, lambda row: str(row["id"]))

    def hits(self, words: str, limit: int, skip: int = 0) -> Iterator[Hit]:
        """Reports that hold all of ``words``, best first, less the first ``skip``, each with its words around those that fit."""
        from reportedly.store.search import hit_from, hits_query

        query = hits_query(self._engine.dialect.name, words, limit, skip)
        return iter(()) if query is None else self._each(query, hit_from)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        with self._reading() as connection:
            return {x.name: int(connection.execute(_count(x)).scalar_one()) for x in COUNTED}

    def meta(self) -> dict[str, Any]:
        """What the store knows of itself: the program that coded it, whether it is linked, and the counts."""
        with self._reading() as connection:
            held = {str(k): str(v) for k, v in connection.execute(select(t.meta.c.key, t.meta.c.value))}
            coders = connection.execute(select(t.reports.c.coder).distinct().order_by(t.reports.c.coder)).scalars()
            coder = ", ".join(x for x in coders if x)
        linked = held.get("linked") == held.get("generation")
        return {"coder": coder, "linked": linked, **self.counts()}

    def stubs(self) -> Iterator[Stub]:
        """What is known of every record without reading it, by id."""
        return self._each(stubs_query(), stub_from)

    def records_of(self, kind: str, report_ids: Sequence[str]) -> Iterator[EventRecord]:
        """Every record of a type in some reports, by id for every few reports."""
        c = t.records.c
        for at in range(0, len(report_ids), _ROWS):
            some = c.report_id.in_(report_ids[at : at + _ROWS])
            yield from self._each(record_query().where((c.type == kind) & some).order_by(c.id), types.record_from)

    def unlinked(self) -> tuple[str, list[Stub] | None]:
        """The rules by which the events were linked, and the records deleted since (None where that is not known)."""
        with self._reading() as connection:
            return held_rules(connection), held_gone(connection)

    def revision(self) -> int:
        """A number that every change of a report, record, event or episode raises; 0 where there never was any."""
        with self._reading() as connection:
            return int(connection.execute(revision_query()).scalar() or "0")

    def changes(self, since: int) -> Iterator[Change]:
        """What is new, changed or gone after a revision, by kind and id; what came and went in between is told as gone."""
        return self._each(changes_query(since), change_from)

    def generation(self) -> tuple[int, bool]:
        """A number that every change of the reports raises, and whether the events were made at this number."""
        with self._reading() as connection:
            held = {str(k): str(v) for k, v in connection.execute(select(t.meta.c.key, t.meta.c.value))}
        now = int(held.get("generation", "0"))
        return now, int(held.get("linked", "0")) == now

    def _each(self, query: Select[Any], made: Callable[[Any], T]) -> Iterator[T]:
        with (
            self._reading() as connection,
            connection.execution_options(yield_per=_ROWS).execute(query) as result,
        ):
            for row in result.mappings():
                yield made(row)

    def _one(self, query: Select[Any], made: Callable[[Any], T]) -> T | None:
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else made(row)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        from sqlalchemy.exc import DBAPIError

        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise ReportedlyError("R401", str(error.orig).strip()) from error


def record_query() -> Select[Any]:
    """The query for ``types.record_from``."""
    return select(t.records, t.event_records.c.event_id).outerjoin(
        t.event_records, t.event_records.c.record_id == t.records.c.id
    )


def _count(table: Table) -> Select[Any]:
    return select(func.count()).select_from(table)
