"""The pool gives what one process gives."""

from __future__ import annotations

from reportedly import pipeline
from reportedly.engine import code_parallel
from reportedly.records import Report

TEXTS = [f"Police detained {n} marchers in Sfax on Monday, a lawyer said." for n in range(2, 22)]
REPORTS = [Report(f"r{n}", t, "0" * 64, published="2023-03-07") for n, t in enumerate(TEXTS)]


def test_two_workers_give_the_same() -> None:
    """Two workers give the same coded reports in the same order as one process."""
    assert list(code_parallel(REPORTS, 2)) == list(pipeline.code_reports(REPORTS))


def test_nothing_in_nothing_out() -> None:
    """No report gives no coded report and starts no process."""
    assert list(code_parallel([], 2)) == []
