"""``reportedly gazetteer add`` as a person runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.resolve import gazetteer
from tests.resolve.test_gazetteer_added import line


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own that holds the compiled gazetteer."""
    gazetteer.open_gazetteer()
    compiled = gazetteer.gazetteer_path()
    shutil.copy(compiled, tmp_path / compiled.name)
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    return tmp_path


def test_bad_lines_and_files_are_listed_and_the_rest_taken(cache: Path) -> None:
    """Exit code 1, each fault with its code; good lines and the files after a bad one are taken."""
    good, bad, last = cache / "IQ.txt", cache / "notes.txt", cache / "SY.txt"
    good.write_text(line("9000001", "Zorblatabad") + "\nbroken\n", encoding="utf-8")
    bad.write_text("hello\n", encoding="utf-8")
    last.write_text(line("9000002", "Qurnabad") + "\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["gazetteer", "add", str(good), str(bad), str(last)])
    assert told.exit_code == 1
    assert "R305" in told.output
    assert "R304" in told.output
    assert "1 places taken, 0 rows passed over, 1 refused" in told.output
    opened = gazetteer.Gazetteer(gazetteer.gazetteer_path(), gazetteer.added_path())
    assert [len(opened.lookup(n)) for n in ("Zorblatabad", "Qurnabad")] == [1, 1]
    opened.close()


def test_the_first_compile_is_told_and_done_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the cache is empty the compile says how far it is; with --quiet it says nothing."""
    from reportedly.cli.gazetteer import compile_first

    def few(path: Path, progress: object = None) -> None:
        if callable(progress):
            progress(20_000)

    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    monkeypatch.setattr(gazetteer, "build", few)
    compile_first(quiet=True)
    assert capsys.readouterr().err == ""
    compile_first(quiet=False)
    assert "20,000 places" in capsys.readouterr().err
