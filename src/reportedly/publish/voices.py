"""Who cites whom: every voice at the root of an attribution with the outlets that give it, and who prints whose text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from reportedly.publish.view import View, is_nobody


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


def relays(view: View) -> tuple[list[Relay], int]:
    """Origins other than the outlets that give them, the most heard first; how many passages are of nobody told by name.

    One name in other letters is one origin. "One" and "they" name nobody.
    """
    heard: defaultdict[str, dict[str, str]] = defaultdict(dict)
    between: defaultdict[str, dict[str, None]] = defaultdict(dict)
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    nameless: set[str] = set()
    for record in view.records.values():
        outlet = view.outlet(record.id)
        for attribution in view.redactor.record(record).attribution:
            names = [view.voice(s.name or s.text) for s in attribution.chain if s.name or s.text]
            if not names or names[-1].casefold() == outlet.casefold():
                continue
            if is_nobody(names[-1]):
                nameless.add(record.id)
                continue
            key = names[-1].casefold()
            heard[key][record.id] = outlet
            spelt[key][names[-1]] += 1
            between[key].update(dict.fromkeys(n for n in names[:-1] if n.casefold() not in (key, outlet.casefold())))
    out = []
    for key, records in heard.items():
        ranked = tuple(sorted(Counter(records.values()).items(), key=lambda x: (-x[1], x[0])))
        name = min(spelt[key], key=lambda n: (-spelt[key][n], n))
        out.append(Relay(name, len(records), ranked, tuple(between[key])))
    return sorted(out, key=lambda r: (-r.passages, -len(r.outlets), r.origin)), len(nameless)


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
