"""What linking costs as reports grow, and what adding one in a hundred costs beside linking everything at once.

python benchmarks/linking.py [--sizes 2000 8000 32000] [--runs 3] [--store] [--source coded.pickle] [--reports]

The coded reports of the examples (or of ``--source``, a pickle of two lists: records, reports) are made over and over on
other days, in other towns, under other outlets and with a third of their words changed, until there are so many records
(with ``--reports``: so many reports). Seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial
from pathlib import Path
from statistics import median

import reportedly
from reportedly.api import link_again
from reportedly.linking import link
from reportedly.records import Coded, EventRecord, Evidence, Place, Report
from reportedly.store import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Copies of the examples are spread over so many weeks and towns; each week of a larger corpus is no busier than of a small one.
_TOWNS = 40


def coded_examples() -> tuple[list[EventRecord], list[Report]]:
    """Records and reports of the examples."""
    with reportedly.read(sorted(p for p in EXAMPLES.rglob("*") if p.is_file())) as corpus:
        return list(corpus.records()), list(corpus.reports())


@lru_cache(maxsize=200_000)
def _word(word: str, turn: int) -> str:
    """``word``, or another in its place for a third of all words in each turn."""
    number = hashlib.blake2b(f"{turn}:{word.lower()}".encode(), digest_size=4).digest()
    return word if number[0] % 3 else word + "abcdefghij"[number[1] % 10] + "klmnopqrst"[number[2] % 10]


def _words(text: str, turn: int) -> str:
    return _WORD.sub(lambda m: _word(m.group(), turn), text)


def _later(iso: str, days: int) -> str:
    found = _DAY.match(iso)
    if not found:
        return iso
    return (date.fromisoformat(found.group()) + timedelta(days)).isoformat() + iso[found.end() :]


def _place(place: Place, town: int) -> Place:
    if place.precision not in ("city", "landmark") or place.lat is None or place.lon is None:
        return place
    name, city = f"{place.name} {town}", place.city and f"{place.city} {town}"
    return replace(place, name=name, city=city, lat=place.lat - town % 8, lon=place.lon + town // 8, gazetteer_id=name)


def _record(record: EventRecord, turn: int, days: int) -> EventRecord:
    when = record.time
    return replace(
        record,
        id=f"{record.id}-{turn}",
        report_id=f"{record.report_id}-{turn}",
        published=_later(record.published, days),
        time=when and replace(when, start=_later(when.start, days), end=_later(when.end, days)),
        places=tuple(_place(p, turn % _TOWNS) for p in record.places),
        evidence=tuple(Evidence(e.start, e.end, _words(e.quote, turn)) for e in record.evidence),
    )


def made(
    records: Sequence[EventRecord], reports: Sequence[Report], times: int
) -> tuple[list[EventRecord], list[Report]]:
    """The given records with their reports ``times`` over, two turns a week."""
    turns = range(times)
    many = [_record(r, turn=t, days=7 * (t // 2)) for t in turns for r in records]
    texts = [
        replace(r, id=f"{r.id}-{t}", text=_words(r.text, t), published=_later(r.published, 7 * (t // 2)))
        for t in turns
        for r in reports
    ]
    return many, texts


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median processor time of several runs."""
    spent = []
    for _ in range(runs):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return median(spent)


def added(records: Sequence[EventRecord], reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds in a store: linking 98 in a hundred reports, and linking one in a hundred more (median of two such days)."""
    of: defaultdict[str, list[EventRecord]] = defaultdict(list)
    for record in records:
        of[record.report_id].append(record)
    coded = [Coded(r, (), (), tuple(of[r.id])) for r in sorted(reports, key=lambda r: (r.published, r.id))]
    part = max(1, len(coded) // 100)
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "b.db")) as store:
        spent = []
        for some in (coded[: -2 * part], coded[-2 * part : -part], coded[-part:]):
            for piece in some:
                store.add(piece, coder="made")
            spent.append(seconds(partial(link_again, store), 1))
    return spent[0], median(spent[1:])


def main() -> None:
    """Print a line or two a size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[2000, 8000, 32000])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--store", action="store_true", help="add the last hundredth to a store, too")
    options.add_argument("--source", type=Path)
    options.add_argument("--reports", action="store_true", help="sizes are numbers of reports")
    given = options.parse_args()
    coded: tuple[list[EventRecord], list[Report]] = (
        pickle.loads(given.source.read_bytes()) if given.source else coded_examples()
    )
    before = 0.0
    for size in given.sizes:
        records, reports = made(coded[0], coded[1], -(-size // len(coded[given.reports])))
        spent = seconds(partial(link, records, reports), given.runs)
        ratio = f", {spent / before:.2f} times the size before" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{len(records):7} records {len(reports):6} reports {spent:8.2f} s all at once{ratio}, {memory:.2f} GB at most",
            flush=True,
        )
        before = spent
        if given.store:
            whole, more = added(records, reports)
            print(
                f"{'':24} in a store {whole:8.2f} s all, {more:.2f} s one in a hundred more: {more / whole:.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
