"""What a page states of itself beside its body: title, byline, outlet, address, language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from reportedly.intake.jsonld import linked_data
from reportedly.intake.languages import primary
from reportedly.intake.outlets import host_of, named_outlet

_SEPARATOR = re.compile(r"\s{1,3}(?:[|\u2013\u2014\u00b7\u2022\u00bb:]|-{1,2}|::)\s{1,3}")
_BY = re.compile(r"^(?:(?:reporting|written|posted|story|words|report)\s)?by(?:\s|:)\s{0,3}", re.IGNORECASE)
_AUTHOR_META = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "dcterms.creator")
_AUTHOR_PATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author-name ')]",
    "//*[@class='article-byline' or @class='byline-name' or @class='entry-author' or @id='byline' or @class='writer']",
)
_NOT_ARTICLE = "[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::*[contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related')])]"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page states; "" where it states nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


def metas(tree: HtmlElement) -> list[tuple[str, str]]:
    """(lower-case name, property or itemprop; content) of every filled meta element, in document order."""
    out = []
    for node in tree.iter("meta"):
        content = (node.get("content") or "").strip()
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if content and name:
            out.append((name.strip().lower(), content))
    return out


def facts_of(tree: HtmlElement, given_url: str = "") -> Facts:
    """The page's own statements; JSON-LD first, then meta elements, then marked elements of the page."""
    linked = linked_data(tree)
    meta: dict[str, str] = {}
    for name, content in metas(tree):
        meta.setdefault(name, content)
    url = _url(tree, meta, linked.url, given_url)
    known = named_outlet(given_url or url)
    outlet = _one_line(_site_name(meta) or known or linked.outlet or meta.get("application-name") or "")
    return Facts(
        title=_title(tree, meta, linked.title, (outlet, linked.outlet, host_of(url))),
        byline=_byline(tree, meta, linked.byline),
        outlet=outlet or host_of(given_url or url),
        url=url,
        language=primary(tree.get("lang") or tree.get("xml:lang") or linked.language or meta.get("og:locale") or ""),
    )


def _site_name(meta: dict[str, str]) -> str:
    """The stated name of the site, unless it is an address or an abbreviated section ("U.S.")."""
    name = meta.get("og:site_name", "").strip()
    return "" if "://" in name or name.endswith(".") else name


def _one_line(words: str) -> str:
    return " ".join(html.unescape(words).split())


def _url(tree: HtmlElement, meta: dict[str, str], linked: str, given: str) -> str:
    canonical = [x for x in tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href") if x.strip()]
    for found in (*canonical[:1], meta.get("og:url", ""), linked):
        try:
            whole = str(urljoin(given, found.strip()) if given else found.strip())
        except ValueError:
            continue
        if host_of(whole):
            return whole
    return ""


def _title(tree: HtmlElement, meta: dict[str, str], linked: str, outlets: Iterable[str]) -> str:
    names = [x.lower() for x in outlets if x]
    document = _one_line(" ".join(tree.xpath("string(//head/title)").split()))
    heads = [t for h in tree.iter("h1") if (t := _one_line(h.text_content()))]
    heads = [t for t in heads if t.lower() not in names]
    fitting = [t for t in heads if document and t.lower() in document.lower()]
    social = _one_line(meta.get("og:title") or meta.get("twitter:title") or meta.get("dc.title") or "")
    chosen = linked or (fitting[0] if fitting else "") or social or (heads[0] if len(heads) == 1 else "") or document
    return _without_outlet(chosen, names)


def _without_outlet(title: str, names: list[str]) -> str:
    """The title without the outlet's name at its end or start ("... | The Harbour Post")."""
    pieces = [(m.start(), m.end()) for m in _SEPARATOR.finditer(title)]
    if not pieces:
        return title
    last, first = title[pieces[-1][1] :].strip().lower(), title[: pieces[0][0]].strip().lower()
    bare = [n.removesuffix(".com") for n in names]
    if any(last == n or last.replace(" ", "") == n.split(".")[0] for n in (*names, *bare)):
        return _without_outlet(title[: pieces[-1][0]].strip(), names)
    if any(first in (n, n.split(".")[0]) for n in (*names, *bare)):
        return title[pieces[0][1] :].strip()
    return title


def _byline(tree: HtmlElement, meta: dict[str, str], linked: str) -> str:
    if found := _person(linked):
        return found
    for name in _AUTHOR_META:
        if found := _person(meta.get(name, "")):
            return found
    for path in _AUTHOR_PATHS:
        names = [p for n in tree.xpath(path + _NOT_ARTICLE)[:6] if (p := _person(_own_words(n)))]
        if names:
            return ", ".join(dict.fromkeys(names[:3])) if path.startswith(("//*[@item", "//a")) else names[0]
    return ""


def _own_words(node: HtmlElement) -> str:
    """The element's first line that is no date; a byline block often holds a stamp as well."""
    words: list[str] = [t for x in node.xpath(".//text()[not(ancestor::time)]") if (t := " ".join(x.split()))]
    joined = " ".join(words) if node.tag != "time" else ""
    return str(_SEPARATOR.split(joined)[0])


def _person(words: str) -> str:
    words = _BY.sub("", _one_line(words)).strip(" ,|\u2022\u00b7-")
    return "" if "://" in words or len(words) > 120 or words.isdigit() or words.startswith("@") else words
