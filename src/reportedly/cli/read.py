"""``reportedly read``: reports in, records and events in the store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import DEFAULT_STORE, JsonOption, QuietOption, ScreenOption, StoreOption, default_workers

if TYPE_CHECKING:
    from reportedly.api import Corpus, Progress
    from reportedly.intake import Extract
    from reportedly.linking import Score
    from reportedly.records import Coded, Report

    Coder = Callable[[Iterable[Report]], Iterator[Coded]]
    Run = tuple[Coder, Extract, Score | None]


class Engine(StrEnum):
    """What runs the stages."""

    POOL = "pool"
    SPARK = "spark"


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")],
    store: StoreOption = DEFAULT_STORE,
    records: Annotated[
        str, typer.Option("--records", metavar="FILE|-", help="Also write the event records of this input as JSONL.")
    ] = "",
    workers: Annotated[int, typer.Option("--workers", min=0, help="Processes that code; 0 chooses.")] = 0,
    actors: Annotated[
        str,
        typer.Option(
            "--actors", metavar="FILE", help="An actor dictionary in PETRARCH's format; its names stand before ours."
        ),
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Code known reports anew and bring back what was forgotten.")
    ] = False,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with a run that was stopped; what is done anyway, and not with --again."),
    ] = False,
    screen: ScreenOption = True,
    engine: Annotated[
        Engine, typer.Option("--engine", help="What codes: processes on this machine, or Spark (the extra 'spark').")
    ] = Engine.POOL,
    master: Annotated[
        str, typer.Option("--master", metavar="URL", help="Spark's master, as for spark-submit.")
    ] = "local[2,4]",
    shards: Annotated[
        str,
        typer.Option(
            "--shards",
            metavar="FOLDER|URL",
            help="Where Spark leaves its Parquet; every worker has to see it. Kept where given; else beside the store until done.",
        ),
    ] = "",
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Read reports (HTML, plain text, JSONL, RSS/Atom, WARC/WACZ), code them, link them, store them.

    Running it again on the same input changes nothing; a run that was killed goes on where it stopped. Each refused
    input is listed on standard error with its code, place and what to do; the exit code is then 1.
    """
    from reportedly import api
    from reportedly.cli.console import Meter, say
    from reportedly.cli.gazetteer import compile_first

    if resume and again:
        raise typer.BadParameter("--again codes anew what --resume passes over; give one of them")
    compile_first(quiet=quiet)
    on_spark = _spark(master, shards, store, actors, screen=screen) if engine == Engine.SPARK else None
    try:
        with Meter(quiet=quiet) as meter, on_spark or _pool(inputs, workers, store, actors, screen=screen) as run:
            coder, extract, score = run
            corpus = api.read(
                inputs,
                store,
                coder=coder,
                on_progress=meter,
                again=again,
                actors=actors,
                screen=screen,
                extract=extract,
                score=score,
            )
    except KeyboardInterrupt:
        say("stopped; what was read is kept, run it again to go on")
        raise typer.Exit(130) from None
    with corpus:
        if records:
            _write(corpus, records)
        _close(corpus, store, quiet=quiet, json=json)


@contextmanager
def _pool(inputs: list[str], workers: int, store: str, actors: str, *, screen: bool) -> Iterator[Run]:
    """What codes, what extracts pages, and what scores pairs (None: this process), on this machine."""
    from reportedly import pipeline
    from reportedly.engine import code_parallel, extract_parallel

    workers = workers or default_workers(inputs)
    extract = partial(extract_parallel, workers=workers)
    if workers == 1:
        with _prepared(store) as ready:
            yield partial(pipeline.code_reports, actors=actors, screen=screen, prepared=ready), extract, None
    else:
        code_batch = partial(pipeline.code_batch, actors=actors, screen=screen)
        yield partial(code_parallel, workers=workers, code_batch=code_batch), extract, None


@contextmanager
def _prepared(store: str) -> Iterator[Callable[[], object] | None]:
    """What waits until all is loaded: for a store that is yet to be made, where all is new, that goes on beside opening it and extracting."""
    from threading import Thread

    from reportedly import pipeline

    if "://" in store or Path(store).exists():
        yield None
        return
    loading = Thread(target=pipeline.prepare, name="prepare")
    loading.start()
    try:
        yield loading.join
    finally:
        loading.join()


@contextmanager
def _spark(master: str, shards: str, store: str, actors: str, *, screen: bool) -> Iterator[Run]:
    """The same by Spark; what it wrote is kept where the run did not end, or where the user said where."""
    from reportedly import api, pipeline
    from reportedly.engine.spark import Spark

    if not shards and "://" in store:
        raise typer.BadParameter("give --shards a folder that every worker sees")
    folder = shards if "://" in shards else f"file://{Path(shards or f'{store}.shards').resolve()}"
    spark = Spark(
        master, folder, api.coder_of(actors, screen=screen), partial(pipeline.code_batch, actors=actors, screen=screen)
    )
    ended = False
    try:
        yield spark.code, spark.extract, spark.score
        ended = True
    finally:
        spark.close(clear=ended and not shards)


def _write(corpus: Corpus, where: str) -> None:
    """The records of this run's reports: in the order of the input, within a report in the order of the text."""
    import json
    import os

    from reportedly import wire

    def lines() -> Iterator[str]:
        for report in corpus.progress.seen:
            held = sorted(corpus.store.records(report), key=lambda r: (r.evidence[0].start if r.evidence else 0, r.id))
            for record in held:
                yield json.dumps(wire.record_json(record), ensure_ascii=False) + "\n"

    if where == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.writelines(lines())
        return
    aside = Path(where + ".part")
    with aside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.writelines(lines())
    os.replace(aside, where)  # noqa: PTH105  # a reader of the file never sees half of it


def _close(corpus: Corpus, store: str, *, quiet: bool, json: bool) -> None:
    from reportedly.cli.console import say
    from reportedly.store.connect import shown

    done = corpus.progress
    for refusal in done.refused:
        say(refusal.line())
    if not quiet:
        say(_summary(done, corpus.store.counts(), shown(store)))
    if json:
        _print_json(done)
    if done.refused:
        raise typer.Exit(1)


def _summary(done: Progress, counts: dict[str, int], store: str) -> str:
    forgotten = f", {done.forgotten} forgotten on request" if done.forgotten else ""
    repeated = f", {done.repeated} repeated" if done.repeated else ""
    return (
        f"read {done.read} reports with {done.records} records, {done.known} already known{repeated}{forgotten}, "
        f"{len(done.refused)} refused; {store} holds {counts['reports']} reports, {counts['records']} records, "
        f"{counts['events']} events"
    )


def _print_json(done: Progress) -> None:
    import json
    from dataclasses import asdict

    told = {
        "read": done.read,
        "known": done.known,
        "forgotten": done.forgotten,
        "repeated": done.repeated,
        "records": done.records,
        "events": done.events,
        "refused": [asdict(r) for r in done.refused],
    }
    print(json.dumps(told))
