"""What event and report pages tell of review: how each record stands, what was rejected, what may belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from reportedly.publish import wording
from reportedly.records import Event, EventRecord
from reportedly.review import Standing
from reportedly.store import Store
from reportedly.store.lists import Asked, Lists
from reportedly.web import shown

_NEAR_DAYS = 3
_NEAR_MOST = 12
_LINES = 60  # lines of history on a page


def standing_of(store: Store, records: Iterable[EventRecord]) -> dict[str, str]:
    """The status of each decided record, by id."""
    return {k: s.status for k, s in store.standings([r.id for r in records]).items()}


def rejected(standings: Iterable[Standing]) -> list[dict[str, str]]:
    """Rejected records with their words, who rejected them and when."""
    held = [(s, s.record) for s in standings if s.status == "rejected"]
    return [
        {
            "id": s.record_id,
            "by": s.by,
            "at": s.at,
            "words": " ".join(r.evidence[0].quote.split()) if r.evidence else "",
        }
        for s, r in held
        if r is not None
    ]


def near(store: Store, event: Event) -> list[dict[str, Any]]:
    """Other events of the type that touch the days around, the gravest first: what may be the same."""
    if not event.start:
        return []
    first, last = _day(event.start, -_NEAR_DAYS), _day(event.end or event.start, _NEAR_DAYS)
    places = tuple(sorted({p.country for p in event.places if p.country}))
    asked = Asked(places, first, last, (event.type,), "", "", "", "")
    found = Lists(store).events(asked, _NEAR_MOST + 1)
    return [shown.row_of(x) for x in found if x.id != event.id and x.status != "rejected"][:_NEAR_MOST]


def _day(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def belongs(records: Sequence[EventRecord]) -> list[dict[str, str]]:
    """An event's records as they can be split off."""
    return [
        {
            "id": r.id,
            "outlet": r.outlet or "a text that names no outlet",
            "published": r.published,
            "words": " ".join(r.evidence[0].quote.split()) if r.evidence else wording.type_label(r.type),
        }
        for r in records
    ]


def said_by(records: Sequence[EventRecord]) -> list[str]:
    """The names at the root of the records' attributions, and the outlets of those without one, sorted."""
    named = {(a.chain[-1].name or a.chain[-1].text) for r in records for a in r.attribution if a.chain}
    return sorted(named | {r.outlet for r in records if not r.attribution and r.outlet})


def history(store: Store, event: Event) -> list[dict[str, Any]]:
    """The journal's lines about an event or its records, the last first."""
    from reportedly.web.records import told

    lines = {d.id: d for d in store.decisions(target=event.id)}
    lines |= {d.id: d for d in store.decisions(records=event.records)}
    return told([lines[i] for i in sorted(lines)][-_LINES:], store)
