"""A real Chromium for the tests: offline, every request and every message of the console kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish.pdf import PROGRAMS


def program() -> str:
    """The installed Chromium; the test is skipped where there is none."""
    found = next((p for p in map(shutil.which, PROGRAMS) if p), None)
    if found is None:
        pytest.skip("no Chromium is installed (scripts/machine.sh test installs it where it may)")
    return found


@dataclass(slots=True)
class Opened:
    """A page that was opened, and what it asked for and complained about while it was."""

    page: Any
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@contextmanager
def opened(path: Path, *, width: int, scripts: bool = True) -> Iterator[Opened]:
    """The page of a file on disk in a window of ``width`` pixels, without network."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (make setup-dev installs it)")
    with api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        try:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, offline=True, java_script_enabled=scripts
            )
            seen = Opened(context.new_page())
            seen.page.on("request", lambda r: seen.requests.append(r.url))
            seen.page.on("console", lambda m: seen.messages.append(m.text))
            seen.page.on("pageerror", lambda e: seen.messages.append(str(e)))
            seen.page.goto(path.as_uri())
            yield seen
        finally:
            browser.close()
