"""Finds the names of private persons in a text: people whom the text presents by a private role.

Patterns look for a capitalised name beside an age, a role or what befell the person ("a 19-year-old student, X Y",
"X Y, whose brother was killed", "the funeral of X Y"). A name that the same text gives with an office or a rank is a
public one and is kept. Nothing here is stored: the names are looked up when something is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.lexicon import table, words

WORD = r"[^\W\d_][\w’'-]{0,30}"
CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĪĶĻŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ])"
CAP = rf"{CAPITAL}(?:[\w’'-]{{0,30}}[^\W_]|\.)"
_PARTICLE = r"(?:al|el|ben|bin|bint|ibn|abu|abou|ould|de|del|della|da|dos|di|van|von|der|den|la|le|ter|y|e)"
NAME = rf"(?:(?:al|el|abu|umm)[- ])?{CAP}(?:[ ](?:{_PARTICLE}[ -]){{0,2}}{CAP}){{1,4}}"
_NAME = re.compile(NAME, re.IGNORECASE)
_ONE = rf"(?P<name>{NAME}|{CAP})"
_AGE = r"\d{1,3}"
# what befalls people who are told by role, and what is theirs once it has
_FATE = (
    r"(?:killed|shot(?: dead)?|murdered|slain|stabbed|wounded|injured|hit|beaten|tortured|abducted|kidnapped|arrested|detained|"
    r"seized|jailed|imprisoned|held|buried|raped|hanged|executed|burned|missing|hospitalised|hospitalized|released|freed|died)"
)
_THING = r"(?:funeral|funerals|coffin|body|bodies|death|deaths|killing|murder|arrest|detention|grave|burial|family|families|relatives|mother|father|parents|brother|sister|widow|wife|husband|son|daughter|home|house|corpse|remains|memory|portrait|picture|photo|lawyer for)"
_NOT_PERSON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december monitor federation committee ministry party press service university hospital street square bridge road avenue "
    "army police guard union council court agency channel network television radio news times post courier ledger front brigade brigades "
    "state states republic kingdom north south east west northern southern eastern western the a an in on at of and but for from with "
    "when after before while he she it they we i you his her their this that these those there here not no some many most all two three four "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun kill kills killed attack attacks bomb "
    "bombs strike strikes airstrike airstrikes terrorists militants rebels committees government forces force conflict war "
    "five six seven eight nine ten dozens hundreds thousands centre center observatory organisation organization international national "
    "more than others another among print tweet views share tv reuters us-led un eu isis isil daesh qaeda al-qaeda relief medical organisations "
    "helmets countryside heights base air military areas claims claim admit beheads advance liberate killing civilians "
    "human rights red crescent cross movement association league group company works bank school college airport port city governorate "
    "province district town village camp company corporation islamic arab kurdish united nations european mr mrs ms dr".split()
)


@lru_cache(maxsize=1)
def _private_roles() -> str:
    listed = sorted(words("person_roles", "role", kind="private"), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in listed) + ")"


@lru_cache(maxsize=1)
def public_roles() -> frozenset[str]:
    """Words for offices, ranks and public functions, lower case."""
    return words("person_roles", "role", kind="public")


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    """Words such as "Syrian" that open a description, not a name."""
    return frozenset(w.casefold() for row in table("demonyms") for w in row["demonyms"].split("|") if w)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    role = _private_roles()
    aged = rf"{_AGE}[ -]years?[ -]old"
    texts = (
        rf"\b{_ONE},? (?:aged )?{_AGE}\b(?!,\d)(?! (?:km|kilomet|per cent|percent|people|million|thousand|killed|dead|injured))",
        rf"\b{_ONE} \((?:aged )?{_AGE}\)",
        rf"\b{_ONE},? (?:an? |the |who is )?{aged}",
        rf"\b{aged},?(?: (?!{CAP}){WORD}){{0,5}},? {_ONE}",
        rf"\b{role},?(?: (?:named|called|identified as|known as|of|was|is))? {_ONE}",
        rf"\b{_ONE},? (?:who (?:is|was) )?(?:an?|the|his|her|my|our|one of the|another)(?: [\w’'-]{{1,30}}){{0,5}}? {role}\b",
        rf"\b{_ONE},? (?:whose|who (?:was|were|had been|has been|lost|witnessed|saw|fled|lives|took part))\b",
        rf"\b{_ONE},? (?:was|were|is|had been|has been|who was)(?: (?:reportedly|allegedly|also|later|then|fatally|seriously|shot and|still)){{0,2}} {_FATE}\b",
        rf"\b{_ONE} (?:died|was (?:walking|on h(?:is|er) way|filming|standing|protesting|demonstrating))\b",
        rf"\b{_FATE} {_ONE}",
        rf"\b{_THING} (?:of|for) {_ONE}",
        rf"\b(?:killing|arresting|wounding|injuring|detaining|beating|seizing|abducting) {_ONE}",
        rf"\b(?:dead|victims?|killed|wounded|detainees?|detained|arrested|missing)(?: (?:include|includes|included|including|are|were|were named as|was named as|was identified as|were identified as|named|identified as))?[: ]{{1,2}}{_ONE}",
        rf"\b(?:among (?:them|the dead|the victims|the injured|those killed|those arrested|those held) (?:is|was|are|were)) {_ONE}",
    )
    return tuple(re.compile(t, re.IGNORECASE) for t in texts)


_LIST = re.compile(rf"(?:, | and |, and )(?P<name>{NAME})(?=,| and|\.|;|$)", re.IGNORECASE)


def clean(name: str) -> tuple[str, ...]:
    """The tokens of a name in folded form, possessive ending dropped; () for what cannot be a person's name."""
    tokens = [t.strip("’'.-") for t in re.split(r"[ ]+", name.strip())]
    tokens = [re.sub(r"[’']s$", "", t) for t in tokens if t]
    folded = tuple(t.casefold() for t in tokens if t)
    if not folded or folded[0] in _peoples() or any(t in _NOT_PERSON for t in folded):
        return ()
    return folded


