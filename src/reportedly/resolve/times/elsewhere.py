"""Days that the report gives an act in another place, where its own words give none: "the attack" of a lead, dated below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.records import Doc, Mention, Span
from reportedly.resolve.times.grammar import above, head_of, only_told
from reportedly.resolve.times.pick import best, gap, sentence_of
from reportedly.resolve.times.stamps import is_stamp
from reportedly.resolve.times.timex import Timex

# Nouns, names and numbers that two tellings of one act must share.
SHARED = 3
# Nouns of one violent act; with a day of their own they say when it was.
_VIOLENCE = {
    "attack", "bombing", "blast", "explosion", "shooting", "killing", "murder", "massacre", "raid", "airstrike", "strike",
    "assassination", "assault", "ambush", "rampage", "slaughter", "shelling", "bombardment", "carnage",
}  # fmt: skip
_POINTS_BACK = re.compile(
    r"\b(?:[Tt]h(?:e|is|at|ese|ose)|[A-Z][\w-]+|\w+[’']s)\s+(?:[\w-]+\s+){0,2}(?:attacks?|bombings?|blasts?|explosions?|shootings?|killings?|murders?|"
    r"massacres?|raids?|air\s?strikes?|strikes?|assassination|assault|ambush|rampage|slaughter|carnage|incident|tragedy|actions|crime|attackers?|bombers?|gunm[ae]n|shooters?|assailants?)\b"
)
REACH = 80  # characters before a time in which its noun may stand
_NOUN_BEFORE = re.compile(
    r"\b(?:attack|bombing|blast|explosion|shooting|killing|massacre|raid|air\s?strike|assassination|assault|ambush|rampage)s?"
    r"(?:\s+(?:that|which)(?:\s+[\w’'-]+){1,5})?(?:\s+on)?\s+$"
)
_TELLING = {"NOUN", "PROPN", "NUM"}


def told_elsewhere(
    doc: Doc, found: Sequence[Timex], mention: Mention, others: Sequence[Mention], day: date | None
) -> Timex | None:
    """The day that another telling of the act states: one of the same type that shares its words, or its noun.

    ``others`` are the report's mentions. A telling that states only when it was told is none.
    """
    own = _words(doc, mention.clause)
    ranked = []
    for other in others:
        if other.type != mention.type or other.clause == mention.clause:
            continue
        shared = len(own & _words(doc, other.clause))
        if shared < SHARED:
            continue
        read = best(doc, found, (other.clause, sentence_of(doc, other.clause)), other.trigger, day, past=True)
        if read is not None and read.timex.precision == "day" and not only_told(doc, read.timex.span, other.trigger):
            ranked.append((-shared, gap(other.clause, mention.clause), read.timex))
    if ranked:
        return min(ranked, key=lambda r: r[:2])[2]
    if mention.type != "ASSAULT" or not _POINTS_BACK.search(doc.text, mention.clause.start, mention.clause.end):
        return None
    here = sentence_of(doc, mention.clause)  # what stands there was judged to be another's
    named = [
        t
        for t in found
        if t.precision == "day" and not here.covers(t.span) and not is_stamp(doc.text, t, day) and of_violence(doc, t)
    ]
    named = [t for t in named if day is None or (t.start is not None and t.start <= day)]
    return min(named, key=lambda t: gap(t.span, mention.clause), default=None)


def of_violence(doc: Doc, timex: Timex) -> bool:
    """Whether a time hangs on a noun of violence ("Friday's attack"), or stands after it ("the attack that hit Homs on Friday")."""
    if any(doc.tokens[at].lemma.lower() in _VIOLENCE for at in _nouns_over(doc, timex.span)):
        return True
    return _NOUN_BEFORE.search(doc.text[max(0, timex.span.start - REACH) : timex.span.start]) is not None


def _nouns_over(doc: Doc, time: Span) -> Iterator[int]:
    for at in above(doc, head_of(doc, time)):
        if doc.tokens[at].pos in {"VERB", "AUX"}:
            if doc.tokens[at].dep in {"relcl", "acl"}:
                yield doc.tokens[at].head
            return
        yield at


def _words(doc: Doc, span: Span) -> frozenset[str]:
    """Lemmas of the nouns, names and numbers of a span."""
    first = bisect_left(doc.tokens, span.start, key=lambda t: t.start)
    last = bisect_left(doc.tokens, span.end, key=lambda t: t.start)
    return frozenset(t.lemma.lower() for t in doc.tokens[first:last] if t.pos in _TELLING)
