"""Origins: whose voice stands at the root of a claim, and how many of them are independent.

A copy or a relay adds an outlet, never an origin. Four states, after the rule that a later report without a source of
its own is never counted as confirmation: ``independent``, ``dependent`` (a copy), ``probably dependent`` (shares its
root with an earlier report) and ``unknown`` (no source named, and not the first to tell it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.linking.tolls import is_update
from reportedly.records import Attribution, CopyEdge, EventRecord, Stub

# A paper speaks for who wrote it.
_DOCUMENT = frozenset({"statement", "communique", "bulletin", "release", "spokesman", "spokeswoman", "spokesperson"})
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


def behind(record: EventRecord) -> tuple[Attribution, ...]:
    """The attributions that stand behind a record: of an act that others tell, not those of who denies it."""
    told = tuple(a for a in record.attribution if a.stance != "denied" or record.modality == "denied")
    return told or record.attribution


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
    outlet = root_outlet.get(record.report_id, record.outlet) or record.byline or record.report_id
    found = [_voice(record, a, outlet) for a in record.attribution]
    return tuple(found) or (
        _counted(record) or Voice("outlet:" + source_name(outlet), outlet, (), True, "stated", record),
    )


def _counted(record: EventRecord) -> Voice | None:
    """Who "raised its toll to five": the one named party that acts in a record that restates a toll is its origin."""
    named = [p.name for p in record.actor if p.name and not p.private]
    if len(named) != 1 or not is_update(record):
        return None
    return Voice("name:" + source_name(named[0]), named[0], (named[0],), False, "stated", record)


def all_voices(
    records: Sequence[EventRecord], root_outlet: Mapping[str, str]
) -> list[tuple[EventRecord, tuple[Voice, ...]]]:
    """The voices of each record of an event, short names ("the ministry") counted with the one long name they shorten."""
    found = [(r, voices(r, root_outlet)) for r in records]
    shown = {v.key: v.shown for _, of in reversed(found) for v in of}
    long = _longer({k for k in shown if k.startswith("name:")})
    return [
        (r, tuple(replace(v, key=long[v.key], shown=shown[long[v.key]]) if v.key in long else v for v in of))
        for r, of in found
    ]


def _longer(keys: AbstractSet[str]) -> dict[str, str]:
    """For each short name the long name that it shortens, where among an event's sources only one is so shortened."""
    words = {k: [w for w in k[5:].split() if w not in _DOCUMENT] for k in sorted(keys)}
    out = {}
    for key, short in words.items():
        fits = {o for o, other in words.items() if len(other) > len(short) > 0 and other[-len(short) :] == short}
        same = {o for o, other in words.items() if other == short and o != key and o[5:].split() == short}
        fits = fits or same
        tops = {o for o in fits if not any(o != p and words[p][-len(words[o]) :] == words[o] for p in fits)}
        if len(tops) == 1:
            out[key] = tops.pop()
    return out


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
    records: Iterable[EventRecord | Stub], copies: Sequence[CopyEdge], outlet_of: Mapping[str, str]
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
    told = [(r, tuple(v for v in of if denials or v.stance != "denied")) for r, of in all_voices(ordered, root_outlet)]
    for _, of in told:
        for voice in of:
            state = _state(voice, ordered[0].report_id, root_outlet)
            if out.get(voice.key) != "independent":
                out[voice.key] = state
    return _relays(out, told)


def _state(voice: Voice, first_report: str, root_outlet: Mapping[str, str]) -> str:
    report = voice.record.report_id
    if voice.own and report in root_outlet:
        return "dependent"
    return "independent" if not voice.own or report == first_report else "unknown"


def _relays(out: dict[str, str], told: Sequence[tuple[EventRecord, tuple[Voice, ...]]]) -> dict[str, str]:
    """Mark as probably dependent an origin that elsewhere in the event is only the relay of another origin."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for _, of in told:
        for voice in of:
            for name in voice.chain[:-1]:
                behind["name:" + source_name(name)].add(voice.key)
                behind["outlet:" + source_name(name)].add(voice.key)
    return {k: "probably dependent" if v == "independent" and behind[k] - {k} else v for k, v in out.items()}
