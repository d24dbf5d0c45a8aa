"""The real store is a shelf: what is published from it is what is published from the same rows in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.publish import FORMATS, Shelf, export, report_html
from reportedly.records import Coded, Linked
from reportedly.store import open_store
from tests.publish.fakes import Fake, shelf


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Shelf]:
    """The made rows in an SQLite store."""
    made = shelf()
    with open_store(str(tmp_path / "x.db")) as store:
        for report in made.report_rows:
            mine = tuple(r for r in made.record_rows if r.report_id == report.id)
            store.add(Coded(report, (), (), mine), coder="hand")
        of = tuple((r.id, r.event_id) for r in made.record_rows if r.event_id)
        store.put_linked(Linked(tuple(made.event_rows), of, tuple(made.copy_rows)), store.generation()[0])
        store.put_episodes(list(made.episodes()), store.generation()[0], "")
        yield store


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_exports_do_not_depend_on_what_holds_the_rows(stored: Shelf, name: str) -> None:
    """The bytes are the same from SQLite and from memory."""
    from_store, from_memory = io.StringIO(), io.StringIO()
    export(stored, name, from_store)
    export(shelf(), name, from_memory)
    assert from_store.getvalue() == from_memory.getvalue()


def test_the_report_does_not_depend_on_what_holds_the_rows(stored: Shelf) -> None:
    """The page is the same from SQLite and from memory."""
    made = shelf()
    assert report_html(stored) == report_html(Fake(made.report_rows, made.record_rows, made.event_rows, made.copy_rows))
