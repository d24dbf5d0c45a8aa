"""Modules and functions stay small enough to be read in one go."""

from __future__ import annotations

from statistics import median, quantiles

from tests.architecture.source import PACKAGE, functions, modules


def _lines() -> dict[str, int]:
    return {p: (PACKAGE / p).read_text(encoding="utf-8").count("\n") for p in modules()}


def _lengths() -> dict[str, int]:
    return {
        f"{p}:{f.lineno} {f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for p, tree in modules().items()
        for f in functions(tree)
    }


def test_no_module_above_600_lines() -> None:
    """No module is longer than 600 lines."""
    assert {p: n for p, n in _lines().items() if n > 600} == {}


def test_most_modules_are_short() -> None:
    """Half of the modules have at most 150 lines, nine of ten at most 400."""
    sizes = [n for n in _lines().values() if n > 3]
    assert median(sizes) <= 150
    assert quantiles(sizes, n=10)[-1] <= 400


def test_no_function_above_80_lines() -> None:
    """No function is longer than 80 lines."""
    assert {f: n for f, n in _lengths().items() if n > 80} == {}


def test_most_functions_are_short() -> None:
    """Nine functions of ten have at most 30 lines."""
    assert quantiles(list(_lengths().values()), n=10)[-1] <= 30
