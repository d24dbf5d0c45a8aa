"""Invented text read and asked: who tells these words, and with what stance."""

from __future__ import annotations

from reportedly.claims import find_claims
from reportedly.reading import read_reports
from reportedly.records import Claim, Report


def claims_of(text: str, outlet: str = "Delta Wire") -> tuple[Claim, ...]:
    """The claims of a report of ``outlet`` that is ``text``."""
    return find_claims(next(read_reports([Report("r", text, "", outlet=outlet)])))


def told(text: str, words: str, outlet: str = "Delta Wire") -> tuple[list[str], str]:
    """Names of the chain and stance of the narrowest claim, acts aside, that covers ``words``; ([], "stated") without one."""
    start = text.index(words)
    end = start + len(words)
    found = [
        (s.end - s.start, i, c)
        for i, c in enumerate(claims_of(text, outlet))
        if c.kind != "act"
        for s in c.content
        if s.start <= start and end <= s.end
    ]
    if not found:
        return [], "stated"
    claim = min(found)[2]
    return [s.name for s in claim.chain], claim.stance
