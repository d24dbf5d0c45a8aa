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

from reportedly.linking.sources import DOCUMENT, bare_body, definite, nameless, nobody, source_name
from reportedly.linking.tolls import is_update
from reportedly.linking.words import WORD
from reportedly.records import Attribution, CopyEdge, EventRecord, Stub

# Characters from a report's own line to the clause that gives its source: the next sentence.
_NEXT = 200
_FACELESS = frozenset({"unnamed", "witness"})
# Two reports that tell an act in the same run of so many words have it from one hand.
_RUN = 8
# Edges that carry a whole text; a shared passage may be a quotation of the same statement.
_WHOLE = frozenset({"identical", "trimmed", "padded"})


def behind(record: EventRecord) -> tuple[Attribution, ...]:
    """The attributions that stand behind a record: of an act that others tell, not those of who denies it."""
    told = tuple(a for a in record.attribution if a.stance != "denied" or record.modality == "denied")
    return told or record.attribution


@dataclass(frozen=True, slots=True)
class Voice:
    """The root of one attribution of one record.

    ``key`` is what is counted: the name of a source, or kind and outlet of a nameless one, or the outlet itself
    (``own``). ``shown`` is how the origin is named in an export. ``stance`` is the attribution's. ``body`` says that it is a
    named organisation.
    """

    key: str
    shown: str
    chain: tuple[str, ...]
    own: bool
    stance: str
    record: EventRecord
    body: bool = False


Told = tuple[EventRecord, tuple[Voice, ...]]


def voices(record: EventRecord, root_outlet: Mapping[str, str]) -> tuple[Voice, ...]:
    """The voices behind one record; ``root_outlet`` gives the outlet whose text a report prints, by report id."""
    outlet = _outlet(record, root_outlet)
    found = [_voice(record, a, outlet) for a in record.attribution]
    return tuple(found) or (
        _counted(record) or Voice("outlet:" + source_name(outlet), outlet, (), True, "stated", record),
    )


def _outlet(record: EventRecord, root_outlet: Mapping[str, str]) -> str:
    """Who speaks where a record names no source: the outlet whose text the report prints."""
    return root_outlet.get(record.report_id, record.outlet) or record.byline or record.report_id


def _counted(record: EventRecord) -> Voice | None:
    """Who "raised its toll to five": the one named party that acts in a record that restates a toll is its origin."""
    named = [p.name for p in record.actor if p.name and not p.private]
    if len(named) != 1 or not is_update(record):
        return None
    return Voice("name:" + source_name(named[0]), named[0], (named[0],), False, "stated", record)


def all_voices(
    records: Sequence[EventRecord], root_outlet: Mapping[str, str]
) -> list[tuple[EventRecord, tuple[Voice, ...]]]:
    """The voices of each record of an event, each counted once however it is named.

    A short name ("the ministry") is counted with the one long name that it shortens, a body named by its kind ("the
    monitoring group") with the one body that its report names, an outlet that others cite with what it prints itself,
    "the source" with the one voice that its report cites, and who tells it word for word as others do with these.
    """
    found = _as_worded(_as_meant(_as_cited([(r, voices(r, root_outlet)) for r in records])))
    shown = {v.key: v.shown for _, of in reversed(found) for v in of}
    same = _longer({k for k in shown if k.startswith("name:")})
    same |= {k: o for k in shown if k.startswith("name:") and (o := "outlet:" + k[5:]) in shown}
    for key, names in _bodies(found).items():
        if len(names) == 1:
            (name,) = names
            same[key] = same.get(name, name)
    return [
        (r, tuple(replace(v, key=same[v.key], shown=shown[same[v.key]]) if v.key in same else v for v in of))
        for r, of in found
    ]


def _as_cited(found: Sequence[Told]) -> list[Told]:
    """The same, where a report's own line speaks with the one voice that it cites right after for figures that agree.

    "Six people were shot dead. The clinic counted six bodies": the outlet has it from the clinic.
    """
    cited: defaultdict[str, list[tuple[EventRecord, Voice]]] = defaultdict(list)
    for record, of in found:
        if len(of) == 1 and not of[0].own and of[0].stance != "denied" and record.evidence:
            cited[record.report_id].append((record, of[0]))
    out = []
    for record, of in found:
        after = [v for r, v in cited[record.report_id] if of[0].own and _next_to(record, r)]
        one = len({v.key for v in after}) == 1
        out.append((record, (replace(after[0], record=record),) if one and not record.attribution else of))
    return out


