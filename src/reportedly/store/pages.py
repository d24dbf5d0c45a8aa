"""A read-only store for one page: what takes longer than its time is stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from reportedly.store.store import Store, open_store

_STEPS = 20_000  # SQLite instructions between two looks at the time


class TooSlowError(Exception):
    """The store took longer than a page may."""


@contextmanager
def opened_for_page(where: str, seconds: float) -> Iterator[Store]:
    """The store at ``where``, read-only, for one page; an SQLite query past ``seconds`` is stopped.

    Raises TooSlowError then, ReportedlyError R401 or R402 where the store cannot be opened.
    """
    end = monotonic() + seconds
    with open_store(where, readonly=True) as store:
        engine = store._engine  # noqa: SLF001  # the same room

        @event.listens_for(engine, "checkout")
        def watch(connection: Any, _record: Any, _proxy: Any) -> None:
            if isinstance(connection, sqlite3.Connection):
                connection.set_progress_handler(lambda: monotonic() > end, _STEPS)

        try:
            yield store
        except DBAPIError as error:
            if "interrupted" in str(error.orig):
                raise TooSlowError from error
            raise
