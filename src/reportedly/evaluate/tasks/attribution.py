"""Attribution: relay chains, attributed words, and what the report itself denies or leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims import find_claims
from reportedly.claims.factuality import certainty
from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.scorers.attribution import score_attribution
from reportedly.evaluate.scorers.relays import score_relays
from reportedly.reading import read_reports
from reportedly.records import Claim, Doc, Report, Span

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "polnear": {
        "attributed_reportive": (0.847, "two-stage CRF (dev); rules .73, Citron rebuilt .60, humans .935"),
        "triple_reportive": (0.758, "two-stage CRF (dev); rules .61, Citron rebuilt .52, humans .891"),
    },
}


def run(context: Context) -> Scores:
    """Scores of every attribution set that has a file for this split."""
    out: Scores = {}
    for name, score in (("relays", _relays), ("polnear", _polnear), ("uw_factuality", _factuality)):
        rows = context.rows("attribution", name)
        if rows is not None:
            out[name] = score(context, rows)
    return out


def _read(rows: list[Row], outlet: str) -> Iterator[tuple[Row, Doc]]:
    """The rows with their Docs; ``outlet`` is the key that holds the publisher."""
    reports = [Report(r["id"], r["text"], "", outlet=r.get(outlet) or "", published=r.get("date") or "") for r in rows]
    return zip(rows, read_reports(reports), strict=True)


def _relays(context: Context, rows: list[Row]) -> dict[str, float]:
    found = [{"id": r["id"], "claims": _narrow_first(doc)} for r, doc in _read(rows, "outlet")]
    context.write("attribution", "relays", found)
    return score_relays(rows, found)


def _narrow_first(doc: Doc) -> list[Row]:
    """The claims as rows, the shortest content first: of two that cover a gold claim the scorer takes the first."""
    rows = [row for claim in find_claims(doc) for row in _stretches(doc.text, claim)]
    return sorted(rows, key=lambda row: len(row["content"]))


def _stretches(text: str, claim: Claim) -> Iterator[Row]:
    """One row a stretch of content: the gold's claims are single stretches of the text."""
    chain = [{"text": s.text, "name": s.name, "kind": s.kind} for s in claim.chain]
    for span in claim.content:
        yield {"content": span.of(text), "chain": chain, "stance": claim.stance}


def _polnear(context: Context, rows: list[Row]) -> dict[str, float]:
    found = {
        r["id"]: {"id": r["id"], "attributions": [_spans(c) for c in find_claims(doc) if c.cue]}
        for r, doc in _read(rows, "publisher")
    }
    context.write("attribution", "polnear", found.values())
    return score_attribution(rows, found)


def _spans(claim: Claim) -> Row:
    """PolNeAR marks the voice that the cue belongs to: the origin of our chain."""
    return {
        "source": [list(claim.chain[-1].span)] if claim.chain else [],
        "cue": [list(claim.cue)] if claim.cue else [],
        "content": [list(s) for s in claim.content],
    }


def reading_of(value: float) -> str:
    """The author's stance to an event, -3 (it did not happen) to 3 (it did), as three classes.

    Denied is -1 and below (the annotators agree that it did not happen), uncertain is between -1 and 1 (they
    do not agree, or say that it is open), stated is 1 and above.
    """
    return "denied" if value <= -1 else "uncertain" if value < 1 else "stated"


def _factuality(context: Context, rows: list[Row]) -> dict[str, float]:
    gold: list[str] = []
    guess: list[str] = []
    written = []
    for row, doc in _read(rows, "publisher"):
        found = certainty(doc, [Span(e["start"], e["end"]) for e in row["events"]])
        gold.extend(reading_of(e["value"]) for e in row["events"])
        guess.extend(found)
        written.append(
            {
                "id": row["id"],
                "events": [
                    {"start": e["start"], "end": e["end"], "stance": f}
                    for e, f in zip(row["events"], found, strict=True)
                ],
            }
        )
    context.write("attribution", "uw_factuality", written)
    return {f"{label}_f1": _f1(gold, guess, label) for label in ("denied", "uncertain")}


def _f1(gold: list[str], guess: list[str], label: str) -> float:
    right = sum(a == b == label for a, b in zip(gold, guess, strict=True))
    both = gold.count(label) + guess.count(label)
    return 2 * right / both if both else 0.0
