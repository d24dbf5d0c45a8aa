"""The places of one act: from the words that the act's mention names, its sentence, its paragraph, the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.records import Doc, Mention, Place, Span
from reportedly.resolve.choose import Reading, read_alone
from reportedly.resolve.coordination import REACH
from reportedly.resolve.countries import by_code, country_of
from reportedly.resolve.fold import fold
from reportedly.resolve.holds import can_hold, is_sure, is_town, tells
from reportedly.resolve.lookup import entries_of
from reportedly.resolve.places import HEAD, Scene, country_place, is_built, to_place, unknown_place
from reportedly.resolve.toponyms import Toponym

_EXACT = ("landmark", "city", "admin2", "admin1", "country", "")
_CAPITAL = re.compile(
    r"\b(?:in|around|across|inside|near|outside|into|to|from|of) the (?:nation's |nation’s |country's |country’s )?([A-Z]\w+ )?(capital)\b(?! \w+(?:ment|tax|gains))"
)
# "the Zorblat Bridge in Basra": a public place, then the town that it is in
_BUILT_IN = re.compile(r"([^,;()]{3,80}?),? (?:in|of|near|at|outside) (?=(?:the )?[A-Z])")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_NARROW = frozenset({"landmark", "city", "admin2", "admin1", ""})
_DIVISIONS = frozenset({"admin1", "region"})
FOCUS_REACH = 1_500  # code points; a report's town holds for a few paragraphs


def act_places(doc: Doc, mention: Mention, scene: Scene) -> tuple[tuple[Place, ...], str]:
    """The places of an act, most exact first, and how they were found (stated, clause, sentence, paragraph, report).

    Where they tell no country ("across the Middle East"), the report's stands behind them.
    """
    found, how = _act_places(doc, mention, scene)
    found = (*found, *together(doc, found, scene))
    if found and scene.country and not any(p.country for p in found):
        return (*found, country_place(scene, mention.clause.start)), how
    return found, how


def _act_places(doc: Doc, mention: Mention, scene: Scene) -> tuple[tuple[Place, ...], str]:
    stated = [p for s in mention.places if tells(doc, s, scene) for p in _stated(doc, s, scene)]
    if any(p.precision in _NARROW and p.span.overlap(mention.clause) for p in stated):
        return ordered([*stated, *_sites(doc, mention, scene, stated)]), "stated"
    here = [
        to_place(doc, r, scene) for r in scene.within(mention.clause) if is_town(r) and can_hold(doc, mention, r, scene)
    ]
    if here:
        return ordered([*here, *_sites(doc, mention, scene, here)]), "clause"
    capital = _capital(doc, mention.clause, scene)
    if capital is not None:
        return (capital,), "clause"
    if stated:
        return ordered(stated), "stated"
    for how, span in _rings(doc, mention):
        found = [
            to_place(doc, r, scene) for r in scene.within(span) if can_hold(doc, mention, r, scene) and is_sure(doc, r)
        ]
        if found:
            return ordered(found if how in {"clause", "sentence"} else found[-2:]), how
    focus = _focus(doc, mention, scene)
    if focus:
        return (to_place(doc, focus, scene),), "report"
    if scene.country:
        return (country_place(scene, mention.clause.start),), "report"
    return (), ""


def together(doc: Doc, found: Sequence[Place], scene: Scene) -> Iterator[Place]:
    """The other places of a coordination of which an act has one ("Baghdad's Tahrir and Beirut's Shohada squares")."""
    shared = [r for r in scene.readings if r.entry is not None and r.toponym.name != r.toponym.span.of(doc.text)]
    held = {p.span for p in found}
    for r in shared:
        near = (o.toponym.span for o in shared if abs(o.toponym.span.start - r.toponym.span.start) < REACH)
        if r.toponym.span not in held and any(s in held for s in near):
            yield to_place(doc, r, scene)


def _sites(doc: Doc, mention: Mention, scene: Scene, known: Sequence[Place]) -> list[Place]:
    """The unknown public places of a clause ("the Zorblat quarter of Basra"), where no place is known so exactly."""
    if any(p.precision == "landmark" for p in known):
        return []
    named = (r for r in scene.within(mention.clause) if r.entry is None and is_built(r.toponym.name))
    return [to_place(doc, r, scene) for r in named if can_hold(doc, mention, r, scene)]


def _capital(doc: Doc, clause: Span, scene: Scene) -> Place | None:
    """The capital that a clause tells without its name ("in the Syrian capital"): of the country named, or the report's."""
    told = _CAPITAL.search(doc.text, clause.start, clause.end)
    country = by_code().get((country_of(told[1]) if told and told[1] else "") or scene.country) if told else None
    if told is None or country is None or not country.capital:
        return None
    known = [e for e in entries_of(country.capital) if e.country == country.code and e.kind == "city"]
    span = Span(told.start(1) if told[1] else told.start(2), told.end())
    return to_place(doc, Reading(Toponym(span, country.capital, tuple(known)), known[0]), scene) if known else None


