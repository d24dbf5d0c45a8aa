"""Whether a toponym can say where an act was: no adjective, no government speaking, no party, no desk abroad."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.records import Doc, Mention, Span
from reportedly.resolve.actors import find_agent, find_group, to_words
from reportedly.resolve.choose import Reading
from reportedly.resolve.countries import country_of
from reportedly.resolve.metonymy import stands_for
from reportedly.resolve.places import Scene, is_built, is_country
from reportedly.resolve.toponyms import DATELINE, SEAT

# How far, and in which direction, something lies from what comes next: "800 km (500 miles) east of".
_AWAY = re.compile(
    r"\b\d[\d,.]*\s?(?:km|kms|kilomet(?:er|re)s?|miles?)\b(?:\s?\([^()]{1,24}\))?(?:\s[a-z-]{2,20}){0,3}\s(?:of|from)\s(?:the\s)?(?:[A-Za-z]+\s){0,2}\Z"
)
_NAMED = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG"})  # labels under which the parse has small towns
_FROM, _BESIDE = (
    90,
    60,
)  # code points before a name in which the distance stands, and before that in which the other place does
_IN = re.compile(
    r"(?:\b(?:[Ii]n|[Ii]nside|[Aa]cross|[Tt]hrough|[Tt]hroughout|into|[Ww]ithin|[Oo]ver|[Aa]round|[Nn]ear)\s(?:[a-z-]+\s){0,2}|[A-Z][\w’'-]*\)?,\s(?:[a-z]+ern\s|central\s)?|\b(?:[Ii]n|[Aa]cross)\s[A-Z][\w’'-]{1,20}\sand\s)\Z"
)
_PLACED = re.compile(r"\b(?:[Ii]n|of|[Ff]rom|[Aa]t)\s+(?:the\s+)?\Z")
_RULERS = re.compile(r"(?:[’']s?)?\s*(?:government|regime|administration|authorities)\b")
_TITLE = re.compile(r"\A(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof)\b\.?\s")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_POINTS = frozenset({"landmark", "district"})
_TOWNS = frozenset({"city", "landmark", "district"})


def tells(doc: Doc, span: Span, scene: Scene) -> bool:
    """Whether the words that an act's mention names can be a place: no party, no adjective, no country beside a party."""
    words, before = span.of(doc.text), doc.text[max(0, span.start - 30) : span.start]
    inside = [r for r in scene.within(span) if r.toponym.kind == "place" and r.entry is not None]
    if inside and all(is_abroad(r, scene) or _is_mark(doc, r, scene) for r in inside):
        return False
    if inside:
        return not (all(is_country(r) for r in inside) and not _IN.search(before) and not _IN.search(words[:20]))
    return _tells_unknown(doc, words, before)


def is_sure(doc: Doc, reading: Reading) -> bool:
    """Whether a name is a known place, or an unknown one that is written as a place ("in Ain Daqneh")."""
    span = reading.toponym.span
    return reading.entry is not None or _tells_unknown(
        doc, span.of(doc.text), doc.text[max(0, span.start - 30) : span.start]
    )


def _tells_unknown(doc: Doc, words: str, before: str) -> bool:
    bare = _ARTICLE.sub("", words)
    if not is_built(words) and (_TITLE.match(words) or _is_person(doc, bare)):
        return False
    if country_of(bare) or find_group(to_words(words)) or find_agent(to_words(words)):
        return False
    return is_built(words) or bool(_IN.search(before) or _PLACED.search(before))


def _is_person(doc: Doc, words: str) -> bool:
    """Whether the report has the words as a person's name or surname: "Morsi" is no village."""
    last = f" {words}"
    named = (n.span.of(doc.text) for n in doc.names if n.label == "PERSON")
    return any(x == words or x.endswith(last) for x in (re.sub(r"[’']s?\Z", "", n) for n in named))


def can_hold(doc: Doc, mention: Mention, reading: Reading, scene: Scene) -> bool:
    """Whether a toponym may say where an act was: no adjective, no government speaking, no part of a party's name."""
    known: dict[int, tuple[Reading, _Written]] = scene.once("written", dict)
    if id(reading) not in known:
        known[id(reading)] = reading, _written(doc, reading, scene)
    written = known[id(reading)][1]
    if not written.holds:
        return False
    span = reading.toponym.span
    inside = [p for p in (*mention.actor, *mention.recipient) if p.span.covers(span)]
    return not inside or written.placed or (written.of_town and not any(p.span == span for p in inside))


class _Written(NamedTuple):
    """How a toponym is written, whatever the act: whether it can hold one, is told as a place, and as the place of a party's people."""

    holds: bool
    placed: bool
    of_town: bool


def _written(doc: Doc, reading: Reading, scene: Scene) -> _Written:
    span, entry = reading.toponym.span, reading.entry
    label, country = reading.toponym.label, entry.country if entry is not None else ""
    if (
        reading.toponym.kind != "place"
        or label == SEAT
        or stands_for(doc, reading.toponym)
        or _is_mark(doc, reading, scene)
    ):
        return _Written(holds=False, placed=False, of_town=False)
    before = doc.text[max(0, span.start - 30) : span.start]
    kind = entry.kind if entry is not None else ""
    # the desk abroad that wrote it; the Middle East
    nowhere = is_abroad(reading, scene) or (entry is not None and not country)
    wide = (kind == "country" or label == "ORG") and kind not in _POINTS and not _IN.search(before)
    rules = _RULERS.match(doc.text[span.end : span.end + 24])  # "the Damascus government" is none of the town's people
    return _Written(not nowhere and not wide, bool(_PLACED.search(before)), kind in _TOWNS and not rules)


def _is_mark(doc: Doc, reading: Reading, scene: Scene) -> bool:
    """Whether a name only tells how far another place is: Tripoli of "Brega, 800 km (500 miles) east of Tripoli"."""
    start = reading.toponym.span.start
    first = max(0, start - _FROM)
    away = _AWAY.search(doc.text[first:start])
    if away is None:
        return False
    at = first + away.start()
    towns = [r.toponym.span.end for r in scene.readings if is_town(r)]
    told = [n.span.end for n in doc.names if doc.text[n.span.end : n.span.end + 1] == "," and n.label in _NAMED]
    return any(0 <= at - end <= _BESIDE and ". " not in doc.text[end:at] for end in (*towns, *told))


def is_abroad(reading: Reading, scene: Scene) -> bool:
    """Whether a name is the dateline of a desk outside the country that the report is about."""
    return reading.toponym.label == DATELINE and reading.entry is not None and reading.entry.country != scene.country


def is_town(reading: Reading) -> bool:
    """Whether a reading is a town or a place in one."""
    return reading.entry is not None and reading.entry.kind in _TOWNS
