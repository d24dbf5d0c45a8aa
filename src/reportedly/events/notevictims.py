"""Whom a note's violence falls on, and who takes a place: people under arms, the state, or civilians.

The codebook makes the difference between a battle and violence against civilians by the target: an attack on soldiers,
police or an armed group is an armed clash, one on people who bear no arms is an attack. A place taken in fighting is
regained by the government or overtaken by a non-state actor by who takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.events.notesigns import spans

_HARM = re.compile(
    r"\^?(?:kill(?:ed|s|ing)?|shot|shoot(?:s|ing)?|wound(?:ed|s|ing)?|injur(?:ed|es|ing)|attack(?:ed|s|ing)?|murder(?:ed|s|ing)?"
    r"|assassinat(?:ed|es|ing)|behead(?:ed|s|ing)?|execut(?:ed|es|ing)|beat(?:en|ing|s)?|tortur(?:ed|es|ing)|hacked|stabb(?:ed|ing)"
    r"|assault(?:ed|s|ing)?|massacred|ambush(?:ed|es|ing)?|raid(?:ed|s|ing)?|target(?:ed|s|ing)?|died|dead|slain|hurt"
    r"|storm(?:ed|s|ing)|harassed|whipped|flogged|slaughtered|gunned|drowned)"
)
_PASSIVE = frozenset("was were been being is are left died dead slain hurt".split())
_PARTICIPLES = frozenset("killed wounded injured".split())
_AFTER = frozenset(", . ; in by when during near at after on as".split())
_FAR = 9
_ARMED = ("rebels", "soldiers", "police", "posts")
_CIVIL = ("people", "homes")
_SENTENCE = re.compile(r" [.;] ")


def victims(text: str) -> frozenset[str]:
    """``armed``, ``civil``, both or neither: whom the verbs of harm in ``text`` have as their object."""
    return frozenset(k for sentence in _SENTENCE.split(text) for k in _victims(sentence.split(" ")) if k)


def _victims(words: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if not _HARM.fullmatch(word):
            continue
        if _PASSIVE.intersection(words[max(0, i - 2) : i + 1]):
            yield _nearest(words[max(0, i - _FAR) : i], last=True)
        else:
            yield _nearest(words[i + 1 : i + 1 + _FAR]) or (
                _bare(words, i) and _nearest(words[max(0, i - _FAR) : i], last=True)
            )


def _bare(words: Sequence[str], i: int) -> str:
    """``yes`` where the verb has no object and so tells of what stands before it: "14 fighters killed"."""
    alone = i + 1 == len(words) or words[i + 1] in _AFTER
    return "yes" if alone and words[i] in _PARTICIPLES else ""


def _nearest(words: Sequence[str], *, last: bool = False) -> str:
    """``armed`` or ``civil`` by the first (or last) of ``words`` that name people or places, "" where none does."""
    text = " ".join(words)
    found = [
        ((-end if last else start), kind)
        for kind, signs in (("civil", _CIVIL), ("armed", _ARMED))
        for sign in signs
        for start, end in spans(sign, text)
    ]
    return min(found)[1] if found else ""


def taker(text: str) -> str:
    """``rebels``, ``state`` or "" (not told): who takes the place that ``text`` says is taken.

    The party before the verb takes it; where there is none, the party after "by" or "fell to", or the other one of that
    after "from".
    """
    for start, _ in spans("take-land", text):
        subject = text[text.rfind(" . ", 0, start) + 1 : start]
        if kind := _party(subject):
            return kind
        rest = text[start:].split(" . ", maxsplit=1)[0]
        by, lost = _after(rest, " by ") or _after(rest, "fell to "), _after(rest, " from ")
        if kind := _party(by):
            return kind
        if kind := _party(lost):
            return "state" if kind == "rebels" else "rebels"
    return ""


def _after(text: str, word: str) -> str:
    _, found, rest = text.partition(word)
    return " ".join(rest.split(" ")[:_FAR]) if found else ""


def _party(text: str) -> str:
    """``rebels`` where an armed group is named first in ``text``, ``state`` where forces of a state are, else ""."""
    first = [(spans(sign, text)[:1], kind) for sign, kind in (("rebels", "rebels"), ("gov", "state"))]
    found = [(places[0][0], kind) for places, kind in first if places]
    return min(found)[1] if found else ""
