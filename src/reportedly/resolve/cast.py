"""The cast of a report: everybody whom it introduces, to be known again by surname, title, or "the group"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.records import Doc, Span
from reportedly.resolve.actors import Actor, Agent, Found, Words, find_agent, find_group, find_person, to_words
from reportedly.resolve.countries import country_of, is_country
from reportedly.resolve.described import bodies
from reportedly.resolve.dictionary import Dictionary, day_of
from reportedly.resolve.fold import fold
from reportedly.resolve.nations import country_in, people_country, place_country
from reportedly.resolve.places import Scene

LEADING = re.compile(r"\A(?:the|a|an|some|several|many|its|their|his|her|our)\s+", re.IGNORECASE)
TAIL = re.compile(
    r"\s(?:of|who|which|that|from|in|at|loyal|backed|led|affiliated|linked|close|including|accused|supportive|near|on|with|against|to|for|by|after)\s"
)
_PARTITIVE = re.compile(
    r"\A(?:(?:large|small|angry|other|senior|several|local)\s)?"
    r"(?:groups?|numbers?|branch|branches|members?|majority|dozens|scores|hundreds|thousands|handful|units?|crowds?|convoys?|"
    r"elements|some|most|many|all|one|two|three|four|five|both|pair|couple|team|column|stream|faction|wing)\sof\s",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"\A(?:(?:(?:at least |about |some |more than )?(?:one|two|three|four|five|six|\w+teen|\w+ty|\d+|some|most|many|several|dozens|scores|all|both|members?) of )?"
    r"(?=(?:its|his|her|their)\s))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?\Z")
_OF = frozenset({"of", "for", "the", "and", "in"})
_FOR = re.compile(r"\b(?:for|of|to|at)\s")
_NEXT = re.compile(r"(?:[’']s?|-led)?\s((?:[\w-]+\s){0,3}[\w-]+)")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "van", "von", "der", "den", "de", "la", "da", "di", "dos", "jr", "abd", "abdul"}
)
_GIVEN = 4  # letters that a given name needs to stand for the person, unless it stands alone as a name ("Wen", "Xi")
_BODIES = frozenset({"group", "country", "body"})
_ARMED = frozenset({"REB", "UAF", "PRM"})  # whoever has "its fighters" is a group, not a country
_FAR = 6  # sentences in which a group is still meant
_PERSONS = frozenset({"person"})
_UNITS = {
    "group": frozenset({"UAF", "REB", "PRM", "PTY", "NGO", "CRM", "OPP", "SOC", "LAB"}),
    "movement": frozenset({"UAF", "REB", "PRM", "PTY", "OPP", "SOC", "CVL", "REL"}),
    "organization": frozenset({"UAF", "REB", "PTY", "NGO", "IGO", "OPP", "SOC", "LAB"}),
    "network": frozenset({"UAF", "JRN", "NGO", "SOC"}),
    "militia": frozenset({"PRM", "UAF", "REB"}),
    "gang": frozenset({"CRM"}),
    "cartel": frozenset({"CRM"}),
    "party": frozenset({"PTY"}),
    "alliance": frozenset({"MIL", "PTY", "OPP"}),
    "coalition": frozenset({"MIL", "PTY", "OPP"}),
    "bloc": frozenset({"IGO", "PTY"}),
    "agency": frozenset({"GOV", "IGO", "JRN", "SPY"}),
    "company": frozenset({"BUS"}),
    "union": frozenset({"LAB", "IGO"}),
    "broadcaster": frozenset({"JRN"}),
    "newspaper": frozenset({"JRN"}),
}
_UNITED = frozenset(
    "council committee front congress league commission authority brigade battalion coalition alliance tribunal brotherhood".split()
)
_ALIKE = {
    "organisation": "organization", "firm": "company", "channel": "broadcaster", "station": "broadcaster",
    "corporation": "company", "paper": "newspaper", "insurgents": "militia", "militants": "militia",
    "faction": "group", "outfit": "group", "charity": "organization",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the report or a table says of a party: country and sectors of a name, or of the title beside it."""

    name: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A party where the report names it: its kind (person, group, country, body), and the word of its role ("minister")."""

    span: Span
    kind: str
    role: str
    known: Known


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a report by the words of their names, all who are told in order, and the year (0 unknown).

    ``near`` is the countries of which the report speaks, most first: of namesakes the one of the first is meant.
    ``book`` is the user's own dictionary, ``day`` the day of publication (YYYYMMDD, 0 unknown), ``bodies`` the organisations that only the
    report describes.
    """

    people: dict[str, Known]
    year: int
    told: tuple[Told, ...] = ()
    near: tuple[str, ...] = ()
    day: int = 0
    book: Dictionary | None = None
    bodies: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def head_of(text: str) -> Words:
    """The words of the head of a noun phrase: what stands before "of", "who", "loyal to" and the like.

    "A group of fighters" are fighters, "members of the army" the army.
    """
    bare = LEADING.sub("", _PARTITIVE.sub("", LEADING.sub("", text.strip())))
    cut = TAIL.search(bare)
    return to_words(bare[: cut.start()] if cut and cut.start() > 2 else bare)


