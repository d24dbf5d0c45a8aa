"""What a person's name looks like, and which capitalised words are none.

Shared by ``persons`` (private roles), ``capacity`` (offices and functions) and ``told`` (people of no stated capacity).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from reportedly.lexicon import table, words

_MARKS = "\u0300-\u036f"  # a letter may come with its accents apart
WORD = rf"[^\W\d_][\w’'{_MARKS}-]{{0,30}}"
_UPPER = "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
CAPITAL = rf"(?-i:[A-Z{_UPPER}])"
CAP = rf"{CAPITAL}(?:[\w’'ʼ`{_MARKS}-]{{0,30}}(?:[^\W_]|[{_MARKS}])|\.)"
_PARTICLE = (
    r"(?:al|el|as|ash|at|an|ar|ad|ben|bin|bint|ibn|abu|abou|umm|ould|ag|ait|de|del|della|di|da|das|do|dos|du|la|las|los|le|van|von|der|"
    r"den|ten|ter|zu|af|ul|ur|y|e|i)"
)
_SHORT = r"(?-i:Mohd|Muhd|Md|Abd|Ste?)\."  # parts of names that are written short
_JOINED = rf"(?:(?:{_PARTICLE}[ -]){{0,2}}|[dl][’'])(?:{_SHORT}|{CAP})"
NAME = rf"(?<![\w-])(?:(?:al|el|abu|umm|de|van|von|bin|ben)[- ])?(?:{_SHORT}|{CAP})(?:[ ]{_JOINED}){{1,7}}"
ONE = rf"(?P<name>{NAME}|(?<![\w-])(?:(?:al|el|abu|umm)-)?{CAP})"
_ACRONYM = re.compile(r"\b(?!I{2,3}\b|IV\b|VI{0,3}\b)[A-Z]{3,}\b")
# Words that are no part of a person's name: days and months, bodies, directions, words that open a sentence.
NOT_PERSON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december monitor federation committee ministry party press service university hospital street square bridge road avenue "
    "army police guard union council court agency channel network television radio news times post courier ledger front brigade brigades "
    "state states republic kingdom north south east west northern southern eastern western the a an in on at of and but for from with "
    "when after before while he she it they we i you his her their this that these those there here not no some many most all two three four "
    "feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun kill kills killed attack attacks bomb "
    "bombs strike strikes airstrike airstrikes terrorists militants rebels committees government forces force conflict war "
    "five six seven eight nine ten dozens hundreds thousands centre center observatory organisation organization international national "
    "more than others another among print tweet views share tv reuters us-led un eu isis isil daesh qaeda al-qaeda relief medical organisations "
    "helmets countryside heights base air military areas claims claim admit beheads advance liberate killing civilians "
    "human rights red crescent cross movement association league group company works bank school college airport port city governorate "
    "province district town village camp company corporation islamic arab kurdish united nations european mr mrs ms dr caption marina conservancy raiders intraday rookie souk suq khirbat tell wadi "
    "over as if then now who what why how where also however meanwhile according so yet since during under by to or is are was were has had have "
    "will would could should may can do does did one first last our my your its our us photo photos video image images file read related "
    "advertisement copyright updated source sources reports report statement media institute foundation congress senate parliament department "
    "office board commission club society museum library theatre theater church mosque temple cathedral watch amnesty house white street capitol "
    "administration security defense defence health justice treasury interior foreign affairs act bill law amendment constitution award prize cup "
    "games open championship faculty section chapter article part grand new year years day days eve embassy hotel mountain mountains river lake sea ocean gulf island islands valley county bay beach park plaza tower building "
    "station hall clinic prison jail lives matter black muslim muslims christian christians jewish jews sunni shia shiite catholic god internet "
    "facebook twitter google apple amazon youtube instagram democrats republicans democrat republican liberal conservative labour tea "
    "associated agence foxnews african-american services immigration customs ahrar jaish jaysh jabhat liwa jisr harakat faylaq failaq jund ansar "
    "ap afp epa upi although though despite because whether once unless until whereas yesterday today tomorrow tonight instead perhaps maybe both "
    "each every such only never always often yes thanks hello hi counties "
    "end quote list restaurant cafe bar grill shop shops store stores highway arena stadium memorial airlines motors inc ltd llc co corp sons partners holdings "
    "securities capital energy oil gas petroleum elementary high middle academy seminary seafood geological survey week speech drill santa fort port weekly daily morning tribune journal herald gazette chronicle guardian observer telegraph magazine".split()
)


_BORNE = frozenset("bill april june august christian mark dawn karen".split())  # given names too
_FAMILIES = frozenset(
    "law day west north church read white black may park hall lake house field bush".split()
)  # family names too
# what joins the words of a name, and is no name alone
PARTICLES = frozenset(
    "al el as ash at an ar ad de di da do du la le van von der den ten ter zu af ul ur st mr ms dr jr sr".split()
)
# countries and capitals that are names of persons too
PERSONS_TOO = frozenset("jordan chad israel georgia virginia paris sofia washington san".split())
_PLACES_OPEN = frozenset({"los", "las", "bab"})  # "Los Angeles", "Bab al-Hawa"


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Words such as "Syrian" that open a description, not a name."""
    one = {w.casefold() for row in table("demonyms") for w in row["demonyms"].split("|") if w}
    # of the peoples' own words those of many alone: "Maya" is a given name too
    many = {w.casefold() for row in table("peoples") for w in row["words"].split("|") if w.endswith("s")}
    return frozenset(one | many | {w + "s" for w in one})


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Names of countries, capitals, regions and states, and of provinces of two words or more, lower case, whole."""
    out = {row[c].casefold() for row in table("capitals") for c in ("capital", "name")}
    out |= {w.casefold() for row in table("regions") for w in (row["name"], *row["aliases"].split("|"))}
    out |= {row["name"].casefold() for row in table("us_states")}
    out |= {row["name"].casefold() for row in table("state_codes")}
    out |= {row["name"].casefold() for row in table("admin") if row["level"] == "1" and " " in row["name"]}
    return frozenset(w for w in out if w)


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Names of two words or more of countries, capitals, provinces and of the towns that the tables add, as ``parts`` has them."""
    listed = {w for row in table("extra_places") for w in (row["name"], *row["aliases"].split("|"))}
    names = (" ".join(parts([w])) for w in countries() | listed)
    return frozenset(n for n in names if " " in n)


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Names of armed groups, parties, outlets and agencies that the tables hold, lower case, whole."""
    out = {w.casefold() for row in table("groups") for w in (row["name"], *row["aliases"].split("|"))}
    out |= {row["outlet"].casefold() for row in table("outlets")}
    out |= {w.casefold() for row in table("sources") for w in (row["name"], *row["aliases"].split(";"))}
    return frozenset(w for w in out if w)


_WHERE = re.compile(
    rf"\b(?:in|at|near|from|to|into|outside|around|across|towards?|through|over|on) (?:the )?((?:(?:al|el)-)?{CAP})",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def places_in(text: str) -> frozenset[str]:
    """Capitalised words that stand after "in", "at", "from" and the like somewhere in a text."""
    return frozenset(m.group(1) for m in _WHERE.finditer(text))


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Words that open sentences and are nobody's name: little words, nouns for people and bodies, verbs of acts."""
    out = {row["word"] for row in table("stop_words")} | {row["word"] for row in table("agents")}
    return frozenset(out | words("speakers", "noun") | words("act_words", "word"))