def _faceless(voice: Voice) -> bool:
    return voice.own or not voice.key.startswith(("name:", "body:"))


def _as_meant(found: Sequence[Told]) -> list[Told]:
    """The same, where "the source" and a report's own lines are counted with the one named voice that it cites for the event.

    An outlet that was there says so ("our correspondent"); else its own lines retell what it then gives a source for, as
    long as they give no other figures.
    """
    named: defaultdict[str, dict[str, Voice]] = defaultdict(dict)
    cited: defaultdict[str, list[EventRecord]] = defaultdict(list)
    for record, of in found:
        new = {v.key: v for v in of if not _faceless(v) and v.stance != "denied"}
        named[record.report_id].update(new)
        cited[record.report_id] += [record] if new else []
    out = []
    for record, of in found:
        one = named[record.report_id]
        own = all(_agree(record, r) for r in cited[record.report_id])
        out.append((record, tuple(_counted_with(v, one) if (v.own and own) or _is_definite(v) else v for v in of)))
    return out


def _agree(a: EventRecord, b: EventRecord) -> bool:
    """Whether no kind of figure that both give has another value in each."""
    mine, its = ({(f.kind, f.min) for f in r.figures if f.part_of is None} for r in (a, b))
    return all({x for x in mine if x[0] == k} & its for k in {k for k, _ in mine} & {k for k, _ in its})


def _is_definite(voice: Voice) -> bool:
    return voice.key.startswith("unnamed:") and bool(voice.chain) and definite(voice.chain[-1])


def _counted_with(voice: Voice, named: Mapping[str, Voice]) -> Voice:
    """A voice under the key of the only one of ``named``; as it is where there are more or none. Its chain stays its own."""
    if len(named) != 1:
        return voice
    (one,) = named.values()
    return replace(voice, key=one.key, shown=one.shown, own=one.own)


def _as_worded(found: Sequence[Told]) -> list[Told]:
    """The same, where reports that share a run of words are one voice: the one that one of them names, or the first's."""
    out = list(found)
    for group in _worded_alike([r for r, _ in found]):
        voices_ = [v for i in group for v in found[i][1] if v.stance != "denied"]
        named = {v.key: v for v in voices_ if not _faceless(v)}
        for i in group if voices_ else ():
            record, of = found[i]
            with_ = named or {voices_[0].key: voices_[0]}
            out[i] = record, tuple(_counted_with(v, with_) if _faceless(v) and v.stance != "denied" else v for v in of)
    return out


def _worded_alike(records: Sequence[EventRecord]) -> list[list[int]]:
    """The places of records, of several reports, whose clauses share a run of words; each group and all in their order."""
    root = list(range(len(records)))
    first: dict[str, int] = {}
    for i, record in enumerate(records):
        for run in _runs(record.evidence[0].quote) if record.evidence else ():
            other = first.setdefault(run, i)
            old, new = root[i], root[other]
            if old != new:
                low, high = sorted((old, new))
                root = [low if r == high else r for r in root]
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for i, at in enumerate(root):
        groups[at].append(i)
    return [g for _, g in sorted(groups.items()) if len({records[i].report_id for i in g}) > 1]


@lru_cache(maxsize=20_000)
def _runs(clause: str) -> tuple[str, ...]:
    words = WORD.findall(clause.casefold())
    return tuple(" ".join(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))


def _next_to(record: EventRecord, other: EventRecord) -> bool:
    """Whether the other record stands right after and gives the same figures of a kind in common."""
    if not record.evidence or not 0 <= other.evidence[0].start - record.evidence[0].end <= _NEXT:
        return False
    mine, its = ({(f.kind, f.min) for f in r.figures if f.part_of is None} for r in (record, other))
    kinds = {k for k, _ in mine} & {k for k, _ in its}
    return bool(kinds) and {x for x in mine if x[0] in kinds} == {x for x in its if x[0] in kinds}