def _focus(doc: Doc, mention: Mention, scene: Scene) -> Reading | None:
    """The town that the report is at: the nearest one named before the act in the report's country, or its first one.

    Without a town, the division that the report names twice or in its first lines.
    """
    held = [r for r in scene.readings if r.entry is not None and r.entry.country == scene.country]
    towns = [r for r in held if r.entry and is_town(r) and can_hold(doc, mention, r, scene)]
    before = [r for r in towns if mention.clause.start - FOCUS_REACH <= r.toponym.span.start < mention.clause.start]
    if towns:
        return before[-1] if before else towns[0]
    times = Counter(r.entry.id for r in held if r.entry)
    divisions = (
        r
        for r in held
        if r.entry and r.entry.kind in _DIVISIONS and (times[r.entry.id] > 1 or r.toponym.span.start < HEAD)
    )
    return next((r for r in divisions if can_hold(doc, mention, r, scene)), None)


def _stated(doc: Doc, span: Span, scene: Scene) -> Iterator[Place]:
    """The places that the words of one span name: its toponyms, or the words themselves placed at a toponym nearby."""
    words = span.of(doc.text)
    head = _BUILT_IN.match(words)
    if head and is_built(head[1]) and any(c.isupper() for c in _ARTICLE.sub("", head[1])):
        first = Span(span.start, span.start + head.end(1))
        rest = Span(span.start + head.end(), span.end)
        if any(True for _ in scene.within(rest)):
            yield from _stated(doc, first, scene)
            yield from _stated(doc, rest, scene)
            return
    inside = [r for r in scene.within(span) if r.toponym.kind == "place"] or _looked_up(doc, span, scene)
    whole = next(
        (r for r in inside if r.toponym.span.covers(span) or span.end - span.start - len(r.toponym.name) < 5), None
    )
    if inside and (whole or not is_built(words)):
        yield from (to_place(doc, r, scene) for r in inside)
        return
    yield unknown_place(doc, span, scene, inside[-1] if inside else None)
    yield from (to_place(doc, r, scene) for r in inside)


def _looked_up(doc: Doc, span: Span, scene: Scene) -> list[Reading]:
    """The reading of words that were not taken for a toponym, where some place is called by them."""
    words = span.of(doc.text)
    entries = entries_of(words)
    return [read_alone(doc, Toponym(span, words, entries), scene.votes)] if entries else []


def _rings(doc: Doc, mention: Mention) -> Iterator[tuple[str, Span]]:
    """Where to look for a place: the clause, its sentence, the sentences before in the paragraph (nearest first)."""
    yield "clause", mention.clause
    at = next((n for n, s in enumerate(doc.sentences) if s.span.overlap(mention.clause)), None)
    if at is None:
        return
    yield "sentence", doc.sentences[at].span
    paragraph = doc.sentences[at].paragraph
    for k in range(at - 1, max(-1, at - 6), -1):
        if doc.sentences[k].paragraph != paragraph:
            break
        yield "paragraph", doc.sentences[k].span


def ordered(found: Sequence[Place]) -> tuple[Place, ...]:
    """Each place once, most exact first, in the order of the text within one precision."""
    once: dict[tuple[str, str], Place] = {}
    for place in found:
        once.setdefault((fold(place.name), place.gazetteer_id), place)
    return tuple(sorted(once.values(), key=lambda p: (_EXACT.index(p.precision) if p.precision else 0, p.span)))
