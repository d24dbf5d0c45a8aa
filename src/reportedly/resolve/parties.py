"""Parties: the words of an actor or recipient become a name, a country and sectors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.records import Doc, Mention, Party, PartyMention, Source, Span
from reportedly.resolve.actors import Actor, Agent, Found, Words, find_agent, find_group, find_person, to_words
from reportedly.resolve.cast import LEADING, OWNED, Cast, Known, gather, head_of, owner, told_again
from reportedly.resolve.countries import by_code, capitals, country_of, demonyms, is_country
from reportedly.resolve.described import bare, seems
from reportedly.resolve.fold import fold
from reportedly.resolve.nations import country_at, country_in, led_by, people_country, place_country
from reportedly.resolve.places import Scene

__all__ = ["Act", "Cast", "Known", "gather", "sides_of", "to_party"]

_PRONOUNS = frozenset(
    "he she it they him her them his its their we us our i me my you who which that those these this himself themselves itself one some".split()
)
_FIRST = frozenset("we us our i me my ourselves myself".split())
_POINTING = frozenset({"those", "these", "this", "that", "some", "one"})
_DEFINITE = re.compile(r"\A(?:the|this|that|these|those|such)\s", re.IGNORECASE)
_OWNED = re.compile(r"\A(?:its|his|her|their)\s", re.IGNORECASE)
_OURS = re.compile(r"\A(?:our|my)\s", re.IGNORECASE)
_MINORITY = re.compile(r"\bethnic [A-Z]|[A-Z]\w+ (?:population|minority|minorities|community|communities)\b")
_ABROAD = frozenset({"embassy", "embassies", "consulate", "consulates"})  # in another country than their own
_ALLIED = frozenset({"coalition", "alliance"})
_LEADERS = frozenset({"leader", "leaders", "chief", "chiefs", "elder", "elders", "notables"})
_UNNAMED = frozenset({"witness", "unnamed"})
_STATELESS = frozenset({"IGO", "NGO"})
_INTERNATIONAL = re.compile(r"\b(?:international|foreign|western|allied|world|global|multinational)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\S+-\S+")
_PRO = re.compile(r"\bpro-?(?:government|regime)\b|\bloyal|\bsupport(?:ers|ive) of\b", re.IGNORECASE)
_IN = re.compile(r"\s(?:in|across|inside|throughout|of)\s(?:the\s)?(?=[A-Z])")
_DOING = re.compile(r"([A-Z][\w-]+)[’']s?\s(?:\w+\s){1,2}(?:on|of|against)\s(?:the\s)?\Z")
_NOBODY = Known("", "", ())


@dataclass(frozen=True, slots=True)
class Act:
    """What an act tells of its parties: the country of those who are at home in it, and who says it."""

    country: str = ""
    speaker: Source | None = None


def to_party(doc: Doc, mention: PartyMention, scene: Scene, cast: Cast, act: Act) -> Party:
    """The party that a mention means."""
    text = mention.span.of(doc.text)
    at = mention.span if fold(text) in _POINTING else mention.antecedent or mention.span
    words = at.of(doc.text)
    known = _told(doc, at, scene, cast, act)
    if _is_pronoun(words):
        known = _speaker(doc, act.speaker, scene, cast) if fold(words) in _FIRST and act.speaker else _NOBODY
        return Party(
            text, known.name or words, known.country or act.country, known.sectors, mention.private, mention.span
        )
    name, where, sectors = known.name, known.country, known.sectors
    agent = find_agent(head_of(words))
    private = mention.private or (
        isinstance(agent.what, Agent) and agent.what.private and not known.name if agent else False
    )
    if agent and isinstance(agent.what, Agent) and not sectors:
        sectors = agent.what.sectors
    if private:
        name = agent.what.word if agent and isinstance(agent.what, Agent) else "private person"
        sectors = sectors or ("CVL",)
    if _MINORITY.search(words) and act.country:
        where = act.country  # "the Albanian population" is at home where the act was
    if not where and not _STATELESS & set(sectors) and not _INTERNATIONAL.search(words):
        where = act.country
    if _PRO.search(words) and "OPP" in sectors:
        sectors = tuple(s for s in sectors if s != "OPP")
    return Party(text, name or _bare(words), where, sectors, private, mention.span)


def sides_of(doc: Doc, mention: Mention, scene: Scene, cast: Cast) -> tuple[frozenset[str], frozenset[str]]:
    """The countries that words tell of an act's actors and of its recipients, without where it was."""
    actor, recipient = (
        frozenset(to_party(doc, p, scene, cast, Act()).country for p in side) - {""}
        for side in (mention.actor, mention.recipient)
    )
    return actor, recipient


