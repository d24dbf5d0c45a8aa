"""Engines: SQLite by path, PostgreSQL by URL, each set up so that readers and one writer never meet in a lock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from reportedly.errors import ReportedlyError

# How long one process waits for another's transaction. A transaction holds one report, or one linking of the whole
# store (some seconds at 10,000 records).
BUSY_MS = 60_000


def is_server(where: str) -> bool:
    """Whether ``where`` is a PostgreSQL URL and not a path."""
    return where.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))


def connect(where: str, *, readonly: bool) -> Engine:
    """An engine for a path or URL; nothing is opened yet but what must be there is checked.

    Raises ReportedlyError R401 where it cannot be: no such folder, no such file (readonly), no driver.
    """
    if is_server(where):
        return _server(where, readonly=readonly)
    path = Path(where)
    if path.is_dir() or not path.parent.is_dir():
        raise ReportedlyError("R401", f"{where}: {'a folder' if path.is_dir() else 'no such folder'}")
    if readonly and not path.exists():
        raise ReportedlyError("R401", f"{where}: no such file")
    return _file(path, readonly=readonly)


def shown(where: str) -> str:
    """``where`` for messages: a URL without its password."""
    if not is_server(where):
        return where
    return make_url(where).render_as_string(hide_password=True)


def _server(where: str, *, readonly: bool) -> Engine:
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
        import psycopg  # noqa: F401  # asked for here so that its absence gives a coded message
    except ImportError as error:
        raise ReportedlyError("R401", "PostgreSQL needs the extra: pip install 'reportedly[postgres]'") from error
    except Exception as error:
        raise ReportedlyError("R401", "the URL is none") from error
    return create_engine(url, hide_parameters=True, execution_options={"postgresql_readonly": True} if readonly else {})


def _file(path: Path, *, readonly: bool) -> Engine:
    target = f"{path.absolute().as_uri()}?mode=ro" if readonly else str(path)
    url = URL.create("sqlite", database=target, query={"uri": "true"} if readonly else {})
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_MS / 1000, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        run = connection.execute
        run("PRAGMA foreign_keys=ON")
        if not readonly:
            run("PRAGMA journal_mode=WAL")
            # Safe against a killed process at any instant; after a power cut the last reports are read again.
            run("PRAGMA synchronous=NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A writer takes its lock at once: a reader that turns writer cannot wait and would fail.
        options = connection.get_execution_options()
        if not options.get("bare", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")

    return engine
