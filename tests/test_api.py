"""The Python door."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import ReportedlyError
from reportedly.publish import ReportOptions
from reportedly.records import Coded

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
        table = corpus.to_arrow("records")
        assert table.column("id").to_pylist() == [r.id for r in records]
        assert [x[0]["quote"] for x in table.column("evidence").to_pylist()] == [r.evidence[0].quote for r in records]
        for made in (corpus.to_frame, corpus.to_arrow):
            with pytest.raises(ReportedlyError, match="R501"):
                made("nothing")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[reportedly.Corpus]:
    """One report of a victim who is named."""
    folder = tmp_path_factory.mktemp("api")
    (folder / "a.txt").write_text(f"{TEXT} Yassine Dhouibi, 19, was shot dead in Gafsa.")
    with reportedly.read([folder / "a.txt"]) as made:
        yield made


def test_what_is_published_names_nobody_without_a_reason(corpus: reportedly.Corpus, tmp_path: Path) -> None:
    """Exports and the page withhold; with a reason they say why, who and when."""
    assert corpus.export("records", tmp_path / "a.jsonl").rows == len(list(corpus.records()))
    assert "Dhouibi" not in (tmp_path / "a.jsonl").read_text() + corpus.report(tmp_path / "a.html", title="A week")
    assert "<h1>A week" in (tmp_path / "a.html").read_text()
    out = io.StringIO()
    corpus.export("records", out, unredacted="consent", by="A. Editor", at="2026-01-02")
    assert "Dhouibi" in out.getvalue()
    page = corpus.report(unredacted="consent", by="A. Editor", at="2026-01-02")
    assert all("consent (by A. Editor, at 2026-01-02)" in told for told in (out.getvalue(), page))


def test_an_export_tells_the_next_one_where_to_begin(corpus: reportedly.Corpus, tmp_path: Path) -> None:
    """Since the revision that an export gives nothing changed; since 0 everything did; a revision to come is refused."""
    done = corpus.export("records", tmp_path / "all.jsonl")
    assert corpus.export("records", io.StringIO(), since=done.revision).rows == 0
    assert corpus.export("records", io.StringIO(), since=0).rows == done.rows
    with pytest.raises(ReportedlyError, match="R501"):
        corpus.export("records", io.StringIO(), since=done.revision + 1)


def test_the_report_takes_options(corpus: reportedly.Corpus, tmp_path: Path) -> None:
    """Filters and the title of options stand, also in Markdown; the reason given beside them is stated."""
    options = ReportOptions(title="One town", place="Sfax", dates="iso")
    page = corpus.report(tmp_path / "a.md", options=options, unredacted="consent", by="A. Editor")
    assert page == (tmp_path / "a.md").read_text(encoding="utf-8")
    assert page.startswith("# One town")
    assert "Sfax" in page
    assert "consent (by A. Editor)" in page
    with pytest.raises(ReportedlyError, match="R501"):
        corpus.report(options=ReportOptions(types=("NOTHING",)))


def test_what_cannot_be_has_a_code(corpus: reportedly.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats and paths that are none, and pandas where it is not installed."""
    with pytest.raises(ReportedlyError, match="R501"):
        corpus.export("xls", tmp_path / "a")
    with pytest.raises(ReportedlyError, match="R502"):
        corpus.report(tmp_path)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ReportedlyError, match=r"R306.*pip install 'reportedly\[frame\]'"):
        corpus.to_frame("events")


@pytest.mark.parametrize("what", ["records", "events", "episodes", "reports", "refusals"])
def test_every_table_can_be_had(what: str, corpus: reportedly.Corpus) -> None:
    """A table has a row for each of what its iterator gives."""
    assert len(corpus.to_frame(what)) == len(list(getattr(corpus, what)()))


def test_code_gives_records_with_their_words() -> None:
    """One text gives records whose evidence stands in it."""
    for record in reportedly.code(TEXT, published="2023-03-07", outlet="The Invented Courier"):
        assert all(TEXT[e.start : e.end] == e.quote for e in record.evidence)


def test_forgetting_an_entry_leaves_no_word_of_it_in_the_feed(tmp_path: Path) -> None:
    """A feed is kept whole and by entry: who forgets an entry's report finds its words in no capture."""
    words = (
        "Marchers filled the square of Sbeitla on Sunday, a teacher said.",
        "Dockers in Bizerte went back to work on Monday.",
    )
    items = "".join(
        f"<item><title>t{n}</title><link>https://a.example/{n}</link><description>{w}</description></item>"
        for n, w in enumerate(words)
    )
    feed = tmp_path / "feed.xml"
    feed.write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>An Invented Wire</title>{items}</channel></rss>'
    )
    with reportedly.read(feed, tmp_path / "s.db", coder=lambda rs: (Coded(r, (), (), ()) for r in rs)) as corpus:
        gone = next(r for r in corpus.reports() if "Sbeitla" in r.text)
        assert any(b"Sbeitla" in c.content for c in corpus.store.captures())
        corpus.store.forget(gone.id, "asked by the teacher")
        assert not any(b"Sbeitla" in c.content for c in corpus.store.captures())
        assert any(b"Bizerte" in c.content for c in corpus.store.captures())
        assert [f.message for f in corpus.store.verify()] == []
