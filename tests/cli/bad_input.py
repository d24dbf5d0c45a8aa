"""A folder of bad files with good reports between them."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

_SAID = "Police detained {n} marchers in Sfax on Monday, a lawyer said."
_REST = "Residents of the quarter said that the shops stayed shut until the evening, and that nobody was hurt. " * 3
_LONG = b"word " * (4 * 2**20)


def said(number: int) -> str:
    """A sentence that is told once."""
    return _SAID.format(n=number)


def page(number: int, head: str = "") -> str:
    """A page with one article."""
    title = f"A march {number}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><article>'
        f"<h1>{title}</h1><p>{said(number)}</p><p>{_REST}</p></article></body></html>"
    )


def answer(number: int) -> bytes:
    """A WARC record with a page."""
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(number)}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-03-07T10:00:00Z\r\n"
        f"WARC-Target-URI: http://courier.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _line(text: str, **more: str) -> bytes:
    return json.dumps({"text": text, **more}).encode() + b"\n"


def write_folder(folder: Path) -> dict[tuple[str, str], int]:
    """Write the files; returns the offset that each (code, name of file) is to be refused at."""
    plain, packed = answer(6), gzip.compress(answer(8), mtime=0)
    wrong = page(5).encode().replace(b"marchers", b"marchers \xff\x81", 1)
    unset = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}</script>'
    files = {
        "a_good.html": page(4).encode(),
        "b_empty.html": b"",
        "c_encoding.html": wrong,
        "d_binary.html": b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000),
        "e_cut.warc": (plain + answer(7))[:-300],
        "f_cut.warc.gz": (packed + gzip.compress(answer(9), mtime=0))[:-120],
        "g_long.html": b"<html><body><p>" + _LONG + b"</p></body></html>",
        "h_long.txt": _LONG,
        "i_long.jsonl": _line(said(11)) + _line(_LONG.decode()) + _line(said(12)),
        "j_broken.jsonl": _line(said(13)) + b"{broken\n" + _line(said(14), date="20199-01-02"),
        "k_unset.html": page(15, unset).encode(),
        "z_good.txt": said(16).encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {
        ("R101", "b_empty.html"): 0,
        ("R102", "c_encoding.html"): wrong.index(b"\xff"),
        ("R103", "d_binary.html"): 0,
        ("R104", "e_cut.warc"): len(plain),
        ("R104", "f_cut.warc.gz"): len(packed),
        ("R105", "g_long.html"): 0,
        ("R105", "h_long.txt"): 0,
        ("R105", "i_long.jsonl"): 2,
        ("R106", "j_broken.jsonl"): 2,
        ("R107", "j_broken.jsonl"): 3,
        ("R109", "no_such_file.html"): 0,
    }
