"""Where in a text time words stand, by kind, so that each rule looks only around the words that it needs.

One flat pattern is run over the whole text; the rules then see windows around its hits. On news this takes a third of
the time of running every rule over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = re.compile(
    r"\b(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"|(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)"
    r"|(?P<digits>\d{1,4})"
    r"|(?P<unit>(?i:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur))"
    r"|(?P<other>(?i:spring|summer|autumn|fall\b|winter|yesterday|today|tomorrow|tonight|morning|afternoon|evening|overnight|"
    r"now\b|nowadays|current|present|recent|soon|future|past|near\b|short\b|coming|ago\b|these|christmas|thanksgiving|new\syear|"
    r"nineteen|two\sthousand|daily|weekly|monthly|yearly|nightly|hourly|last\snight|these\sdays|that\b|the\s(?:next|following|same))))"
)
# Characters to each side of a word: the longest expression of the sets in ../shared/gold/dates has 44 before its last time word.
_LEFT = 48
_RIGHT = 32
_SPACE = re.compile(r"\s|$")
Windows = tuple[tuple[int, int], ...]


def positions(text: str) -> dict[str, list[int]]:
    """Offsets of the time words of ``text``, by kind: month, weekday, digits, unit, other."""
    out: dict[str, list[int]] = {"month": [], "weekday": [], "digits": [], "unit": [], "other": []}
    for match in _WORDS.finditer(text):
        out[match.lastgroup or "other"].append(match.start())
    return out


def around(text: str, offsets: Iterable[int]) -> Windows:
    """Stretches of ``text`` around ``offsets``, joined where they meet, that end between words."""
    out: list[tuple[int, int]] = []
    for at in sorted(offsets):
        low, high = max(0, at - _LEFT), at + _RIGHT
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    joined: list[tuple[int, int]] = []
    for low, high in out:
        end = _SPACE.search(text, min(high, len(text)))
        stop = end.start() if end is not None else len(text)
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((low, stop))
    return tuple(joined)
