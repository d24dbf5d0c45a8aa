"""cameo_ner: who did it and to whom in one sentence, as exact spans, from the event stage's own parties."""

from __future__ import annotations

from reportedly.evaluate.context import Context, Row
from reportedly.evaluate.scorers.labels import Prf
from reportedly.pipeline import run
from reportedly.records import Mention, Report, Span

Typed = tuple[int, int, str]


def _text_of(row: Row) -> str:
    return str(row["text"])


def strongest(mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that says most about parties: both sides first, then confidence, then the earliest."""
    ranked = sorted(mentions, key=lambda m: (-bool(m.actor) - bool(m.recipient), -m.confidence, m.trigger))
    return ranked[0] if ranked else None


def _spans(mentions: tuple[Mention, ...]) -> set[Typed]:
    best = strongest(mentions)
    if best is None:
        return set()
    both = len(best.actor) > 1 and not best.recipient
    sides: list[tuple[Span, str]] = [(p.span, "R" if both else "S") for p in best.actor]
    sides += [(p.span, "T") for p in best.recipient]
    return {(s.start, s.end, kind) for s, kind in sides}


def cameo_ner(context: Context, gold: list[Row]) -> dict[str, float]:
    """Exact span F1 over sources, targets and reciprocal parties."""
    right = predicted = wanted = 0
    rows = []
    for at in range(0, len(gold), 32):
        part = gold[at : at + 32]
        work = run([Report(r["id"], _text_of(r), "") for r in part])
        for row, mentions in zip(part, work.mentions, strict=True):
            found = _spans(mentions)
            truth = {(s["start"], s["end"], s["type"]) for s in row["spans"]}
            right, predicted, wanted = right + len(found & truth), predicted + len(found), wanted + len(truth)
            rows.append({"id": row["id"], "spans": [{"start": s, "end": e, "type": t} for s, e, t in sorted(found)]})
    context.write("events", "cameo_ner", rows)
    return {"f1": Prf.of(right, predicted, wanted).f1}
