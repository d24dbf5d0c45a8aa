"""Addresses of the review app in what is published: each event and record under the address at which ``reportedly serve`` answers."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from reportedly.errors import ReportedlyError

# Formats of our own, that have room for one; the field's formats have the columns that they have.
LINKED = frozenset({"records", "events", "csv", "geojson", "annotations", "parquet"})
# Endings of the app's downloads, which an id may have too.
FORMS = (".json", ".csv")


def app_base(address: str) -> str:
    """The address of the app without a slash at its end, "" for none; raises ReportedlyError R501 for what is no http address."""
    if not address:
        return ""
    base = address.strip().rstrip("/")
    try:
        parts = urlsplit(base)
        bad = parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0
    except ValueError:
        bad = True
    if bad or parts.query or parts.fragment or any(c.isspace() or c in "\"'<>\\" for c in base):
        raise ReportedlyError(
            "R501", f"--app-url {address!r}: give the address that serve tells, as http://127.0.0.1:8765"
        )
    return base


def page_of(kind: str, key: str) -> str:
    """The path of the app's page of one thing (``kind`` "events", "records", "reports"); an id that ends like a download's address is told from one."""
    path = quote(key, safe="")
    for form in FORMS:
        if key.endswith(form):
            path = path.removesuffix(form) + form.replace(".", "%2E")
    return f"/{kind}/{path}"


def app_link(base: str, kind: str, key: str) -> str:
    """The app's page of one ``event`` or ``record``; "" without a base."""
    return base + page_of(f"{kind}s", key) if base else ""


def unlinked(_kind: str, _key: str) -> str:
    """No page of the app."""
    return ""
