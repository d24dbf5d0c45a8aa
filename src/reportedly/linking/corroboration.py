"""Corroboration: how many reports, outlets and origins stand behind an event, and what that is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.linking.figures import conflicting
from reportedly.linking.origins import all_voices, states
from reportedly.linking.sources import source_name
from reportedly.records import Corroboration, EventRecord


def corroboration(
    records: Sequence[EventRecord], root_outlet: Mapping[str, str], marked: Mapping[str, str] | None = None
) -> Corroboration:
    """The count for one event's records; ``marked`` gives the state that a person gave an origin, by its source name.

    ``origins`` are distinct roots of attribution chains, ``independent`` those whose state is independent, ``copies``
    the reports that print another's text. Level: ``contested`` where a voice denies the act or origins' totals cannot
    both be so; ``corroborated`` with two independent origins; ``relayed`` with several reports; else ``single``.
    """
    reports = sorted({r.report_id for r in records})
    outlets = {source_name(r.outlet or r.report_id) for r in records}
    own = marked or {}
    state = {k: own.get(k.partition(":")[2], s) for k, s in states(records, root_outlet).items()}
    independent = sum(v == "independent" for v in state.values())
    level = "single"
    if denied(records, root_outlet) or conflicting(records, root_outlet):
        level = "contested"
    elif independent > 1:
        level = "corroborated"
    elif len(reports) > 1:
        level = "relayed"
    copies = sum(r in root_outlet for r in reports)
    return Corroboration(len(reports), len(outlets), len(state), independent, copies, level)


def denied(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> bool:
    """Whether somebody denies what another voice, of the same record or of another of the event, tells as so."""
    if not any(r.modality == "denied" or any(a.stance == "denied" for a in r.attribution) for r in records):
        return False
    voices = [
        (r.modality == "denied" or v.stance == "denied") for r, of in all_voices(records, root_outlet) for v in of
    ]
    return any(voices) and not all(voices)
