"""The tables of parties: groups, office holders and kinds of people, found in words by their longest name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.resolve.fold import all_folded, all_loose, fold, loose

MOST_WORDS = 7
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_QUOTES = re.compile(r"['’‘`]")
_STOPS = re.compile(r"\b([A-Za-z])\.")
_ABOUT = 5  # years about a term in which somebody is still, or already, named for it
_ENDED = {
    "off": "ov",
    "eff": "ev",
    "skiy": "ski",
    "skii": "ski",
    "skyi": "ski",
    "sky": "ski",
    "skij": "ski",
    "enka": "enko",
    "vich": "vic",
    "vitch": "vic",
}
_ENDINGS = re.compile(r"(?<=[a-z]{2})(?:" + "|".join(_ENDED) + r")\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Actor:
    """A known party: canonical name, country (alpha-3 or ""), sectors; for people the years in office (0 = open)."""

    name: str
    country: str
    sectors: tuple[str, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Agent:
    """A kind of people or body: its word, sectors, and whether such persons are private."""

    word: str
    sectors: tuple[str, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand in a text and folded, one for one; possessive endings and the stops of initials are gone."""

    raw: tuple[str, ...]
    folded: tuple[str, ...]

    def head(self, length: int) -> Words:
        """The first ``length`` words."""
        return Words(self.raw[:length], self.folded[:length])

    def tail(self, length: int) -> Words:
        """The last ``length`` words."""
        return Words(self.raw[-length:], self.folded[-length:])


def to_words(text: str) -> Words:
    """The words of ``text``: hyphens part them, apostrophes and the stops of initials vanish ("U.N." is "UN")."""
    plain = _STOPS.sub(r"\1", _QUOTES.sub("", _POSSESSIVE.sub("", text)))
    raw = tuple(_WORD.findall(plain))
    return Words(raw, tuple(fold(w) for w in raw))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in words: the actor or agent, and the words' positions ``first`` to ``last`` (one past)."""

    what: Actor | Agent
    first: int
    last: int


def key_of(form: str) -> str:
    """The key of a name: its words folded just as those of a text are ("People's Protection Units", "U.N.")."""
    return " ".join(to_words(form).folded)


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[Actor, ...]]:
    """Groups by the key of every name of theirs; those who share a name in the order of the table."""
    found: dict[str, tuple[Actor, ...]] = {}
    for row in table("groups"):
        actor = Actor(row["name"], row["country"], tuple(row["sectors"].split()))
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            for key in dict.fromkeys((key_of(form), fold(form))):
                known = found.get(key, ())
                if actor not in known:
                    found[key] = (*known, actor)
    return found


@lru_cache(maxsize=1)
def people() -> dict[str, tuple[Actor, ...]]:
    """Office holders by every folded name of theirs (and by sound, under "~")."""
    found: dict[str, list[Actor]] = defaultdict(list)
    told = []
    for row in table("offices"):
        years = (int(row["start"] or 0), int(row["end"] or 0))
        actor = Actor(row["name"], row["country"], tuple(row["sectors"].split()), *years)
        told += [(form, actor) for form in (row["name"], *filter(None, row["variants"].split("|")))]
    keys = all_folded([form for form, _ in told])
    sounds = all_loose(_ENDINGS.sub(_ending, "\n".join(keys)).split("\n"))
    for (form, actor), key, heard in zip(told, keys, sounds, strict=True):
        found[key].append(actor)
        if " " in form:
            found["~" + heard.replace("i", "a")].append(actor)
    return {k: tuple(dict.fromkeys(v)) if len(v) > 1 else tuple(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def agents() -> dict[str, Agent]:
    """Kinds of people by their folded word, singular and plural."""
    return {
        fold(r["word"]): Agent(r["word"], tuple(r["sectors"].split()), r["private"] == "yes") for r in table("agents")
    }


def person(name: str, year: int = 0, near: Sequence[str] = ()) -> Actor | None:
    """The office holder called ``name``; None where none is known.

    Of several the one who held an office about ``year``, of those the one of the first country in ``near``.
    """
    key = fold(name)
    known = people().get(key) or (people().get(sound(key)) if " " in key else None)
    if not known:
        return None
    rank = {country: n for n, country in enumerate(near)}

    def order(actor: Actor) -> tuple[bool, int, tuple[int, int]]:
        off = _years_off(actor, year)
        return (off[0] > _ABOUT, rank.get(actor.country, len(rank)), off)

    return min(known, key=order)


def sound(folded: str) -> str:
    """The key under which spellings of one person's full name meet: Adel and Adil Abdul-Mahdi, Petrov and Petroff."""
    return "~" + loose(_ENDINGS.sub(_ending, folded)).replace("i", "a")


def _ending(found: re.Match[str]) -> str:
    return _ENDED[found.group()]


def _years_off(actor: Actor, year: int) -> tuple[int, int]:
    """How many years ``year`` lies outside the term (0: inside); a later term first where the year is unknown."""
    if not year:
        return (0, -actor.start)
    late = max(0, year - actor.end) if actor.end else 0
    return (max(0, actor.start - year) + late, -actor.start)


def find_group(words: Words, near: Sequence[str] = ()) -> Found | None:
    """The longest group name in ``words``, of equal ones the first; short capitals count only as capitals ("WHO").

    Of groups that share the name, the one whose country comes first in ``near``, else the first of the table.
    """
    known = groups()
    for length in range(min(MOST_WORDS, len(words.raw)), 0, -1):
        for first in range(len(words.raw) - length + 1):
            actors = known.get(" ".join(words.folded[first : first + length]))
            if actors and written_as_name(words.raw[first : first + length]):
                return Found(_nearest(actors, near), first, first + length)
    return None


def _nearest(actors: Sequence[Actor], near: Sequence[str]) -> Actor:
    """Of namesakes the one of the first country in ``near``; where none is of any, the one at home everywhere, if any."""
    for country in near if len(actors) > 1 else ():
        for actor in actors:
            if actor.country == country:
                return actor
    return next((a for a in actors if near and not a.country), actors[0])


def written_as_name(raw: tuple[str, ...]) -> bool:
    """Whether words are written as a group's name: with a capital, and short single words wholly in capitals."""
    if len(raw) > 1:
        return any(w[:1].isupper() for w in raw)
    word = raw[0]
    return word.isupper() if len(word) <= 3 or fold(word) in _COMMON else word[:1].isupper()


_COMMON = frozenset({"gram", "mend", "arena", "sana"})


def find_agent(words: Words) -> Found | None:
    """The last, longest kind of people in ``words`` ("pro-government gunmen": gunmen)."""
    known = agents()
    for last in range(len(words.raw), 0, -1):
        for first in range(max(0, last - 4), last):
            agent = known.get(" ".join(words.folded[first:last]))
            if agent:
                return Found(agent, first, last)
    return None


def find_person(words: Words, year: int = 0, near: Sequence[str] = ()) -> Found | None:
    """The longest name of an office holder in ``words``; names are written with a capital."""
    for length in range(min(4, len(words.raw)), 0, -1):
        for first in range(len(words.raw) - length + 1):
            if not any(w[:1].isupper() for w in words.raw[first : first + length][-2:]):
                continue  # "Kim Jong-un" ends in a small letter
            actor = person(" ".join(words.folded[first : first + length]), year, near)
            if actor:
                return Found(actor, first, first + length)
    return None
