"""The places of a report: every toponym read once, put on the map; unknown names keep their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from reportedly.lexicon import words as lexicon_words
from reportedly.records import Doc, Place, Span
from reportedly.resolve.choose import Reading, Votes, choose, division_name
from reportedly.resolve.coordination import coordinated
from reportedly.resolve.fold import fold
from reportedly.resolve.gazetteer import Entry
from reportedly.resolve.lookup import adjective, entries_of, part_of
from reportedly.resolve.overlay import countries
from reportedly.resolve.toponyms import ROAD, SEAT, Toponym, find_toponyms
from reportedly.spans import SpanIndex

Made = TypeVar("Made")

_PRECISION = {
    "landmark": "landmark", "district": "landmark", "city": "city", "admin2": "admin2", "admin1": "admin1",
    "region": "admin1", "country": "country", "wide": "country",
}  # fmt: skip
HEAD = 600  # code points: about the first three sentences, where a report says where it is


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a report says about places: its toponyms read, its votes, the country it is about ("" unknown)."""

    readings: tuple[Reading, ...]
    votes: Votes
    country: str
    _index: SpanIndex[Reading] = field(init=False, repr=False, compare=False)
    _memory: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", SpanIndex(self.readings, lambda r: r.toponym.span))

    def within(self, span: Span) -> Iterator[Reading]:
        """The readings that overlap ``span``, in order."""
        return iter(self._index.touching(span))

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made once a report: what is asked for again with every act."""
        if name not in self._memory:
            self._memory[name] = make()
        made: Made = self._memory[name]
        return made


def set_scene(doc: Doc) -> Scene:
    """Read every toponym of the report once."""
    together = tuple(coordinated(doc))
    joined = SpanIndex(together, lambda t: t.span)
    alone = (t for t in find_toponyms(doc) if not joined.touching(t.span))
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
        return unknown_place(doc, span, scene, None)
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


def is_built(words: str) -> bool:
    """Whether words end in a kind of public place ("the bus garage", "Castello Road")."""
    return fold(words).split(" ")[-1] in lexicon_words("built", "word")


def unknown_place(doc: Doc, span: Span, scene: Scene, near: Reading | None) -> Place:
    """A place that no list holds, put at the town named with it and marked a landmark; else only its country is known."""
    words = span.of(doc.text)
    name = re.sub(r"\A(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    near = near or _town_near(doc, span, scene)
    entry = near.entry if near else None
    if entry is None or not is_built(words) or entry.kind not in {"city", "district", "landmark"}:
        return Place(words, name, None, None, entry.country if entry else scene.country, "", "", "", "", span)
    return Place(
        words, name, entry.lat, entry.lon, entry.country, division_name(entry), _city(entry), "landmark", entry.id, span
    )


def _town_near(doc: Doc, span: Span, scene: Scene) -> Reading | None:
    """The nearest reading of a town in the sentence of ``span``, before or after it."""
    first = bisect_right(doc.sentences, span.start, key=lambda s: s.span.end)
    sentence = next((s.span for s in doc.sentences[first : first + 1] if s.span.overlap(span)), span)
    towns = [
        r
        for r in scene.within(sentence)
        if r.entry is not None and r.toponym.kind == "place" and r.entry.kind == "city"
    ]
    return min(towns, key=lambda r: (abs(r.toponym.span.start - span.start), r.toponym.span), default=None)


def country_place(scene: Scene, start: int) -> Place:
    """The country that the report is about, with the words that first tell it (none: an empty span at ``start``)."""
    entry = countries().get(scene.country)
    name = entry.name if entry else scene.country
    words = Span(start, start)
    told = next((r for r in scene.readings if is_country(r) and r.entry.country == scene.country), None)  # type: ignore[union-attr]
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


def is_country(reading: Reading) -> bool:
    """Whether a reading is a country or something wider."""
    return reading.entry is not None and reading.entry.kind in {"country", "wide"}
