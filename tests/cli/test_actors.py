"""``reportedly read --actors``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

REPORTS = [
    {
        "id": f"r{n}",
        "text": f"Brass Lantern Front fighters killed {n + 3} soldiers in Gafsa on Monday.",
        "date": "2023-03-09",
    }
    for n in range(3)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports and a dictionary with one bad line."""
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in REPORTS))
    (tmp_path / "own.actors").write_text("BRASS_LANTERN_FRONT [ITAREB]\n+\n")
    return tmp_path


def actors(stdout: str) -> set[tuple[str, str]]:
    """Name and country of every actor."""
    return {(p["name"], p["country"]) for line in stdout.splitlines() for p in json.loads(line)["actor"]}


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_dictionary_reaches_every_worker(folder: Path, workers: str) -> None:
    """One process or a pool: the user's row gives name and country; the bad line is listed, and the exit code is 1."""
    own = folder / "own.actors"
    words = ["read", str(folder / "in.jsonl"), "--store", str(folder / "s.db"), "--workers", workers, "--records", "-"]
    done = run(*words, "--actors", str(own))
    assert done.returncode == 1, done.stderr
    assert actors(done.stdout) == {("Brass Lantern Front", "ITA")}
    assert f"R119 {own}:29:" in done.stderr


def test_another_dictionary_codes_anew(folder: Path) -> None:
    """Reports that were coded with another dictionary are coded anew, with the same one they are not."""
    own = folder / "own.actors"
    own.write_text("BRASS_LANTERN_FRONT [ITAREB]\n")
    words = ["read", str(folder / "in.jsonl"), "--store", str(folder / "s.db"), "--json", "--quiet"]
    assert json.loads(run(*words).stdout)["read"] == 3
    assert json.loads(run(*words, "--actors", str(own)).stdout)["read"] == 3
    assert json.loads(run(*words, "--actors", str(own)).stdout)["known"] == 3


def test_a_missing_dictionary_stops_the_run(folder: Path) -> None:
    """R109, before anything is read."""
    done = run("read", str(folder / "in.jsonl"), "--store", str(folder / "s.db"), "--actors", str(folder / "none"))
    assert done.returncode == 2
    assert "R109" in done.stderr
