"""The parts of the situation report beside its events: headline figures, timeline, places, demands, state action, dispute."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.publish import wording
from reportedly.publish.dotmap import DotMap, dot_map
from reportedly.publish.geojson import point_of
from reportedly.publish.view import Act, Quote, View, of_one_act, place_name, places_of
from reportedly.records import Event, EventRecord, FigureSummary

STATE = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "SPY"})
_STATE_TYPES = frozenset(
    {"COERCE", "MOBILIZE", "SANCTION", "ASSAULT", "CONCEDE", "AGREE", "RETREAT", "REJECT", "THREATEN"}
)
_HEADLINES = ("killed", "injured", "arrested", "participants", "displaced", "missing")
_DAILY = 45  # days up to which the timeline goes by day, beyond by month


@dataclass(frozen=True, slots=True)
class Headline:
    """The greatest figure of one kind: of which event, in what range, from whom."""

    label: str
    range: str
    best: str
    event: Event
    where: str
    when: str
    origins: tuple[str, ...]
    summary: FigureSummary


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in a list: its id, what, where, how sure."""

    id: str
    title: str
    when: str
    level: str
    level_label: str
    figures: tuple[tuple[str, FigureSummary, str], ...]
    anchor: bool
    standing: str
    words: str
    tolls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a month of the timeline."""

    label: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with the number of events there and how exact it is."""

    name: str
    country: str
    precision: str
    count: int
    resolved: bool


def headlines(view: View) -> list[Headline]:
    """For each kind of figure the event with the greatest: never a sum, because events may overlap."""
    out = []
    for kind in _HEADLINES:
        every = [(f, e) for e in view.events for f in e.figures if f.kind == kind and f.best is not None]
        told = [(f, e) for f, e in every if of_one_act(e, f)] or every
        if told:
            figure, event = max(told, key=lambda t: (t[0].best or 0, t[1].corroboration.origins, t[1].id))
            place = place_name(event)
            origins = tuple(dict.fromkeys(view.voice(c.origin) for c in figure.claims if c.origin))
            when = wording.days(event.start, event.end)
            label = wording.kind_label(kind)
            best = wording.number(figure.best)
            out.append(Headline(label, wording.span_of(figure), best, event, place, when, origins, figure))
    return out


def brief(view: View, acts: Sequence[Act], most: int = 8, same: int = 3) -> list[tuple[Act, Quote]]:
    """The gravest acts in the words of a source: at most ``same`` of one type, none that nobody tells as having happened."""
    out: list[tuple[Act, Quote]] = []
    types: Counter[str] = Counter()
    for act in acts:
        told = [q for q in act.quotes if "denied" not in (q.stance, q.modality) and q.words.count(" ") > 2]
        quote = max(told, key=lambda q: _fitness(act, view.records.get(q.record_id)), default=None)
        if quote and not act.standing and types[act.event.type] < same and len(out) < most:
            types[act.event.type] += 1
            out.append((act, quote))
    return out


def _fitness(act: Act, record: EventRecord | None) -> tuple[int, ...]:
    """How well a record's words tell what the heading says: the kind of act, then its figures, then its place and day.

    An act's heading is its first mode: of arrests, a clause about soldiers at a gate is no telling.
    """
    if record is None:
        return (0,)
    event, clause = act.event, record.evidence[0] if record.evidence else None
    stated = {(f.kind, f.min if f.min is not None else f.max) for f in record.figures if f.part_of is None}
    best = [(t.kind, t.summary.best) for t in act.heads]
    inside = [clause is not None and clause.start <= f.span.start < clause.end for f in record.figures]
    return (
        int(not event.modes or record.mode == event.modes[0]),
        sum(x in stated for x in best),
        int(any(inside) or not best),
        int(any((p.name or p.text) == act.place for p in record.places)),
        int(bool(record.actor or record.recipient)),
    )


