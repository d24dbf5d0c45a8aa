"""``reportedly report``: the situation report, one self-contained page."""

from __future__ import annotations

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


def report(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")] = Path(
        "report.html"
    ),
    store: StoreOption = DEFAULT_STORE,
    unredacted: UnredactedOption = "",
    unredacted_by: UnredactedByOption = "",
    unredacted_at: UnredactedAtOption = "",
    quiet: QuietOption = False,
) -> None:
    """Write the situation report: what happened, where, when, how many, and according to whom, with the words."""
    from reportedly.cli.console import say
    from reportedly.publish.report import ReportOptions, report_html
    from reportedly.store import open_store

    stated = reason(unredacted, unredacted_by, unredacted_at)
    with open_store(store, readonly=True) as opened:
        page = report_html(opened, options=ReportOptions(unredacted=stated))
    output.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
    if not quiet:
        say(f"wrote {output} ({output.stat().st_size:,} bytes)")
