"""Reports from RSS and Atom: one entry, one report; feedparser is given bytes only, never an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.intake.build import Stated, build, refused
from reportedly.intake.captures import capture
from reportedly.intake.decode import clean
from reportedly.intake.languages import primary
from reportedly.intake.outlets import named_outlet
from reportedly.intake.prose import day_of_line
from reportedly.records import Capture, Taken

_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(item|entry)[\s>]", re.IGNORECASE)
_WHOLE = 900  # characters; a shorter entry is taken for a summary (a choice, not a measurement)
_MORE = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|read more|continue reading|read the full (?:story|article))\W{0,3}$", re.IGNORECASE
)
_MARKUP = re.compile(r"<(?:p|br|div|a|b|i|em|strong|img|ul|span)\b", re.IGNORECASE)


def take_feed(kept: Capture) -> Iterator[Taken]:
    """What each entry of a feed gives; the feed's bytes are the first capture, each entry's own bytes one more.

    A feed that breaks off gives the entries before the fault and R111 with the fault's byte offset.
    """
    import feedparser

    feed = feedparser.parse(kept.content, response_headers={"content-type": kept.media_type}, sanitize_html=False)
    starts = [m.start() for m in _ENTRY.finditer(kept.content)]
    if feed.bozo and not _mere_charset(feed.bozo_exception):
        at = _fault_offset(feed.bozo_exception, kept.content)
        yield refused("R111", kept, str(feed.bozo_exception)[:120], at)
    elif not feed.entries:
        yield refused("R108", kept, "a feed without entries")
    else:
        yield Taken(kept)
    for number, entry in enumerate(feed.entries):
        start = starts[number] if number < len(starts) else 0
        end = starts[number + 1] if number + 1 < len(starts) else len(kept.content)
        part = capture(kept.content[start:end], kept.media_type, kept.source, start)
        yield _entry(entry, feed.feed, part)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a watcher meets it. ``link`` is as the feed states it ("" for none), ``name`` what the entry is known by.

    ``whole`` tells whether the entry itself seems to hold the report's text, ``dates`` are (method, words as stated);
    ``taken`` reads the entry's own bytes.
    """

    link: str
    name: str
    whole: bool
    dates: tuple[tuple[str, str], ...]
    taken: Callable[[], Taken]


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed's entries in its order; ``fault`` is "" or why it could not be read to its end, ``at`` the byte; ``left`` are entries beyond the ceiling."""

    entries: tuple[Entry, ...] = ()
    fault: str = ""
    at: int = 0
    left: int = 0


def list_feed(kept: Capture, ceiling: int, outlet: str = "") -> Listing:
    """The first ``ceiling`` entries of a feed, read lazily. What is no feed has a fault and no entries.

    ``outlet`` is who publishes it, where that is known better than from the feed.
    """
    import feedparser

    starts = [m.start() for m in _ENTRY.finditer(kept.content)]
    content = kept.content if len(starts) <= ceiling else kept.content[: starts[ceiling]] + _closing(kept.content)
    # The file's own declaration counts: servers state charsets that their feeds do not have.
    headers = {"content-type": "application/xml", "content-location": kept.url}
    feed = feedparser.parse(content, response_headers=headers, sanitize_html=False)
    left = max(0, len(starts) - ceiling)
    starts = [*starts[:ceiling], len(content)]
    entries = []
    for number, entry in enumerate(feed.entries[:ceiling]):
        start, end = starts[number : number + 2] if number + 1 < len(starts) else (0, len(content))
        part = capture(content[start:end], kept.media_type, kept.source, start, url=kept.url, fetched=kept.fetched)
        entries.append(_listed(entry, feed.feed, part, outlet))
    fault, at = "", 0
    if feed.bozo and not _mere_charset(feed.bozo_exception):
        fault, at = str(feed.bozo_exception)[:120], _fault_offset(feed.bozo_exception, content)
    elif not feed.entries and not feed.get("version"):
        fault = "neither RSS nor Atom"
    return Listing(tuple(entries), fault, at, left)


