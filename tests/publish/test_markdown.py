"""Tests of the report in Markdown: text of reports is data, numbers and words are the page's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from reportedly.publish import ReportOptions, report_html, report_markdown
from reportedly.publish.markdown import link, plain
from tests.publish.fakes import Fake, shelf

HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "**bold** _em_ `code` ~~gone~~",
        "[a](javascript:alert(1))",
        "![x](http://x.example/p)",
    ),
    *(
        "# head",
        "- item",
        "1. item",
        "> quote",
        "a | b",
        "&lt;b&gt; &copy;",
        "http://evil.example www.evil.example a@b.example",
    ),
    *(
        "line\n\n# two",
        "```\nfence",
        "\\*",
        "<!-- gone",
        "[ref]: http://x.example",
        "---",
        "===",
        "    indented",
        "\u2028# x",
    ),
)


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _read(text: str) -> str:
    """What a reader of Markdown shows of the text, without markup."""
    return " ".join(lxml_html.fromstring(f"<div>{_reader().render(text)}</div>").text_content().split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "> {}", "- {}", "before {} after", "**{}**"])
def test_hostile_text_reads_as_it_is(text: str, around: str) -> None:
    """No element but those around it comes of any text, and a reader sees its characters."""
    shown = _reader().render(around.format(plain(text)))
    elements = set(re.findall(r"<(\w+)", shown))
    assert elements <= {"p", "blockquote", "ul", "li", "strong"}
    assert _read(str(plain(text))) == " ".join(text.split())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_reads_as_it_is(text: str) -> None:
    """The same for arbitrary text, in a paragraph and in a cell of a table."""
    text = "".join(c for c in text if c.isprintable() or c in "\n\t ")
    shown = _reader().render(f"x {plain(text)} y")
    assert set(re.findall(r"<(\w+)", shown)) == {"p"}
    rows = _reader().render(f"| a | b |\n|---|---|\n| {plain(text)} | end |\n")
    assert rows.count("<td") == 2
    assert set(re.findall(r"<(\w+)", rows)) <= {"table", "thead", "tbody", "tr", "th", "td"}


def test_only_web_addresses_become_links() -> None:
    """An address cannot break out of its link, and another kind is no link."""
    assert str(link("a]b", "https://x.example/a b)>c")) == "[a\\]b](<https://x.example/a%20b%29%3Ec>)"
    assert "](" not in link("x", "javascript:alert(1)")


@pytest.fixture(scope="module")
def made() -> Fake:
    """The made store."""
    return shelf()


def test_markdown_and_page_tell_the_same(made: Fake) -> None:
    """Chapters, events, quoted words and figures of the page stand in the Markdown, in the page's order."""
    page = lxml_html.fromstring(report_html(made))
    told = _read(report_markdown(made))
    at = -1
    for node in page.xpath("//article[@class='event']//h3 | //blockquote//mark | //h2"):
        words = " ".join(node.text_content().split()).rstrip(".")
        assert words in told
    for node in page.xpath("//*[@class='figure'] | //*[contains(@class, 'range')]"):
        assert " ".join(node.text_content().split()) in told
    for heading in [" ".join(n.text_content().split()) for n in page.xpath("//h2")]:
        at = told.index(heading, at + 1)
    assert "[name withheld]" in told
    assert not any(n in told for n in ("Yassine", "Dhouibi", "Henda"))


def test_markup_in_reports_is_text_in_markdown(made: Fake) -> None:
    """A title, an outlet and an address full of markup make neither element nor link of another kind."""
    evil = [
        replace(
            r, title="</td><script>alert(1)</script> [x](javascript:1)", outlet="*O* | `p`", url="javascript:alert(1)"
        )
        for r in made.record_rows
    ]
    shown = _reader().render(report_markdown(replace(made, record_rows=evil)))
    assert "<script" not in shown
    assert all(h.startswith(("http://", "https://")) for h in re.findall(r'href="([^"]*)"', shown))
    assert "<em>O" not in shown


def test_options_hold_for_markdown_too(made: Fake) -> None:
    """Filters are told with their counts, days are written as asked, the reason for names stands at the top."""
    options = ReportOptions(place="Sfax", dates="de", unredacted="families *agreed*")
    told = report_markdown(made, options=options)
    assert "families \\*agreed\\*" in told
    told = _read(told)
    assert "9. März 2023" in told
    assert "are left out by these filters" in told


def test_an_empty_store_gives_markdown() -> None:
    """Nothing read, nothing claimed; no two empty lines follow one another."""
    told = report_markdown(Fake())
    assert "No event was found" in told
    assert "\n\n\n" not in told
