"""Same-event pairs of little common text, read by hand (``tests/linking/pairs_hand.jsonl``): how many are told rightly.

Run as ``python benchmarks/pairs.py CORPUS.jsonl … [--pairs FILE] [--half even|odd] [--show]``. The texts are not in the
project; the files hold ids and labels only. ``pairs_second.jsonl`` was drawn later (80 pairs of two outlets at most a day apart,
40 of each corpus, eight of each fifth of the cosines from .05 to .25, seed 20261129) and labelled before any answer was seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from reportedly.evaluate.scorers.linking import pair_scores
from reportedly.linking import Leads
from reportedly.records import Report

PAIRS = Path(__file__).parents[1] / "tests" / "linking" / "pairs_hand.jsonl"


def report(row: dict[str, str]) -> Report:
    """A corpus line as a report."""
    return Report(
        row["id"], row["text"], "", outlet=row["outlet"], title=row.get("title") or "", published=row["date"] or ""
    )


def main() -> None:
    """Print precision, recall, F1 and the share of look-alikes merged, for each corpus and for all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+")
    options.add_argument("--half", choices=("even", "odd", "both"), default="both")
    options.add_argument("--pairs", type=Path, default=PAIRS)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    pairs = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines()]
    pairs = {"even": pairs[1::2], "odd": pairs[::2], "both": pairs}[given.half]
    every: list[tuple[str, bool]] = []
    for path in given.files:
        leads = Leads([report(json.loads(x)) for x in Path(path).read_text(encoding="utf-8").splitlines()])
        told = []
        for pair in pairs:
            if pair["a"] in leads.of and pair["b"] in leads.of:
                same = leads.same_event(pair["a"], pair["b"])
                told.append((pair["label"], same))
                if given.show and pair["label"] != "partial" and same != (pair["label"] == "same"):
                    print(pair, leads.compare(pair["a"], pair["b"]))
        every += told
        print(Path(path).stem, len(told), pair_scores(told))
    print("all", len(every), pair_scores(every))


if __name__ == "__main__":
    main()
