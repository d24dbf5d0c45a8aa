"""What a person sees while a command runs: a bar on a terminal, plain lines elsewhere, nothing with ``--quiet``.

Progress goes to standard error; data alone goes to standard output. Text from pages is printed without its control
characters, so that no report can drive a terminal.
"""

from __future__ import annotations

import sys
import time
from typing import Any, Self

from reportedly.api import Progress

# A plain line every so many seconds: enough for a log, too little to fill it.
_EVERY = 10.0
_SAYS = {"read": "reading", "link": "linking", "done": "done"}


def safe(text: str) -> str:
    """``text`` without control characters (a line break becomes a space)."""
    return "".join(c if c.isprintable() else " " for c in text)


def say(text: str) -> None:
    """One line on standard error."""
    print(safe(text), file=sys.stderr, flush=True)


class Meter:
    """Shows ``api.Progress`` as it changes."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._last = time.monotonic()
        self._bar: Any = None
        if not quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("starting", total=None)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show where the run is."""
        if self._bar is not None:
            self._bar.update(self._task, description=_line(progress))
        elif not self._quiet and time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            say(_line(progress))


def _line(progress: Progress) -> str:
    known = f", {progress.known} known" if progress.known else ""
    reports = "report" if progress.read == 1 else "reports"
    return f"{_SAYS[progress.stage]}: {progress.read} {reports}{known}, {progress.records} records"
