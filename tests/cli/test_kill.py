"""A reading that is killed and started again ends as if it had not been killed."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from tests.cli.running import command, run, write_reports


def test_killed_and_resumed(tmp_path: Path) -> None:
    """Killed with SIGKILL at seeded moments, then run to its end: the same bytes as a run left alone."""
    source, moments = tmp_path / "in.jsonl", random.Random(7)
    write_reports(source, 120)

    def words(store: str) -> tuple[str, ...]:
        return ("read", str(source), "--store", str(tmp_path / store), "--quiet", "--workers", "1")

    start = time.monotonic()
    assert run(*words("whole.db")).returncode == 1
    lasted = time.monotonic() - start
    for _ in range(4):
        process = subprocess.Popen(command(*words("killed.db")), stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 0.95) * lasted)
        process.kill()
        process.wait()
    assert run(*words("killed.db")).returncode == 1
    for name in ("records", "events"):
        one, other = (
            run("export", "--format", name, "--store", str(tmp_path / s)).stdout for s in ("whole.db", "killed.db")
        )
        assert one
        assert one == other