def _bodies(found: Sequence[tuple[EventRecord, tuple[Voice, ...]]]) -> dict[str, set[str]]:
    """For each body named by its kind alone, the bodies named in the same report."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    bare: defaultdict[str, set[str]] = defaultdict(set)
    for record, of in found:
        for voice in of:
            if voice.key.startswith("body:"):
                bare[voice.key].add(record.report_id)
            elif voice.body:
                named[record.report_id].add(voice.key)
    everywhere = set().union(*named.values())
    return {k: set().union(*(named[r] for r in reports if r in named)) or everywhere for k, reports in bare.items()}


def _longer(keys: AbstractSet[str]) -> dict[str, str]:
    """For each short name the long name that it shortens, where among an event's sources only one is so shortened."""
    words = {k: [w for w in k[5:].split() if w not in DOCUMENT] for k in sorted(keys)}
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
    own = source_name(outlet)
    # "Told Reuters" in a report of Reuters is no relay.
    chain = tuple(s for s in attribution.chain if source_name(s.name or s.text) != own)
    stance = attribution.stance
    if not chain:
        return Voice("outlet:" + own, outlet, (), True, stance, record)
    names = tuple(s.name or s.text for s in chain)
    root = chain[-1]
    if bare_body(names[-1]):
        return Voice(f"body:{own}", f"{names[-1]} ({outlet})", names, False, stance, record)
    if nobody(names[-1]) and not definite(names[-1]):
        # "Reports", "a video": the outlet tells it, and says only that it was not there.
        return Voice("outlet:" + own, outlet, names, True, stance, record)
    if root.kind in _FACELESS or nameless(names[-1]):
        kind = root.kind if root.kind in _FACELESS else "unnamed"
        return Voice(f"{kind}:{own}", f"{names[-1]} ({outlet})", names, False, stance, record)
    return Voice("name:" + source_name(names[-1]), names[-1], names, False, stance, record, root.kind == "organisation")


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

    An outlet that speaks for itself is independent only where it was the first to tell of the event and cites nobody for
    it. Who only denies is no origin of it, unless nobody tells it.
    """
    return _states(records, root_outlet, denials=False) or _states(records, root_outlet, denials=True)


def _states(records: Sequence[EventRecord], root_outlet: Mapping[str, str], *, denials: bool) -> dict[str, str]:
    ordered = sorted(records, key=lambda r: (r.published, r.report_id, r.id))
    out: dict[str, str] = {}
    every = all_voices(ordered, root_outlet)
    told = [(r, tuple(v for v in of if denials or v.stance != "denied")) for r, of in every]
    citing = {r.report_id for r, of in told if any(not v.own for v in of)}
    printed = {source_name(r.outlet) for r in ordered if r.report_id not in root_outlet}
    first = "outlet:" + source_name(_outlet(ordered[0], root_outlet)) if ordered else ""
    for record, of in told:
        for voice in of:
            leads = voice.key == first and record.report_id not in citing
            state = "independent" if leads or not voice.own else _state(voice, root_outlet, printed)
            if out.get(voice.key) != "independent":
                out[voice.key] = state
    return _relays(out, told)


def _state(voice: Voice, root_outlet: Mapping[str, str], printed: AbstractSet[str]) -> str:
    """The state of an outlet's own voice that was not the first to tell the event."""
    report = voice.record.report_id
    copied = report in root_outlet and source_name(root_outlet[report]) in printed
    return "dependent" if copied else "unknown"


def _relays(out: dict[str, str], told: Sequence[tuple[EventRecord, tuple[Voice, ...]]]) -> dict[str, str]:
    """Mark as probably dependent an origin that elsewhere in the event is only the relay of another origin."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for _, of in told:
        for voice in of:
            for name in voice.chain[:-1]:
                behind["name:" + source_name(name)].add(voice.key)
                behind["outlet:" + source_name(name)].add(voice.key)
    return {k: "probably dependent" if v == "independent" and behind[k] - {k} else v for k, v in out.items()}
