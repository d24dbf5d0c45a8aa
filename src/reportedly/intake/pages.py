"""Reports from HTML pages: decoded, parsed once, then body, facts and dates read from the one tree."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.intake.body import body_of, flatten
from reportedly.intake.build import Fault, Stated, build, refused
from reportedly.intake.decode import clean, decode
from reportedly.intake.facts import facts_of
from reportedly.intake.languages import language_of
from reportedly.intake.lines import longest_line
from reportedly.intake.page_dates import dates_of
from reportedly.intake.prose import day_of_line
from reportedly.limits import limit
from reportedly.records import Capture, Taken

_CONTAINER = re.compile(
    r"</?(?!(?:p|h[1-6]|title|meta|link|head|body|html|script|style|time|br)\b)[a-z][^<>]{0,2000}>", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")


def take_page(page: bytes | str, kept: Capture, stated: Stated | None = None, *, charset: str = "") -> Taken:
    """What a page gives: a report, or the reason why not. ``stated`` (a JSONL line's keys, an archive's URL) goes first.

    ``charset`` is what the transport stated. Raises nothing: a page that cannot be parsed is refused.
    """
    given = stated or Stated()
    data = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    length, at = longest_line(data)
    if length > limit("line_bytes"):
        return refused("R105", kept, f"{limit('line_bytes')} bytes ({length} bytes)", at)
    if len(data) > limit("record_bytes"):
        return refused("R112", kept, f"{limit('record_bytes')} bytes ({len(data)} bytes)")
    faults: list[Fault] = []
    if isinstance(page, bytes):
        read = decode(page, charset, markup=True)
        page = read.text
        if read.bad is not None:
            faults.append(Fault("R102", f"the byte at {read.bad}; read as {read.charset}", read.bad))
    try:
        return _from_markup(page, kept, given, faults)
    except MemoryError:
        return refused("R120", kept, f"{limit('extract_bytes')} bytes")
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as e:
        return refused("R108", kept, f"{type(e).__name__} while extracting")


def _from_markup(page: str, kept: Capture, given: Stated, faults: list[Fault]) -> Taken:
    tree, too_deep = parse(page)
    if tree is None:
        return refused("R108", kept, "no element in the page")
    if sum(1 for _ in tree.iter()) > limit("page_elements"):
        return refused("R112", kept, f"{limit('page_elements')} elements")
    if flatten(tree, limit("page_depth")) or too_deep:
        faults.append(Fault("R118", f"{limit('page_depth')} elements"))
    facts = facts_of(tree, given.url)
    url = given.url or facts.url
    dates = (*given.dates, *dates_of(tree, url))
    text = clean(body_of(tree))
    if not text.strip():
        return refused("R108", kept, "no running text in the page")
    dates = (*dates, *day_of_line(text))
    merged = replace(
        given,
        url=url,
        outlet=given.outlet or facts.outlet,
        title=given.title or facts.title,
        byline=given.byline or facts.byline,
        language=given.language or language_of(text, facts.language),
        dates=dates,
    )
    return build(text, merged, kept, faults)


def parse(page: str) -> tuple[HtmlElement | None, bool]:
    """The page's tree (None where it has no element) and whether the parser gave up on its nesting.

    Then the tree is that of the page without its containers: paragraphs, headings and head are kept, so that the
    words are. Comments and processing instructions are left out.
    """
    page = _DECLARATION.sub("", page.replace("\0", ""), count=1)
    if not page.strip():
        return None, False
    tree, too_deep = _tree(page)
    return (_tree(_CONTAINER.sub("\n", page))[0] if too_deep else tree), too_deep


def _tree(page: str) -> tuple[HtmlElement | None, bool]:
    parser = HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = document_fromstring(page, parser=parser)
    except etree.ParserError:
        tree = None
    except etree.XMLSyntaxError:
        _memory(parser)
        raise
    # The parser may also give what it has by the time that memory ends, and a cut page is no report.
    _memory(parser)
    too_deep = any("depth" in error.message for error in parser.error_log)
    return (tree if isinstance(tree, HtmlElement) else None), too_deep


def _memory(parser: HTMLParser) -> None:
    if any(error.type == etree.ErrorTypes.ERR_NO_MEMORY for error in parser.error_log):
        raise MemoryError
