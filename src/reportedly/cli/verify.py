"""``reportedly verify``: the check of custody."""

from __future__ import annotations

import typer

from reportedly.cli.options import DEFAULT_STORE, JsonOption, QuietOption, StoreOption


def verify(store: StoreOption = DEFAULT_STORE, quiet: QuietOption = False, json: JsonOption = False) -> None:
    """Hash every stored capture again and check that every quote stands in its text; exit code 1 on any fault."""
    from reportedly.cli.console import safe, say
    from reportedly.store import open_store

    with open_store(store, readonly=True) as opened:
        found = list(opened.verify())
        counts = opened.counts()
    if json:
        import json as js

        print(js.dumps([{"subject": x.subject, "message": x.message} for x in found]))
    else:
        for x in found:
            print(safe(f"R403 {x.subject}: {x.message}"))
    if not quiet:
        say(f"checked {counts['captures']} captures and {counts['records']} records: {len(found)} faults")
    if found:
        raise typer.Exit(1)
