"""Finds the names that a text gives in a public capacity: with an office, a rank, a mandate, a function.

``public_names`` holds against everything else the text says of the person. ``known_names`` are those that a text gives with a
body they speak for, as writers of the report, as experts, artists or fighters; they are kept where the text gives
them no private role.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from reportedly.lexicon import table, words
from reportedly.publish.namewords import CAP, NAME, bodies, clean, countries, folded, ordinary, owned, roles

Tokens = tuple[str, ...]
_NAME = re.compile(NAME, re.IGNORECASE)
_TITLED = re.compile(rf"(?P<title>[\w-]{{2,30}})\.?,? (?P<name>{CAP})(?! {CAP})", re.IGNORECASE)
# the word before a name, with the dot of an abbreviated rank
_BEFORE = re.compile(r"(?P<lead>[\w’'-]+ )?(?P<word>[\w-]+)(?P<dot>\.?),? [“\"]?$")
# an office of several words that ends right before the name ("Secretary of State X Y", "the head of the group, X Y")
_OFFICE = re.compile(
    r"(?:Secretary(?: of [A-Z][a-z]+| General)?|(?:[Pp]ress|[Hh]ealth|[Ff]oreign|[Hh]ome|[Dd]efen[cs]e|[Gg]eneral|[Pp]ermanent|[Ss]tate) secretary|"
    r"[Cc]hief executive|[Hh]ead ?teacher|[Ee]xecutive officer|[Gg]eneral secretary (?:of|for) [\w' -]{2,60}|[Mm]ember of (?:the )?(?:parliament|congress|knesset|council|cabinet|house)|"
    r"[Mm]ember of (?:the )?(?:[\w’'-]+ ){1,6}(?i:committee|council|bureau|board|parliament|assembly|presidium|politburo|cabinet)|"
    r"[Cc]harg[eé] d[’']affaires|"
    r"(?:[Mm]inister|[Dd]irector|[Hh]ead|[Cc]hief|[Ll]eader|[Ss]poke\w+|[Cc]ommander) (?:of|for) [\w' -]{2,40}),? $"
)
_OFFICE_OF = re.compile(r"\b(?P<office>[\w-]+) (?:of|for|to) (?:[^\W\d][^\W\d'’-]* ){0,6}[^\W\d][^\W\d'’-]*,? $")
# a party and a state behind a name, as US reports have it: a hyphen between them, or "the Arizona Republican"
_MANDATE = re.compile(
    r"(?:,? \(?(?-i:[DRI])[-–][A-Z][A-Za-z.]{1,12}\)?|, (?:the )?(?:[\w.]+ ){0,2}(?-i:Democrat|Republican)\b)"
)
_MEMBER = re.compile(
    r",? (?:who is )?(?:an? |the )?(?:[\w-]+ ){0,2}member of (?:the )?(?:[\w’'-]+ ){0,3}"
    r"(?:parliament|assembly|congress|senate|house|knesset|council|cabinet|government|majlis|duma|politburo)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?: \([^()]{1,40}\)|, \d{2}(?=,))?(?:, | (?=the [A-Z]\w+ of ))(?:who (?:is|was|serves as) )?((?:[\w’'.&-]{1,30} ?){1,12})"
)
_IS = re.compile(r",? (?:is|was|became) ((?:an?|the|\w+[’']s) (?:[\w’'.-]{1,30} ?){1,8})")
_STOP = re.compile(
    r"\b(?:of|for|to|in|at|with|from|by|who|whose|which|and|on|said|says|told)\b|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bU\.S)(?<!\bU\.N)\. "
)
_BODY = (
    r"(?:Watch|Institut\w+|Cent(?:er|re)|University|Council|Foundation|Ministry|Party|Brigades?|Amnesty|Observatory|Association|Union|Federation|"
    r"Commission|Committee|Agency|Organi[sz]ation|Group|Network|Front|Army|Congress|Crescent|Cross|Fund|Bank|College|School|Department|Society|"
    r"Bureau|Office|Coalition|Movement|Alliance|Corporation|Company|Inc|Times|Post|News|Guardian|Journal|Survey|Services?|Laborator\w+|Trust|Club|Museum|Initiative|Project|Report|Review|Magazine|Today|Tribune|Radio|Television|Research|Associates|Ministries|Conservancy|Bureau|Courts?|Programme|Program)"
)
# words between a name and the body that the person speaks for: none that goes on with what the person said, did or suffered
_GAP = r"(?!(?:said|says|told|tells|saw|was|were|had|has|died|went|came|asked|added|wrote|lives?|lived|student|students|pupil|patient)\b)[\w&-]+"
_SPEAKS_FOR = re.compile(
    rf"(?:, (?:{_GAP} ){{0,10}}?|,? )(?:of|at|with|from|for) (?:the )?(?:(?-i:[a-z])[\w-]* )?(?:(?:{CAP} |of |for |and |on ){{0,6}}{_BODY}\b|(?-i:(?!UK|US|UAE|DC)[A-Z]{{3,6}})\b)",
    re.IGNORECASE,
)
# what only people in a public capacity do
_ACTS = re.compile(
    r",? (?:an? (?:[\w-]+ ){1,3})?who (?:has |had |then |once |also |now ){0,2}(?:led|leads|heads|headed|chairs|chaired|directs|"
    r"directed|commands|commanded|founded|represents|ran for|is running for|was running for|presides|presided|governs|governed|"
    r"(?:won|lost) (?:[\w-]+ ){0,4}(?:election|primary|race|nomination|seat|runoff)|was (?:re-)?elected|"
    r"served as (?:the )?(?:[\w’'-]+ ){0,6}(?:counsel|secretary|director|chief|head|minister|ambassador|adviser|governor|mayor|administrator|undersecretary|"
    r"commissioner|attorney general|prosecutor|judge|commander|president|chairman|chairwoman|leader|spokesman|spokeswoman)|"
    r"served (?:in|under) (?:the )?(?:[\w’',-]+ ){0,8}?(?:administrations?|governments?|cabinets?|president|prime minister)|"
    r"(?:just |recently )?joined the White House)\b"
)
# "won the seat", "was named to head the commission": an office in what is said of the person
_CHOSEN = re.compile(
    r"(?: (?:won|lost) (?:[\w-]+ ){0,4}(?:election|primary|race|nomination|seat|runoff)\b|was (?:re-)?elected\b|"
    r",? who (?:was|has been|had been|is) (?:just |recently )?(?:appointed|elected|nominated|named (?:to|as))\b|"
    r" to (?:head|lead|run|chair|direct|oversee|command) (?:the|a|its|his|her|their|our)\b)"
)
_PARTISAN = re.compile(r"(?-i:Republicans?|Democrats?|Democratic|Conservative|Labour|Tory|Libertarian) $")
_PARTISANS = frozenset({"republican", "democrat", "democratic", "tory"})
_OUTLET = re.compile(r"\b(?-i:[A-Z]{2,5})[’']s? (?:[a-z]+ ){0,2}$")
_WRITER = re.compile(
    r"(?:(?:^|[\n|—–(] ?|\. )(?:By|Reporting by|Written by|Editing by|Compiled by|Photo by) |(?:reporting|writing|edit(?:ing|ed)) by |"
    r"\b(?:books?|novels?|memoir|biography|film|documentary|study|essay|album|play|article|painting|poem) (?:called \S+ )?by |"
    r"\b(?:REUTERS|AP|AFP|EPA|Getty Images)/ ?|\b(?:Photo(?:graph)?|Picture|Image|Video|Credit)s?(?: credit)?(?:: ?|/)|"
    r"(?:Editing|Edited|Writing|Compiled|Reporting) by [\w’' ,-]{2,60} and )$",
    re.IGNORECASE,
)
_OWNER = re.compile(rf"((?:{CAP} |of |for ){{0,4}}[\w.-]+)[’']s? (?:[a-z]+ ){{0,3}}$")
# titles that are surnames too: they are titles at the head of a name alone
_SURNAMES = frozenset("king pope bishop major dean prince marshal abbot judge cardinal rabbi".split())
# titles that are given names too: titles only before a full name ("Dean Amal Haddad")
_GIVEN_TOO = frozenset({"dean"})
_HEAD = 100  # code points before a name that may hold its office
_MINISTRIES = frozenset(
    "state defense defence housing interior home foreign treasury energy labor labour education health transport transportation "
    "commerce agriculture justice press trade environment security affairs business culture general".split()
)
# who runs a thing and speaks for nobody: "school administrator"
_EMPLOYED = frozenset(
    ("administrator", of) for of in ("school", "office", "systems", "network", "database", "web", "shop")
)
_ABBREVIATED = 5  # letters of the longest abbreviated rank


def _parts(word: str) -> set[str]:
    return {word, *word.split("-")}


# what may stand between an office and the name
_POLITE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Eng|Sheikh)\.? $")


def _before(text: str, start: int) -> str:
    """The words before a name, without "Dr" and the like."""
    return _POLITE.sub("", text[max(0, start - _HEAD) : start])


def _after_title(text: str, start: int) -> bool:
    head = _before(text, start)
    if _OFFICE.search(head) or _heads(head):
        return True
    found = _BEFORE.search(head)
    if found is None:
        return False
    word, lead = found["word"].casefold(), (found["lead"] or "").strip().casefold()
    if (found["dot"] and len(word) > _ABBREVIATED) or (word, lead) in _EMPLOYED:
        return False
    return bool(_parts(word) & roles("public"))


def _heads(head: str) -> bool:
    """Whether "the governor of X province" stands right before a name, and not "the son of the governor of X"."""
    found = _OFFICE_OF.search(head)
    if found is None or not _parts(found["office"].casefold()) & roles("public"):
        return False
    before = re.search(r"([\w-]+) (?:of|for|to|by|with) (?:the |an? )?$", head[: found.start()])
    return not (before and before.group(1).casefold() in roles("private"))


def _described(words: str) -> list[str]:
    """The words of a description up to where it goes on about something else; its last ones name the role."""
    return re.findall(r"[\w-]+", _STOP.split(words, maxsplit=1)[0].casefold())


def _apposed(text: str, end: int) -> list[str]:
    apposed = _APPOSED.match(text, end)
    if apposed and _ANOTHER.search(_STOP.split(apposed.group(1), maxsplit=1)[0]):
        return []
    found = apposed or _IS.match(text, end)
    return _described(found.group(1)) if found else []


# an office right before a full name that ends the description is another's: "the death of X Y, former Mayor Amal Haddad told"
_ANOTHER = re.compile(
    rf"\b(?:[Mm]ayor|[Mm]inister|[Pp]resident|[Gg]overnor|[Ss]enator|Sen\.|Rep\.|Gov\.|[Aa]mbassador|[Ss]ecretary|[Ss]poke\w+|[Cc]hief|"
    rf"[Cc]ommander|[Dd]irector|[Ll]eader|[Jj]udge|[Pp]rosecutor) {CAP}(?: {CAP}){{1,2}} $"
)


def _has_role(said: list[str], kind: str) -> bool:
    if kind == "known" and any(w.endswith("ologist") for w in said):
        return True
    if kind == "public" and any(a in _MINISTRIES and b == "secretary" for a, b in pairwise(said)):
        return True
    return bool(said) and any(_parts(w) & roles(kind) for w in said) and said[-1] not in roles("private")


# whose relative somebody is, right before the name: whatever the name goes on with ("his wife, Amal Haddad, director of")
_KIN = re.compile(
    r"\b(?:his|her|their|my|our|whose|[\w-]+[’']s?) (?:late |older |elder |younger |eldest |youngest |only |then-|ex-|former |estranged |first |second )?"
    r"(?:wife|husband|son|daughter|brother|sister|mother|father|fianc[eé]e?|girlfriend|boyfriend|partner|cousin|nephew|niece|uncle|aunt|spouse|"
    r"grandson|granddaughter|grandmother|grandfather|stepson|stepdaughter|widow|widower|mom|dad|mum),? $",
    re.IGNORECASE,
)


def in_office(text: str, start: int, end: int) -> bool:
    """Whether the name at ``start``..``end`` (code points) stands beside an office, a rank or a mandate."""
    if _KIN.search(text, max(0, start - 60), start) and folded(text[start:end]) not in officeholders():
        return False
    mandate = _MANDATE.match(text, end) or _MEMBER.match(text, end)
    # "ambassador to Libya Amal Haddad": the country belongs to the office
    first = re.match(r"[\w-]+ ", text[start:end])
    if (
        first
        and first.group().strip().casefold() in countries()
        and _heads(text[max(0, start - _HEAD) : start + first.end()])
    ):
        return True
    if _ACTS.match(text, end) or _CHOSEN.match(text, end) or _PARTISAN.search(text, max(0, start - 20), start):
        return True
    return _after_title(text, start) or bool(mandate) or _has_role(_apposed(text, end), "public")


@lru_cache(maxsize=50_000)
def untitled(name: str) -> tuple[Tokens, bool]:
    """The tokens of a name without a title at its head, and whether there was one ("Senator X Y")."""
    name = owned(name)[1]
    tokens = folded(name)
    titled = [
        i
        for i, t in enumerate(tokens[:-1])
        if (
            _parts(t) & roles("public") or t == "secretary" or tokens[max(0, i - 1) : i + 1] == ("executive", "officer")
        )
        and (not i or t not in _SURNAMES or i + 2 < len(tokens))
        and (t not in _GIVEN_TOO or i + 2 < len(tokens))
    ]
    if not titled and len(tokens) > 2 and tokens[0] in _PARTISANS:
        return clean(" ".join(name.split()[1:])), True
    if titled:
        return clean(" ".join(name.split()[titled[-1] + 1 :])), True
    if len(tokens) > 2 and tokens[0] in roles("known"):
        return clean(" ".join(name.split()[1:])), False
    return clean(name), False


def public_names(text: str) -> set[Tokens]:
    """Names that ``text`` gives with an office, a rank or a public function, folded; surnames alone too ("Mayor Haddad")."""
    out: set[Tokens] = set()
    for found in _NAME.finditer(text):
        tokens, titled = untitled(found.group())
        if tokens and (titled or in_office(text, _begun(found, tokens), found.end())):
            out.add(tokens)
    for found in _TITLED.finditer(text):
        title = found["title"].casefold()
        if title not in _GIVEN_TOO and _parts(title) & roles("public") and found["title"][0].isupper():
            out.add(folded(found["name"]))
    out |= _led(text)
    return {t for t in out if t}


# "The judge in Louisiana, Amal Haddad, said": a sentence or clause that begins with an office and gives its holder between commas
_LED = re.compile(
    rf"(?:^|[\n”\"] ?|[.;] |, )[Tt]he (?:[\w’'-]+ ){{0,4}}?(?P<office>[\w-]+) (?:in|at|on|overseeing|presiding|leading|representing) "
    rf"[^,.;\n“”\"]{{2,50}}, (?P<name>{NAME}),"
)


def _led(text: str) -> set[Tokens]:
    """Names that follow an office and its seat between commas."""
    said = (m for m in _LED.finditer(text) if _parts(m["office"].casefold()) & roles("public"))
    return {t for m in said if len(t := untitled(m["name"])[0]) > 1}


def _begun(found: re.Match[str], tokens: Tokens) -> int:
    """Where the person begins in a run of capitalised words that may open with a body, a people or "Dr"."""
    said = found.group().split(" ")
    return found.end() - len(" ".join(said[-len(tokens) :]))


def known_names(text: str) -> set[Tokens]:
    """Names of two words or more that ``text`` gives with a body, an expertise, an art or as the report's writers, folded."""
    out = {t for m in _NAME.finditer(text) if len(t := untitled(m.group())[0]) > 1 and _is_known(text, m)}
    for said in _SIGNED.finditer(text):
        out |= {t for m in _NAME.finditer(text, *said.span()) if len(t := untitled(m.group())[0]) > 1}
    for said in _CREDITED.finditer(text):
        start = max(text.rfind("\n", 0, said.start()), text.rfind(". ", 0, said.start())) + 1
        end = min(e for e in (text.find("\n", said.end()), text.find(". ", said.end()), len(text)) if e >= 0)
        out |= {t for m in _NAME.finditer(text, start, end) if len(t := untitled(m.group())[0]) > 1}
    return out


