"""``reportedly export``: records and events in the formats of the field."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import (
    DEFAULT_STORE,
    QuietOption,
    StoreOption,
    UnredactedAtOption,
    UnredactedByOption,
    UnredactedOption,
    reason,
)


def export(
    name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="records, events, episodes, csv, geojson, acled, ucdp, plover, gdelt or annotations.",
        ),
    ] = "events",
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="PATH", help="A file (csv, gdelt: a folder), or - for standard output."),
    ] = "-",
    store: StoreOption = DEFAULT_STORE,
    unredacted: UnredactedOption = "",
    unredacted_by: UnredactedByOption = "",
    unredacted_at: UnredactedAtOption = "",
    quiet: QuietOption = False,
) -> None:
    """Export the store. Private persons are withheld unless --unredacted says why not."""
    from reportedly.cli.console import say
    from reportedly.publish import export as write
    from reportedly.store import open_store

    stated = reason(unredacted, unredacted_by, unredacted_at)
    with open_store(store, readonly=True) as opened:
        rows = write(opened, name, sys.stdout if output == "-" else Path(output), unredacted=stated)
    if not quiet and output != "-":
        say(f"wrote {rows} rows to {output}")
