"""What the situation report shows, drawn from the store and redacted: the view that the template renders.

Nothing is computed here that an event or a record does not already state; the view chooses, orders and words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.listing import gravity
from reportedly.publish import wording
from reportedly.publish.bars import Bar, bars, is_log
from reportedly.publish.dates import ENGLISH, Dates
from reportedly.publish.filters import Filters, sifted
from reportedly.publish.redact import WITHHELD, Redactor
from reportedly.publish.shelf import Shelf
from reportedly.publish.withheld import Names
from reportedly.records import (
    CopyEdge,
    Event,
    EventRecord,
    Figure,
    FigureClaim,
    FigureSummary,
    Party,
    Place,
    Refusal,
    Report,
    Span,
)

_FRIENDLY = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "ACCUSE"})
_NAMELESS = "a text that names no outlet"
# Words that alone name no party: pronouns, numbers, quantities, days.
_NOBODY = frozenset(
    "he her him his i it its she that their them they this us we who which what whom a an the of and or at least more than"
    " all another both some many most several dozens scores hundreds thousands others other one two three four five six"
    " seven eight nine ten eleven twelve monday tuesday wednesday thursday friday saturday sunday today yesterday private"
    " person".split()
)
_PRONOUNS = frozenset("he her him his i it its she that their them they this us we who which".split())
_CONTEXT = 320  # most characters of the sentence shown on each side of the quoted words
# A full stop after three letters or more ends a sentence; "Col." and "U.S." seldom do.
_STOP = re.compile(r"(?<=[a-z0-9)][a-z0-9)%][a-z0-9)%])[.!?]+[\"”’)]?(?=\s)\s*")
_DAY = re.compile(r"^(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)? ", re.IGNORECASE)
_ENDED = re.compile(r"[.!?][\"”’)]?\s*$")


@dataclass(frozen=True, slots=True)
class Say:
    """One source's figure: its chain from the outlet to the origin, the number, the words, and its interval.

    ``also`` are further outlets that give the same figure of the same origin.
    """

    chain: tuple[str, ...]
    number: str
    words: str
    as_of: str
    record_id: str
    superseded: bool
    scope: str
    bar: Bar
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind of figure of one event, as the event gives it, with what each source says."""

    kind: str
    label: str
    range: str
    best: str
    rule: str
    says: tuple[Say, ...]
    log: bool
    top: str
    summary: FigureSummary
    more: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one record in their context, with who says them.

    ``deniers`` are those who deny what ``chain`` tells; ``copies`` are outlets that print the same text.
    """

    record_id: str
    outlet: str
    url: str
    title: str
    published: str
    before: str
    words: str
    after: str
    chain: tuple[str, ...]
    stance: str
    modality: str
    deniers: tuple[str, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One event as it is shown."""

    event: Event
    label: str
    place: str
    where: tuple[tuple[str, str], ...]
    when: str
    level: str
    level_label: str
    level_words: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    tallies: tuple[Tally, ...]
    quotes: tuple[Quote, ...]
    more: int
    standing: str
    tolls: tuple[Tally, ...] = ()

    @property
    def towards(self) -> str:
        """How the recipient stands to the act: against whom, or with whom."""
        return "with" if self.event.type in _FRIENDLY else "against" if self.event.type in _HOSTILE else "towards"

    @property
    def disputed(self) -> bool:
        """Whether the dispute is over a figure."""
        return any(t.summary.low != t.summary.high for t in self.tallies)

    @property
    def heads(self) -> tuple[Tally, ...]:
        """The figures that its title gives: the dead and the injured, or else the first kind that has a figure."""
        told = [t for t in self.tallies if t.summary.best is not None and t.summary.low is not None]
        grave = [t for t in told if t.kind in ("killed", "injured", "casualties")]
        return tuple(grave[:2] or told[:1])

    @property
    def title(self) -> str:
        """Act and place in a few words."""
        return f"{self.label} in {self.place}" if self.place else self.label


def places_of(event: Event) -> list[Place]:
    """An event's places for display: the located ones, or where none is, those that are only named; never a withheld name."""
    named = [p for p in event.places if WITHHELD not in (p.name, p.text)]
    return [p for p in named if p.lat is not None] or named


def place_name(event: Event) -> str:
    """The name of an event's first located place, "" for none."""
    return next((p.name or p.text for p in places_of(event) if p.lat is not None), "")