# a line that credits writers: "AP writers around the world contributed, including A B in Lima; C D in Quito"
_CREDITED = re.compile(
    r"\b(?:contributed to this (?:report|story|article|file)|(?:writers|reporters|correspondents|journalists)[^\n.]{0,60} contribut\w+)"
)
# bodies in lower case behind a name, and outlets: "of the rebel coalition", "of Slate"
_OF_BODY = re.compile(
    r",? (?:of|from|for|with|at) (?:the )?(?:[\w-]+ ){0,2}(?:coalition|group|council|movement|committee|union|party|organi[sz]ation|campaign|charity|think tank)\b"
)
_OF_OUTLET = re.compile(rf",? (?:of|from|for|with|at) (?:the )?(?P<outlet>{CAP}(?: {CAP}){{0,3}})")


# "X Y, BBC News": whom an outlet has behind the name; "X Y's next novel": who made what is told of
_BYLINED = re.compile(
    r",? (?:for |of )?(?:the )?(?-i:[A-Z]{2,5})(?: (?-i:[A-Z])\w+)? (?:(?i:news)|Sport|Radio|TV|World)\b"
)
_WORK = re.compile(
    r"[’']s (?:[\w-]+ ){0,2}(?:novels?|books?|films?|albums?|movies?|columns?|documentary|songs?|show|screenplay)\b"
)
# people listed as players, actors, ministers: "the players, which included A B, C D and E F"
_LISTING = re.compile(
    rf"\b(?P<role>[\w-]+s),? (?:(?:who|which) )?(?:includ(?:e|ed|ing)|such as|like) (?:{NAME}(?:, and |, | and )){{0,12}}$",
    re.IGNORECASE,
)


