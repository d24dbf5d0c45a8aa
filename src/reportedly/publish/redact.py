"""Withholds the names of private persons before anything is rendered: in quoted words, titles, parties, sources, addresses.

Which names: those that a report gives beside a private role (``persons``), those of parties marked ``private`` and those
of witnesses. A name given with an office or a rank is kept. Names are matched on whole words, over the whole corpus for
full names; a given name or a surname alone in the reports that name the person or one of that surname, and in those of
the same event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from reportedly.lexicon import words
from reportedly.publish.capacity import known_names, officeholders, public_names
from reportedly.publish.namewords import CAP, NAME, bodies, clean, countries, parts, peoples, places_in, plain, roles
from reportedly.publish.persons import private_names
from reportedly.publish.shelf import Shelf
from reportedly.publish.told import told_names
from reportedly.records import Attribution, Event, EventRecord, Evidence, FigureSummary, Party, Place, Report, Source

WITHHELD = "[name withheld]"
_PUBLIC_KINDS = frozenset({"official", "organisation", "outlet", "agency"})
_PUBLIC_SECTORS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "SPY", "OPP", "IGO", "NGO"})
Tokens = tuple[str, ...]
_WORDS = re.compile(r"[^\W_][\w’'ʼ`\u0300-\u036f]*")
_FULL = re.compile(NAME, re.IGNORECASE)
_SINGLE = re.compile(CAP)
_ENDING = re.compile(r"(?:[’']s?|[’'ʼ`]+)$")
# an article or particle before a name that stands alone goes with it, and what joins two names that are withheld
_LEAD = re.compile(
    r"(?:\b(?:(?:as|ash|ad|ar|an|at)-|(?:al|el|abu|umm|bin|ibn|ben|de|del|von|van|der)[- ]|O[’']|"
    r"(?<!\bin )(?<!ast )(?<!ince )(?<!ate )(?<!rly )(?<!\d )(?-i:May|April|June|August) ))$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[ \-.’'ʼ`]*(?:(?:al|el|as|ash|ad|ar|an|at|abu|umm|bin|ibn|ben|de|del|la|von|van|der)[ -])?")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mme|Sheikh|Hajj|Haji|Uncle|Aunt)\.? $")
_INSIDE = re.compile(r"\b(?:in|near|outside|across|around) $", re.IGNORECASE)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jr sr".split()
)


@dataclass(slots=True)
class Names:
    """Names to withhold: full names for every report, single words for the reports of ``single``."""

    full: set[Tokens] = field(default_factory=set)
    first: dict[str, set[Tokens]] = field(default_factory=dict)
    single: dict[str, set[str]] = field(default_factory=dict)

    def add(self, tokens: Tokens) -> None:
        """Withhold a full name everywhere."""
        if tokens not in self.full:
            self.full.add(tokens)
            self.first.setdefault(tokens[0], set()).add(tokens)


class _Word(NamedTuple):
    start: int
    end: int
    plain: str
    capital: bool


class Redactor:
    """Redacts texts and records; ``why`` switches it off and is published with the output."""

    def __init__(self, shelf: Shelf, why: str = "") -> None:
        self.why = why
        self._texts: dict[str, str] = {}
        self._spans: dict[str, tuple[tuple[int, int], ...]] = {}
        self._names = Names()
        if not why:
            self._collect(shelf)
        # a name of two words or more without what parts them, as addresses and ids have it ("amalhaddad")
        self._run = {r for t in self._names.full for r in ("".join(t), "".join(t[::-1])) if len(r) > 6}

    def _collect(self, shelf: Shelf) -> None:
        private: Counter[Tokens] = Counter()
        public: Counter[Tokens] = Counter()
        office = _offices()
        known = set(office)
        told: set[Tokens] = set()
        of: dict[str, set[Tokens]] = {}
        kept: dict[str, set[str]] = {}
        for report in shelf.reports():
            self._texts[report.id], said = report.text, _said(report)
            titled = {parts(t) for t in public_names(said)}
            found = {parts(t) for t in private_names(said)} - titled
            loose = {parts(t) for t in told_names(said)}
            loose = {t for t in loose if t not in titled and t[-1:] not in titled}
            of[report.id] = found | loose
            kept[report.id] = {w for t in titled for w in t} | {
                plain(w) for w in places_in(said) if w.casefold() in countries()
            }
            private.update(found)
            told |= loose
            known |= {parts(t) for t in known_names(said)}
            public.update(titled)
        places: set[Tokens] = set()
        events: dict[str, set[str]] = {}
        for record in shelf.records():
            resolved = [p for p in record.places if p.lat is not None]  # an unknown "place" may be a misread person
            places |= {parts(clean(n)) for p in resolved for n in (p.name, p.text)}
            official = {parts(t) for t in _official(record)}
            public.update(official)
            kept.setdefault(record.report_id, set()).update(w for t in official for w in t)
            marked = {m for t in _marked(record) if not public[m := parts(t)]}
            of.setdefault(record.report_id, set()).update(marked)
            private.update(marked)
            if record.event_id:
                events.setdefault(record.event_id, set()).add(record.report_id)
        known |= {
            t[i:] for t in (*public, *(known - office)) for i in range(1, len(t) - 1)
        }  # "Abdel Rahman" after "director Rami Abdel Rahman"
        for tokens in sorted(private.keys() | told):
            by_role = (
                private[tokens] and private[tokens] >= public[tokens] and not (tokens in office and public[tokens])
            )
            unknown = tokens in told and not public[tokens] and tokens not in known
            if len(tokens) > 1 and tokens not in places and (by_role or unknown):
                self._names.add(tokens)
        self._singles(of, events, kept, {w for t in places for w in t})

    def _singles(
        self,
        of: Mapping[str, set[Tokens]],
        events: Mapping[str, set[str]],
        kept: Mapping[str, set[str]],
        places: set[str],
    ) -> None:
        """Given names and surnames alone, in the reports that name the person and those of the same events."""
        full = self._names.full
        own = {
            r: {w for t in names if len(t) == 1 or t in full for w in t if len(w) > 2} - kept.get(r, set()) - places
            for r, names in of.items()
        }
        families: dict[str, set[str]] = {}
        for tokens in full:
            families.setdefault(tokens[-1], set()).update(w for w in tokens if len(w) > 2 and w not in places)
        # a relative of the same surname may be called by the given name alone
        near = {r: words.union(*(families.get(w, ()) for w in words)) for r, words in own.items()}
        for reports in events.values():
            together = {w for r in reports for w in own.get(r, ())}
            for r in reports:
                near.setdefault(r, set()).update(together - kept.get(r, set()))
        self._names.single = near

    def spans(self, report_id: str, text: str = "") -> tuple[tuple[int, int], ...]:
        """Where names stand that are withheld in a report's text, as code points, in order."""
        if report_id not in self._spans:
            body = text or self._texts.get(report_id, "")
            self._spans[report_id] = tuple(self._find(body, report_id))
        return self._spans[report_id]

    def _find(self, text: str, report_id: str) -> Iterable[tuple[int, int]]:
        """The stretches to withhold; neighbours that only a hyphen or a particle parts are one."""
        last: tuple[int, int] | None = None
        for start, end in self._stretches(text, report_id):
            if last and _JOINT.fullmatch(text, last[1], start):
                last = (last[0], end)
                continue
            if last:
                yield last
            lead = _LEAD.search(text[max(0, start - 16) : start])
            last = (start - len(lead.group()) if lead else start, end)
        if last:
            yield last

    def _stretches(self, text: str, report_id: str) -> Iterable[tuple[int, int]]:
        if self.why or not (self._names.full or self._names.single):
            return
        found = [
            _Word(m.start(), m.start() + len(w), plain(w), w[0].isupper() or w[-1].isupper())
            for m in _WORDS.finditer(text)
            if (w := _ENDING.sub("", m.group()))
        ]
        single = self._names.single.get(report_id, set())
        i = 0
        while i < len(found):
            size = self._match(found, i)
            if not size and found[i].plain in single and _alone(text, found[i].start, found[i].end):
                size = 1
            if size:
                yield found[i].start, found[i + size - 1].end
            i += size or 1

    def _match(self, found: list[_Word], i: int) -> int:
        best = 0
        for tokens in self._names.first.get(found[i].plain, ()):
            run = found[i : i + len(tokens)]
            if (
                len(tokens) > best
                and tuple(f.plain for f in run) == tokens
                and (any(f.capital for f in run) or _telling(tokens))
            ):
                best = len(tokens)
        return best

    def cut(self, report_id: str, start: int, end: int) -> str:
        """The words ``start``..``end`` of a report with the names of private persons withheld."""
        text = self._texts.get(report_id, "")
        return _without(text[start:end], [(a - start, b - start) for a, b in self.spans(report_id)])

    def words(self, text: str, report_id: str = "") -> str:
        """Any text with the names of private persons withheld."""
        return _without(text, self._find(text, report_id)) if text else text

    def address(self, url: str) -> str:
        """A URL whose last part is withheld where it spells the name of a private person."""
        return "/".join(url.split("/")[:3]) + "/name-withheld" if self._spelled(unquote(url)) else url

    def _spelled(self, text: str) -> bool:
        """Whether an address, an id or a file's name spells a full name that is withheld, in words or run together."""
        if self.why:
            return False
        tokens = [t for t in re.split(r"[\W_]+", plain(text)) if t]
        for i, token in enumerate(tokens):
            if any(tuple(tokens[i : i + len(name)]) == name for name in self._names.first.get(token, ())):
                return True
        return any(token in self._run for token in tokens)

    def party(self, party: Party, report_id: str) -> Party:
        """A party with a private person's name withheld."""
        if self.why:
            return party
        text, name = self.words(party.text, report_id), self.words(party.name, report_id)
        if party.private:
            text, name = _person_out(text), _person_out(name)
        return replace(party, text=text, name=name)

    def place(self, place: Place, report_id: str) -> Place:
        """A place; where a person was taken for an unknown place, the name is withheld."""
        if self.why or place.lat is not None:
            return place
        return replace(place, text=self.words(place.text, report_id), name=self.words(place.name, report_id))

    def source(self, source: Source, report_id: str) -> Source:
        """A source with a private person's name withheld; a witness is never named."""
        if self.why:
            return source
        text, name = self.words(source.text, report_id), self.words(source.name, report_id)
        if source.kind == "witness":
            text, name = _person_out(text), _person_out(name)
        return replace(source, text=text, name=name)

    def attribution(self, attribution: Attribution, report_id: str) -> Attribution:
        """An attribution with private sources unnamed."""
        return replace(attribution, chain=tuple(self.source(s, report_id) for s in attribution.chain))

    def record(self, record: EventRecord) -> EventRecord:
        """A record fit to be published; spans and offsets still point into the stored text."""
        if self.why:
            return record
        rid = record.report_id
        return replace(
            record,
            title=self.words(record.title, rid),
            url=self.address(record.url),
            actor=tuple(self.party(p, rid) for p in record.actor),
            recipient=tuple(self.party(p, rid) for p in record.recipient),
            places=tuple(self.place(p, rid) for p in record.places),
            attribution=tuple(self.attribution(a, rid) for a in record.attribution),
            evidence=tuple(self._evidence(e, rid) for e in record.evidence),
        )

    def _evidence(self, evidence: Evidence, report_id: str) -> Evidence:
        if report_id not in self._texts:
            return replace(evidence, quote=self.words(evidence.quote, report_id))
        return replace(evidence, quote=self.cut(report_id, evidence.start, evidence.end))

    def event(self, event: Event, report_of: Mapping[str, str]) -> Event:
        """An event fit to be published; ``report_of`` gives the report of each record id."""
        if self.why:
            return event
        rid = report_of.get(event.records[0], "") if event.records else ""
        return replace(
            event,
            actor=tuple(self.party(p, rid) for p in event.actor),
            recipient=tuple(self.party(p, rid) for p in event.recipient),
            places=tuple(self.place(p, rid) for p in event.places),
            figures=tuple(self._summary(f, report_of) for f in event.figures),
            tolls=tuple(self._summary(f, report_of) for f in event.tolls),
        )

    def _summary(self, summary: FigureSummary, report_of: Mapping[str, str]) -> FigureSummary:
        claims = []
        for claim in summary.claims:
            rid = report_of.get(claim.record_id, "")
            chain = tuple(self.words(c, rid) for c in claim.chain)
            claims.append(replace(claim, origin=self.words(claim.origin, rid), chain=chain))
        return replace(summary, claims=tuple(claims))


