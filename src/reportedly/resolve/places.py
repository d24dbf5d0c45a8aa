"""The places of one act: from the words that the act's mention names, its sentence, its paragraph, the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.lexicon import words as lexicon_words
from reportedly.records import Doc, Mention, Place, Span
from reportedly.resolve.actors import find_agent, find_group, to_words
from reportedly.resolve.choose import Reading, Votes, choose, division_name, read_alone
from reportedly.resolve.coordination import REACH, coordinated
from reportedly.resolve.countries import by_code, capitals, country_of
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.lookup import adjective, entries_of, part_of
from reportedly.resolve.overlay import countries
from reportedly.resolve.toponyms import DATELINE, ROAD, SEAT, Toponym, find_toponyms

_PRECISION = {
    "landmark": "landmark", "district": "landmark", "city": "city", "admin2": "admin2", "admin1": "admin1",
    "region": "admin1", "country": "country", "wide": "country",
}  # fmt: skip
_EXACT = ("landmark", "city", "admin2", "admin1", "country", "")
_IN = re.compile(
    r"(?:\b(?:in|inside|across|throughout|into|within|over|around|near)\s(?:[a-z-]+\s){0,2}|[A-Z][\w’'-]*\)?,\s(?:[a-z]+ern\s|central\s)?|\b(?:in|across)\s[A-Z][\w’'-]{1,20}\sand\s)\Z"
)
_PLACED = re.compile(r"\b(?:in|of|from|at)\s+(?:the\s+)?\Z")
_RULERS = re.compile(r"(?:[’']s?)?\s*(?:government|regime|administration|authorities)\b")
_CAPITAL = re.compile(
    r"\b(?:in|around|across|inside|near|outside|into|to|from|of) the (?:nation's |nation’s |country's |country’s )?([A-Z]\w+ )?(capital)\b(?! \w+(?:ment|tax|gains))"
)
# "the Zorblat Bridge in Basra": a public place, then the town that it is in
_BUILT_IN = re.compile(r"([^,;()]{3,80}?),? (?:in|of|near|at|outside) (?=(?:the )?[A-Z])")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_NARROW = frozenset({"landmark", "city", "admin2", "admin1", ""})
_POINTS = frozenset({"landmark", "district"})
_DIVISIONS = frozenset({"admin1", "region"})
_TOWNS = frozenset({"city", "landmark", "district"})
# what a town does that stands for nobody but itself
_UNDERGOES = frozenset(
    "see witness suffer experience remain fall erupt brace descend come host lie wake face endure".split()
)
HEAD = 600  # code points: about the first three sentences, where a report says where it is
FOCUS_REACH = 1_500  # code points; a report's town holds for a few paragraphs
_SPEAKERS = re.compile(
    r"\A(?:[’']s? )?\s*(?:said|says|accused|accuses|denied|denies|warned|warns|insisted|wants|wanted|believes|condemned|blamed|"
    r"rejected|announced|called|vowed|urged|agreed|has said|has accused|has denied|has called|had said|claims|claimed|and its)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a report says about places: its toponyms read, its votes, the country it is about ("" unknown)."""

    readings: tuple[Reading, ...]
    votes: Votes
    country: str

    def within(self, span: Span) -> Iterator[Reading]:
        """The readings that overlap ``span``, in order."""
        return (r for r in self.readings if r.toponym.span.overlap(span))


def set_scene(doc: Doc) -> Scene:
    """Read every toponym of the report once."""
    together = tuple(coordinated(doc))
    alone = (t for t in find_toponyms(doc) if not any(t.span.overlap(c.span) for c in together))
    readings, votes = choose(doc, sorted((*together, *alone), key=lambda t: t.span))
    return Scene(readings, votes, _main_country(doc, readings, votes))


def _main_country(doc: Doc, readings: Sequence[Reading], votes: Votes) -> str:
    """The country that the report is about: most names, those of the title and the first lines counting more."""
    weight = votes.countries()
    for r in readings:
        if r.entry is None or not r.entry.country or r.toponym.span.start > HEAD or r.toponym.label == SEAT:
            continue
        share = 0.06 if r.toponym.kind == "demonym" else 0.12 if r.entry.kind != "country" else 0.1
        weight[r.entry.country] = weight.get(r.entry.country, 0.0) + share
    title = fold(doc.report.title)
    for r in readings:
        if r.entry is not None and r.entry.country and title and fold(r.toponym.name) in title:
            weight[r.entry.country] = weight.get(r.entry.country, 0.0) + 0.05
    return max(sorted(weight), key=lambda c: weight[c], default="")


