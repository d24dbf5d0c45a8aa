"""The version of a store: brought up to this program's on opening, refused where it is newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import ReportedlyError

HEAD = "0007"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
_LOCK = 0x7265706F7274  # "report"
_FOLDER = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str:
    """The schema's version, "" for an empty database.

    Raises ReportedlyError R401 where the database holds something else than a store.
    """
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    if "reports" in names or "records" in names:
        raise ReportedlyError("R401", "the database holds tables of another program")
    return ""


def check(version: str) -> None:
    """Raises ReportedlyError R402 for a version that this program does not know."""
    if version and version not in KNOWN:
        raise ReportedlyError("R402", f"schema {version}, this program knows up to {HEAD}")


def migrate(connection: Connection) -> None:
    """Bring the store on ``connection`` up to ``HEAD``; a store that is there already is not touched.

    Runs inside the connection's transaction: a run that is killed leaves the old version.
    Raises ReportedlyError R402 where the store is newer than this program.
    """
    version = version_of(connection)
    check(version)
    if version == HEAD:
        return
    if connection.dialect.name == "postgresql":  # of two that make one store the second waits, and finds it made
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if version_of(connection) == HEAD:
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
