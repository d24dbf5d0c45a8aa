"""Acts dated by their distance from another: "a day after bombardments killed 24", "two days after Sunday's vote"."""

from __future__ import annotations

import re

from reportedly.records import Doc, Span
from reportedly.resolve.times.grammar import above, head_of, token_at
from reportedly.resolve.times.numbers import COUNT, count

REACH = 60  # characters between "a day after" and what it counts from
_DISTANCE = re.compile(
    r"(?<!\bfor )(?<!\bfor about )(?<!\bfor nearly )(?<!\bfor almost )\b(?:(?P<count>"  # "held for ten days before he was freed"
    + COUNT
    + r")\s+(?P<unit>hour|day|night|week)s?|the\s+(?P<one>day|morning|night|evening))\s+(?P<way>after|before)\s+",
    re.IGNORECASE,
)


_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Sen|Rep|Gov|St)\.")


def _days(match: re.Match[str]) -> int | None:
    number = count(match["count"]) if match["count"] else "1"
    if not number.isdigit():
        return None
    unit = (match["unit"] or "day").lower()
    days = int(number) * {"hour": 0, "week": 7}.get(unit, 1)
    return days if match["way"].lower() == "after" else -days


def _unbroken(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= REACH and not any(sign in _TITLE.sub("", text[start:end]) for sign in ",.;\n")


def counted_from(doc: Doc, sentence: Span, trigger: Span) -> tuple[int, Span] | None:
    """Where the sentence's main act is counted from this one: the days to take off the main act's, and the words."""
    act = head_of(doc, trigger)
    if act < 0:
        return None
    for match in _DISTANCE.finditer(doc.text, sentence.start, sentence.end):
        days = _days(match)
        if days is None or not _unbroken(doc.text, match.end(), doc.tokens[act].start):
            continue
        link = token_at(doc, Span(*match.span("way")).start)
        over = doc.tokens[link].head
        if over == act or link in (chain := set(above(doc, act))) or (link < act < over and over in chain):
            return -days, Span(*match.span())
    return None


def counted_on(doc: Doc, trigger: Span, time: Span) -> int:
    """Days to add to the time of another happening from which this act is counted; 0 where it is not."""
    act = head_of(doc, trigger)
    at = doc.tokens[act].start if act >= 0 else trigger.start
    for match in _DISTANCE.finditer(doc.text, max(0, time.start - 2 * REACH), time.start):
        if _unbroken(doc.text, match.end(), time.start) and not match.end() <= at <= time.end:
            return _days(match) or 0
    return 0
