"""A real PostgreSQL server in a folder of its own, for as long as the tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoServerError(Exception):
    """Why no server can be started here."""


def programs() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``; raises NoServerError where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise NoServerError("PostgreSQL is not installed (apt-get install postgresql)")
    return found[-1].parent if found else Path(on_path or "").parent


def as_server_user() -> list[str]:
    """What to put before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    if shutil.which("runuser") is None:
        raise NoServerError("PostgreSQL does not run as root and there is no runuser")
    return ["runuser", "-u", "postgres", "--"]


@contextmanager
def running() -> Iterator[Path]:
    """A server on a Unix socket in the folder that is given; no port is opened."""
    bin_, prefix = programs(), as_server_user()
    folder = Path(tempfile.mkdtemp(prefix="reportedly-pg-"))
    try:
        if prefix:
            shutil.chown(folder, "postgres")
        _run([*prefix, str(bin_ / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-E", "UTF8", "--no-sync"])
        options = f"-k {folder} -h '' -c fsync=off"
        control = [*prefix, str(bin_ / "pg_ctl"), "-D", str(folder / "data"), "-w"]
        _run([*control, "-o", options, "-l", str(folder / "log"), "start"])
        try:
            yield folder
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, timeout=120)
    if done.returncode:
        raise NoServerError(f"{' '.join(command[-4:])}: {(done.stderr or done.stdout).strip()[-300:]}")
