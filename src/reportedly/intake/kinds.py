"""What kind of input some bytes are: by their content first, by the file's name second."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"\x00\x00\x00\x18ftyp", "video"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"PAR1", "a Parquet file"),
)
_LEAD = re.compile(rb"^(?:\xef\xbb\xbf)?\s*")
_MARKUP = re.compile(
    rb"<!doctype html|<html\b|<head\b|<body\b|<meta\b|<article\b|<div\b|<p\b|<table\b|<title\b", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|atom:feed)[\s>]", re.IGNORECASE)
_OBJECT = re.compile(rb'^\{\s*(?:"|\})')
_NAMES = {
    "html": ("html", "htm", "xhtml", "shtml", "php", "asp", "aspx"),
    "jsonl": ("jsonl", "ndjson", "jsonlines", "json"),
    "feed": ("rss", "atom", "xml", "rdf"),
    "warc": ("warc",),
    "wacz": ("wacz",),
    "text": ("txt", "text", "md"),
}
_BY_NAME = {ending: kind for kind, endings in _NAMES.items() for ending in endings}
PEEK = 1 << 16


def kind_of(head: bytes, name: str) -> tuple[str, str]:
    """(kind, detail) of what starts with ``head``, the first 64 KiB or less.

    Kinds: empty, gzip, zip, warc, feed, html, jsonl, text, binary (``detail`` says of what sort).
    """
    if not head:
        return "empty", ""
    if head.startswith(b"\x1f\x8b"):
        return "gzip", ""
    if head.startswith(b"PK\x03\x04"):
        return "zip", ""
    for magic, sort in _MAGIC:
        if head.startswith(magic):
            return "binary", sort
    if head.startswith(b"WARC/"):
        return "warc", ""
    ending = _BY_NAME.get(name.removesuffix(".gz").rsplit(".", 1)[-1].lower(), "")
    wide = _wide(head)
    if not wide and (sort := _binary(head)):
        return ("jsonl", "") if ending == "jsonl" and b"\n" in head and b"{" in head[:2] else ("binary", sort)
    return _textual(head.replace(b"\0", b"") if wide else head, ending), ""


def _textual(head: bytes, ending: str) -> str:
    lead = _LEAD.match(head)
    body = head[lead.end() if lead else 0 :].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if body.startswith(b"<"):
        first = _MARKUP.search(body)
        feed = _FEED.search(body)
        if feed and (first is None or feed.start() < first.start()):
            return "feed"
        if first:
            return "html"
        return ending if ending in {"feed", "html"} else "html" if b"</" in body else "text"
    if ending == "jsonl" or _OBJECT.match(body):
        return "jsonl"
    return "html" if ending == "html" else "text"


def _wide(head: bytes) -> bool:
    """UTF-16 text, with its mark or without."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = head[:4096]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    half = max(1, len(sample) // 2)
    return len(sample) >= 16 and max(odd, even) > 0.4 * half and min(odd, even) < 0.02 * half


def _binary(head: bytes) -> str:
    """What shows that the bytes are no text: zero bytes, or many control characters."""
    sample = head[:8192]
    controls = sum(sample.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if sample.count(0) > 2 + len(sample) // 1000:
        return "zero bytes"
    return "control characters" if controls > 2 + len(sample) // 50 else ""
