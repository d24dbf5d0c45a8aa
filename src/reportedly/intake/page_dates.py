"""Every statement of a page's time of publication: JSON-LD, meta, time elements, its address, then htmldate's search."""

from __future__ import annotations

import logging
import re

from lxml.html import HtmlElement, tostring

from reportedly.intake.facts import metas
from reportedly.intake.jsonld import linked_data
from reportedly.limits import limit

# Names of meta elements that state the publication, most telling first; the last ones may also mean an update.
_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime", "cse:publishtime", "sailthru.date",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "publish-date", "publish_date",
    "published-date", "publication_date", "publicationdate", "pubdate", "published_time", "published_date", "ptime",
    "article_date_original", "originalpublicationdate", "shareaholic:article_published_time", "dc.date", "dcterms.date",
    "datecreated", "article.created", "og:pubdate", "published", "utime", "displaydate", "rbpubdate", "date",
)  # fmt: skip
_RANK = {name: i for i, name in enumerate(_META)}
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:/(\d{1,2})/(\d{1,2})|-(\d\d)-(\d\d)|(\d\d)(\d\d))(?!\d)")
_MARKED = re.compile(
    r"publish|pubdate|posted|entry-date|dateline|created|article-date|timestamp|date-line", re.IGNORECASE
)
_UPDATE = re.compile(r"modif|updat|comment", re.IGNORECASE)
_OTHER = re.compile(
    r"comment|related|sidebar|promo|recommend|most-?read|widget|footer|teaser|live-?(?:post|entry|update)",
    re.IGNORECASE,
)


def dates_of(tree: HtmlElement, url: str) -> tuple[tuple[str, str], ...]:
    """(method, words as stated) of every statement; htmldate is asked only where nothing else states a day."""
    found = [("json-ld", x) for x in linked_data(tree).dates]
    named = [(_RANK[n], c) for n, c in metas(tree) if n in _RANK]
    found += [("meta", content) for _, content in sorted(named, key=lambda x: x[0])]
    found += [("time-element", x) for x in _time_elements(tree)]
    found += _url_day(url)
    return tuple(dict.fromkeys(found or _searched(tree)))


def _time_elements(tree: HtmlElement) -> list[str]:
    """The words of the page's own publication stamp: marked elements first, else the first plain time element."""
    marked: list[str] = []
    plain: list[str] = []
    for node in tree.xpath("//time | //*[@itemprop='datePublished'][not(self::meta)] | //abbr[@class='published']"):
        own = " ".join(
            (node.get("itemprop") or "", node.get("class") or "", "publish" * (node.get("pubdate") is not None))
        )
        if _UPDATE.search(own) or _foreign(node):
            continue
        words = node.get("datetime") or node.get("content") or node.get("title") or node.text_content()
        if words and re.search(r"\d{4}", words):
            (marked if _MARKED.search(own) else plain).append(words)
    return (marked or plain)[:1]


def _foreign(node: HtmlElement) -> bool:
    """Whether the element stands in what is not the article: comments, related links, side bars, footers."""
    for above in node.iterancestors():
        if above.tag in {"aside", "footer", "nav"}:
            return True
        if _OTHER.search(f"{above.get('class') or ''} {above.get('id') or ''}") and above.tag not in {"body", "html"}:
            return True
    return False


def _url_day(url: str) -> list[tuple[str, str]]:
    for m in _URL.finditer(url[:400]):
        year, month, day = int(m[1]), int(m[2] or m[4] or m[6]), int(m[3] or m[5] or m[7])
        if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1993:
            return [("url", f"{year:04d}-{month:02d}-{day:02d}")]
    return []


def _searched(tree: HtmlElement) -> list[tuple[str, str]]:
    """What htmldate finds in the page's words; bounds are fixed so that the same page gives the same day for ever."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = tostring(tree, encoding="unicode")
    found = htmldate.find_date(
        page, extensive_search=True, original_date=True, min_date="1993-01-01", max_date=f"{limit('last_year')}-12-31"
    )
    return [("htmldate", found)] if found else []