def _listed_with(text: str, start: int) -> bool:
    """Whether the name at ``start`` is in a list of people of one public or known role."""
    found = _LISTING.search(text, max(0, start - 240), start)
    return bool(found and found["role"].casefold() in roles("known") | roles("public"))


# "By Amal Haddad, Nour Haddad and Samir Haddad": all of a byline
_BYLINE = re.compile(rf"(?:^|\n)(?i:by) (?:{NAME}(?:, and |, | and )){{1,6}}$")
# who tells or presents a broadcast: "Amal Haddad reports from Tunis"
_PRESENTS = re.compile(
    r" (?:reports (?:from|on)\b|(?:presents|hosts|co-hosts|introduces|narrates) |(?:examines|explores|looks back|looks at|explains) )"
)


# a member, a customer of a body speaks for nobody: "a member of the Springs Garden Club"
_BELONGS = re.compile(
    r",? (?:an? |the |one |another )?(?:[\w-]+ ){0,3}?(?:member|supporter|fan|customer|patron|parishioner|resident|regular|subscriber|graduate|alumnus|alumna|"
    r"student|pupil|patient|volunteer|worker|employee)s? (?:of|at|with|from|for)\b",
    re.IGNORECASE,
)
# what makers of works and researchers do
_MAKES = re.compile(
    r",? who (?:co-?)?(?:produced|directed|composed|starred|sings|sang|recorded|co-wrote|hosts|hosted|presents|presented|covers|covered|reports for|"
    r"studies|researches|researched|specialises|specializes) "
)
# whoever signs for a report's words: "(Reporting by A B in Tunis, C D in Sfax; editing by E F)"
_SIGNED = re.compile(
    r"\((?:additional )?(?:report|writ|edit|compil)\w* (?:and (?:writ|edit)\w* )?by [^()\n]{3,400}\)", re.IGNORECASE
)


