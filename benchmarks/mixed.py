"""CPU of coding a mixed feed, 9 general reports to 1 of conflict, and of an all-conflict corpus, beside the bare parse of the same texts.

python benchmarks/mixed.py [--corpus ../shared/corpus] [--reports 100] [--runs 1] [--loss]

The general reports are those of ``allsides-general`` under other topics than war, terror and unrest, the others those of
``allsides-conflict``, both at even steps. The bare parse is ``nlp.pipe`` of the installed spaCy model as it loads, whole texts in
batches of 16. CPU seconds of this process. ``--loss`` codes everything too and counts what the screen loses.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from reportedly import pipeline
from reportedly.evaluate.feeds import conflict_feed, mixed_feed
from reportedly.evaluate.tasks.screen import losses
from reportedly.reading.model import MODELS
from reportedly.records import Coded, Report

MIXED, CONFLICT = 0.35, 1.6
BATCH = 8
os.environ["REPORTEDLY_PARSED_PARAGRAPHS"] = "1"  # each measurement parses anew
os.environ["REPORTEDLY_RETOLD_REPORTS"] = "1"
NIGHT = 8 * 3600 * 2  # CPU seconds of two cores in eight hours


def whole_model() -> Any:
    """The installed spaCy model with all its parts."""
    name = next(x for x in MODELS if find_spec(x))
    return import_module(name).load()


def parse(nlp: Any, reports: Sequence[Report]) -> None:
    """The bare parse."""
    for _ in nlp.pipe((r.text for r in reports), batch_size=16):
        pass


def coded(reports: Sequence[Report], *, screen: bool) -> list[Coded]:
    """All stages from text to records."""
    return list(pipeline.code_reports(reports, screen=screen))


Found = TypeVar("Found")


class Clock:
    """CPU seconds of this process by name, all runs of all batches."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {"parse": 0.0, "screen": 0.0, "whole": 0.0}

    def timed(self, name: str, work: Callable[[], Found]) -> Found:
        """What ``work`` gives."""
        start = time.process_time()
        found = work()
        self.spent[name] += time.process_time() - start
        return found


def measure(name: str, nlp: Any, reports: Sequence[Report], most: float, given: argparse.Namespace) -> None:
    """Print what the reports cost, and what the screen loses; what is compared is measured in turn, batch by batch."""
    clock, whole, screened = Clock(), [], []
    for at in range(0, len(reports), BATCH):
        some = reports[at : at + BATCH]
        for run in range(given.runs):
            clock.timed("parse", partial(parse, nlp, some))
            found = clock.timed("screen", partial(coded, some, screen=True))
            if run == 0 and given.loss:
                screened.extend(found)
                whole.extend(clock.timed("whole", partial(coded, some, screen=False)))
    bare, spent = (clock.spent[x] / len(reports) / given.runs for x in ("parse", "screen"))
    print(f"{name}: {len(reports)} reports, parse {1000 * bare:.1f} ms, all {1000 * spent:.1f} ms of CPU a report")
    print(f"  ratio {spent / bare:.3f} (at most {most}); {NIGHT / spent:,.0f} reports in 8 h on two cores", flush=True)
    if given.loss:
        every = clock.spent["whole"] / len(reports)
        shares = {k: round(v, 4) for k, v in losses(whole, screened).items()}
        print(
            f"  without screen {1000 * every:.1f} ms, ratio {every / bare:.3f}; of {_records(whole)} records {shares}"
        )


def _records(some: Sequence[Coded]) -> int:
    return sum(len(c.records) for c in some)


def main() -> None:
    """Measure both feeds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    options.add_argument("--reports", type=int, default=100)
    options.add_argument("--runs", type=int, default=1)
    options.add_argument("--loss", action="store_true")
    given = options.parse_args()
    nlp = whole_model()
    mixed = list(mixed_feed(given.corpus, given.reports))
    conflict = list(conflict_feed(given.corpus, max(10, given.reports // 3)))
    parse(nlp, mixed[:1])
    coded(mixed[:2], screen=True)  # loads what is loaded once
    measure("mixed", nlp, mixed, MIXED, given)
    measure("conflict", nlp, conflict, CONFLICT, given)


if __name__ == "__main__":
    main()
