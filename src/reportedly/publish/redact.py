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

from reportedly.publish.persons import NAME, clean, private_names, public_names, public_roles
from reportedly.publish.shelf import Shelf
from reportedly.records import Attribution, Event, EventRecord, Evidence, FigureSummary, Party, Place, Report, Source

WITHHELD = "[name withheld]"
_PUBLIC_KINDS = frozenset({"official", "organisation", "outlet", "agency"})
_PUBLIC_SECTORS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "SPY", "OPP", "IGO", "NGO"})
Tokens = tuple[str, ...]
_WORDS = re.compile(r"[^\W_](?:[\w’'-]*[\w])?")
_FULL = re.compile(NAME, re.IGNORECASE)
_ENDING = re.compile(r"[’']s?$")


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


class Redactor:
    """Redacts texts and records; ``why`` switches it off and is published with the output."""

    def __init__(self, shelf: Shelf, why: str = "") -> None:
        self.why = why
        self._texts: dict[str, str] = {}
        self._spans: dict[str, tuple[tuple[int, int], ...]] = {}
        self._names = Names()
        if not why:
            self._collect(shelf)

    def _collect(self, shelf: Shelf) -> None:
        private: Counter[Tokens] = Counter()
        public: Counter[Tokens] = Counter()
        of: dict[str, set[Tokens]] = {}
        for report in shelf.reports():
            self._texts[report.id] = report.text
            found, titled = set(private_names(_said(report))), public_names(_said(report))
            of[report.id] = found - titled
            private.update(of[report.id])
            public.update(titled)
        places: set[Tokens] = set()
        events: dict[str, set[str]] = {}
        for record in shelf.records():
            known = [p for p in record.places if p.lat is not None]  # an unknown "place" may be a misread person
            places |= {clean(p.name) for p in known} | {clean(p.text) for p in known}
            public.update(_official(record))
            marked = {t for t in _marked(record) if not public[t]}
            of.setdefault(record.report_id, set()).update(marked)
            private.update(marked)
            if record.event_id:
                events.setdefault(record.event_id, set()).add(record.report_id)
        for tokens in sorted(private):
            if len(tokens) > 1 and tokens not in places and private[tokens] >= public[tokens]:
                self._names.add(tokens)
        self._singles(of, events, {w for t in public for w in t} | {w for t in places for w in t})

    def _singles(self, of: Mapping[str, set[Tokens]], events: Mapping[str, set[str]], keep: set[str]) -> None:
        """Given names and surnames alone, in the reports that name the person and those of the same events."""
        own = {
            r: {w for t in names if len(t) == 1 or t in self._names.full for w in t if len(w) > 2} - keep
            for r, names in of.items()
        }
        families: dict[str, set[str]] = {}
        for tokens in self._names.full:
            families.setdefault(tokens[-1], set()).update(w for w in tokens if len(w) > 2 and w not in keep)
        # a relative of the same surname may be called by the given name alone
        near = {r: words.union(*(families.get(w, ()) for w in words)) for r, words in own.items()}
        for reports in events.values():
            together = {w for r in reports for w in own.get(r, ())}
            for r in reports:
                near.setdefault(r, set()).update(together)
        self._names.single = near

    def spans(self, report_id: str, text: str = "") -> tuple[tuple[int, int], ...]:
        """Where names stand that are withheld in a report's text, as code points, in order."""
        if report_id not in self._spans:
            body = text or self._texts.get(report_id, "")
            self._spans[report_id] = tuple(self._find(body, report_id))
        return self._spans[report_id]

    def _find(self, text: str, report_id: str) -> Iterable[tuple[int, int]]:
        if self.why or not (self._names.full or self._names.single):
            return
        found = [(m.start(), m.end(), _ENDING.sub("", m.group()).casefold()) for m in _WORDS.finditer(text)]
        single = self._names.single.get(report_id, set())
        i = 0
        while i < len(found):
            size = self._match(found, i, text)
            if not size and found[i][2] in single and _alone(text, *found[i][:2]):
                size = 1
            if size:
                last = found[i + size - 1]
                yield found[i][0], last[0] + len(last[2])
            i += size or 1

    def _match(self, found: list[tuple[int, int, str]], i: int, text: str) -> int:
        best = 0
        for tokens in self._names.first.get(found[i][2], ()):
            end = i + len(tokens)
            if len(tokens) > best and tuple(f[2] for f in found[i:end]) == tokens and text[found[i][0]].isupper():
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
        tokens = re.split(r"[^a-z0-9]+", url.casefold())
        for i, token in enumerate(tokens):
            for name in self._names.first.get(token, ()):
                parts = [p for t in name for p in re.split(r"[^a-z0-9]+", t) if p]
                if not self.why and tokens[i : i + len(parts)] == parts:
                    return "/".join(url.split("/")[:3]) + "/name-withheld"
        return url

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


def _said(report: Report) -> str:
    return f"{report.title}\n\n{report.text}" if report.title and report.title not in report.text else report.text


def _marked(record: EventRecord) -> Iterable[Tokens]:
    """Full names that the coder itself marks as private: private parties and witnesses."""
    said = [t for p in (*record.actor, *record.recipient) if p.private for t in (p.text, p.name)]
    said += [t for a in record.attribution for s in a.chain if s.kind == "witness" for t in (s.text, s.name)]
    for text in said:
        tokens = clean(text) if _FULL.fullmatch(text.strip()) else ()
        if len(tokens) > 1 and not set(tokens) & public_roles():
            yield tokens


def _official(record: EventRecord) -> set[Tokens]:
    """Full names of those who speak or act in a public capacity: official sources, parties of the state."""
    said = [t for a in record.attribution for s in a.chain if s.kind in _PUBLIC_KINDS for t in (s.text, s.name)]
    acting = (p for p in (*record.actor, *record.recipient) if not p.private and set(p.sector) & _PUBLIC_SECTORS)
    said += [t for p in acting for t in (p.text, p.name)]
    return {t for text in said if _FULL.fullmatch(text.strip()) and len(t := clean(text)) > 1}


def _person_out(text: str) -> str:
    """A private person's words without any full name in them."""
    return _FULL.sub(lambda m: WITHHELD if clean(m.group()) else m.group(), text)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands alone, not inside another person's or a body's longer name."""
    if not text[start].isupper():
        return False
    before = re.search(r"([^\W_][\w’'-]*)[ ]$", text[max(0, start - 40) : start])
    after = re.match(r"[ ]([^\W_][\w’'-]*)", text[end : end + 40])
    follows = bool(after and after.group(1)[0].isupper())
    leads = bool(before and before.group(1)[0].isupper() and not _opens(text, start, before.group(1)))
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
