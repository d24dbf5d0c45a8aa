"""The tables of parties: groups, office holders and kinds of people, found in words by their longest name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.resolve.fold import fold, loose

MOST_WORDS = 7


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
class Found:
    """What was found in words: the actor or agent, and the words' positions ``first`` to ``last`` (one past)."""

    what: Actor | Agent
    first: int
    last: int


@lru_cache(maxsize=1)
def groups() -> dict[str, Actor]:
    """Groups by every folded name of theirs."""
    found: dict[str, Actor] = {}
    for row in table("groups"):
        actor = Actor(row["name"], row["country"], tuple(row["sectors"].split()))
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(fold(form), actor)
    return found


@lru_cache(maxsize=1)
def people() -> dict[str, tuple[Actor, ...]]:
    """Office holders by every folded name of theirs (and by sound, under "~")."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for row in table("offices"):
        years = (int(row["start"] or 0), int(row["end"] or 0))
        actor = Actor(row["name"], row["country"], tuple(row["sectors"].split()), *years)
        forms = (row["name"], *filter(None, row["variants"].split("|")))
        for form in forms:
            found[fold(form)].append(actor)
            if " " in form:
                found["~" + loose(fold(form))].append(actor)
    return {k: tuple(dict.fromkeys(v)) for k, v in found.items()}


@lru_cache(maxsize=1)
def agents() -> dict[str, Agent]:
    """Kinds of people by their folded word, singular and plural."""
    return {
        fold(r["word"]): Agent(r["word"], tuple(r["sectors"].split()), r["private"] == "yes") for r in table("agents")
    }


def person(name: str, year: int = 0) -> Actor | None:
    """The office holder called ``name``, of several the one who held it in ``year``; None where none is known."""
    key = fold(name)
    known = people().get(key) or (people().get("~" + loose(key)) if " " in key else None)
    if not known:
        return None
    return min(known, key=lambda a: _years_off(a, year))


def _years_off(actor: Actor, year: int) -> tuple[int, int]:
    """How many years ``year`` lies outside the term (0: inside); a later term first where the year is unknown."""
    if not year:
        return (0, -actor.start)
    late = max(0, year - actor.end) if actor.end else 0
    return (max(0, actor.start - year) + late, -actor.start)


def find_group(words: list[str]) -> Found | None:
    """The longest group name in folded ``words``; of equal ones the first."""
    return _longest(words, groups())


def find_agent(words: list[str]) -> Found | None:
    """The last, longest kind of people in folded ``words`` ("pro-government gunmen": gunmen)."""
    best: Found | None = None
    known = agents()
    for last in range(len(words), 0, -1):
        for first in range(max(0, last - 4), last):
            agent = known.get(" ".join(words[first:last]))
            if agent:
                return Found(agent, first, last)
    return best


def find_person(words: list[str], year: int = 0) -> Found | None:
    """The longest name of an office holder in folded ``words``."""
    for length in range(min(4, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            actor = person(" ".join(words[first : first + length]), year)
            if actor:
                return Found(actor, first, first + length)
    return None


def _longest(words: list[str], known: dict[str, Actor]) -> Found | None:
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            actor = known.get(" ".join(words[first : first + length]))
            if actor:
                return Found(actor, first, first + length)
    return None