# words beside which a single word is a person's name: "Ahmed, a 19-year-old", "a student named Ahmed"
_ALONE = re.compile(r"[ -]years?[ -]old| (?:named|called|identified as|known as) ", re.IGNORECASE)
# an office of several words that ends right before the name ("Secretary of State X Y", "the head of the group, X Y")
_OFFICE = re.compile(
    r"(?:Secretary(?: of [A-Z][a-z]+| General)?|(?:[Mm]inister|[Dd]irector|[Hh]ead|[Cc]hief|[Ll]eader|[Ss]poke\w+|[Cc]ommander) (?:of|for) "
    r"[\w' -]{2,40}),? $"
)


def _after_title(text: str, start: int, name: str) -> bool:
    before = re.findall(r"[\w-]+", text[max(0, start - 40) : start].rsplit(".", 1)[-1].casefold())
    head = re.findall(r"[\w-]+", name.casefold())
    if _OFFICE.search(text[max(0, start - 60) : start]):
        return True
    return bool(set(before[-2:]) & public_roles()) or bool(head and head[0] in public_roles())


def _before_title(text: str, end: int) -> bool:
    found = re.match(r", (?:the |an? )?((?:[\w’'-]{1,30} ?){1,6})", text[end : end + 90])
    return bool(found and set(re.findall(r"[\w-]+", found.group(1).casefold())) & public_roles())


def public_names(text: str) -> set[tuple[str, ...]]:
    """Names that ``text`` gives with an office, a rank or a public function, folded."""
    out: set[tuple[str, ...]] = set()
    for found in _NAME.finditer(text):
        name = found.group()
        tokens = clean(name)
        if not tokens:
            continue
        titled = [i for i, t in enumerate(tokens) if t in public_roles()]
        if titled:
            tokens = tokens[titled[-1] + 1 :]
            out.add(tokens)
        if _after_title(text, found.start(), name) or _before_title(text, found.end()):
            out.add(tokens)
    return {t for t in out if t}


def private_names(text: str) -> Iterator[tuple[str, ...]]:
    """Names of two words or more that ``text`` gives beside a private role, an age or a fate, folded.

    A one-word name is given only where the text says how old the person is or what the person is called.
    """
    for pattern in _patterns():
        for found in pattern.finditer(text):
            tokens = _person(text, found)
            if len(tokens) > 1:
                yield tokens
                yield from _listed(text, found.end("name"))
            elif tokens and _ALONE.search(found.group()):
                yield tokens


def _person(text: str, found: re.Match[str]) -> tuple[str, ...]:
    name = found.group("name")
    tokens = clean(name)
    if not tokens or _after_title(text, found.start("name"), name) or _before_title(text, found.end("name")):
        return ()
    return () if public_roles() & set(tokens) else tokens


def _listed(text: str, end: int) -> Iterator[tuple[str, ...]]:
    """The further names of a list that begins with a private person's name."""
    position = end
    for _ in range(12):
        found = _LIST.match(text, position)
        if found is None:
            return
        tokens = clean(found.group("name"))
        if not tokens or _after_title(text, found.start("name"), found.group("name")):
            return
        yield tokens
        position = found.end("name")
