"""Anchoring cases: a text in which the act's clause stands in [brackets] and its trigger in *stars*."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reading import read_reports
from reportedly.records import Doc, Mention, Report, Span
from reportedly.resolve.times import resolve_time

# Published, marked text, first day, last day, precision.
Case = tuple[str, str, str, str, str]


def unmark(marked: str) -> tuple[str, Span, Span]:
    """The plain text, the clause's span and the trigger's span (the clause where no stars stand)."""
    plain, at = "", {}
    stars = 0
    for sign in marked:
        if sign in "[]":
            at[sign] = len(plain)
        elif sign == "*":
            at[f"*{stars}"] = len(plain)
            stars += 1
        else:
            plain += sign
    clause = Span(at["["], at["]"])
    return plain, clause, Span(at["*0"], at["*1"]) if stars else clause


def docs(cases: Iterable[Case]) -> list[Doc]:
    """The texts of the cases as read documents, in the same order."""
    reports = [Report(str(i), unmark(c[1])[0], "", published=c[0]) for i, c in enumerate(cases)]
    return list(read_reports(reports))


def anchored(doc: Doc, case: Case) -> tuple[str, str, str]:
    """First day, last day and precision that the act of a case gets."""
    _, clause, trigger = unmark(case[1])
    found = resolve_time(doc, Mention("ASSAULT", None, "actual", trigger, clause), case[0])
    assert found is not None
    return found.start, found.end, found.precision
