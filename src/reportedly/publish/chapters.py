"""The parts of the situation report beside its events: headline figures, timeline, places, demands, state action, dispute."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.listing import of_one_act
from reportedly.publish import wording
from reportedly.publish.filters import country_name
from reportedly.publish.placemap import PlaceMap, Site, place_maps
from reportedly.publish.view import Act, Quote, View, place_name, places_of
from reportedly.records import Event, EventRecord, FigureSummary, Place

STATE = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "SPY"})
_STATE_TYPES = frozenset(
    {"COERCE", "MOBILIZE", "SANCTION", "ASSAULT", "CONCEDE", "AGREE", "RETREAT", "REJECT", "THREATEN"}
)
HEADLINES = ("killed", "injured", "arrested", "participants", "displaced", "missing")
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
    chain: tuple[str, ...]
    tolls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a month of the timeline."""

    label: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Events of each type on each day or in each month: the types by number, and for each of ``rows`` a number a type."""

    types: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    most: int


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its key on the page, how exact it is, and its events, the gravest first."""

    key: str
    place: Place
    name: str
    country: str
    precision: str
    events: tuple[Event, ...]

    @property
    def count(self) -> int:
        """How many events are there."""
        return len(self.events)

    @property
    def resolved(self) -> bool:
        """Whether it has coordinates."""
        return self.place.lat is not None


@dataclass(frozen=True, slots=True)
class Silent:
    """A report that was read and holds no passage that was coded."""

    outlet: str
    title: str
    published: str


def headlines(view: View) -> list[Headline]:
    """For each kind of figure the event with the greatest: never a sum, because events may overlap."""
    out = []
    for kind in HEADLINES:
        every = [(f, e) for e in view.events for f in e.figures if f.kind == kind and f.best is not None]
        told = [(f, e) for f, e in every if of_one_act(e, f)] or every
        if told:
            figure, event = max(told, key=lambda t: (t[0].best or 0, t[1].corroboration.origins, t[1].id))
            place = place_name(event)
            origins = tuple(dict.fromkeys(view.voice(c.origin) for c in figure.claims if c.origin))
            when = view.dates.days(event.start, event.end)
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
        view.dates.days(event.start, event.end),
        event.corroboration.level,
        wording.level_words(event.corroboration.level)[0],
        figures,
        event.id in shown,
        "" if "actual" in kinds or not kinds else min(kinds),
        *view.snippet(event),
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
        label = view.dates.day(key) if daily else view.dates.month(key + "-01")
        entries = tuple(entry(view, e, shown) for e in groups[key][:most])
        out.append(Period(label, entries, max(0, len(groups[key]) - most)))
    return out


def grid(view: View) -> Grid:
    """How many events of each type begin on each day, or in each month where the timeline goes by month."""
    dated = [e for e in view.events if e.start]
    daily = len({e.start for e in dated}) <= _DAILY
    size = 10 if daily else 7
    found = Counter((e.start[:size], e.type) for e in dated)
    types = [t for t, _ in sorted(Counter(e.type for e in dated).items(), key=lambda x: (-x[1], x[0]))]
    rows = tuple(
        (
            key,
            view.dates.day(key) if daily else view.dates.month(key + "-01"),
            tuple(found[key, t] for t in types),
        )
        for key in sorted({k for k, _ in found})
    )
    return Grid(tuple((t, wording.type_label(t)) for t in types), rows, max(found.values(), default=0))


def spots(events: Iterable[Event]) -> list[Spot]:
    """Every event's most exact place, the most frequent first."""
    found: defaultdict[tuple[str, str, str, bool], list[tuple[Place, Event]]] = defaultdict(list)
    for event in events:
        for p in places_of(event)[:1]:
            found[p.name or p.text, p.country, p.precision or "unresolved", p.lat is not None].append((p, event))
    ranked = sorted(found.items(), key=lambda x: (-len(x[1]), x[0]))
    return [
        Spot(f"place-{n}", told[0][0], name, country_name(country), precision, tuple(e for _, e in told))
        for n, ((name, country, precision, _), told) in enumerate(ranked, start=1)
    ]


def maps(listed: Iterable[Spot], shown: frozenset[str]) -> tuple[PlaceMap, ...]:
    """The map of the places that are listed; a mark leads to its one event, or to its row where it has several."""
    sites = []
    for spot in listed:
        lat, lon = spot.place.lat, spot.place.lon
        if lat is None or lon is None:
            continue
        first = spot.events[0]
        href = f"#e-{first.id}" if spot.count == 1 and first.id in shown else f"#{spot.key}"
        told = f"{spot.name} ({wording.precision_label(spot.precision)}): {spot.count} event{'s' if spot.count != 1 else ''}"
        told += f"; {'the gravest: ' if spot.count > 1 else ''}{wording.act_label(first)}"
        sites.append(Site(spot.key, spot.name, lon, lat, spot.place.country, spot.precision, spot.count, href, told))
    return place_maps(sites)


def silent(view: View) -> list[Silent]:
    """The reports that were read and gave no record, by outlet and title; titles without private names."""
    spoken = set(view.report_of.values())
    mute = [r for k, r in view.reports.items() if k not in spoken]
    found = [Silent(view.voice(r.id), view.redactor.words(r.title, r.id), view.dates.day(r.published)) for r in mute]
    return sorted(found, key=lambda s: (s.outlet, s.title, s.published))


def _is_state(record: EventRecord) -> bool:
    return any(set(p.sector) & STATE for p in record.actor)


def _distinct(view: View, records: Sequence[EventRecord], most: int) -> tuple[list[Quote], int]:
    """Quotations, the same words and the same sentence once; how many more there are."""
    seen: set[object] = set()
    kept = []
    for record in records:
        if record.evidence:
            words, where = " ".join(record.evidence[0].quote.split()).casefold(), view.sentence(record)
            if words not in seen and where not in seen:
                kept.append(record)
            seen |= {words, where}
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


def contested(view: View, acts: Iterable[Act], most: int) -> tuple[list[Act], int]:
    """The events whose sources contradict one another, the gravest first; how many more there are."""
    known = {a.event.id: a for a in acts}
    events = [e for e in view.events if e.corroboration.level == "contested"]
    return [known.get(e.id) or view.act(e, 1) for e in events[:most]], max(0, len(events) - most)
