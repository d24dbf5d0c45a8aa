"""Short reports made up for the tests, read and coded."""

from __future__ import annotations

from functools import lru_cache

from reportedly.events import find_mentions
from reportedly.events.candidates import Candidate, Reading
from reportedly.reading import read_reports
from reportedly.records import Doc, Figure, Mention, Report


@lru_cache(maxsize=512)
def doc_of(text: str) -> Doc:
    """The text as a Doc of a report of 12 May 2019."""
    return next(read_reports([Report("made", text, "", outlet="The Test Herald", published="2019-05-12")]))


def mentions(text: str) -> tuple[Mention, ...]:
    """The acts of the text, without claims."""
    return find_mentions(doc_of(text), ())


def candidates(text: str) -> list[Candidate]:
    """The candidates of the text, before the filter."""
    return Reading(doc_of(text), ()).candidates()


def figures(text: str) -> list[Figure]:
    """The figures of all sentences of the text."""
    doc = doc_of(text)
    reading = Reading(doc, ())
    return [b.figure for s in doc.sentences for b in reading.figures.read(s.first, s.last)]


def roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Head words of actors and recipients of the first candidate whose trigger starts with ``trigger``."""
    reading = Reading(doc_of(text), ())
    found = next(c for c in reading.candidates() if reading.tree.token(c.trigger.first).text.lower() == trigger)
    return [reading.tree.token(k).text for k in found.roles.actor], [
        reading.tree.token(k).text for k in found.roles.recipient
    ]
