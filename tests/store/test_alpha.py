"""Krippendorff's alpha and MASI against the numbers in print and against another program."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Any

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.store.alpha import Distance, alpha, interval, masi, nominal, ratio

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": the examples A (two observers, two codes), B (two
# observers, many codes) and C (four observers, missing values).
_A = ("0100000010", "1110010000")
_B = ("aabbdcccedda", "babbbccceddd")
_C = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
LEVELS: dict[str, Distance] = {"nominal": nominal, "interval": interval, "ratio": ratio}


def _units(lines: Sequence[str]) -> list[list[Fraction | None]]:
    return [[None if v == "." else Fraction(int(v)) for v in unit] for unit in zip(*lines, strict=True)]


def test_two_observers_and_two_codes() -> None:
    """Example A gives .095."""
    assert alpha(_units(_A), nominal) == pytest.approx(0.095, abs=0.0005)


def test_two_observers_and_many_codes() -> None:
    """Example B, with words as codes, gives .692; a unit that one observer left out does not count."""
    units = list(zip(*_B, strict=True))
    assert alpha(units, nominal) == pytest.approx(0.692, abs=0.0005)
    assert alpha([*units, ("c", None)], nominal) == alpha(units, nominal)


@pytest.mark.parametrize(("level", "value"), [("nominal", 0.743), ("interval", 0.849), ("ratio", 0.797)])
def test_four_observers_and_missing_values(level: str, value: float) -> None:
    """Example C gives the numbers in print at each level."""
    assert alpha(_units(_C), LEVELS[level]) == pytest.approx(value, abs=0.0005)


@settings(deadline=None)
@given(
    level=st.sampled_from(sorted(LEVELS)),
    units=st.lists(st.lists(st.none() | st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=12),
)
def test_another_program_gives_the_same(level: str, units: list[list[int | None]]) -> None:
    """The package ``krippendorff`` gives the same wherever there is something to tell apart."""
    ours = alpha([[None if v is None else Fraction(v) for v in u] for u in units], LEVELS[level])
    held = [v for u in units if sum(v is not None for v in u) > 1 for v in u if v is not None]
    if ours is None:
        assert len(set(held)) < 2 or sum(sum(v is not None for v in u) > 1 for u in units) < 2
        return
    nan = float("nan")
    lines = [[nan if u[n] is None else float(u[n] or 0) for u in units] for n in range(3)]
    other: Any = krippendorff.alpha
    assert ours == pytest.approx(other(reliability_data=lines, level_of_measurement=level), abs=1e-9)


def test_nothing_to_tell_apart_has_no_alpha() -> None:
    """Where all values are the same, or fewer than two units have two values, there is no alpha."""
    assert alpha([("a", "a"), ("a", "a")], nominal) is None
    assert alpha([("a", "b")], nominal) is None
    assert alpha([("a", "b"), ("a", None), (None, None)], nominal) is None
    assert alpha([], nominal) is None
    assert alpha([(frozenset(), frozenset()), (frozenset(), frozenset())], masi) is None


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", Fraction(0)),
        ("ab", "ab", Fraction(0)),
        ("ab", "abcd", 1 - Fraction(2, 3) * Fraction(2, 4)),  # nltk's example, there with 2/3 as .67: .665
        ("abc", "bcd", 1 - Fraction(1, 3) * Fraction(2, 4)),
        ("ab", "cd", Fraction(1)),
        ("", "a", Fraction(1)),
    ],
)
def test_masi_of_two_sets(a: str, b: str, distance: Fraction) -> None:
    """Equal sets are 0 apart, disjoint ones 1; a set and its part are nearer than two that only overlap."""
    assert masi(set(a), set(b)) == masi(set(b), set(a)) == distance


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.frozensets(st.integers(0, 4), max_size=3)] * 2), min_size=2, max_size=12))
def test_sets_are_summed_as_defined(units: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    """The short way to the sum over all pairs of sets gives what the definition gives, pair by pair."""
    assert alpha(units, masi) == alpha(units, partial(masi))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12))
def test_days_are_summed_as_defined(units: list[tuple[int, int]]) -> None:
    """So does the short way for numbers."""
    assert alpha(units, interval) == alpha(units, partial(interval))
