"""What stands at the head and the tail of a body line: stamps, titles, datelines, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.reading.roles import PHOTO_HEAD, STAMP_HEAD, credited

_KNOWN = r"Reuters|REUTERS|AP|AFP|UPI|CNN|SANA|Sputnik|Xinhua|TASS|IANS|DPA|dpa|ANSA|Bloomberg|The Associated Press|Associated Press|Thomson Reuters Foundation"
_AGENCY = rf"(?:{_KNOWN})"
_PLACE = r"[A-Z][A-Za-z.'’-]*(?:[ /-](?:[A-Z][A-Za-z.'’-]*|al-[A-Z]\w+|de|of|el|ez-\w+)){0,4}"
_PLACES = rf"{_PLACE}(?:,\s?{_PLACE}){{0,2}}"
_DATE = r"(?:,?\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}(?:,?\s\d{4})?)"
_DASH = r"\s?(?:[—–―]|--?|:)\s?"
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_PLACES})?{_DATE}?\s?(?P<agency>\((?:{_AGENCY}\)(?:{_DASH}|\s?-?\s?)|[A-Z][A-Za-z]{{1,14}}(?: News| Agency)?\){_DASH}))(?=[\"“'‘A-Z\d])"
)
_WITH_DATE = re.compile(rf"(?P<place>{_PLACES}){_DATE}\s?(?:[—–―]|--?)\s?(?=[\"“'‘A-Z\d])")
_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ ,/-]{1,2}[A-Z][A-Z.'’-]{1,}){0,3}(?:,\s?[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?){0,2})\s?(?:[—–―]|--|-\s|\|)\s?(?=[\"“'‘A-Z\d])"
)
_BARE = re.compile(
    r"(?P<place>[A-Z]{5,}(?:[ -][A-Z]{3,})?(?:\s(?:Syria|Iraq|Turkey|Lebanon|Jordan))?)\s(?=[A-Z][a-z]|[A-Z]\s[a-z]|\d|\")"
)
_NO_PLACE = frozenset(
    "UNICEF EXCLUSIVE UPDATE UPDATED BREAKING ANALYSIS OPINION WATCH LISTEN CORRECTION EDITOR NOTE UNHCR UNESCO OPEC ISESCO "
    "REUTERS AGENCIES FACTBOX TIMELINE INSIGHT SPECIAL REPORT NEWS LATEST DAESH ADVERTISEMENT PHOTOS VIDEO".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line with its role; offsets count from the start of the line."""

    start: int
    end: int
    role: str
    value: str = ""


def dateline(text: str, at: int) -> tuple[Piece, ...]:
    """The dateline at offset ``at`` of a line: its place piece and, where one stands in brackets, its agency as a credit.

    Empty where the line has none.
    """
    found = _WITH_AGENCY.match(text, at)
    if found:
        cut = found.start("agency")
        agency = Piece(cut, found.end(), "credit", found["agency"].split(")")[0].strip(" ("))
        place = (found["place"] or "").strip(" ,")
        return (Piece(at, cut, "dateline", place), agency) if place else (agency,)
    found = _WITH_DATE.match(text, at) or _CAPITALS.match(text, at)
    bare = None if found else _BARE.match(text, at)
    found = found or bare
    if not found or found["place"].split()[0].rstrip(":") in _NO_PLACE or (bare and at == 0):
        return ()
    return (Piece(at, found.end(), "dateline", found["place"].strip(" ,")),)


def stamp(text: str, at: int) -> Piece | None:
    """The date stamp at offset ``at``, where what follows it starts anew (a capital, a digit, a quote, the end)."""
    found = STAMP_HEAD.match(text, at)
    if not found or found.end() <= at:
        return None
    rest = text[found.end() :].lstrip(" .|-–—")
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘"):
        return None
    return Piece(at, len(text) - len(rest) if rest else len(text), "stamp", text[at : found.end()].strip())


_SITE = re.compile(r" [-|] ")


