"""What a test asks of Spark that no command can: run as ``python -m tests.engine.spark_run INPUT FOLDER``.

One session for all of it, since starting one takes longer than the work. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from reportedly import api
from reportedly.engine.spark import Spark
from reportedly.records import Report
from tests.engine import coders

MASTER = "local[2,4]"


def killed_once(source: str, folder: Path) -> bool:
    """Read ``source`` into killed-worker.db with a worker that is killed in the middle; whether one was."""
    marker = folder / "killed"
    spark = Spark(MASTER, (folder / "one").as_uri(), "killed", partial(coders.coded_killed_once, str(marker)))
    api.read(source, folder / "killed-worker.db", coder=spark.code, extract=spark.extract, score=spark.score).close()
    return marker.exists()


def poisoned(folder: Path) -> dict[str, list[str]]:
    """The codes of what is refused, by report, where one report kills every worker that it meets."""
    reports = [Report(f"r{n}", "always" if n == 7 else f"text {n}", "0" * 64) for n in range(12)]
    spark = Spark(MASTER, (folder / "two").as_uri(), "poison", coders.killed_always)
    return {c.report.id: [r.code for r in c.refusals] for c in spark.code(reports)}


def gone_on(folder: Path) -> list[list[str]]:
    """The reports that were coded by a run that ended in the middle of its first shard, and by the one after it.

    That one is not given what the one before has given back: its shards begin elsewhere.
    """
    reports = [Report(f"r{n}", f"text {n}", "0" * 64) for n in range(40)]
    coded = []
    for run in ("before", "after"):
        (folder / run).mkdir()
        spark = Spark(MASTER, (folder / "three").as_uri(), "counted", partial(coders.counted, str(folder / run)))
        found = spark.code(reports if run == "before" else reports[1:])
        given = [next(found)] if run == "before" else list(found)
        coded.append(sorted(p.name for p in (folder / run).iterdir()))
        assert run == "before" or [c.report.id for c in given] == [r.id for r in reports[1:]]
    spark.close(clear=True)
    assert not (folder / "three").exists()
    return coded


def main() -> None:
    """Do all of it."""
    source, folder = sys.argv[1], Path(sys.argv[2])
    found: dict[str, Any] = {
        "killed": killed_once(source, folder),
        "poisoned": poisoned(folder),
        "gone_on": gone_on(folder),
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
