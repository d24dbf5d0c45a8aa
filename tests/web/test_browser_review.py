"""Review by keys alone, in a real browser on a real server: each key, words marked and saved, two hundred decisions in a row."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from reportedly import api
from reportedly.linking import assembled
from reportedly.records import Coded
from reportedly.store import open_store
from reportedly.web import Desk, make_app
from tests.publish.browser import program
from tests.store.made import CODER, record, report

AXE = Path(__file__).parents[1] / "publish" / "axe" / "axe.min.js"
EVIL = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
MANY = 210


def _store(where: str, many: int) -> None:
    """Events years apart, each told by one report; the first by two; the last report has scripts for words."""
    with open_store(where) as store:
        for n in range(many):
            day = (date(1990, 1, 1) + timedelta(days=60 * n)).isoformat()
            of = replace(report(f"r{n:03}"), published=day)
            made = record(of, f"e{n:03}")
            assert made.time is not None
            store.add(Coded(of, (), (), (replace(made, time=replace(made.time, start=day, end=day)),)), coder=CODER)
        of = replace(report("r000b", outlet=EVIL), title=EVIL, byline=EVIL, published="1990-01-01")
        made = record(of, "e000b")
        assert made.time is not None
        party = replace(made.actor[0], name=EVIL)
        made = replace(made, time=replace(made.time, start="1990-01-01", end="1990-01-01"), actor=(party,))
        store.add(Coded(of, (), (), (made,)), coder=CODER)
        api.link_again(store)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (make setup-dev installs it)"
    )
    with playwright.sync_playwright() as started:
        flags = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        browser = started.chromium.launch(executable_path=program(), args=flags)
        yield browser
        browser.close()


@pytest.fixture
def served(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The address of an app that lets Ada Test decide, and its store."""
    where = str(tmp_path / "store.db")
    _store(where, getattr(request, "param", 4))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = make_app(where, port, "secret", desk=Desk("Ada Test", assembled, api.record_of_words))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.05)
    yield f"http://127.0.0.1:{port}", where
    server.should_exit = True
    thread.join(10)


class Desktop:
    """A page, what it complained of, and the keys of somebody who has no mouse."""

    def __init__(self, chromium: Any, base: str, width: int = 1440) -> None:
        self.page = chromium.new_page(viewport={"width": width, "height": 900})
        self.base = base
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def open(self, path: str) -> Desktop:
        """Go to a path of the app."""
        self.page.goto(self.base + path)
        return self

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            self.page.keyboard.press(name)

    def now(self) -> str:
        """The id of the item that keys are about."""
        found = self.page.evaluate("document.querySelector('[data-now]')?.dataset.id ?? ''")
        return str(found)

    def said(self, words: str) -> None:
        """Wait until the app says ``words``."""
        self.page.wait_for_function("w => document.getElementById('said').textContent.includes(w)", arg=words)


def _lines(where: str) -> list[tuple[str, str, str]]:
    with open_store(where) as store:
        return [(d.action, d.kind, d.target) for d in store.decisions()]


def test_accept_reject_skip_and_undo(chromium: Any, served: tuple[str, str]) -> None:
    """A accepts, x rejects, space skips, u takes back; j and k go up and down; the next item is there at once."""
    base, where = served
    desk = Desktop(chromium, base).open("/queue")
    order = desk.page.eval_on_selector_all("[data-list] [data-kind=event]", "x => x.map(i => i.dataset.id)")
    assert len(order) == 4
    assert desk.now() == order[0]
    desk.keys("a")
    assert desk.now() == order[1]
    desk.keys("Space")
    assert desk.now() == order[2]
    desk.keys("x")
    assert desk.now() == order[3]
    desk.keys("k", "k", "j")
    assert desk.now() == order[2]
    desk.said("reject event")
    assert _lines(where) == [("confirm", "event", order[0]), ("reject", "event", order[2])]
    desk.keys("u")
    desk.said("Taken back: line 2")
    assert _lines(where)[-1] == ("undo", "event", order[2])
    with open_store(where) as store:
        assert {e.id: e.review.status for e in store.events()} == {
            order[0]: "confirmed",
            **dict.fromkeys(order[1:], "machine"),
        }
    desk.open("/queue")
    assert desk.page.locator("[data-list] [data-kind=event]").count() == 3
    assert desk.complaints == []


