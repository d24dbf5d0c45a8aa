"""Speed of finding copies: reports a second, shingling and what comes after it, and how both grow with the reports.

Run as ``python benchmarks/copies.py [TEXT.jsonl …] [--reports 10000]``: JSONL with ``id``, ``outlet``, ``date`` and ``text``;
without a file texts are made up. When there are fewer reports than asked for, reports are made from them by cutting each
in three and putting the thirds of neighbours together, so that the new ones are copies and passages.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from reportedly.linking.copies import copies_among, rare_shingles
from reportedly.linking.shingles import shingles
from reportedly.records import Report

REPEATS = 5


def read(paths: Sequence[str]) -> list[Report]:
    """The files' reports, or made-up ones."""
    if not paths:
        return made_up(3000)
    rows = [json.loads(line) for p in paths for line in Path(p).read_text(encoding="utf-8").splitlines()]
    return [Report(r["id"], r["text"], "", outlet=r["outlet"], published=r["date"] or "") for r in rows]


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
    """Print medians and the ratio of time for the whole against a quarter of the reports."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*")
    options.add_argument("--reports", type=int, default=10_000)
    given = options.parse_args()
    reports = sorted(filled(read(given.files), given.reports), key=lambda r: r.id)
    quarter = reports[::4]
    shingles("é")
    whole_times, quarter_times = [], []
    for _ in range(REPEATS):
        whole_times.append(measured(reports))
        quarter_times.append(measured(quarter))
    first, then = (statistics.median(t[i] for t in whole_times) for i in (0, 1))
    growth = statistics.median(sum(w) / sum(q) for w, q in zip(whole_times, quarter_times, strict=True))
    words = sum(len(r.text.split()) for r in reports) // len(reports)
    print(f"{len(reports)} reports of {words} words, {len(copies_among(reports, rare_shingles(reports)))} edges")
    print(f"shingling {len(reports) / first:,.0f} a second; after it {len(reports) / then:,.0f} a second")
    print(f"four times the reports take {growth:.1f} times as long")


if __name__ == "__main__":
    main()
