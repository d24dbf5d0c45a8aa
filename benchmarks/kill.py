"""Kills a reading with SIGKILL at random (seeded) moments, lets it end, and compares its export with an undisturbed one.

python benchmarks/kill.py ../shared/corpus/syria-fakes.jsonl --times 25
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-c", "from reportedly.cli import main; main()"]


def read(source: str, store: Path) -> subprocess.Popen[bytes]:
    """A started reading."""
    return subprocess.Popen([*COMMAND, "read", source, "--store", str(store), "--quiet"], stderr=subprocess.DEVNULL)


def exported(store: Path, name: str) -> bytes:
    """The bytes of an export."""
    return subprocess.run(
        [*COMMAND, "export", "--format", name, "--store", str(store)], capture_output=True, check=True
    ).stdout


def main() -> None:
    """Compare and say so; exits 1 on a difference."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source")
    options.add_argument("--times", type=int, default=25)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    moments = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder) / "whole.db", Path(folder) / "killed.db"
        start = time.monotonic()
        read(given.source, whole).wait()
        lasted = time.monotonic() - start
        print(f"undisturbed: {lasted:.1f} s")
        for n in range(given.times):
            process = read(given.source, killed)
            time.sleep(moments.uniform(0.5, max(1.0, 2.5 * lasted / given.times)))
            process.kill()
            process.wait()
            print(f"killed {n + 1}")
        read(given.source, killed).wait()
        same = all(exported(whole, x) == exported(killed, x) for x in ("records", "events"))
    print("the same bytes" if same else "DIFFERENT BYTES")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
