"""Build examples/archive/meridian.warc.gz from the pages in scripts/example_pages; the same bytes every time.

The capture times and record ids are made from the pages themselves, so that the archive changes only when a page does.
"""

from __future__ import annotations

import hashlib
import re
import sys
import uuid
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "scripts" / "example_pages"
ARCHIVE = ROOT / "examples" / "archive" / "meridian.warc.gz"
CRAWLED = "2023-03-13T06:00:{second:02d}Z"


def _headers(kind: str, number: int, seed: bytes) -> dict[str, str]:
    digest = hashlib.sha256(kind.encode() + seed).digest()
    return {
        "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}>",
        "WARC-Date": CRAWLED.format(second=number),
    }


def _canonical(page: bytes) -> str:
    found = re.search(rb'rel="canonical" href="([^"]+)"', page)
    if found is None:
        raise SystemExit("a page without a canonical address")
    return found.group(1).decode()


def build() -> bytes:
    """The archive: a warcinfo record and one response record for each page, in the order of their names."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    about = b"software: scripts/make_examples.py\r\ndescription: invented pages of an invented broadcaster\r\n"
    info = writer.create_warc_record(
        "",
        "warcinfo",
        payload=BytesIO(about),
        length=len(about),
        warc_content_type="application/warc-fields",
        warc_headers_dict={**_headers("warcinfo", 0, about), "WARC-Filename": ARCHIVE.name},
    )
    writer.write_record(info)
    for number, path in enumerate(sorted(PAGES.glob("*.html")), 1):
        page = path.read_bytes()
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            _canonical(page),
            "response",
            payload=BytesIO(page),
            length=len(page),
            http_headers=http,
            warc_headers_dict=_headers("response", number, page),
        )
        writer.write_record(record)
    # the gzip members carry a time stamp of 0, so the bytes depend on the pages alone
    return out.getvalue()


def main() -> int:
    """Write the archive; with ``--check`` only compare it and fail where it differs."""
    made = build()
    if "--check" in sys.argv:
        return 0 if ARCHIVE.read_bytes() == made else 1
    ARCHIVE.parent.mkdir(parents=True, exist_ok=True)
    ARCHIVE.write_bytes(made)
    print(f"{ARCHIVE.relative_to(ROOT)}: {len(made)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
