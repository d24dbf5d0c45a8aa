"""Hard-wrapped text: paragraphs broken into lines of like length, as wires and mail have them."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]*")
_ENDS = (".", "!", "?", '"', "”", ":", ";", "…", ")")
_INDENT = "   "
SHORTEST, LONGEST = 45, 100  # characters of a wrapped line; wires wrap at 60 to 80
LEAST_PAIRS = 3
# Share of line ends in the middle of a sentence: .85 to .95 in wrapped wires, .00 to .15 in text with a paragraph a line.
SHARE = 0.6


def line_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every line; of hard-wrapped text, of every paragraph, its inner line breaks included."""
    found = [m.span() for m in _LINE.finditer(text)]
    found = [s for i, s in enumerate(found) if s[0] < s[1] or i == 0 or found[i - 1][1] != s[0]]
    if not is_wrapped(text, found):
        return found
    joined: list[tuple[int, int]] = []
    for start, end in found:
        before = joined[-1] if joined else None
        if before and _runs_on(text, before, (start, end)):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines that have a next line break off in the middle of a sentence, at a wrapped line's length."""
    pairs = [(a, b) for a, b in pairwise(lines) if _filled(text, a) and _filled(text, b) and a[1] + 1 == b[0]]
    broken = sum(
        SHORTEST <= a[1] - a[0] <= LONGEST and not text[a[0] : a[1]].rstrip().endswith(_ENDS) for a, _ in pairs
    )
    return len(pairs) >= LEAST_PAIRS and broken > SHARE * len(pairs)


def _filled(text: str, line: tuple[int, int]) -> bool:
    return not text[line[0] : line[1]].isspace() and line[0] < line[1]


def _runs_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether ``line`` goes on with the paragraph before it: nothing between, no indent, the last line full."""
    if not (_filled(text, before) and _filled(text, line)) or before[1] + 1 != line[0]:
        return False
    last = text.rfind("\n", before[0], before[1]) + 1 or before[0]
    return before[1] - last >= SHORTEST - 10 and not text.startswith(_INDENT, line[0])
