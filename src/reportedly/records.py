"""The frozen types that pass between rooms.

Every offset is a Unicode code point into ``Report.text``, which never changes once a report exists:
``text[span.start:span.end]`` is the quoted text, everywhere. A stage room imports this module and
``errors``, ``limits`` and ``lexicon``; it never imports another stage room. The shapes that leave the
program are written and read by ``wire``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.screened import Screened


class Span(NamedTuple):
    """A stretch of a report's text: code points ``start`` (first) to ``end`` (one past the last)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both spans share."""
        start = max(other.start, self.start)
        end = min(other.end, self.end)
        return end - start if end > start else 0

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# ---------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, untouched, with where they came from.

    ``sha256`` is the hex digest of ``content``. ``source`` names the file as the user gave it and ``offset`` the
    byte (archives) or line number (JSONL, counted from 1) in it; ``url`` and ``fetched`` (ISO 8601, as stated by
    the archive) are empty where the input does not state them.
    """

    sha256: str
    content: bytes
    media_type: str
    source: str
    offset: int = 0
    url: str = ""
    fetched: str = ""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One statement of when a report was published.

    ``value`` is ISO 8601 with exactly what was stated: a day, or a day and time, with the zone where one is given.
    ``method`` is where it was read: ``given``, ``json-ld``, ``meta``, ``feed``, ``time-element``, ``url``,
    ``htmldate``, ``dateline`` or ``header``.
    """

    value: str
    method: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report: clean text and what is known of its publication.

    ``id`` is the given id, or a content hash. ``published`` is the first of ``dates`` by precedence ("" when no
    date is known); every stated date is kept in ``dates``. ``title`` need not stand in the text. ``extra`` keeps
    unknown keys of the input as sorted JSON.
    """

    id: str
    text: str
    sha256: str
    outlet: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    dates: tuple[StatedDate, ...] = ()
    language: str = "en"
    source: str = ""
    extra: str = "{}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Input, or a part of it, that could not be used: coded reason, where, and what to do.

    ``offset`` counts bytes into the file (JSONL: the line, from 1). ``sha256`` names the capture that keeps the bytes.
    ``report_id`` is set where a report was read all the same and only a part (a date, some bytes) was refused.
    """

    code: str
    source: str
    offset: int
    message: str
    advice: str
    sha256: str = ""
    report_id: str = ""

    def line(self) -> str:
        """The refusal as one line for a person."""
        return f"{self.code} {self.source}:{self.offset}: {self.message} ({self.advice})"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one piece of input gave: its capture (None where no bytes could be read), its reports, its refusals.

    ``repeated`` counts reports left out because the same id and text came before in the same run.
    """

    capture: Capture | None
    reports: tuple[Report, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    repeated: int = 0


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text and its role.

    Roles: body, title, dateline, byline, credit, caption, ad, promo, embed, stamp, duplicate, blank.
    A dateline or a stamp may be the head of a body line: then it is a Line of its own span, before the rest.
    ``value`` is what the line names (the outlet of a byline, the place of a dateline).
    """

    span: Span
    role: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. ``head`` is the index in ``Doc.tokens`` (its own index for a root); tags are spaCy's."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its tokens ``first``..``last`` (one past), and the paragraph it stands in."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity that the parser found. ``label`` is OntoNotes' (PERSON, ORG, GPE, NORP, LOC, FAC, DATE, ...)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Doc:
    """A report that has been read: line roles, sentences, tokens, names; the text itself stays in ``report``.

    ``screened`` says what of it was read, None where all was.
    """

    report: Report
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    screened: Screened | None = None

    @property
    def text(self) -> str:
        """The report's clean text."""
        return self.report.text


