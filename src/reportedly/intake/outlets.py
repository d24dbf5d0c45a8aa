"""Which outlet publishes at a host: a small table of names, else the host itself."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from reportedly.lexicon import table


@lru_cache(maxsize=1)
def _by_host() -> dict[str, str]:
    return {row["host"]: row["outlet"] for row in table("outlets")}


def host_of(url: str) -> str:
    """The host of an absolute http(s) URL in lower case without ``www.``; "" for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def named_outlet(url: str) -> str:
    """The outlet's name from the table, by host or by the domain that the host stands under; "" if it has none."""
    labels = host_of(url).split(".")
    for start in range(len(labels) - 1):
        if name := _by_host().get(".".join(labels[start:])):
            return name
    return ""


def outlet_of(url: str) -> str:
    """The outlet's name, else the bare host, else ""."""
    return named_outlet(url) or host_of(url)
