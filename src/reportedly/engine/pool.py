"""A pool of processes that codes reports in order: the same bytes as one process, whatever dies on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any

from reportedly import errors, pipeline
from reportedly.engine.processes import Process, start
from reportedly.limits import limit
from reportedly.records import Coded, Report

Batch = tuple[Report, ...]
CodeBatch = Callable[[Sequence[Report]], tuple[Coded, ...]]
# Batches given out ahead of the one that must come next, for each worker: enough that no worker waits for a slow
# neighbour, and a bound on the reports in memory.
_AHEAD = 4
# A batch during which this many workers died is coded report by report; the report that alone kills as many is guilty.
# One death proves nothing: the machine may have been short of memory.
_DEATHS = 2


@dataclass(slots=True)
class _Job:
    """A batch on its way: its place in the order, how many workers died over what is next of it, what came of it."""

    number: int
    batch: Batch
    deaths: int = 0
    alone: bool = False
    parts: list[Coded] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every report of the batch has been coded or refused."""
        return len(self.parts) == len(self.batch)

    def next_part(self) -> Batch:
        """What a worker is given: all that is left, or one report."""
        at = len(self.parts)
        return self.batch[at : at + 1] if self.alone else self.batch[at:]

    def add(self, coded: Sequence[Coded]) -> None:
        """Take what a worker gave."""
        self.parts.extend(coded)
        self.deaths = 0

    def died(self, exitcode: int | None) -> None:
        """A worker died over it: again, then report by report, then without the report that kills."""
        self.deaths += 1
        if self.deaths < _DEATHS:
            return
        if self.alone:
            self.parts.append(_guilty(self.batch[len(self.parts)], exitcode))
        self.alone = True
        self.deaths = 0


@dataclass(slots=True)
class _Worker:
    """A process and what it is at."""

    process: Process
    job: _Job | None = None
    done: int = 0


def code_parallel(
    reports: Iterable[Report], workers: int, *, code_batch: CodeBatch = pipeline.code_batch
) -> Iterator[Coded]:
    """Code ``reports`` with ``workers`` processes; order and bytes are those of ``pipeline.code_reports``.

    Every process loads the model once and uses one thread. A process that dies costs nothing: its batch is coded
    again; a report that kills two processes is given back with refusal R201. At most ``workers`` x 5 batches of
    reports are in memory. Closing the iterator ends the processes. ``code_batch`` must be a function that a fresh process
    can import; it gives one Coded for each report.
    """
    pool = _Pool(max(1, workers), code_batch)
    try:
        yield from pool.run(_batches(reports))
    finally:
        pool.close()


def _batches(reports: Iterable[Report]) -> Iterator[Batch]:
    source = iter(reports)
    while batch := tuple(islice(source, limit("batch_reports"))):
        yield batch


class _Pool:
    def __init__(self, size: int, code_batch: CodeBatch) -> None:
        self._size = size
        self._code_batch = code_batch
        self._workers: list[_Worker] = []
        self._again: deque[_Job] = deque()

    def run(self, batches: Iterator[Batch]) -> Iterator[Coded]:
        """The coded reports in order."""
        numbered = (_Job(n, b) for n, b in enumerate(batches))
        done: dict[int, _Job] = {}
        following, given, ended = 0, 0, False
        while not ended or following < given:
            while self._again and self._free():
                self._give(self._again.popleft())
            while not ended and given < following + self._size * (_AHEAD + 1) and self._free():
                job = next(numbered, None)
                if job is None:
                    ended = True
                else:
                    given += 1
                    self._give(job)
            done.update((job.number, job) for job in self._finished())
            while following in done:
                yield from done.pop(following).parts
                following += 1

    def close(self) -> None:
        """End every process that is still there."""
        for worker in self._workers:
            worker.process.end()
        self._workers.clear()

    def _free(self) -> bool:
        return len(self._workers) < self._size or any(w.job is None for w in self._workers)

    def _give(self, job: _Job) -> None:
        worker = next((w for w in self._workers if w.job is None), None) or self._start()
        worker.job = job
        # A worker that died since it answered cannot take it: reading its pipe then tells so.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.process.pipe.send(job.next_part())

    def _start(self) -> _Worker:
        worker = _Worker(start(_work, self._code_batch))
        self._workers.append(worker)
        return worker

    def _finished(self) -> list[_Job]:
        """The jobs that are done, once at least one worker has answered or died."""
        busy: dict[Any, _Worker] = {w.process.pipe: w for w in self._workers if w.job is not None}
        jobs = [self._answer(busy[pipe]) for pipe in (wait(list(busy)) if busy else ())]
        self._again.extend(j for j in jobs if not j.complete)
        return [j for j in jobs if j.complete]

    def _answer(self, worker: _Worker) -> _Job:
        """The job of a worker that has answered or died."""
        job = worker.job
        assert job is not None
        try:
            coded: tuple[Coded, ...] = worker.process.pipe.recv()
        except (EOFError, ConnectionResetError):
            job.died(self._retire(worker))
            return job
        worker.job = None
        worker.done += len(coded)
        job.add(coded)
        if worker.done >= limit("worker_reports"):
            self._retire(worker)
        return job

    def _retire(self, worker: _Worker) -> int | None:
        self._workers.remove(worker)
        return worker.process.gone()


def _guilty(report: Report, exitcode: int | None) -> Coded:
    detail = f"the worker ended with {exitcode} each time it was tried"
    why = errors.refusal("R201", report.source or report.id, 0, detail, sha256=report.sha256, report_id=report.id)
    return Coded(report, (), (), (), (why,))


def _work(pipe: Connection, code_batch: CodeBatch) -> None:
    """A worker's life: batches in, coded batches out, until the pipe closes."""
    while True:
        try:
            batch: Sequence[Report] = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            pipe.send(code_batch(batch))
        except (BrokenPipeError, ConnectionResetError):
            return
