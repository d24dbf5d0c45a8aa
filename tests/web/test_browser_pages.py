"""The review app's pages in a real browser, from a real server on loopback: no barrier, no complaint, no script of a report."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from reportedly.publish.applinks import page_of
from reportedly.web import make_app
from tests.publish.browser import program
from tests.web.made import EVIL, ODD, ODD_TEXT, SOURCE, filled

AXE = Path(__file__).parents[1] / "publish" / "axe" / "axe.min.js"
WIDTHS = (820, 1440)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served store in which one report has scripts in its title, byline, outlet, place and text."""
    where = str(tmp_path_factory.mktemp("served") / "store.db")
    filled(where)
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
    """Every kind of page: lists, each event, reports, sources, a search, what was refused, one that is missing."""
    page, _ = _opened(chromium, base, 1440)
    events = page.eval_on_selector_all("tbody a", "list => list.map(a => a.getAttribute('href'))")
    page.close()
    assert events
    lists = [
        "/",
        "/?place=Atlantis",
        "/queue",
        "/timeline",
        "/sources",
        "/refused",
        "/search",
        "/search?q=marchers",
        "/nothing",
    ]
    sources = [
        page_of("sources/outlet", EVIL),
        page_of("sources/outlet", "Radio Gafsa"),
        page_of("sources/origin", SOURCE),
    ]
    return [*lists, *sources, *sorted(set(events)), *(page_of("reports", x) for x in ("r1", "r2", "r4", ODD))]


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
    assert shown >= 8


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


def test_the_offsets_of_selected_words_are_the_reports(chromium: Any, base: str) -> None:
    """Words selected in the text are found at the same code points, past a carriage return and letters of two units."""
    page, messages = _opened(chromium, base + page_of("reports", ODD), 1440)
    assert page.evaluate("document.getElementById('text').textContent") == ODD_TEXT
    found = page.evaluate(
        """async () => {
          const { selected } = await import("/static/offsets.js");
          const root = document.getElementById("text"), range = document.createRange();
          const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          let last = walk.nextNode();
          for (let next = last; next; next = walk.nextNode()) last = next;
          range.setStart(last, last.data.indexOf("The end"));
          range.setEnd(last, last.data.length - 1);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return selected(root, getSelection());
        }"""
    )
    assert found == {"start": ODD_TEXT.index("The end"), "end": len(ODD_TEXT) - 1, "quote": "The end"}
    assert messages == []
    page.close()


def test_a_bar_leads_to_its_events(chromium: Any, base: str) -> None:
    """The timeline's bars are links that a keyboard reaches; the queue leads to the words in the report."""
    page, messages = _opened(chromium, base + "/timeline", 820)
    page.locator("figure a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"from=\d{4}"))
    page.goto(base + "/queue")
    page.locator("blockquote a").first.click()
    page.wait_for_url(re.compile(r"/reports/.*#r-"))
    assert page.locator(".record:target").count() == 1
    assert messages == []
    page.close()
