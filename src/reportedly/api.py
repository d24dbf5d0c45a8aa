"""The Python door: ``read`` takes, codes, links and stores reports; ``code`` codes one text; ``Corpus`` is what is known.

Reading is safe to stop at any instant and to run again: every report is one transaction, known reports are passed over,
and linking, at the end, replaces in one transaction the events that the new reports change.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from reportedly import __version__, errors, pipeline, wire
from reportedly.records import Capture, Coded, Episode, Event, EventRecord, Refusal, Report, Taken
from reportedly.review import Decision, Deed
from reportedly.store import Agreement, Difference, Store, open_store

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from reportedly.intake import Extract
    from reportedly.linking import Score
    from reportedly.publish import ReportOptions, Written
    from reportedly.watching import News

Coder = Callable[[Iterable[Report]], Iterator[Coded]]
# What stands in the store as the coder of a report; reports coded by another version are coded anew.
CODER = f"reportedly {__version__}"
# Another process may add reports while this one links; after so many tries its own linking makes up for ours.
_LINK_TRIES = 3
# Names of the parse that say where.
_PLACED = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True)
class Progress:
    """What a run has done so far; given to ``on_progress`` after every report and every stage.

    ``stage`` is read, link or done; ``report`` the id of the last report; ``refused`` what was refused in this run.
    ``forgotten`` counts reports passed over because they were deleted on request, ``repeated`` those that came with
    the same id and text before in this run.
    """

    stage: str = "read"
    read: int = 0
    known: int = 0
    forgotten: int = 0
    repeated: int = 0
    records: int = 0
    events: int = 0
    report: str = ""
    refused: list[Refusal] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)


OnProgress = Callable[[Progress], None]


class Corpus:
    """Reports, records and events of a store. Iterators are sorted by id; close it, or use it in a ``with``.

    What the iterators and ``to_frame`` give is for your own machine and names everybody; ``export`` and ``report``
    publish, and withhold the names of private persons. All types are frozen dataclasses of ``reportedly.records``;
    offsets in them are Unicode code points into the report's ``text``: ``text[start:end] == quote``.
    """

    def __init__(self, store: Store, progress: Progress | None = None, folder: Any = None) -> None:
        self.store = store
        self.progress = progress or Progress(stage="done")
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; one that was made for this corpus alone is deleted."""
        self.store.close()
        if self._folder is not None:
            self._folder.cleanup()

    def records(self) -> Iterator[EventRecord]:
        """Every event record: one act as one report tells it, with its words (``evidence``) and who says so (``attribution``)."""
        return self.store.records()

    def events(self) -> Iterator[Event]:
        """Every linked event: one happening as all its records tell it, with every figure claimed and how many stand behind it.

        Days are ISO 8601 ("" unknown), both inclusive; places are WGS84 degrees.
        """
        return self.store.events()

    def episodes(self) -> Iterator[Episode]:
        """Every episode: what goes on for days in one town, with the events it holds."""
        return self.store.episodes()

    def reports(self) -> Iterator[Report]:
        """Every report: its clean text, unchanged since it was read, and what is known of its publication."""
        return self.store.reports()

    def refusals(self) -> Iterator[Refusal]:
        """What could not be used, and why: a code (docs/errors.md), the file, the byte or line, and what to do."""
        return self.store.refusals()

    def decide(self, action: str, target: str, *, by: str, field: str = "", after: object = None) -> Decision:
        """Write the decision of a person into the journal and carry it out at once: records and events are read as decided.

        ``action``: confirm or reject a record or event; edit (or settle) a ``field`` of a record, ``after`` in the
        contract's shape with spans into the report's text; add, ``after`` an ``EventRecord``; merge, ``after`` the ids of the
        other events; split, ``after`` the ids of the event's records that go; same_origin, ``after`` the name that the
        origin ``target`` counts as; independent, ``after`` ``{"origin": name, "state": "independent" or "dependent"}``.
        Raises ReportedlyError R404 where the target is not there, R405 where the decision cannot be taken.
        """
        from reportedly.linking import assembled

        return self.store.decide(Deed(by, action, target, field, after), assembled)

    def undo(self, by: str) -> Decision | None:
        """Take back the last decision of a person that stands; None where there is none. The journal keeps both lines."""
        from reportedly.linking import assembled

        return self.store.undo(by, assembled)

    def decisions(self) -> Iterator[Decision]:
        """The journal of review, in order: who decided what and when, what stood before and after."""
        return iter(self.store.decisions())

    def agreement(self, a: str, b: str) -> Agreement:
        """How far two people agree about the records that both judged: Krippendorff's alpha and the share of equal values, by field.

        docs/store.md says what counts and how alpha is read.
        """
        return self.store.agreement(a, b)

    def differences(self, a: str, b: str) -> Iterator[Difference]:
        """Where two people differ, by report, record and field; ``decide("settle", ...)`` ends a difference, which is then marked."""
        return self.store.differences(a, b)

    def to_frame(self, what: str = "records") -> pd.DataFrame:
        """A pandas table of records, events, episodes, reports or refusals: the contract's keys, nested values as they are.

        Names are not redacted. Raises ReportedlyError R501 for another name, R306 where pandas is not installed (the extra ``frame``).
        """
        rows = self._rows(what)
        try:
            import pandas as pd
        except ImportError as error:
            raise errors.ReportedlyError("R306", "pandas, for tables: pip install 'reportedly[frame]'") from error
        return pd.DataFrame(rows)

    def to_arrow(self, what: str = "records") -> pa.Table:
        """The same as an Arrow table, nested values as lists and structs.

        Raises ReportedlyError R501 for another name, R306 where pyarrow is not installed (the extra ``parquet``).
        """
        rows = self._rows(what)
        try:
            import pyarrow as pa
        except ImportError as error:
            raise errors.ReportedlyError("R306", "pyarrow, for tables: pip install 'reportedly[parquet]'") from error
        return pa.Table.from_pylist(rows)

    def _rows(self, what: str) -> list[dict[str, Any]]:
        rows: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
            "records": lambda: (wire.record_json(r) for r in self.records()),
            "events": lambda: (wire.event_json(e) for e in self.events()),
            "episodes": lambda: (wire.episode_json(e) for e in self.episodes()),
            "reports": lambda: (_plain(r) for r in self.reports()),
            "refusals": lambda: (_plain(r) for r in self.refusals()),
        }
        if what not in rows:
            raise errors.ReportedlyError("R501", f"no table {what!r}; there are {', '.join(rows)}")
        return list(rows[what]())

    def export(
        self,
        name: str,
        out: str | Path | TextIO,
        *,
        since: int | None = None,
        unredacted: str = "",
        by: str = "",
        at: str = "",
        app_url: str = "",
    ) -> Written:
        """Write the export ``name`` (docs/exports.md has them all) to a file, a folder or a stream.

        Returns the numbers of rows and tombstones, and the store's ``revision``: as ``since`` of the next export it gives
        only what changed after it. Private persons are withheld unless ``unredacted`` says why not; the reason, who
        decided (``by``) and when (``at``, ISO 8601) are written into the output. ``app_url`` is the review app's address, for
        links to its pages. Raises ReportedlyError R501 for a format
        that does not exist and for ``since`` of another store, R306 for parquet without pyarrow, R502 where ``out``
        cannot be written, and ValueError where ``at`` is no time.
        """
        from reportedly import publish

        where = Path(out) if isinstance(out, str) else out
        return publish.write(
            self.store, name, where, unredacted=publish.unredacted(unredacted, by, at), since=since, app_url=app_url
        )

    def report(
        self,
        out: str | Path | None = None,
        *,
        options: ReportOptions | None = None,
        title: str = "",
        unredacted: str = "",
        by: str = "",
        at: str = "",
    ) -> str:
        """The situation report as one self-contained HTML page, also written to ``out`` where that is given.

        Where ``out`` ends in ``.md`` it is in Markdown; ``.pdf`` has the page printed. ``options`` choose events and how days are written; ``title`` and
        ``unredacted`` stand before theirs. Private persons are withheld as in ``export``. Raises ReportedlyError R501 for
        an option that can be none, R307 and R308 without a Chromium that prints, R502 where ``out`` cannot be written, and
        ValueError where ``at`` is no time.
        """
        from reportedly import publish

        chosen = options or publish.ReportOptions()
        stated = publish.unredacted(unredacted, by, at)
        chosen = replace(chosen, title=title or chosen.title, unredacted=stated or chosen.unredacted)
        markdown = out is not None and Path(out).suffix == ".md"
        page = (publish.report_markdown if markdown else publish.report_html)(self.store, options=chosen)
        if out is not None:
            publish.write_page(page, Path(out), pdf=Path(out).suffix == ".pdf")
        return page


