"""The features by which two records are compared, and the vetoes that no weight outvotes.

Each feature takes one level for a pair; a level has a weight (natural-log odds) in ``lexicon/link_weights.tsv``, after
Fellegi and Sunter (1969). A feature that either record leaves unstated takes no level and weighs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from reportedly.linking.facts import Facts, kilometres
from reportedly.linking.words import cosine

# Towns nearer than this may be one place under two names (a suburb and its city).
_NEAR_KM = 15.0
# Nothing so near lies more degrees of latitude away (a degree is 111 km).
_NEAR_DEGREES = 0.14
# Evidence with fewer rare words than this ("rebel-held") tells nothing by being alike.
_WORDS = 3
# A clause with fewer tells nothing by being unlike: "at least seven were killed", "shots were fired at the crowd".
_MANY_WORDS = 8
_STATE = frozenset({"GOV", "COP", "MIL", "SPY"})
_AGAINST = frozenset({"REB", "UAF", "OPP"})
# Two acts may cost so few by chance.
_FEW = 2
# The most days between two acts told as one, by type: acts of an hour against campaigns.
WINDOW = {"ASSAULT": 1, "PROTEST": 1, "COERCE": 2, "MOBILIZE": 3, "AID": 3, "RETREAT": 2, "SANCTION": 3}
USUAL_WINDOW = 2
# A running toll is one event with its updates however long it runs.
TOLL_WINDOW = 10_000


def window(facts: Facts) -> int:
    """The days that an event of this record's type may span between its first and its last record."""
    return TOLL_WINDOW if facts.toll else WINDOW.get(facts.record.type, USUAL_WINDOW)


def gap(a: Facts, b: Facts) -> int | None:
    """Days between the nearest days that both records allow; None where one has no day."""
    if not a.first or not b.first:
        return None
    return max(0, b.first - a.last, a.first - b.last)


def veto(a: Facts, b: Facts) -> str:
    """Why two records cannot be one event, or "". A different toll is no reason."""
    if a.record.type != b.record.type:
        return "type"
    if a.reality != b.reality:
        return "modality"
    if a.toll != b.toll:
        return "toll"
    if a.record.report_id == b.record.report_id and (_separate(a, b) or _separate(b, a)):
        return "separate"
    if a.record.report_id == b.record.report_id and _two_totals(a, b):
        return "totals"
    if _tells_both(a, b) and a.exact_day != b.exact_day:
        return "stated days"
    apart = gap(a, b)
    if apart is not None and apart > (0 if _tells_both(a, b) else window(a)):
        return "days"
    if apart and a.exact_day and b.exact_day and _other_numbers(a, b):
        return "day and toll"
    if a.countries and b.countries and not a.countries & b.countries:
        return "country"
    if a.towns and b.towns and not a.towns & b.towns and not near(a, b):
        return "town"
    return ""


def _tells_both(a: Facts, b: Facts) -> bool:
    """Whether one report names two days itself, or a day and a month: then it tells of two acts."""
    if a.record.report_id != b.record.report_id or a.toll or a.update or b.update:
        return False
    return (a.exact_day and b.exact_day) or (a.exact_day and _vaguer(b)) or (b.exact_day and _vaguer(a))


def _vaguer(facts: Facts) -> bool:
    """Whether the record's own words name a month or a year ("early in October")."""
    time = facts.record.time
    return time is not None and bool(time.text) and time.precision in ("month", "year")


def _two_totals(a: Facts, b: Facts) -> bool:
    """Whether one voice gives two numbers of one kind, so that one is another act's ("32 across the country, 15 in Jassem").

    A number that the other gives as a part is told of that ("fifteen, among them eleven children"; "eleven children were killed").
    """
    kinds = {t[:2] for t in a.totals} & {t[:2] for t in b.totals}
    return any(not _numbers(a, k) & _numbers(b, k) and not _in_part(a, b, k) and not _in_part(b, a, k) for k in kinds)


def _in_part(a: Facts, b: Facts, kind: tuple[str, str]) -> bool:
    return any((kind[1], n) in b.parts for n in _numbers(a, kind))


def _other_numbers(a: Facts, b: Facts) -> bool:
    """Whether both give whole numbers of a kind and none is the same but ones and twos; with other stated days these are two acts."""
    if a.update or b.update:
        return False
    mine, its = ({t[1:] for t in f.totals} for f in (a, b))
    shared = {k for k, _ in mine} & {k for k, _ in its}
    return any(not {x for x in mine & its if x[0] == k} for k in shared) and all(n <= _FEW for _, n in mine & its)


def _separate(a: Facts, b: Facts) -> bool:
    """Whether the later record of a report says that its act is another than what stands before."""
    return (
        b.separate
        and bool(a.record.evidence and b.record.evidence)
        and a.record.evidence[0].start < b.record.evidence[0].start
    )