@pytest.mark.parametrize("served", [MANY], indirect=True)
def test_two_hundred_decisions_in_a_row(chromium: Any, served: tuple[str, str]) -> None:
    """Two hundred events are decided by keys alone, over as many pages as it takes; each is one line, in the order of the keys."""
    base, where = served
    desk = Desktop(chromium, base).open("/queue")
    wanted = []
    for n in range(200):
        key = desk.now()
        assert key, f"nothing to decide after {n}"
        wanted.append(("reject" if n % 7 == 3 else "confirm", "event", key))
        left = desk.page.evaluate("document.querySelectorAll('[data-list] [data-kind]:not([data-done])').length")
        press = "x" if n % 7 == 3 else "a"
        if left > 1:
            desk.keys(press)
        else:
            with desk.page.expect_navigation():
                desk.keys(press)
            desk.page.wait_for_selector("[data-now]")
    desk.page.wait_for_selector("[data-now]")  # the last page comes when the last line is kept
    assert _lines(where) == wanted
    assert desk.complaints == []


def test_a_field_is_edited_and_saved_by_keys(chromium: Any, served: tuple[str, str]) -> None:
    """E opens the record and its first field; what is typed is saved with Enter; s goes to who says so."""
    base, where = served
    desk = Desktop(chromium, base).open("/records/e001")
    desk.keys("s")
    assert desk.page.evaluate("document.activeElement.closest('form').dataset.field") == "attribution"
    desk.keys("Escape")
    desk.page.focus('#field-actor input[name="0.name"]')
    desk.keys("Control+a")
    desk.page.keyboard.type("Gafsa police")
    desk.keys("Enter")
    desk.page.wait_for_selector("#field-actor .badge")
    with open_store(where) as store:
        held = store.record("e001")
        assert held is not None
        assert (held.actor[0].name, held.coder_name, held.coder_version) == ("Gafsa police", "review", "Ada Test")
    assert desk.complaints == []


def test_marked_words_become_a_value(chromium: Any, served: tuple[str, str]) -> None:
    """Words selected in the text, beyond a letter of two UTF-16 units or not, are saved with their place in the text."""
    base, where = served
    desk = Desktop(chromium, base).open("/records/e001")
    desk.page.evaluate(
        """() => {
          const root = document.getElementById('text');
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          let from, at = root.textContent.indexOf('the Basin Hospital'), seen = 0, range = document.createRange(), node;
          while ((node = walker.nextNode())) {
            const next = seen + node.length;
            if (!from && at < next) { range.setStart(node, at - seen); from = node; }
            if (from && at + 18 <= next) { range.setEnd(node, at + 18 - seen); break; }
            seen = next;
          }
          document.getSelection().addRange(range);
        }"""
    )
    desk.page.focus('#field-recipient [data-mark="1"]')
    desk.keys("Enter")
    desk.said("is taken")
    desk.page.focus('#field-recipient input[name="1.sector"]')
    desk.page.keyboard.type("MED")
    desk.keys("Enter")
    desk.page.wait_for_selector("#field-recipient .badge")
    with open_store(where) as store:
        held, of = store.record("e001"), store.report("r001")
        assert held is not None
        assert of is not None
        party = held.recipient[1]
        assert (party.text, party.sector, party.span.of(of.text)) == ("the Basin Hospital", ("MED",), party.text)


def test_two_events_are_merged_by_keys(chromium: Any, served: tuple[str, str]) -> None:
    """M on one event and m on another make them one."""
    base, where = served
    desk = Desktop(chromium, base).open("/queue")
    first = desk.now()
    desk.keys("m")
    desk.said("Marked")
    desk.keys("j")
    second = desk.now()
    desk.keys("m")
    desk.page.wait_for_url("**/events/**")
    assert _lines(where) == [("merge", "event", first)]
    with open_store(where) as store:
        assert len(list(store.events())) == 3
        assert store.event(first) is None or store.event(second) is None


def test_search_and_help_by_keys(chromium: Any, served: tuple[str, str]) -> None:
    """/ goes to the search, ? opens and closes the keys, keys typed into a field decide nothing."""
    base, where = served
    desk = Desktop(chromium, base).open("/queue")
    desk.keys("?")
    assert desk.page.locator("#help").is_visible()
    desk.keys("Escape", "/")
    desk.page.keyboard.type("axu marchers")
    desk.keys("Enter")
    desk.page.wait_for_url("**/search?q=**")
    assert _lines(where) == []
    assert desk.complaints == []


