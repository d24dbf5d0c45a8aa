"""Articles per second of reading a JSONL file, stage by stage, and peak memory: medians of several runs.

python benchmarks/read.py ../shared/corpus/syria-fakes.jsonl --limit 200 --runs 3
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from reportedly import api, pipeline
from reportedly.intake import take
from reportedly.linking import link
from reportedly.records import Coded, Report
from reportedly.store import open_store


def one_run(reports: list[Report]) -> dict[str, float]:
    """Seconds by stage."""
    spent: dict[str, float] = {stage.name: 0.0 for stage in pipeline.STAGES} | {"store": 0.0, "linking": 0.0}
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "b.db")) as store:
        for at in range(0, len(reports), 8):
            batch = reports[at : at + 8]
            work = pipeline.Work(tuple(batch))
            for stage in pipeline.STAGES:
                start = time.perf_counter()
                work = stage.run(work)
                spent[stage.name] += time.perf_counter() - start
            start = time.perf_counter()
            for doc, claims, records in zip(work.docs, work.claims, work.records, strict=True):
                store.add(Coded(doc.report, doc.lines, claims, records), coder=api.CODER)
            spent["store"] += time.perf_counter() - start
        start = time.perf_counter()
        link(list(store.records()), list(store.reports()))
        spent["linking"] = time.perf_counter() - start
    return spent


def main() -> None:
    """Print a line a stage."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source")
    options.add_argument("--limit", type=int, default=200)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    reports = list(islice((r for t in take([given.source]) for r in t.reports), given.limit))
    one_run(reports[:8])  # loads the model
    runs = [one_run(reports) for _ in range(given.runs)]
    for name in runs[0]:
        seconds = median(r[name] for r in runs)
        print(f"{name:10} {seconds:8.2f} s {len(reports) / max(seconds, 1e-9):10.1f} reports/s")
    total = median(sum(r.values()) for r in runs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'all':10} {total:8.2f} s {len(reports) / total:10.1f} reports/s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