def read(
    paths: str | Path | Iterable[str | Path],
    store: str | Path | Store | None = None,
    *,
    coder: Coder | None = None,
    on_progress: OnProgress | None = None,
    again: bool = False,
    actors: str | Path = "",
    extract: Extract | None = None,
    score: Score | None = None,
    screen: bool = True,
) -> Corpus:
    """Read reports from files, folders or ``-``, code them, link them, and keep all of it in ``store``.

    ``store`` is a path, a URL, an open store, or None for one that lives as long as the corpus. Reports that the store
    knows are passed over; ``again`` codes them anew and brings back what was forgotten. ``actors`` is an actor
    dictionary of your own in PETRARCH's format, whose names stand before ours; a ``coder`` of your own has to use it.
    ``extract`` is what extracts pages: in this process and without a limit of time where it is not given
    (``engine.extract_parallel`` has both). ``score`` scores the pairs of a store's first linking elsewhere. Without
    ``screen`` everything is parsed and read for acts, not only what may tell one (docs/screen.md says what that loses).
    Bad input never raises: it is in ``Corpus.refusals()``, lines of the dictionary in ``Progress.refused``. Raises
    ReportedlyError R401 or R402 where the store cannot be opened, R109 where the dictionary cannot.
    """
    from reportedly import intake
    from reportedly.resolve import dictionary_faults

    faults = dictionary_faults(str(actors))
    given = [paths] if isinstance(paths, str | Path) else paths
    folder = tempfile.TemporaryDirectory(prefix="reportedly-") if store is None else None
    opened = (
        store if isinstance(store, Store) else open_store(str(store or Path(folder.name if folder else "") / "r.db"))
    )
    run = _Run(
        opened,
        coder or partial(pipeline.code_reports, actors=str(actors), screen=screen),
        on_progress or (lambda _: None),
        again,
    )
    run.name = coder_of(actors, screen=screen)
    run.progress.refused.extend(faults)
    run.read(intake.take(given, extract or intake.extract))
    run.progress.stage = "link"
    run.tell()
    run.progress.events = link_again(opened, score)
    run.progress.stage = "done"
    run.tell()
    return Corpus(opened, run.progress, folder)


