"""The store: captures, reports, records, events and their custody, in SQLite or PostgreSQL; the only SQL there is."""

from __future__ import annotations

from reportedly.store.agreement import Agreement, Difference, FieldAgreement
from reportedly.store.custody import Fault
from reportedly.store.store import Store, open_store
from reportedly.store.watched import Watched

__all__ = ["Agreement", "Difference", "Fault", "FieldAgreement", "Store", "Watched", "open_store"]
