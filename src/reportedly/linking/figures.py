"""Figures of an event: every claim kept, and low, best and high by a rule that has a name.

The rule ``most-origins-v1``: an origin's later figure supersedes its earlier one (of one day, the greater the lesser; words
such as "dozens" no number), and one that is retold as what it said first ("first spoke of three deaths") supersedes none; ``low`` and ``high`` are the least
and the greatest of the figures that stand; ``best`` is the figure that most origins state (outlets that name no source
count only among themselves), ties to the latest, then to the greater. Parts ("including three children") are kept as
claims and never counted as totals; so are the figures of single shells and streets that a source gives in a report whose
own figure is the whole day's. Where nothing but vague figures stands, these count. Running tolls ("at least 300 dead since
October") are no figures of the event: ``tolls`` gives them as a series of their own with the rule ``latest-toll-v1``:
``best`` is the toll of the latest day. Groups told beside one another count as their sum (``groups.py``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.facts import value
from reportedly.linking.groups import ADDED, parts_of, stated
from reportedly.linking.origins import Voice, all_voices
from reportedly.linking.tolls import counts, is_detail, is_retold, is_update
from reportedly.records import EventRecord, Figure, FigureClaim, FigureSummary, Span

RULE = "most-origins-v1"
TOLL_RULE = "latest-toll-v1"
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one voice states it; ``when`` orders the tellings (publication, report, position)."""

    figure: Figure
    voice: Voice
    when: tuple[str, str, int]
    added: tuple[Span, ...] = ()

    @property
    def claim(self) -> FigureClaim:
        """The claim as the contract writes it; ``as_of`` is the day of publication, "" where a source's first figure is retold."""
        record, f = self.voice.record, self.figure
        as_of = "" if is_retold(record) else record.published[:10] or (record.time.end if record.time else "")
        scope = "event" if counts(record, f) else f.scope
        by = ADDED if self.added else ""
        return FigureClaim(f.min, f.max, scope, as_of, self.voice.shown, self.voice.chain, record.id, self.added, by)


