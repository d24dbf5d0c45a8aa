"""Records: whole articles through the whole pipeline, against every event that a coder found in them."""

from __future__ import annotations

from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.scorers.records import metrics, score_records
from reportedly.pipeline import code_reports
from reportedly.records import Report
from reportedly.wire import record_json

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "coded": {
        "f1": (0.94, "coder against coder (test); PETRARCH2 .20, loosened .32"),
        "fields": (0.94, "coder against coder (test); PETRARCH2 .33"),
    }
}


def run(context: Context) -> Scores:
    """Scores of set ``coded``; empty where its file is absent."""
    gold = context.rows("records", "coded")
    if gold is None:
        return {}
    records = coded_records(gold, screen=context.screen)
    context.write("records", "coded", records)
    scores = score_records(gold, records)
    context.notes.append(
        f"records/coded: {scores.must_not} records of what must not be coded, {scores.unquoted} without exact words, "
        f"{scores.right['outlet_alone']} of {scores.stated['outlet_alone']} right with no source but the outlet"
    )
    return {"coded": metrics(scores)}


def coded_records(gold: list[Row], *, screen: bool = True) -> list[Row]:
    """The contract records of the gold's articles, in order."""
    reports = [
        Report(
            r["id"], r["text"], "", outlet=r.get("outlet", ""), title=r.get("title", ""), published=r.get("date", "")
        )
        for r in gold
    ]
    return [record_json(record) for coded in code_reports(reports, screen=screen) for record in coded.records]
