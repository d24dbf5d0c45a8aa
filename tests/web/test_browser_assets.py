"""The vendored scripts and our own in a real browser, under the strict policy that the pages are sent with."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportedly.web.land import geojson
from tests.publish.browser import program

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'"
STATIC = Path(__file__).parents[2] / "src" / "reportedly" / "web" / "static"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css"}
PLACE = {"type": "Point", "coordinates": [15.0, 20.0]}
PLACES = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"events": 900, "href": "/opened"}, "geometry": PLACE}],
}
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/size.css">'
TEXT = '<div id="text"><span>Zwölf 😀 in </span><span>Kisumu</span><span>, 😀 said officials.</span></div>'
PAGES: dict[str, tuple[str, str]] = {
    "/map": (
        "text/html",
        (
            f'{HEAD}<link rel="stylesheet" href="/static/vendor/maplibre-gl.css"><div id="map" data-land="/land" data-places="/places">'
            '<p>kept</p></div><script type="module" src="/static/map.js"></script>'
        ),
    ),
    "/text": ("text/html", HEAD + TEXT),
    "/opened": ("text/html", f"{HEAD}<p>opened</p>"),
    "/size.css": ("text/css", "#map { width: 600px; height: 400px; }"),
    "/land": ("application/geo+json", json.dumps(geojson())),
    "/places": ("application/geo+json", json.dumps(PLACES)),
}


class Answers(BaseHTTPRequestHandler):
    """Gives the test's pages and the package's static files."""

    def do_GET(self) -> None:
        """Answer with a page, a static file or 404."""
        path = self.path.split("?")[0]
        file = STATIC / path.removeprefix("/static/")
        if path in PAGES:
            kind, body = PAGES[path][0], PAGES[path][1].encode()
        elif path.startswith("/static/") and file.is_file():
            kind, body = TYPES[file.suffix], file.read_bytes()
        else:
            kind, body = "", b""
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is logged."""


@dataclass(slots=True)
class Seen:
    """A browser's page, where the test's server is, and what the page complained about."""

    page: Any
    base: str
    messages: list[str]


@contextmanager
def browsed(*flags: str) -> Iterator[Seen]:
    """A page of Chromium beside a server of the test's own on loopback."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (make setup-dev installs it)")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with api.sync_playwright() as started:
            browser = started.chromium.launch(executable_path=program(), args=["--no-sandbox", *flags])
            seen = Seen(browser.new_page(), f"http://127.0.0.1:{server.server_port}", [])
            seen.page.on("console", lambda m: seen.messages.append(m.text) if m.type == "error" else None)
            seen.page.on("pageerror", lambda e: seen.messages.append(str(e)))
            yield seen
            browser.close()
    finally:
        server.shutdown()
        server.server_close()


def test_map_is_drawn_under_the_policy() -> None:
    """MapLibre draws land and places with its worker from this server; a click on a place opens it."""
    with browsed("--use-angle=swiftshader", "--enable-unsafe-swiftshader") as seen:
        seen.page.goto(f"{seen.base}/map")
        seen.page.wait_for_selector("#map[data-state=drawn]", timeout=60_000)
        assert [m for m in seen.messages if "Content Security Policy" in m or "Error" in m] == []
        seen.page.mouse.click(*[sum(x) for x in zip(_corner(seen.page), (300, 200), strict=True)])
        seen.page.wait_for_url("**/opened", timeout=20_000)


def _corner(page: Any) -> tuple[float, float]:
    box = page.locator("#map").bounding_box()
    return box["x"], box["y"]


def test_without_webgl_what_stood_there_stays() -> None:
    """Where the browser has no WebGL the map's box keeps its content and says so."""
    with browsed("--disable-gpu", "--disable-3d-apis") as seen:
        seen.page.goto(f"{seen.base}/map")
        seen.page.wait_for_selector("#map[data-state=failed]", timeout=30_000)
        assert seen.page.inner_text("#map") == "kept"


SELECT = """async ([words]) => {
  const { selected } = await import("/static/offsets.js");
  const root = document.getElementById("text");
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const all = root.textContent, from = all.indexOf(words), to = from + words.length;
  for (let at = 0, node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {
    if (at <= from && from <= at + node.length) range.setStart(node, from - at);
    if (at < to && to <= at + node.length) range.setEnd(node, to - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return selected(root, getSelection());
}"""


@pytest.mark.parametrize("words", ["Zwölf", "Kisumu", " Kisumu, ", "😀 in Kisumu", "😀 said", "officials."])
def test_selected_words_get_code_points(words: str) -> None:
    """Offsets of a selection count code points, also behind emoji and over spans; outer blanks are left out."""
    text = "Zwölf 😀 in Kisumu, 😀 said officials."
    with browsed() as seen:
        seen.page.goto(f"{seen.base}/text")
        found = seen.page.evaluate(SELECT, [words])
    assert found["quote"] == words.strip() == text[found["start"] : found["end"]]
