"""Event records against hand-coded articles: which events were found, and how many of their stated fields are right."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.evaluate.context import Row

LEFT_OUT = frozenset({"hypothetical", "threatened"})
FIELDS = ("source", "day", "place_name", "place_country", "actor", "recipient", "actor_country", "recipient_country",
          "figures", "mode", "stance", "modality")  # fmt: skip
_Span = tuple[int, int]


@dataclass(slots=True)
class RecordScores:
    """Counts over all articles; ``right`` and ``stated`` are by field, on matched events."""

    events: int = 0
    records: int = 0
    found: int = 0
    good: int = 0
    must_not: int = 0
    unquoted: int = 0
    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Records that match or repeat an event, over all records."""
        return self.good / max(1, self.records)

    @property
    def recall(self) -> float:
        """Events found over all events."""
        return self.found / max(1, self.events)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def fields(self) -> float:
        """Right fields over stated ones."""
        return sum(self.right.values()) / max(1, sum(self.stated.values()))


def folded(text: str | None) -> str:
    """Letters and digits in small, accents dropped, everything else one space."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def same(a: str | None, b: str | None) -> bool:
    """Equal words, or one inside the other at word boundaries."""
    one, two = folded(a), folded(b)
    return bool(one and two) and (f" {one} " in f" {two} " or f" {two} " in f" {one} ")


def place_of(text: str, quote: str | None) -> _Span | None:
    """Where ``quote`` first stands in ``text``."""
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if quote and at >= 0 else None


def shared(a: _Span | None, b: _Span | None) -> int:
    """How many characters two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def field_results(event: Row, record: Row) -> dict[str, bool]:
    """Which of the fields that the coded ``event`` states are right in ``record``."""
    out = _parties(event, record) | _where(event, record) | _figures(event, record) | _who_says(event, record)
    time = event.get("time") or {}
    if time.get("start") and time.get("precision", "day") == "day":
        also = time.get("also") or []
        days = [time["start"], *([also] if isinstance(also, str) else also)]
        out["day"] = ((record.get("time") or {}).get("start") or "")[:10] in days
    if event.get("mode"):
        wanted = event["mode"] if isinstance(event["mode"], list) else [event["mode"]]
        out["mode"] = record.get("mode") in wanted
    if event.get("modality", "actual") != "actual":
        out["modality"] = record.get("modality") == event["modality"]
    return out


def _parties(event: Row, record: Row) -> dict[str, bool]:
    out: dict[str, bool] = {}
    for side in ("actor", "recipient"):
        if side not in event:
            continue
        words = event[side].get("any_of_text") or [event[side].get("text", "")]
        both = (record.get("actor") or []) + (record.get("recipient") or [])
        pool = both if event.get("two_sided") else record.get(side) or []
        hit = [p for p in pool if any(same(w, p.get("text")) or same(w, p.get("name")) for w in words)]
        out[side] = bool(hit)
        if event[side].get("country"):
            out[f"{side}_country"] = any(p.get("country") == event[side]["country"] for p in hit)
    return out


def _where(event: Row, record: Row) -> dict[str, bool]:
    out: dict[str, bool] = {}
    place, got = event.get("place") or {}, record.get("places") or []
    if place.get("country"):
        out["place_country"] = any(x.get("country") == place["country"] for x in got)
    names = place.get("names") or ([place["city"]] if place.get("city") else [])
    if names:
        out["place_name"] = any(same(n, x.get(k)) for n in names for x in got for k in ("name", "text", "city"))
    return out


def _figures(event: Row, record: Row) -> dict[str, bool]:
    out: dict[str, bool] = {}
    for wanted in event.get("figures", []):
        key = f"figures {wanted['kind']}"
        exact = any(
            (x.get("kind"), x.get("min"), x.get("max")) == (wanted["kind"], wanted.get("min"), wanted.get("max"))
            for x in record.get("figures") or []
        )
        out[key] = out.get(key, True) and exact
    return out


def _who_says(event: Row, record: Row) -> dict[str, bool]:
    out: dict[str, bool] = {}
    said = record.get("attribution") or []
    if event.get("attribution"):
        names = [s.get(k) or "" for a in said for s in a.get("chain") or [] for k in ("name", "text")]
        out["source"] = any(same(n, x) for n in event["attribution"] for x in names)
    elif "attribution" not in event:
        out["outlet_alone"] = not any(a.get("chain") for a in said)
    if event.get("stance", "stated") != "stated":
        out["stance"] = any(a.get("stance") == event["stance"] for a in said)
    return out


def score_records(gold: Sequence[Row], records: Iterable[Row]) -> RecordScores:
    """Counts over ``gold`` articles (id, text, events, must_not) and contract records of them."""
    by: dict[str, list[Row]] = defaultdict(list)
    for record in records:
        if record.get("modality", "actual") not in LEFT_OUT:
            by[record["report"]["id"]].append(record)
    out = RecordScores()
    for article in gold:
        _article(article, by.get(article["id"], []), out)
    return out


def _article(article: Row, records: list[Row], out: RecordScores) -> None:
    text = article["text"]
    events = [(e, place_of(text, e["quote"])) for e in article["events"] if e.get("modality", "actual") not in LEFT_OUT]
    spans = [[s for x in r.get("evidence") or [] if (s := place_of(text, x.get("quote")))] for r in records]
    pairs = sorted(_pairs(events, records, spans), reverse=True)
    used_events: set[int] = set()
    used_records: set[int] = set()
    for _, _, i, j in pairs:
        if -i in used_events or -j in used_records:
            continue
        used_events.add(-i)
        used_records.add(-j)
        for name, right in field_results(events[-i][0], records[-j]).items():
            out.stated[name.split()[0]] += 1
            out.right[name.split()[0]] += right
    out.events += len(events)
    out.records += len(records)
    out.found += len(used_events)
    out.good += len({-j for *_, j in pairs})
    out.unquoted += sum(not s for s in spans)
    out.must_not += sum(
        _forbidden(text, m, r, s) for m in article.get("must_not", []) for r, s in zip(records, spans, strict=True)
    )


def _pairs(
    events: list[tuple[Row, _Span | None]], records: list[Row], spans: list[list[_Span]]
) -> list[tuple[int, int, int, int]]:
    """Event and record pairs of an accepted type that share words: shared characters, right fields, places (negative)."""
    return [
        (sum(shared(s, q) for s in spans[j]), sum(field_results(e, r).values()), -i, -j)
        for i, (e, q) in enumerate(events)
        for j, r in enumerate(records)
        if r["type"] in e["type"] and any(shared(s, q) for s in spans[j])
    ]


def _forbidden(text: str, rule: Row, record: Row, spans: list[_Span]) -> bool:
    """Whether an actual record lies for more than .6 in words that tell of no event."""
    if "quote" not in rule or record.get("modality", "actual") != "actual":
        return False
    where = place_of(text, rule["quote"])
    return any(shared(s, where) > 0.6 * (s[1] - s[0]) for s in spans)


def metrics(scores: RecordScores) -> dict[str, Any]:
    """The contract's metrics: precision, recall, f1, fields and each stated field's share."""
    shares = {k: scores.right[k] / scores.stated[k] for k in FIELDS if scores.stated[k]}
    whole = {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1, "fields": scores.fields}
    return whole | shares
