"""Finds the names of private persons in a text: people whom the text presents by a private role.

Patterns look for a capitalised name beside an age, a role or what befell the person ("a 19-year-old student, X Y",
"X Y, whose brother was killed", "the funeral of X Y"). A name that the same text gives with an office or a rank is a
public one and is kept. Nothing here is stored: the names are looked up when something is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.publish.capacity import in_office, officeholders, untitled
from reportedly.publish.namewords import (
    CAP,
    CAPITAL,
    NAME,
    ONE,
    PARTICLES,
    PERSONS_TOO,
    WORD,
    any_of,
    bodies,
    clean,
    countries,
    folded,
    ordinary,
    peoples,
    places_in,
    roles,
)

_AGE = r"\d{1,3}"
# whose relatives and remains are told: "Amal's mother"
_OWN = r"(?:mother|father|parents?|brothers?|sisters?|sons?|daughters?|wife|husband|widow|widower|famil(?:y|ies)|relatives?|uncle|aunt|cousins?|grandmother|grandfather|fianc[eé]e?|girlfriend|boyfriend|friends?|neighbou?rs?|lawyer|body|death|funeral|killing|murder|arrest|detention|coffin|grave|burial|shooting)"
# what befalls people who are told by role, and what is theirs once it has
_FATE = (
    r"(?:killed|shot(?: dead)?|murdered|slain|stabbed|wounded|injured|hit|beaten|tortured|abducted|kidnapped|arrested|detained|"
    r"seized|jailed|imprisoned|held|buried|raped|hanged|executed|burned|missing|hospitalised|hospitalized|released|freed|died)"
)
# a fate told without "was", as in headlines: "Amal Haddad shot in a park"
_BEFALLEN = (
    r"(?:shot|killed|stabbed|beaten|gunned down|choked|strangled|crushed|abducted|kidnapped|detained|arrested|jailed) "
    r"(?:dead |down |to death )?(?:in|by|at|on|while|outside|near|inside|when|after|during)"
)
_THING = r"(?:funeral|funerals|coffin|body|bodies|death|deaths|killing|murder|arrest|detention|grave|burial|family|families|relatives|mother|father|parents|brother|sister|widow|wife|husband|son|daughter|home|house|corpse|remains|memory|portrait|picture|photo|lawyer for)"


# who serves without command, and so is private once something has befallen them
_SERVING = (
    r"(?:soldiers?|conscript|policem[ae]n|policewoman|guard|sgt\.?|sergeant|cpl\.?|corporal|pvt\.?|pfc\.?|constable)"
)

_CALLED = (
    r"(?:named|called|identified as|identified only as|known as|whose name (?:was|is)|who (?:called|calls) (?:him|her|them)self|"
    r"who gave (?:his|her|their) name as|who goes by)"
)


@lru_cache(maxsize=1)
def _private_roles() -> str:
    return any_of(roles("private")) + r"\b"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each pattern, and whether it begins with a name."""
    role = _private_roles()
    aged = rf"{_AGE}[ -]years?[ -]old"
    texts = (
        rf"\b{ONE},? (?:aged |ages )?{_AGE}\b(?!,\d)(?! (?:km|kilomet|per cent|percent|people|million|thousand|killed|dead|injured|January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec|others|more))",
        rf"\b{ONE} \((?:aged )?{_AGE}\)",
        rf"\b{ONE},? (?:an? |the |who is )?{aged}",
        rf"\b{aged},?(?: (?!{CAP}){WORD}){{0,5}},? {ONE}",
        rf"\b(?!(?-i:Mother|Father|Sister|Brother) ){role},?(?: was| is| {_CALLED}| [\w’'-]+ {_CALLED})? [“\"]?{ONE}",
        rf"\b{ONE}(?:,| [–—-])? (?:who (?:is|was) )?(?:an?|the|his|her|my|our|their|one of the|another)(?: [\w’'-]{{1,30}}){{0,5}}? {role}",
        rf"\b{ONE},? (?:whose(?! (?:[\w-]+ ){{0,3}}(?:columns?|books?|novels?|films?|shows?|songs?|office|party|company|firm|department|ministry|agency|committee|campaign|administration|government|group|organi[sz]ation)\b)|who (?:was|were|had been|has been|lost|witnessed|saw|fled|lives|lived|took part|works|worked|owns|runs|survived|escaped|joined|marched|came|went|heard|watched))\b",
        rf"\b{ONE},? (?:was|were|is|had been|has been|who was)(?: (?:reportedly|allegedly|also|later|then|fatally|seriously|shot and|still|among the)){{0,2}} {_FATE}\b",
        rf"\b{ONE} (?:died|was (?:walking|on h(?:is|er) way|filming|standing|protesting|demonstrating))\b",
        rf"(?<![\w-]){_FATE}(?: (?:an?|the|unarmed|off-duty|black|young|man|woman|protester|{_SERVING})){{0,3}} {ONE}",
        rf"\b{_THING} (?:procession |service |ceremony )?(?:of|for) {ONE}",
        rf"\b{_OWN} of (?:the (?:late|slain|dead) )?{ONE}",
        rf"\b{ONE}, (?:also |later |reportedly )?{_FATE}\b",
        rf"\b{ONE} {_BEFALLEN}\b",
        rf"\bidentified (?:only |later )?as {ONE}",
        rf"\b{ONE} ?[’']s? (?:late |elder |older |younger |eldest |youngest |grieving |only |\d+-year-old )?{_OWN}\b",
        rf"\b(?:killing|arresting|wounding|injuring|detaining|beating|seizing|abducting|shooting|murdering|murder of|shooting of|death of|killing of|arrest of) {ONE}",
        rf"\b(?:dead|victims?|killed|wounded|detainees?|detained|arrested|missing)(?: (?:include|includes|included|including|are|were|were named as|was named as|was identified as|were identified as|named|identified as))?[: ]{{1,2}}{ONE}",
        rf"\b(?:among (?:them|the dead|the victims|the injured|those killed|those arrested|those held) (?:is|was|are|were)) {ONE}",
        rf"\b(?:rest in peace|rip|in memory of|in honou?r of|justice for|vigil for|tribute to|mourn(?:s|ed|ing)?(?: for)?|chanting for|free) {ONE}",
        rf"\b(?:victims?|dead|killed|wounded|detainees|arrested|hostages?),? (?:include|includes|included|including)(?: (?-i:[a-z])[\w’'-]{{1,20}}){{0,4}} {ONE}",
        rf"\b{ONE}, #?{CAP}(?: {CAP}){{0,2}} ?[’']s {_OWN}\b",
        rf"\b{ONE} \((?:translated|(?:through|via) (?:an? )?(?:translator|interpreter))\)",
        rf"\b(?:g[ai]ves? (?:his|her|their) name as|us(?:es|ed|ing) the name|under the alias|identified (?:him|her|them) only as) {ONE}",
        rf"\b(?:Mrs|Miss)\.? {ONE}",
    )
    opening = rf"\b{ONE}"
    return tuple((re.compile(t, re.IGNORECASE), t.startswith(opening)) for t in texts)


