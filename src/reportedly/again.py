"""The frozen types by which the store tells linking what is there, without its words, and linking what changes."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records import CopyEdge, Event


@dataclass(frozen=True, slots=True)
class Bout:
    """One record of an event as a piece of what may be an episode: the event's type and days, the record's town and words."""

    event_id: str
    type: str
    start: str
    end: str
    modality: str
    town: str
    country: str
    words: str


@dataclass(frozen=True, slots=True)
class Stub:
    """What is known of a stored record without reading it: enough to tell which others linking may compare it with.

    ``start`` and ``end`` are the days of its time ("" without one), ``cumulative`` says that some figure is a running
    total, ``event_id`` is "" where it has not been linked; ``changed`` says that a person changed it, or whom it belongs
    with, since it was linked.
    """

    id: str
    report_id: str
    type: str
    start: str
    end: str
    published: str
    cumulative: bool
    event_id: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking again makes of the records that a change touches: their events, and all copies there are now.

    ``gone`` are the ids of the events in which these records stood before; ids that stay are among ``events`` too.
    """

    gone: tuple[str, ...]
    events: tuple[Event, ...]
    copies: tuple[CopyEdge, ...]
