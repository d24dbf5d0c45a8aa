"""cameo_ner: who did it and to whom in one sentence, as exact spans."""

from __future__ import annotations

from reportedly.evaluate.context import Context, Row
from reportedly.evaluate.scorers.labels import Prf
from reportedly.events.coders import parties_in


def cameo_ner(context: Context, gold: list[Row]) -> dict[str, float]:
    """Exact span F1 over sources, targets and reciprocal parties."""
    right = predicted = wanted = 0
    rows = []
    for row in gold:
        found = {(span.start, span.end, side) for span, side in parties_in(str(row["text"]))}
        truth = {(s["start"], s["end"], s["type"]) for s in row["spans"]}
        right, predicted, wanted = right + len(found & truth), predicted + len(found), wanted + len(truth)
        rows.append({"id": row["id"], "spans": [{"start": s, "end": e, "type": t} for s, e, t in sorted(found)]})
    context.write("events", "cameo_ner", rows)
    return {"f1": Prf.of(right, predicted, wanted).f1}
