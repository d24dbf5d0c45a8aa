"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    str, typer.Option("--store", metavar="FILE|URL", help="An SQLite file, or a postgresql:// URL.", show_default=True)
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
ScreenOption = Annotated[
    bool,
    typer.Option(
        "--screen/--no-screen", help="Parse only what may tell an act; --no-screen reads everything.", show_default=True
    ),
]
UnredactedOption = Annotated[
    str,
    typer.Option("--unredacted", metavar="WHY", help="Name private persons; the reason is written into the output."),
]
AppUrlOption = Annotated[
    str,
    typer.Option(
        "--app-url",
        metavar="URL",
        help="Address of the review app (http://127.0.0.1:8765): each event and record is linked to its page there.",
        show_default=False,
    ),
]
UnredactedByOption = Annotated[
    str,
    typer.Option(
        "--unredacted-by",
        metavar="WHO",
        help="Who decided that; the login name where it is not given.",
        show_default=False,
    ),
]
UnredactedAtOption = Annotated[
    str,
    typer.Option(
        "--unredacted-at", metavar="TIME", help="When (ISO 8601); now where it is not given.", show_default=False
    ),
]
DEFAULT_STORE = "reportedly.db"


def reason(why: str, who: str, when: str) -> str:
    """The statement of ``--unredacted`` for the output; the login name and the clock stand in for what is not given."""
    from datetime import UTC, datetime
    from getpass import getuser

    from reportedly.publish import unredacted

    if not why:
        if who or when:
            raise typer.BadParameter("give --unredacted WHY too")
        return ""
    try:
        return unredacted(why, who or getuser(), when or datetime.now(UTC).isoformat(timespec="seconds"))
    except ValueError as error:
        raise typer.BadParameter(f"--unredacted-at: {error}") from error


def default_workers(paths: list[str]) -> int:
    """Worker processes where none are asked for: two on a machine that has them, one for small inputs.

    A worker takes about 2 s to load its model, in which one process codes some 15 reports.
    """
    if sum(_size(p) for p in paths) < 200_000:
        return 1
    return min(2, os.cpu_count() or 1)


def _size(path: str) -> int:
    where = Path(path)
    if where.is_dir():
        return sum(p.stat().st_size for p in where.rglob("*") if p.is_file())
    return where.stat().st_size if where.is_file() else 0
