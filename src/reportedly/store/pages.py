"""A read-only store for one page: what takes longer than its time is stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from reportedly.errors import ReportedlyError
from reportedly.store.store import Store, open_store

_STEPS = 20_000  # SQLite instructions between two looks at the time
_STOPPED = ("interrupted", "statement timeout")


class TooSlowError(Exception):
    """The store took longer than a page may."""


@contextmanager
def opened_for_page(where: str, seconds: float) -> Iterator[Store]:
    """The store at ``where``, read-only, for one page; a query past ``seconds`` is stopped.

    The seconds are those of all queries on SQLite, of each on PostgreSQL. Raises TooSlowError then, ReportedlyError R401
    or R402 where the store cannot be opened.
    """
    end = monotonic() + seconds
    with open_store(where, readonly=True) as store:
        engine = store._engine  # noqa: SLF001  # the same room

        @event.listens_for(engine, "checkout")
        def watch(connection: Any, _record: Any, _proxy: Any) -> None:
            if isinstance(connection, sqlite3.Connection):
                connection.set_progress_handler(lambda: monotonic() > end, _STEPS)
            else:
                _set_timeout(connection, seconds)

        try:
            yield store
        except (DBAPIError, ReportedlyError) as error:
            if _stopped(error):
                raise TooSlowError from error
            raise


def _set_timeout(connection: Any, seconds: float) -> None:
    """Let the server stop what takes longer; outside any transaction, so that it holds for all that follow."""
    was, connection.autocommit = connection.autocommit, True
    connection.execute(f"SET statement_timeout = {max(1, int(seconds * 1000))}")
    connection.autocommit = was


def _stopped(error: Exception) -> bool:
    cause = error if isinstance(error, DBAPIError) else error.__cause__
    return isinstance(cause, DBAPIError) and any(words in str(cause.orig) for words in _STOPPED)