def _is_pronoun(words: str) -> bool:
    return words.lower() in _PRONOUNS and words != "US"  # "U.S." is none


def _bare(words: str) -> str:
    return re.sub(r"[’']s?\Z", "", LEADING.sub("", words.strip())) or words


def _speaker(doc: Doc, source: Source, scene: Scene, cast: Cast) -> Known:
    """Who "we" are: the people of whoever says it; a witness is not named."""
    words = source.span.of(doc.text)
    known = _NOBODY if _is_pronoun(words) else _known(doc, source.span, scene, cast)
    if not known.country and source.name:
        known = next((k for k in _readings(source.name, cast) if k is not None), known)
    name = "" if source.kind in _UNNAMED else known.name or source.name
    return Known(name, known.country, known.sectors)


def _told(doc: Doc, span: Span, scene: Scene, cast: Cast, act: Act) -> Known:
    """What is known of the words at ``span``; where they have neither name nor country, of whom they take up."""
    known = _known(doc, span, scene, cast)
    if known.name or known.country:
        return known
    words = span.of(doc.text)
    named = _named_after(doc, span, cast)
    if named is not None:
        return Known("", named.country, ()) if _is_private(words) else named
    if _OURS.match(words) and act.speaker is not None:
        return Known("", _speaker(doc, act.speaker, scene, cast).country, known.sectors)
    if _OWNED.match(OWNED.sub("", words)):
        return Known("", owner(doc, cast, span), known.sectors)
    again = told_again(cast, head_of(words), span.start) if _DEFINITE.match(words) else None
    return again or Known(
        "", seems(doc, span) or _place_after(doc, span, scene) or _blamed(doc, span, cast), known.sectors
    )


def _is_private(words: str) -> bool:
    """Whether the words are a kind of private people, who are not named by their role: "the student, Orla Quent"."""
    agent = find_agent(head_of(words))
    return agent is not None and isinstance(agent.what, Agent) and agent.what.private


def _named_after(doc: Doc, span: Span, cast: Cast) -> Known | None:
    """The person whose name stands in apposition: "the spokesman, Orla Quent, said"."""
    if doc.text[span.end : span.end + 2] != ", ":
        return None
    return next(
        (t.known for t in cast.told if t.span.start == span.end + 2 and t.kind == "person" and t.known.country), None
    )


def _place_after(doc: Doc, span: Span, scene: Scene) -> str:
    """The country of the place that stands right after: "protesters in Libya"."""
    found = _IN.match(doc.text, span.end)
    if found is None:
        return ""
    at = Span(found.end(), found.end() + 1)
    return next(
        (r.entry.country for r in scene.within(at) if r.entry is not None and r.toponym.span.start == at.start), ""
    )


def _blamed(doc: Doc, span: Span, cast: Cast) -> str:
    """The country of whoever is said to do something to the party: "Assad's crackdown on protesters"."""
    found = _DOING.search(doc.text[max(0, span.start - 60) : span.start])
    if found is None:
        return ""
    known = next((k for k in _readings(found.group(1), cast) if k is not None), None)
    return known.country if known is not None else ""


def _known(doc: Doc, span: Span, scene: Scene, cast: Cast) -> Known:
    """What tables and the report say of the words at ``span``; name "" where they are only a kind of people."""
    words = span.of(doc.text)
    for known in _readings(words, cast):
        if known is not None:
            return known
    head = frozenset(head_of(words).folded[-1:])
    at_home = scene.country if head & _ABROAD else place_country(scene, span, words)
    own = country_at(doc, scene, span)
    if (
        not own and head & _ALLIED
    ):  # "a US-backed Kurdish alliance" is the Kurds', "an American-backed coalition" its backer's
        own = people_country(words, cast.near) or led_by(words)
    country = own or at_home
    people = "" if country else people_country(words, cast.near)
    elders = ("ELI",) if people and head & _LEADERS else ()  # "Yoruba leaders" govern no state
    return Known("", country or people, elders)