def entry(view: View, event: Event, shown: frozenset[str]) -> Entry:
    """An event as one line."""
    place = place_name(event)
    label = wording.act_label(event)
    told = sorted((f for f in event.figures if f.best is not None), key=lambda f: wording.KIND_ORDER.index(f.kind))
    figures = tuple((wording.kind_label(f.kind), f, wording.span_of(f)) for f in told)
    kinds = {view.records[r].modality for r in event.records if r in view.records}
    return Entry(
        event.id,
        f"{label} in {place}" if place else label,
        wording.days(event.start, event.end),
        event.corroboration.level,
        wording.level_words(event.corroboration.level)[0],
        figures,
        event.id in shown,
        "" if "actual" in kinds or not kinds else min(kinds),
        view.snippet(event),
        tuple((wording.kind_label(f.kind), wording.span_of(f)) for f in event.tolls if f.best is not None),
    )


def timeline(view: View, shown: frozenset[str], most: int) -> list[Period]:
    """Events by day, or by month where they spread over more than ``_DAILY`` days; the gravest first within each."""
    dated = [e for e in view.events if e.start]
    daily = len({e.start for e in dated}) <= _DAILY
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in dated:
        groups[event.start[:10] if daily else event.start[:7]].append(event)
    out = []
    for key in sorted(groups):
        label = wording.day(key) if daily else wording.month(key + "-01")
        entries = tuple(entry(view, e, shown) for e in groups[key][:most])
        out.append(Period(label, entries, max(0, len(groups[key]) - most)))
    return out


def spots(events: Iterable[Event]) -> list[Spot]:
    """Every event's most exact place, the most frequent first."""
    found = Counter(
        (p.name or p.text, p.country, p.precision or "unresolved", p.lat is not None)
        for e in events
        for p in places_of(e)[:1]
    )
    ranked = sorted(found.items(), key=lambda x: (-x[1], x[0]))
    return [Spot(name, country, precision, count, resolved) for (name, country, precision, resolved), count in ranked]


def dots(events: Iterable[Event]) -> DotMap | None:
    """The dot map of the events' places; a country's middle is no place, so country-level points are left out."""
    found = (point_of(e) for e in events)
    return dot_map(p for p in found if p is not None and p.precision != "country")


def _is_state(record: EventRecord) -> bool:
    return any(set(p.sector) & STATE for p in record.actor)


def _distinct(view: View, records: Sequence[EventRecord], most: int) -> tuple[list[Quote], int]:
    seen: dict[str, EventRecord] = {}
    for record in records:
        if record.evidence:
            seen.setdefault(" ".join(record.evidence[0].quote.split()).casefold(), record)
    kept = list(seen.values())
    return [view.quote(r) for r in kept[:most]], max(0, len(kept) - most)


def demands(view: View, most: int) -> tuple[list[Quote], int, list[tuple[str, int]]]:
    """What is demanded by others than the state, in words; how many more; the issues of protests with their records."""
    asked = [r for r in _ordered(view) if r.type == "REQUEST" and not _is_state(r) and r.modality == "actual"]
    issues = Counter(i for r in view.records.values() if r.type == "PROTEST" for i in r.issues)
    quotes, more = _distinct(view, asked, most)
    return quotes, more, sorted(issues.items(), key=lambda x: (-x[1], x[0]))[:20]


def state_acts(view: View, most: int) -> tuple[list[Quote], int]:
    """What the state is said to have done."""
    done = [r for r in _ordered(view) if r.type in _STATE_TYPES and _is_state(r) and r.modality == "actual"]
    return _distinct(view, done, most)


def denials(view: View, most: int) -> tuple[list[Quote], int]:
    """What somebody denies, or tells at a distance."""
    told = [r for r in _ordered(view) if r.modality == "denied" or any(a.stance == "denied" for a in r.attribution)]
    return _distinct(view, told, most)


def _ordered(view: View) -> list[EventRecord]:
    return sorted(view.records.values(), key=lambda r: (r.published, r.report_id, r.id))


def contested(acts: Iterable[Act]) -> list[Act]:
    """The events shown whose sources contradict one another."""
    return [a for a in acts if a.level == "contested"]
