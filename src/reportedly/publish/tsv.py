"""Tab-separated files without quoting, as GDELT and POLECAT are: a value can hold no tab, no line break, no leading quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from reportedly.publish.cells import cell

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f]+")


def tsv_cell(value: object) -> str:
    """One value as a cell of a file without quoting: white space is one space, formulas are defused, numbers stay numbers.

    A quotation mark that opens a value becomes an apostrophe: readers that know quoting would join lines at it.
    """
    if not isinstance(value, str | tuple | list):
        return cell(value)
    text = "; ".join(str(v) for v in value) if isinstance(value, tuple | list) else value
    text = _BREAKS.sub(" ", text).strip()
    return cell("'" + text[1:] if text.startswith('"') else text)


def write_tsv(out: TextIO, rows: Iterable[Sequence[str]], columns: Sequence[str] = ()) -> int:
    """Write rows, after a header where ``columns`` are given; returns the number of rows."""
    if columns:
        out.write("\t".join(columns) + "\n")
    count = 0
    for row in rows:
        out.write("\t".join(row) + "\n")
        count += 1
    return count
