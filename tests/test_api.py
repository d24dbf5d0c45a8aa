"""The Python door."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.errors import ReportedlyError

TEXT = "Police killed three marchers in Gafsa on Monday, the Basin Hospital said."


def test_read_without_a_store(tmp_path: Path) -> None:
    """A corpus without a store of its own holds reports, records, events, refusals and tables of them."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    with reportedly.read([tmp_path]) as corpus:
        assert [r.text.strip() for r in corpus.reports()] == [TEXT]
        assert [r.code for r in corpus.refusals()] == ["R101"]
        records = list(corpus.records())
        assert {r.event_id for r in records} == {e.id for e in corpus.events()}
        assert list(corpus.to_frame("records")["id"]) == [r.id for r in records]
        with pytest.raises(ReportedlyError, match="R501"):
            corpus.to_frame("nothing")


def test_code_gives_records_with_their_words() -> None:
    """One text gives records whose evidence stands in it."""
    for record in reportedly.code(TEXT, published="2023-03-07", outlet="The Invented Courier"):
        assert all(TEXT[e.start : e.end] == e.quote for e in record.evidence)
