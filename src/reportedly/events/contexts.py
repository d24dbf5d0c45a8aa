"""What an act is about in general: PLOVER's contexts, by words that tell them plainly.

The names are the 28 general contexts of the PLOVER manual (Open Event Data Alliance, ``PLOVER_MANUAL.tex``, table "General
contexts", https://github.com/openeventdata/PLOVER): military, intelligence, peacekeeping, economic, diplomatic, resource,
disease, enviro_disaster, migration, humanitarian, asylum, legal, human_rights, rights_freedoms, gender, lgbt, terrorism,
human_security, religion_ethnicity, executive, election, legislative, cbrn, cyber, political_institutions, corruption, crime,
illegal_drugs. The manual's special contexts (historical, future, hypothetical, negation) are the records' modality and date.

The words are rows of ``lexicon/contexts.tsv``: a phrase, its context, and the types of act it holds for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from reportedly.lexicon import table

CONTEXTS = (
    *("military", "intelligence", "peacekeeping", "economic", "diplomatic", "resource", "disease", "enviro_disaster"),
    *("migration", "humanitarian", "asylum", "legal", "human_rights", "rights_freedoms", "gender", "lgbt", "terrorism"),
    *("human_security", "religion_ethnicity", "executive", "election", "legislative", "cbrn", "cyber"),
    *("political_institutions", "corruption", "crime", "illegal_drugs"),
)
_MOST = 3  # contexts of one act; with more the words are a list, not a theme
_SHORT = 40  # words of a sentence that is asked where the clause is silent; longer ones tell other acts too
_MANY = 2  # contexts that a sentence may tell for a silent clause
_HIDE = "none"  # the context of rows whose words tell nothing: "human rights watch", "tear gas"
_OWNED = re.compile(r"['’]s\b")
_QUOTES = re.compile(r"['’‘]")
_WORD = re.compile(r"[a-z0-9]+")


class _Row(NamedTuple):
    context: str
    words: tuple[str, ...]
    only: frozenset[str]
    never: frozenset[str]


def contexts_of(words: str, sentence: str, kind: str) -> tuple[str, ...]:
    """The contexts of an act of type ``kind`` told by ``words``, its clause, in ``sentence``; sorted, at most three.

    The clause is asked first; with more than three the ones told by most phrases stay, then the first told. Where it tells
    nothing the sentence is asked, if it has at most 40 words and tells one or two. () where no plain word stands. In ``mentions.mention_of``, with ``first`` and ``last``
    of the act's sentence: ``contexts_of(clause.of(doc.text), tree.span(first, last).of(doc.text), act.type)``.
    """
    return tuple(c for c, _ in told_contexts(words, sentence, kind))


def told_contexts(words: str, sentence: str, kind: str) -> tuple[tuple[str, str], ...]:
    """The contexts of ``contexts_of``, each with the first words that tell it (small letters, marks dropped)."""
    found = _told(_fold(words), kind)
    if not found:
        around = _fold(sentence)
        found = _told(around, kind) if len(around) <= _SHORT else []
        if len({c for c, _ in found}) > _MANY:
            return ()
    first: dict[str, str] = {}
    for context, phrase in found:
        first.setdefault(context, phrase)
    told = Counter(c for c, _ in found)  # keeps the order in which contexts were first told
    return tuple(sorted((c, first[c]) for c, _ in told.most_common(_MOST)))


def _told(words: list[str], kind: str) -> list[tuple[str, str]]:
    """The contexts of the phrases in ``words``, with the phrases, longest first, each word used once."""
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        begun = _beginning(words[at])
        if not begun:
            at += 1
            continue
        fitting = [r for r in begun if _holds(r, kind) and _stands(r.words, words, at)]
        width = max((len(r.words) for r in fitting), default=1)
        told = " ".join(words[at : at + width])
        out.extend((r.context, told) for r in fitting if len(r.words) == width and r.context != _HIDE)
        at += width
    return out


def _holds(row: _Row, kind: str) -> bool:
    return kind not in row.never and (not row.only or kind in row.only)


def _stands(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether the phrase, its stems ended by "*", stands at word ``at``."""
    here = words[at : at + len(phrase)]
    return len(here) == len(phrase) and all(
        w.startswith(p[:-1]) if p.endswith("*") else w == p for p, w in zip(phrase, here, strict=True)
    )


@lru_cache(maxsize=16_384)
def _beginning(word: str) -> tuple[_Row, ...]:
    """The rows whose first word or stem ``word`` is."""
    firsts, longest = _rows()
    stems = (r for n in range(1, min(len(word), longest) + 1) for r in firsts.get(word[:n] + "*", ()))
    return (*stems, *firsts.get(word, ()))


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, list[_Row]], int]:
    """The table's rows by their first word, and the length of the longest first stem."""
    firsts: dict[str, list[_Row]] = defaultdict(list)
    for row in table("contexts"):
        words = tuple(row["words"].split())
        kinds = row["kinds"].split()
        never = frozenset(k[1:] for k in kinds if k.startswith("-"))
        firsts[words[0]].append(_Row(row["context"], words, frozenset(k for k in kinds if k[0] != "-"), never))
    return dict(firsts), max(len(w) for w in firsts if w.endswith("*")) - 1


def _fold(text: str) -> list[str]:
    """The words of a text: small letters and digits, accents, apostrophes and possessive s dropped."""
    plain = _QUOTES.sub("", _OWNED.sub("", text))
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORD.findall(plain.lower())
