"""Ctrl-C: a reading that is interrupted ends at once and in order, and the next one goes on where it stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import SENTENCES, command, held, run
from tests.engine.hostile import NICE


def _reports(path: Path, count: int) -> None:
    """Texts and pages in turn."""
    rows = []
    for n in range(count):
        words = SENTENCES[n % 3].format(n=n + 3)
        told = {"html": NICE.replace("Crowds gathered", words)} if n % 2 else {"text": words}
        rows.append(json.dumps({"id": f"r{n}", "date": "2023-03-09", **told}))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _group(pid: int) -> list[int]:
    """The processes of the group that ``pid`` leads."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see which processes are left")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupted_and_gone_on_with(tmp_path: Path, workers: str) -> None:
    """SIGINT to the whole group, as a terminal sends it: exit code 130, one line, no process left, what was read is kept."""
    source, whole, stopped = tmp_path / "in.jsonl", tmp_path / "whole.db", tmp_path / "stopped.db"
    _reports(source, 120)
    words = ("read", str(source), "--workers", workers, "--quiet", "--store")
    process = subprocess.Popen(command(*words, str(stopped)), stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not held(stopped):
        assert process.poll() is None
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=20)[1]
    assert (process.returncode, told) == (130, "stopped; what was read is kept, run it again to go on\n")
    until = time.monotonic() + 10  # Python's own tracker of shared resources leaves a moment after its parent
    while _group(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert _group(process.pid) == []
    assert 0 < held(stopped) < 120
    assert run(*words, str(stopped)).returncode == run(*words, str(whole)).returncode == 0
    for name in ("records", "events"):
        one, other = (run("export", "--format", name, "--store", str(s)).stdout for s in (whole, stopped))
        assert one
        assert one == other