def _readings(words: str, cast: Cast) -> Iterator[Known | None]:
    head, every = head_of(words), to_words(words)
    yield _own(words, head, cast)
    own = country_in(words)
    near = (own, *cast.near) if own else cast.near
    group, agent = find_group(head, near) or _across(words, head, lambda w: find_group(w, near)), find_agent(head)
    person = find_person(head, cast.year, near)
    headed = person is not None and group is not None and person.first >= group.last  # "Sinn Fein leader Gerry Adams"
    if group is not None and isinstance(group.what, Actor) and not headed:
        yield _group(words, head, group, group.what)
    plain = _bare(words)
    if is_country(plain):
        yield Known(_canonical(plain), country_of(plain), ("GOV",))
    if _stands_for_state(words):
        yield Known(plain, country_of(plain), ("GOV",))
    if fold(plain) in capitals():
        yield Known(plain, capitals()[fold(plain)], ("GOV",))
    body = cast.bodies.get(fold(bare(words))) if group is None and person is None else None
    if body is not None:
        yield Known(_bare(words), body[0], body[1])
    led = person is None  # "troops loyal to Gaddafi", "members of Gaddafi's tribe"
    person = person or find_person(every, cast.year, near)
    if person is not None and isinstance(person.what, Actor):
        inside = agent is not None and agent.first >= person.last  # "Gaddafi's troops": the troops are meant
        sectors = agent.what.sectors if inside and agent else person.what.sectors
        yield Known(
            "" if inside or led else person.what.name,
            person.what.country,
            agent.what.sectors if led and agent else () if led else sectors,
        )
    yield _from_cast(head, cast, words)
    if group is None:
        other = find_group(every, near)
        if other is not None and isinstance(other.what, Actor):
            said = country_in(" ".join(head.raw))
            stateless = not said and not other.what.country and _STATELESS & set(other.what.sectors)
            sectors = (
                other.what.sectors if stateless or agent is None else agent.what.sectors
            )  # "head of the Arab League"
            yield Known("", said or other.what.country, sectors)


def _own(words: str, head: Words, cast: Cast) -> Known | None:
    """What the user's dictionary says; of a country alone it tells only the country, of those who have no other name."""
    book = cast.book
    if book is None:
        return None
    found = book.find(head, cast.day) or _across(words, head, lambda w: book.find(w, cast.day))
    if found is None or not isinstance(found.what, Actor):
        return None
    actor, agent = found.what, find_agent(head)
    follows = agent is not None and agent.first >= found.last and isinstance(agent.what, Agent)
    if actor.sectors:
        return Known(actor.name, actor.country, actor.sectors)
    named = find_group(head, cast.near) or find_person(head, cast.year, cast.near)
    if named is not None and named.last - named.first > found.last - found.first:
        return None
    sectors = agent.what.sectors if follows and agent is not None and isinstance(agent.what, Agent) else ()
    return Known("" if sectors else _bare(words), actor.country, sectors or ("GOV",))


def _across(words: str, head: Words, find: Callable[[Words], Found | None]) -> Found | None:
    """A group whose own name has what ends the head of other phrases: "Department of Homeland Security"."""
    whole = to_words(LEADING.sub("", words.strip()))
    found = find(whole)
    return (
        found if found is not None and whole.raw[: len(head.raw)] == head.raw and found.first < len(head.raw) else None
    )


def _stands_for_state(words: str) -> bool:
    """Whether an adjective alone stands for a state or its forces ("Turkish", out of "clashes with Turkish"); no "a Syrian"."""
    return fold(words) in demonyms() and not (words.endswith("s") and fold(words[:-1]) in demonyms())


def _group(words: str, head: Words, found: Found, group: Actor) -> Known:
    """A group that the words name; an adjective before it tells the country of a namesake ("Syrian Muslim Brotherhood")."""
    if set(group.sectors) & _STATELESS and not group.country:
        return Known(group.name, "", group.sectors)
    before = words[: max(0, words.find(head.raw[found.first]))]
    country = country_in(_COMPOUND.sub(" ", before)) or group.country or country_in(words)
    return Known(group.name, country, group.sectors)


def _from_cast(head: Words, cast: Cast, words: str) -> Known | None:
    """A person whom the report names elsewhere with a title, by the last word of the head."""
    if not head.raw or not any(w[:1].isupper() for w in words.split()):
        return None
    known = cast.people.get(head.folded[-1]) if head.raw[-1][:1].isupper() else None
    if known is None or not (known.country or known.sectors):
        return None
    return Known(known.name, known.country or country_in(words), known.sectors)


def _canonical(name: str) -> str:
    country = by_code().get(country_of(name))
    return country.name if country else name
