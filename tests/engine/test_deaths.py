"""What dies in the pool costs nothing but itself; what is in memory is bounded."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.engine import code_parallel
from reportedly.limits import limit
from reportedly.records import Report
from tests.engine import coders


def _reports(count: int, *, special: int = -1, word: str = "", source: str = "") -> list[Report]:
    return [Report(f"r{n}", word if n == special else f"text {n}", "0" * 64, source=source) for n in range(count)]


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    """A worker killed by SIGKILL once loses no report, and order and content are those of one process."""
    reports = _reports(40, special=11, word="once", source=str(tmp_path / "killed"))
    found = list(code_parallel(reports, 2, code_batch=coders.killed_once))
    assert (tmp_path / "killed").exists()
    assert found == list(coders.plain(reports))


def test_a_report_that_kills_is_refused_alone() -> None:
    """A report that kills its worker each time is refused with R201; every other report is coded, in order."""
    reports = _reports(30, special=11, word="always")
    found = list(code_parallel(reports, 2, code_batch=coders.killed_always))
    assert [c.report.id for c in found] == [r.id for r in reports]
    assert {c.report.id: [r.code for r in c.refusals] for c in found if c.refusals} == {"r11": ["R201"]}


def test_workers_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that has coded ``worker_reports`` reports is replaced and nothing is lost."""
    monkeypatch.setenv("REPORTEDLY_WORKER_REPORTS", "8")
    reports = _reports(32, source=str(tmp_path))
    assert list(code_parallel(reports, 1, code_batch=coders.by_process)) == list(coders.plain(reports))
    assert len(list(tmp_path.iterdir())) == 32 // limit("batch_reports")


def test_memory_is_bounded() -> None:
    """Never more than five batches a worker are taken from the source ahead of what has been given back."""
    taken = 0

    def source() -> Iterator[Report]:
        nonlocal taken
        for report in _reports(400):
            taken += 1
            yield report

    ahead = [taken - n for n, _ in enumerate(code_parallel(source(), 2, code_batch=coders.plain))]
    assert max(ahead) <= 2 * 5 * limit("batch_reports")


def test_closing_ends_the_processes() -> None:
    """An iterator that is closed early leaves no process behind."""
    coded = code_parallel(_reports(200), 2, code_batch=coders.plain)
    next(coded)
    assert multiprocessing.active_children()
    coded.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
