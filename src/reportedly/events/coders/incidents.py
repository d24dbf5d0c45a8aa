"""Fillers of a report's incidents by the roles of MUC-4: who did it, on whose behalf, with what, what and who was hit."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from reportedly.events.coders.encoded import each, thresholds, worded
from reportedly.events.coders.parties import spans_of

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TAGS = ("O", *(f"{x}-{r}" for r in ROLES for x in "BI"))
_LONGEST = 900  # characters read together: about 200 word pieces
_BREAK = re.compile(r"\n[ \t]*\n")


def folded(mention: str) -> str:
    """A mention as the set's scorer compares it: small letters, no marks, no articles."""
    words = "".join(c for c in mention.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", words).split())


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` of whole paragraphs, or of sentences where a paragraph is long."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _LONGEST)
        if end < len(text):
            breaks = [m.end() for m in _BREAK.finditer(text, start, end)]
            stops = [m.end() for m in re.finditer(r"[.!?][\"”')]?\s", text[start:end])]
            end = breaks[-1] if breaks and breaks[-1] > start + 200 else start + stops[-1] if stops else end
        yield start, end
        start = end


def fillers_of(text: str) -> dict[str, list[tuple[str, float]]]:
    """For each role the mentions found, each once, with the highest chance of any of its places; likeliest first.

    A mention whose words are part of a longer one of the same role stands for the same filler and is left out.
    """
    parts = [worded(text[a:b]) for a, b in windows(text)]
    starts = [a for a, _ in windows(text)]
    found: dict[str, dict[str, tuple[str, float]]] = {r: {} for r in ROLES}
    for start, words, scores in zip(starts, parts, each("incidents", parts), strict=True):
        for span, role, chance in spans_of(words, scores, TAGS):
            mention = text[start + span.start : start + span.end]
            key = folded(" ".join(mention.split()))
            if key and chance > found[role].get(key, ("", 0.0))[1]:
                found[role][key] = (" ".join(mention.split()), chance)
    return {r: _whole(found[r]) for r in ROLES}


def _whole(found: dict[str, tuple[str, float]]) -> list[tuple[str, float]]:
    out = []
    for key, (mention, chance) in found.items():
        longer = [k for k in found if k != key and f" {key} " in f" {k} "]
        if not longer:
            out.append((mention, max([chance, *(c for k, (_, c) in found.items() if f" {k} " in f" {key} ")])))
    return sorted(out, key=lambda x: (-x[1], x[0]))


def incident_roles(text: str) -> dict[str, list[str]]:
    """The fillers that are likely enough, by role."""
    least = dict(zip(ROLES, thresholds("incidents").tolist(), strict=True))
    return {r: [m for m, c in found if c >= least[r]] for r, found in fillers_of(text).items()}
