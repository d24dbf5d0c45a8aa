"""Names of sources as they are counted: one voice under one name, however it is spelled or shortened.

A paper speaks for who wrote it ("the monitor's report"), a head for his body ("Rami Abdel Rahman", by the table of
aliases), and the media of one state for that state. Words that name nobody ("reports", "a video", "rebel sources") give no
name at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.lexicon import table

# A paper speaks for who wrote it.
DOCUMENT = frozenset(
    "statement statements communique bulletin release spokesman spokeswoman spokesperson report reports toll tally website"
    " reporter correspondent footage dispatch dispatches".split()
)
# What follows tells more of a source and is no part of its name.
_MORE = re.compile(
    r"\s(?:who|which|that|whose|head of|director of|chief of|spokesman (?:for|of)|spokeswoman (?:for|of)|an? (?:ngo|group|monitor))\b.*"
)
# Who owns an agency, and who of it was there, are no part of its name.
_OWNED = re.compile(
    r"^(?:official|state (?:run|owned|controlled)) (?!media|television|tv|radio|broadcaster)(?=\S+$|\S+ arab )"
)
_STAFF = re.compile(r"(?<=\w) (?:reporter|correspondent|journalist|photographer)s?(?: (?:in|at|on) .*)?$")
_MINISTRY = re.compile(r"\bministry of (?:the )?(?P<of>interior|defen[cs]e|health|justice|information)\b")
_STATE_MEDIA = re.compile(
    r"\b(?:(?:state|government|official)(?: run| owned| controlled)? (?:media|television|tv|radio|broadcaster|news agency|news channel|agency)"
    r"|official (?P<of>\w+) (?:news agency|media|television))\b.*"
)
# Who is named by nothing but the body that he heads.
_HEAD = re.compile(
    r"^(?:head|director|chief|leader|spokesman|spokeswoman|spokesperson|member) (?:of|for) (?:the |an? )?"
)
# Who gave it stands after the paper: "earlier information provided by the police".
_GIVEN = re.compile(
    r"^(?:(?:earlier|initial|preliminary|first|new) )?(?:information|statements?|reports?|figures?|data|details)"
    r" (?:provided|given|released|issued|published|obtained) by (?:the |an? )?"
)
_DEFINITE = re.compile(r"(?:the\b(?: (?:same|source|sources|report|statement|paper))*|it|he|she|they)$")
# Words of which none names a source. "The Observatory" and "the ministry" name one within a report.
_PLAIN = frozenset(
    "a an the and of in on from by some several many other others local earlier later latest first preliminary initial new old"
    " various multiple different two three reliable informed well unconfirmed report reports reportedly media press website"
    " websites source sources video videos clip clips footage image images photo photos photograph photographs picture"
    " pictures figure figures evidence message account accounts document documents posted online social youtube facebook"
    " twitter internet letter estimate estimates monday tuesday wednesday thursday friday saturday sunday western foreign"
    " area ground city town scene dispatch dispatches news agencies outlets death toll rebel opposition militant field it"
    " they he she we this these those revised purportedly showing released with view views shot shows".split()
)
# Of these the words for people.
_PEOPLE = frozenset("source sources rebel opposition militant they he she we".split())
# A body named by its kind alone: it is the one body that its report names, where there is just one.
_BODY = frozenset(
    "the a an this same uk britain british london based opposition monitor monitors monitoring monitoring group groups"
    " observatory ngo organisation organization watchdog war body rights activist tracking violence conflict opposing pro anti"
    " independent exiled".split()
)
_BODY_HEAD = frozenset("monitor group observatory ngo organisation organization watchdog body".split())


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return {row["alias"]: row["name"] for row in table("source_aliases")}


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(_aliases().values())


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    """Each country's adjectives and one-word names, folded, to its first adjective."""
    out: dict[str, str] = {}
    for row in table("demonyms"):
        known = [w.casefold() for w in row["demonyms"].split("|")]
        # "Syrian" without its last letter is Syria.
        for word in (
            *known,
            *(w[:-1] for w in known if w.endswith("an")),
            *(n.casefold() for n in row["names"].split("|")),
        ):
            out.setdefault(word, known[0])
            out.setdefault(word + "s", known[0])
    return {w: d for w, d in out.items() if w not in ("", "s") and d}


@lru_cache(maxsize=50_000)
def source_name(name: str) -> str:
    """The name under which a source is counted: folded, without article, known short forms brought together."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    plain = _turned(
        _GIVEN.sub("", _HEAD.sub("", " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)))
    )
    for form in (plain, _MORE.sub("", plain), _without_paper(_MORE.sub("", plain)), _without_people(plain)):
        if form in _aliases():
            return _aliases()[form]
    return _state_media(plain) or _without_paper(_MORE.sub("", plain)) or plain


def _turned(plain: str) -> str:
    """A name in the form in which it is counted: "syrian ministry of interior" is the syrian interior ministry."""
    plain = _STAFF.sub("", _OWNED.sub("", plain))
    return _MINISTRY.sub(r"\g<of> ministry", plain)


def _without_paper(plain: str) -> str:
    words = plain.split()
    while len(words) > 1 and words[-1] in DOCUMENT:
        words.pop()
    return " ".join(words)


def _without_people(plain: str) -> str:
    """A name without the adjective of a people before it, as headlines run them together ("Syrian Rami Abdel Rahman")."""
    lead, _, rest = plain.partition(" ")
    return rest if lead in _peoples() and " " in rest else plain


def _state_media(plain: str) -> str:
    """The voice of the state whose medium it is, "" where it is none."""
    found = _STATE_MEDIA.search(plain)
    if not found:
        return ""
    before = [w for w in plain[: found.start()].split() if w != "s"]
    lead = found["of"] or (before or [""])[-1]
    return f"{_peoples()[lead]} state media" if lead in _peoples() else "state media"


@lru_cache(maxsize=50_000)
def nameless(name: str) -> bool:
    """Whether the words of a source name nobody: "reports", "a video posted online", "local sources"."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return all(w in _PLAIN for w in words)


@lru_cache(maxsize=50_000)
def nobody(name: str) -> bool:
    """Whether a source is no person at all, named or not: "reports", "a video", "social media"."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return nameless(name) and not _PEOPLE.intersection(words)


@lru_cache(maxsize=50_000)
def definite(name: str) -> bool:
    """Whether a source is named by nothing but a word that points back: "the source", "it", "the same report"."""
    return bool(_DEFINITE.match(name.casefold().strip()))


@lru_cache(maxsize=50_000)
def bare_body(name: str) -> bool:
    """Whether a source is a body named by its kind alone: "the monitoring group", "a London-based monitor"."""
    folded = _HEAD.sub("", name.casefold().removeprefix("the "))
    words = "".join(c if c.isalnum() else " " for c in _MORE.sub("", folded)).split()
    if source_name(name) in _names() or not any(w in _BODY_HEAD for w in words):
        return False
    return all(w in _BODY or w in _peoples() for w in words)
