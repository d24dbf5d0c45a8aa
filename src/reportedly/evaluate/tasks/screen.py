"""Screen: what the screen would keep of a mixed feed, and what it would lose against coding everything."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.feeds import mixed_feed
from reportedly.pipeline import code_reports
from reportedly.reading import read_reports
from reportedly.records import Coded, EventRecord
from reportedly.wire import record_json

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "mixed": {"loss_records": (0.19, "word stems alone, general news: they keep 74 % of reports")}
}
REPORTS = 100


def losses(whole: Sequence[Coded], screened: Sequence[Coded]) -> dict[str, float]:
    """What of the records of ``whole`` the same reports lack in ``screened``, as shares of them.

    ``loss_records``: none has the type and the first evidence of one; ``changed_records``: it has, but another field differs;
    ``added_records``: records that ``whole`` lacks.
    """
    records = lost = changed = added = 0
    for a, b in zip(whole, screened, strict=True):
        own: dict[tuple[object, ...], list[Row]] = {}
        for record in b.records:
            own.setdefault(_key(record), []).append(_fields(record))
        for record in a.records:
            same = own.get(_key(record), [])
            lost += not same
            changed += bool(same) and _fields(record) not in same
            if same:
                same.remove(_fields(record) if _fields(record) in same else same[0])
        records += len(a.records)
        added += sum(map(len, own.values()))
    shares = {"loss_records": lost, "changed_records": changed, "added_records": added}
    return {name: count / max(1, records) for name, count in shares.items()}


def _key(record: EventRecord) -> tuple[object, ...]:
    return record.type, record.evidence[0].start, record.evidence[0].end


def _fields(record: EventRecord) -> Row:
    """What a record says; how sure the coder is of it may differ in the last digits."""
    return {k: v for k, v in record_json(record).items() if k not in {"id", "confidence"}}


def run(context: Context) -> Scores:
    """loss_records, kept_reports and kept_sentences, as shares of what coding everything gives and reads."""
    feed = list(mixed_feed(context.corpus, REPORTS))
    if not feed:
        return {}
    docs = list(read_reports(feed, screen=True))
    found = losses(list(code_reports(feed, screen=False)), list(code_reports(feed)))
    kept = sum(len(d.sentences) for d in docs)
    return {
        "mixed": {
            **found,
            "kept_reports": sum(bool(d.sentences) for d in docs) / len(docs),
            "kept_sentences": kept / max(1, sum(d.length for d in docs)),
        }
    }
