"""Withholds the names of private persons before anything is rendered: in quoted words, titles, parties, sources, addresses, ids.

``withheld`` says which names. Full names are matched on whole words in every report, whatever their accents, hyphens and
apostrophes; single words in the reports they belong to, where they stand alone. Offsets always point into the stored text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from reportedly.lexicon import words
from reportedly.publish.namewords import NAME, clean, plain, roles
from reportedly.publish.shelf import Shelf
from reportedly.publish.withheld import Names, Tokens, one_word, withheld_names
from reportedly.records import (
    Attribution,
    Event,
    EventRecord,
    Evidence,
    Figure,
    FigureSummary,
    Party,
    Place,
    Refusal,
    Source,
)

WITHHELD = "[name withheld]"
_WORDS = re.compile(r"[^\W_][\w’'ʼ`\u0300-\u036f]*")
_FULL = re.compile(NAME, re.IGNORECASE)
_ENDING = re.compile(r"(?:[’']s?|[’'ʼ`]+)$")
# an article or particle before a name that stands alone goes with it, and what joins two names that are withheld
_LEAD = re.compile(
    r"(?:\b(?:(?:as|ash|ad|ar|an|at)-|(?:al|el|abu|umm|bin|ibn|ben|de|del|von|van|der)[- ]|O[’']|"
    r"(?<!\bin )(?<!ast )(?<!ince )(?<!ate )(?<!rly )(?<!\d )(?-i:May|April|June|August) ))$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:(?<=\b\w)\. ?|[ \-’'ʼ`]*)(?:(?:al|el|as|ash|ad|ar|an|at|abu|umm|bin|ibn|ben|de|del|la|von|van|der)[ -])?"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mme|Sheikh|Hajj|Haji|Uncle|Aunt)\.? $")
_INSIDE = re.compile(r"\b(?:in|near|outside|across|around) $", re.IGNORECASE)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jr sr".split()
)


class _Word(NamedTuple):
    start: int
    end: int
    plain: str
    capital: bool


class Redactor:
    """Redacts texts and records; ``why`` switches it off and is published with the output.

    ``names`` are those to withhold where ``shelf`` is only a part of what is known; without them they are gathered from it.
    """

    def __init__(self, shelf: Shelf, why: str = "", names: Names | None = None) -> None:
        self.why = why
        self._texts: dict[str, str] = {}
        self._spans: dict[str, tuple[tuple[int, int], ...]] = {}
        self._names = Names() if why else withheld_names(shelf) if names is None else names
        # a name of two words or more without what parts them, as addresses and ids have it ("amalhaddad")
        self._run = {r for t in self._names.full for r in ("".join(t), "".join(t[::-1])) if len(r) > 6}
        self._alias: dict[str, str] = {}
        for report in () if why else shelf.reports():
            self._texts[report.id] = report.text
            if self._spelled(report.id, report.id):
                digest = hashlib.sha256(f"{report.id}\n{report.text}".encode()).hexdigest()
                self._alias[report.id] = f"withheld-{digest[:16]}"
        self._real = {alias: real for real, alias in self._alias.items()}

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
            if not size and _family(text, found[i], single):
                size = 1  # "the Haddads"
            if not size and found[i].plain in self._run:
                size = 1  # "#AmalHaddad"
            while size > 1 and i + size < len(found) and _ranked(text, found[i + size - 1].end, found[i + size].end):
                size += 1  # "Amal Haddad III"
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
        report_id = self._real.get(report_id, report_id)
        text = self._texts.get(report_id, "")
        return _without(text[start:end], [(a - start, b - start) for a, b in self.spans(report_id)])

    def words(self, text: str, report_id: str = "") -> str:
        """Any text with the names of private persons withheld."""
        return _without(text, self._find(text, report_id)) if text else text

    def report_id(self, report_id: str) -> str:
        """The id of a report as it is published: one that spells a withheld name is replaced by ``withheld-`` and a hash.

        The hash is of id and text, so that it stays the same in every format and does not tell the id.
        """
        return self._alias.get(report_id, report_id)

    def address(self, url: str, report_id: str = "") -> str:
        """A URL of which only scheme and host stay where it spells the name of a private person."""
        return "/".join(url.split("/")[:3]) + "/name-withheld" if self._spelled(unquote(url), report_id) else url

    def refusal(self, refusal: Refusal) -> Refusal:
        """A refusal whose file name and message spell no withheld name."""
        source = "name-withheld" if self._spelled(refusal.source) else refusal.source
        said = (WITHHELD if self._spelled(w) else w for w in self.words(refusal.message).split(" "))
        return replace(refusal, source=source, message=" ".join(said)) if not self.why else refusal

    def _spelled(self, text: str, report_id: str = "") -> bool:
        """Whether an address, an id or a file's name spells a withheld name, in words or run together."""
        if self.why:
            return False
        tokens = [t for t in re.split(r"[\W_]+", plain(text)) if t]
        for i, token in enumerate(tokens):
            if any(tuple(tokens[i : i + len(name)]) == name for name in self._names.first.get(token, ())):
                return True
        single = self._names.single.get(report_id, set())
        return any(token in self._run or (token in single and len(token) > 3) for token in tokens)

    def _named(self, text: str, report_id: str) -> str:
        """Words that may hold the id of a report, such as the origin of a figure."""
        for real, alias in self._alias.items():
            if real in text:
                text = text.replace(real, alias)
        return self.words(text, report_id)

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
        chain = tuple(self.source(s, report_id) for s in attribution.chain)
        return replace(attribution, chain=chain, cue=self.words(attribution.cue, report_id))

    def record(self, record: EventRecord) -> EventRecord:
        """A record fit to be published; spans and offsets still point into the stored text."""
        if self.why:
            return record
        rid = record.report_id
        return replace(
            record,
            report_id=self.report_id(rid),
            outlet=self._named(record.outlet, rid),
            byline=self.words(record.byline, rid),
            title=self.words(record.title, rid),
            url=self.address(record.url, rid),
            actor=tuple(self.party(p, rid) for p in record.actor),
            recipient=tuple(self.party(p, rid) for p in record.recipient),
            places=tuple(self.place(p, rid) for p in record.places),
            figures=tuple(self._figure(f, rid) for f in record.figures),
            attribution=tuple(self.attribution(a, rid) for a in record.attribution),
            evidence=tuple(self._evidence(e, rid) for e in record.evidence),
        )

    def _figure(self, figure: Figure, report_id: str) -> Figure:
        return replace(figure, text=self.words(figure.text, report_id))

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
            chain = tuple(self._named(c, rid) for c in claim.chain)
            claims.append(replace(claim, origin=self._named(claim.origin, rid), chain=chain))
        return replace(summary, claims=tuple(claims))


def _family(text: str, word: _Word, single: Collection[str]) -> bool:
    """Whether "the Haddads" or "both Haddads" are meant: a withheld surname in the plural."""
    if not word.capital or not re.search(
        r"\b(?:the|both|these|those|other) $", text[max(0, word.start - 8) : word.start].casefold()
    ):
        return False
    return any(
        len(w) > 2 and w in single
        for w in (word.plain.removesuffix("s"), word.plain.removesuffix("es"))
        if w != word.plain
    )


_RANK = re.compile(r",? (?:I{2,3}|IV|VI{0,3}|[JS]r)\b")


def _ranked(text: str, start: int, end: int) -> bool:
    """Whether what stands at ``start``..``end`` only counts the bearers of a name: "II", "Jr"."""
    return bool(_RANK.fullmatch(text, start, end))


def _telling(tokens: Tokens) -> bool:
    """Whether a name without any capital is still one: some word of it is none of the language's common words."""
    common = words("word_rarity", "stem") | words("stop_words", "word")
    return not all(any(w[:n] in common for n in range(max(3, len(w) - 3), len(w) + 1)) for w in tokens)


def _person_out(text: str) -> str:
    """A private person's words without any full name in them, or without a name that is all there is."""
    if one_word(text):
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
