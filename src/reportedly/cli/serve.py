"""``reportedly serve``: the review app on loopback."""

from __future__ import annotations

import getpass
import secrets
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import DEFAULT_STORE, QuietOption, StoreOption

_LEAST = 8  # characters of a password


def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on 127.0.0.1.")] = 8765,
    name: Annotated[
        str, typer.Option("--name", metavar="PERSON", help="Who decides; the login's name where not given.")
    ] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nothing be decided.")] = False,
    password_file: Annotated[
        str,
        typer.Option(
            "--password-file", metavar="FILE", help="Ask for the password in this file: for a shared machine."
        ),
    ] = "",
    quiet: QuietOption = False,
) -> None:
    """Review the store in a browser: read, accept, reject, correct, merge and split. Only this machine can reach it.

    Every decision is a line in the store's journal with who, when, what before and after; ``u`` takes the last one back.
    """
    import uvicorn

    from reportedly import api
    from reportedly.cli.console import say
    from reportedly.linking import assembled
    from reportedly.store import open_store
    from reportedly.web import Desk, make_app

    password = _password(password_file)
    by = name.strip() or getpass.getuser()
    with open_store(store) as opened:
        if not read_only:
            api.link_again(opened)
    desk = None if read_only else Desk(by, assembled, api.record_of_words)
    # The write token guards against other pages of the browser; it stands in no output.
    app = make_app(store, port, secrets.token_urlsafe(24), desk=desk, password=password)
    if not quiet:
        say(f"http://127.0.0.1:{port}/ ({'reading only' if read_only else f'you decide as {by}'}; stop with Ctrl-C)")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
    if not read_only:
        with open_store(store) as opened:
            api.link_again(opened)


def _password(file: str) -> str:
    if not file:
        return ""
    try:
        held = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"cannot be read: {error}", param_hint="--password-file") from error
    if len(held) < _LEAST:
        raise typer.BadParameter(f"holds fewer than {_LEAST} characters", param_hint="--password-file")
    return held