def watch(
    feeds: str | Path,
    store: str | Path | Store,
    *,
    once: bool = False,
    again: bool = False,
    coder: Coder | None = None,
    on_news: Callable[[News], None] | None = None,
    actors: str | Path = "",
    extract: Extract | None = None,
) -> Corpus:
    """Poll the feeds listed in a TOML file, read what is new into ``store`` and link it; until interrupted, or ``once``.

    This is the one function that fetches from the network (docs/watch.md has the rules). ``again`` polls feeds that were
    given up, and all of them now; ``on_news`` is told what happens; ``extract`` is as in ``read``. What cannot be fetched or read never raises: it is
    told, and in ``Corpus.refusals()``. Raises ReportedlyError R503 for a list that cannot be used, R401, R402 and R109 as ``read``.
    """
    from reportedly import intake
    from reportedly.intake.fetch import Fetcher, now
    from reportedly.intake.watchlist import read_watchlist
    from reportedly.resolve import dictionary_faults
    from reportedly.watching import Watcher

    wanted = read_watchlist(feeds)
    faults = dictionary_faults(str(actors))
    opened = store if isinstance(store, Store) else open_store(str(store))
    progress = Progress(refused=list(faults))

    def read_them(taken: Iterable[Taken]) -> tuple[int, tuple[Refusal, ...]]:
        run = _Run(opened, coder or partial(pipeline.code_reports, actors=str(actors)), lambda _: None, False)
        run.name = coder_of(actors)
        run.read(taken)
        progress.read += run.progress.read
        progress.records += run.progress.records
        return run.progress.read, tuple(run.progress.refused)

    def link_them() -> int:
        progress.events = link_again(opened)
        return progress.events

    watcher = Watcher(
        wanted.feeds,
        opened,
        Fetcher(wanted.contact, version=__version__),
        read=read_them,
        link=link_them,
        now=now,
        tell=on_news or (lambda _: None),
        extract=extract or intake.extract,
    )
    watcher.run(once=once, again=again)
    progress.stage = "done"
    return Corpus(opened, progress)


