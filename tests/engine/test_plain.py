"""What travels comes back as it was."""

from __future__ import annotations

from pathlib import Path

from reportedly import pipeline
from reportedly.engine.plain import decode, encode
from reportedly.intake import Page, take
from reportedly.intake.build import Stated
from reportedly.intake.captures import capture
from reportedly.records import Coded, Report, Taken


def test_what_was_taken_and_coded(root: Path) -> None:
    """All that reading and coding the examples give comes back equal, from one line of ASCII each."""
    taken = list(take([root / "examples"]))
    coded = list(pipeline.code_reports(r for t in taken[:40] for r in t.reports))
    assert sum(len(c.records) for c in coded) > 20
    for kind, values in ((Taken, taken), (Coded, coded)):
        lines = [encode(v) for v in values]
        assert all(x.isascii() and "\n" not in x for x in lines)
        assert [decode(kind, x) for x in lines] == values


def test_odd_text() -> None:
    """Lone surrogates, line ends of every kind and zero bytes come back as they were; bytes stay bytes and text text."""
    odd = 'a\ud800\u2028\x00\r\n"é'
    assert decode(Report, encode(Report("r", odd, "0"))).text == odd
    for page in (odd, bytes(range(256))):
        held = Page(page, capture(bytes(range(256)), "text/html", "x"), Stated(dates=(("given", "x"),)))
        assert decode(Page, encode(held)) == held
