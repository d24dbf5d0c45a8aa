"""What a page's JSON-LD says of its article (schema.org): headline, authors, publisher, dates, address, language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Analysis|NewsArticle)$")
_PAGE = {"WebPage", "ItemPage", "CreativeWork", "MediaObject", "VideoObject", "ImageGallery", "MediaGallery"}
# Under these keys stand other articles, comments and updates, not this page's article.
_OTHERS = frozenset(
    "itemListElement hasPart relatedLink mentions liveBlogUpdate comment review citation isBasedOn associatedMedia "
    "image video publisher author isPartOf breadcrumb potentialAction".split()
)
_BROKEN_DATE = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"\n]{6,60})"')
_BROKEN_HEAD = re.compile(r'"headline"\s{0,4}:\s{0,4}"([^"\n]{3,300})"')


@dataclass(frozen=True, slots=True)
class Linked:
    """The article's facts; "" for what is not stated. ``dates`` are the words of every datePublished, best first."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    dates: tuple[str, ...] = ()


def linked_data(tree: HtmlElement) -> Linked:
    """The facts of the page's main article; the first article-like node counts, then page-like ones."""
    nodes: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        words = script.text_content()
        loaded = _loaded(words)
        if loaded is None:
            broken.append(words)
        else:
            nodes.extend(_nodes(loaded))
    people = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and n.get("name")}
    articles = [n for n in nodes if _kind(n) == 2]
    pages = [n for n in nodes if _kind(n) == 1]
    return _facts(articles[:1] or pages[:1], articles[:1] + pages, people, broken)


def _facts(
    main: list[dict[str, Any]], dated: list[dict[str, Any]], people: dict[str, dict[str, Any]], broken: list[str]
) -> Linked:
    dates = [x for n in dated if (x := _text(n.get("datePublished")))]
    title = ""
    for words in broken:
        dates += _BROKEN_DATE.findall(words)[:1]
        title = title or next(iter(_BROKEN_HEAD.findall(words)), "")
    if not main:
        return Linked(title=_plain(title), dates=tuple(dates))
    node = main[0]
    return Linked(
        title=_plain(_text(node.get("headline")) or (_text(node.get("name")) if _kind(node) == 2 else "") or title),
        byline=", ".join(dict.fromkeys(_names(node.get("author"), people))),
        outlet=next(iter(_names(node.get("publisher"), people)), ""),
        url=_text(node.get("url")) or _address(node.get("mainEntityOfPage")),
        language=_text(node.get("inLanguage")),
        dates=tuple(dict.fromkeys(dates)),
    )


def _loaded(words: str) -> Any:
    words = words.strip().removeprefix("<!--").removesuffix("-->").strip()
    words = re.sub(r"^(?://)?\s{0,4}<!\[CDATA\[|(?://)?\s{0,4}\]\]>$", "", words).strip().rstrip(";")
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    """Every object in document order but those that stand for other articles; bounded, without recursion."""
    stack = [loaded]
    for _ in range(5000):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            stack.extend(v for k, v in reversed(node.items()) if k not in _OTHERS and isinstance(v, dict | list))


def _kind(node: dict[str, Any]) -> int:
    """2 for an article, 1 for a page, 0 for anything else."""
    types = node.get("@type")
    names = [str(x).rsplit("/", 1)[-1] for x in (types if isinstance(types, list) else [types])]
    if any(_ARTICLE.search(x) for x in names):
        return 2
    return 1 if _PAGE.intersection(names) else 0


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return _text(value)


def _names(value: Any, people: dict[str, dict[str, Any]]) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            known = one if one.get("name") else people.get(str(one.get("@id")), {})
            names = known.get("name")
            yield from (_plain(x) for x in (names if isinstance(names, list) else [names]) if isinstance(x, str) and x)
        elif isinstance(one, str) and one.strip() and "://" not in one:
            yield _plain(one)


def _plain(words: str) -> str:
    """Without entities that were escaped twice, without line ends."""
    return " ".join(html.unescape(words).split())