def told_of(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> dict[str, list[Told]]:
    """Every telling of every figure by kind, in the order of publication; denials state no figure."""
    out: defaultdict[str, list[Told]] = defaultdict(list)
    if not any(r.figures for r in records):
        return {}
    parts = parts_of(records)
    for record, of in all_voices(records, root_outlet):
        for said in stated(record, parts):
            figure = said.figure
            for voice in of:
                if voice.stance != "denied" and value(figure) is not None:
                    when = (record.published, record.report_id, figure.span.start)
                    out[figure.kind].append(Told(figure, voice, when, said.added))
    return {k: sorted(out[k], key=lambda t: (t.when, t.voice.key, t.voice.record.id, t.added)) for k in sorted(out)}


def standing(told: Sequence[Told], *, toll: bool) -> list[Told]:
    """What counts as a total: each origin's latest figure that is no part of another and none of a single shell or street."""
    whole = [t for t in told if t.figure.part_of is None]
    # A detail counts where nobody tells the whole.
    whole = [t for t in whole if toll or not is_detail(t.voice.record)] or whole
    whole = [t for t in whole if not _of_sub_act(t, told)]
    # Who is told of without a number ("its director was killed") is one of those whom others number.
    whole = [t for t in whole if toll or not _unnumbered(t.figure)] or whole
    # What a report tells again as an earlier toll stands no more, whoever gave it.
    first = _first_told(whole)
    early = {_size(t): t.when[0] for t in first}
    whole = [t for t in whole if t.when[0] > early.get(_size(t), "")] or whole
    most: defaultdict[str, int] = defaultdict(int)
    for t in whole:
        if not t.voice.own and not _loose(t.figure):
            most[t.when[1]] = max(most[t.when[1]], _size(t))
    # What a report tells itself below a toll that it cites is a detail of it.
    whole = [t for t in whole if not t.voice.own or _size(t) >= most[t.when[1]]]
    latest: dict[str, Told] = {}
    for t in whole:
        before = latest.get(t.voice.key)
        if before is not None and t in first:
            continue
        if before is not None and _loose(t.figure) and not _loose(before.figure):
            continue
        # A later figure that is less than half of what the voice gave before tells of some of them, unless it corrects a toll.
        if before is not None and not toll and _size(t) * 2 < _size(before) and not is_update(t.voice.record):
            continue
        # Two totals by one voice in one report, or on one day: the greater is the total, or the later one.
        same_day = before is not None and before.when[0] == t.when[0] and _loose(t.figure) == _loose(before.figure)
        if before is None or not same_day or _size(t) > _size(before):
            latest[t.voice.key] = t
    exact = [t for t in latest.values() if not _loose(t.figure)]
    return exact or list(latest.values())


def _first_told(told: Sequence[Told]) -> list[Told]:
    """The figures that a report tells again as what was said first; "first three, then five" tells five as the later one."""
    least: dict[str, int] = {}
    for t in told:
        least[t.voice.record.id] = min(_size(t), least.get(t.voice.record.id, _size(t)))
    return [t for t in told if is_retold(t.voice.record) and _size(t) == least[t.voice.record.id]]


def _of_sub_act(told: Told, all_told: Sequence[Told]) -> bool:
    """Whether a report gives the figure as one of several that it cites, all below the figure that it gives itself.

    "Seven were killed in attacks on four districts": what the police then say of each district is no rival of the seven.
    The cited figures are of one source, or add up to the report's own.
    """
    if told.voice.own or _loose(told.figure):
        return False
    mine = [t for t in all_told if t.when[1] == told.when[1] and not _loose(t.figure)]
    own = max((_size(t) for t in mine if t.voice.own), default=0)
    cited = {_size(t) for t in mine if not t.voice.own}
    of_one = {_size(t) for t in mine if t.voice.key == told.voice.key}
    return max(cited) < own and len(cited) > 1 and (len(of_one) > 1 or sum(cited) == own)


def _loose(figure: Figure) -> bool:
    """Whether a figure is words such as "dozens"; "about 8,000" is an estimate with a number."""
    return figure.vague and figure.min != figure.max


def _unnumbered(figure: Figure) -> bool:
    """Whether a figure is one person told of without a number, or several: "a pilot", "the director", "a woman and a child"."""
    persons = figure.text.split(" + ")
    return figure.min == figure.max == len(persons) and not any(_NUMBER.search(x) for x in persons)


def _size(told: Told) -> int:
    return value(told.figure) or 0


def summaries(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> tuple[FigureSummary, ...]:
    """A summary for each kind of the event's own figures, sorted by kind."""
    return _each(records, root_outlet, toll=False)


def tolls(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> tuple[FigureSummary, ...]:
    """A summary for each kind of running toll that the event's reports tell with it, sorted by kind."""
    return _each(records, root_outlet, toll=True)


def _each(records: Sequence[EventRecord], root_outlet: Mapping[str, str], *, toll: bool) -> tuple[FigureSummary, ...]:
    by_kind = {k: _of_scope(told, toll=toll) for k, told in told_of(records, root_outlet).items()}
    return tuple(_summary(kind, told, toll=toll) for kind, told in by_kind.items() if told)


def _of_scope(told: Sequence[Told], *, toll: bool) -> list[Told]:
    """The running tolls among ``told``, or all others."""
    return [t for t in told if counts(t.voice.record, t.figure) != toll]


def _summary(kind: str, told: Sequence[Told], *, toll: bool) -> FigureSummary:
    counted = standing(told, toll=toll)
    lows = [x for t in counted if (x := t.figure.min) is not None]
    highs = [x for t in counted if (x := t.figure.max if t.figure.max is not None else t.figure.min) is not None]
    claims = tuple(dict.fromkeys(t.claim for t in told))
    best = _best(counted, toll=toll)
    # A best of "up to 200" beside an exact 640 lies in the range all the same.
    low = min([*lows, best]) if lows and best is not None else None
    high = max([*highs, best]) if highs and best is not None else None
    return FigureSummary(kind, low, best, high, TOLL_RULE if toll else RULE, claims)


def _best(counted: Sequence[Told], *, toll: bool) -> int | None:
    if not counted:
        return None
    if toll:
        return _size(max(counted, key=lambda t: (t.when[0], _size(t))))
    of_value: defaultdict[int, list[Told]] = defaultdict(list)
    for t in counted:
        of_value[_size(t)].append(t)
    return max(of_value, key=lambda v: (*_support(of_value[v]), max(t.when for t in of_value[v])[0], v))


def _support(told: Sequence[Told]) -> tuple[int, int]:
    """Origins that give a figure: those that are named as its source, then all."""
    return sum(not t.voice.own for t in told), len(told)


def conflicting(records: Sequence[EventRecord], root_outlet: Mapping[str, str]) -> bool:
    """Whether two origins state totals of one kind that cannot both be so ("six" against "eight", not "at least six")."""
    for told in told_of(records, root_outlet).values():
        counted = [t for t in standing(_of_scope(told, toll=False), toll=False) if not _loose(t.figure)]
        floor = max((t.figure.min for t in counted if t.figure.min is not None), default=None)
        roof = min((t.figure.max for t in counted if t.figure.max is not None), default=None)
        if floor is not None and roof is not None and floor > roof:
            return True
    return False
