"""What is written of an event so that lists of events are made without reading any event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update

from reportedly.listing import WORD, gravity_key, needs, of_one_act, place_words, queue_key, site, word
from reportedly.records import Event
from reportedly.store import tables as t

Row = dict[str, Any]
_AT_A_TIME = 400
_LABEL = 300  # most characters of a name kept beside the word it is found by


@dataclass(slots=True)
class _Told:
    """Who tells an event: outlets and origins by their words, who relays whom, and the least sure record's confidence."""

    outlets: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    relays: set[tuple[str, str]] = field(default_factory=set)
    confidence: float = 1.0


def put(connection: Connection, events: Sequence[Event]) -> None:
    """Write the lists' rows of ``events``, whose own rows and whose records' are there."""
    for at in range(0, len(events), _AT_A_TIME):
        some = events[at : at + _AT_A_TIME]
        told = _told(connection, [e.id for e in some])
        rows: dict[str, list[Row]] = {
            "event_list": [_list_row(e, told[e.id].confidence) for e in some],
            "event_words": [row for e in some for row in _word_rows(e, told[e.id])],
            "figure_list": [row for e in some for row in _figure_rows(e)],
        }
        for name, new in rows.items():
            if new:
                connection.execute(insert(t.metadata.tables[name]), new)


def put_status(connection: Connection, event_id: str, status: str) -> None:
    """Write the status of an event that stays as it was otherwise."""
    connection.execute(update(t.event_list).where(t.event_list.c.event_id == event_id).values(status=status))


def _told(connection: Connection, ids: Sequence[str]) -> Mapping[str, _Told]:
    er, r, p, a = t.event_records.c, t.records.c, t.reports.c, t.attributions.c
    out: defaultdict[str, _Told] = defaultdict(_Told)
    joined = t.event_records.join(t.records, r.id == er.record_id).join(t.reports, p.id == r.report_id)
    heard = joined.outerjoin(t.attributions, a.record_id == r.id)
    query = select(er.event_id, p.outlet, r.confidence, a.origin).select_from(heard).where(er.event_id.in_(ids))
    for event, outlet, confidence, origin in connection.execute(query.order_by(er.event_id, r.id, a.n)):
        told = out[event]
        told.confidence = min(told.confidence, confidence)
        if outlet:
            told.outlets.setdefault(word(outlet), outlet)
        if origin and word(origin) != word(outlet):
            told.origins.setdefault(word(origin), origin)
            if outlet:
                told.relays.add((word(outlet), word(origin)))
    return out


def _list_row(event: Event, confidence: float) -> Row:
    place, c = site(event), event.corroboration
    why = needs(event, confidence)
    return {
        "event_id": event.id,
        "gravity": gravity_key(event),
        "queue": queue_key(event, why),
        "needs": " ".join(why),
        "type": event.type,
        "modes": " ".join(event.modes),
        "start_day": event.start[:10],
        "end_day": max(event.start[:10], event.end[:10]),
        "place": (place.name or place.text)[:_LABEL] if place else "",
        "precision": place.precision if place else "",
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "level": c.level,
        "status": event.review.status,
        "reports": c.reports,
        "outlets": c.outlets,
        "origins": c.origins,
        "confidence": confidence,
    }


def _word_rows(event: Event, told: _Told) -> Iterator[Row]:
    places = {w[:WORD]: w[:WORD] for p in event.places for w in place_words(p)}
    names = {**told.outlets, **told.origins}
    relays = {f"{a}\t{b}": f"{names[a]}\t{names[b]}" for a, b in told.relays}
    heard = {f"{b}\t{a}": f"{names[b]}\t{names[a]}" for a, b in told.relays}
    kinds = {"place": places, "outlet": told.outlets, "origin": told.origins, "relay": relays, "heard": heard}
    for kind, words in kinds.items():
        for value, label in sorted(words.items()):
            yield {
                "kind": kind,
                "value": value,
                "event_id": event.id,
                "label": label[: 2 * _LABEL],
                "alone": len(words) == 1,
                "level": event.corroboration.level,
            }


def _figure_rows(event: Event) -> Iterable[Row]:
    best: dict[str, tuple[bool, int]] = {}
    for figure in event.figures:
        if figure.best is not None:
            told = (of_one_act(event, figure), min(figure.best, 2**62))
            best[figure.kind] = max(told, best.get(figure.kind, told))
    for kind, (one_act, number) in sorted(best.items()):
        yield {
            "kind": kind,
            "event_id": event.id,
            "one_act": one_act,
            "best": number,
            "origins": event.corroboration.origins,
        }
