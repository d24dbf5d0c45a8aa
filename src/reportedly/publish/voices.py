"""Who cites whom: every voice at the root of an attribution with the outlets that give it, and who prints whose text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from reportedly.publish.view import View


@dataclass(frozen=True, slots=True)
class Relay:
    """One origin: its name, in how many passages it is heard, by which outlets, and through which voices between."""

    origin: str
    passages: int
    outlets: tuple[tuple[str, int], ...]
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reprint:
    """How many reports of ``copy`` print a text of ``source``; ``kinds`` are the ways (identical, trimmed, …)."""

    source: str
    copy: str
    reports: int
    kinds: tuple[str, ...]


def relays(view: View) -> list[Relay]:
    """Origins other than the outlets themselves, the most heard first."""
    heard: defaultdict[str, dict[str, str]] = defaultdict(dict)
    between: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in view.records.values():
        for attribution in view.redactor.record(record).attribution:
            names = [view.voice(s.name or s.text) for s in attribution.chain if s.name or s.text]
            if names:
                heard[names[-1]][record.id] = view.outlet(record.id)
                between[names[-1]].update(dict.fromkeys(n for n in names[:-1] if n != names[-1]))
    out = []
    for origin, records in heard.items():
        outlets = Counter(records.values())
        ranked = tuple(sorted(outlets.items(), key=lambda x: (-x[1], x[0])))
        out.append(Relay(origin, len(records), ranked, tuple(between[origin])))
    return sorted(out, key=lambda r: (-r.passages, -len(r.outlets), r.origin))


def reprints(view: View) -> list[Reprint]:
    """Outlets that print a text that another had before, by pair."""
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for edge in view.copies:
        if edge.kind != "passage":
            found[view.voice(edge.source), view.voice(edge.copy)].append((edge.copy, edge.kind))
    out = [
        Reprint(a, b, len({c for c, _ in edges}), tuple(sorted({k for _, k in edges})))
        for (a, b), edges in found.items()
    ]
    return sorted(out, key=lambda r: (-r.reports, r.source, r.copy))
