"""Screen: what the screen would keep of a mixed feed, and what it would lose against coding everything."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.evaluate.context import Context, Scores, read_rows
from reportedly.pipeline import code_reports
from reportedly.reading.screen import rough_sentences, screened
from reportedly.records import Report

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "mixed": {"loss_records": (0.19, "word stems alone, general news: they keep 74 % of reports")}
}
# Nine parts of general news to one of conflict, as a desk's feeds have them.
SAMPLE = (("allsides-general", 90), ("allsides-conflict", 10))


def _feed(context: Context) -> Iterator[Report]:
    for name, count in SAMPLE:
        path = context.corpus / f"{name}.jsonl"
        found = read_rows(path) if path.exists() else []
        step = max(1, len(found) // count)
        for row in found[::step][:count]:
            yield Report(row["id"], row["text"], "", outlet=row.get("outlet", ""), published=row.get("date", ""))


def run(context: Context) -> Scores:
    """loss_records, kept_reports and kept_sentences, as shares of what coding everything gives and reads."""
    records = lost = reports = kept = sentences = passed = 0
    for coded in code_reports(_feed(context)):
        spans = rough_sentences(coded.report.text)
        chosen = screened(coded.report.text, spans)
        reports, kept = reports + 1, kept + bool(chosen)
        sentences, passed = sentences + len(spans), passed + len(chosen)
        at = [r.evidence[0].start for r in coded.records]
        records += len(at)
        lost += sum(not any(s.start <= a < s.end for s in chosen) for a in at)
    if not reports:
        return {}
    return {
        "mixed": {
            "loss_records": lost / max(1, records),
            "kept_reports": kept / reports,
            "kept_sentences": passed / max(1, sentences),
        }
    }