def gather(doc: Doc, scene: Scene, book: Dictionary | None = None) -> Cast:
    """Everybody that the report names with a title or description, groups and countries too."""
    year = int(doc.report.published[:4]) if doc.report.published[:4].isdecimal() else 0
    weight = scene.votes.countries()
    near = tuple(sorted(weight, key=lambda c: (c != scene.country, -weight[c], c)))
    persons = tuple(_persons(doc, scene, year, near))
    told = sorted((*persons, *_groups(doc, near), *_bodies_of(doc, scene)), key=lambda t: t.span)
    return Cast(_by_name(doc, persons), year, tuple(told), near, day_of(doc.report.published), book, bodies(doc, scene))


def _by_name(doc: Doc, persons: Sequence[Told]) -> dict[str, Known]:
    """People by the last word of the name, and by any other word of it that only one person of the report has."""
    last: dict[str, Known] = {}
    short = {fold(t.span.of(doc.text)) for t in persons}
    other: dict[str, set[str]] = defaultdict(set)
    for t in persons:
        *given, key = fold(_POSSESSIVE.sub("", t.span.of(doc.text))).split(" ")
        if key and (key not in last or _says_more(t.known, last[key])):
            last[key] = t.known
        for word in given:
            if (len(word) >= _GIVEN or word in short) and word not in _PARTICLES:
                other[word].add(key)
    alone = {word: last[next(iter(keys))] for word, keys in other.items() if len(keys) == 1 and "" not in keys}
    return last | alone | {w: k for w, k in last.items() if k.country or k.sectors}


def _says_more(new: Known, old: Known) -> bool:
    return (not old.country and bool(new.country)) or (not old.sectors and bool(new.sectors))


def _persons(doc: Doc, scene: Scene, year: int, near: Sequence[str]) -> Iterator[Told]:
    for name in doc.names:
        if name.label == "PERSON":
            yield _described(doc, name.span, scene, year, near)


def _described(doc: Doc, span: Span, scene: Scene, year: int, near: Sequence[str]) -> Told:
    """A person with the country and sectors in the six words before the name, or in the apposition after it."""
    words = _POSSESSIVE.sub("", span.of(doc.text))
    before = re.split(r"[.;:\n]\s|,", doc.text[max(0, span.start - 60) : span.start].removesuffix(", "))[-1]
    after = re.match(r",\s([^,.;\n]{3,60})", doc.text[span.end : span.end + 64])
    told = [(before, _beside(to_words(before).tail(6)))]
    if after:
        told.append((after.group(1), find_agent(head_of(after.group(1)))))
    roles = [(text, a.what) for text, a in told if a is not None and isinstance(a.what, Agent)]
    role = next((fold(a.word) for _, a in roles if not a.private), "")  # nobody private is named by a role
    person = find_person(to_words(words), year, near)
    if person is not None and isinstance(person.what, Actor):
        return Told(span, "person", role, Known(person.what.name, person.what.country, person.what.sectors))
    if not roles:
        return Told(span, "person", "", Known(words, "", ()))
    text, agent = roles[0]
    around = Span(max(0, span.start - 60), min(len(doc.text), span.end + 60))
    country = country_in(text, last=text is before) or _employer(text, year, near) or place_country(scene, around, text)
    country = country or people_country(text, near)
    return Told(span, "person", role, Known(words, country, agent.sectors))


def _beside(words: Words) -> Found | None:
    """The kind of people right before a name, or parted from it only by "of France": no "officers seized Orla Quent"."""
    found = find_agent(words)
    return found if found is not None and all(w in _OF or w[:1].isupper() for w in words.raw[found.last :]) else None


