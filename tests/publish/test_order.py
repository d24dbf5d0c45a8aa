"""The order of input, and adding reports in parts, change no byte of any export."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import reportedly
from reportedly.pipeline import code_batch
from reportedly.publish import export, report_html
from reportedly.records import Coded, Report

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """The files of the examples."""
    return sorted(p for p in EXAMPLES.rglob("*") if p.is_file())


def _one_by_one(reports: Iterable[Report]) -> Iterator[Coded]:
    """Codes each report in a batch of its own."""
    for report in reports:
        yield from code_batch([report])


def _exports(parts: Sequence[Sequence[Path]], store: Path, *, alone: bool = False) -> dict[str, str]:
    """Every text that is made of a store into which ``parts`` were read one after another."""
    for part in parts:
        if alone:
            reportedly.read(part, store, coder=_one_by_one).close()
        else:
            reportedly.read(part, store).close()
    made = {}
    with reportedly.read((), store) as corpus:
        for name in ("records", "events", "csv", "geojson"):
            out = io.StringIO()
            export(corpus.store, name, out)
            made[name] = out.getvalue()
        made["report"] = report_html(corpus.store)
    return made


def test_neither_order_nor_parts_change_a_byte(files: list[Path], tmp_path: Path) -> None:
    """All at once, the last first, shuffled and coded alone, and late reports before early ones give the same bytes."""
    whole = _exports([files], tmp_path / "whole.db")
    assert _exports([files[::-1]], tmp_path / "turned.db") == whole
    mixed = random.Random(3).sample(files, len(files))
    assert _exports([mixed[:9], mixed[9:]], tmp_path / "parts.db", alone=True) == whole
