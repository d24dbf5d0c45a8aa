"""One whole piece of input (a page, a text, a feed), whatever it came in, handed to the reader of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.intake.build import Stated, refused
from reportedly.intake.held import Page, Piece
from reportedly.intake.kinds import kind_of
from reportedly.records import Capture

_PEEK = 1 << 16


def take_content(kept: Capture, stated: Stated, charset: str = "") -> Iterator[Piece]:
    """What a capture gives that was read whole; its kind is told by its content, then by the name of its source."""
    kind, detail = kind_of(kept.content[:_PEEK], kept.url or kept.source)
    if kept.url and kind == "text" and kept.media_type.endswith(("html", "xhtml+xml")):
        kind = "html"
    yield from take_as(kind, detail, kept, stated, charset)


def take_as(kind: str, detail: str, kept: Capture, stated: Stated, charset: str = "") -> Iterator[Piece]:
    """What a capture of a known kind gives."""
    if kind == "html":
        yield Page(kept.content, kept, stated, charset)
    elif kind == "feed":
        from reportedly.intake.feeds import take_feed

        yield from take_feed(kept)
    elif kind == "text":
        from reportedly.intake.text import take_text

        yield take_text(kept, stated)
    elif kind == "binary":
        yield refused("R103", kept, detail)
    else:
        yield refused("R110", kept, kind)
