"""Cells of a CSV file: text that a spreadsheet would run as a formula is defused, numbers stay numbers."""

from __future__ import annotations

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def text_cell(value: str) -> str:
    """Text for one cell; a leading ``= + - @``, tab or carriage return gets an apostrophe before it (OWASP's rule)."""
    return "'" + value if value.startswith(_RUNS) else value


def cell(value: object) -> str:
    """One value as a cell: None is empty, numbers as they are, sequences joined by ``"; "``, text defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple | list):
        return text_cell("; ".join(str(v) for v in value))
    return text_cell(str(value))
