"""A process of our own and the pipe to it: started fresh, one thread, deaf to Ctrl-C, gone when we are."""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


@dataclass(frozen=True, slots=True, eq=False)
class Process:
    """A process and our end of its pipe."""

    process: Any
    pipe: Connection

    def end(self) -> int | None:
        """End it where it still runs; its exit code (negative: the signal that ended it)."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()
        code: int | None = self.process.exitcode
        return code

    def gone(self) -> int | None:
        """Wait for a process that has ended or will when its pipe closes; its exit code."""
        self.pipe.close()
        self.process.join()
        code: int | None = self.process.exitcode
        return code


def start(life: Callable[..., None], *given: Any) -> Process:
    """Start ``life(pipe, *given)`` in a fresh process; ``life`` must be a function that it can import."""
    context = mp.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_live, args=(life, theirs, given), daemon=True)
    with _single_threaded():
        process.start()
    theirs.close()
    return Process(process, ours)


def _live(life: Callable[..., None], pipe: Connection, given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    life(pipe, *given)


@contextmanager
def _single_threaded() -> Iterator[None]:
    """One thread a worker: the variables must stand before the worker's libraries load."""
    before = {k: os.environ.get(k) for k in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
