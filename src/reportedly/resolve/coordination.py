"""Places named together under one plural: "Baghdad's Tahrir and Beirut's Shohada squares" are two squares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.records import Doc, Span
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.lookup import entries_of
from reportedly.resolve.toponyms import Toponym

_PLURALS = {
    "squares": "Square", "bridges": "Bridge", "streets": "Street", "camps": "camp", "prisons": "prison",
    "mosques": "Mosque", "provinces": "province", "districts": "district", "neighborhoods": "neighborhood",
    "neighbourhoods": "neighbourhood", "airports": "airport", "universities": "University",
}  # fmt: skip
_PLURAL = re.compile(r"\b(" + "|".join(_PLURALS) + r")\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?P<city>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s )?(?P<name>(?:[Aa]l-|el-)?[A-Z][\w’'-]+(?: [A-Z][\w-]+)?)(?: \([^()]{1,30}\))?\s*\Z"
)
_BETWEEN = re.compile(r",? and |, ")
REACH = 120  # code points before the plural in which its names are looked for


def coordinated(doc: Doc) -> Iterator[Toponym]:
    """The places of every coordination; the span is the name's own words, the last one's with the plural."""
    for plural in _PLURAL.finditer(doc.text):
        start = max(doc.text.rfind("\n", 0, plural.start()) + 1, plural.start() - REACH)
        parts = list(_parts(doc.text, start, plural.start()))
        if len(parts) < 2:
            continue
        kind = _PLURALS[plural.group(1).lower()]
        for city, name, span in reversed(parts):
            full = f"{name} {kind}"
            last = span == parts[0][2]
            yield Toponym(Span(span.start, plural.end()) if last else span, full, _in_city(full, city), "place", "FAC")


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, str, Span]]:
    """City, name and the name's span of each part before the plural, the last one first."""
    cuts = [start, *(c for m in _BETWEEN.finditer(text, start, end) for c in m.span()), end]
    for first, last in reversed(list(zip(cuts[::2], cuts[1::2], strict=True))):
        part = _PART.search(text[first:last])
        if not part or (first != start and part.start() > 0):
            return
        yield part["city"] or "", part["name"], Span(first + part.start("name"), first + part.end("name"))
        if part.start() > 0:
            return


def _in_city(name: str, city: str) -> tuple[Entry, ...]:
    entries = entries_of(name)
    there = tuple(e for e in entries if city and fold(e.city) == fold(city))
    return there or (() if city else entries)
