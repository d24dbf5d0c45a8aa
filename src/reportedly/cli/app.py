"""The list of commands. What a command needs is imported when it runs: ``--help`` loads neither model nor database."""

from __future__ import annotations

import typer

from reportedly.cli import (
    evaluate,
    explain,
    export,
    forget,
    gazetteer,
    limits,
    read,
    report,
    serve,
    verify,
    version,
    watch,
)

app = typer.Typer(
    name="reportedly",
    help="News reports of unrest and conflict into attributed event data: who did what to whom, where, when, how many, and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: Rich costs .15 s of start-up
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read.read)
app.command()(report.report)
app.command()(export.export)
app.command()(serve.serve)
app.command()(watch.watch)
app.command()(evaluate.evaluate)
app.command()(explain.explain)
app.command()(limits.limits)
app.add_typer(gazetteer.app, name="gazetteer")
app.command()(verify.verify)
app.command()(forget.forget)
app.command()(version.version)