def _employer(text: str, year: int, near: Sequence[str]) -> str:
    """The country of whoever somebody works for: "a spokesman for President Vladimir V. Putin"."""
    for work in _FOR.finditer(text):
        words = to_words(text[work.end() :])
        for found in (find_person(words, year, near), find_group(words, near)):
            if found is not None and isinstance(found.what, Actor) and found.what.country:
                return found.what.country
    return ""


def _groups(doc: Doc, near: Sequence[str]) -> Iterator[Told]:
    """The groups and countries that the report names."""
    for name in doc.names:
        if name.label not in {"ORG", "NORP", "GPE", "PERSON", "FAC", "LOC"}:
            continue
        words = _POSSESSIVE.sub("", name.span.of(doc.text))
        bare = LEADING.sub("", words)
        found = find_group(to_words(bare), near)
        if found is not None and isinstance(found.what, Actor) and found.last - found.first == len(to_words(bare).raw):
            actor = found.what
            role = fold(bare).split(" ")[-1]
            yield Told(name.span, "group", role, Known(actor.name, actor.country, actor.sectors))
        elif is_country(bare):
            yield Told(name.span, "country", "country", Known(bare, country_of(bare), ("GOV",)))


def _bodies_of(doc: Doc, scene: Scene) -> Iterator[Told]:
    """The bodies and people whose country stands before them: "Syrian army", "Libya's interior minister"."""
    for r in scene.readings:
        if r.entry is None or not r.entry.country or not (r.toponym.kind == "demonym" or r.entry.kind == "country"):
            continue
        end = r.toponym.span.end
        after = _NEXT.match(doc.text[end : end + 48])
        agent = find_agent(to_words(after.group(1))) if after else None
        if agent is not None and isinstance(agent.what, Agent):
            known = Known("", r.entry.country, agent.what.sectors)
            yield Told(Span(r.toponym.span.start, end), "body", fold(agent.what.word), known)


def told_again(cast: Cast, head: Words, at: int) -> Known | None:
    """Who is meant by "the minister", "the group", "the council" at ``at``: the last one told before that fits."""
    if not head.folded:
        return None
    word = head.folded[-1]
    unit = _UNITS.get(_ALIKE.get(word, word))
    before = [t for t in reversed(cast.told) if t.span.start < at]
    after = [t for t in cast.told if t.span.start >= at and t.kind == "person"]
    for t in (*before, *after):
        if t.kind == "person" and len(head.folded) <= 2 and t.role and _ends_alike(t.role, head.folded):
            return _all_of(cast, t.known)
        if t.kind == "group" and unit is not None and unit & set(t.known.sectors):
            return t.known
        if t.kind in {"group", "body"} and _alike(t.role) == _alike(word) and word in _UNITED and len(head.folded) <= 2:
            return t.known
    return None


def _all_of(cast: Cast, known: Known) -> Known:
    """A person with all that the report says of the name elsewhere."""
    fuller = cast.people.get(fold(known.name).split(" ")[-1])
    return fuller if fuller is not None and not known.country else known


def _alike(word: str) -> str:
    return "coalition" if word == "alliance" else word


def _ends_alike(role: str, head: Sequence[str]) -> bool:
    words = tuple(role.split(" "))
    return words[-len(head) :] == tuple(head)


def owner(doc: Doc, cast: Cast, span: Span) -> str:
    """The country of whoever "its", "his" or "their" at the start of ``span`` stands for: told last near by, subjects first."""
    word, _, rest = OWNED.sub("", span.of(doc.text)).partition(" ")
    agent = find_agent(head_of(rest))
    armed = agent is not None and isinstance(agent.what, Agent) and bool(_ARMED & set(agent.what.sectors))
    kinds = _PERSONS if word.lower() in {"his", "her"} else frozenset({"group"}) if armed else _BODIES
    sentence = next((k for k, s in enumerate(doc.sentences) if s.span.overlap(span)), 0)
    first = doc.sentences[max(0, sentence - (_FAR if armed else 1))].span.start if doc.sentences else 0
    near = [t for t in cast.told if first <= t.span.start < span.start and t.kind in kinds and t.known.country]
    subjects = [t for t in near if _is_subject(doc, t.span)]
    return (subjects or near)[-1].known.country if near else ""


def _is_subject(doc: Doc, span: Span) -> bool:
    """Whether a token of ``span`` is a verb's subject."""
    at = bisect_left(doc.tokens, span.start, key=lambda t: t.start)
    for token in doc.tokens[at:]:
        if token.start >= span.end:
            break
        if token.dep in {"nsubj", "nsubjpass"}:
            return True
    return False
