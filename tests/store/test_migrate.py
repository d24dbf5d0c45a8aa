"""The schema's versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from reportedly.errors import ReportedlyError
from reportedly.store import Store, migrate, open_store
from reportedly.store import tables as t
from reportedly.store.rows import record_rows, report_row
from reportedly.store.tables import metadata
from tests.store.made import CODER, record, report

_UPGRADE = command.upgrade


def test_the_migrations_make_the_schema(store: Store) -> None:
    """What the migrations leave is what tables.py says (the search column and index apart)."""
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = [x for x in compare_metadata(context, metadata) if "search" not in str(x) and "fts" not in str(x)]
    assert found == []


def test_the_newest_migration_is_the_head() -> None:
    """migrate.py names the migrations there are."""
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert scripts.get_current_head() == migrate.HEAD
    assert {s.revision for s in scripts.walk_revisions()} == set(migrate.KNOWN)


def _first_version(config: Config, _: str) -> None:
    """Alembic's upgrade, stopped at version 1."""
    _UPGRADE(config, "0001")


def test_an_older_store_is_brought_up(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of version 1 gets the column for sub-event types when it is opened, and keeps its records."""
    row = record_rows(record(report()))["records"][0]
    row["json"] = row["json"].replace('"sub_event":null,', "")
    del row["sub_event"]
    columns = ", ".join(f'"{c}"' for c in row), ", ".join(f":{c}" for c in row)
    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", _first_version)
        with open_store(where) as old, old._engine.connect().execution_options(writes=True) as c, c.begin():
            assert migrate.version_of(c) == "0001"
            c.execute(t.reports.insert(), report_row(report(), coder=CODER, capture=None))
            c.execute(text(f"INSERT INTO records ({columns[0]}) VALUES ({columns[1]})"), row)
    with open_store(where) as store, store._engine.connect() as connection:
        assert migrate.version_of(connection) == migrate.HEAD
        assert list(store.records()) == [record(report())]
        assert connection.execute(text("SELECT sub_event FROM records")).scalar() == ""


def test_opening_again_migrates_nothing(where: str) -> None:
    """A store of this version is opened as it is, also read-only."""
    open_store(where).close()
    with open_store(where) as again, open_store(where, readonly=True) as reading:
        assert again.counts() == reading.counts()


def test_a_newer_store_is_refused(where: str) -> None:
    """A store whose version this program does not know gives R402, for reading and for writing."""
    with open_store(where) as store, store._engine.connect().execution_options(writes=True) as c, c.begin():
        c.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for readonly in (False, True):
        with pytest.raises(ReportedlyError, match="R402"):
            open_store(where, readonly=readonly)


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    """A folder, a file in no folder, another file and an absent file for reading give R401."""
    (tmp_path / "page.db").write_text("This is a page and no database at all. " * 40)
    for path in (tmp_path, tmp_path / "no" / "x.db", tmp_path / "page.db"):
        with pytest.raises(ReportedlyError, match="R401"):
            open_store(str(path))
    with pytest.raises(ReportedlyError, match="R401"):
        open_store(str(tmp_path / "absent.db"), readonly=True)
    assert not (tmp_path / "absent.db").exists()


def test_a_server_that_is_not_there_is_refused() -> None:
    """A URL that nobody answers gives R401 and shows no password."""
    with pytest.raises(ReportedlyError, match="R401") as caught:
        open_store("postgresql://someone:hushhush@127.0.0.1:1/x?connect_timeout=2")
    assert "hushhush" not in str(caught.value)


def test_a_readonly_store_cannot_be_written(where: str) -> None:
    """Writing through a read-only store fails and changes nothing."""
    from tests.store.made import coded

    open_store(where).close()
    with open_store(where, readonly=True) as store, pytest.raises(ReportedlyError, match="R401"):
        store.add(coded(), coder=CODER)
