"""The room's door: paths in, reports out, bad input refused by code while the rest goes on."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly import errors
from reportedly.intake.archives import take_archive, take_wacz
from reportedly.intake.build import Stated, refused
from reportedly.intake.captures import capture
from reportedly.intake.content import take_as
from reportedly.intake.held import Extract, Piece, extract
from reportedly.intake.jsonl import take_lines
from reportedly.intake.kinds import PEEK, kind_of
from reportedly.intake.streams import Gunzipped, Joined, Stream, read_fully
from reportedly.limits import limit
from reportedly.records import Refusal, Report, Taken

STDIN = "-"
_MEDIA = {"html": "text/html", "text": "text/plain", "feed": "application/xml"}


def take(paths: Iterable[str | Path], extract: Extract = extract) -> Iterator[Taken]:
    """What every path gives, in order: a file, a folder (sorted, with its folders; hidden names left out), or ``-``.

    Memory stays bounded for JSONL and archives of any size. Never raises on bad input: what cannot be used is a
    Refusal with its file and offset, and the run goes on. A report that came before with the same id and text is
    not given again; the same id with another text is R117. ``extract`` is what extracts pages, in order: in this
    process where none is given (``engine.extract_parallel`` does so in others, with limits).
    """
    seen = _Seen()
    for taken in extract(piece for path in paths for source in _files(str(path)) for piece in _guarded(source)):
        yield seen.checked(taken)


def _files(path: str) -> Iterator[str]:
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - names are kept as the user gave them
        yield path
        return
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(x for x in inner if not x.startswith("."))
        yield from (os.path.join(folder, x) for x in sorted(names) if not x.startswith("."))  # noqa: PTH118


def _guarded(source: str) -> Iterator[Piece]:
    try:
        with _opened(source) as stream:
            yield from _from_stream(stream, source)
    except (OSError, ValueError) as e:
        detail = getattr(e, "strerror", None) or str(e)
        yield Taken(None, (), (errors.refusal("R109", source, 0, detail),))


@contextmanager
def _opened(source: str) -> Iterator[Stream]:
    if source == STDIN:
        yield sys.stdin.buffer
        return
    with Path(source).open("rb") as stream:
        yield stream


def _from_stream(stream: Stream, source: str) -> Iterator[Piece]:
    head = read_fully(stream, PEEK - 1)
    kind, detail = kind_of(head, source)
    whole = Joined(head, stream)
    if kind == "gzip":
        yield from _from_gzip(whole, head, source)
    elif kind == "zip":
        yield from _from_zip(whole, stream, source)
    elif kind == "warc":
        yield from take_archive(whole, source)
    elif kind == "jsonl":
        yield from take_lines(whole, source)
    else:
        yield from _whole(kind, detail, whole, source)


def _from_gzip(stream: Stream, head: bytes, source: str) -> Iterator[Piece]:
    start = Gunzipped(Joined(head, _Nothing()))
    kind, _ = kind_of(read_fully(start, PEEK - 1), source)
    if kind == "warc":
        yield from take_archive(stream, source)
        return
    inner = Gunzipped(stream)
    if kind == "empty" and start.fault:
        kept = capture(read_fully(stream, limit("file_bytes")), "application/gzip", source)
        yield refused("R104", kept, start.fault)
        return
    if kind == "jsonl":
        yield from take_lines(inner, source)
    else:
        yield from _whole(kind, "", inner, source)
    if inner.fault:
        yield Taken(None, (), (errors.refusal("R104", source, inner.position, inner.fault),))


def _whole(kind: str, detail: str, stream: Stream, source: str) -> Iterator[Piece]:
    """A page, text or feed: read whole, within ``limit("file_bytes")``."""
    ceiling = limit("file_bytes")
    content = read_fully(stream, ceiling)
    if len(content) > ceiling:
        yield Taken(None, (), (errors.refusal("R112", source, ceiling, f"{ceiling} bytes"),))
        return
    kept = capture(content, _MEDIA.get(kind, "application/octet-stream"), source)
    if not content:
        yield refused("R101", kept)
    else:
        yield from take_as(kind, detail, kept, Stated())


def _from_zip(stream: Stream, opened: Stream, source: str) -> Iterator[Piece]:
    seekable: Any = opened
    if getattr(opened, "seekable", bool)():
        seekable.seek(0)
        yield from take_wacz(opened, source)
        return
    with tempfile.TemporaryFile() as spool:
        while chunk := stream.read(PEEK):
            spool.write(chunk)
        spool.seek(0)
        yield from take_wacz(spool, source)


class _Nothing:
    """An ended stream."""

    def read(self, _size: int = -1, /) -> bytes:
        return b""


class _Seen:
    """The ids given so far with a digest of their text: some 150 bytes a report."""

    def __init__(self) -> None:
        self._digests: dict[str, bytes] = {}

    def checked(self, taken: Taken) -> Taken:
        """``taken`` without the reports that were given before."""
        reports, again = [], []
        for report in taken.reports:
            digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).digest()[:12]
            known = self._digests.setdefault(report.id, digest)
            if known is digest:
                reports.append(report)
            elif known != digest:
                again.append(_again(report, taken))
        if len(reports) == len(taken.reports):
            return taken
        repeated = len(taken.reports) - len(reports) - len(again)
        return replace(taken, reports=tuple(reports), refusals=(*taken.refusals, *again), repeated=repeated)


def _again(report: Report, taken: Taken) -> Refusal:
    offset = taken.capture.offset if taken.capture else 0
    return errors.refusal("R117", report.source, offset, report.id, sha256=report.sha256)
