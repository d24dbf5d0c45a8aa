"""Reports of invented words, read and searched for claims."""

from collections.abc import Sequence

from reportedly.claims import find_claims
from reportedly.reading import read_reports
from reportedly.records import Claim, Doc, Report


def read(text: str, outlet: str = "Delta Wire") -> Doc:
    """The text as a parsed report."""
    return next(read_reports([Report("r", text, "", outlet=outlet)]))


def said(text: str, outlet: str = "Delta Wire") -> list[tuple[str, list[str]]]:
    """For every claim with a voice, the origin's name and the words of each stretch of its content."""
    claims: Sequence[Claim] = find_claims(read(text, outlet))
    return [(c.chain[-1].name, [s.of(text) for s in c.content]) for c in claims if c.chain]
