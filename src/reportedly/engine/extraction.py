"""Pages extracted in processes of their own, in order: a page that takes too long or too much is refused, nothing else lost.

Time is processor time, so that a busy machine refuses no page that an idle one takes.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from reportedly import errors
from reportedly.engine.processes import Process, start
from reportedly.intake import Page, Piece
from reportedly.limits import limit
from reportedly.records import Taken

# Pieces read ahead of the one that must come next, for each process.
_AHEAD = 4
# A page that hangs without using the processor is ended after so many times the limit.
_PATIENCE = 12
# The signal that a spent timer sends; where there is none (Windows) only patience bounds the time.
_SPENT = -getattr(signal, "SIGPROF", signal.SIGTERM)
# A death that is neither time nor memory may be the machine's fault once.
_DEATHS = 2


@dataclass(slots=True, eq=False)
class _Slot:
    """A place in the order: a page on its way, or what came of it."""

    page: Page | None
    taken: Taken | None = None
    deaths: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the page it is at, and when it must have answered."""

    process: Process
    slot: _Slot | None = None
    until: float = 0.0


def extract_parallel(pieces: Iterable[Piece], workers: int = 1) -> Iterator[Taken]:
    """What ``pieces`` give, in order: that of ``intake.extract``, but for pages that pass a limit.

    A page that takes more than ``extract_seconds`` of the processor is refused with R115, one that needs more than
    ``extract_bytes`` with R120, one that twice ends its process with R121; its capture is kept each time. Processes
    start with the first page; at most ``workers`` x 4 pieces are in memory. Closing the iterator ends the processes.
    """
    pool = _Pool(max(1, workers))
    try:
        yield from pool.run(pieces)
    finally:
        pool.close()


@dataclass(slots=True)
class _Pool:
    size: int
    workers: list[_Worker] = field(default_factory=list)
    waiting: deque[_Slot] = field(default_factory=deque)

    def run(self, pieces: Iterable[Piece]) -> Iterator[Taken]:
        """What the pieces give, in order."""
        line: deque[_Slot] = deque()
        for piece in pieces:
            line.append(_Slot(piece) if isinstance(piece, Page) else _Slot(None, piece))
            if line[-1].page:
                self.waiting.append(line[-1])
                self._hand_out()
            while line and (line[0].taken or len(line) >= self.size * _AHEAD):
                yield self._settled(line.popleft())
        while line:
            yield self._settled(line.popleft())

    def close(self) -> None:
        """End every process that is still there."""
        for worker in self.workers:
            worker.process.end()
        self.workers.clear()

    def _settled(self, slot: _Slot) -> Taken:
        while slot.taken is None:
            self._turn()
        return slot.taken

    def _turn(self) -> None:
        """Wait until a process has answered, died, or had its time."""
        self._hand_out()
        busy: dict[Any, _Worker] = {w.process.pipe: w for w in self.workers if w.slot}
        left = min(w.until for w in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), max(0.0, left)):
            self._answer(busy[pipe])
        for worker in [w for w in self.workers if w.slot and w.until < time.monotonic()]:
            self._drop(worker, _SPENT)
        self._hand_out()

    def _hand_out(self) -> None:
        while self.waiting:
            worker = next((w for w in self.workers if not w.slot), None)
            if worker is None:
                if len(self.workers) >= self.size:
                    return
                worker = _Worker(start(_life))
                self.workers.append(worker)
            worker.slot = self.waiting.popleft()
            worker.until = time.monotonic() + _PATIENCE * limit("extract_seconds")
            # One that died since it answered cannot take it: reading its pipe then tells so.
            with suppress(BrokenPipeError, ConnectionResetError):
                worker.process.pipe.send(worker.slot.page)

    def _answer(self, worker: _Worker) -> None:
        slot = worker.slot
        assert slot is not None
        assert slot.page is not None
        try:
            taken: Taken = worker.process.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._drop(worker, worker.process.gone())
            return
        slot.taken = replace(taken, capture=slot.page.capture)
        worker.slot = None

    def _drop(self, worker: _Worker, exitcode: int | None) -> None:
        """A process is gone: its page is refused, or tried once more."""
        worker.process.end()
        self.workers.remove(worker)
        slot = worker.slot
        assert slot is not None
        assert slot.page is not None
        slot.deaths += 1
        if exitcode == _SPENT:
            slot.taken = _refused(slot.page, "R115", f"{limit('extract_seconds')} s")
        elif slot.deaths >= _DEATHS:
            slot.taken = _refused(slot.page, "R121", f"the process ended with {exitcode} each time it was tried")
        else:
            self.waiting.appendleft(slot)


def _refused(page: Page, code: str, detail: str) -> Taken:
    kept = page.capture
    return Taken(kept, (), (errors.refusal(code, kept.source, kept.offset, detail, sha256=kept.sha256),))


def _life(pipe: Connection) -> None:
    """Pages in, what they give out (their captures stay with the parent), until the pipe closes."""
    import htmldate  # noqa: F401  # loaded before any page's time counts
    import trafilatura  # noqa: F401

    import reportedly.intake.pages  # noqa: F401

    _bound_memory()
    while True:
        try:
            page: Page = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        _bound_time(limit("extract_seconds"))
        taken = replace(page.taken(), capture=None)
        _bound_time(0)
        try:
            pipe.send(taken)
        except (BrokenPipeError, ConnectionResetError):
            return


def _bound_time(seconds: int) -> None:
    """End this process after so many seconds of the processor (0: not any more), whatever library it is in."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory() -> None:
    """What a page may add to the address space, where the system can tell it (Linux)."""
    size = Path("/proc/self/statm")
    if size.exists():
        import resource

        pages = int(size.read_text(encoding="ascii").split()[0])
        ceiling = pages * resource.getpagesize() + limit("extract_bytes")
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
