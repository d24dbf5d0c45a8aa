"""Full-text search over titles and texts: FTS5 on SQLite, a generated tsvector on PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Select, column, select, table, text

from reportedly.store import tables as t


def query_for(dialect: str, words: str, limit: int) -> Select[Any] | None:
    """The query for ``words`` on ``dialect``, best match first, ties by id; None where no word is left to look for."""
    found = re.findall(r"\w+", words)
    if not found:
        return None
    if dialect == "postgresql":
        return _postgres(" ".join(found), limit)
    return _sqlite(" ".join(f'"{w}"' for w in found), limit)


def _postgres(words: str, limit: int) -> Select[Any]:
    fits = text("reports.search @@ plainto_tsquery('english', :words)").bindparams(words=words)
    rank = text("ts_rank(reports.search, plainto_tsquery('english', :words)) DESC").bindparams(words=words)
    return select(t.reports.c.id).where(fits).order_by(rank, t.reports.c.id).limit(limit)


def _sqlite(words: str, limit: int) -> Select[Any]:
    fts = table("reports_fts", column("rowid"), column("rank"))
    fits = text("reports_fts MATCH :words").bindparams(words=words)
    return (
        select(t.reports.c.id)
        .join_from(fts, t.reports, text("reports.rowid = reports_fts.rowid"))
        .where(fits)
        .order_by(fts.c.rank, t.reports.c.id)
        .limit(limit)
    )
