"""Word lists and tables as data files, each with a manifest beside it (origin, licence, how made, SHA-256).

A table is ``NAME.tsv`` (UTF-8, tab-separated, first line the column names, ``#`` starts a comment line) and
``NAME.toml`` its manifest. ``scripts/seal_lexicon.py`` writes the hashes; a test holds them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=64)
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``NAME.tsv`` in file order, each a dict of column name to text (missing cells are "").

    Raises FileNotFoundError for a table that does not exist.
    """
    text = resources.files(__name__).joinpath(name + ".tsv").read_text(encoding="utf-8")
    lines = [x for x in text.splitlines() if x.strip() and not x.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, x.split("\t") + [""] * len(columns), strict=False)) for x in lines[1:])


@lru_cache(maxsize=256)
def words(name: str, column: str, **where: str) -> frozenset[str]:
    """The distinct non-empty values of ``column`` in table ``name``, of rows whose columns equal ``where``."""
    return frozenset(
        row[column] for row in table(name) if row[column] and all(row.get(k) == v for k, v in where.items())
    )