def to_place(doc: Doc, reading: Reading, scene: Scene, span: Span | None = None) -> Place:
    """The place that a reading means; an unknown name keeps its words and gets the report's country."""
    span = span or reading.toponym.span
    entry = reading.entry
    if entry is None:
        return _unknown(doc, span, scene, None)
    same = entry.rank == 0 or (entry.kind == "landmark" and entry.rank == 1 and not part_of(reading.toponym.name))
    name = entry.name if same else reading.toponym.name
    return Place(
        span.of(doc.text), name, entry.lat, entry.lon, entry.country, division_name(entry), _city(entry),
        _PRECISION[entry.kind], entry.id, span, reading.runner_up.id if reading.runner_up else "", reading.lead,
    )  # fmt: skip


def _city(entry: Entry) -> str:
    return entry.city or (entry.name if entry.kind == "city" else "")


def find_places(doc: Doc, *, demonyms: bool = False, roads: bool = False) -> tuple[Place, ...]:
    """Every toponym of a report with the place it means.

    With ``demonyms`` also the countries that adjectives tell, with ``roads`` also streets that no list holds.
    """
    scene = set_scene(doc)
    kinds = {"place", "demonym"} if demonyms else {"place"}
    return tuple(
        to_place(doc, r, scene)
        for r in scene.readings
        if r.toponym.sure and r.toponym.kind in kinds and (roads or r.toponym.label != ROAD)
    )


def place_names(doc: Doc, spans: Sequence[Span]) -> tuple[Place, ...]:
    """The places that given toponyms of a report mean, in their order."""
    names = [Toponym(s, s.of(doc.text), _named(s.of(doc.text))) for s in spans]
    readings, votes = choose(doc, names)
    scene = Scene(readings, votes, _main_country(doc, readings, votes))
    return tuple(to_place(doc, r, scene) for r in readings)


def _named(words: str) -> tuple[Entry, ...]:
    return adjective(words) or entries_of(words) or part_of(words)


def act_places(doc: Doc, mention: Mention, scene: Scene) -> tuple[tuple[Place, ...], str]:
    """The places of an act, most exact first, and how they were found (stated, clause, sentence, paragraph, report).

    Where they tell no country ("across the Middle East"), the report's stands behind them.
    """
    found, how = _act_places(doc, mention, scene)
    found = (*found, *_together(doc, found, scene))
    if found and scene.country and not any(p.country for p in found):
        return (*found, _country_place(scene, mention.clause.start)), how
    return found, how


def _act_places(doc: Doc, mention: Mention, scene: Scene) -> tuple[tuple[Place, ...], str]:
    stated = [p for s in mention.places if _tells(doc, s, scene) for p in _stated(doc, s, scene)]
    if any(p.precision in _NARROW and p.span.overlap(mention.clause) for p in stated):
        return _ordered([*stated, *_sites(doc, mention, scene, stated)]), "stated"
    here = [
        to_place(doc, r, scene)
        for r in scene.within(mention.clause)
        if _is_town(r) and _can_hold(doc, mention, r, scene)
    ]
    if here:
        return _ordered([*here, *_sites(doc, mention, scene, here)]), "clause"
    capital = _capital(doc, mention.clause, scene)
    if capital is not None:
        return (capital,), "clause"
    if stated:
        return _ordered(stated), "stated"
    for how, span in _rings(doc, mention):
        found = [
            to_place(doc, r, scene) for r in scene.within(span) if _can_hold(doc, mention, r, scene) and _sure(doc, r)
        ]
        if found:
            return _ordered(found if how in {"clause", "sentence"} else found[-2:]), how
    focus = _focus(doc, mention, scene)
    if focus:
        return (to_place(doc, focus, scene),), "report"
    if scene.country:
        return (_country_place(scene, mention.clause.start),), "report"
    return (), ""


