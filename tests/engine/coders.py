"""Coders that die or note what they did; a worker process imports them by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from reportedly import pipeline
from reportedly.records import Coded, Report


def plain(batch: Sequence[Report]) -> tuple[Coded, ...]:
    """Every report as it came, with nothing found."""
    return tuple(Coded(r, (), (), (), ()) for r in batch)


def killed_once(batch: Sequence[Report]) -> tuple[Coded, ...]:
    """The worker is killed the first time that a report with a marker file (its ``source``) comes by."""
    for report in batch:
        marker = Path(report.source)
        if report.text == "once" and not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return plain(batch)


def killed_always(batch: Sequence[Report]) -> tuple[Coded, ...]:
    """The worker is killed whenever a certain report comes by."""
    if any(r.text == "always" for r in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(batch)


def by_process(batch: Sequence[Report]) -> tuple[Coded, ...]:
    """Every report as it came; a file of the process's number is left in the folder ``source``."""
    (Path(batch[0].source) / str(os.getpid())).touch()
    return plain(batch)


def coded_killed_once(marker: str, batch: Sequence[Report]) -> tuple[Coded, ...]:
    """Really coded; the first worker that gets the report r5 is killed, and leaves the file ``marker``."""
    if any(r.id == "r5" for r in batch) and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return pipeline.code_batch(batch)


def counted(folder: str, batch: Sequence[Report]) -> tuple[Coded, ...]:
    """Every report as it came; a file of its id is left in ``folder``."""
    for report in batch:
        (Path(folder) / report.id).touch()
    return plain(batch)
