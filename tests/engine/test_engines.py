"""One input through every engine, disturbed and not: equal bytes of what is exported."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import SENTENCES, command, held, run
from tests.engine.hostile import NICE

NO_SPARK = (
    "pyspark is not installed (the extra spark)"
    if importlib.util.find_spec("pyspark") is None
    else ""
    if shutil.which("java")
    else "Java is not installed"
)
COUNT = 36


@pytest.fixture(scope="module")
def source(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with texts, pages, a broken line and a web archive."""
    folder = tmp_path_factory.mktemp("engines") / "in"
    shutil.copytree(root / "examples" / "archive", folder)
    rows = ["{broken"]
    for n in range(COUNT):
        words = SENTENCES[n % 3].format(n=n // 3 + 3)
        told = {"html": NICE.replace("Crowds gathered", words)} if n % 4 == 3 else {"text": words}
        rows.append(json.dumps({"id": f"r{n}", "outlet": f"Paper {n % 4}", "date": f"2023-03-{9 + n % 2:02}", **told}))
    (folder / "reports.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _exported(store: Path) -> tuple[str, ...]:
    found = tuple(run("export", "--format", f, "--store", str(store)).stdout for f in ("records", "events", "csv"))
    assert all(found)
    return found


def _read(source: Path, store: Path, *words: str) -> Path:
    done = run("read", str(source), "--store", str(store), "--quiet", *words, seconds=500)
    assert done.returncode == 1, done.stderr
    assert "R106" in done.stderr
    return store


@pytest.fixture(scope="module")
def whole(source: Path) -> tuple[str, ...]:
    """The exports of one worker left alone."""
    return _exported(_read(source, source.parent / "one.db", "--workers", "1"))


def test_four_workers(source: Path, whole: tuple[str, ...]) -> None:
    """Four processes give the bytes of one."""
    assert _exported(_read(source, source.parent / "four.db", "--workers", "4")) == whole


def _killed(source: Path, store: Path, before: int) -> None:
    """Kill a pool of four once it has stored so many reports and not yet all; where the kill came too late, begin again."""
    env = {**os.environ, "REPORTEDLY_BATCH_REPORTS": "1"}  # stored one by one, not eight at a time
    for _ in range(8):
        words = command("read", str(source), "--store", str(store), "--quiet", "--workers", "4")
        process = subprocess.Popen(words, stderr=subprocess.DEVNULL, env=env)
        while held(store) < before and process.poll() is None:
            time.sleep(0.01)
        process.kill()
        process.wait()
        if before <= held(store) < COUNT:
            return
        for part in store.parent.glob(f"{store.name}*"):
            part.unlink()
    raise AssertionError("every kill came too late")


def test_four_workers_killed_and_gone_on_with(source: Path, whole: tuple[str, ...]) -> None:
    """A pool killed with SIGKILL twice, in the middle of what it has to store, and run to its end gives the bytes of one worker."""
    store = source.parent / "killed.db"
    for before in (1, 12):
        _killed(source, store, before)
    assert _exported(_read(source, store, "--workers", "4")) == whole


@pytest.mark.skipif(bool(NO_SPARK), reason=NO_SPARK)
def test_spark(source: Path, whole: tuple[str, ...]) -> None:
    """Spark in small shards gives the bytes of one worker, and leaves no shard behind."""
    words = ("--engine", "spark", "--master", "local[2,4]")
    assert _exported(_read(source, source.parent / "spark.db", *words)) == whole
    assert not (source.parent / "spark.db.shards").exists()


@pytest.mark.skipif(bool(NO_SPARK), reason=NO_SPARK)
def test_spark_with_a_killed_worker(root: Path, source: Path, tmp_path: Path, whole: tuple[str, ...]) -> None:
    """A worker killed in the middle changes no byte; a report that always kills is refused alone; shards that are there are not coded again."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]),
        "REPORTEDLY_SHARD_REPORTS": "16",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.spark_run", str(source), str(tmp_path)],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = json.loads(done.stdout)
    assert found["killed"]
    assert _exported(tmp_path / "killed-worker.db") == whole
    assert {k: v for k, v in found["poisoned"].items() if v} == {"r7": ["R201"]}
    assert list(found["poisoned"]) == [f"r{n}" for n in range(12)]
    first, rest = found["gone_on"]
    assert (first, rest) == (sorted(f"r{n}" for n in range(16)), sorted(f"r{n}" for n in range(16, 40)))
