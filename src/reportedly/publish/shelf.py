"""What publishing asks of a store: to read, never to write.

``Store`` satisfies this protocol; tests use a small one in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from reportedly.records import Change, CopyEdge, Episode, Event, EventRecord, Refusal, Report


class Shelf(Protocol):
    """The reading side of a store."""

    def reports(self) -> Iterable[Report]:
        """Every report."""
        ...

    def records(self) -> Iterable[EventRecord]:
        """Every event record."""
        ...

    def events(self) -> Iterable[Event]:
        """Every linked event."""
        ...

    def episodes(self) -> Iterable[Episode]:
        """Every episode."""
        ...

    def copies(self) -> Iterable[CopyEdge]:
        """Which report copies which."""
        ...

    def refusals(self) -> Iterable[Refusal]:
        """What could not be read."""
        ...

    def revision(self) -> int:
        """A number that every change of a report, record, event or episode raises."""
        ...

    def changes(self, since: int) -> Iterable[Change]:
        """What is new, changed or gone after a revision."""
        ...

    def meta(self) -> Mapping[str, Any]:
        """What the store knows of itself."""
        ...
