"""The visible list of stages that turn one report into event records, and the check of their order.

A stage says which of the products it needs (``requires``) and which it adds (``assigns``); a list in which a stage
runs before what it needs is refused when it is put together, not when it runs. Rooms meet here and only here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from reportedly import errors, retold
from reportedly.limits import limit
from reportedly.records import Claim, Coded, Doc, EventRecord, Mention, Refusal, Report
from reportedly.retold import seen


@dataclass(frozen=True, slots=True)
class Work:
    """A batch of reports on its way through the stages; every stage fills its own field, one entry a report.

    ``actors`` is the path of the user's own actor dictionary, "" for none; ``screen`` says to read only what may tell an act.
    """

    reports: tuple[Report, ...]
    docs: tuple[Doc, ...] = ()
    claims: tuple[tuple[Claim, ...], ...] = ()
    mentions: tuple[tuple[Mention, ...], ...] = ()
    records: tuple[tuple[EventRecord, ...], ...] = ()
    actors: str = ""
    screen: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: ``run`` takes a Work whose ``requires`` are filled and gives it back with ``assigns`` filled."""

    name: str
    requires: frozenset[str]
    assigns: str
    run: Callable[[Work], Work]


class WrongOrderError(ValueError):
    """A list of stages in which a stage runs before what it needs."""


def _reading(work: Work) -> Work:
    from reportedly.reading import read_reports

    own = [seen(r, retold.READ) for r in work.reports]
    keys = [(r, work.screen) for r in own]
    docs = retold.DOCS.all_of(keys, lambda new: read_reports([own[k] for k in new], screen=work.screen))
    return replace(work, docs=tuple(replace(d, report=r) for d, r in zip(docs, work.reports, strict=True)))


def _claims(work: Work) -> Work:
    from reportedly.claims import find_claims

    docs = [replace(d, report=seen(d.report, retold.CLAIMED)) for d in work.docs]
    keys = [(d.report, work.screen) for d in docs]
    return replace(work, claims=tuple(retold.CLAIMS.all_of(keys, lambda new: (find_claims(docs[k]) for k in new))))


def _events(work: Work) -> Work:
    from reportedly.events import find_mentions

    docs = [replace(d, report=seen(d.report, retold.TOLD)) for d in work.docs]
    keys = [(d.report, work.screen, c) for d, c in zip(docs, work.claims, strict=True)]
    found = retold.MENTIONS.all_of(keys, lambda new: (find_mentions(docs[k], work.claims[k]) for k in new))
    return replace(work, mentions=tuple(found))


def _resolve(work: Work) -> Work:
    from reportedly.resolve import resolve_mentions, retell

    docs = [replace(d, report=seen(d.report, retold.RESOLVED)) for d in work.docs]
    keys = [(d.report, work.screen, m, work.actors) for d, m in zip(docs, work.mentions, strict=True)]
    found = retold.RECORDS.all_of(
        keys, lambda new: (resolve_mentions(docs[k], work.mentions[k], work.actors) for k in new)
    )
    each = zip(found, work.mentions, work.reports, strict=True)
    return replace(work, records=tuple(retell(records, mentions, report) for records, mentions, report in each))


STAGES: tuple[Stage, ...] = (
    Stage("reading", frozenset({"reports"}), "docs", _reading),
    Stage("claims", frozenset({"docs"}), "claims", _claims),
    Stage("events", frozenset({"docs", "claims"}), "mentions", _events),
    Stage("resolve", frozenset({"docs", "mentions"}), "records", _resolve),
)


def check(stages: Sequence[Stage]) -> None:
    """Refuse a list of stages whose order cannot work.

    Raises WrongOrderError naming the stage and what it lacks.
    """
    have = {"reports"}
    for stage in stages:
        lacking = stage.requires - have
        if lacking:
            raise WrongOrderError(
                f"stage {stage.name!r} needs {', '.join(sorted(lacking))}, which no stage before it gives"
            )
        if stage.assigns in have:
            raise WrongOrderError(f"stage {stage.name!r} gives {stage.assigns} a second time")
        have.add(stage.assigns)


def run(reports: Iterable[Report], stages: Sequence[Stage] = STAGES, actors: str = "", *, screen: bool = False) -> Work:
    """Put one batch of reports through ``stages``; raises WrongOrderError before anything runs."""
    check(stages)
    work = Work(tuple(reports), actors=actors, screen=screen)
    for stage in stages:
        work = stage.run(work)
    return work


def code_batch(reports: Sequence[Report], actors: str = "", *, screen: bool = True) -> tuple[Coded, ...]:
    """Code a batch. A report on which a stage fails is given back uncoded with refusal R201; the others are coded.

    Texts in another language than English are given back with R202. ``actors`` is the path of the user's own actor
    dictionary; without ``screen`` everything is parsed, not only what may tell an act.
    """
    todo = [r for r in reports if _codable(r)]
    try:
        done = {c.report.id: c for c in _coded(todo, actors, screen=screen)}
    except Exception:  # one bad report must not cost the batch: find it by coding one at a time
        done = {c.report.id: c for r in todo for c in (_coded_alone(r, actors, screen=screen),)}
    return tuple(done.get(r.id) or _uncoded(r, "R202", r.language) for r in reports)


def code_reports(
    reports: Iterable[Report], actors: str = "", *, screen: bool = True, prepared: Callable[[], object] | None = None
) -> Iterator[Coded]:
    """Code reports in batches, in order; memory is bounded by the limit ``batch_reports``.

    ``prepared`` is called before the first batch is coded: it waits until ``prepare`` has ended elsewhere.
    """
    source = iter(reports)
    while batch := tuple(islice(source, limit("batch_reports"))):
        if prepared:
            prepared()
        yield from code_batch(batch, actors, screen=screen)


def prepare() -> None:
    """Load what the stages load once (models, tables, the gazetteer) by coding a sentence; its faults show when a report is coded."""
    words = "On Monday soldiers shot three demonstrators in Paris, said John Smith of the interior ministry."
    with suppress(Exception):
        run([Report("", words, "", outlet="", published="2020-01-01")], screen=True)


def _codable(report: Report) -> bool:
    return not report.language or report.language.lower().startswith("en")


def _coded(reports: Sequence[Report], actors: str, *, screen: bool) -> Iterator[Coded]:
    work = run(reports, actors=actors, screen=screen)
    for doc, claims, records in zip(work.docs, work.claims, work.records, strict=True):
        yield Coded(doc.report, doc.lines, claims, records)


def _coded_alone(report: Report, actors: str, *, screen: bool) -> Coded:
    try:
        return next(_coded([report], actors, screen=screen))
    except Exception as error:  # the run goes on whatever a stage does; the refusal names what failed
        return _uncoded(report, "R201", f"{type(error).__name__}: {error}")


def _uncoded(report: Report, code: str, detail: str) -> Coded:
    why: Refusal = errors.refusal(
        code, report.source or report.id, 0, detail, sha256=report.sha256, report_id=report.id
    )
    return Coded(report, (), (), (), (why,))
