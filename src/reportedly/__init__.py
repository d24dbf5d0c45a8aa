"""reportedly: attributed event data from news reports of unrest and conflict.

``read(paths)`` reads, codes and links reports; ``code(text)`` codes one text. Nothing heavy is imported until used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.api import Corpus as Corpus
    from reportedly.api import code as code
    from reportedly.api import read as read
    from reportedly.api import watch as watch

__version__ = "0.1.0"
__all__ = ["Corpus", "__version__", "code", "read", "watch"]


def __getattr__(name: str) -> Any:
    if name in {"Corpus", "code", "read", "watch"}:
        from reportedly import api

        return getattr(api, name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
