"""Feeds made of the corpora, at even steps: mixed as a desk's feeds are, or of conflict alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.evaluate.context import Row, read_rows
from reportedly.records import Report

# Topics of the general corpus that are news of war, terror or unrest.
CONFLICT_TOPICS = frozenset(
    "middle_east terrorism isis violence_in_america us_military world north_korea national_defense defense race_and_racism "
    "nuclear_weapons israel palestine africa foreign_policy national_security".split()
)
ONE_IN = 10  # reports of which one is of conflict


def mixed_feed(corpus: Path, count: int) -> Iterator[Report]:
    """``count`` reports, one in ten of conflict, those first that are not; none where the corpora are absent."""
    few = max(1, count // ONE_IN)
    general = [r for r in _rows(corpus, "allsides-general") if r.get("topic") not in CONFLICT_TOPICS]
    yield from _spread(general, count - few)
    yield from conflict_feed(corpus, few)


def conflict_feed(corpus: Path, count: int) -> Iterator[Report]:
    """``count`` reports of the conflict corpus."""
    yield from _spread(_rows(corpus, "allsides-conflict"), count)


def _rows(corpus: Path, name: str) -> list[Row]:
    path = corpus / f"{name}.jsonl"
    return read_rows(path) if path.exists() else []


def _spread(rows: Sequence[Row], count: int) -> Iterator[Report]:
    step = max(1, len(rows) // max(1, count))
    for row in rows[::step][:count]:
        yield Report(
            row["id"],
            row["text"],
            "",
            outlet=row.get("outlet", ""),
            title=row.get("title", ""),
            published=row.get("date", ""),
        )
