"""Groups told beside one another count as their sum, which keeps the words of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly import wire
from reportedly.linking.facts import facts_alone
from reportedly.linking.figures import summaries
from reportedly.linking.groups import ADDED, stated
from reportedly.records import EventRecord, Figure, Span
from tests.linking.made import killed, record, told_by

TEXT = "Two nurses and at least three guards were killed"


def _of(words: str, least: int, most: int | None, beside: str = "", **changes: object) -> Figure:
    """A number of dead that stands in TEXT, beside the one told with ``beside``."""
    at = TEXT.index(words)
    first = Span(TEXT.index(beside), TEXT.index(beside) + len(beside)) if beside else None
    made = replace(killed(least, most), text=words, span=Span(at, at + len(words)), beside=first)
    return replace(made, **changes)  # type: ignore[arg-type]


def _record(*figures: Figure, ident: str = "r1", report: str = "a", **changes: Any) -> EventRecord:
    return record(ident, report, quote=TEXT, figures=figures, **changes)


NURSES, GUARDS = _of("Two", 2, 2, "Two"), _of("at least three", 3, None, "Two")


def test_a_sum_keeps_its_words() -> None:
    """The sum's claim names the rule and the spans that were added; the groups stay as claims."""
    (found,) = summaries([_record(NURSES, GUARDS, attribution=(told_by("Harbour Watch"),))], {})
    assert (found.low, found.best, found.high) == (5, 5, 5)
    (whole,) = [c for c in found.claims if c.added]
    assert (whole.min, whole.max, whole.rule) == (5, None, ADDED)
    assert [s.of(TEXT) for s in whole.added] == ["Two", "at least three"]
    assert sorted(c.min or 0 for c in found.claims if not c.added) == [2, 3]


def test_no_sum_of_what_is_apart() -> None:
    """A group whose first is told of another act, one of another scope and a part add nothing."""
    assert len(stated(_record(GUARDS))) == 1
    assert len(stated(_record(NURSES, replace(GUARDS, scope="cumulative")))) == 2
    assert len(stated(_record(NURSES, replace(GUARDS, part_of=Span(0, 3))))) == 2
    assert len(stated(_record(replace(NURSES, beside=None), replace(GUARDS, beside=None)))) == 2


def test_a_sum_is_the_voices_total() -> None:
    """Reports are compared by the sum and by each group; only the sum is a total."""
    facts = facts_alone(_record(NURSES, GUARDS))
    assert facts.figures == (("killed", 2), ("killed", 3), ("killed", 5))
    assert facts.totals == {("", "killed", 5)}


def test_a_vague_group_makes_a_vague_sum() -> None:
    """Two and several are five or more, and no exact total."""
    several = replace(GUARDS, vague=True)
    (*_, whole) = stated(_record(NURSES, several))
    assert (whole.figure.min, whole.figure.max, whole.figure.vague) == (5, None, True)


def test_persons_without_a_number_are_no_rivals() -> None:
    """Of eight dead "a nurse and a guard" are two; where nobody gives a number they are all."""
    nurse, guard = _of("Two", 1, 1, "Two", text="a"), _of("at least three", 1, 1, "Two", text="the")
    few = _record(nurse, guard)
    (found,) = summaries([few], {})
    assert (found.low, found.best, found.high) == (2, 2, 2)
    (found,) = summaries([few, record("r2", "b", figures=(killed(8, 8),))], {})
    assert (found.low, found.best, found.high) == (8, 8, 8)


def test_groups_and_sums_keep_in_json() -> None:
    """A figure beside others comes back from its JSON whole; only a sum's claim names a rule."""
    assert wire.figure_from(wire.figure_json(NURSES)) == NURSES
    assert "beside" not in wire.figure_json(replace(NURSES, beside=None))
    (found,) = summaries([_record(NURSES, GUARDS)], {})
    told = [wire.claim_json(c) for c in found.claims]
    assert [(c["rule"], c["added"]) for c in told if "rule" in c] == [(ADDED, [[0, 3], [15, 29]])]
    assert [set(c) & {"rule", "added"} for c in told].count(set()) == 2


def test_a_part_told_as_a_second_group_adds_nothing() -> None:
    """Where another line tells of sixteen, three of them children, "sixteen people and three children" are sixteen."""
    loose = _record(_of("Two", 16, 16, "Two"), _of("at least three", 3, 3, "Two"))
    (found,) = summaries([loose], {})
    assert found.best == 19
    told = _record(_of("Two", 16, 16), _of("at least three", 3, 3, part_of=Span(0, 3)), ident="r2", report="b")
    (found,) = summaries([loose, told], {})
    assert (found.low, found.best, found.high) == (16, 16, 16)
