"""What was read of a report that was read in part (docs/screen.md), and where its sentences stand in the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.records import Doc, Span


@dataclass(frozen=True, slots=True)
class Screened:
    """What was read of a report that was read in part.

    ``telling`` are the numbers of the paragraphs that may tell an act; ``numbers`` of the sentences read their numbers among all,
    of which there are ``sentences``; ``unread`` are the stretches of text that have no tokens.
    """

    telling: frozenset[int]
    numbers: tuple[int, ...]
    sentences: int
    unread: tuple[Span, ...]


def number(doc: Doc, k: int) -> int:
    """How many sentences of the report stand before its sentence ``k``, read or not."""
    return doc.screened.numbers[k] if doc.screened else k


def length(doc: Doc) -> int:
    """The number of the report's sentences, read or not."""
    return doc.screened.sentences if doc.screened else len(doc.sentences)
