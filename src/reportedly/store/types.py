"""Rows into types: the other way round of ``rows``."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly import wire
from reportedly.records import (
    Capture,
    Claim,
    Corroboration,
    Episode,
    Event,
    EventRecord,
    FigureClaim,
    FigureSummary,
    Line,
    Link,
    Place,
    Refusal,
    Report,
    Review,
    Span,
    StatedDate,
)

Row = Mapping[Any, Any]

# The media type of a capture whose bytes were forgotten on request.
FORGOTTEN = "forgotten"


def capture_from(row: Row) -> Capture:
    """A capture with its bytes as they came."""
    content = zlib.decompress(row["content"]) if row["packing"] == "zlib" else bytes(row["content"])
    where = (row["source"], row["offset"], row["url"], row["fetched"])
    return Capture(row["sha256"], content, row["media_type"], *where)


def report_from(row: Row) -> Report:
    """A report as it was taken."""
    return Report(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        dates=tuple(StatedDate(v, m) for v, m in json.loads(row["dates"])),
        language=row["language"],
        source=row["source"],
        extra=row["extra"],
    )


def line_from(row: Row) -> Line:
    """A line of a report and its role."""
    return Line(Span(row["start"], row["end"]), row["role"], row["value"])


def claim_from(row: Row) -> Claim:
    """A claim of a report."""
    told = json.loads(row["json"])
    return Claim(
        tuple(wire.source_from(s) for s in told["chain"]),
        wire.span_from(told["cue"]) if told["cue"] else None,
        tuple(wire.span_from(s) for s in told["content"]),
        told["stance"],
        told["kind"],
    )


def record_from(row: Row) -> EventRecord:
    """A record with its event, its reasons and its places' runners-up."""
    extra = json.loads(row["extra"])
    record = wire.record_from(json.loads(row["json"]), tuple((a, b) for a, b in extra["reasons"]))
    return replace(
        record,
        confidence=row["confidence"],
        event_id=row["event_id"],
        places=_with_runners_up(record.places, extra["runners_up"]),
    )


def _with_runners_up(places: Sequence[Place], found: Sequence[tuple[str, float]]) -> tuple[Place, ...]:
    return tuple(replace(p, runner_up=r, score=s) for p, (r, s) in zip(places, found, strict=True))


def refusal_from(row: Row) -> Refusal:
    """A refusal."""
    return Refusal(*(row[k] for k in ("code", "source", "offset", "message", "advice", "sha256", "report_id")))


def link_from(row: Row) -> Link:
    """Why two records are one event."""
    return Link(row["a"], row["b"], row["weight"], tuple((f, w) for f, w in json.loads(row["reasons"])))


def event_from(row: Row) -> Event:
    """An event with its links and figures."""
    told, extra = json.loads(row["json"]), json.loads(row["extra"])
    return Event(
        id=told["id"],
        type=told["type"],
        modes=tuple(told["modes"]),
        start=told["start"] or "",
        end=told["end"] or "",
        places=_with_runners_up([wire.place_from(p) for p in told["places"]], extra["runners_up"]),
        actor=tuple(wire.party_from(p) for p in told["actor"]),
        recipient=tuple(wire.party_from(p) for p in told["recipient"]),
        issues=tuple(told["issues"]),
        records=tuple(told["records"]),
        figures=tuple(_summary_from(f) for f in told["figures"]),
        corroboration=Corroboration(**told["corroboration"]),
        links=tuple(_link_from(x, exact) for x, exact in zip(told["links"], extra["links"], strict=True)),
        review=Review(told["review"]["status"], told["review"]["by"] or "", told["review"]["at"] or ""),
        tolls=tuple(_summary_from(f) for f in told.get("tolls", ())),
    )


def episode_from(row: Row) -> Episode:
    """An episode."""
    return wire.episode_from(json.loads(row["json"]))


def _link_from(told: Row, exact: tuple[float, Sequence[float]]) -> Link:
    weight, weights = exact
    features = [r["feature"] for r in told["reasons"]]
    return Link(told["a"], told["b"], weight, tuple(zip(features, weights, strict=True)))


def _summary_from(told: Row) -> FigureSummary:
    claims = tuple(
        FigureClaim(
            *(c["min"], c["max"], c["scope"], c["as_of"] or "", c["origin"] or "", tuple(c["chain"]), c["record_id"]),
            tuple(wire.span_from(s) for s in c.get("added", ())),
            c.get("rule", ""),
        )
        for c in told["claims"]
    )
    return FigureSummary(told["kind"], told["low"], told["best"], told["high"], told["rule"], claims)
