"""``reportedly version``: the program's version."""

from __future__ import annotations


def version() -> None:
    """Print the version."""
    from reportedly import __version__

    print(f"reportedly {__version__}")
