"""Origins: whose voice stands at the root of a claim, and how many of them are independent.

A copy or a relay adds an outlet, never an origin. Four states, after the rule that a later report without a source of
its own is never counted as confirmation: ``independent``, ``dependent`` (a copy), ``probably dependent`` (shares its
root with an earlier report) and ``unknown`` (no source named, and not the first to tell it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.records import Attribution, CopyEdge, EventRecord

_FACELESS = frozenset({"unnamed", "witness"})
# Edges that carry a whole text; a shared passage may be a quotation of the same statement.
_WHOLE = frozenset({"identical", "trimmed", "padded"})


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return {row["alias"]: row["name"] for row in table("source_aliases")}


@lru_cache(maxsize=50_000)
def source_name(name: str) -> str:
    """The name under which a source is counted: folded, without article, known short forms brought together."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    plain = " ".join(words[1:] if words[:1] == ["the"] else words)
    return _aliases().get(plain, plain)


@dataclass(frozen=True, slots=True)
class Voice:
    """The root of one attribution of one record.

    ``key`` is what is counted: the name of a source, or kind and outlet of a nameless one, or the outlet itself
    (``own``). ``shown`` is how the origin is named in an export. ``stance`` is the attribution's.
    """

    key: str
    shown: str
    chain: tuple[str, ...]
    own: bool
    stance: str
    record: EventRecord


def voices(record: EventRecord, root_outlet: Mapping[str, str]) -> tuple[Voice, ...]:
    """The voices behind one record; ``root_outlet`` gives the outlet whose text a report prints, by report id."""
    outlet = root_outlet.get(record.report_id, record.outlet) or record.report_id
    found = [_voice(record, a, outlet) for a in record.attribution]
    return tuple(found) or (Voice("outlet:" + source_name(outlet), outlet, (), True, "stated", record),)


def _voice(record: EventRecord, attribution: Attribution, outlet: str) -> Voice:
    chain = attribution.chain
    if not chain:
        return Voice("outlet:" + source_name(outlet), outlet, (), True, attribution.stance, record)
    names = tuple(s.name or s.text for s in chain)
    root = chain[-1]
    if root.kind in _FACELESS:
        shown = f"{names[-1]} ({outlet})"
        return Voice(f"{root.kind}:{source_name(outlet)}", shown, names, False, attribution.stance, record)
    return Voice("name:" + source_name(names[-1]), names[-1], names, False, attribution.stance, record)


def root_outlets(
    records: Iterable[EventRecord], copies: Sequence[CopyEdge], outlet_of: Mapping[str, str]
) -> dict[str, str]:
    """For each report that prints another's text, the outlet of the report at the root, by report id."""
    source = {e.copy: e.source for e in reversed(copies) if e.kind in _WHOLE}
    roots: dict[str, str] = {}
    for report in sorted({r.report_id for r in records}):
        at, seen = report, {report}
        while at in source and source[at] not in seen:
            at = source[at]
            seen.add(at)
        if at != report:
            roots[report] = outlet_of.get(at, "")
    return roots


def states(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> dict[str, str]:
    """For each origin key of an event: ``independent``, ``dependent``, ``probably dependent`` or ``unknown``.

    An outlet that speaks for itself is independent only where it was the first to tell of the event. Who only denies
    is no origin of it, unless nobody tells it.
    """
    return _states(records, root_outlet, denials=False) or _states(records, root_outlet, denials=True)


def _states(records: Sequence[EventRecord], root_outlet: Mapping[str, str], *, denials: bool) -> dict[str, str]:
    ordered = sorted(records, key=lambda r: (r.published, r.report_id, r.id))
    out: dict[str, str] = {}
    for record in ordered:
        for voice in voices(record, root_outlet):
            if voice.stance == "denied" and not denials:
                continue
            state = _state(voice, ordered[0].report_id, root_outlet)
            if out.get(voice.key) != "independent":
                out[voice.key] = state
    return _relays(out, ordered, root_outlet)


def _state(voice: Voice, first_report: str, root_outlet: Mapping[str, str]) -> str:
    report = voice.record.report_id
    if voice.own and report in root_outlet:
        return "dependent"
    return "independent" if not voice.own or report == first_report else "unknown"


def _relays(out: dict[str, str], records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> dict[str, str]:
    """Mark as probably dependent an origin that elsewhere in the event is only the relay of another origin."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for voice in voices(record, root_outlet):
            for name in voice.chain[:-1]:
                behind["name:" + source_name(name)].add(voice.key)
                behind["outlet:" + source_name(name)].add(voice.key)
    return {k: "probably dependent" if v == "independent" and behind[k] - {k} else v for k, v in out.items()}
