"""The contract's JSON shapes, both ways: ``record_json`` and ``event_json`` write, ``record_from`` reads.

Keys come in the contract's order; absent values are null. ``record_from(record_json(r))`` gives ``r`` back but for
what is no part of the contract (a place's runner-up, a record's reasons).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.records import (
    Attribution,
    Corroboration,
    Episode,
    Event,
    EventRecord,
    Evidence,
    Figure,
    FigureClaim,
    FigureSummary,
    Link,
    Party,
    Place,
    Review,
    Source,
    Span,
    Time,
)

JsonDict = dict[str, Any]


def source_json(source: Source) -> JsonDict:
    """The contract's Source object."""
    return {"text": source.text, "name": source.name, "kind": source.kind, "span": list(source.span)}


def attribution_json(attribution: Attribution) -> JsonDict:
    """The contract's attribution object."""
    return {
        "chain": [source_json(s) for s in attribution.chain],
        "cue": attribution.cue,
        "stance": attribution.stance,
        "span": list(attribution.span),
    }


def figure_json(figure: Figure) -> JsonDict:
    """The contract's figure object (a part also names the whole, one of several groups told beside one another the first)."""
    out: JsonDict = {
        "kind": figure.kind,
        "min": figure.min,
        "max": figure.max,
        "vague": figure.vague,
        "qualifier": figure.qualifier or None,
        "scope": figure.scope,
        "text": figure.text,
        "span": list(figure.span),
    }
    if figure.part_of is not None:
        out["part_of"] = list(figure.part_of)
    if figure.beside is not None:
        out["beside"] = list(figure.beside)
    return out


def party_json(party: Party) -> JsonDict:
    """The contract's Party object."""
    return {
        "text": party.text,
        "name": party.name,
        "country": party.country or None,
        "sector": list(party.sector),
        "private": party.private,
        "span": list(party.span),
    }


def place_json(place: Place) -> JsonDict:
    """The contract's Place object."""
    return {
        "text": place.text,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country or None,
        "admin1": place.admin1 or None,
        "city": place.city or None,
        "precision": place.precision or None,
        "gazetteer_id": place.gazetteer_id or None,
        "span": list(place.span),
    }


def time_json(time: Time) -> JsonDict:
    """The contract's time object."""
    out: JsonDict = {
        "text": time.text,
        "start": time.start or None,
        "end": time.end or None,
        "precision": time.precision,
        "span": list(time.span),
    }
    if time.part_of_day:
        out["part_of_day"] = time.part_of_day
    return out


def evidence_json(evidence: Evidence) -> JsonDict:
    """The contract's evidence object."""
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def record_json(record: EventRecord) -> JsonDict:
    """One line of ``--records``: the contract's event record, keys in the contract's order."""
    return {
        "id": record.id,
        "report": {
            "id": record.report_id,
            "outlet": record.outlet or None,
            "url": record.url or None,
            "title": record.title or None,
            "byline": record.byline or None,
            "published": record.published or None,
            "language": record.language,
            "sha256": record.sha256,
        },
        "type": record.type,
        "mode": record.mode,
        "sub_event": record.sub_event or None,
        "contexts": list(record.contexts),
        "modality": record.modality,
        "actor": [party_json(p) for p in record.actor],
        "recipient": [party_json(p) for p in record.recipient],
        "places": [place_json(p) for p in record.places],
        "time": time_json(record.time) if record.time else None,
        "figures": [figure_json(f) for f in record.figures],
        "attribution": [attribution_json(a) for a in record.attribution],
        "issues": list(record.issues),
        "evidence": [evidence_json(e) for e in record.evidence],
        "confidence": round(record.confidence, 3),
        "event_id": record.event_id,
        "coder": {"name": record.coder_name, "version": record.coder_version},
    }


def claim_json(claim: FigureClaim) -> JsonDict:
    """The contract's claim object (a sum also names its rule and the figures that were added)."""
    out: JsonDict = {
        "min": claim.min,
        "max": claim.max,
        "scope": claim.scope,
        "as_of": claim.as_of or None,
        "origin": claim.origin or None,
        "chain": list(claim.chain),
        "record_id": claim.record_id,
    }
    if claim.added:
        out["added"] = [list(s) for s in claim.added]
        out["rule"] = claim.rule
    return out


def summary_json(summary: FigureSummary) -> JsonDict:
    """The contract's figure summary with its rule."""
    return {
        "kind": summary.kind,
        "low": summary.low,
        "best": summary.best,
        "high": summary.high,
        "rule": summary.rule,
        "claims": [claim_json(c) for c in summary.claims],
    }


def corroboration_json(corroboration: Corroboration) -> JsonDict:
    """The contract's corroboration object."""
    return {
        "reports": corroboration.reports,
        "outlets": corroboration.outlets,
        "origins": corroboration.origins,
        "independent": corroboration.independent,
        "copies": corroboration.copies,
        "level": corroboration.level,
    }


