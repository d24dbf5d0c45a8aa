"""Parties: the words of an actor or recipient become a name, a country and sectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.records import Doc, Party, PartyMention, Span
from reportedly.resolve.actors import Actor, Agent, Words, find_agent, find_group, find_person, to_words
from reportedly.resolve.countries import capitals, country_of, is_country
from reportedly.resolve.fold import fold
from reportedly.resolve.places import Scene

_PRONOUNS = frozenset(
    "he she it they him her them his its their we us our i me my you who which that those these this himself themselves itself one some".split()
)
_LEADING = re.compile(r"\A(?:the|a|an|some|several|many|its|their|his|her|our)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s(?:of|who|which|that|from|in|at|loyal|backed|led|affiliated|linked|close|including|accused|supportive|near|on|with|against)\s"
)
_STATELESS = frozenset({"IGO", "NGO"})
_INTERNATIONAL = re.compile(r"\b(?:international|foreign|western|allied|world|global|multinational)\b", re.IGNORECASE)
_BACKERS = re.compile(r"\b(?:pro|anti)-\S+|\S+-(?:backed|supported|funded|trained|armed|allied|aligned)\b")
_PRO = re.compile(r"\bpro-?(?:government|regime)\b|\bloyal|\bsupport(?:ers|ive) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What the report itself says of a person: country and sectors of the title or description beside the name."""

    name: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a report by the last word of their name, and the year it was published (0 unknown)."""

    people: dict[str, Known]
    year: int


def gather(doc: Doc, scene: Scene) -> Cast:
    """Everybody that the report names with a title or description, by the last word of the name."""
    year = int(doc.report.published[:4]) if doc.report.published[:4].isdecimal() else 0
    found: dict[str, Known] = {}
    for name in doc.names:
        if name.label != "PERSON":
            continue
        words = name.span.of(doc.text)
        key = fold(re.sub(r"[’']s?\Z", "", words)).split(" ")[-1]
        if not key:
            continue
        known = _described(doc, name.span, scene, year)
        if key not in found or (not found[key].country and known.country) or (not found[key].sectors and known.sectors):
            found[key] = known
    return Cast(found, year)


def _described(doc: Doc, span: Span, scene: Scene, year: int) -> Known:
    """The country and sectors in the six words before a name, or in the apposition after it."""
    words = re.sub(r"[’']s?\Z", "", span.of(doc.text))
    before = re.split(r"[.;:\n]\s|,", doc.text[max(0, span.start - 60) : span.start])[-1]
    after = re.match(r",\s([^,.;\n]{3,60})", doc.text[span.end : span.end + 64])
    person = find_person(to_words(words), year)
    if person is not None:
        assert isinstance(person.what, Actor)
        return Known(person.what.name, person.what.country, person.what.sectors)
    for text in (before, after.group(1) if after else ""):
        agent = find_agent(to_words(text).tail(6) if text is before else _head(text))
        if agent is not None and isinstance(agent.what, Agent):
            country = _country_in(text) or _place_country(
                scene, Span(max(0, span.start - 60), min(len(doc.text), span.end + 60)), text
            )
            return Known(words, country, agent.what.sectors)
    return Known(words, "", ())


def _head(text: str) -> Words:
    """The words of the head of a noun phrase: what stands before "of", "who", "loyal to" and the like."""
    bare = _LEADING.sub("", text.strip())
    cut = _TAIL.search(bare)
    return to_words(bare[: cut.start()] if cut and cut.start() > 2 else bare)


def _country_in(text: str) -> str:
    """The country that a name or adjective in ``text`` tells, the first one; capitals count as their government."""
    text = _BACKERS.sub(" ", text)
    words = [w for w in re.split(r"[\s,;()\"“”/]+|(?<=\w)-(?=\w)", re.sub(r"[’']s\b", "", text)) if w]
    for n in (3, 2, 1):
        for k in range(len(words) - n + 1):
            phrase = " ".join(words[k : k + n])
            if phrase[:1].isupper() and (
                code := country_of(phrase.strip(".") if n > 1 else phrase) or _apostrophe_lost(phrase)
            ):
                return code
    return ""


def _apostrophe_lost(word: str) -> str:
    """The country of a possessive that lost its apostrophe ("Syrias opposition")."""
    return country_of(word[:-1]) if word.endswith("s") and len(word) > 4 and is_country(word[:-1]) else ""


def _place_country(scene: Scene, span: Span, text: str) -> str:
    """The country of the first place named in the words ("Minneapolis police")."""
    bare = _BACKERS.sub(" ", text)
    for r in scene.within(span):
        if r.toponym.kind == "place" and r.entry is not None and r.entry.country and r.toponym.name in bare:
            return r.entry.country
    return ""


def to_party(doc: Doc, mention: PartyMention, scene: Scene, cast: Cast, country: str) -> Party:
    """The party that a mention means; ``country`` is that of the act, for those who are at home in it."""
    text = mention.span.of(doc.text)
    at = mention.antecedent or mention.span
    words = at.of(doc.text)
    known = _known(doc, at, scene, cast)
    name, where, sectors = known.name, known.country, known.sectors
    if fold(words) in _PRONOUNS and words != "US":
        return Party(text, words, country, (), mention.private, mention.span)
    agent = find_agent(_head(words))
    private = mention.private or (
        isinstance(agent.what, Agent) and agent.what.private and not known.name if agent else False
    )
    if agent and isinstance(agent.what, Agent) and not sectors:
        sectors = agent.what.sectors
    if private:
        name = agent.what.word if agent and isinstance(agent.what, Agent) else "private person"
        sectors = sectors or ("CVL",)
    if not where and not _STATELESS & set(sectors) and not _INTERNATIONAL.search(words):
        where = country
    if _PRO.search(words) and "OPP" in sectors:
        sectors = tuple(s for s in sectors if s != "OPP")
    return Party(text, name or _bare(words), where, sectors, private, mention.span)


def _bare(words: str) -> str:
    return re.sub(r"[’']s?\Z", "", _LEADING.sub("", words.strip())) or words


def _known(doc: Doc, span: Span, scene: Scene, cast: Cast) -> Known:
    """What tables and the report say of the words at ``span``; name "" where they are only a kind of people."""
    for known in _readings(doc, span, cast):
        if known is not None:
            return known
    words = span.of(doc.text)
    return Known("", _country_in(words) or _place_country(scene, span, words), ())


def _readings(doc: Doc, span: Span, cast: Cast) -> Iterator[Known | None]:
    words = span.of(doc.text)
    head, every = _head(words), to_words(words)
    group, agent = find_group(head), find_agent(head)
    if group is not None and isinstance(group.what, Actor):
        yield Known(
            group.what.name,
            group.what.country or ("" if set(group.what.sectors) & _STATELESS else _country_in(words)),
            group.what.sectors,
        )
    bare = _bare(words)
    if is_country(bare):
        yield Known(_canonical(bare), country_of(bare), ("GOV",))
    if fold(bare) in capitals():
        yield Known(bare, capitals()[fold(bare)], ("GOV",))
    person = find_person(head, cast.year) or find_person(every, cast.year)
    if person is not None and isinstance(person.what, Actor):
        inside = agent is not None and agent.first >= person.last  # "Gaddafi's troops": the troops are meant
        sectors = agent.what.sectors if inside and agent else person.what.sectors
        led = person.first >= len(head.raw) and agent is not None  # "troops loyal to Gaddafi"
        yield Known(
            "" if inside or led else person.what.name,
            person.what.country,
            agent.what.sectors if led and agent else sectors,
        )
    yield _from_cast(head, cast, words)
    if group is None:
        other = find_group(every)
        if other is not None and isinstance(other.what, Actor) and agent is not None:
            yield Known("", other.what.country, agent.what.sectors)


def _from_cast(head: Words, cast: Cast, words: str) -> Known | None:
    """A person whom the report names elsewhere with a title, by the last word of the head."""
    if not head.raw or not any(w[:1].isupper() for w in words.split()):
        return None
    known = cast.people.get(head.folded[-1])
    if known is None or not (known.country or known.sectors):
        return None
    return Known(known.name, known.country, known.sectors)


def _canonical(name: str) -> str:
    from reportedly.resolve.countries import by_code

    country = by_code().get(country_of(name))
    return country.name if country else name
