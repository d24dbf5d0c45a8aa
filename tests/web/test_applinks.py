"""A link in an export opens the page of its event or record in the app, on a real server; without an address nothing changes."""

from __future__ import annotations

import csv
import json
import re
import socket
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from reportedly.errors import ReportedlyError
from reportedly.publish import FORMATS, write
from reportedly.publish.applinks import LINKED, app_base, app_link
from reportedly.publish.report import ReportOptions, report_html, report_markdown
from reportedly.store import open_store
from reportedly.web import make_app
from tests.web.made import filled


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A store, and the address at which the app over it answers."""
    where = str(tmp_path_factory.mktemp("links") / "store.db")
    filled(where)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(where, port), host="127.0.0.1", port=port, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield where, f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answered:
        assert answered.status == 200
        return str(answered.read().decode("utf-8"))


def _links(name: str, where: str, base: str, folder: Path) -> dict[str, set[str]]:
    """The addresses in one export, by the id of the event or record that each stands beside."""
    out = folder / ("out" if name == "csv" else f"{name}.json")
    with open_store(where, readonly=True) as store:
        write(store, name, out, app_url=f"{base}/")
    found: dict[str, set[str]] = {}
    if name == "csv":
        for file, key in (("events.csv", "event_id"), ("sources.csv", "event_id"), ("claims.csv", "record_id")):
            for row in csv.DictReader((out / file).read_text(encoding="utf-8").splitlines()):
                found.setdefault(row[key], set()).add(row["app_url"])
        return found
    text = out.read_text(encoding="utf-8")
    if name == "geojson":
        rows = [(f["id"], f["properties"]["app_url"]) for f in json.loads(text)["features"]]
    elif name == "annotations":
        rows = [(a["id"].rsplit(":", 1)[-1], a["via"]) for a in json.loads(text)["first"]["items"]]
    else:
        rows = [(r["id"], r["app_url"]) for r in map(json.loads, text.splitlines())]
    return {k: {v} for k, v in rows}


@pytest.mark.parametrize("name", sorted(LINKED - {"parquet"}))
def test_a_link_opens_its_page(name: str, served: tuple[str, str], tmp_path: Path) -> None:
    """Every link leads to the page that holds the id it stands beside."""
    where, base = served
    links = _links(name, where, base, tmp_path)
    assert links
    for key, addresses in links.items():
        (address,) = addresses
        assert address.startswith(f"{base}/")
        assert key in _page(address)


def test_links_of_the_report_open(served: tuple[str, str]) -> None:
    """The page and its Markdown lead to the pages of the events that they show in full, the page also to records."""
    where, base = served
    with open_store(where, readonly=True) as store:
        page = report_html(store, options=ReportOptions(app_url=base))
        plain = report_markdown(store, options=ReportOptions(app_url=base))
        events = {e.id for e in store.events()}
    found = {x: _page(x) for x in sorted(set(re.findall(rf'href="({base}/[^"]+)"', page)))}
    shown = {x.rsplit("/", 1)[-1] for x in found if "/events/" in x}
    assert shown <= events
    assert shown == set(re.findall(r'<article class="event" id="e-([^"]+)"', page))
    assert any("/records/" in x for x in found)
    assert all(f"{base}/events/{key}" in plain for key in shown)


def test_parquet_has_the_column(served: tuple[str, str], tmp_path: Path) -> None:
    """The three tables have a column more."""
    parquet = pytest.importorskip("pyarrow.parquet")
    where, base = served
    with open_store(where, readonly=True) as store:
        write(store, "parquet", tmp_path, app_url=base)
    for file, kind, key in (("events", "event", "id"), ("records", "record", "id"), ("claims", "record", "record_id")):
        rows = parquet.read_table(tmp_path / f"{file}.parquet").to_pylist()
        assert rows
        assert all(r["app_url"] == app_link(base, kind, r[key]) for r in rows)


@pytest.mark.parametrize("name", sorted(LINKED - {"parquet", "csv"}))
def test_without_an_address_nothing_is_added(name: str, served: tuple[str, str], tmp_path: Path) -> None:
    """Taking the links out of an export with them gives the bytes of the one without."""
    where, base = served
    with open_store(where, readonly=True) as store:
        write(store, name, tmp_path / "plain")
        write(store, name, tmp_path / "linked", app_url=base)
    plain, linked = ((tmp_path / x).read_text(encoding="utf-8") for x in ("plain", "linked"))
    assert base not in plain
    bare = re.sub(rf'(?:, |,)"app_url": ?"{base}/[^"]+"|\n *"via": "{base}/[^"]+",', "", linked)
    assert bare == plain != linked


@pytest.mark.parametrize("name", sorted(set(FORMATS) - LINKED))
def test_a_format_without_room_refuses(name: str, served: tuple[str, str], tmp_path: Path) -> None:
    """The formats of the field have no column for an address, and say so before anything is written."""
    with open_store(served[0], readonly=True) as store, pytest.raises(ReportedlyError, match="R501"):
        write(store, name, tmp_path / "out", app_url="http://127.0.0.1:8765")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "address", ["127.0.0.1:8765", "file:///x", "http://", 'http://a"b', "http://a/?q=1", "http://a:x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Only http addresses without a query are taken."""
    with pytest.raises(ReportedlyError, match="R501"):
        app_base(address)


def test_an_id_like_a_download_is_told_from_one() -> None:
    """An id of a coder of one's own may hold a slash and end like a download."""
    assert app_link("http://a", "record", "week/7.json") == "http://a/records/week%2F7%2Ejson"