@lru_cache(maxsize=4)
def roles(kind: str) -> frozenset[str]:
    """Words for a person's role of one ``kind`` (private, public, known), lower case."""
    return words("person_roles", "role", kind=kind)


@lru_cache(maxsize=50_000)
def folded(name: str) -> tuple[str, ...]:
    """The tokens of a name in folded form, possessive endings and outer marks dropped."""
    tokens = [re.sub(r"[’']s?$", "", t.strip("’'`.-")) for t in re.split(r"[ ]+", name.strip())]
    return tuple(t.casefold() for t in tokens if t)


def owned(name: str) -> tuple[str, str]:
    """Whose a name is and the name: "CNN's Amal Haddad" gives "CNN" and "Amal Haddad"; "" where nobody's."""
    found = re.search(r"^(.*)[’']s (?=[^ ])", name)
    return (found.group(1), name[found.end() :]) if found else ("", name)


def _none(at: int, word: str) -> bool:
    """Whether a word at this place of a name makes it no person's: "Bill" opens a name, "Day" may end one."""
    if at and len(word) == 1:
        return False  # "Amal E."
    return word in NOT_PERSON and word not in (_BORNE if not at else _FAMILIES)


@lru_cache(maxsize=50_000)
def clean(name: str) -> tuple[str, ...]:
    """The tokens of a name in folded form, possessive ending dropped; () for what cannot be a person's name."""
    name = owned(name)[1]
    tokens = folded(name)
    said = name.split()
    while len(tokens) > 2 and (
        (len(said) > len(tokens) - 1 and _ACRONYM.fullmatch(said[-len(tokens)]) and not name.isupper())
        or tokens[0] in NOT_PERSON - _BORNE
        or tokens[0] in peoples() - _BORNE
        or tokens[0] in countries()
    ):
        tokens = tokens[1:]  # "April Amal Haddad", "Syrian Amal Haddad", "in Libya Amal Haddad"
    while len(tokens) > 2 and tokens[-1] in countries() - PERSONS_TOO:
        tokens = tokens[:-1]  # "Amal Haddad Louisiana fisherman"
    if tokens and tokens[0] in _PLACES_OPEN:
        return ()
    if not tokens or tokens[0] in peoples() - _BORNE or any(_none(i, t) for i, t in enumerate(tokens)):
        return ()
    if (
        " ".join(tokens) in bodies()
        or " ".join(tokens) in countries() - PERSONS_TOO
        or (_ACRONYM.search(" ".join(name.split()[-len(tokens) :])) and not name.isupper())
    ):
        return ()
    return tokens


def any_of(listed: Iterable[str]) -> str:
    """A pattern for one of many words, as a tree of their letters: many times as fast as trying each in turn."""
    tree: dict[str, Any] = {}
    for word in sorted(listed):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    tails = [re.escape(letter) + _branches(rest) for letter, rest in node.items() if letter]
    if not tails:
        return ""
    joined = tails[0] if len(tails) == 1 and "" not in node else "(?:" + "|".join(tails) + ")"
    return joined + ("?" if "" in node else "")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Folded letters without accents and apostrophes: "José", "O’Rourke" and "Jose", "orourke" are compared so."""
    lower = text.casefold()
    if lower.isascii() and lower.isalnum():
        return lower
    apart = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in apart if not unicodedata.combining(c) and c not in "’'ʼ`‘")


def parts(tokens: Iterable[str]) -> tuple[str, ...]:
    """The words of a name as they are compared with a text: plain, hyphens taken for spaces."""
    return tuple(p for t in tokens for p in re.split(r"[^\w]+", plain(t)) if p)
