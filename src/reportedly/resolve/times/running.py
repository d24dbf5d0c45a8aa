"""Acts in their nth day, week or month: "the third day of the siege", "has been shut for a fourth day", "entered a second week"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from reportedly.records import Doc, Mention, Span, Time
from reportedly.resolve.times.calendar import back, shift
from reportedly.resolve.times.grammar import above, head_of, tense
from reportedly.resolve.times.numbers import ordinal
from reportedly.resolve.times.pick import gap, inside
from reportedly.resolve.times.timex import Timex

REACH = 60  # characters between the words and the act
_NTH = re.compile(
    r"\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{4,6}teenth|(?:twen|thir|for|fif|six)tieth|"
    r"(?:twenty|thirty|forty|fifty|sixty)-\w{4,7}|\d+(?:st|nd|rd|th))\s+(?:straight\s+|consecutive\s+|successive\s+)?(?P<unit>day|week|month)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_UNIT = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_BACK = {"day": 0, "week": -6, "month": -29}


def begun(doc: Doc, mention: Mention, sentence: Span, told: Callable[[Span], date]) -> Time | None:
    """The days of an act whose first day is stated by its count: that act goes on, and has its beginning (codebook, time).

    So it is where the words count the days of the trigger's noun ("on the fifth day of the offensive") or where the perfect
    spans them ("has been shut for a third day"); ``told`` gives the day on which the words say it, given their place.
    """
    match = _NTH.search(doc.text, sentence.start, sentence.end)
    if match is None or match["unit"].lower() != "day" or ordinal(match["nth"]) < 2:
        return None
    words = Span(*match.span())
    if not _counts(doc, words, mention.trigger) and not _spans(doc, words, mention.trigger):
        return None
    last = told(words)
    first = shift(last, 1 - ordinal(match["nth"]))
    return Time(words.of(doc.text), first.isoformat(), last.isoformat(), "day", words)


def _counts(doc: Doc, words: Span, trigger: Span) -> bool:
    """Whether "of" and few words stand between the count and the trigger."""
    between = doc.text[words.end : trigger.start] if words.end < trigger.start <= words.end + REACH else ""
    return re.match(r"\s+of\s", between) is not None and not any(sign in between for sign in ",.;\n")


def _spans(doc: Doc, words: Span, trigger: Span) -> bool:
    """Whether "for" stands before the words and the act is told in the perfect, in its own verb or that over it."""
    if re.search(r"\bfor\s+(?:(?:an?|the|its|their)\s+)?$", doc.text[max(0, words.start - 12) : words.start]) is None:
        return False
    if gap(words, trigger) > 2 * REACH:
        return False
    head = head_of(doc, trigger)
    for at in above(doc, head) if head >= 0 else ():
        token = doc.tokens[at]
        if token.pos in {"VERB", "AUX"}:
            return tense(doc, Span(token.start, token.end)) == "perfect"
    return False


def lasting(doc: Doc, mention: Mention, found: Sequence[Timex], day: date | None) -> Time | None:
    """An act told in the perfect with how long it has gone on ("has been besieged for two years"): so far back it began.

    It is as exact as the unit that counts it.
    """
    if day is None:
        return None
    for timex in inside(found, (mention.clause,)):
        length = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if length is None or not _spans(doc, timex.span, mention.trigger):
            continue
        unit = _UNIT[length[2]]
        return Time(
            timex.span.of(doc.text), back(day, unit, int(length[1])).isoformat(), day.isoformat(), unit, timex.span
        )
    return None


def running(text: str, mention: Mention, sentence: Span, day: date | None) -> Time | None:
    """An act in its nth day, week or month goes on at publication: the last such unit up to it."""
    match = _NTH.search(text, sentence.start, sentence.end)
    if match is None or day is None or gap(Span(*match.span()), mention.trigger) > REACH:
        return None
    unit = match["unit"].lower()
    return Time(match.group(), shift(day, _BACK[unit]).isoformat(), day.isoformat(), unit, Span(*match.span()))
