"""Bad input from end to end: each fault has its code, file and offset, and the rest is read."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.store import open_store
from tests.cli.bad_input import said, write_folder
from tests.cli.running import run

_REFUSED = re.compile(r"^(R\d{3}) (.+?):(\d+): .+ \(.+\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """A finished reading of the folder."""

    folder: Path
    store: str
    code: int
    stderr: str
    expected: dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The real command over the folder and a file that is not there."""
    home = tmp_path_factory.mktemp("bad")
    folder = home / "in"
    folder.mkdir()
    expected = write_folder(folder)
    store = str(home / "s.db")
    ended = run("read", str(folder), str(folder / "no_such_file.html"), "--store", store)
    return Run(folder, store, ended.returncode, ended.stderr, expected)


def test_every_fault_has_its_code_file_and_offset(done: Run) -> None:
    """Standard error lists exactly the faults there are, each at its place; the exit code is 1."""
    told = {(code, Path(name).name): int(at) for code, name, at in _REFUSED.findall(done.stderr)}
    assert told == done.expected
    assert done.code == 1
    assert "Traceback" not in done.stderr


def test_the_rest_is_stored(done: Run) -> None:
    """Every good report between the bad ones is in the store, and so is what was read with a fault of a part."""
    with open_store(done.store, readonly=True) as store:
        words = "\n".join(r.text for r in store.reports())
        assert store.counts()["reports"] == 10
        kept = {(r.code, Path(r.source).name): r.offset for r in store.refusals()}
    assert [n for n in (4, 6, 8, 11, 12, 13, 14, 15, 16) if said(n) not in words] == []
    assert kept == done.expected


def test_the_report_shows_what_could_not_be_read(done: Run, tmp_path: Path) -> None:
    """The situation report names every refused file and its code."""
    page = tmp_path / "report.html"
    assert run("report", "--store", done.store, "-o", str(page)).returncode == 0
    words = page.read_text(encoding="utf-8")
    assert [x for x in done.expected if x[0] not in words or x[1] not in words] == []


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without read permission gives R109."""
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    path = tmp_path / "a.txt"
    path.write_text(said(3))
    path.chmod(0)
    ended = run("read", str(path), "--store", str(tmp_path / "s.db"))
    assert (ended.returncode, "R109" in ended.stderr) == (1, True)


def test_repeats_are_counted(tmp_path: Path) -> None:
    """A report that comes twice is told as repeated, so that the numbers of the summary add up to the input."""
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"id": "x", "text": said(3)}) + "\n") * 3)
    ended = run("read", str(path), "--store", str(tmp_path / "s.db"))
    assert ended.returncode == 0
    assert "read 1 report" in ended.stderr
    assert "2 repeated" in ended.stderr
