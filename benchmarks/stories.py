"""Documents a second through ``stories``, one process, median of several runs; any JSONL with id, text, title and date.

python benchmarks/stories.py ../shared/corpus/allsides-conflict.jsonl --times 5
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from reportedly.linking import Text, stories


def main() -> None:
    """Time every run by the processor's clock, which other programs do not disturb, and by the wall."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sources", nargs="+")
    options.add_argument("--times", type=int, default=5)
    given = options.parse_args()
    rows = [
        json.loads(line) for s in given.sources for line in Path(s).read_text(encoding="utf-8").splitlines() if line
    ]
    texts = [Text(r["id"], r["text"], r.get("title") or "", r.get("date") or "") for r in rows]
    processor, wall = [], []
    for _ in range(given.times):
        began, at = time.process_time(), time.perf_counter()
        groups = stories(texts)
        processor.append(len(texts) / (time.process_time() - began))
        wall.append(len(texts) / (time.perf_counter() - at))
    print(f"{len(texts)} documents, {len(groups)} stories")
    print(f"median {statistics.median(processor):.0f} documents a processor second (least {min(processor):.0f})")
    print(f"median {statistics.median(wall):.0f} documents a second by the wall")


if __name__ == "__main__":
    main()