def code(
    text: str, published: str = "", outlet: str = "", actors: str | Path = "", *, screen: bool = True
) -> list[EventRecord]:
    """The event records of one text; nothing is stored or linked.

    ``text`` is taken as clean text: offsets in the records are code points into it. ``published`` is ISO 8601 (a day, or a
    day and time) and what "on Monday" counts from; ``outlet`` is who publishes it; ``actors`` an actor dictionary of your own. Without ``screen`` everything
    is parsed, not only what may tell an act. Raises ReportedlyError R201 where a stage fails on it.
    """
    from reportedly.store.rows import digest

    sha256 = digest(text)
    report = Report(f"r-{sha256[:16]}", text, sha256, outlet=outlet, published=published)
    (coded,) = pipeline.code_batch([report], str(actors), screen=screen)
    if coded.refusals:
        raise errors.ReportedlyError(coded.refusals[0].code, coded.refusals[0].message)
    return list(coded.records)


def record_of_words(report: Report, start: int, end: int, kind: str) -> EventRecord:
    """The record that a person makes by marking the words of an act: places, day and id as the machine would give them.

    ``start`` and ``end`` are code points into the report's text, ``kind`` one of the 16 types; parties, figures and sources
    are left for the person to mark. Raises ReportedlyError R405 for words or a type that cannot be, R301 without a gazetteer.
    """
    from reportedly.codes import TYPES
    from reportedly.reading import read_reports
    from reportedly.records import Mention, Span
    from reportedly.resolve import resolve_mentions

    words = Span(start, end)
    if kind not in TYPES:
        raise errors.ReportedlyError("R405", f"{kind!r} is none of the 16 types")
    if not 0 <= start < end <= len(report.text) or not words.of(report.text).strip():
        raise errors.ReportedlyError("R405", "mark the words of the act in the text")
    (doc,) = read_reports([report])
    inside = tuple(n.span for n in doc.names if n.label in _PLACED and start <= n.span.start and n.span.end <= end)
    mention = Mention(kind, None, "actual", words, words, places=inside, confidence=1.0)
    (made,) = resolve_mentions(doc, [mention])
    return replace(made, reasons=(("added", "marked by a person"),))


def coder_of(actors: str | Path = "", *, screen: bool = True) -> str:
    """The name of the coder, which tells of a dictionary and of reading without screen too: reports coded otherwise are coded anew."""
    name = CODER if screen else f"{CODER} without screen"
    if not actors:
        return name
    with Path(actors).open("rb") as file:
        return f"{name} actors {hashlib.file_digest(file, 'sha256').hexdigest()[:12]}"