# ---------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Source:
    """One voice of an attribution chain.

    ``text`` is the words at ``span``; ``name`` the canonical or antecedent name (``he`` -> ``Adil Abdul-Mahdi``).
    ``kind``: outlet, agency, official, organisation, witness, document, unnamed.
    """

    text: str
    name: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody is said to have said: the ``claims`` room's output, before it is tied to events.

    ``chain`` runs from the nearest voice to the origin ([] = the outlet itself, used for marked stance without a
    source). ``content`` spans hold the reported words. ``kind``: direct, indirect, mixed, reach (governed by an
    earlier cue), act (saying it is the act itself, as in "demanded his release": the content is its object). ``stance``: stated, alleged, confirmed, denied.
    """

    chain: tuple[Source, ...]
    cue: Span | None
    content: tuple[Span, ...]
    stance: str = "stated"
    kind: str = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """According to whom a record is so: a claim as it applies to one record. ``cue`` is the words of the cue."""

    chain: tuple[Source, ...]
    cue: str
    stance: str
    span: Span


# ---------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class PartyMention:
    """The words of an actor or recipient.

    ``antecedent`` is the span of the name that a pronoun or short form stands for. ``private`` marks private
    persons (victims, detainees, protesters, witnesses) who are coded by role.
    """

    span: Span
    antecedent: Span | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number, as stated.

    ``kind``: killed, injured, arrested, missing, displaced, participants, casualties. ``min`` and ``max`` follow the
    codebook ("at least six" is 6 and None). ``vague`` marks words such as "dozens" and "about". ``scope``: event or
    cumulative. ``part_of`` is the span of the figure of which this one is a part ("including 3 children"). ``beside`` is
    the span of the first of the groups that one clause tells beside one another ("two women and two soldiers"), in each of them.
    """

    kind: str
    min: int | None
    max: int | None
    vague: bool
    qualifier: str
    scope: str
    text: str
    span: Span
    part_of: Span | None = None
    beside: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One act as the report's words give it: the ``events`` room's output.

    ``clause`` is the evidence that comes first; ``trigger`` the word or words that gave the type; ``support`` further
    evidence. ``places`` and ``times`` are spans of words that say where and when this act was (most telling first);
    resolving them is not this room's work. ``reasons`` says which words gave each field and what decided.
    """

    type: str
    mode: str | None
    modality: str
    trigger: Span
    clause: Span
    actor: tuple[PartyMention, ...] = ()
    recipient: tuple[PartyMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    contexts: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    support: tuple[Span, ...] = ()
    confidence: float = 0.5
    reasons: tuple[tuple[str, str], ...] = ()


# ---------------------------------------------------------------- resolve


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it, or to whom. ``country`` is ISO 3166 alpha-3 of the party ("" unknown); sectors are the codebook's."""

    text: str
    name: str
    country: str
    sector: tuple[str, ...]
    private: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where. Unresolved places keep their name and have no coordinates.

    ``lat`` and ``lon`` are WGS84 degrees. ``precision``: landmark, city, admin2, admin1, country, or "" when
    unresolved. ``runner_up`` is the gazetteer id of the next best reading and ``score`` how far it lay behind (0..1).
    """

    text: str
    name: str
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    city: str
    precision: str
    gazetteer_id: str
    span: Span
    runner_up: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO days ``start`` to ``end`` (both inclusive), with a precision of day, week, month, year or unknown.

    ``text`` and ``span`` are the words it was read from. Where no time is stated the words are those of the
    publication statement: ``text`` is "" and ``span`` is empty at the clause's start.
    """

    text: str
    start: str
    end: str
    precision: str
    span: Span
    part_of_day: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the report that a record was read from: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One act in one report with everything that is said of it; ``wire.record_json`` writes it.

    ``report_id`` and the other report fields repeat the report's, so that a record stands alone. ``confidence`` is
    0..1. ``event_id`` is None until linked. ``sub_event`` is ACLED's label of the sub-event type ("" where none applies). ``reasons`` feeds ``explain`` and is no part of the contract's record.
    """

    id: str
    report_id: str
    outlet: str
    url: str
    title: str
    byline: str
    published: str
    language: str
    sha256: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    modality: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    places: tuple[Place, ...]
    time: Time | None
    figures: tuple[Figure, ...]
    attribution: tuple[Attribution, ...]
    issues: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    coder_name: str
    coder_version: str
    event_id: str | None = None
    sub_event: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with the records that were coded from it; ``lines`` are its line roles, ``claims`` its claims."""

    report: Report
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    records: tuple[EventRecord, ...]
    refusals: tuple[Refusal, ...] = ()


# ---------------------------------------------------------------- linking


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """One stated figure inside an event: who is at its root and through whom it came. ``as_of`` is an ISO day or "".

    ``added`` are the spans, in the record's report, of the figures that one clause tells beside one another and that were
    added up to this one by ``rule`` (``added-groups-v1``); empty where the figure is as stated.
    """

    min: int | None
    max: int | None
    scope: str
    as_of: str
    origin: str
    chain: tuple[str, ...]
    record_id: str
    added: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FigureSummary:
    """All that is said about one kind of figure of an event; ``low``/``best``/``high`` follow the named ``rule``."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many voices stand behind an event. ``level``: single, relayed, corroborated, contested."""

    reports: int
    outlets: int
    origins: int
    independent: int
    copies: int
    level: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two records are one event: a sum of named weights (natural-log odds)."""

    a: str
    b: str
    weight: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """One report's text stands in another's. ``kind``: identical, trimmed, padded, passage; ``source`` came first.

    ``containment`` is the share of the shorter text's rare shingles found in the other (0..1).
    """

    source: str
    copy: str
    kind: str
    containment: float


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided. ``status``: machine, confirmed, edited, rejected."""

    status: str = "machine"
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as all its records tell it; ``wire.event_json`` writes it.

    ``tolls`` are the running tolls that its reports tell with it ("at least 300 dead since October"): each a series of
    its own, never the event's figure.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    start: str
    end: str
    places: tuple[Place, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    issues: tuple[str, ...]
    records: tuple[str, ...]
    figures: tuple[FigureSummary, ...]
    corroboration: Corroboration
    links: tuple[Link, ...]
    review: Review = field(default_factory=Review)
    tolls: tuple[FigureSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """What goes on for days in one town (``place``; "" where protest is told of the country only) and holds events.

    ``kind``: protest, fighting, siege.

    ``events`` are ids by day; an event may stand in two episodes of different kinds. ``start`` and ``end`` are ISO days.
    ``reasons`` say what ties them: events in the place, days told, the longest silence in days.
    """

    id: str
    kind: str
    place: str
    country: str
    start: str
    end: str
    events: tuple[str, ...]
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """That a report, record, event or episode changed at a revision of the store, or is gone since.

    ``kind``: report, record, event, episode. ``reason`` of one that is gone: forgotten, recoded, relinked; ``held`` are the ids
    of the records in an event that is gone.
    """

    kind: str
    id: str
    revision: int
    gone: bool = False
    reason: str = ""
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking says of many reports: events, the event of each record, and which report copies which."""

    events: tuple[Event, ...]
    event_of: tuple[tuple[str, str], ...]
    copies: tuple[CopyEdge, ...]
