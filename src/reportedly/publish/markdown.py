"""Markdown that no text of a report can break out of: every value is escaped, and links are made here alone."""

from __future__ import annotations

import re

from markupsafe import Markup

_MARKS = re.compile(r"[\\`*_{}\[\]#|~^$=]")
_BLANK = re.compile(r"\s+")
_LIST = re.compile(r"^(\s?)(\d{1,9}(?=[.)](?:\s|$))|(?=[-+]))")
_WWW = re.compile(r"\bwww(?=\.)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\"'()<>\\^`{|}\[\]]")


def plain(text: str) -> Markup:
    """Text that reads in Markdown as it is: no emphasis, link, heading, list, table cell, entity, address or HTML in it.

    Line breaks and runs of blanks become one space.
    """
    text = _BLANK.sub(" ", text)
    head = _LIST.match(text)
    at = head.end() if head else 0
    return Markup(_marked(text[:at]) + ("\\" if head else "") + _marked(text[at:]))  # noqa: S704 -- escaped here


def _marked(text: str) -> str:
    text = _MARKS.sub(r"\\\g<0>", text.replace("&", "&amp;"))
    text = text.replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    # what some readers take for an address by itself
    return _WWW.sub(r"\g<0>\\", text.replace("://", "\\://"))


def link(words: str, url: str) -> Markup:
    """A link to a web address, or to a place in the document; the words alone for any other address."""
    if not url.startswith(("http://", "https://")):
        return plain(words)
    address = _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), url)
    return Markup(f"[{plain(words)}](<{address}>)")  # noqa: S704 -- both escaped
