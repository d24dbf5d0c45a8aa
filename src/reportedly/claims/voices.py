"""What kind of source a phrase names, and under what name it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claims.ministries import ministry
from reportedly.claims.tree import Tree
from reportedly.lexicon import table

_WORD = re.compile(r"[^\W_][\w.'’-]*")
_REPORTER = frozenset(
    {"reporter", "correspondent", "photographer", "journalist", "crew", "team", "report", "newspaper"}
)
# Outlets whose names are words: in a longer phrase ("an independent political expert") they name nobody.
_WORDS_TOO = frozenset(
    {"Time", "Orient", "Sky News", "The Independent", "The Sun", "The Guardian", "The Economist", "The National"}
)
# What heads a line of a page and is no speaker before a colon: "Photograph: …", "Live blog: …".
HEADS = frozenset(
    "video photo photograph photographer picture image audio map watch graphic analysis opinion gallery slideshow blog credit caption file".split()
)
_LEADING = re.compile(r"^(?:the|a|an|one|some|another|this|that|its|his|her|their)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source known by name: its canonical name and its kind."""

    name: str
    kind: str


@lru_cache(maxsize=1)
def _named() -> dict[tuple[str, ...], Voice]:
    out: dict[tuple[str, ...], Voice] = {}
    for row in table("sources"):
        voice = Voice(row["name"], row["kind"])
        for alias in [row["name"], *(x for x in row["aliases"].split(";") if x)]:
            out.setdefault(_key(alias), voice)
    return out


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in table("speakers")}


@lru_cache(maxsize=8192)
def _key(words: str) -> tuple[str, ...]:
    found = [w.rstrip(".") if w.count(".") == 1 else w for w in _WORD.findall(words)]
    low = [re.sub(r"['’]s$", "", w).lower().replace(".", "") for w in found]
    return tuple(low[1:] if low[:1] == ["the"] and len(low) > 1 else low)


@lru_cache(maxsize=8192)
def named_in(words: str) -> Voice | None:
    """The first source of the table that ``words`` name (the longest at each place), or None.

    Short names must be written as names: "ap" or "time" in small letters name nobody.
    """
    if not any(c.isupper() for c in words):
        return None
    tokens = _key(words)
    capitals = list(_WORD.findall(words))
    shift = len(capitals) - len(tokens)
    for i in range(len(tokens)):
        if not any(c.isupper() for c in capitals[i + shift]):
            continue
        for j in range(min(len(tokens), i + 6), i, -1):
            voice = _named().get(tokens[i:j])
            if voice and j - i == 1 and tokens[i] in _COMMON and i and _proper(capitals[i + shift - 1]):
                continue  # some other observatory, some other Times
            if voice and not (voice.name in _WORDS_TOO and j - i == 1 and len(tokens) > 3):
                return voice
            if j == i + 1 and tokens[i].endswith("s") and len(tokens[i]) > 3:
                voice = _named().get((tokens[i][:-1],))
                if voice and capitals[i + shift][:-1].isupper():
                    return voice
    return None


_COMMON = frozenset("observatory times time independent guardian telegraph hill orient sky coalition".split())


def _proper(word: str) -> bool:
    """Whether a word is a name of its own, no "British-based"."""
    return word[:1].isupper() and "based" not in word.lower() and word.lower() != "the"


def is_outlet(words: str) -> Voice | None:
    """The outlet or agency that ``words`` name, or None."""
    voice = named_in(words)
    return voice if voice and voice.kind in {"outlet", "agency"} else None


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet: equal in the table, or one inside the other."""
    if not a or not b:
        return False
    x, y = named_in(a), named_in(b)
    if x and y and x.name == y.name:
        return True
    p, q = " ".join(_key(a)), " ".join(_key(b))
    return bool(p and q) and (p == q or f" {p} " in f" {q} " or f" {q} " in f" {p} ")


def kind_of(words: str, head: str, label: str) -> str:
    """The codebook's kind for a source: its words, its head noun's lemma, and the label of a name in it.

    An unnamed source inside a named state body is official; one inside a group belongs to the organisation.
    """
    low = words.lower()
    voice = named_in(words)
    kind = _nouns().get(head, "")
    if (
        voice
        and voice.kind in {"outlet", "agency"}
        and (head in _REPORTER or kind in {"", "outlet", "agency", "document"})
    ):
        return voice.kind
    if kind == "unnamed":
        return _unnamed(low, voice)
    if kind in {"outlet", "agency"} or re.search(r"\b(?:news agency|television|tv|newspaper|radio|media)\b", low):
        return "agency" if "agency" in low else "outlet"
    if kind and not (label == "PERSON" and kind in {"document", "witness"}):
        return kind
    if voice:
        return voice.kind
    return _by_words(low, label)


def _unnamed(low: str, voice: Voice | None) -> str:
    if re.search(
        r"\b(?:military|army|security|police|government|ministry|official|defen[cs]e|diplomatic|intelligence|command|directorate|hospital|health|municipal|province)\b",
        low,
    ):
        return "official"
    if voice or re.search(r"\b(?:rebel|opposition|militant|jaish|jaysh|group|movement|party|monitoring)\b", low):
        return "organisation"
    if re.search(r"\b(?:medical|medic|activist|resident)\b", low):
        return "witness"
    return "unnamed"


def _by_words(low: str, label: str) -> str:
    for word in re.findall(r"[a-z-]+", low):
        stem = word[:-1] if word.endswith("s") and word[:-1] in _nouns() else word
        kind = _nouns().get(stem, "")
        if kind in {"official", "organisation", "witness"}:
            return kind
    return {"PERSON": "official", "ORG": "organisation", "GPE": "official", "NORP": "official"}.get(label, "unnamed")


def canonical(words: str, kind: str) -> str:
    """The name of a source: the table's for outlets, agencies and bodies; else the words without their article."""
    voice = named_in(words)
    office = ministry(words) if kind == "official" else ""
    if office:
        return office
    if (
        voice
        and (voice.kind == kind or kind in {"outlet", "agency"})
        and (kind != "official" or len(words.split()) <= 3)
    ):
        return voice.name
    return _LEADING.sub("", words.split(",", 1)[0]).strip() or words


def speaker_kind(lemma: str) -> str:
    """The kind of source that a noun names, or "" where it names none."""
    return _nouns().get(lemma, "")


_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def can_speak(tree: Tree, i: int) -> bool:
    """Whether the noun at token ``i`` names somebody or something that is cited: by its lemma, its name, its capitals."""
    token = tree.tokens[i]
    if token.pos in {"PROPN", "PRON"} or token.lemma.lower() in _nouns():
        return True
    name = tree.name_at(token.start)
    return name is not None and name.label in _SPEAKERS
