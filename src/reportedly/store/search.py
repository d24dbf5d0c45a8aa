"""Full-text search over titles and texts: FTS5 on SQLite, a generated tsvector on PostgreSQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, column, func, literal, literal_column, select, table, text

from reportedly.store import tables as t

# What the database puts around the words that fit; a text may hold the same characters, which then only mark too much.
_OPEN, _CLOSE = "\x02", "\x03"
_AROUND = 24  # words of the text shown around those that fit


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that fits, and a stretch of its text around the words that do, in pieces: ``(words, whether they fit)``."""

    id: str
    title: str
    outlet: str
    published: str
    excerpt: tuple[tuple[str, bool], ...]


def query_for(dialect: str, words: str, limit: int) -> Select[Any] | None:
    """The query for ids of reports that hold ``words``, best match first, ties by id; None where no word is left to look for."""
    found = re.findall(r"\w+", words)
    return None if not found else _best(dialect, found, limit, 0, excerpt=False)


def hits_query(dialect: str, words: str, limit: int, skip: int = 0) -> Select[Any] | None:
    """The query for ``hit_from``, in the same order, less the best ``skip``; None where no word is left to look for."""
    found = re.findall(r"\w+", words)
    return None if not found else _best(dialect, found, limit, skip, excerpt=True)


def hit_from(row: Any) -> Hit:
    """A row of ``hits_query``."""
    return Hit(row["id"], row["title"], row["outlet"], row["published"], tuple(_pieces(row["excerpt"] or "")))


def _pieces(marked: str) -> list[tuple[str, bool]]:
    out = []
    for piece in re.split(f"({_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})", marked):
        fits = piece.startswith(_OPEN) and piece.endswith(_CLOSE)
        plain = piece.replace(_OPEN, "").replace(_CLOSE, "")
        if plain:
            out.append((plain, fits))
    return out


def _best(dialect: str, words: list[str], limit: int, skip: int, *, excerpt: bool) -> Select[Any]:
    c = t.reports.c
    shown = (c.id, c.title, c.outlet, c.published) if excerpt else (c.id,)
    if dialect == "postgresql":
        return _postgres(" ".join(words), shown, limit, skip, excerpt=excerpt)
    return _sqlite(" ".join(f'"{w}"' for w in words), shown, limit, skip, excerpt=excerpt)


def _postgres(words: str, shown: tuple[Any, ...], limit: int, skip: int, *, excerpt: bool) -> Select[Any]:
    asked = func.plainto_tsquery("english", words)
    column_: Any = literal_column("reports.search")
    rank = func.ts_rank(column_, asked).label("rank")
    best = select(t.reports.c.id, rank).where(column_.op("@@")(asked)).order_by(rank.desc(), t.reports.c.id)
    found = best.limit(limit).offset(skip).subquery()
    how = f"StartSel={_OPEN}, StopSel={_CLOSE}, MaxWords={2 * _AROUND}, MinWords={_AROUND}"
    head = func.ts_headline("english", func.left(t.reports.c.text, 200_000), asked, how)
    columns = (*shown, head.label("excerpt")) if excerpt else shown
    joined = t.reports.join(found, found.c.id == t.reports.c.id)
    return select(*columns).select_from(joined).order_by(found.c.rank.desc(), t.reports.c.id)


def _sqlite(words: str, shown: tuple[Any, ...], limit: int, skip: int, *, excerpt: bool) -> Select[Any]:
    fts = table("reports_fts", column("rowid"), column("rank"))
    fits = text("reports_fts MATCH :words").bindparams(words=words)
    piece = func.snippet(
        literal_column("reports_fts"), 1, literal(_OPEN), literal(_CLOSE), literal("…"), literal(_AROUND)
    )
    best = select(fts.c.rowid, fts.c.rank, *((piece.label("excerpt"),) if excerpt else ())).where(fits)
    # FTS5 sorts by its rank itself (rows of one rank as they stand), and gives the excerpt only of the rows that are asked for.
    found = best.order_by(fts.c.rank).limit(limit).offset(skip).subquery("found")
    columns = (*shown, found.c.excerpt) if excerpt else shown
    joined = t.reports.join(found, text("reports.rowid = found.rowid"))
    return select(*columns).select_from(joined).order_by(found.c.rank, t.reports.c.id)
