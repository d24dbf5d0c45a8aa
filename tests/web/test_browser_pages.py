"""The review app's pages in a real browser, from a real server on loopback: no barrier, no complaint, no script of a report."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from reportedly.records import Coded
from reportedly.store import open_store
from reportedly.web import make_app
from tests.publish.browser import program
from tests.store.made import CODER, TEXT, capture, coded, linked, record, report

AXE = Path(__file__).parents[1] / "publish" / "axe" / "axe.min.js"
EVIL = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
WIDTHS = (820, 1440)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served store in which one report has scripts in its title, byline, outlet, place and text."""
    where = str(tmp_path_factory.mktemp("served") / "store.db")
    of = replace(report("r2", f"{TEXT}\n{EVIL}", EVIL), title=EVIL, byline=EVIL)
    told = record(of)
    places = tuple(replace(p, name=EVIL, text=EVIL, city="", lat=10.0, lon=9.0) for p in told.places)
    evil = Coded(of, (), (), (replace(told, places=places),))
    pieces = (coded(), evil)
    with open_store(where) as store:
        for piece in pieces:
            store.add(piece, coder=CODER, capture=capture())
        assert store.put_linked(linked(*pieces), store.generation()[0])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(where, port), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser that draws WebGL without a card."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (make setup-dev installs it)")
    flags = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program(), args=flags)
        yield browser
        browser.close()


def _opened(chromium: Any, address: str, width: int) -> tuple[Any, list[str]]:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    messages: list[str] = []
    page.on("console", lambda m: messages.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: messages.append(str(e)))
    page.goto(address)
    return page, messages


def _addresses(chromium: Any, base: str) -> list[str]:
    """Every kind of page: the overview, each event, each report, what was refused, a search, one that is missing."""
    page, _ = _opened(chromium, base, 1440)
    events = page.eval_on_selector_all("tbody a", "list => list.map(a => a.getAttribute('href'))")
    page.close()
    assert events
    return ["/", *sorted(set(events)), "/reports/r1", "/reports/r2", "/refused", "/search?q=marchers", "/nothing"]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_and_nothing_sticks_out(chromium: Any, base: str, width: int) -> None:
    """On no page does axe-core find anything, and no page is wider than its window."""
    for address in _addresses(chromium, base):
        page, _ = _opened(chromium, base + address, width)
        if address == "/":
            page.wait_for_selector("#map[data-state]", timeout=60_000)
        found: dict[str, Any] = page.evaluate(AXE.read_text(encoding="utf-8") + "; axe.run()")
        assert {(address, v["id"], v["nodes"][0]["html"]) for v in found["violations"]} == set()
        wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], address
        page.close()


def test_no_script_of_a_report_runs(chromium: Any, base: str) -> None:
    """Scripts in a report's title, byline, outlet, place and text are words on every page."""
    shown = 0
    for address in _addresses(chromium, base):
        page, messages = _opened(chromium, base + address, 1440)
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None
        assert page.locator("img").count() == 0
        assert [m for m in messages if "404" not in m] == []
        shown += EVIL in page.inner_text("body")
        page.close()
    assert shown >= 3


def test_from_the_overview_to_the_words(chromium: Any, base: str) -> None:
    """The map is drawn; a filter, an event and its report are reached by links alone, and the words are marked."""
    page, messages = _opened(chromium, base, 1440)
    page.wait_for_selector("#map[data-state=drawn]", timeout=60_000)
    page.select_option("select[name=type]", "ASSAULT")
    page.fill("input[name=place]", "Gafsa")
    page.click('button:text-is("Filter")')
    page.wait_for_url(re.compile(r"place=Gafsa"))
    page.click("tbody a")
    page.wait_for_url("**/events/*")
    page.locator('[data-list=records] a:text-is("the report")').first.click()
    page.wait_for_url("**/reports/*")
    assert page.locator("mark").count() > 0
    assert messages == []
    page.close()