def test_another_site_changes_nothing(chromium: Any, served: tuple[str, str]) -> None:
    """A page of another origin that posts to the app, as form or by script, changes nothing."""
    base, where = served
    page = chromium.new_page()
    page.route("http://evil.example/**", lambda route: route.fulfill(content_type="text/html", body="<p>evil</p>"))
    page.goto("http://evil.example/")
    page.evaluate(
        """base => {
          const form = document.createElement('form');
          form.method = 'post'; form.action = base + '/decide'; form.target = '_blank';
          for (const [name, value] of [['action', 'reject'], ['target', 'e001'], ['token', 'secret']]) {
            const input = document.createElement('input'); input.name = name; input.value = value; form.append(input);
          }
          document.body.append(form); form.submit();
          return fetch(base + '/decide', { method: 'POST', mode: 'no-cors', body: 'token=secret&action=reject&target=e001',
            headers: { 'content-type': 'application/x-www-form-urlencoded' } }).catch(() => null);
        }""",
        base,
    )
    page.wait_for_timeout(500)
    assert _lines(where) == []


@pytest.mark.parametrize("width", [820, 1440])
def test_review_pages_have_no_barrier_and_run_nothing(chromium: Any, served: tuple[str, str], width: int) -> None:
    """axe-core finds nothing serious or critical on the pages of review, and hostile words run nothing."""
    base, where = served
    with open_store(where) as store:
        events = [e.id for e in store.events() if "e000b" in e.records]
    for path in ("/records/e000b", "/decisions", "/differences", "/queue", f"/events/{events[0]}", "/reports/r000b"):
        desk = Desktop(chromium, base, width).open(path)
        desk.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = desk.page.evaluate("axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html]))")
        assert [v for v in found if v[0] in ("serious", "critical")] == [], path
        assert desk.page.evaluate("window.ran === undefined"), path
        assert desk.complaints == [], path
        desk.page.close()


def test_a_record_is_added_split_off_and_brought_back(chromium: Any, served: tuple[str, str]) -> None:
    """Words marked in a report become a record; ticked records are split off; J goes to the next list; a rejected one comes back."""
    base, where = served
    desk = Desktop(chromium, base).open("/reports/r001")
    desk.page.fill("#add input[name=text]", "the Basin Hospital said")
    desk.page.select_option("#add select[name=type]", "REQUEST")
    with desk.page.expect_navigation():
        desk.page.press("#add input[name=text]", "Enter")
    with open_store(where) as store:
        assert [r.coder_name for r in store.records("r001")].count("review") == 1
        event = next(e for e in store.events() if "e000b" in e.records)
    desk.open(f"/events/{event.id}")
    desk.keys("J", "x")
    desk.said("reject record")
    assert _lines(where)[-1][:2] == ("reject", "record")
    desk.keys("u")
    desk.said("Taken back")
    with open_store(where) as store:
        event = next(e for e in store.events() if "e000b" in e.records)
    desk.open(f"/events/{event.id}")
    desk.page.click("summary:has-text('Split')")
    desk.page.check("input[name=other][value=e000b]")
    with desk.page.expect_navigation():
        desk.page.click("button:has-text('Split off')")
    assert _lines(where)[-1][:2] == ("split", "event")
    with open_store(where) as store:
        assert ("e000b",) in {e.records for e in store.events()}
    assert desk.complaints == []


def test_an_origin_is_counted_as_another(chromium: Any, served: tuple[str, str]) -> None:
    """The form of an event's page names an origin as the same as another; the journal has it."""
    base, where = served
    with open_store(where) as store:
        event = next(e for e in store.events() if "e000b" in e.records)
    desk = Desktop(chromium, base).open(f"/events/{event.id}")
    desk.page.click("summary:has-text('Who counts')")
    desk.page.fill("input[name=other][list=origin-names]", "The Basin Clinic")
    with desk.page.expect_navigation():
        desk.page.press("input[name=other][list=origin-names]", "Enter")
    assert _lines(where)[-1] == ("same_origin", "origin", "Basin Hospital")
    assert "The Basin Clinic" in desk.page.content()
    assert desk.complaints == []
