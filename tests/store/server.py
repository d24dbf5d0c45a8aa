"""A real PostgreSQL server in a folder of its own, for as long as the tests run."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class NoServerError(Exception):
    """Why no server can be started here."""


def programs() -> Path:
    """The folder of ``initdb`` and ``postgres``; raises NoServerError where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise NoServerError("PostgreSQL is not installed (apt-get install postgresql)")
    return found[-1].parent if found else Path(on_path or "").parent


def as_server_user() -> dict[str, Any]:
    """What makes a process not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam("postgres")
    except KeyError as error:
        raise NoServerError("PostgreSQL does not run as root and there is no user postgres") from error
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


@contextmanager
def running() -> Iterator[Path]:
    """A server on a Unix socket in the folder that is given; no port is opened."""
    programs_, user = programs(), as_server_user()
    folder = Path(tempfile.mkdtemp(prefix="reportedly-pg-"))
    try:
        if user:
            shutil.chown(folder, "postgres")
        _make(programs_ / "initdb", folder, user)
        command = [str(programs_ / "postgres"), "-D", str(folder / "data"), "-k", str(folder), "-h", "", "-F"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/", **user)
        try:
            _wait(process, folder)
            yield folder
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(initdb: Path, folder: Path, user: dict[str, Any]) -> None:
    command = [str(initdb), "-D", str(folder / "data"), "-U", "postgres", "-E", "UTF8", "--no-sync", "-A", "trust"]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, timeout=120, **user)
    if done.returncode:
        raise NoServerError(f"initdb: {(done.stderr or done.stdout).strip()[-300:]}")


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    import psycopg

    for _ in range(300):
        if process.poll() is not None:
            raise NoServerError(f"the server ended: {(folder / 'log').read_text(errors='replace')[-300:]}")
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise NoServerError("the server did not answer in 30 s")
