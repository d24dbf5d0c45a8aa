"""``reportedly gazetteer``: the table of places that reports are read with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import QuietOption

app = typer.Typer(
    help="The table of places: add a GeoNames dump or a Who's On First table.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def gazetteer() -> None:
    """Add places to those that come with the program."""


@app.command()
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="GeoNames dumps (.txt, .zip) or Who's On First tables (.csv, .db)."),
    ],
    quiet: QuietOption = False,
) -> None:
    """Add the places of a GeoNames dump or of a Who's On First table to the gazetteer.

    Read line by line; adding a file again changes nothing. Bad lines are listed on standard error with their code and
    number, the others are taken; the exit code is then 1.
    """
    from reportedly.cli.console import say
    from reportedly.errors import ReportedlyError
    from reportedly.resolve import add_places

    compile_first(quiet=quiet)
    refused = 0
    for path in files:
        try:
            done = add_places(path, lambda r: say(r.line()), None if quiet else _told(f"{path.name}: ", "lines"))
        except ReportedlyError as error:
            if error.code == "R301":
                raise
            say(str(error))
            refused += 1
            continue
        refused += done.refused
        if not quiet:
            say(f"{path}: {done.taken} places taken, {done.passed_over} rows passed over, {done.refused} refused")
    if refused:
        raise typer.Exit(1)


def compile_first(*, quiet: bool) -> None:
    """Compile the gazetteer where the cache does not hold it yet, telling how far it is.

    Raises ReportedlyError R301 where the cache folder cannot be written.
    """
    from reportedly.cli.console import say
    from reportedly.resolve.gazetteer import build, gazetteer_path

    path = gazetteer_path()
    if path.exists():
        return
    if not quiet:
        say(f"compiling the gazetteer, once: {path}")
    build(path, None if quiet else _told("gazetteer: ", "places"))


def _told(before: str, what: str) -> Callable[[int], None]:
    from reportedly.cli.console import say

    return lambda count: say(f"{before}{count:,} {what}")
