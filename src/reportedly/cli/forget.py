"""``reportedly forget``: deletion with a tombstone."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import DEFAULT_STORE, QuietOption, StoreOption


def forget(
    report_id: Annotated[str, typer.Argument(metavar="REPORT_ID", help="The id of the report.")],
    why: Annotated[str, typer.Option("--why", help="The reason; it stays in the store.")],
    store: StoreOption = DEFAULT_STORE,
    quiet: QuietOption = False,
) -> None:
    """Delete a report: its bytes, words and records go, its hash and the reason stay.

    Reading it again does not bring it back (read --again does). Events are linked again without it.
    """
    from reportedly.api import link_again
    from reportedly.cli.console import say
    from reportedly.errors import ReportedlyError
    from reportedly.store import open_store

    with open_store(store) as opened:
        if not opened.forget(report_id, why):
            raise ReportedlyError("R501", f"the store has no report {report_id!r}")
        events = link_again(opened)
    if not quiet:
        say(f"forgot {report_id}; {events} events remain")
