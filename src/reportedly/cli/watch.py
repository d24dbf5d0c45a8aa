"""``reportedly watch``: feeds polled, new reports read and linked."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import DEFAULT_STORE, JsonOption, QuietOption, StoreOption

if TYPE_CHECKING:
    from reportedly.watching import News


def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS.toml", help="The list of feeds (docs/watch.md shows one).")],
    store: StoreOption = DEFAULT_STORE,
    once: Annotated[bool, typer.Option("--once", help="Poll every feed once, read what came, link, and end.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Poll every feed now, those too that were given up as gone.")
    ] = False,
    actors: Annotated[
        str,
        typer.Option(
            "--actors", metavar="FILE", help="An actor dictionary in PETRARCH's format; its names stand before ours."
        ),
    ] = "",
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Poll RSS and Atom feeds, fetch the articles they link to, code and link what is new; stop with Ctrl-C.

    The only command that fetches from the network. Sites' robots.txt and Retry-After are obeyed, private addresses are
    refused unless the list allows their name. What was read is never fetched again; a run that was killed goes on.
    """
    from reportedly import api
    from reportedly.cli.console import say
    from reportedly.cli.gazetteer import compile_first
    from reportedly.engine import extract_parallel

    compile_first(quiet=quiet)
    teller = _Teller(quiet=quiet, json=json)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service that is stopped stops as with Ctrl-C
    try:
        with api.watch(
            feeds, store, once=once, again=again, on_news=teller, actors=actors, extract=extract_parallel
        ) as corpus:
            refused = len(corpus.progress.refused)
            for refusal in corpus.progress.refused:
                say(refusal.line())
    except KeyboardInterrupt:
        say("stopped; what was fetched and read is kept, run it again to go on")
        raise typer.Exit(130) from None
    if teller.refused or refused:
        raise typer.Exit(1)


class _Teller:
    """Says what happens: a line each on standard error, with ``--json`` also an object a line on standard output."""

    def __init__(self, *, quiet: bool, json: bool) -> None:
        self.refused = 0
        self._quiet = quiet
        self._json = json

    def __call__(self, news: News) -> None:
        from reportedly.cli.console import say

        self.refused += news.what == "refused"
        if self._json:
            _print_json(news)
        if news.what == "refused":
            say(news.line)
        elif not self._quiet and (line := _line(news)):
            say(line)


def _line(news: News) -> str:
    if news.what == "polled":
        return f"{news.url}: {news.count} new" if news.count else ""
    if news.what == "read":
        return f"read {news.count} {'report' if news.count == 1 else 'reports'}, the last from {news.url}"
    return f"linked: {news.count} events"


def _print_json(news: News) -> None:
    import json
    from dataclasses import asdict

    print(json.dumps(asdict(news)), flush=True)
