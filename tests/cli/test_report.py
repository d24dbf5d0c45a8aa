"""``reportedly report``: options, kinds of output, coded errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.publish.dates import STYLES
from tests.cli.running import run, write_reports


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of six invented reports."""
    folder = tmp_path_factory.mktemp("report")
    write_reports(folder / "in.jsonl", 6)
    run("read", str(folder / "in.jsonl"), "--store", str(folder / "x.db"), "--workers", "1", "--quiet")
    return folder / "x.db"


def test_filters_reach_the_page(store: Path, tmp_path: Path) -> None:
    """Place, days, types, corroboration and dates of the command line are told on the page."""
    asked = ("--place", "Gafsa", "--from", "2023-03-01", "--to", "2023-03-31", "--type", "assault", "--type", "COERCE")
    more = ("--min-corroboration", "single", "--dates", "iso")
    done = run("report", "--store", str(store), "-o", str(tmp_path / "x.html"), *asked, *more)
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    told = ("Gafsa", "2023-03-01 – 2023-03-31", "ASSAULT, COERCE", "at least single")
    assert all(f"<b>{x}</b> leaves out" in page for x in told)


def test_markdown_is_written(store: Path, tmp_path: Path) -> None:
    """With --markdown the file holds Markdown; with --pdf too it is wrong usage."""
    done = run("report", "--store", str(store), "--markdown", "-o", str(tmp_path / "x.md"))
    assert done.returncode == 0
    assert (tmp_path / "x.md").read_text(encoding="utf-8").startswith("# Situation report")
    both = run("report", "--store", str(store), "--markdown", "--pdf", "-o", str(tmp_path / "y"))
    assert both.returncode == 2
    assert "R501" in both.stderr


def test_bad_values_and_paths_have_codes(store: Path, tmp_path: Path) -> None:
    """R501 for a value that can be none, with those there are; R502 for a path; no file is left."""
    for words in (("--dates", "nl"), ("--type", "RIOT"), ("--from", "today"), ("--min-corroboration", "much")):
        done = run("report", "--store", str(store), "-o", str(tmp_path / "no.html"), *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "R501" in done.stderr
    bad = run("report", "--store", str(store), "-o", str(store / "x.html"))
    assert bad.returncode == 2
    assert "R502" in bad.stderr
    assert not list(tmp_path.iterdir())


def test_help_names_every_style() -> None:
    """The list in the help is the list there is."""
    told = run("report", "--help").stdout
    assert all(style in told for style in STYLES)
