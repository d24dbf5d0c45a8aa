"""Places: memory of gazetteer and tables, toponyms resolved a second, time of the first compile.

    python benchmarks/places.py [--compile]

Toponyms of the tables and invented spellings are looked up and read in made-up reports of forty names; medians of five
runs after a first one. ``--compile`` also compiles a gazetteer in a folder of its own.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from reportedly.lexicon import table, words
from reportedly.records import Doc, Line, Report, Span
from reportedly.resolve.choose import choose
from reportedly.resolve.countries import country_of
from reportedly.resolve.gazetteer import build, open_gazetteer
from reportedly.resolve.lookup import adjective, entries_of, part_of
from reportedly.resolve.toponyms import Toponym

REPEATS, NAMES = 5, 40


def resident() -> float:
    """Memory of this process in MiB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def reports() -> list[tuple[Doc, list[Span]]]:
    """Made-up reports: names of towns and landmarks, each with its country now and then."""
    names = [r["name"] for t in ("extra_places", "landmarks", "regions") for r in table(t)]
    out = []
    for k in range(0, len(names) - NAMES, NAMES):
        text, spans = "", []
        for name in names[k : k + NAMES]:
            text += "In "
            spans.append(Span(len(text), len(text) + len(name)))
            text += name + " people met. "
        out.append((Doc(Report(f"r{k}", text, ""), (Line(Span(0, len(text)), "body"),), (), (), ()), spans))
    return out


def run(work: list[tuple[Doc, list[Span]]]) -> int:
    """Look up and read every name; the caches of names start empty."""
    for cached in (entries_of, adjective, part_of, open_gazetteer().find):
        cached.cache_clear()
    count = 0
    for doc, spans in work:
        names = [(s, s.of(doc.text)) for s in spans]
        readings, _ = choose(doc, [Toponym(s, w, adjective(w) or entries_of(w) or part_of(w)) for s, w in names])
        count += len(readings)
    return count


def main() -> None:
    """Print the figures."""
    before = resident()
    work = reports()
    run(work)
    country_of("Iraq"), adjective("Iraqi"), words("toponym_weights", "trait")
    held = resident() - before
    rates = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        count = run(work)
        rates.append(count / (time.perf_counter() - start))
    print(f"gazetteer and tables: {held:.0f} MiB; {statistics.median(rates):,.0f} toponyms a second ({count} a run)")
    if "--compile" in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            build(Path(folder) / "gazetteer.sqlite")
            print(f"compile: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
