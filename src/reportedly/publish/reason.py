"""The statement that stands in whatever is published with the names of private persons: why, by whom, when."""

from __future__ import annotations

from datetime import datetime


def unredacted(why: str, who: str = "", when: str = "") -> str:
    """The statement for ``unredacted``: ``why (by WHO, at WHEN)``, with what is given.

    ``when`` is an ISO 8601 day or time, kept as it is written; no clock is read here. An empty ``why`` gives "", which
    redacts. Raises ValueError where ``when`` is no such time.
    """
    if not why.strip():
        return ""
    if when:
        datetime.fromisoformat(when)
    told = [*([f"by {who.strip()}"] if who.strip() else []), *([f"at {when}"] if when else [])]
    return f"{why.strip()} ({', '.join(told)})" if told else why.strip()
