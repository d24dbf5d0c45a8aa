"""Speed of the time tagger: median milliseconds for a report of 750 words.

Run as ``python benchmarks/times.py [TEXT.jsonl]``: JSONL with ``text`` and ``date`` or ``dct``; without a file a made-up text.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from reportedly.resolve.times import tag_times

_MADE = (
    "Police fired on a crowd in Sfax on Tuesday evening, two days after a march of nurses, and the council said it would meet on 14 March. "
    "Shops were shut, and in the port nobody had worked since the strike of February 2029 began. "
)
REPEATS = 5


def texts(path: Path | None) -> list[tuple[str, str]]:
    """Texts of about 750 words with their dates, cut from the file's texts or made."""
    if path is None:
        return [(_MADE * 18, "2031-03-12")] * 20
    out: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["text"].split(" ")
        day = row.get("date") or row.get("dct") or ""
        out += [(" ".join(words[i : i + 750]), day) for i in range(0, len(words) - 749, 750)]
    return out[:200]


def main() -> None:
    """Print the median, the ninth decile and the expressions found."""
    work = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    took: list[float] = []
    found = 0
    for _ in range(REPEATS):
        for text, day in work:
            start = time.perf_counter()
            found += len(tag_times(text, day))
            took.append((time.perf_counter() - start) * 1000)
    ninth = statistics.quantiles(took, n=10)[-1]
    print(
        f"{len(work)} texts of 750 words: median {statistics.median(took):.2f} ms, ninth decile {ninth:.2f} ms, {found // REPEATS} expressions"
    )


if __name__ == "__main__":
    main()
