"""What the engine does with a machine: two workers against one, a worker's memory, the start, linking as reports grow.

python benchmarks/engine.py [--reports 96] [--memory 200] [--linking 1000 4000] [--runs 3] [--source FILE.jsonl]

Reports are those of the examples (or of ``--source``), with a third of their words changed in each turn. Beside the
wall's time stands the processor's, which others on a busy machine do not disturb: two workers that cost each report what one does
are twice as fast on two idle cores. For the figures of docs/engine.md: ``--reports 400 --memory 2000 --linking 10000 40000``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from reportedly.engine import code_parallel
from reportedly.intake import take
from reportedly.linking import link
from reportedly.records import Report

sys.path.insert(0, str(Path(__file__).parent))
from linking import EXAMPLES, coded_examples, made

COMMAND = [sys.executable, "-c", "from reportedly.cli import main; main()"]
WARM = 0.25  # of the reports, after which a worker's memory has to stay as it is


def reports(source: str, count: int) -> list[Report]:
    """So many reports."""
    given = [r for t in take([source or EXAMPLES]) for r in t.reports]
    out: list[Report] = []
    while len(out) < count:
        turn = len(out) // len(given)
        out += made([], given, turn + 1)[1][-len(given) :]
    return out[:count]


def spent() -> float:
    """Seconds of the processor that ended children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rate(work: Sequence[Report], workers: int) -> tuple[float, float]:
    """Seconds a report by the wall, from the first report that is given back on; and of the processor, all in all."""
    before = spent()
    coded = code_parallel(work, workers)
    next(coded)
    start = time.perf_counter()
    count = sum(1 for _ in coded)
    return (time.perf_counter() - start) / count, (spent() - before) / len(work)


def scaling(work: Sequence[Report], runs: int) -> None:
    """Two workers against one, in turns."""
    found = [(rate(work, 1), rate(work, 2)) for _ in range(runs)]
    wall = median(one[0] / two[0] for one, two in found)
    cpu = median(2 * one[1] / two[1] for one, two in found)
    one, two = (median(pair[k][1] for pair in found) * 1000 for k in (0, 1))
    print(f"two workers: {wall:.2f} times one by the wall, {cpu:.2f} by the processor (bar 1.8)")
    print(f"{'':12} {one:.0f} ms of the processor a report with one, {two:.0f} ms with two, start included")


def resident() -> Iterator[int]:
    """What each child of this process holds now (MiB, Linux)."""
    for child in multiprocessing.active_children():
        status = Path(f"/proc/{child.pid}/status")
        if status.exists() and "VmRSS:" in (told := status.read_text(encoding="utf-8")):
            yield int(told.split("VmRSS:")[1].split()[0]) // 1024


def memory(work: Sequence[Report]) -> None:
    """What one worker holds while it codes: peak, and the last quarter against the first after warm-up."""
    held = []
    for n, _ in enumerate(code_parallel(work, 1)):
        if n % 8 == 0:
            held.append(max(resident(), default=0))
    warm = held[int(WARM * len(held)) : -1]
    quarter = max(1, len(warm) // 4)
    first, last = median(warm[:quarter]), median(warm[-quarter:])
    print(f"memory: peak {max(held)} MiB in one worker over {len(work)} reports (bar 900), ", end="")
    print(f"{last:.0f} MiB at the end against {first:.0f} after warm-up: {last / first - 1:+.1%} (bar 5 %)")


def start(runs: int) -> None:
    """From the start of the command to the first record, on one page; compiled first, as a package is when it is installed."""
    page = next(p for p in sorted(EXAMPLES.rglob("*.html")))
    wall, cpu = [], []
    with tempfile.TemporaryDirectory() as folder:
        compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        for n in range(runs + 1):
            words = ["read", str(page), "--store", str(Path(folder) / f"{n}.db"), "--records", "-", "--quiet"]
            before, began = spent(), time.perf_counter()
            with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, env=compiled) as process:
                assert process.stdout
                process.stdout.readline()
                wall.append(time.perf_counter() - began)
                process.stdout.read()
            cpu.append(spent() - before)
    took, used = median(wall[1:]), median(cpu[1:])
    print(f"start to first record: {took:.2f} s by the wall (bar 3), {used:.2f} s of the processor")


def linking(sizes: Sequence[int], runs: int) -> None:
    """Linking so many reports against so many."""
    records, texts = coded_examples()
    before = 0.0
    for size in sizes:
        many = made(records, texts, -(-size // len(texts)))
        took = []
        for _ in range(runs):
            began = time.process_time()
            link(*many)
            took.append(time.process_time() - began)
        ratio = f": {median(took) / before:.2f} times (bar 4.6 for four times as many)" if before else ""
        print(f"linking {len(many[1])} reports with {len(many[0])} records: {median(took):.1f} s{ratio}", flush=True)
        before = median(took)


def main() -> None:
    """Print a line or two a figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=96)
    options.add_argument("--memory", type=int, default=200)
    options.add_argument("--linking", type=int, nargs="+", default=[1000, 4000])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--source", default="")
    options.add_argument("--only", choices=("start", "scaling", "memory", "linking"), action="append")
    given = options.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start", flush=True)
    steps = given.only or ("start", "scaling", "memory", "linking")
    if "start" in steps:
        start(given.runs)
    if "scaling" in steps:
        scaling(reports(given.source, given.reports), given.runs)
    if "memory" in steps:
        memory(list(islice(reports(given.source, given.memory), given.memory)))
    if "linking" in steps:
        linking(given.linking, given.runs)


if __name__ == "__main__":
    main()
