"""Names that the words about them tell to be a part of a town: "the Lyari area of Karachi", "Karbala's Bab Baghdad quarter", "Jordan Square, Damascus"."""

from __future__ import annotations

import re

from reportedly.records import Doc
from reportedly.resolve.candidates import Candidate
from reportedly.resolve.lookup import entries_of

_QUARTER = r"(?:district|quarter|neighbou?rhood|suburb|area)"
_SIDE = r"(?: (?:[a-z]+ern|[a-z]+-[a-z]+ern|central|downtown))?"
_CITY = r"(?P<city>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]*(?: [A-Z][\w-]*)?)"
_OF_CITY = re.compile(rf" {_QUARTER}s? (?:of|in)(?: the)?{_SIDE} {_CITY}")
_IN_CITY = re.compile(rf"(?:,| in){_SIDE} {_CITY}")
_CITYS = re.compile(rf"{_CITY}[’']s{_SIDE} \Z")
_QUARTER_AFTER = re.compile(r" (?:district|quarter|neighbou?rhood)s?\b")
_PART_OF = re.compile(rf"[A-Z][\w’'-]* {_QUARTER}s? (?:of|in)(?: the)?{_SIDE} \Z")
_BUILT = re.compile(
    r" (?:Square|Bridge|Roundabout|Camp|Prison|Barracks|Mosque|Market|Palace|Neighbou?rhood|District)\Z"
)
_JOINERS = frozenset("- – al el de del da do di du la le kwa".split())
_REACH = 60  # code points
_PEOPLE = 10_000  # of the towns whose parts are told


def is_part(doc: Doc, c: Candidate) -> bool:
    """Whether words beside a capitalised name tell that it is a quarter of a town, or a public place in one."""
    text, start, end = doc.text, c.span.start, c.span.end
    if c.kind not in {"place", "part", "parse", "guess", "built"} or not text[start].isupper() or _goes_on(doc, c):
        return False
    if c.name is not None and c.name.label == "NORP":
        return False  # "a mainly Shiite area of Baghdad"
    before = _CITYS.search(text, max(0, start - _REACH), start)
    if before and _QUARTER_AFTER.match(text, end) and _is_town(before["city"]):
        return True
    built = c.last - c.first > 1 and _BUILT.search(text, start, end)
    after = _IN_CITY.match(text, end, end + _REACH) if built else _OF_CITY.match(text, end, end + _REACH)
    return after is not None and _is_town(after["city"])


def holds_part(doc: Doc, c: Candidate) -> bool:
    """Whether a name of a town stands after a part of it: "the Lyari area of Karachi"."""
    before = doc.text[max(0, c.span.start - _REACH) : c.span.start]
    return _PART_OF.search(before) is not None and not _goes_on(doc, c) and _is_town(c.span.of(doc.text))


def _goes_on(doc: Doc, c: Candidate) -> bool:
    """Whether a capitalised word stands right before or after a name, so that it is not the whole of one."""
    before = doc.tokens[c.first - 1] if c.first else None
    after = doc.tokens[c.last] if c.last < len(doc.tokens) else None
    ahead = before is not None and before.text[:1].isupper() and c.span.start - before.end == 1
    joined = before is not None and before.text.lower() in _JOINERS
    return ahead or joined or (after is not None and after.text[:1].isupper() and after.start - c.span.end <= 1)


def _is_town(name: str) -> bool:
    words = name.split(" ")
    return any(
        e.kind == "city" and e.rank < 2 and e.people >= _PEOPLE
        for n in range(len(words), 0, -1)
        for e in entries_of(" ".join(words[:n]))[:3]
    )