def link_again(store: Store, score: Score | None = None) -> int:
    """Link what was added or deleted in ``store`` since it was linked, and what that touches; the number of events now.

    All records are linked where the events were made by other rules than those of this program; only then is ``score`` used.
    """
    from reportedly.linking import episodes, link, relink, rules

    for _ in range(_LINK_TRIES):
        generation, linked = store.generation()
        if linked:
            break
        held, gone = store.unlinked()
        judged = store.judged()
        if held != rules() or gone is None:
            made = link(list(store.records()), list(store.reports()), judged, score)
            done = store.put_linked(made, generation, rules())
        else:
            before = list(store.copies())
            more = relink(list(store.stubs()), list(store.reports()), before, store.records_of, gone, judged)
            done = store.put_relinked(more, generation)
        if done:
            break
    generation, linked = store.generation()
    if linked and store.episodes_of() != f"{generation} {rules()}":
        store.put_episodes(episodes(store.bouts()), generation, rules())
    return store.counts()["events"]


def _plain(value: Report | Refusal) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).__slots__}


class _Run:
    """One reading: asks the store what it knows, codes the rest as a stream, writes each report as it comes."""

    def __init__(self, store: Store, coder: Coder, tell: OnProgress, again: bool) -> None:
        self.store = store
        self.coder = coder
        self.again = again
        self.name = CODER
        self.progress = Progress()
        self._tell = tell
        self._waiting: dict[str, tuple[Capture | None, Sequence[Refusal]]] = {}

    def tell(self) -> None:
        self._tell(self.progress)

    def read(self, taken: Iterable[Taken]) -> None:
        for coded in self.coder(self._new(taken)):
            capture, refusals = self._waiting.pop(coded.report.id)
            state = self.store.add(coded, coder=self.name, capture=capture, refusals=refusals)
            if state == "known" and self.again:
                self.store.replace(coded, coder=self.name)
            self._count(coded)

    def _count(self, coded: Coded) -> None:
        self.progress.read += 1
        self.progress.records += len(coded.records)
        self.progress.report = coded.report.id
        self.progress.refused.extend(coded.refusals)
        self.tell()

    def _new(self, taken: Iterable[Taken]) -> Iterator[Report]:
        """The reports to be coded; all else that was taken is stored on the way."""
        for piece in taken:
            self.progress.repeated += piece.repeated
            self.progress.refused.extend(piece.refusals)
            loose = {r for r in piece.refusals if not r.report_id} if piece.reports else set(piece.refusals)
            if loose or not piece.reports:
                self.store.keep(piece.capture, sorted(loose, key=lambda r: (r.offset, r.code, r.message)))
            for report in piece.reports:
                own = tuple(r for r in piece.refusals if r.report_id == report.id)
                if self._wanted(report, piece.capture, own):
                    self._waiting[report.id] = (piece.capture, own)
                    yield report

    def _wanted(self, report: Report, capture: Capture | None, refusals: Sequence[Refusal]) -> bool:
        if report.id in self._waiting:
            return False
        state = self.store.state(report, self.name)
        if state == "forgotten" and not self.again:
            self.progress.forgotten += 1
            return False
        if state == "clash":
            self._refuse_clash(report, capture)
            return False
        self.progress.seen.append(report.id)
        if state == "known" and not self.again:
            self.progress.known += 1
            self.store.keep(capture, refusals, report.id)
            self.progress.refused.extend(self.store.stage_refusals(report.id))
            self.tell()
            return False
        return True

    def _refuse_clash(self, report: Report, capture: Capture | None) -> None:
        offset = capture.offset if capture else 0
        why = errors.refusal("R117", report.source, offset, report.id, sha256=report.sha256)
        self.store.keep(capture, [replace(why, report_id="")])
        self.progress.refused.append(why)