def _telling(tokens: Tokens) -> bool:
    """Whether a name without any capital is still one: some word of it is none of the language's common words."""
    common = words("word_rarity", "stem") | words("stop_words", "word")
    return not all(any(w[:n] in common for n in range(max(3, len(w) - 3), len(w) + 1)) for w in tokens)


@lru_cache(maxsize=1)
def _offices() -> frozenset[Tokens]:
    return frozenset(parts(t) for t in officeholders())


def _said(report: Report) -> str:
    return f"{report.title}\n\n{report.text}" if report.title and report.title not in report.text else report.text


def _marked(record: EventRecord) -> Iterable[Tokens]:
    """Names that the coder itself marks as private: private parties and witnesses; those of one word where nothing else is said."""
    said = [t for p in (*record.actor, *record.recipient) if p.private for t in (p.text, p.name)]
    said += [t for a in record.attribution for s in a.chain if s.kind == "witness" for t in (s.text, s.name)]
    for text in said:
        tokens = clean(text) if _FULL.fullmatch(text.strip()) or _one(text) else ()
        if tokens and not set(tokens) & roles("public"):
            yield tokens


def _one(text: str) -> bool:
    """Whether words are nothing but one capitalised word that is no place, people, body or role."""
    word = text.strip().casefold()
    if (
        not _SINGLE.fullmatch(text.strip())
        or text.isupper()
        or word in bodies()
        or word in countries()
        or word in peoples()
    ):
        return False
    return not any(word in roles(kind) for kind in ("private", "public", "known"))


