"""Tests of the page in a real browser: nothing asked of the network, no barrier that axe-core finds, no script needed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish import ReportOptions, report_html
from tests.publish.browser import opened
from tests.publish.fakes import Fake, shelf

AXE = Path(__file__).parent / "axe"
WIDTHS = (380, 1440)


def _varied() -> Fake:
    """The made store with a country, a province, a square and an unknown place among its places."""
    made = shelf()
    kinds = [("country", "Tunisia"), ("admin1", "Gafsa"), ("landmark", "Kasbah Square"), ("", "Qsar Zghir")]
    events = list(made.event_rows)
    for n, (precision, name) in enumerate(kinds):
        lat, lon = (None, None) if not precision else (34.1 + n, 9.0)
        changed = [replace(p, name=name, precision=precision, lat=lat, lon=lon) for p in events[n].places[:1]]
        events[n] = replace(events[n], places=tuple(changed))
    mute = replace(made.report_rows[0], id="mute", title="Mild weather", text="It was mild.")
    return replace(made, event_rows=events, report_rows=[*made.report_rows, mute])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the varied store, with every chapter filled and filters told, on disk."""
    out = tmp_path_factory.mktemp("page") / "report.html"
    options = ReportOptions(full=4, to_day="2023-03-20", dates="de", unredacted="a test")
    out.write_text(report_html(_varied(), options=options), encoding="utf-8")
    return out


def test_axe_is_what_its_readme_says() -> None:
    """The vendored file is unchanged."""
    told = (AXE / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256((AXE / "axe.min.js").read_bytes()).hexdigest() in told


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier(path: Path, width: int) -> None:
    """Axe-core has no finding of any weight, on a telephone or a desk, with everything unfolded."""
    with opened(path, width=width) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        seen.page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
        found: dict[str, Any] = seen.page.evaluate("axe.run()")
    assert {v["id"]: (v["impact"], v["nodes"][0]["html"]) for v in found["violations"]} == {}
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_asks_for_nothing_and_complains_of_nothing(path: Path, width: int) -> None:
    """Opened from disk without network: the file itself is the one request, the console stays empty; nothing sticks out."""
    with opened(path, width=width) as seen:
        seen.page.wait_for_timeout(300)
        wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert [r for r in seen.requests if not r.startswith("data:")] == [path.as_uri()]
        assert seen.messages == []
        assert wide[0] <= wide[1]


def test_everything_is_there_without_script(path: Path) -> None:
    """With scripts off every chapter and the map are seen."""
    with opened(path, width=1440, scripts=False) as seen:
        headings = seen.page.locator("h2").all_inner_texts()
        assert len(headings) >= 10
        assert all(seen.page.locator("h2").nth(n).is_visible() for n in range(len(headings)))
        box = seen.page.locator("svg.map").first.bounding_box()
        assert box["width"] > 600 and box["height"] > 200


def test_the_keyboard_reaches_the_map_and_leads_on(path: Path) -> None:
    """Tab first meets the skip link; a pin has a name, takes the focus visibly, and Enter goes to its events."""
    with opened(path, width=1440) as seen:
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.textContent") == "Skip to the report"
        mark = seen.page.locator("svg.map a.pin").first
        mark.focus()
        assert re.search(r"\(.+\): \d+ event", mark.get_attribute("aria-label"))
        assert (
            seen.page.evaluate("getComputedStyle(document.activeElement.querySelector('.pin')).strokeWidth") == "3.5px"
        )
        seen.page.keyboard.press("Enter")
        target = mark.get_attribute("href")
        assert seen.page.url.endswith(target)
        assert seen.page.locator(f"[id='{target[1:]}']").is_visible()


@pytest.mark.parametrize(("width", "shown", "hidden"), [(380, "narrow", "wide"), (1440, "wide", "narrow")])
def test_names_on_the_map_can_be_read_at_any_width(path: Path, width: int, shown: str, hidden: str) -> None:
    """One set of names is seen, its letters at least 11 pixels tall."""
    with opened(path, width=width) as seen:
        assert seen.page.locator(f"svg.map .names.{shown}").first.is_visible()
        assert not seen.page.locator(f"svg.map .names.{hidden}").first.is_visible()
        scale = seen.page.locator("svg.map").first.bounding_box()["width"] / 720
        size = float(seen.page.locator(f"svg.map .names.{shown}").first.get_attribute("font-size"))
        assert size * scale >= 11
