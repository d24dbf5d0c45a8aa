"""Where a report's story begins, and its words weighed by how near to that they stand.

Pages put captions, credits and stamps before the dateline ("OSTRA, Veland (Kite News) -- "): these tell of other days.
"""

from __future__ import annotations

import math
import re

from reportedly.linking.vectors import names
from reportedly.linking.words import STOP, WORD, stem

# Characters in which a dateline is looked for.
HEAD = 900
# What follows must be a story: at least so many characters.
_LEAST = 300
_BEFORE = re.compile(
    r"\((?:AP|AFP|Reuters|CNN|RIA Novosti|The Associated Press)[^()]{0,25}\)\s{0,2}-{0,2}"
    r"|\([A-Z][A-Za-z ]{1,24}\) ?--? "
    r"|\b[A-Z]{4,}[ ,./A-Za-z]{0,40} --? "
    r"|\bPhotograph: [^/\n]{2,40}/ ?[A-Z][A-Za-z]+(?: Images)?"
    r"|\b\d{1,2}\.\d{2} (?:BST|GMT)\b"
)
# "just a day after shells hit the market of Velm": what is told there is another event.
_EARLIER = re.compile(
    r"\b(?:hours|days?|weeks?|months?|years?) (?:after|since|following)\b[^.!?\n]{0,140}", re.IGNORECASE
)
# Words further on than so many times the reach weigh nothing (e to the minus eighth).
_END = 8
_NAME = 1.5


def begins(text: str) -> int:
    """The offset at which the story begins: behind the last dateline, photo credit or stamp near the head, or 0."""
    ends = [m.end() for m in _BEFORE.finditer(text[:HEAD])]
    return ends[-1] if ends and len(text) - ends[-1] >= _LEAST else 0


def fading(title: str, text: str, reach: float) -> dict[str, float]:
    """The weight of each stem of a report, e times less for every ``reach`` characters from the head; names count half again.

    A title stands before the story; what stands between them is left out, and what only dates the event ("days after ...").
    Repetition is damped.
    """
    story = f"{title}\n{text[begins(text) :]}" if title else text[begins(text) :]
    story = _EARLIER.sub(lambda m: " " * len(m.group()), story[: int(reach * _END)])
    found: dict[str, float] = {}
    for m in WORD.finditer(story.lower()):
        word = m.group()
        if word not in STOP and (len(word) > 1 or word.isdigit()):
            key = stem(word)
            found[key] = found.get(key, 0.0) + math.exp(-m.start() / reach)
    named = names(story)
    return {w: math.log1p(4 * x) * (_NAME if w in named else 1.0) for w, x in found.items()}