class View:
    """Reads a shelf once and makes acts and quotes of it, redacted.

    ``events``, ``records`` and ``heard`` (the reports) are what passes the filters; ``reports`` and ``whole`` are everything.
    ``names`` are those to withhold where the shelf is a part of what is known.
    """

    def __init__(
        self,
        shelf: Shelf,
        *,
        unredacted: str = "",
        dates: Dates = ENGLISH,
        filters: Filters | None = None,
        names: Names | None = None,
    ) -> None:
        self.dates = dates
        self.redactor = Redactor(shelf, unredacted, names)
        self.reports: dict[str, Report] = {r.id: r for r in sorted(shelf.reports(), key=lambda r: r.id)}
        self._published = {self.redactor.report_id(k): r for k, r in self.reports.items()}
        self.records: dict[str, EventRecord] = {r.id: r for r in sorted(shelf.records(), key=lambda r: r.id)}
        self.copies: tuple[CopyEdge, ...] = tuple(sorted(shelf.copies(), key=lambda c: (c.source, c.copy)))
        self.refusals: tuple[Refusal, ...] = tuple(self.redactor.refusal(r) for r in shelf.refusals())
        self.meta: Mapping[str, object] = dict(shelf.meta())
        self._source_of = {c.copy: c.source for c in reversed(self.copies) if c.kind != "passage"}
        self.report_of = {r.id: r.report_id for r in self.records.values()}
        found = (e for e in shelf.events() if e.review.status != "rejected")
        every = sorted((self.redactor.event(e, self.report_of) for e in found), key=gravity)
        self.events, self.in_force = sifted(every, filters or Filters(), dates)
        self.whole = {"reports": len(self.reports), "records": len(self.records), "events": len(every)}
        self.left_out = len(every) - len(self.events)
        self.heard = tuple(self.reports)
        if self.in_force:
            self._narrow()

    def _narrow(self) -> None:
        """Keeps the records of the events that pass, and what is said of their reports alone."""
        kept = {r for e in self.events for r in e.records}
        self.records = {k: r for k, r in self.records.items() if k in kept}
        heard = {r.report_id for r in self.records.values()}
        self.heard = tuple(k for k in self.reports if k in heard)
        self.copies = tuple(c for c in self.copies if c.source in heard and c.copy in heard)

    def records_of(self, event: Event) -> list[EventRecord]:
        """An event's records in the order of publication."""
        mine = [self.records[r] for r in event.records if r in self.records]
        return sorted(mine, key=lambda r: (r.published, r.report_id, r.evidence[0].start if r.evidence else 0, r.id))

    def act(self, event: Event, quotes: int, says: int = 12) -> Act:
        """One event in full, with at most ``quotes`` quotations and ``says`` figures of each kind."""
        records = self.records_of(event)
        shown = self.quotes(records)
        label, words = wording.level_words(event.corroboration.level)
        return Act(
            event,
            wording.act_label(event),
            place_name(event),
            tuple(dict.fromkeys((p.name or p.text, wording.precision_label(p.precision)) for p in places_of(event))),
            self.dates.days(event.start, event.end),
            event.corroboration.level,
            label,
            words,
            _called(event.actor, event.places),
            _called(event.recipient, event.places),
            tuple(self._tally(f, says) for f in _by_kind(event.figures)),
            tuple(shown[:quotes]),
            max(0, len(shown) - quotes),
            _standing(records),
            tuple(self._tally(f, says) for f in _by_kind(event.tolls)),
        )

    def heading(self, event: Event) -> str:
        """An event's kind of act in a few words."""
        return wording.act_label(event)

    def _tally(self, figure: FigureSummary, most: int) -> Tally:
        groups = _groups(sorted(figure.claims, key=lambda c: (not c.as_of, c.as_of, c.origin, c.record_id)))
        kept = groups[-most:]
        firsts = [g[0] for g in kept]
        drawn = zip(kept, bars(firsts), strict=True)
        says = tuple(self._say(figure.kind, g, b, _superseded(g[0], figure.claims)) for g, b in drawn)
        label, log = wording.kind_label(figure.kind), is_log(firsts)
        best = wording.number(figure.best)
        more = len(groups) - len(kept)
        return Tally(
            figure.kind, label, wording.span_of(figure), best, figure.rule, says, log, _top(firsts), figure, more
        )

    def _say(self, kind: str, group: Sequence[FigureClaim], bar: Bar, superseded: bool) -> Say:
        claim = group[0]
        record = self.records.get(claim.record_id)
        same = worded(kind, claim, record) if record else []
        outlet = self.outlet(claim.record_id)
        also = dict.fromkeys(self.outlet(c.record_id) for c in group[1:])
        chain = tuple(dict.fromkeys(c for c in (outlet, *map(self.voice, claim.chain)) if c))
        return Say(
            chain,
            wording.stated(claim.min, claim.max, vague=any(f.vague for f in same)),
            self.redactor.words(" + ".join(f.text for f in same), record.report_id) if same and record else "",
            claim.as_of,
            claim.record_id,
            superseded,
            claim.scope,
            bar,
            tuple(o for o in also if o and o != outlet),
        )

    def outlet(self, record_id: str) -> str:
        """The outlet of a record as it is shown, "" for a record that is not there."""
        record = self.records.get(record_id)
        if record is None:
            return ""
        return self.redactor.words(record.outlet, record.report_id) if record.outlet else self.voice(record.report_id)

    def voice(self, name: str) -> str:
        """A source as it is shown; a report that names no outlet is told as such, not by its id."""
        head, _, tail = name.rpartition(" (")
        if head and tail.endswith(")") and self._report(tail[:-1]):
            return f"{head} ({self.voice(tail[:-1])})"
        report = self._report(name)
        if report is None:
            return name
        return self.redactor.words(report.outlet or report.byline, report.id) or _NAMELESS

    def _report(self, key: str) -> Report | None:
        """A report by its own id, or by the one it is published with."""
        return self.reports.get(key) or self._published.get(key)

    def quotes(self, records: Sequence[EventRecord]) -> list[Quote]:
        """Quotations of records, copies of one text brought together under the report that was first."""
        copied: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        kept: list[EventRecord] = []
        present = {r.report_id for r in records}
        seen: set[tuple[str, str]] = set()
        sentences: set[tuple[str, int]] = set()
        for record in records:
            source = self._source_of.get(record.report_id, "")
            words = record.evidence[0].quote if record.evidence else ""
            if source in present and any(q.report_id == source and _same_words(q, words) for q in kept):
                copied[source, words].append(self.outlet(record.id))
            elif _key(record) not in seen and self.sentence(record) not in sentences:
                seen.add(_key(record))
                sentences.add(self.sentence(record))
                kept.append(record)
        return [self.quote(r, tuple(dict.fromkeys(copied.get(_key(r), ())))) for r in kept if r.evidence]

    def sentence(self, record: EventRecord) -> tuple[str, int]:
        """The report of a record and where the sentence of its first evidence starts; one sentence is quoted once."""
        report = self.reports.get(record.report_id)
        if report is None or not record.evidence:
            return record.report_id, record.evidence[0].start if record.evidence else -1
        return record.report_id, _context(report.text, Span(record.evidence[0].start, record.evidence[0].end))[0]

    def snippet(self, event: Event, length: int = 140) -> tuple[str, tuple[str, ...]]:
        """The words of the record that tells most of an event, cut to ``length``, and the chain of who says them."""
        told = [r for r in self.records_of(event) if r.evidence]
        if not told:
            return "", ()
        best = max(told, key=lambda r: (r.modality == "actual", bool(r.figures), len(r.evidence[0].quote.split()) > 3))
        safe = self.redactor.record(best)
        words = " ".join(safe.evidence[0].quote.split())
        voices = tuple(s.name or s.text for s in safe.attribution[0].chain) if safe.attribution else ()
        chain = tuple(dict.fromkeys((self.outlet(best.id), *voices)))
        return (words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"), chain

    def quote(self, record: EventRecord, copies: tuple[str, ...] = ()) -> Quote:
        """One record's words in context."""
        e = record.evidence[0]
        report = self.reports.get(record.report_id)
        before, after = _context(report.text, Span(e.start, e.end)) if report else (e.start, e.end)
        cut, rid = self.redactor.cut, record.report_id
        safe = self.redactor.record(record)
        attribution = safe.attribution[0] if safe.attribution else None
        sources = tuple(s.name or s.text for s in attribution.chain) if attribution else ()
        beside = [a for a in safe.attribution[1:] if a.stance == "denied"]
        return Quote(
            record.id,
            self.outlet(record.id),
            safe.url,
            safe.title,
            self.dates.day(record.published),
            ("… " if report and _broken(report.text, before) else "") + cut(rid, before, e.start).lstrip(),
            safe.evidence[0].quote,
            cut(rid, e.end, after).rstrip() + (" …" if report and _unended(report.text, after) else ""),
            tuple(dict.fromkeys((self.outlet(record.id), *sources))),
            attribution.stance if attribution else "stated",
            record.modality,
            tuple(dict.fromkeys(a.chain[-1].name or a.chain[-1].text for a in beside if a.chain)),
            copies,
        )


def _called(parties: Sequence[Party], places: Sequence[Place]) -> tuple[str, ...]:
    """The words of parties: no bare pronoun, number, day or place, and none whose words are part of another's."""
    where = {n.casefold() for p in places for n in (p.name, p.text)}
    named = [_DAY.sub("", p.name if is_nobody(p.text) else p.text or p.name) for p in parties]
    words = [w for w in dict.fromkeys(named) if w and not is_nobody(w) and w.casefold() not in where]
    return tuple(w for w in words if not any(w != o and w.casefold() in o.casefold() for o in words))


def is_nobody(words: str) -> bool:
    """Whether words alone name no party: pronouns, numbers, quantities, days."""
    plain = words.casefold().replace("’", "'").replace("'s", "").split()
    return all(w in _NOBODY or not any(c.isalpha() for c in w) for w in plain)


def worded(kind: str, claim: FigureClaim, record: EventRecord) -> list[Figure]:
    """The figures of the record that a claim was read from: one, or those that were added up."""
    if claim.added:
        return [f for f in record.figures if f.kind == kind and f.span in claim.added]
    return [f for f in record.figures if (f.kind, f.min, f.max) == (kind, claim.min, claim.max)][:1]


def _top(claims: Sequence[FigureClaim]) -> str:
    """The greatest stated number, at which the chart's scale ends."""
    return wording.number(max((v for c in claims for v in (c.min, c.max) if v is not None), default=None))


def _key(record: EventRecord) -> tuple[str, str]:
    return record.report_id, record.evidence[0].quote if record.evidence else ""


def _same_words(record: EventRecord, words: str) -> bool:
    return bool(record.evidence) and record.evidence[0].quote == words


def _groups(claims: Sequence[FigureClaim]) -> list[list[FigureClaim]]:
    """Claims of one origin's one figure brought together, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[FigureClaim]] = {}
    for c in claims:
        groups.setdefault((c.min, c.max, c.scope, c.origin), []).append(c)
    return list(groups.values())


def _superseded(claim: FigureClaim, claims: Sequence[FigureClaim]) -> bool:
    """Whether the same origin's last figure of the same scope is another one."""
    last = max((c for c in claims if (c.origin, c.scope) == (claim.origin, claim.scope)), key=lambda c: c.as_of)
    return last.as_of > claim.as_of and (last.min, last.max) != (claim.min, claim.max)


def _by_kind(figures: Sequence[FigureSummary]) -> list[FigureSummary]:
    order = {k: i for i, k in enumerate(wording.KIND_ORDER)}
    return sorted(figures, key=lambda f: (order.get(f.kind, 99), f.kind))


def _standing(records: Sequence[EventRecord]) -> str:
    """How an event is told where nobody tells it as having happened: "denied", "planned" and the like; "" otherwise."""
    told = Counter(r.modality for r in records)
    if not told or told.get("actual"):
        return ""
    return min(told, key=lambda m: (-told[m], m))


def _broken(text: str, at: int) -> bool:
    """Whether a passage that starts at ``at`` starts inside a sentence."""
    before = text[:at].rstrip(" ")[-2:]
    return bool(before) and not before.endswith("\n") and not _ENDED.search(before)


def _unended(text: str, at: int) -> bool:
    """Whether a passage that ends at ``at`` ends inside a sentence."""
    return at < len(text) and text[at] != "\n" and not _ENDED.search(text, max(0, at - 4), at)


def _context(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence of ``span`` starts and ends: within its line, at word borders, at most ``_CONTEXT`` away."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    line_end = text.find("\n", span.end)
    end = min(len(text) if line_end < 0 else line_end, span.end + _CONTEXT)
    start = max([start, *(m.end() for m in _STOP.finditer(text, start, span.start))])
    if not _ENDED.search(text, span.start, span.end):
        end = min([end, *(m.end() for m in _STOP.finditer(text, span.end, end))])
    else:
        end = span.end
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace() and text[end - 1] not in '.!?”"':
        end -= 1
    return start, end
