"""Dates: TIMEX3 sets, tagged by our own tagger against each text's date."""

from __future__ import annotations

from reportedly.evaluate.context import Context, Row, Scores
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
    """One set a file: strict, relaxed and value F1.

    A set without a file for the split (wikiwars has no dev part) is scored on its train part, in a note for the reader.
    """
    out: Scores = {}
    for name in context.sets("dates"):
        gold = context.rows("dates", name) or []
        found = _tagged(gold)
        context.write("dates", name, [{"id": i, "timexes": t} for i, t in found.items()])
        out[name] = dates_scores(gold, found)
    for path in sorted((context.gold / "dates").glob("*.train.jsonl")):
        name = path.name.split(".")[0]
        if name not in out:
            gold = context.rows("dates", name, "train") or []
            scores = ", ".join(f"{metric} {value:.3f}" for metric, value in dates_scores(gold, _tagged(gold)).items())
            context.notes.append(f"dates, {name}, which has no {context.split} part, on its train part: {scores}")
    return out


def _tagged(gold: list[Row]) -> dict[str, list[Row]]:
    return {
        row["id"]: [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
            for t in tag_times(row["text"], row.get("dct") or "")
        ]
        for row in gold
    }
