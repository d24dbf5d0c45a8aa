"""What the words around a weekday or a month speak of: what was, or what is to come.

The words nearest to the expression tell: the one right after it ("on Sunday issued"), else the last telling one before it
in the sentence, else the first one after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

REACH = 90  # characters to each side; value F1 on timebank train with 70, 90, 120: .8458, .8467, .8458
_WORD = re.compile(r"[A-Za-z]+(?:[’'](?:ll|t|d|ve|re|s|m)\b)?")
_STOP = re.compile(r"[.!?]+[”\"’')\]]*\s|\n|;")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|[ap]\.m|\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Col|Lt|Maj|Sgt|Capt|Cmdr|Brig|St|No|vs|Corp|Inc|Co|Ltd|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))$"
)
_MODAL = {"will", "shall", "would", "may", "might", "could", "can", "must", "should", "won’t", "won't"}
_AHEAD = {
    "due", "scheduled", "slated", "expected", "expects", "expect", "expecting", "planning", "upcoming", "postponed",
    "payable", "effective", "awaits", "awaiting", "looming", "forthcoming", "adjourned", "tomorrow", "planned", "plan",
}  # fmt: skip
# Words that look ahead only before "to" ("vowed to march") or, for some, before "for" ("set for Monday").
_AHEAD_TO = {
    "going", "set", "planned", "plan", "plans", "about", "supposed", "vowed", "vow", "vows", "pledged", "pledges", "intend",
    "intends", "hope", "hopes", "threatened", "threaten", "ready", "poised", "likely", "prepared", "prepare", "preparing",
    "agreed", "urged", "urges", "want", "wants", "ordered", "called", "scheduled", "promised", "time", "are", "is",
}  # fmt: skip
_AHEAD_FOR = {"set", "planned", "called", "scheduled", "call", "calls", "calling", "proposed"}
_COMMIT = {
    "agreed",
    "vowed",
    "pledged",
    "promised",
    "threatened",
    "decided",
    "planned",
    "ordered",
    "urged",
    "told",
    "asked",
    "invited",
}
# Present forms that news uses of what stands in the calendar ("talks resume on Wednesday"); other present forms are headlines.
_CALENDAR = {
    "begins", "begin", "starts", "start", "opens", "resumes", "resume", "convenes", "convene", "expires", "expire", "ends", "meets",
    "takes", "goes", "go", "flies", "travels", "meet",
}  # fmt: skip
_SENSED = {"seen", "heard", "reached", "found", "located", "verified", "confirmed", "contacted"}
_UNTIL = {"until", "till"}
# What is done to a date: "until" after these looks ahead although the verb is past.
_MOVED = {
    "extended",
    "delayed",
    "suspended",
    "closed",
    "moved",
    "barred",
    "banned",
    "gave",
    "set",
    "put",
    "imposed",
    "pushed",
}
_IRREGULAR = set(
    "was were had did began took made told came left went held fell rose since met won lost shot hit struck fought fled broke led "
    "ran gave got sent became swept saw found brought bought built drove threw blew spoke wrote grew drew kept felt said been "
    "set cut beat burst chose dealt dug ate flew forgot hid knew laid lay lit paid put quit rode rang sank sang sat sold shook "
    "slept stole stood stuck sought taught tore thought wore wound withdrew overthrew bled spent burnt".split()
)
# Words that end as a past tense does, or may be one, and are none.
_NOT_PAST = set(
    "need indeed speed seed breed bleed feed exceed succeed proceed hundred red bed shed embed sacred naked wicked "
    "united allied armed so-called wounded related based unarmed masked retired".split()
)
_PRESENT_SAME = {"set", "cut", "beat", "burst", "hit", "put", "quit", "shed"}  # past and present look alike
_BEFORE_ADJECTIVE = {
    "a",
    "an",
    "the",
    "its",
    "their",
    "his",
    "her",
    "be",
    "of",
    "by",
    "for",
    "in",
    "still",
    "some",
    "more",
    "many",
}
_NEVER = {"not", "never", "also", "only", "now", "then", "still", "likely", "soon", "probably"}
# "Wednesday's ruling" is one that was given, whatever tense stands around it; a vote or a summit may be still to come.
HAPPENING = (
    r"(?:rulings?|decisions?|attacks?|bombings?|blasts?|explosions?|"
    r"shootings?|killings?|murders?|massacres?|raids?|air\s?strikes?|assassinations?|assaults?|ambush(?:es)?|clashes|crash|arrests?|"
    r"bloodshed|violence|announcement|deaths?)\b"
)
_WAS = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?[’']?s?\s+(?:[a-z-]+\s+){0,2}" + HAPPENING)
_COMES = re.compile(r"[’']s\s+(?:planned|scheduled|expected|upcoming|proposed|forthcoming)\s|(?:[’']s)?\s+deadline\b")
_TAIL = re.compile(
    r"(?:,|;|—|–|\bbut\b|\band\b|\bwhile\b|\bwhere\b|\bthat\b)\s+(?:(?:on|in|by|early|late|and|but)\s+){0,3}$",
    re.IGNORECASE,
)


def _words(text: str) -> list[str]:
    return [m.group() for m in _WORD.finditer(text)]


def _is_past(words: list[str], at: int) -> bool:
    """Whether a word is a verb of the past; participles after "be" and before nouns are not."""
    word = words[at].lower()
    before = words[at - 1].lower() if at else ""
    if (
        before in {"be", "to"}
        or before in _MODAL
        or (before in _NEVER and at > 1 and words[at - 2].lower() in _MODAL | {"be"})
    ):
        return False
    if word in _IRREGULAR:
        return word not in _PRESENT_SAME or before not in {"to", "the", "a", ""}
    if len(word) < 4 or not word.endswith("ed") or words[at][0].isupper() or word in _NOT_PAST:
        return False
    return before not in _BEFORE_ADJECTIVE


def _marks(words: list[str]) -> Iterator[tuple[int, str]]:
    """Index and tense of each word that tells: future, past, or "until" for the preposition."""
    for at, written in enumerate(words):
        word = written.lower()
        after = words[at + 1].lower() if at + 1 < len(words) else ""
        before = words[at - 1].lower() if at else ""
        if word in _MODAL or word.endswith(("’ll", "'ll")):
            if word == "could" and (_denied(words, at) or _SENSED & {w.lower() for w in words[at + 2 : at + 4]}):
                yield at, "past"
            elif after != "have":
                yield at, "future"
        elif word in _UNTIL:
            yield at, "until"
        elif (word in _MOVED and any(w.lower() in _UNTIL for w in words[at + 1 :])) or (word, after) == ("ahead", "of"):
            yield at, "future"
        elif word in _AHEAD and not (word in {"due", "effective"} and after == "to"):
            yield at, "past" if _was_expected(words, at) else "future"
        elif (word in {"was", "were"} and after == "to" and words[at + 2 : at + 3] != ["have"]) or (
            word == "to" and _COMMIT & {w.lower() for w in words[max(0, at - 5) : at]}
        ):
            yield at, "future"
        elif (
            word in _CALENDAR
            and written.islower()
            and before not in {"to", "not", "did", "didn’t", "didn't", "the", "a"}
        ):
            if word not in {"takes", "goes", "go"} or after in {"place", "to", "on"}:
                yield at, "future"
        elif (word in _AHEAD_TO and after == "to") or (word in _AHEAD_FOR and after == "for"):
            if not (word in {"is", "are"} and at + 2 < len(words) and words[at + 2].lower() in {"the", "a"}):
                yield at, "past" if before in {"previously", "been"} else "future"
        elif _is_past(words, at):
            yield at, "past"


def _denied(words: list[str], at: int) -> bool:
    return any(w.lower() in {"not", "neither", "nor", "nobody", "none"} for w in words[max(0, at - 8) : at + 2])


def _was_expected(words: list[str], at: int) -> bool:
    """Whether an expectation is itself of the past ("had been due", "was previously scheduled")."""
    near = {w.lower() for w in words[max(0, at - 4) : at]}
    return bool({"had", "previously", "originally"} & near)


def _cut_left(text: str) -> str:
    for match in reversed(list(_STOP.finditer(text))):
        if match.group()[0] != "." or _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()) is None:
            return text[match.end() :]
    return text


def _cut_right(text: str) -> str:
    for match in _STOP.finditer(text):
        if match.group()[0] != "." or _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()) is None:
            return text[: match.start()]
    return text


@lru_cache(maxsize=512)
def _told(left: str, right: str) -> str:
    after = _words(right)
    next_marks = list(_marks(after))
    if (
        next_marks
        and next_marks[0][0] == 0
        and not right.lstrip().startswith((",", "(", "and"))
        and next_marks[0][1] != "until"
    ):
        return next_marks[0][1]
    if left.rstrip().endswith(" for") and not right.startswith(("’s", "'s")):
        return "future"
    behind = list(_marks(_words(left)))
    ahead = next((how for _, how in next_marks if how != "until"), "")
    if behind and not (ahead and _TAIL.search(left)):
        how = behind[-1][1]
        if how == "until":
            earlier = [h for _, h in behind[:-1] if h != "until"]
            return (earlier[-1] if earlier else ahead) or "future"
        return how
    return ahead


def names_a_happening(text: str, end: int) -> str:
    """The tense of a day that ends at ``end`` and belongs to a noun: past ("Friday's attack"), future ("Friday's planned rally"), or ""."""
    if _COMES.match(text, end) is not None:
        return "future"
    return "past" if _WAS.match(text, end) is not None else ""


def told(text: str, start: int, end: int) -> str:
    """future, past or "": what the words around ``start``..``end`` in the same sentence speak of."""
    return _told(_cut_left(text[max(0, start - REACH) : start]), _cut_right(text[end : end + REACH]))