def _official(record: EventRecord) -> set[Tokens]:
    """Full names of those who speak or act in a public capacity: official sources, parties of the state."""
    said = [t for a in record.attribution for s in a.chain if s.kind in _PUBLIC_KINDS for t in (s.text, s.name)]
    acting = (p for p in (*record.actor, *record.recipient) if not p.private and set(p.sector) & _PUBLIC_SECTORS)
    said += [t for p in acting for t in (p.text, p.name)]
    return {t for text in said if _FULL.fullmatch(text.strip()) and len(t := clean(text)) > 1}


def _person_out(text: str) -> str:
    """A private person's words without any full name in them, or without a name that is all there is."""
    if _one(text):
        return WITHHELD
    return _FULL.sub(lambda m: WITHHELD if clean(m.group()) else m.group(), text)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands alone, not inside another person's or a body's longer name."""
    if not text[start].isupper():
        return False
    head = text[max(0, start - 40) : start]
    if _INSIDE.search(head) and text[end : end + 1] not in "’'":
        return False
    before = re.search(r"([^\W_][\w’'-]*)[ ]$", head)
    after = re.match(r"[ ]([^\W_][\w’'-]*)", text[end : end + 40])
    follows = bool(after and after.group(1)[0].isupper() and after.group(1).casefold() not in _CALENDAR)
    leads = bool(before and before.group(1)[0].isupper() and not _opens(text, start, before.group(1)))
    if leads and before:
        leads = before.group(1).casefold() not in _CALENDAR | roles("private") and not _HONORIFIC.search(head)
    return not follows and not leads


def _opens(text: str, start: int, word: str) -> bool:
    """Whether the word before ``start`` opens a sentence."""
    head = text[: start - len(word) - 1].rstrip(" “\"'")[-1:]
    return not head or head in ".!?\n"


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out, at = [], 0
    for a, b in spans:
        if b <= 0 or a >= len(text):
            continue
        out.append(text[at : max(0, a)])
        out.append(WITHHELD)
        at = min(len(text), b)
    return "".join(out) + text[at:]
