"""Screen: what the screen would keep of a mixed feed, and what it would lose against coding everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.evaluate.context import Context, Scores
from reportedly.evaluate.feeds import mixed_feed
from reportedly.pipeline import code_reports
from reportedly.reading import read_reports
from reportedly.records import Coded, EventRecord

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "mixed": {"loss_records": (0.19, "word stems alone, general news: they keep 74 % of reports")}
}
REPORTS = 100


def losses(whole: Sequence[Coded], screened: Sequence[Coded]) -> dict[str, float]:
    """What of the records of ``whole`` the same reports lack in ``screened``: a record is kept where one of its type has its evidence."""
    records = lost = other = more = 0
    for a, b in zip(whole, screened, strict=True):
        own = {(r.type, r.evidence[0].start, r.evidence[0].end): r for r in b.records}
        found = [own.pop((r.type, r.evidence[0].start, r.evidence[0].end), None) for r in a.records]
        records += len(found)
        lost += sum(x is None for x in found)
        other += sum(x is not None and _fields(x) != _fields(r) for x, r in zip(found, a.records, strict=True))
        more += len(own)
    return {
        "records": float(records),
        "loss_records": lost / max(1, records),
        "changed_records": other / max(1, records),
        "added_records": more / max(1, records),
    }


def _fields(record: EventRecord) -> EventRecord:
    return replace(record, confidence=0.0)


def run(context: Context) -> Scores:
    """loss_records, kept_reports and kept_sentences, as shares of what coding everything gives and reads."""
    feed = list(mixed_feed(context.corpus, REPORTS))
    if not feed:
        return {}
    whole = [c.sentences for c in read_reports(feed)]
    some = [c.sentences for c in read_reports(feed, screen=True)]
    found = losses(list(code_reports(feed, screen=False)), list(code_reports(feed)))
    return {
        "mixed": {
            **found,
            "kept_reports": sum(bool(x) for x in some) / len(feed),
            "kept_sentences": sum(map(len, some)) / max(1, sum(map(len, whole))),
        }
    }
