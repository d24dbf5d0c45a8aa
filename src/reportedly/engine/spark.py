"""The same pure functions over Spark (the extra ``spark``): shards of pages and reports in, Parquet out, read back in order.

A shard's output is named by a hash of its input and of who coded it, holds such a hash for each line, and is written by
Spark's commit protocol: it is there whole or not at all. So a run that was killed takes what is there and does the rest.
"""

from __future__ import annotations

import hashlib
import os
import sys
import warnings
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from reportedly import errors, pipeline
from reportedly.engine.extraction import extract_parallel
from reportedly.engine.plain import decode, encode
from reportedly.engine.pool import CodeBatch, code_parallel
from reportedly.engine.processes import THREADS
from reportedly.intake import Page, Piece
from reportedly.limits import limit
from reportedly.linking import Links, Told, links_in
from reportedly.records import Coded, Link, Report, Taken

Batches = Iterable[Any]
Work = Callable[[Batches], Batches]
_SCHEMA = "key string, line string"
# Reports that one task codes: enough that starting it costs little, few enough that all workers end together.
_TASK_BATCHES = 4
# Tellings scored at once, for each report of a shard: some 50 MB; a telling lies in half a dozen blocks.
_LOT = 20


class Spark:
    """A Spark session at ``master`` and the folder (a path or URL that every machine sees) where shards are written.

    ``name`` says who codes; ``code_batch`` must be a function that the workers can import. Raises ReportedlyError R306
    without PySpark, R309 where Spark does not start. Close it when done.
    """

    def __init__(self, master: str, folder: str, name: str, code_batch: CodeBatch = pipeline.code_batch) -> None:
        self._session = _session(master)
        self._folder = folder.rstrip("/")
        self._name = name
        self._code_batch = code_batch
        self._finished: dict[str, list[str]] = {}  # shards that were there at the start, by kind

    def extract(self, pieces: Iterable[Piece]) -> Iterator[Taken]:
        """What ``engine.extract_parallel`` gives: pages are extracted by the workers, each in a process with limits."""
        for shard in _shards(pieces):
            pages = [piece for piece in shard if isinstance(piece, Page)]
            lines = self._run("pages", [encode(p) for p in pages], _extract_lines, 1) if pages else []
            found = (_with_capture(page, line) for page, line in zip(pages, lines, strict=True))
            yield from (next(found) if isinstance(piece, Page) else piece for piece in shard)

    def code(self, reports: Iterable[Report]) -> Iterator[Coded]:
        """What ``pipeline.code_reports`` gives, in the same order.

        A worker that dies is replaced and its reports are coded again. A report that kills four workers is refused with
        R201 like in the pool.
        """
        source = iter(reports)
        careful = partial(_code_lines_carefully, self._code_batch)
        while shard := list(islice(source, limit("shard_reports"))):
            lines = [encode(r) for r in shard]
            tasks = -(-len(lines) // (_TASK_BATCHES * limit("batch_reports")))
            yield from (
                decode(Coded, line)
                for line in self._run("coded", lines, partial(_code_lines, self._code_batch), tasks, careful)
            )

    def score(self, told: Sequence[Told]) -> Links:
        """The links among tellings, block by block: what ``link`` takes as ``elsewhere``."""
        blocks: defaultdict[str, list[Told]] = defaultdict(list)
        for one in told:
            for block in one.blocks:
                blocks[block].append(one)
        found: dict[tuple[int, int], Link] = {}
        rows: list[tuple[str, str]] = []
        for block in sorted(blocks):
            rows += [(block, encode(one)) for one in blocks[block]]
            if len(rows) >= _LOT * limit("shard_reports"):
                found.update(self._scored(rows))
                rows = []
        found.update(self._scored(rows) if rows else {})
        return found

    def _scored(self, rows: Sequence[tuple[str, str]]) -> Links:
        import pyarrow as pa

        block, line = (pa.array(x, pa.string()) for x in zip(*rows, strict=True))
        with _calm():
            frame = self._session.createDataFrame(pa.table({"block": block, "line": line})).groupBy("block")
            scored = frame.applyInArrow(_score_block, "a long, b long, line string").toArrow()
        found = zip(*(scored.column(c).to_pylist() for c in ("a", "b", "line")), strict=True)
        return {(a, b): decode(Link, line) for a, b, line in found}

    def close(self, *, clear: bool = False) -> None:
        """Stop Spark; with ``clear`` the shards are deleted, since all that they hold is in the store."""
        if clear:
            where, files = self._files(self._folder)
            files.delete(where, True)
        self._session.stop()

    def _run(
        self,
        kind: str,
        lines: Sequence[str],
        work: Work,
        tasks: int,
        careful: Work | None = None,
    ) -> list[str]:
        """The line that ``work`` makes of each line; ``careful`` is what is tried where a task failed too often.

        What a finished shard of an earlier run holds is taken from there.
        """
        keys = [_digest(self._name, [line]) for line in lines]
        made = self._made_before(kind, keys)
        todo = {k: line for k, line in zip(keys, lines, strict=True) if k not in made}
        if todo:
            shard = f"{self._folder}/{kind}-{_digest(self._name, list(todo))}"
            self._try([work, careful] if careful else [work], shard, todo, tasks)
            made |= self._lines([shard])
        return [made[key] for key in keys]

    def _made_before(self, kind: str, keys: Sequence[str]) -> dict[str, str]:
        if kind not in self._finished:
            where, files = self._files(f"{self._folder}/{kind}-*/_SUCCESS")
            self._finished[kind] = sorted(x.getPath().getParent().toString() for x in files.globStatus(where) or ())
        return self._lines(self._finished[kind], keys) if self._finished[kind] else {}

    def _lines(self, shards: Sequence[str], keys: Sequence[str] = ()) -> dict[str, str]:
        """What stands in some shards (under some keys only)."""
        rows = self._session.read.schema(_SCHEMA).parquet(*shards)
        found = (rows.where(rows.key.isin(*keys)) if keys else rows).toArrow()
        return dict(zip(*(found.column(c).to_pylist() for c in ("key", "line")), strict=True))

    def _try(self, works: Sequence[Work], shard: str, lines: Mapping[str, str], tasks: int) -> None:
        """Write a shard by the first of ``works`` that can; raises ReportedlyError R310 where none can."""
        for n, work in enumerate(works, 1):
            try:
                self._write(shard, lines, work, tasks)
            except Exception as error:
                if n == len(works):
                    raise errors.ReportedlyError("R310", _first_line(error)) from error
            else:
                return

    def _write(self, shard: str, lines: Mapping[str, str], work: Work, tasks: int) -> None:
        import pyarrow as pa

        rows = pa.table({"key": pa.array(lines.keys(), pa.string()), "line": pa.array(lines.values(), pa.string())})
        parts = max(tasks, self._session.sparkContext.defaultParallelism)
        with _calm():
            frame = self._session.createDataFrame(rows).repartition(parts).mapInArrow(work, _SCHEMA)
        frame.write.mode("overwrite").parquet(shard)

    def _files(self, path: str) -> tuple[Any, Any]:
        """A path and its file system, as Spark itself sees them."""
        where = self._session._jvm.org.apache.hadoop.fs.Path(path)  # noqa: SLF001  # there is no other door to it
        return where, where.getFileSystem(self._session._jsc.hadoopConfiguration())  # noqa: SLF001


def _session(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise errors.ReportedlyError("R306", "pyspark, for --engine spark: pip install 'reportedly[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    given = {k: v for k, v in os.environ.items() if k.startswith("REPORTEDLY_")}
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",  # what fails is raised, what is refused is listed
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(limit("batch_reports")),
        **{f"spark.executorEnv.{k}": v for k, v in {**given, **dict.fromkeys(THREADS, "1")}.items()},
    }
    builder = SparkSession.builder.master(master).appName("reportedly")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        with _calm():
            return builder.getOrCreate()
    except Exception as error:
        raise errors.ReportedlyError("R309", _first_line(error)) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]


@contextmanager
def _calm() -> Iterator[None]:
    """Spark warns of every pandas that is newer than it; nothing here goes through pandas' types."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        yield


def _digest(name: str, lines: Sequence[str]) -> str:
    out = hashlib.sha256(name.encode())
    for line in lines:
        out.update(b"\n" + line.encode("ascii"))
    return out.hexdigest()[:32]


def _shards(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in lots of so many or so many bytes; what stands before the first page waits for nothing."""
    lot: list[Piece] = []
    size = 0
    for piece in pieces:
        if not lot and isinstance(piece, Taken):
            yield [piece]
            continue
        lot.append(piece)
        size += len(piece.capture.content) if piece.capture else 0
        if len(lot) >= limit("shard_reports") or size >= limit("shard_bytes"):
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _with_capture(page: Page, line: str) -> Taken:
    return replace(decode(Taken, line), capture=page.capture)


def _lines(batch: Any) -> list[str]:
    found: list[str] = batch.column("line").to_pylist()
    return found


def _batch(keys: Any, lines: Sequence[str]) -> Any:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([keys, pa.array(lines, pa.string())], names=["key", "line"])


def _code_lines(code_batch: CodeBatch, batches: Batches) -> Iterator[Any]:
    """On a worker: batches of reports to batches of coded reports."""
    for batch in batches:
        coded = code_batch([decode(Report, line) for line in _lines(batch)])
        yield _batch(batch.column("key"), [encode(c) for c in coded])


def _code_lines_carefully(code_batch: CodeBatch, batches: Batches) -> Iterator[Any]:
    """On a worker, where a report kills: in a process of its own, so that the report that kills can be told."""
    return _through(batches, Report, partial(code_parallel, workers=1, code_batch=code_batch))


def _extract_lines(batches: Batches) -> Iterator[Any]:
    """On a worker: pages to what they give, without their captures."""

    def taken(pages: Iterable[Page]) -> Iterator[Taken]:
        return (replace(t, capture=None) for t in extract_parallel(pages, 1))

    return _through(batches, Page, taken)


def _through(batches: Batches, kind: type[Any], work: Callable[[Iterable[Any]], Iterator[Any]]) -> Iterator[Any]:
    """What ``work`` makes of all rows of a task, one row at a time."""
    import pyarrow as pa

    keys: deque[str] = deque()

    def values() -> Iterator[Any]:
        for batch in batches:
            keys.extend(batch.column("key").to_pylist())
            yield from (decode(kind, line) for line in _lines(batch))

    for made in work(values()):
        yield _batch(pa.array([keys.popleft()], pa.string()), [encode(made)])


def _score_block(block: Any) -> Any:
    """On a worker: the tellings of one block to its links."""
    import pyarrow as pa

    told = (decode(Told, line) for line in block.column("line").to_pylist())
    found = list(links_in(block.column("block")[0].as_py(), {t.position: t.records for t in told}))
    numbers = {name: pa.array([x[at] for x in found], pa.int64()) for at, name in enumerate("ab")}
    return pa.table({**numbers, "line": pa.array([encode(x[2]) for x in found], pa.string())})
