"""Captures: bytes as they came with their SHA-256, and the content hash that names a report."""

from __future__ import annotations

import hashlib

from reportedly.records import Capture


def capture(
    content: bytes, media_type: str, source: str, offset: int = 0, *, url: str = "", fetched: str = ""
) -> Capture:
    """``content`` kept untouched; ``offset`` is a byte, or a line number counted from 1 (JSONL), into ``source``."""
    digest = hashlib.sha256(content).hexdigest()
    return Capture(digest, content, media_type, source, offset, url, fetched)


def report_id(text: str, url: str = "") -> str:
    """The id of a report that came without one: ``r-`` and 16 hex digits of SHA-256 over its URL and clean text.

    The same text at the same URL has the same id wherever and whenever it is read; the file's name plays no part.
    """
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass") + b"\0" + text.encode("utf-8", "surrogatepass"))
    return "r-" + digest.hexdigest()[:16]


def address_key(kind: str, address: str) -> str:
    """What an address is known by where it is watched: 32 hex digits, from which nobody reads the address."""
    return hashlib.sha256(f"{kind}\0{address}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