def _together(doc: Doc, found: Sequence[Place], scene: Scene) -> Iterator[Place]:
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
    named = (r for r in scene.within(mention.clause) if r.entry is None and _built(r.toponym.name))
    return [to_place(doc, r, scene) for r in named if _can_hold(doc, mention, r, scene)]


def _capital(doc: Doc, clause: Span, scene: Scene) -> Place | None:
    """The capital that a clause tells without its name ("in the Syrian capital"): of the country named, or the report's."""
    told = _CAPITAL.search(doc.text, clause.start, clause.end)
    country = by_code().get((country_of(told[1]) if told and told[1] else "") or scene.country) if told else None
    if told is None or country is None or not country.capital:
        return None
    known = [e for e in entries_of(country.capital) if e.country == country.code and e.kind == "city"]
    span = Span(told.start(1) if told[1] else told.start(2), told.end())
    return to_place(doc, Reading(Toponym(span, country.capital, tuple(known)), known[0]), scene) if known else None


def _is_town(reading: Reading) -> bool:
    return reading.entry is not None and reading.entry.kind in _TOWNS


def _tells(doc: Doc, span: Span, scene: Scene) -> bool:
    """Whether the words that an act's mention names can be a place: no party, no adjective, no country beside a party."""
    words, before = span.of(doc.text), doc.text[max(0, span.start - 30) : span.start]
    inside = [r for r in scene.within(span) if r.toponym.kind == "place" and r.entry is not None]
    if inside and all(_abroad(r, scene) for r in inside):
        return False
    if inside:
        return not (all(_is_country(r) for r in inside) and not _IN.search(before) and not _IN.search(words[:20]))
    return _tells_unknown(words, before)


def _sure(doc: Doc, reading: Reading) -> bool:
    """Whether a name is a known place, or an unknown one that is written as a place ("in Ain Daqneh")."""
    span = reading.toponym.span
    return reading.entry is not None or _tells_unknown(
        span.of(doc.text), doc.text[max(0, span.start - 30) : span.start]
    )


def _tells_unknown(words: str, before: str) -> bool:
    bare = _ARTICLE.sub("", words)
    if country_of(bare) or find_group(to_words(words)) or find_agent(to_words(words)):
        return False
    return _built(words) or bool(_IN.search(before) or _PLACED.search(before))


def _is_country(reading: Reading) -> bool:
    return reading.entry is not None and reading.entry.kind in {"country", "wide"}


def _focus(doc: Doc, mention: Mention, scene: Scene) -> Reading | None:
    """The town that the report is at: the nearest one named before the act in the report's country, or its first one.

    Without a town, the division that the report names twice or in its first lines.
    """
    held = [r for r in scene.readings if r.entry is not None and r.entry.country == scene.country]
    towns = [r for r in held if r.entry and r.entry.kind in _TOWNS and _can_hold(doc, mention, r, scene)]
    before = [r for r in towns if mention.clause.start - FOCUS_REACH <= r.toponym.span.start < mention.clause.start]
    if towns:
        return before[-1] if before else towns[0]
    times = Counter(r.entry.id for r in held if r.entry)
    divisions = (
        r
        for r in held
        if r.entry and r.entry.kind in _DIVISIONS and (times[r.entry.id] > 1 or r.toponym.span.start < HEAD)
    )
    return next((r for r in divisions if _can_hold(doc, mention, r, scene)), None)


def _stated(doc: Doc, span: Span, scene: Scene) -> Iterator[Place]:
    """The places that the words of one span name: its toponyms, or the words themselves placed at a toponym nearby."""
    words = span.of(doc.text)
    head = _BUILT_IN.match(words)
    if head and _built(head[1]) and any(c.isupper() for c in _ARTICLE.sub("", head[1])):
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
    if inside and (whole or not _built(words)):
        yield from (to_place(doc, r, scene) for r in inside)
        return
    yield _unknown(doc, span, scene, inside[-1] if inside else None)
    yield from (to_place(doc, r, scene) for r in inside)


def _looked_up(doc: Doc, span: Span, scene: Scene) -> list[Reading]:
    """The reading of words that were not taken for a toponym, where some place is called by them."""
    words = span.of(doc.text)
    entries = entries_of(words)
    return [read_alone(doc, Toponym(span, words, entries), scene.votes)] if entries else []