def title(text: str, at: int, wanted: str) -> Piece | None:
    """The report's title at offset ``at``, compared by letters and digits alone; a full stop after it goes with it."""
    letters = [c.lower() for c in _SITE.split(wanted, maxsplit=1)[0] if c.isalnum()]
    if len(letters) < 12:
        return None
    i, n = at, 0
    while i < len(text) and n < len(letters):
        c = text[i].lower()
        if c.isalnum():
            if c != letters[n]:
                return None
            n += 1
        i += 1
    if n < len(letters) or (i < len(text) and text[i].isalnum()):
        return None
    while i < len(text) and text[i] in " .:!?\"”’'":
        if text[i] in "\"'" and text[i - 1] == " ":
            break
        i += 1
    return Piece(at, i, "title")


_WIDGET = re.compile(r"(?:title:|Get short URL|Print Tweet|Views \d+|Related|Tweet|Regional|NNA -|\d+ \d+ \d+ )\s*")
_AGENCY_HEAD = re.compile(r"(?:NGO |Monitor )?(?:AFP|AP|Reuters)\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d)")


def heads(text: str, wanted: str, *, first: bool) -> tuple[Piece, ...]:
    """The pieces at the head of a body line, in order: stamps, the title, page widgets, then a dateline.

    ``first`` says that no body has come before: titles and stamps are looked for only there.
    """
    found: list[Piece] = []
    at = len(text) - len(text.lstrip())
    photo = PHOTO_HEAD.match(text, at)
    if photo:
        found.append(Piece(at, photo.end(), "caption"))
        at = photo.end()
    for _ in range(8 if first else 0):
        piece = stamp(text, at) or title(text, at, wanted) or _widget(text, at, bool(found))
        if piece is None:
            break
        found.append(piece)
        at = piece.end
    if at < len(text):
        found.extend(dateline(text, at))
    return tuple(found)


def _widget(text: str, at: int, inside: bool) -> Piece | None:
    agency = _AGENCY_HEAD.match(text, at) if inside else None
    if agency:
        return Piece(at, agency.end(), "credit", agency.group().split()[-1])
    widget = _WIDGET.match(text, at) if inside else None
    return Piece(at, widget.end(), "promo") if widget else None


_STAFF = re.compile(
    r"\((?:Additional |Writing|Reporting|Editing|Compiled|With |Report)[^()]{0,20}?(?:reporting|writing|editing|by|Reporting)\b[^()]{3,300}\)"
    r"|\((?:Reporting|Writing|Editing|Compiled|Additional reporting|Written|Edited) by [^()]{3,300}\)"
)
_TAIL = re.compile(
    r"(?:(?<=[.\"”!?])|\s)\s?(?:(?P<promo>Read Also|English Bulletin)|(?P<source>Source:? [A-Z][^.]{2,60})|[-–—]{1,2} ?(?P<agency>AFP|AP|Reuters|REUTERS|SANA|agencies|Agencies))\.?$"
)
_REPORTING = re.compile(
    r"(?<=[.!?\"”)])\s(?=(?:Reporting|Writing|Editing|Additional reporting) by [A-Z][^.]{3,200}(?:;[^.]{3,200})?$)"
)


def tails(text: str, at: int) -> Iterator[Piece]:
    """The pieces cut off from the end of a body line whose body starts at ``at``: staff credits, agency marks, furniture.

    What follows a staff credit in the second half of a line is furniture of the page.
    """
    end = len(text.rstrip())
    staff = next((m for m in _STAFF.finditer(text, at) if m.start() - at > 0.4 * (end - at) or m.end() == end), None)
    if staff:
        yield Piece(staff.start(), staff.end(), "credit", credited(staff.group()[1:-1]))
        if staff.end() < end:
            yield Piece(staff.end(), end, "promo")
        return
    window = max(at, end - 420)
    split = next(iter(_REPORTING.finditer(text[:end], window)), None)
    if split:
        yield Piece(split.end(), end, "credit", credited(text[split.end() : end]))
        return
    tail = _TAIL.search(text[:end], max(at, end - 80))
    if tail and tail.start() > at:
        who = tail["agency"] or (tail["source"] or "")[6:].strip(" :")
        yield Piece(tail.start(), end, "promo" if tail["promo"] else "credit", who)
