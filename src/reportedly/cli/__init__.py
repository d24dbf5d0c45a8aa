"""The command line: one file a command, the only place that prints."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run ``reportedly``; exits 0 done, 1 done but some input was refused, 2 wrong usage."""
    import sys

    from reportedly.cli.app import app
    from reportedly.errors import ReportedlyError

    try:
        app()
    except ReportedlyError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): no fault of anybody's.
        sys.stderr.close()
        sys.exit(0)