def _numbers(facts: Facts, kind: tuple[str, str]) -> set[int]:
    return {n for *of, n in facts.totals if tuple(of) == kind}


def near(a: Facts, b: Facts) -> bool:
    """Whether some town or landmark of one lies within 15 km of one of the other."""
    return any(
        abs(x[0] - y[0]) <= _NEAR_DEGREES and kilometres(x, y) <= _NEAR_KM
        for x in a.coordinates[:6]
        for y in b.coordinates[:6]
    )


def _mode(a: Facts, b: Facts) -> str:
    if not a.modes or not b.modes:
        return "one" if a.modes or b.modes else ""
    return "same" if a.modes & b.modes else "differs"


def _act(a: Facts, b: Facts) -> str:
    if not a.acts or not b.acts:
        return ""
    return "same" if a.acts & b.acts else "differs"


def _day(a: Facts, b: Facts) -> str:
    apart = gap(a, b)
    if apart is None:
        return ""
    if a.exact_day and b.exact_day:
        return "same" if apart == 0 else f"apart_{min(apart, 3)}"
    if apart:
        return f"apart_{min(apart, 3)}"
    return "carried" if a.first == a.last == b.first == b.last else "within"


def _place(a: Facts, b: Facts) -> str:
    if a.landmarks & b.landmarks:
        return "landmark"
    if a.towns & b.towns:
        return "other_landmark" if a.landmarks and b.landmarks else "town"
    if a.towns and b.towns and near(a, b):
        return "near"
    if a.regions and b.regions:
        return "region" if a.regions & b.regions else "other_region"
    return "country" if a.countries & b.countries else ""


def _party(names: tuple[frozenset[str], frozenset[str]], kinds: tuple[frozenset[str], frozenset[str]]) -> str:
    if names[0] & names[1]:
        return "name"
    if kinds[0] and kinds[1]:
        return "kind" if kinds[0] & kinds[1] else "differs"
    return ""


def opposed(a: Facts, b: Facts) -> bool:
    """Whether one was done by the state's forces and the other by those who fight it, and neither is mere blame."""
    one, other = sectors(a.actor_kinds), sectors(b.actor_kinds)
    if not one or not other or not any(x <= _STATE and y <= _AGAINST for x, y in ((one, other), (other, one))):
        return False
    return not any(x.stance == "alleged" for f in (a, b) for x in f.record.attribution)


@lru_cache(maxsize=10_000)
def sectors(kinds: frozenset[str]) -> frozenset[str]:
    """The sectors in parties' kinds ("SYR:MIL"), whatever the country."""
    return frozenset(k.split(":", 1)[1] for k in kinds) - {""}


def _actor(a: Facts, b: Facts) -> str:
    if opposed(a, b):
        return "opposed"
    return _party((a.actors, b.actors), (a.actor_kinds, b.actor_kinds))


def _recipient(a: Facts, b: Facts) -> str:
    return _party((a.recipients, b.recipients), (a.recipient_kinds, b.recipient_kinds))


def _figures(a: Facts, b: Facts) -> str:
    kinds = {k for k, _ in a.figures} & {k for k, _ in b.figures}
    if not kinds:
        return ""
    agreed = {x for x in a.figures if x in b.figures}
    if not agreed:
        return "differs"
    # A large number that is not round is seldom met by chance.
    telling = any(v > 12 and v % 10 for _, v in agreed) or len(agreed) > 1
    return "telling" if telling else "same"


def _text(a: Facts, b: Facts) -> str:
    if min(len(a.vector), len(b.vector)) < _WORDS:
        return ""
    likeness = cosine(a.vector, b.vector)
    for level, least in (("copied", 0.8), ("high", 0.45), ("some", 0.25), ("little", 0.1)):
        if likeness >= least:
            return level
    return "none" if min(len(a.vector), len(b.vector)) >= _MANY_WORDS else ""


def _source(a: Facts, b: Facts) -> str:
    return "same" if a.origins & b.origins else ""


def _report(a: Facts, b: Facts) -> str:
    return "same" if a.record.report_id == b.record.report_id else ""


FEATURES: tuple[tuple[str, Callable[[Facts, Facts], str]], ...] = (
    ("mode", _mode),
    ("act", _act),
    ("day", _day),
    ("place", _place),
    ("actor", _actor),
    ("recipient", _recipient),
    ("figures", _figures),
    ("text", _text),
    ("source", _source),
    ("report", _report),
)


def levels(a: Facts, b: Facts) -> Iterator[tuple[str, str]]:
    """The level of every feature that both records state, in the order of ``FEATURES``."""
    for name, compare in FEATURES:
        level = compare(a, b)
        if level:
            yield name, level