def link_json(link: Link) -> JsonDict:
    """The contract's link object."""
    return {
        "a": link.a,
        "b": link.b,
        "weight": round(link.weight, 3),
        "reasons": [{"feature": f, "weight": round(w, 3)} for f, w in link.reasons],
    }


def review_json(review: Review) -> JsonDict:
    """The contract's review object."""
    return {"status": review.status, "by": review.by or None, "at": review.at or None}


def event_json(event: Event) -> JsonDict:
    """One line of export ``events``: the contract's event, keys in the contract's order."""
    return {
        "id": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "start": event.start or None,
        "end": event.end or None,
        "places": [place_json(p) for p in event.places],
        "actor": [party_json(p) for p in event.actor],
        "recipient": [party_json(p) for p in event.recipient],
        "issues": list(event.issues),
        "records": list(event.records),
        "figures": [summary_json(f) for f in event.figures],
        "tolls": [summary_json(f) for f in event.tolls],
        "corroboration": corroboration_json(event.corroboration),
        "links": [link_json(x) for x in event.links],
        "review": review_json(event.review),
    }


def episode_json(episode: Episode) -> JsonDict:
    """One line of export ``episodes``."""
    return {
        "id": episode.id,
        "kind": episode.kind,
        "place": episode.place,
        "country": episode.country or None,
        "start": episode.start,
        "end": episode.end,
        "events": list(episode.events),
        "reasons": [{"feature": f, "weight": w} for f, w in episode.reasons],
    }


def episode_from(row: Mapping[str, Any]) -> Episode:
    """An Episode from its JSON form."""
    return Episode(
        row["id"],
        row["kind"],
        row["place"],
        row["country"] or "",
        row["start"],
        row["end"],
        tuple(row["events"]),
        tuple((x["feature"], float(x["weight"])) for x in row["reasons"]),
    )


def span_from(value: Sequence[int]) -> Span:
    """A Span from its JSON form ``[start, end]``."""
    start, end = value
    return Span(int(start), int(end))


def source_from(row: Mapping[str, Any]) -> Source:
    """A Source from its JSON form."""
    return Source(row["text"], row["name"], row["kind"], span_from(row["span"]))


def party_from(row: Mapping[str, Any]) -> Party:
    """A Party from its JSON form."""
    return Party(
        row["text"], row["name"], row["country"] or "", tuple(row["sector"]), row["private"], span_from(row["span"])
    )


def place_from(row: Mapping[str, Any]) -> Place:
    """A Place from its JSON form (runner-up and score are not part of it)."""
    return Place(
        row["text"],
        row["name"],
        row["lat"],
        row["lon"],
        row["country"] or "",
        row["admin1"] or "",
        row["city"] or "",
        row["precision"] or "",
        row["gazetteer_id"] or "",
        span_from(row["span"]),
    )


def time_from(row: Mapping[str, Any] | None) -> Time | None:
    """A Time from its JSON form, None for null."""
    if row is None:
        return None
    return Time(
        row["text"],
        row["start"] or "",
        row["end"] or "",
        row["precision"],
        span_from(row["span"]),
        row.get("part_of_day", ""),
    )


def figure_from(row: Mapping[str, Any]) -> Figure:
    """A Figure from its JSON form."""
    part, beside = row.get("part_of"), row.get("beside")
    return Figure(
        row["kind"],
        row["min"],
        row["max"],
        row["vague"],
        row["qualifier"] or "",
        row["scope"],
        row["text"],
        span_from(row["span"]),
        span_from(part) if part else None,
        span_from(beside) if beside else None,
    )


def attribution_from(row: Mapping[str, Any]) -> Attribution:
    """An Attribution from its JSON form."""
    return Attribution(tuple(source_from(s) for s in row["chain"]), row["cue"], row["stance"], span_from(row["span"]))


def record_from(row: Mapping[str, Any], reasons: tuple[tuple[str, str], ...] = ()) -> EventRecord:
    """An EventRecord from the contract's JSON (``reasons``, which are no part of it, from where they are kept)."""
    rep = row["report"]
    return EventRecord(
        id=row["id"],
        report_id=rep["id"],
        outlet=rep["outlet"] or "",
        url=rep["url"] or "",
        title=rep["title"] or "",
        byline=rep["byline"] or "",
        published=rep["published"] or "",
        language=rep["language"],
        sha256=rep["sha256"],
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        modality=row["modality"],
        actor=tuple(party_from(p) for p in row["actor"]),
        recipient=tuple(party_from(p) for p in row["recipient"]),
        places=tuple(place_from(p) for p in row["places"]),
        time=time_from(row["time"]),
        figures=tuple(figure_from(f) for f in row["figures"]),
        attribution=tuple(attribution_from(a) for a in row["attribution"]),
        issues=tuple(row["issues"]),
        evidence=tuple(Evidence(e["start"], e["end"], e["quote"]) for e in row["evidence"]),
        confidence=row["confidence"],
        coder_name=row["coder"]["name"],
        coder_version=row["coder"]["version"],
        event_id=row["event_id"],
        sub_event=row.get("sub_event") or "",
        reasons=reasons,
    )
