"""Which names a store's reports and records give reason to withhold.

Full names for every report: those that a report gives beside a private role (``persons``), those of parties marked
``private`` and of witnesses, and those told of without any capacity (``told``) where no report of the store gives one. Single
words, given names or surnames, for the reports that name the person or one of that surname, and those of the same event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.publish.capacity import known_names, officeholders, public_names
from reportedly.publish.firstnames import aliases, first_names, pairs
from reportedly.publish.namewords import (
    CAP,
    NAME,
    PARTICLES,
    PERSONS_TOO,
    bodies,
    clean,
    countries,
    parts,
    peoples,
    places_in,
    plain,
    roles,
    towns,
)
from reportedly.publish.persons import private_names
from reportedly.publish.shelf import Shelf
from reportedly.publish.told import signed_names, told_names
from reportedly.records import EventRecord, Report

_PUBLIC_KINDS = frozenset({"official", "organisation", "outlet", "agency"})
_PUBLIC_SECTORS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "SPY", "OPP", "IGO", "NGO"})
Tokens = tuple[str, ...]
_FULL = re.compile(NAME, re.IGNORECASE)
_SINGLE = re.compile(CAP)


@dataclass(slots=True)
class Names:
    """Names to withhold: full names for every report, single words for the reports of ``single``.

    All are in the form of ``namewords.parts``; ``first`` finds full names by their first word.
    """

    full: set[Tokens] = field(default_factory=set)
    first: dict[str, set[Tokens]] = field(default_factory=dict)
    single: dict[str, set[str]] = field(default_factory=dict)

    def add(self, tokens: Tokens) -> None:
        """Withhold a full name everywhere."""
        if tokens not in self.full:
            self.full.add(tokens)
            self.first.setdefault(tokens[0], set()).add(tokens)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one report's words say of names: of private persons, of persons in a public capacity, told of, known, words that stay."""

    private: frozenset[Tokens]
    public: frozenset[Tokens]
    told: frozenset[Tokens]
    known: frozenset[Tokens]
    kept: frozenset[str]


def _said(report: Report) -> _Said:
    said = f"{report.title}\n\n{report.text}" if report.title not in report.text else report.text
    titled = {parts(t) for t in public_names(said)}
    found = {parts(t) for t in private_names(said)} - titled
    found |= {parts(t) for t in signed_names(said)} - titled
    found |= _also_called(said, found) - titled
    loose = {parts(t) for t in told_names(said)}
    loose = {t for t in loose if t not in titled and t[-1:] not in titled}
    kept = {w for t in titled for w in t} | {plain(w) for w in places_in(said) if w.casefold() in countries()}
    office = _in_office(said)
    # whoever is in office and called by the surname keeps it beside relatives of that name
    kept |= {t[-1] for t in office} - {t[-1] for t in found if t[-1:] not in _offices()}
    known = {parts(t) for t in known_names(said)} - found
    kept |= {t[-1] for t in known if t} - {t[-1] for t in found}
    loose -= {t for t in loose if any(_same(t, u) for u in (*titled, *known))}
    told = {t[-1] for t in loose} - {t[-1] for t in titled}
    public = {w for t in (*titled, *known, *office) for w in t} - told
    loose |= {t for n in first_names(said) if (t := parts(n)) and t[0] not in public}
    loose |= {parts(one) for one, two in pairs(said) if parts(two) not in titled | known | office}
    return _Said(frozenset(found), frozenset(titled), frozenset(loose), frozenset(known), frozenset(kept))


@dataclass(frozen=True, slots=True)
class _Acted:
    """What the coder made of one act: located places, persons in a public capacity, private parties and witnesses."""

    report_id: str
    event_id: str
    places: frozenset[Tokens]
    official: frozenset[Tokens]
    marked: frozenset[Tokens]


def _acted(record: EventRecord) -> _Acted:
    resolved = (p for p in record.places if p.lat is not None)  # an unknown "place" may be a misread person
    places = frozenset(parts(clean(n)) for p in resolved for n in (p.name, p.text))
    official = frozenset(parts(t) for t in _official(record))
    return _Acted(
        record.report_id, record.event_id or "", places, official, frozenset(parts(t) for t in _marked(record))
    )


@dataclass(slots=True)
class _Found:
    """What reports and records say of names: how many call each private or public, who is told of, who is known."""

    private: Counter[Tokens] = field(default_factory=Counter)
    public: Counter[Tokens] = field(default_factory=Counter)
    told: set[Tokens] = field(default_factory=set)
    known: set[Tokens] = field(default_factory=set)
    places: set[Tokens] = field(default_factory=set)
    # by report: names to withhold if nothing speaks against it, those of private roles, words that stay, reports of one event
    of: dict[str, set[Tokens]] = field(default_factory=dict)
    by_role: dict[str, set[Tokens]] = field(default_factory=dict)
    kept: dict[str, set[str]] = field(default_factory=dict)
    events: dict[str, set[str]] = field(default_factory=dict)

    def report(self, key: str, said: _Said) -> None:
        """Take what one report's words say."""
        self.of[key], self.by_role[key] = set(said.private | said.told), set(said.private)
        self.kept[key] = set(said.kept)
        self.private.update(said.private)
        self.public.update(said.public)
        self.told |= said.told
        self.known |= said.known

    def record(self, acted: _Acted) -> None:
        """Take what the coder made of one act."""
        rid = acted.report_id
        self.places |= acted.places
        official = acted.official - self.by_role.get(rid, set())
        self.public.update(official)
        self.kept.setdefault(rid, set()).update(w for t in official for w in t)
        marked = {t for t in acted.marked if not self.public[t]}
        self.of.setdefault(rid, set()).update(marked)
        self.private.update(marked)
        if acted.event_id:
            self.events.setdefault(acted.event_id, set()).add(rid)

    def full(self, tokens: Tokens) -> bool:
        """Whether a name of two words or more is withheld."""
        if len(tokens) < 2 or tokens in self.places or " ".join(tokens) in towns():
            return False
        public, office = self.public[tokens], tokens in _offices()
        if self.private[tokens] and self.private[tokens] >= public and not (office and public):
            return True
        if tokens[-1].endswith("s") and (*tokens[:-1], tokens[-1][:-1]) in _offices():
            return False  # "Donald Trumps": texts that lost their apostrophes
        if any(tokens[i:] in _offices() for i in range(1, len(tokens) - 1)):
            return False  # "Enter Al Gore"
        return tokens in self.told and not public and not office and tokens not in self.known


