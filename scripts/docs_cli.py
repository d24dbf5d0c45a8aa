"""Writes docs/cli.md, docs/limits.md and docs/errors.md from the program itself; a test holds them up to date."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- made by scripts/docs_cli.py -->\n"


def cli() -> str:
    """The help of every command."""
    import typer
    from typer.testing import CliRunner

    from reportedly.cli.app import app

    runner, group = CliRunner(), typer.main.get_command(app)
    names = [""]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        names += [name, *(f"{name} {sub}" for sub in getattr(command, "commands", ()))]
    parts = []
    for name in names:
        words = [*name.split(), "--help"]
        told = runner.invoke(app, words, prog_name="reportedly", env={"COLUMNS": "100"}, terminal_width=100).output
        title = f"reportedly {name}".strip()
        parts.append(f"## {title}\n\n```\n{told.rstrip()}\n```\n")
    codes = "Exit codes: 0 done, 1 done but some input was refused, 2 wrong usage, 130 stopped with Ctrl-C.\n"
    return f"{MADE}# Commands\n\n{codes}\n" + "\n".join(parts)


def limits() -> str:
    """The table of ceilings."""
    from reportedly.limits import LIMITS

    rows = [f"| `{x.name}` | {x.default:,} {x.unit} | {x.reason} | `{x.variable}` |" for x in LIMITS]
    return f"{MADE}# Limits\n\n| limit | default | why | variable |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def errors() -> str:
    """Every code."""
    from reportedly.errors import MESSAGES

    rows = [f"| {m.code} | {m.text} | {m.advice} |" for m in MESSAGES.values()]
    return f"{MADE}# Codes\n\n| code | what | what to do |\n|---|---|---|\n" + "\n".join(rows) + "\n"


PAGES = {"cli.md": cli, "limits.md": limits, "errors.md": errors}

if __name__ == "__main__":
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