def _is_known(text: str, name: re.Match[str]) -> bool:
    if _BELONGS.match(text, name.end()):
        return False
    if _MAKES.match(text, name.end()):
        return True
    if _PRESENTS.match(text, name.end()) or _BYLINE.search(text, max(0, name.start() - 200), name.start()):
        return True
    if _SPEAKS_FOR.match(text, name.end()) or _has_role(_apposed(text, name.end()), "known"):
        return True
    if name.group().startswith("By "):
        return True
    head = _before(text, _begun(name, untitled(name.group())[0]))
    before = _BEFORE.search(head)
    if before and _has_role([before["word"].casefold()], "known"):
        return True
    owner = owned(name.group())[0] or ((m := _OWNER.search(head)) and m.group(1)) or ""
    if untitled(name.group())[0] != clean(name.group()) and folded(name.group())[0] in roles("known"):
        return True
    outlet = _OF_OUTLET.match(text, name.end())
    if _OF_BODY.match(text, name.end()) or (outlet and outlet["outlet"].casefold() in bodies()):
        return True
    if _BYLINED.match(text, name.end()) or _WORK.match(text, name.end()) or _listed_with(text, name.start()):
        return True
    credit = re.match(r"/(?-i:[A-Z])", text[name.end() : name.end() + 2])
    if credit or _OUTLET.search(head) or re.search(r"\b[A-Z]{2,5}$", owner):
        return True
    return bool(_WRITER.search(head) or owner.casefold() in bodies() or re.search(rf"\b{_BODY}$", owner))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of many languages, and those that two people in office since 1990 bear at least, folded."""
    first = Counter(t[0] for row in table("offices") if len(t := folded(row["name"])) > 1)
    borne = frozenset(w for w, n in first.items() if n > 1 and len(w) > 2 and w not in ordinary() | countries())
    return borne | words("given_names", "name")


@lru_cache(maxsize=1)
def officeholders() -> frozenset[Tokens]:
    """Names of people in office since 1990, of any country, in their listed spellings, folded; surnames alone too."""
    listed = (n for row in table("offices") for n in (row["name"], *row["variants"].split("|")))
    return frozenset(t for n in listed if (t := folded(n)))


@lru_cache(maxsize=1)
def surnames_in_office() -> frozenset[str]:
    """Surnames of people in office since 1990, folded."""
    return frozenset(t[-1] for t in officeholders() if len(t) > 1 and len(t[-1]) > 2)


@lru_cache(maxsize=1)
def heads_of_state() -> frozenset[str]:
    """Words by which those who lead states since 1990 are called alone, folded."""
    heads = (
        row
        for row in table("offices")
        if re.match(r"(?:president|leader|prime minister|king|emir|sultan)\b", row["office"])
    )
    alone = (t for row in heads for n in (row["name"], *row["variants"].split("|")) if len(t := folded(n)) == 1)
    return frozenset(t[0] for t in alone)