def _built(words: str) -> bool:
    """Whether words end in a kind of public place ("the bus garage", "Castello Road")."""
    return fold(words).split(" ")[-1] in lexicon_words("built", "word")


def _unknown(doc: Doc, span: Span, scene: Scene, near: Reading | None) -> Place:
    """A place that no list holds, put at the town named with it and marked a landmark; else only its country is known."""
    words = span.of(doc.text)
    name = re.sub(r"\A(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    near = near or _town_near(doc, span, scene)
    entry = near.entry if near else None
    if entry is None or not _built(words) or entry.kind not in {"city", "district", "landmark"}:
        return Place(words, name, None, None, entry.country if entry else scene.country, "", "", "", "", span)
    return Place(
        words, name, entry.lat, entry.lon, entry.country, division_name(entry), _city(entry), "landmark", entry.id, span
    )


def _town_near(doc: Doc, span: Span, scene: Scene) -> Reading | None:
    """The nearest reading of a town in the sentence of ``span``, before or after it."""
    sentence = next((s.span for s in doc.sentences if s.span.overlap(span)), span)
    towns = [
        r
        for r in scene.within(sentence)
        if r.entry is not None and r.toponym.kind == "place" and r.entry.kind == "city"
    ]
    return min(towns, key=lambda r: (abs(r.toponym.span.start - span.start), r.toponym.span), default=None)


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


def _can_hold(doc: Doc, mention: Mention, reading: Reading, scene: Scene) -> bool:
    """Whether a toponym may say where an act was: no adjective, no government speaking, no part of a party's name."""
    span, entry = reading.toponym.span, reading.entry
    label, country = reading.toponym.label, entry.country if entry is not None else ""
    if reading.toponym.kind != "place" or label == SEAT or _speaks(doc, reading.toponym):
        return False
    if _abroad(reading, scene) or (entry is not None and not country):
        return False  # the desk abroad that wrote it; the Middle East
    before = doc.text[max(0, span.start - 30) : span.start]
    kind = entry.kind if entry is not None else ""
    if (kind == "country" or reading.toponym.label == "ORG") and kind not in _POINTS and not _IN.search(before):
        return False
    inside = [p for p in (*mention.actor, *mention.recipient) if p.span.covers(span)]
    if not inside or _PLACED.search(before):
        return True
    rules = _RULERS.match(doc.text[span.end : span.end + 24])  # "the Damascus government" is none of the town's people
    return kind in _TOWNS and not rules and not any(p.span == span for p in inside)


def _abroad(reading: Reading, scene: Scene) -> bool:
    """Whether a name is the dateline of a desk outside the country that the report is about."""
    return reading.toponym.label == DATELINE and reading.entry is not None and reading.entry.country != scene.country


def _speaks(doc: Doc, toponym: Toponym) -> bool:
    """Metonymy: a capital or country that says, accuses, denies or does anything stands for its government."""
    if _SPEAKERS.match(doc.text[toponym.span.end : toponym.span.end + 24]):
        return True
    if fold(toponym.name) not in capitals():
        return False
    at = bisect_left(doc.tokens, toponym.span.end, key=lambda t: t.end)
    if at >= len(doc.tokens) or doc.tokens[at].dep != "nsubj":
        return False
    verb = doc.tokens[doc.tokens[at].head]
    return verb.pos == "VERB" and verb.lemma.lower() not in _UNDERGOES


def _ordered(found: Sequence[Place]) -> tuple[Place, ...]:
    """Each place once, most exact first, in the order of the text within one precision."""
    once: dict[tuple[str, str], Place] = {}
    for place in found:
        once.setdefault((fold(place.name), place.gazetteer_id), place)
    return tuple(sorted(once.values(), key=lambda p: (_EXACT.index(p.precision) if p.precision else 0, p.span)))


def _country_place(scene: Scene, start: int) -> Place:
    entry = countries().get(scene.country)
    name = entry.name if entry else scene.country
    words = Span(start, start)
    told = next((r for r in scene.readings if _is_country(r) and r.entry.country == scene.country), None)  # type: ignore[union-attr]
    text = told.toponym.span if told else words
    return Place(
        told.toponym.name if told else "",
        name,
        entry.lat if entry else None,
        entry.lon if entry else None,
        scene.country,
        "",
        "",
        "country",
        entry.id if entry else "",
        text,
    )
