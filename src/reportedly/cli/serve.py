"""``reportedly serve``: the review app on loopback."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import DEFAULT_STORE, QuietOption, StoreOption


def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on 127.0.0.1.")] = 8765,
    quiet: QuietOption = False,
) -> None:
    """Show the store in a browser: events, reports, what was refused. Only this machine can reach it."""
    import uvicorn

    from reportedly.cli.console import say
    from reportedly.store import open_store
    from reportedly.web import make_app

    open_store(store).close()
    if not quiet:
        say(f"http://127.0.0.1:{port}/ (stop with Ctrl-C)")
    uvicorn.run(make_app(store, port), host="127.0.0.1", port=port, log_level="warning", server_header=False)
