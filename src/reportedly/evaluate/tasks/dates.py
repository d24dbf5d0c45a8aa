"""Dates: TIMEX3 sets, tagged by our own tagger against each text's date."""

from __future__ import annotations

from reportedly.evaluate.context import Context, Scores
from reportedly.evaluate.scorers.times import dates_scores
from reportedly.resolve.times import tag_times

_TIMEBANK = "HeidelTime, timebank dev"
KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "timebank": {
        "strict_f1": (0.843, _TIMEBANK + "; recognizers-text .599, dateparser .218"),
        "relaxed_f1": (0.918, _TIMEBANK + "; recognizers-text .818, dateparser .570"),
        "value_f1": (0.796, _TIMEBANK + "; recognizers-text .479, dateparser .150"),
    },
}


def run(context: Context) -> Scores:
    """One set a file: strict, relaxed and value F1."""
    out: Scores = {}
    for name in context.sets("dates"):
        gold = context.rows("dates", name) or []
        found = {
            row["id"]: [
                {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
                for t in tag_times(row["text"], row.get("dct") or "")
            ]
            for row in gold
        }
        context.write("dates", name, [{"id": i, "timexes": t} for i, t in found.items()])
        out[name] = dates_scores(gold, found)
    return out
