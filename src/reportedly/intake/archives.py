"""Reports from web archives: WARC, plain or gzip, record by record; WACZ, a zip that holds WARCs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from reportedly import errors
from reportedly.intake.build import Stated, refused
from reportedly.intake.captures import capture
from reportedly.intake.content import take_content
from reportedly.intake.held import Piece
from reportedly.intake.streams import Gunzipped, Joined, Stream, Tail, read_fully
from reportedly.limits import limit
from reportedly.records import Taken

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml", "text/xml", "application/xml")  # fmt: skip


def take_archive(stream: Stream, source: str) -> Iterator[Piece]:
    """What each page of a WARC gives; offsets are the first byte of the record (of its gzip member) in the file.

    Only answers with status 2xx and resources of a textual media type are read; images, scripts and redirects are
    no reports and give nothing. A capture keeps the record's payload, freed of transfer and content encoding. An
    archive that breaks off gives R104 at the record that is cut; what came before it is read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    head = read_fully(stream, 1)
    whole = Joined(head, stream)
    inflated = Gunzipped(whole) if head == b"\x1f\x8b" else None
    content = Tail(inflated or whole)
    reader: Any = content
    # One record is held back until the next begins or the end proves whole: a cut page is no report.
    held: list[Piece] = []
    at, last, fault = 0, -1, ""
    try:
        for record in ArchiveIterator(reader, record_types=WarcRecordType.any_type, auto_decode="all"):
            yield from held
            last = record.stream_pos
            at = inflated.place(last) if inflated else last
            held = list(_record(record, source, at))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as e:  # the reader's panics are no Exception
        fault = str(e) or type(e).__name__
    if inflated and inflated.fault:
        fault = inflated.fault
    if not fault and content.whole:
        yield from held
        return
    if content.start > last or (content.whole and last >= 0):
        yield from held
        held = []
        start = content.tell() if content.whole else content.start
        at = inflated.place(start) if inflated else start
    yield _cut(source, at, held, fault or "no end of record")


def _cut(source: str, at: int, held: list[Piece], fault: str) -> Taken:
    kept = held[0].capture if held else None
    digest = kept.sha256 if kept else ""
    return Taken(kept, (), (errors.refusal("R104", source, at, fault[:160], sha256=digest),))


def _record(record: Any, source: str, at: int) -> Iterator[Piece]:
    from fastwarc.warc import WarcRecordType

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return
    media, charset, status = _http(record)
    if media not in _READ or not 200 <= status < 300:
        return
    ceiling = limit("record_bytes")
    if record.content_length > ceiling:
        detail = f"{ceiling} bytes ({record.content_length} bytes)"
        yield Taken(None, (), (errors.refusal("R112", source, at, detail),))
        return
    try:
        payload = record.reader.read(ceiling + 1)
    except Exception as e:
        yield Taken(None, (), (errors.refusal("R113", source, at, str(e)[:160]),))
        return
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    fetched = str(record.headers.get("WARC-Date") or "")
    kept = capture(payload[:ceiling], media, source, at, url=url, fetched=fetched)
    if len(payload) > ceiling:
        yield refused("R112", kept, f"{ceiling} bytes")
    elif payload:
        yield from take_content(kept, Stated(url=url), charset)
    else:
        yield refused("R101", kept)


def _http(record: Any) -> tuple[str, str, int]:
    """Media type, charset and status; a resource has no status and counts as 200."""
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code or 0
        stated = str(record.http_content_type or "").lower()
        return stated, str(record.http_charset or ""), int(status)
    stated = str(record.headers.get("Content-Type") or "").lower()
    return stated.split(";")[0].strip(), "", 200


def take_wacz(archive: Any, source: str) -> Iterator[Piece]:
    """What each WARC of a WACZ gives (WACZ 1.1.1, ``archive/*.warc[.gz]``); ``archive`` is a seekable binary file.

    Raises nothing: a zip that cannot be read is refused with R104, one without WARCs with R110.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            names = sorted(n for n in package.namelist() if n.startswith("archive/") and n.endswith((".warc", ".gz")))
            if not names:
                yield Taken(None, (), (errors.refusal("R110", source, 0, "a zip that is no WACZ"),))
            for name in names:
                with package.open(name) as inner:
                    yield from take_archive(inner, f"{source}#{name}")
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as e:
        yield Taken(None, (), (errors.refusal("R104", source, 0, str(e)[:160]),))
