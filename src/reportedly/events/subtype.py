"""ACLED sub-event type of a short note, by ordered rules written from the definitions of the ACLED codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import table

OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Rule:
    """A sub-type and the word beginnings that call for it: one of ``needs``, one of ``also``, none of ``unless``."""

    sub_type: str
    needs: re.Pattern[str] | None
    also: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def applies(self, folded: str) -> bool:
        """Whether the rule holds for ``folded``, a lower-case text."""
        return (
            (self.needs is None or self.needs.search(folded) is not None)
            and (self.also is None or self.also.search(folded) is not None)
            and (self.unless is None or self.unless.search(folded) is None)
        )


def _beginnings(cell: str) -> re.Pattern[str] | None:
    if not cell:
        return None
    return re.compile(r"\b(?:" + "|".join(re.escape(x) for x in cell.split("|")) + ")")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules in order of precedence."""
    return tuple(
        Rule(r["sub_type"], _beginnings(r["needs"]), _beginnings(r["also"]), _beginnings(r["unless"]))
        for r in table("acled_rules")
    )


def sub_event_type(note: str) -> str:
    """The sub-event type of ``note`` (a sentence or two on one event), named as in CASE 2021 task 2."""
    folded = note.lower()
    return next((r.sub_type for r in rules() if r.applies(folded)), OTHER)
