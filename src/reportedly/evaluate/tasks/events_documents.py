"""Event sets whose gold is a document's records: ACLED notes, PLOVER examples, MUC-4 templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from reportedly.evaluate.context import Context, Row
from reportedly.evaluate.scorers.labels import Prf, per_class
from reportedly.evaluate.scorers.muc import figures_f1, roles_f1
from reportedly.events.coders import incident_roles, incident_tolls
from reportedly.events.subtype import sub_event_type
from reportedly.pipeline import code_reports
from reportedly.reading import read_reports
from reportedly.records import Coded, EventRecord, Party, Report, Span

# Before PLOVER's last edition RETREAT and CONCEDE shared a CAMEO root; the set's scorer counts them as one type.
_ONE_TYPE = {"RETREAT": "CONCEDE"}
_OLD_NAMES = {
    "YIELD": "CONCEDE",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}

_NOBODY = Party("", "", "", (), private=False, span=Span(0, 0))


def _coded(context: Context, gold: list[Row]) -> Iterator[Coded]:
    reports = (Report(r["id"], r["text"], "", published=r.get("date", "")) for r in gold)
    return code_reports(reports, screen=context.screen)


def case2021(context: Context, gold: list[Row]) -> dict[str, float]:
    """ACLED sub-event types of short notes: weighted F1."""
    found = [sub_event_type(r["text"]) for r in gold]
    context.write("events", "case2021", [{"id": r["id"], "type": f} for r, f in zip(gold, found, strict=True)])
    return {"weighted_f1": per_class([r["type"] for r in gold], found).weighted_f1}


_STATELESS = frozenset({"IGO", "NGO"})


def plover_type(name: str) -> str:
    """A PLOVER type of any edition by the name that the set's scorer compares."""
    return _ONE_TYPE.get(_OLD_NAMES.get(name, name), _OLD_NAMES.get(name, name))


def _side(party: Party) -> Row:
    """A party as the set codes it: bodies of many states or none by IGO or NGO in the place of a country."""
    stateless = next((s for s in party.sector if s in _STATELESS), "")
    rest = [s for s in party.sector if s not in _STATELESS or party.country]
    return {"code": party.country or stateless, "sector": (rest or [""])[0], "text": party.text}


def _triples(record: EventRecord) -> Iterator[Row]:
    for actor in record.actor or (_NOBODY,):
        for recipient in record.recipient or (_NOBODY,):
            yield {"plover_type": record.type, "source": _side(actor), "target": _side(recipient)}


def _gold_triples(row: Row) -> Iterator[tuple[str, Row, Row]]:
    nobody = {"code": "", "sector": "", "text": ""}
    for event in row["gold"]:
        targets = event["targets"] or (event["sources"] if event["reciprocal"] else [nobody])
        for source in event["sources"] or [nobody]:
            for target in targets:
                if source is not target:
                    yield plover_type((event.get("plover_type") or "").upper()), source, target


def _country(side: Row) -> str:
    return "".join(c for c in (side.get("code") or "").upper() if c.isalpha())[:3]


def _sector(side: Row) -> str:
    letters = "".join(c for c in (side.get("sector") or "").upper() if c.isalpha())
    rest = "".join(c for c in (side.get("code") or "").upper() if c.isalpha())[3:]
    return (letters or rest)[:3]


_KEYS: dict[str, Callable[[str, Row, Row], object]] = {
    "type_f1": lambda kind, _source, _target: kind,
    "source_country": lambda _kind, source, _target: _country(source),
    "target_country": lambda _kind, _source, target: _country(target),
    "source_sector": lambda _kind, source, _target: (_country(source), _sector(source)),
    "target_sector": lambda _kind, _source, target: (_country(target), _sector(target)),
}


def _matched(gold: list[object], found: list[object]) -> int:
    left, n = list(found), 0
    for item in gold:
        if item in left:
            left.remove(item)
            n += 1
    return n


def plover_gsr(context: Context, gold: list[Row]) -> dict[str, float]:
    """Type, countries and sectors of worked PLOVER examples: F1 over one-to-one matches in a sentence."""
    counts = {k: [0, 0, 0] for k in _KEYS}
    rows = []
    for row, coded in zip(gold, _coded(context, gold), strict=True):
        events = [t for r in coded.records for t in _triples(r)]
        rows.append({"id": row["id"], "events": events})
        truth = list(_gold_triples(row))
        found = [(plover_type(str(e["plover_type"])), e["source"], e["target"]) for e in events]
        for name, key in _KEYS.items():
            a, b = [key(*x) for x in truth], [key(*x) for x in found]
            tally = counts[name]
            tally[0], tally[1], tally[2] = tally[0] + _matched(a, b), tally[1] + len(b), tally[2] + len(a)
    context.write("events", "plover_gsr", rows)
    return {name: Prf.of(*tally).f1 for name, tally in counts.items()}


def muc4(context: Context, gold: list[Row]) -> dict[str, float]:
    """Role fillers (CEAF-REE) and victim figures of reports on Latin America, 1988-91."""
    docs = read_reports(Report(row["id"], str(row["text"]), "") for row in gold)
    rows = [
        {"id": row["id"], "roles": incident_roles(doc.text), "incidents": _incidents(incident_tolls(doc))}
        for row, doc in zip(gold, docs, strict=True)
    ]
    context.write("events", "muc4", rows)
    found = {str(r["id"]): r for r in rows}
    return {
        "roles_f1": roles_f1(gold, found),
        "deaths_f1": figures_f1(gold, found, "DEATH", "deaths"),
        "injuries_f1": figures_f1(gold, found, "INJURY", "injuries"),
    }


def _incidents(tolls: dict[str, list[int]]) -> list[Row]:
    """The likeliest toll of each kind is one incident's, the next likeliest another's."""
    both = zip_longest(tolls["deaths"], tolls["injuries"])
    return [
        {"type": "ATTACK"} | {k: n for k, n in (("deaths", killed), ("injuries", hurt)) if n is not None}
        for killed, hurt in both
    ]