_OPENING = re.compile(rf"(?<![\w-])(?:(?i:al|el|abu|umm|de|van|von|bin|ben)[- ](?={CAPITAL})|(?={CAPITAL}))")


@lru_cache(maxsize=2)
def _openings(text: str) -> tuple[int, ...]:
    """Where a name may begin."""
    return tuple(m.start() for m in _OPENING.finditer(text))


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives of a pattern that begins with a name, in a third of the time."""
    end = 0
    for start in _openings(text):
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


_NAME = re.compile(NAME, re.IGNORECASE)
_LIST = re.compile(
    rf"(?:,? (?:aged )?\d{{1,3}})?(?:, | and |, and |; )(?P<name>{NAME})(?=,| and|\.|;|$| (?-i:[a-z]))", re.IGNORECASE
)
_LIST_ONE = re.compile(
    rf"(?:,? (?:aged )?\d{{1,3}})?(?:, | and |, and |; )(?P<name>{CAP})(?=,| and|\.|;|$| (?-i:[a-z])|[’'])",
    re.IGNORECASE,
)


# words beside which a single word is a person's name: "Ahmed, a 19-year-old", "a student named Ahmed"
_NAMED = re.compile(
    r"[ -]years?[ -]old| (?:named|called|identified as|known as|name as|the name|only as|alias) ", re.IGNORECASE
)


# a sign that public persons have too
_WEAK = re.compile(r" (?:whose|who \w+)$", re.IGNORECASE)


def private_names(text: str) -> Iterator[tuple[str, ...]]:
    """Names that ``text`` gives beside a private role, an age or a fate, folded.

    A name of one word is given where it can be no place, body or people that the text or the tables know.
    """
    single: set[str] = set()
    fallen: set[str] = set()
    yield from _minors(text)
    yield from _children(text)
    for pattern, opens in _patterns():
        for found in _each(pattern, text) if opens else pattern.finditer(text):
            tokens = _person(text, found)
            if len(tokens) > 1:
                yield tokens
                yield from _beside(text, found.start("name"))
                yield from _listed(text, found.end("name"))
            elif tokens and _alone(text, found):
                yield tokens
                yield from _listed(text, found.end("name"), single=True)
                single.add(tokens[0])
                if not _WEAK.search(found.group()):
                    fallen.add(tokens[0])
    if single:
        yield from _in_full(text, single, fallen)


_MINOR = re.compile(
    rf"(?P<name>{NAME}|{CAP}), (?:aged )?(?:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen)(?=,| and\b|\.|;)"
)


def _minors(text: str) -> Iterator[tuple[str, ...]]:
    """Children, told by an age under 18: whatever their names begin with ("Prince X, 14"), and those listed with them."""
    found = [m["name"] for m in _MINOR.finditer(text)]
    if any(len(clean(n)) > 1 for n in found):
        yield from (t for n in found if (t := clean(n)))


_CHILDREN = re.compile(
    rf"\b(?:[Cc]hildren|sons|daughters|kids|siblings|brothers|sisters|grandchildren)(?:,| [–—-]) (?P<names>{CAP}(?:, {CAP}){{0,8}},? and {CAP})"
    r"(?=[,.;]| [–—-])"
)


def _children(text: str) -> Iterator[tuple[str, ...]]:
    """Relatives told one after the other by given names alone, whatever else the words mean: "her children, Paris, Prince and Nour,"."""
    for found in _CHILDREN.finditer(text):
        words = [folded(n) for n in re.split(r",? and |, ", found["names"])]
        lands = {w for t in words for w in t if w in countries()}
        if (
            not any(w in bodies() | peoples() for t in words for w in t)
            and lands <= PERSONS_TOO
            and len(lands) < len(words)
        ):
            yield from words


def _in_full(text: str, single: set[str], fallen: set[str]) -> Iterator[tuple[str, ...]]:
    """The full names of those who are told of by the given name alone, or by the surname of one person whom something befell."""
    surnamed: dict[str, set[tuple[str, ...]]] = {}
    for found in _NAME.finditer(text):
        tokens, titled = untitled(found.group())
        if len(tokens) < 2 or titled or not {tokens[0], tokens[-1]} & (single | fallen):
            continue
        if in_office(text, found.start(), found.end()):
            continue
        if tokens[0] in single:
            yield tokens
        if tokens[-1] in fallen:
            surnamed.setdefault(tokens[-1], set()).add(tokens)
    yield from (t for names in surnamed.values() if len(names) == 1 for t in names)


def _person(text: str, found: re.Match[str]) -> tuple[str, ...]:
    name = found.group("name")
    tokens = clean(name)
    while tokens and len(tokens) > 1 and tokens[0] in roles("private"):
        tokens = tokens[1:]
    if not tokens or in_office(text, found.start("name"), found.end("name")):
        return ()
    return () if untitled(name)[1] else tokens


_SHORTENED = re.compile(r"[’'](?:m|ve|ll|re|d)$")
_MONTHS = frozenset({"June", "April", "May", "August"})
_TRANSLATED = re.compile(r"(?:translated|translator|interpreter)\)$", re.IGNORECASE)


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether one capitalised word is likelier a person than a place, a body, a people or the opening of a sentence."""
    word, name = folded(found.group("name"))[0], found.group("name")
    if _TRANSLATED.search(found.group()):
        return word not in roles("public")
    if len(word) < 2 or word in PARTICLES or (name.isupper() and name.title() not in text) or name in places_in(text):
        return False
    if _NAMED.search(found.group()):
        return True
    if name in places_in(text):
        return False
    if _NAMED.search(found.group()):
        return True
    if _SHORTENED.search(word) or (
        name in _MONTHS and re.search(r"\d[\w.]* $", text[max(0, found.start("name") - 6) : found.start("name")])
    ):
        return False
    aged = re.match(r",? (?:aged )?\d{1,2}(?=,|\.|;| and\b)", text[found.end("name") :][:12])
    if (
        (word in countries() and not (word in PERSONS_TOO and aged))
        or word in roles("private")
        or (word,) in officeholders()
    ):
        return False
    if (
        word in roles("public")
        or text.endswith("the ", 0, found.start("name"))
        or re.match(r" \d", text[found.end("name") : found.end("name") + 2])
    ):
        return False
    start = found.start("name")
    opens = start == 0 or text[start - 1] in '\n“"‘' or re.search(r"[.!?:][”\"’]? $", text[max(0, start - 3) : start])
    if opens and (
        word in ordinary()
        or word.endswith("ly")
        or re.match(r" (?:were|are)\b", text[found.end("name") :][:6])
        or f" {word} " in text
    ):
        return False
    of = text.endswith("of ", 0, start) and not re.match(r"[’']s ", text[found.end("name") :][:3])
    return not of or bool(re.search(rf"\b(?:{_THING}|{_OWN}) of $", text[max(0, start - 20) : start]))


def _thing(word: str) -> bool:
    """Whether a capitalised word is a place, a people, a body or a role."""
    word = word.casefold()
    return word in countries() | bodies() | peoples() | roles("public") | roles("private")


_PAIR = re.compile(rf"(?P<name>{CAP}) and (?:(?:his|her|their) {WORD},? )?$")


def _beside(text: str, start: int) -> Iterator[tuple[str, ...]]:
    """The given name before "and X Y": a couple told together."""
    found = _PAIR.search(text[max(0, start - 60) : start])
    if found and (tokens := clean(found["name"])) and tokens[0] not in countries() | bodies() | roles("public"):
        yield tokens


def _listed(text: str, end: int, single: bool = False) -> Iterator[tuple[str, ...]]:
    """The further names of a list that begins with a private person's name; of one word each where the first is ``single``."""
    position = end
    for _ in range(40):
        found = _LIST.match(text, position) or (_LIST_ONE.match(text, position) if single else None)
        if found is None or (" " not in found["name"] and _thing(found["name"])):
            return
        tokens = clean(found.group("name"))
        if not tokens or in_office(text, found.start("name"), found.end("name")):
            return
        yield tokens
        position = found.end("name")
