"""The store opens in Datasette as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from reportedly.store import open_store
from tests.store.made import CODER, capture, coded, linked

datasette_app = pytest.importorskip("datasette.app")


def _pages(path: Path, *wanted: str) -> list[Any]:
    async def ask() -> list[Any]:
        served = datasette_app.Datasette([str(path)])
        await served.invoke_startup()
        return [await served.client.get(f"/store{x}") for x in wanted]

    return asyncio.run(ask())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A filled store's file."""
    where = tmp_path / "store.db"
    with open_store(str(where)) as store:
        pieces = [coded("r1"), coded("r2", outlet="Another Paper")]
        for piece in pieces:
            store.add(piece, coder=CODER, capture=capture())
        store.put_linked(linked(*pieces), store.generation()[0])
    return where


@pytest.mark.filterwarnings("ignore")
def test_tables_views_and_search(path: Path) -> None:
    """Tables, every view, the foreign keys and the full-text search all answer."""
    views = [
        "events_by_day",
        "figures_by_source",
        "conflicting_figures",
        "records_with_words",
        "outlets",
        "who_says_what",
    ]
    asked = [
        "/reports.json?_shape=array",
        "/records.json?_shape=array&_labels=on",
        "/reports.json?_search=marchers&_shape=array",
    ]
    pages = _pages(path, *asked, *(f"/{v}.json?_shape=array" for v in views))
    assert [p.status_code for p in pages] == [200] * len(pages)
    assert [r["id"] for r in pages[0].json()] == ["r1", "r2"]
    assert pages[1].json()[0]["report_id"]["value"] == "r1"
    assert {r["id"] for r in pages[2].json()} == {"r1", "r2"}
    rows = dict(zip(views, (p.json() for p in pages[3:]), strict=True))
    assert [r["min"] for r in rows["figures_by_source"]] == [3, 3]
    assert {r["origin"] for r in rows["figures_by_source"]} == {"Basin Hospital"}
    assert rows["events_by_day"][0]["start_day"] == "2023-03-06"
    assert [r["outlet"] for r in rows["outlets"]] == ["Another Paper", "The Invented Courier"]


@pytest.mark.filterwarnings("ignore")
def test_no_table_is_hidden_by_accident(path: Path) -> None:
    """Every plain table of the schema is listed, with its rows shown as a page."""
    from reportedly.store.tables import metadata

    pages = _pages(path, *(f"/{name}" for name in sorted(metadata.tables)))
    assert [p.status_code for p in pages] == [200] * len(metadata.tables)
