"""Short reports made up for the tests, read and coded."""

from __future__ import annotations

from functools import lru_cache

from reportedly.events import find_mentions
from reportedly.events.network import reader_of
from reportedly.events.sentences import Reading
from reportedly.events.triggers import find_triggers
from reportedly.reading import read_reports
from reportedly.records import Doc, Figure, Mention, Report


@lru_cache(maxsize=512)
def doc_of(text: str) -> Doc:
    """The text as a Doc of a report of 12 May 2019."""
    return next(read_reports([Report("made", text, "", outlet="The Test Herald", published="2019-05-12")]))


def mentions(text: str) -> tuple[Mention, ...]:
    """The acts of the text, without claims."""
    return find_mentions(doc_of(text), ())


def figures(text: str) -> list[Figure]:
    """The figures of all sentences of the text."""
    doc = doc_of(text)
    reading = Reading(doc, ())
    return [b.figure for s in doc.sentences for b in reading.figures.read(s.first, s.last)]


def roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Head words of actors and recipients that the parse gives the first trigger that starts with ``trigger``."""
    reading = Reading(doc_of(text), ())
    tree = reading.tree
    found = [t for s in reading.doc.sentences for t in find_triggers(tree, s.first, s.last)]
    first = next(
        t
        for t in sorted(found, key=lambda t: (t.at, t.row.type, t.row.words))
        if tree.token(t.first).text.lower() == trigger
    )
    parties = reader_of(reading).read(first)
    return [tree.token(k).text for k in parties.actor], [tree.token(k).text for k in parties.recipient]
