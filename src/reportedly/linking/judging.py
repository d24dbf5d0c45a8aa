"""What people decided about linking, carried out: origins that count as another or have another state, records put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.linking.sources import source_name
from reportedly.records import Attribution, EventRecord, Link, Source
from reportedly.review import Judged

# The feature of a link that a person made, and its weight in natural-log odds: more than any machine's.
DECISION = "decision"
WEIGHT = 20.0


def decided_link(a: str, b: str) -> Link:
    """The link of two records that a person put together."""
    low, high = (a, b) if a < b else (b, a)
    return Link(low, high, WEIGHT, ((DECISION, WEIGHT),))


def marked(records: Sequence[EventRecord], judged: Judged) -> dict[str, str]:
    """The states that people gave origins of an event, by source name."""
    ids = {r.id for r in records}
    same = _names(judged)
    return {same.get(source_name(o), (source_name(o), ""))[0]: s for r, o, s in judged.states if r in ids}


def renamed(
    records: Sequence[EventRecord], root_outlet: Mapping[str, str], judged: Judged
) -> tuple[Sequence[EventRecord], Mapping[str, str]]:
    """Records and outlets with every origin under the name it counts as."""
    same = _names(judged)
    if not same:
        return records, root_outlet
    return (
        [
            replace(r, outlet=_shown(r.outlet, same), attribution=tuple(_said(a, same) for a in r.attribution))
            for r in records
        ],
        {k: _shown(o, same) for k, o in root_outlet.items()},
    )


def _names(judged: Judged) -> dict[str, tuple[str, str]]:
    """For each source name the one it counts as at last, as counted and as shown; a circle ends where it began."""
    to = {source_name(a): (source_name(b), b) for a, b in judged.same if source_name(a) != source_name(b)}
    out = {}
    for name, first in to.items():
        at, seen = first, {name}
        while at[0] in to and at[0] not in seen:
            seen.add(at[0])
            at = to[at[0]]
        out[name] = at
    return out


def _shown(name: str, same: Mapping[str, tuple[str, str]]) -> str:
    return same[source_name(name)][1] if name and source_name(name) in same else name


def _said(attribution: Attribution, same: Mapping[str, tuple[str, str]]) -> Attribution:
    chain = attribution.chain
    if not chain or source_name(chain[-1].name or chain[-1].text) not in same:
        return attribution
    root: Source = replace(chain[-1], name=_shown(chain[-1].name or chain[-1].text, same))
    return replace(attribution, chain=(*chain[:-1], root))
