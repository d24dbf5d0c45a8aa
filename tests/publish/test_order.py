"""The order of input, adding reports in parts, and the number of workers change no byte of any export."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

import reportedly
from reportedly.pipeline import code_batch
from reportedly.publish import export, report_html
from reportedly.records import Coded, Report

EXAMPLES = Path(__file__).parents[2] / "examples"
Known = dict[str, Coded]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """The files of the examples."""
    return sorted(p for p in EXAMPLES.rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def known() -> Known:
    """Every report of the examples as coded before by the tests of this module, by id."""
    return {}


def _alone(report: Report) -> list[Coded]:
    return list(code_batch([report]))


def _one_by_one(reports: Iterable[Report], known: Known) -> Iterator[Coded]:
    """Codes each report in a batch of its own, once in all tests."""
    for report in reports:
        if report.id not in known:
            (known[report.id],) = _alone(report)
        yield known[report.id]


def _by_two(reports: Iterable[Report]) -> Iterator[Coded]:
    """Codes reports in two worker processes; what is done first comes as it came in."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for made in pool.map(_alone, list(reports)):
            yield from made


def _exports(parts: Sequence[Sequence[Path]], store: Path, coder: reportedly.api.Coder | None = None) -> dict[str, str]:
    """Every text that is made of a store into which ``parts`` were read one after another."""
    for part in parts:
        reportedly.read(part, store, coder=coder).close()
    made = {}
    with reportedly.read((), store) as corpus:
        for name in ("records", "events", "episodes", "csv", "geojson"):
            out = io.StringIO()
            export(corpus.store, name, out)
            made[name] = out.getvalue()
        made["report"] = report_html(corpus.store)
    return made


@pytest.fixture(scope="module")
def whole(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All exports of all files read at once, coded in the usual batches."""
    return _exports([files], tmp_path_factory.mktemp("whole") / "whole.db")


def test_neither_order_nor_parts_change_a_byte(
    files: list[Path], whole: dict[str, str], known: Known, tmp_path: Path
) -> None:
    """The last first, and in ten parts with late reports before early ones, coded alone: the same bytes."""
    coder = partial(_one_by_one, known=known)
    assert _exports([files[::-1]], tmp_path / "turned.db", coder) == whole
    for seed in (3, 4):
        mixed = random.Random(seed).sample(files, len(files))
        assert _exports([mixed[n::10] for n in range(10)], tmp_path / f"parts{seed}.db", coder) == whole


def test_a_report_forgotten_was_never_there(files: list[Path], known: Known, tmp_path: Path) -> None:
    """Forgetting reports leaves what reading all others gives, to the byte."""
    coder = partial(_one_by_one, known=known)
    with reportedly.read(files, tmp_path / "all.db", coder=coder) as corpus:
        gone = {r.id for r in corpus.reports()} - {r.id for f in files[5:] for r in _reports(f, coder)}
        for key in sorted(gone):
            corpus.store.forget(key, "a test")
    assert gone
    assert _exports([], tmp_path / "all.db") == _exports([files[5:]], tmp_path / "some.db", coder)


def _reports(file: Path, coder: reportedly.api.Coder) -> list[Report]:
    with reportedly.read(file, coder=coder) as corpus:
        return list(corpus.reports())


def test_the_number_of_workers_changes_no_byte(files: list[Path], whole: dict[str, str], tmp_path: Path) -> None:
    """Two processes that code give what one gives."""
    assert _exports([files], tmp_path / "two.db", _by_two) == whole
