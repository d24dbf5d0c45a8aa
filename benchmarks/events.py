"""What finding events costs beside the parse and the encoding of the same sentences, for reports of 750 words.

python benchmarks/events.py [--runs 5] [--reports 16] [--source ../shared/corpus/timeline17.jsonl]

Reports are the example pages, joined and cut (some 50 acts in each), or those of ``--source`` with 600 to 900 words.

Three numbers a report, CPU seconds, medians of several runs in one process: the bare parse (``read_reports``), the encoder's
runs (``models/acts.onnx``), and the whole events room with the encoder in it. The bar is (parse + events) / (parse + encoder).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Self

from reportedly.claims import find_claims
from reportedly.events import find_mentions
from reportedly.intake import take
from reportedly.models import net
from reportedly.models.net import Array, Floats, load_network
from reportedly.reading import read_reports
from reportedly.records import Doc

sys.path.insert(0, str(Path(__file__).parent))
from claims import cpu, read, reports_of_750_words

MOST = 1.2


class Clock:
    """CPU seconds spent inside one network's runs."""

    def __init__(self, name: str) -> None:
        self.network = load_network(name)
        self.spent = 0.0
        self._run = net.Network.run

    def __enter__(self) -> Self:
        plain, clock = self._run, self

        def run(network: net.Network, inputs: Mapping[str, Array]) -> dict[str, Floats]:
            start = time.process_time()
            found = plain(network, inputs)
            if network is clock.network:
                clock.spent += time.process_time() - start
            return found

        net.Network.run = run  # type: ignore[method-assign, assignment]
        return self

    def __exit__(self, *_: object) -> None:
        net.Network.run = self._run  # type: ignore[method-assign]


def from_files(sources: Sequence[str], count: int) -> list[Doc]:
    """The first ``count`` reports of 600 to 900 words of each file."""
    out: list[Doc] = []
    for source in sources:
        reports = (r for t in take([source]) for r in t.reports if 600 <= len(r.text.split()) <= 900)
        out.extend(read_reports(islice(reports, count)))
    return out


def main() -> None:
    """Print the three numbers and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--reports", type=int, default=16)
    options.add_argument("--source", action="append", help="a file of reports instead of the examples; may be repeated")
    given = options.parse_args()
    docs = from_files(given.source, given.reports) if given.source else reports_of_750_words()[: given.reports]
    claims = [tuple(find_claims(d)) for d in docs]
    find_mentions(docs[0], claims[0])
    rows = []
    for doc, own in zip(docs, claims, strict=True):
        parse = median(cpu(partial(read, doc.text)) for _ in range(given.runs))
        whole, inside = [], []
        for _ in range(given.runs):
            with Clock("acts") as clock:
                whole.append(cpu(partial(find_mentions, doc, own)))
            inside.append(clock.spent)
        rows.append((parse, median(inside), median(whole)))
    parse, encoder, events = (median(1000 * r[k] for r in rows) for k in range(3))
    ratio = median((r[0] + r[2]) / (r[0] + r[1]) for r in rows)
    print(f"{len(rows)} reports: parse {parse:.1f} ms, encoder {encoder:.1f} ms, events room {events:.1f} ms of CPU")
    print(f"(parse + events) / (parse + encoder): {ratio:.3f}{'' if ratio <= MOST else '  TOO MUCH'}")


if __name__ == "__main__":
    main()
