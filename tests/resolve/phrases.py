"""300 party phrases of the corpora, coded by two hands: how often country and sector come out right.

The codes are offsets, without a word of the reports, which lie in ``../shared/corpus``. All of them, by hand:
``python -c "from tests.resolve.phrases import *; print(shares(list(found(rows()))))"``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.reading import read_reports
from reportedly.records import Party, PartyMention, Report, Span
from reportedly.resolve.parties import Act, gather, to_party
from reportedly.resolve.places import set_scene

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared/corpus"


def rows() -> list[Row]:
    """The coded phrases: report id, offsets, countries and sectors that are right."""
    text = Path(__file__).with_name("phrases_hand.jsonl").read_text(encoding="utf-8")
    return [json.loads(x) for x in text.splitlines()]


def found(some: list[Row]) -> Iterator[tuple[Row, Party]]:
    """Each phrase with the party that is made of it, the act's country being the report's."""
    wanted = {r["id"]: r for r in some}
    reports: list[Report] = []
    seen: set[str] = set()  # some reports stand twice in a corpus
    for path in (CORPUS / f"{name}.jsonl" for name in ("syria-fakes", "timeline17", "allsides-conflict")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] in wanted and row["id"] not in seen:
                seen.add(row["id"])
                reports.append(
                    Report(row["id"], row["text"], "", outlet=row.get("outlet") or "", title=row.get("title") or "",
                           published=row.get("date") or "")
                )  # fmt: skip
    for doc in read_reports(reports):
        own = wanted[doc.report.id]
        scene = set_scene(doc)
        mention = PartyMention(Span(own["start"], own["end"]))
        yield own, to_party(doc, mention, scene, gather(doc, scene), Act(scene.country))


def shares(pairs: list[tuple[Row, Party]]) -> tuple[float, float]:
    """The share of phrases with a right country, and of those with a right country and a right first sector."""
    country = [p.country in {r["country"], *r.get("country_also", [])} for r, p in pairs]
    sector = [(p.sector[0] if p.sector else "") in (r["sectors"] or [""]) for r, p in pairs]
    both = sum(a and b for a, b in zip(country, sector, strict=True))
    return sum(country) / max(1, len(pairs)), both / max(1, len(pairs))
