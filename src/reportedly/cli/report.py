"""``reportedly report``: the situation report, one self-contained page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import (
    DEFAULT_STORE,
    AppUrlOption,
    QuietOption,
    StoreOption,
    UnredactedAtOption,
    UnredactedByOption,
    UnredactedOption,
    reason,
)


def report(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it; report.html, .md or .pdf if not given."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    place: Annotated[
        str,
        typer.Option("--place", metavar="NAME", help="Only events in this country (name or code), province or town."),
    ] = "",
    from_day: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Only events on or after this day (2023-03-08).")
    ] = "",
    to_day: Annotated[str, typer.Option("--to", metavar="DAY", help="Only events on or before this day.")] = "",
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only this type (PROTEST, ASSAULT, …); may be repeated."),
    ] = None,
    support: Annotated[
        str,
        typer.Option(
            "--min-corroboration",
            metavar="LEVEL|N",
            help="Only events that are at least relayed or corroborated, or told by N independent origins.",
        ),
    ] = "",
    dates: Annotated[
        str, typer.Option("--dates", metavar="STYLE", help="How days are written: en, iso, de, fr, es or ar.")
    ] = "en",
    markdown: Annotated[bool, typer.Option("--markdown", help="The same in Markdown.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="The same as a PDF, printed by an installed Chromium.")] = False,
    app_url: AppUrlOption = "",
    unredacted: UnredactedOption = "",
    unredacted_by: UnredactedByOption = "",
    unredacted_at: UnredactedAtOption = "",
    quiet: QuietOption = False,
) -> None:
    """Write the situation report: what happened, where, when, how many, and according to whom, with the words."""
    from reportedly.cli.console import say
    from reportedly.errors import ReportedlyError
    from reportedly.publish.pdf import write_page
    from reportedly.publish.report import ReportOptions, report_html, report_markdown
    from reportedly.store import open_store

    if markdown and pdf:
        raise ReportedlyError("R501", "give --markdown or --pdf, not both")
    options = ReportOptions(
        unredacted=reason(unredacted, unredacted_by, unredacted_at),
        place=place,
        from_day=from_day,
        to_day=to_day,
        types=tuple(types or ()),
        min_corroboration=support,
        dates=dates,
        app_url=app_url,
    )
    target = output or Path("report.md" if markdown else "report.pdf" if pdf else "report.html")
    with open_store(store, readonly=True) as opened:
        page = (report_markdown if markdown else report_html)(opened, options=options)
    write_page(page, target, pdf=pdf)
    if not quiet:
        say(f"wrote {target} ({target.stat().st_size:,} bytes)")
