"""``python -m reportedly``: the same as the command."""

from __future__ import annotations

from reportedly.cli import main

if __name__ == "__main__":
    main()
