"""Days that an earlier sentence set for the acts that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.records import Doc, Mention, Span
from reportedly.resolve.times.elsewhere import of_violence
from reportedly.resolve.times.grammar import in_background, tense, under_saying, verb_over
from reportedly.resolve.times.pick import (
    RECENT,
    STATED,
    Reading,
    clock_only,
    inside,
    lately,
    names_another,
    sentence_index,
)
from reportedly.resolve.times.stamps import alone, is_stamp
from reportedly.resolve.times.timex import Timex

# Sentences; stated days right on the hand-coded train articles with 0, 2, 4, 6, 10: .66, .71, .74, .75, .76 (60: as 10).
KEPT = 10
# A day further before publication than ``NEAR`` is a story's past and holds for ``SHORT`` sentences only, where a day of
# the last ``NEAR`` days stood before it.
NEAR = 3
SHORT = 2
# A statement takes the day of another happening only from ``SHORT`` sentences before and when it is this near publication.
SPOKEN = 4
LONG_AGO = 365
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
# "Since Tuesday", "until Friday" bound a stretch; narration does not stand on that day.
_BOUND = re.compile(r"\b(?:since|until|till|before|after)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
_NO_TELLING = {"stamp", "dateline", "byline", "credit", "ad", "promo", "duplicate"}


def set_before(
    doc: Doc, found: Sequence[Timex], sentence: Span, day: date | None, *, ahead: bool, violent: bool = False
) -> Reading | None:
    """The day that an earlier sentence set, where no more than ``KEPT`` sentences lie between.

    Narration keeps the day it has named until it names another (Reichenbach's point of reference). Stamps and datelines
    name no day of an act; a day well before publication is a story's past, soon left again. A day to come is none of an
    act that is not ``ahead``. A ``violent`` act takes the day of an attack before another of the same sentence.
    """
    at = sentence_index(doc, sentence.start)
    if at is None:
        return None
    stamps = [n.span for n in doc.lines if n.role in _NO_TELLING]
    chosen: Timex | None = None
    for back, earlier in enumerate(reversed(doc.sentences[max(0, at - KEPT) : at])):
        # What is told comes before its past: train .819 with the first day of the sentence, .826 with this order.
        days = sorted(
            (
                t
                for t in inside(found, (earlier.span,))
                if _sets_a_day(doc.text, t, stamps, day) and (ahead or day is None or t.start is None or t.start <= day)
            ),
            key=lambda t: (not (violent and of_violence(doc, t)), in_background(doc, t.span), not lately(doc.text, t)),
        )
        if not days:
            continue
        gap = (day - days[0].start).days if day is not None and days[0].start is not None else 0
        if chosen is None:
            chosen = days[0]
            if back < SHORT or 0 <= gap <= NEAR:
                return Reading(chosen, "")
        elif 0 <= gap <= NEAR:
            return Reading(days[0], "")
    if chosen is None or chosen.start is None or (day is not None and not 0 <= (day - chosen.start).days <= RECENT):
        return None
    return Reading(chosen, "")


def holds_for(doc: Doc, mention: Mention, reading: Reading, day: date | None, how: str) -> bool:
    """Whether a carried day holds for the act of ``mention``.

    What is said in a report is news of its day: a statement keeps an earlier day that was one of saying, or that of a
    happening told right before (train, verbal acts whose carried day is no publication day and hangs on no verb of
    saying: 3 have that day, 18 the publication's). An act told in the present after what is told in the past is of the
    publication, and years back only the past tense goes on telling.
    """
    timex = reading.timex
    if how == "present" and any(tense(doc, verb) in {"past", "perfect"} for verb in verb_over(doc, timex.span)):
        return False
    if how != "past" and day is not None and timex.start is not None and (day - timex.start).days > LONG_AGO:
        return False
    if mention.type not in VERBAL or day is None or timex.start is None or timex.start == day:
        return True
    if (day - timex.start).days > SPOKEN:
        return False
    if under_saying(doc, timex.span):
        return True
    here, there = sentence_index(doc, mention.clause.start), sentence_index(doc, timex.span.start)
    return here is None or there is None or here - there <= SHORT


def _sets_a_day(text: str, timex: Timex, stamps: Sequence[Span], day: date | None) -> bool:
    return (
        (lately(text, timex) or (timex.precision == "day" and timex.type != "DURATION"))
        and timex.start is not None
        and timex.kind in STATED
        and not clock_only(timex)
        and not any(s.covers(timex.span) for s in stamps)
        and not names_another(text, timex)
        and _BOUND.search(text[max(0, timex.span.start - 16) : timex.span.start]) is None
        and not alone(text, timex.span)
        and not is_stamp(text, timex, day)
    )
