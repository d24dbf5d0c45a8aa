"""Tests of the PDF: a real one where Chromium is, a coded error with advice where it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.publish import pdf, report_html
from tests.publish.browser import program
from tests.publish.fakes import shelf


def test_the_page_is_printed_and_says_no_time(tmp_path: Path) -> None:
    """A tagged PDF of several pages; printed again it is the same to the byte, and nothing else is left in the folder."""
    program()
    page = report_html(shelf())
    made = []
    for name in ("a.pdf", "b.pdf"):
        pdf.write_pdf(page, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF-")
    assert b"/MarkInfo" in made[0]
    assert len(re.findall(rb"/Type /Page\b", made[0])) >= 2
    assert b"CreationDate" not in made[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_without_chromium_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R307, no file, and the advice to print the HTML page from any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    with pytest.raises(ReportedlyError, match=r"R307.*print it"):
        pdf.write_pdf("<p>x", tmp_path / "x.pdf")
    monkeypatch.setenv(pdf.VARIABLE, "no-such-browser")
    with pytest.raises(ReportedlyError, match=r"R307.*no-such-browser"):
        pdf.write_pdf("<p>x", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_a_browser_that_writes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R308 with the exit status and the browser's last words."""
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no sandbox >&2\nexit 5\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv(pdf.VARIABLE, str(broken))
    with pytest.raises(ReportedlyError, match=r"R308.*exit status 5, no sandbox"):
        pdf.write_pdf("<p>x", tmp_path / "x.pdf")


def test_the_browser_is_kept_from_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is run has no name to resolve, no proxy that answers, no extensions, and reads one local file."""
    asked = tmp_path / "asked"
    fake = tmp_path / "fake"
    fake.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {asked}\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv(pdf.VARIABLE, str(fake))
    with pytest.raises(ReportedlyError, match=r"R308"):
        pdf.write_pdf("<p>x", tmp_path / "x.pdf")
    words = asked.read_text(encoding="utf-8").splitlines()
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in words
    assert "--proxy-server=127.0.0.1:9" in words
    assert words[-1].startswith("file:///")
