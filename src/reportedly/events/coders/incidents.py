"""Incidents of a report by the roles of MUC-4: who did it, on whose behalf, with what, what and who was hit, and how many."""

from __future__ import annotations

from reportedly.events.coders.encoded import thresholds
from reportedly.events.coders.fillers import ROLES, TAGS, candidates, chosen, read_words
from reportedly.events.coders.fillerwords import folded, windows
from reportedly.events.coders.learnt import EFFECTS, chance, learnt
from reportedly.events.coders.tolls import tolls_of
from reportedly.records import Doc

__all__ = ["ROLES", "TAGS", "folded", "incident_roles", "incident_tolls", "windows"]


def incident_roles(text: str) -> dict[str, list[str]]:
    """The likely fillers by role, one mention an entity, likeliest first."""
    known = learnt()
    found = [(x, chance(row, known.roles)) for x, row in candidates(read_words(text), known)]
    fillers = chosen(found, float(thresholds("incidents")[0]))
    return {role: [x.mention for x in fillers if x.role == k] for k, role in enumerate(ROLES)}


def incident_tolls(doc: Doc) -> dict[str, list[int]]:
    """How many died and how many were hurt in the report's incidents: the likely numbers, each once, likeliest first.

    A report that tells of several incidents may have several; numbers of a restatement are one.
    """
    known = learnt()
    out: dict[str, list[int]] = {}
    for effect, least in zip(EFFECTS, thresholds("incidents")[1:].tolist(), strict=True):
        found = [(chance(row, known.tolls[effect]), n) for n, row in tolls_of(doc, effect, known)]
        out[effect] = [n for c, n in sorted(found, key=lambda x: (-x[0], x[1])) if c >= least]
    return out