def _closing(content: bytes) -> bytes:
    """The end of a feed that was cut before an entry."""
    head = content[:4096].lower()
    return b"</feed>" if b"<feed" in head else b"</rdf:RDF>" if b"<rdf:rdf" in head else b"</channel></rss>"


def _listed(entry: Any, feed: Any, part: Capture, outlet: str) -> Entry:
    link = str(entry.get("link", "")).strip()
    words = _words(entry)
    whole = bool(entry.get("content")) and len(words) >= _WHOLE and not _MORE.search(words[-40:])
    dates = _dates(entry)
    return Entry(
        link,
        link or str(entry.get("id", "")) or part.sha256,
        whole,
        dates[:1],
        lambda: _entry(entry, feed, part, outlet),
    )


def _entry(entry: Any, feed: Any, kept: Capture, outlet: str = "") -> Taken:
    url = str(entry.get("link", ""))
    dates = _dates(entry)
    source = entry.get("source") or {}
    text = _words(entry)
    if not text.strip():
        return refused("R108", kept, "an entry without text")
    stated = Stated(
        url=url,
        outlet=outlet or str(source.get("title") or named_outlet(url) or feed.get("title") or ""),
        title=clean(_plain(str(entry.get("title", "")))).strip(),
        byline=", ".join(dict.fromkeys(str(a["name"]) for a in entry.get("authors", ()) if a.get("name"))),
        language=_language(text, entry, feed),
        dates=(*dates, *day_of_line(text)),
    )
    return build(text, stated, kept)


def _dates(entry: Any) -> tuple[tuple[str, str], ...]:
    dates = tuple(("feed", str(entry[k])) for k in ("published", "issued", "created") if entry.get(k))
    return dates if dates or not entry.get("updated") else (("feed", str(entry["updated"])),)


def _language(text: str, entry: Any, feed: Any) -> str:
    from reportedly.intake.languages import language_of

    return language_of(text, primary(str(entry.get("language") or feed.get("language") or "")))


def _words(entry: Any) -> str:
    """The longest of the entry's content, summary and title, as text."""
    held = [str(c.get("value", "")) for c in entry.get("content", ())] + [str(entry.get("summary", ""))]
    best = max((_plain(x) for x in held), key=len)
    return clean(best or _plain(str(entry.get("title", ""))))


def _plain(words: str) -> str:
    """Text of an entry's markup: block elements end a line, every other element is only dropped."""
    from lxml.html import fragments_fromstring

    if not words.strip():
        return ""
    if not _MARKUP.search(words) and "&" not in words and "<" not in words:
        return words.strip()
    lines: list[str] = []
    for part in fragments_fromstring(f"<div>{words}</div>"):
        if isinstance(part, str):
            lines.append(part)
            continue
        for node in part.iter():
            if node.tag in ("script", "style") or not isinstance(node.tag, str):
                node.text = None
            if node.tag in ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "tr", "blockquote", "figcaption"):
                node.tail = "\n" + (node.tail or "")
                node.text = ("\n" if node.tag != "br" else "") + (node.text or "")
        lines.append(part.text_content())
    kept = (" ".join(x.split()) for x in "".join(lines).split("\n"))
    return "\n".join(x for x in kept if x)


def _mere_charset(fault: BaseException) -> bool:
    """Whether feedparser only notes a charset or media type that differs from the declared one."""
    return type(fault).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _fault_offset(fault: Any, content: bytes) -> int:
    """The byte at which the XML parser stopped, from its line and column; 0 where it does not tell."""
    try:
        line, column = int(fault.getLineNumber()), int(fault.getColumnNumber())
    except (AttributeError, TypeError, ValueError):
        return 0
    at = 0
    for _ in range(line - 1):
        at = content.find(b"\n", at) + 1
        if at == 0:
            return 0
    return at + column
