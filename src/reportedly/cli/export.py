"""``reportedly export``: records and events in the formats of the field."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import (
    DEFAULT_STORE,
    AppUrlOption,
    JsonOption,
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
            help="records, events, episodes, csv, geojson, acled, ucdp, plover, gdelt, annotations or parquet.",
        ),
    ] = "events",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="PATH", help="A file (csv, gdelt, parquet: a folder), or - for standard output."
        ),
    ] = "-",
    since: Annotated[
        int | None,
        typer.Option(
            "--since",
            metavar="REVISION",
            help="Only what changed after this revision, with tombstones for what is gone; each export tells the next one.",
        ),
    ] = None,
    population: Annotated[
        str,
        typer.Option(
            "--population",
            metavar="best|full",
            help="acled: with ACLED's optional columns of population, which are empty.",
        ),
    ] = "",
    app_url: AppUrlOption = "",
    store: StoreOption = DEFAULT_STORE,
    unredacted: UnredactedOption = "",
    unredacted_by: UnredactedByOption = "",
    unredacted_at: UnredactedAtOption = "",
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Export the store. Private persons are withheld unless --unredacted says why not.

    The revision that the store was at is told on standard error (--json: on standard output, where the export goes into
    a file).
    """
    from reportedly.cli.console import say
    from reportedly.errors import ReportedlyError
    from reportedly.publish import write
    from reportedly.store import open_store

    if as_json and output == "-":
        raise ReportedlyError("R501", "--json needs -o: standard output holds the export")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    stated = reason(unredacted, unredacted_by, unredacted_at)
    with open_store(store, readonly=True) as opened:
        where = sys.stdout if output == "-" else Path(output)
        done = write(opened, name, where, unredacted=stated, since=since, population=population, app_url=app_url)
    if as_json:
        print(json.dumps({"format": name, "path": output, "since": since, **asdict(done)}))
    elif not quiet:
        gone = f" and {done.deleted} deletions" if since is not None else ""
        to = "" if output == "-" else f" to {output}"
        say(f"wrote {done.rows} rows{gone}{to}; what changes from now on: --since {done.revision}")
