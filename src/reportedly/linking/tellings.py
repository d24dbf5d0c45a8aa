"""Tellings: the records by which one report tells one act, brought together before reports are compared.

A report gives an act in pieces: the clash, its dead, its injured, who fired, who denies it. Each piece alone says too little
to be found again in another report; together they say what happened, where, when, to whom, and according to whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.linking.facts import Facts, fold, value
from reportedly.linking.features import gap, near, opposed, sectors, veto, window
from reportedly.linking.groups import stated
from reportedly.linking.origins import behind
from reportedly.records import EventRecord

# Only acts on the ground are told in pieces; of two demands or two accusations in a report each stands for itself.
_ACTS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"})
# Without a town of their own, records are pieces of one act only where they stand this near (characters). With 400, background
# and other fronts were drawn in on the Syrian reports.
_NEAR = 150
# Pieces of one act in one town stand within this many characters; more lies between two acts of a long report.
_FAR = 1500
# A clause of so few telling words is a fragment of another.
_FRAGMENT = 2
_ARMED = frozenset({"COP", "MIL", "REB", "UAF", "SPY"})
# A use of force is told now by its weapon, now by what it was for.
_ONE_MODE = (frozenset({"firearms", "crowd-control"}),)


def tellings(all_facts: Sequence[Facts]) -> list[list[int]]:
    """Positions of the records that tell one act in one report, each position once, sorted by their first.

    ``all_facts`` are in the order of ``telling_order``, so that a report's records follow its text.
    """
    by_report: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    groups: list[list[int]] = []
    for i, facts in enumerate(all_facts):
        if facts.record.type in _ACTS:
            by_report[facts.record.report_id, facts.record.type].append(i)
        else:
            groups.append([i])
    for members in by_report.values():
        groups += _of_report(members, all_facts)
    return sorted(groups)


def _of_report(members: Sequence[int], all_facts: Sequence[Facts]) -> list[list[int]]:
    """The tellings of one report and type; what restates a toll comes last, when the acts are known."""
    groups: list[list[int]] = []
    for i in sorted(members, key=lambda i: (all_facts[i].update, i)):
        fitting = [g for g in groups if _fits(all_facts[i], [all_facts[j] for j in g])]
        home = min(
            fitting, key=lambda g: min(_apart(all_facts[i].record, all_facts[j].record) for j in g), default=None
        )
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    return [sorted(g) for g in groups]


def _fits(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether a record is a piece of the act: it contradicts no piece; a restated toll shares a kind of figure with some."""
    if not all(_one_act(facts, other) for other in group):
        return False
    kinds = {k for k, _ in facts.figures}
    return not facts.update or any(kinds & {k for k, _ in other.figures} for other in group)


def _one_act(a: Facts, b: Facts) -> bool:
    contrary = veto(a, b)
    if (contrary and contrary != "toll") or not _same_days(a, b):
        return False
    if _other_mode(a, b) or _other_side(a, b) or _other_total(a.record, b.record):
        return False
    if opposed(a, b):
        return False
    if a.update or b.update:
        return True
    apart = _apart(a.record, b.record)
    if a.towns & b.towns or a.landmarks & b.landmarks or near(a, b):
        return apart <= _FAR and not (a.landmarks and b.landmarks and not a.landmarks & b.landmarks)
    return apart <= _NEAR and not (_where(a) and _where(b) and not _where(a) & _where(b))


def _same_days(a: Facts, b: Facts) -> bool:
    """Whether the days agree; of a fragment ("killed") the day that was carried over to it says nothing."""
    if not (_dated(a) and _dated(b)):
        return False
    fragment = any(len(f.words) <= _FRAGMENT and not f.exact_day for f in (a, b))
    return (gap(a, b) or 0) <= (window(a) if fragment else 0)


def _dated(facts: Facts) -> bool:
    """Whether the record is of one day or a few: a background of years is no piece of an act."""
    return facts.record.time is None or facts.record.time.precision in ("day", "week")


def _where(facts: Facts) -> frozenset[str]:
    """Names of places within a country, located or not."""
    places = [p for p in facts.record.places if p.precision != "country"]
    return frozenset(fold(n) for p in places for n in (p.name, p.city, p.admin1) if n)


def _other_mode(a: Facts, b: Facts) -> bool:
    return bool(a.modes and b.modes and not a.modes & b.modes and not any(a.modes | b.modes <= x for x in _ONE_MODE))


def _other_side(a: Facts, b: Facts) -> bool:
    """Whether one was done to armed forces and the other to other people."""
    one, other = sectors(a.recipient_kinds), sectors(b.recipient_kinds)
    return bool(one and other) and (one <= _ARMED) != (other <= _ARMED)


def _other_total(a: EventRecord, b: EventRecord) -> bool:
    """Whether one voice gives two exact totals of one kind, neither a part nor an update of the other."""
    if _root(a) != _root(b):
        return False
    whole = [[s.figure for s in stated(r) if s.figure.part_of is None] for r in (a, b)]
    totals = [{f.kind: value(f) for f in figures if f.scope == "event"} for figures in whole]
    told = [{(f.kind, value(f)) for f in r.figures if f.part_of} for r in (a, b)]
    return any(
        (k, totals[0][k]) not in told[1] and (k, totals[1][k]) not in told[0] and totals[0][k] != totals[1][k]
        for k in totals[0].keys() & totals[1].keys()
    )


def _root(record: EventRecord) -> str:
    return next((a.chain[-1].name or a.chain[-1].text for a in behind(record) if a.chain), "")


def _apart(a: EventRecord, b: EventRecord) -> int:
    """Characters between the clauses of two records of one report."""
    if not a.evidence or not b.evidence:
        return 0
    one, other = sorted((r.evidence[0].start, r.evidence[0].end) for r in (a, b))
    return max(0, other[0] - one[1])
