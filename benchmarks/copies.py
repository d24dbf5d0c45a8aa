"""Speed of finding copies: reports a second, shingling and what comes after it, and how both grow with the reports.

python benchmarks/copies.py [TEXT.jsonl …] [--sizes 5000 20000 80000] [--stories 3000] [--runs 3]

JSONL with ``id``, ``outlet``, ``date`` and ``text``; without a file texts are made up: three reports in ten are stories of
their own (with ``--stories``: so many, whatever the size, so that each is printed ever more often). The others are made by
cutting each in three and putting the thirds of neighbours together, so that they are copies and passages.
Seconds are of the processor.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from reportedly.linking.copies import copies_among, find_copies, rare_shingles
from reportedly.linking.shingles import shingles
from reportedly.records import Report

# Of so many reports three are stories of their own.
_IN = 10


def read(paths: Sequence[str]) -> list[Report]:
    """The files' reports."""
    rows = [json.loads(line) for p in paths for line in Path(p).read_text(encoding="utf-8").splitlines()]
    return [Report(r["id"], r["text"], "", outlet=r["outlet"] or "", published=r["date"] or "") for r in rows]


def made_up(n: int) -> list[Report]:
    """Reports of 800 words out of a vocabulary of 20,000 in which the first words are the commonest."""
    draw = random.Random(7)
    return [
        Report(
            f"m{i}",
            " ".join(f"w{int(20_000 ** draw.random())}" for _ in range(800)),
            "",
            outlet=f"Outlet {i % 20}",
            published=f"2031-03-{1 + i % 28:02}",
        )
        for i in range(n)
    ]


def filled(reports: Sequence[Report], n: int) -> list[Report]:
    """``n`` reports: those given, then mixtures of thirds of them."""
    out = list(reports[:n])
    for i in range(n - len(out)):
        one, other = reports[i % len(reports)], reports[(i * 7 + 1) % len(reports)]
        third = len(one.text) // 3
        text = one.text[:third] + " " + other.text[len(other.text) // 3 :]
        out.append(Report(f"x{i}", text, "", outlet=other.outlet, published=one.published))
    return out


def measured(reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds of shingling and of all that follows it (furniture, index, counting, edges)."""
    start = time.process_time()
    for report in reports:
        shingles(report.text)
    middle = time.process_time()
    rare = rare_shingles(reports)
    # Furniture is found after shingling: what is over the time of shingling belongs to the second part.
    end = time.process_time()
    copies_among(reports, rare)
    last = time.process_time()
    return middle - start, max(0.0, (end - middle) - (middle - start)) + (last - end)


def main() -> None:
    """Print a line a size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*")
    options.add_argument("--sizes", type=int, nargs="+", default=[5000, 20_000, 80_000])
    options.add_argument("--stories", type=int, default=0)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    texts = read(given.files)
    shingles("é")
    before = 0.0
    for size in given.sizes:
        reports = filled(texts or made_up(given.stories or 3 * size // _IN), size)
        gc.collect()
        times = [measured(reports) for _ in range(given.runs)]
        first, then = (statistics.median(t[i] for t in times) for i in (0, 1))
        words = sum(len(r.text.split()) for r in reports) // len(reports)
        edges = len(find_copies(reports))
        growth = f", {(first + then) / before:.1f} times the size before" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{size:6} reports of {words} words, {edges} edges: shingling {size / first:,.0f} a second, "
            f"after it {size / then:,.0f} a second{growth}, {memory:.2f} GB at most",
            flush=True,
        )
        before = first + then


if __name__ == "__main__":
    main()
