"""``reportedly read`` and the commands that follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run, write_reports
from tests.reading.test_screen import GARDEN, UNREST


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that was read once."""
    path = tmp_path_factory.mktemp("cli")
    write_reports(path / "in.jsonl", 9)
    done = run("read", str(path / "in.jsonl"), "--store", str(path / "s.db"), "--records", "-")
    assert done.returncode == 1, done.stderr
    (path / "records.jsonl").write_text(done.stdout)
    (path / "stderr").write_text(done.stderr)
    return path


def _export(folder: Path) -> str:
    return run("export", "--format", "records", "--store", str(folder / "s.db")).stdout


def test_refused_input_is_listed(folder: Path) -> None:
    """A broken line gives its code, file and line on standard error, and exit code 1."""
    assert f"R106 {folder / 'in.jsonl'}:10:" in (folder / "stderr").read_text()


def test_records_are_lines_of_json(folder: Path) -> None:
    """Standard output holds records alone, each with its event and its quoted words."""
    rows = [json.loads(x) for x in (folder / "records.jsonl").read_text().splitlines()]
    assert rows
    assert all(r["event_id"] and r["evidence"][0]["quote"] for r in rows)


def test_reading_again_changes_nothing(folder: Path) -> None:
    """The second run reads nothing, refuses the same and leaves the same export and the same file."""
    before, stored = _export(folder), (folder / "s.db").read_bytes()
    done = run("read", str(folder / "in.jsonl"), "--store", str(folder / "s.db"), "--json", "--quiet", "--resume")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["read"], told["known"], len(told["refused"])) == (0, 9, 1)
    assert _export(folder) == before
    assert (folder / "s.db").read_bytes() == stored


def test_verify_explain_and_limits(folder: Path) -> None:
    """Verify finds no fault, explain tells the words of a record, limits names its variables."""
    first = json.loads((folder / "records.jsonl").read_text().splitlines()[0])
    assert run("verify", "--store", str(folder / "s.db")).returncode == 0
    assert first["evidence"][0]["quote"] in run("explain", first["id"], "--store", str(folder / "s.db")).stdout
    assert "REPORTEDLY_TEXT_CHARS" in run("limits").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--store", "absent.db"),
        ("explain", "x", "--store", "absent.db"),
        ("nothing",),
        ("read", "absent.jsonl", "--store", "absent.db", "--resume", "--again"),
    ],
)
def test_wrong_usage_is_two(words: tuple[str, ...], tmp_path: Path) -> None:
    """A store that is not there and an unknown command exit with 2."""
    assert run(*words).returncode == 2


def test_no_screen_codes_anew(tmp_path: Path) -> None:
    """What was read with the screen is not known to a reading without it, and the other way round."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": "\n\n".join([*GARDEN, *UNREST])}), "utf-8")
    store = str(tmp_path / "r.db")

    def told(*options: str) -> tuple[int, int]:
        """How many reports were read and how many known, as the summary in JSON has them."""
        done = run(
            "read", str(tmp_path / "in.jsonl"), "--store", store, "--workers", "1", "--quiet", "--json", *options
        )
        found = json.loads(done.stdout)
        return found["read"], found["known"]

    assert told() == (1, 0)
    assert told() == (0, 1)
    assert told("--no-screen") == (1, 0)
    assert told("--no-screen") == (0, 1)
