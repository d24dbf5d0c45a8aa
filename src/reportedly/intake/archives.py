"""Reports from web archives: WARC, plain or gzip, record by record; WACZ, a zip that holds WARCs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from reportedly import errors
from reportedly.intake.build import Stated, refused
from reportedly.intake.captures import capture
from reportedly.intake.content import take_content
from reportedly.intake.streams import Stream
from reportedly.limits import limit
from reportedly.records import Taken

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml", "text/xml", "application/xml")  # fmt: skip


def take_archive(stream: Stream, source: str) -> Iterator[Taken]:
    """What each page of a WARC gives; offsets are the record's first byte in the file.

    Only answers with status 2xx and resources of a textual media type are read; images, scripts and redirects are
    no reports and give nothing. A capture keeps the record's payload, freed of transfer and content encoding. An
    archive that breaks off gives R104 at the record that is cut; the ones before are read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    at = 0
    seen = False
    source_stream: Any = stream
    try:
        for record in ArchiveIterator(source_stream, record_types=wanted | WarcRecordType.warcinfo, auto_decode="all"):
            at, seen = record.stream_pos, True
            if record.record_type != WarcRecordType.warcinfo:
                yield from _record(record, source)
    except Exception as e:
        yield _broken(source, at, str(e) or type(e).__name__)
        return
    if not seen:
        yield _broken(source, 0, "no whole record")


def _broken(source: str, at: int, detail: str) -> Taken:
    return Taken(None, (), (errors.refusal("R104", source, at, detail[:160]),))


def _record(record: Any, source: str) -> Iterator[Taken]:
    media, charset, status = _http(record)
    if media not in _READ or not 200 <= status < 300:
        return
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    date = str(record.headers.get("WARC-Date") or "")
    ceiling = limit("record_bytes")
    if record.content_length > ceiling:
        detail = f"{ceiling} bytes ({record.content_length} bytes)"
        yield Taken(None, (), (errors.refusal("R112", source, record.stream_pos, detail),))
        return
    at = record.stream_pos
    try:
        payload = record.reader.read(ceiling + 1)
    except Exception as e:
        yield Taken(None, (), (errors.refusal("R113", source, at, str(e)[:160]),))
        return
    kept = capture(payload[:ceiling], media, source, at, url=url, fetched=date)
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


def take_wacz(archive: Any, source: str) -> Iterator[Taken]:
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
