"""Every store test runs on both engines: ``where`` is a fresh place for a store, ``store`` an open one there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reportedly.store import Store, open_store
from tests.store.server import NoServerError, running

_NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """A PostgreSQL server's folder; skipped with a reason where none can be started."""
    try:
        with running() as folder:
            yield folder
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A path or URL at which there is no store yet."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    import psycopg

    folder = request.getfixturevalue("server")
    name = f"store{next(_NUMBERS)}"
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
    return f"postgresql://postgres@/{name}?host={folder}"


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(where) as opened:
        yield opened
