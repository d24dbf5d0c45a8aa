"""Rules see windows around time words, and lose nothing by it."""

from __future__ import annotations

import itertools

from reportedly.resolve.times import tagger, windows

TEXT = "On Tuesday, 4 March 2031, at 5 p.m., two weeks after the winter began, troops fired. " * 3


def test_every_rule_has_its_words() -> None:
    """No rule is left without the kinds of words that it needs."""
    assert {maker for _, maker in tagger._RULES} == set(tagger._NEEDS)


def test_windows_do_not_overlap_and_end_between_words() -> None:
    """Windows are apart, in order, inside the text, and cut no word at their end."""
    found = windows.around(TEXT, (p for o in windows.positions(TEXT).values() for p in o))
    assert all(a[1] < b[0] for a, b in itertools.pairwise(found))
    assert all(high == len(TEXT) or TEXT[high].isspace() for _, high in found)


def test_time_words_are_told_by_kind() -> None:
    """Months, weekdays, digits, units and other words stand in lists of their own."""
    where = windows.positions("On Friday, 4 March, two weeks ago, it was winter.")
    assert {k: len(v) for k, v in where.items() if v} == {
        "month": 1, "weekday": 1, "digits": 1, "unit": 1, "season": 1, "vague": 1,
    }  # fmt: skip


def test_some_words_need_the_next() -> None:
    """Alone, "some" and "new" are no time words, nor is "shortage"."""
    where = windows.positions("Some men, a new road, a shortage; for some time, on New Year's Eve.")
    assert {k: len(v) for k, v in where.items() if v} == {"unit": 1, "quarter": 1, "vague": 1, "feast": 2}
