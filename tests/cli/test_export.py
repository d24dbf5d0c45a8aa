"""``reportedly export``: names of formats, and coded errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.publish import FORMATS
from tests.cli.running import run, write_reports


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of six invented reports."""
    folder = tmp_path_factory.mktemp("export")
    write_reports(folder / "in.jsonl", 6)
    run("read", str(folder / "in.jsonl"), "--store", str(folder / "x.db"), "--workers", "1", "--quiet")
    return folder / "x.db"


@pytest.mark.parametrize("name", ["acled", "gdelt"])
def test_formats_of_the_field_are_written(name: str, store: Path, tmp_path: Path) -> None:
    """The command writes the files and says how many rows."""
    done = run("export", "--store", str(store), "--format", name, "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("wrote ")
    assert (tmp_path / "out").exists()


def test_an_unknown_format_and_a_bad_path_have_codes(store: Path, tmp_path: Path) -> None:
    """R501 names the formats, R502 the path; both are wrong usage."""
    unknown = run("export", "--store", str(store), "--format", "xls")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "R501" in unknown.stderr
    assert all(name in unknown.stderr for name in FORMATS)
    bad = run("export", "--store", str(store), "--format", "acled", "-o", str(store / "x.csv"))
    assert bad.returncode == 2
    assert "R502" in bad.stderr


def test_help_names_every_format() -> None:
    """The list in the help is the list there is."""
    told = run("export", "--help").stdout
    assert all(name in told for name in FORMATS)


def test_who_published_names_and_when_stands_in_the_file(store: Path) -> None:
    """The reason, who decided and when are one statement; without those two the login name and the clock are taken."""
    given = ("--unredacted", "consent", "--unredacted-by", "A. Editor", "--unredacted-at", "2026-01-02")
    done = run("export", "--store", str(store), "--format", "records", *given)
    assert '"unredacted": "consent (by A. Editor, at 2026-01-02)"' in done.stdout
    done = run(
        "export",
        "--store",
        str(store),
        "--format",
        "records",
        "--unredacted",
        "consent",
        "--unredacted-by",
        "A. Editor",
    )
    assert '"unredacted": "consent (by A. Editor, at 20' in done.stdout


def test_who_and_when_need_a_reason(store: Path) -> None:
    """Without a reason, or with a time that is none, it is wrong usage."""
    for given in (("--unredacted-by", "A. Editor"), ("--unredacted", "consent", "--unredacted-at", "soon")):
        assert run("export", "--store", str(store), "--format", "records", *given).returncode == 2