class Gatherer:
    """Gathers names and keeps what each report and record says of them, so that what changes is all that is read again."""

    def __init__(self) -> None:
        self._said: dict[str, _Said] = {}
        self._acted: dict[str, _Acted] = {}

    def names(self, shelf: Shelf) -> Names:
        """The names to withhold in everything that is published from ``shelf``."""
        return self.renewed(shelf.reports(), shelf.records())

    def renewed(
        self, reports: Iterable[Report], records: Iterable[EventRecord], gone: Collection[tuple[str, str]] = ()
    ) -> Names:
        """The names once these reports and records are new or others than before; ``gone`` are pairs of kind and id."""
        for kind, key in gone:
            (self._said if kind == "report" else self._acted).pop(key, None)
        self._said.update((r.id, _said(r)) for r in reports)
        self._acted.update((r.id, _acted(r)) for r in records)
        found = _Found()
        for key in sorted(self._said):
            found.report(key, self._said[key])
        for key in sorted(self._acted):
            found.record(self._acted[key])
        return _names(found)


def withheld_names(shelf: Shelf) -> Names:
    """The names to withhold in everything that is published from ``shelf``."""
    return Gatherer().names(shelf)


def _names(found: _Found) -> Names:
    names = Names()
    # "Abdel Rahman" after "director Rami Abdel Rahman"
    found.known |= {t[i:] for t in (*found.public, *found.known) for i in range(1, len(t) - 1)}
    for tokens in sorted(found.private.keys() | found.told):
        if found.full(tokens):
            names.add(tokens)
    names.single = _singles(names.full, found)
    return names


def _singles(full: set[Tokens], found: _Found) -> dict[str, set[str]]:
    """Given names and surnames alone, in the reports that name the person and those of the same events."""
    # a place, or whoever is in office and called by the surname, is not a private person of that name
    places = {w for t in found.places for w in t} | {t[0] for t in _offices() if len(t) == 1}
    own = {
        r: {
            w
            for t in names
            if len(t) == 1 or t in full
            for w in t
            if len(w) > 2 or (len(t) == 1 and w not in PARTICLES)
        }
        - found.kept.get(r, set())
        - (countries() - PERSONS_TOO)
        - peoples()
        - (places - {w for t in found.by_role.get(r, ()) if len(t) > 1 and t in full for w in t})
        for r, names in found.of.items()
    }
    families: dict[str, set[str]] = {}
    for tokens in full:
        families.setdefault(tokens[-1], set()).update(w for w in tokens if len(w) > 2 and w not in places)
    # a relative of the same surname may be called by the given name alone
    near = {
        r: words.union(*(families.get(w, set()) - found.kept.get(r, set()) for w in words)) for r, words in own.items()
    }
    for reports in found.events.values():
        together = {w for r in reports for w in own.get(r, ())}
        for r in reports:
            near.setdefault(r, set()).update(together - found.kept.get(r, set()))
    return near


@lru_cache(maxsize=1)
def _offices() -> frozenset[Tokens]:
    return frozenset(parts(t) for t in officeholders())


def _in_office(text: str) -> set[Tokens]:
    """The full names of those in office that a text has: their surnames alone are theirs."""
    named = (parts(clean(m.group())) for m in _FULL.finditer(text))
    return {t for t in named if len(t) > 1 and t in _offices()}


def _same(one: Tokens, other: Tokens) -> bool:
    """Whether two full names differ by a short form of the given name alone: "Dan Haddad" and "Daniel Haddad"."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1] or one[0] == other[0]:
        return False
    short = min(len(one[0]), len(other[0]))
    return short > 2 and one[0][:3] == other[0][:3]


def _also_called(text: str, found: set[Tokens]) -> set[Tokens]:
    """What else private persons are called in a text: "Amal Haddad, known as Blanket"."""
    whole = {t[-1:] for t in found} | found
    called = ((parts(a), parts(b)) for a, b in aliases(text))
    return {b for a, b in called if b and (a in whole or a[-1:] in whole)}


def _marked(record: EventRecord) -> Iterable[Tokens]:
    """Names that the coder itself marks as private: private parties and witnesses; those of one word where nothing else is said."""
    said = [t for p in (*record.actor, *record.recipient) if p.private for t in (p.text, p.name)]
    said += [t for a in record.attribution for s in a.chain if s.kind == "witness" for t in (s.text, s.name)]
    for text in said:
        tokens = clean(text) if _FULL.fullmatch(text.strip()) or one_word(text) else ()
        if tokens and not set(tokens) & roles("public"):
            yield tokens


def one_word(text: str) -> bool:
    """Whether ``text`` is nothing but one capitalised word that is no place, people, body or role."""
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
