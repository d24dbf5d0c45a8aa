"""The names that downloads withhold: gathered from the whole store once, in the background, and again where it has changed.

A name is withheld for what any report says of it, so that a page's own reports do not tell. Until all are read no download
is given.
"""

from __future__ import annotations

import threading

from reportedly.publish.withheld import Gatherer, Names
from reportedly.store import Store, open_store


class GatheringError(Exception):
    """The names are not yet gathered."""


class Withholding:
    """The names of one store, for as long as the app runs; the first download starts to gather them."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._gatherer = Gatherer()
        self._held: tuple[int, Names] | None = None
        self._lock = threading.Lock()
        self._at_work: threading.Thread | None = None
        self._fault: Exception | None = None

    def names(self) -> Names:
        """The names to withhold as the store is now.

        Raises GatheringError where they are still being gathered, ReportedlyError where the store cannot be read.
        """
        with open_store(self._where, readonly=True) as store:
            revision = store.revision()
        if self._held is not None and self._held[0] >= revision:
            return self._held[1]
        with self._lock:
            fault, self._fault = self._fault, None
            if fault is not None:
                raise fault
            if self._at_work is None or not self._at_work.is_alive():
                self._at_work = threading.Thread(target=self._gather, daemon=True)
                self._at_work.start()
        raise GatheringError

    def wait(self, seconds: float) -> None:
        """Wait until the names that are being gathered are there, so many seconds at most."""
        working = self._at_work
        if working is not None:
            working.join(seconds)

    def _gather(self) -> None:
        try:
            with open_store(self._where, readonly=True) as store:
                revision = store.revision()
                names = self._renewed(store, self._held[0]) if self._held else self._gatherer.names(store)
                self._held = (revision, names)
        except Exception as error:
            self._fault = error

    def _renewed(self, store: Store, since: int) -> Names:
        """The names with what changed since a revision; what changes meanwhile is read again the next time."""
        changes = [x for x in store.changes(since) if x.kind in ("report", "record")]
        gone = [(x.kind, x.id) for x in changes if x.gone]
        reports = (store.report(x.id) for x in changes if x.kind == "report" and not x.gone)
        records = (store.record(x.id) for x in changes if x.kind == "record" and not x.gone)
        return self._gatherer.renewed(filter(None, reports), filter(None, records), gone)
