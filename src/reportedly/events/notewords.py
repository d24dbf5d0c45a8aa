"""A short event note as plain words, with what lies behind the event (reasons, suspicions, denials) taken out.

ACLED notes are a sentence or two on one event, with a head ("On 5 March 2020, in Sfax (Sfax), ..."), a size in brackets
and what did not happen ("No injuries were reported"). What a demonstration is about often names another kind of act
(a march against air strikes): the codebook codes the demonstration.
"""

from __future__ import annotations

import re

_SIZE = re.compile(r"\[[^\]]{0,200}\]")
# A bracket after a place repeats the province; brackets with a short form (IED) or a common word (protest) are kept.
_PROVINCE = re.compile(r"\((?=[A-Z])[^()]{0,80}[a-z][^()]{0,80}\)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,6}")
_MONTHS = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
_TOKEN = re.compile(r"[^\W_]+|[.;,:]")
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
_MONTH = "(?:" + "|".join(_MONTHS.split()) + ")"
_DATES = re.compile(
    rf"\b\d{{1,2}} \^?{_MONTH}\b(?: \d{{4}}\b)?|\^{_MONTH} \d{{1,4}}\b|\b(?:in|of|since|until|late|early|mid|this|last) \^{_MONTH}\b"
)

# A demonstration as a word: what follows "against", "over", "to demand" after it is its reason.
_DEMONSTRATION = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|march\w*|rall(?:y|ies|ied)|sit ins?|strikes?|vigils?|picket\w*|processions?|gather(?:ed|ing)|boycott\w*"
    r"|human chain|streets|roads?|highway|slogans|barricad\w+|tyres|tires|block\w+|effig\w+|dissent|workers|students|supporters|activists)\b"
)
_TRANSITIVE = re.compile(r"protest(?:ed|ing|s) (?:the|an?|their|his|her|its|alleged|rising|price|new|recent|plans)\b")
_DEMAND = re.compile(
    r"\b(?:demand(?:ed|ing|s)?|condemn(?:ed|ing|s)?|denounc(?:ed|ing|es)|call(?:ed|ing) (?:for|on)|blam(?:ed|ing)|chant(?:ed|ing))\b"
)
_REASON = re.compile(
    r"\b(?:protest(?:ed|ing|s) (?:the|an?|their|his|her|its|alleged|rising|price|new|recent|plans)|against|(?:over|about)(?! (?:a |the )?(?:\d|dozen|hundred|thousand))|demand(?:ing|s|ed)?|to (?:denounce|condemn|press|urge|protest|commemorate|mark)|denouncing|condemning|urging"
    r"|call(?:ing|ed) (?:for|on)|claiming|alleging|protesting|in solidarity with|in support of|commemorating|marking|in response to|following|after"
    r"|due to|because of|for the victims|in memory of|(?:sparked|triggered|angered|caused) by|at the lack of|a day after)\b"
)
# Where the reason ends and the telling goes on: a verb of the sentence's own.
_AGAIN = re.compile(
    r"[.;,]| (?:police|riot|security|protesters|demonstrators|crowds|turned)\b|(?<!who)(?<!which)(?<!that) (?:(?:were|was) (?:dispersed|stopped"
    r"|attacked|arrested|detained|blocked|beaten|shot|met|prevented)|clash(?:ed)?|attacked|burn(?:ed|t)|threw|hurled|lobbed|torched|vandali[sz]ed"
    r"|stoned|pelted|stormed|smashed|ransacked|set (?:fire|ablaze|alight|on)|blocked)\b"
)
_BEHIND = re.compile(
    r"\b(?:accus\w+ (?:of|by)|suspected of|suspicion of|(?:on|facing)(?: [^ ]+)? charges|charges? of|charged with|wanted (?:for|in)"
    r"|allegations|convicted of|linked to|rumou?rs|in (?:retaliation|revenge|reprisal) for|to avenge|avenging|despite|ahead of(?! and)"
    r"|prior to|had (?:led|taken|joined|been|participated|organi[sz]ed|previously|earlier)|(?:days|months|years) after|for (?:violating|breaking|refusing|failing|not|allegedly|having|being)|in connection with"
    r"|they accused|believed to have|alleged to have|in addition to)\b"
)
_DENIED = re.compile(
    r"\b(?:no|not|nor|never|without|nobody|none|any)\b(?: (?!but\b|and\b)[^ .;,]+){0,6}? (?:violen\w+|injur\w+|casualt\w+|fatalit\w+|deaths?"
    r"|arrest\w*|interven\w+|incidents?|damages?|weapons|report(?:s|ed)?|dead|hurt|killed|wounded|harmed|mention\w*|disturbances?|losses"
    r"|responsibility|information|info|details|ransom)\b"
    r"|\b(?:fatalities|casualties|injuries) (?:[^ ]+ ){0,2}(?:unknown|unclear|unspecified|unconfirmed)\b"
    r"|\bunknown (?:[^ ]+ ){0,2}(?:casualties|fatalities|injuries)\b|\bunder control\b|\bcontrol (?:of |over )?the situation\b"
)
_CLAUSE_END = re.compile(r"[.;,]")


def plain(note: str) -> str:
    """``note`` in lower case, a space between all words; full stops, semicolons, colons and commas are words.

    A word written with a capital inside a sentence is marked by a leading ``^``; hyphens part words; the date, the
    province in brackets and the size in brackets are left out.
    """
    text = _PROVINCE.sub(" ", _SIZE.sub(" ", note))
    text = _POSSESSIVE.sub(" ", _INITIALS.sub(lambda m: m.group(0).replace(".", ""), text))
    words: list[str] = []
    first = True
    for match in _TOKEN.finditer(text):
        word = match.group(0)
        words.append("^" + word.lower() if word[0].isupper() and not first else word.lower())
        first = word in ".;:"
    return _DATES.sub("~", " ".join(words))


def foreground(text: str) -> str:
    """``text`` (as ``plain`` gives it) without denied outcomes, suspicions, and the reasons of a demonstration."""
    kept = _cut(_cut(text, _DENIED, _CLAUSE_END), _BEHIND, _CLAUSE_END)
    others = _DEMONSTRATION.search(kept) is not None
    return " . ".join(_without_reason(s, others) for s in kept.split(" . "))


def _without_reason(sentence: str, others: bool) -> str:
    """``sentence`` without the reason of the demonstration it tells of, or (``others`` tell of one) without demands."""
    found = _DEMONSTRATION.search(sentence)
    if found is None:
        return _cut(sentence, _DEMAND, _AGAIN, keep=True) if others else sentence
    start = found.start() if _TRANSITIVE.match(sentence, found.start()) else found.end()
    return sentence[:start] + _cut(sentence[start:], _REASON, _AGAIN, keep=True)


def _cut(text: str, start: re.Pattern[str], end: re.Pattern[str], *, keep: bool = False) -> str:
    """``text`` with every stretch from a ``start`` to the next ``end`` put as ``~`` (after the ``start``, to ``keep`` it)."""
    out, at = [], 0
    while (found := start.search(text, at)) is not None:
        stop = end.search(text, found.end())
        out.append(text[at : found.end()] + " ~" if keep else text[at : found.start()] + "~")
        at = stop.start() if stop else len(text)
    return " ".join((*out, text[at:])) if out else text
