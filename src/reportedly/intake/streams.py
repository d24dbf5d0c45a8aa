"""Byte streams read once, in order: a peeked head put back, gzip undone, and the place of a fault remembered."""

from __future__ import annotations

import zlib
from collections import deque

from reportedly.intake.lines import Stream

__all__ = ["Gunzipped", "Joined", "Stream", "Tail", "read_fully"]
_CHUNK = 1 << 16
_BOUNDARY = b"\r\n\r\nWARC/"


class Joined:
    """``head``, then the rest of ``stream``."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._head = head
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        if not self._head:
            part = self._stream.read(size)
        elif size < 0:
            part, self._head = self._head + self._stream.read(), b""
        else:
            part, self._head = self._head[:size], self._head[size:]
        self._position += len(part)
        return part

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position


class Gunzipped:
    """The content of a gzip stream with any number of members; ``fault`` is "" or why the stream ended early.

    What came before a fault is given; ``position`` is the byte in the compressed stream up to which was read.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._inflate = zlib.decompressobj(wbits=31)
        self._rest = b""
        self._ended = False
        self._given = 0
        self._fresh = True
        self._members: deque[tuple[int, int]] = deque()
        self.position = 0
        self.fault = ""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes (a chunk where ``size`` is negative); empty at the end and after a fault."""
        ceiling = size if size > 0 else _CHUNK
        while not self._ended:
            if not self._rest and not self._fill():
                break
            if part := self._decompress(ceiling):
                self._given += len(part)
                return part
        return b""

    def tell(self) -> int:
        """How many bytes of content were given."""
        return self._given

    def place(self, content_offset: int) -> int:
        """Where in the compressed stream the member starts that holds ``content_offset``; offsets must not go back."""
        while len(self._members) > 1 and self._members[1][0] <= content_offset:
            self._members.popleft()
        return self._members[0][1] if self._members else 0

    def _fill(self) -> bool:
        self._rest = self._stream.read(_CHUNK)
        self.position += len(self._rest)
        if not self._rest:
            self._ended = True
            if not self._fresh and not self._inflate.eof:
                self.fault = "the compressed data end early"
        return bool(self._rest)

    def _decompress(self, ceiling: int) -> bytes:
        if self._inflate.eof:
            self._inflate, self._fresh = zlib.decompressobj(wbits=31), True
            self._rest = self._rest.lstrip(b"\0")
            if not self._rest:
                return b""
        if self._fresh:
            self._members.append((self._given, self.position - len(self._rest)))
            self._fresh = False
        try:
            part = self._inflate.decompress(self._rest, ceiling)
        except zlib.error as e:
            self.fault, self._ended = str(e), True
            return b""
        self._rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        return part


class Tail:
    """A stream of WARC records that remembers where the last one started and whether it has ended.

    ``start`` is the offset of the last record whose first bytes passed.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._position = 0
        self._carry = b""
        self.start = 0

    @property
    def whole(self) -> bool:
        """Whether what passed ends as a record does: with two line ends (WARC 1.1, section 4)."""
        return self._carry.endswith((b"\r\n\r\n", b"\n\n"))

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        part = self._stream.read(size)
        self._position += len(part)
        joined = self._carry + part
        if (found := joined.rfind(_BOUNDARY)) >= 0:
            self.start = self._position - len(joined) + found + 4
        self._carry = joined[-len(_BOUNDARY) + 1 :]
        return part

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position


def read_fully(stream: Stream, ceiling: int) -> bytes:
    """The bytes of ``stream``, at most one more than ``ceiling``: a longer answer means that the ceiling is passed."""
    parts, length = [], 0
    while length <= ceiling and (part := stream.read(min(_CHUNK * 16, ceiling + 1 - length))):
        parts.append(part)
        length += len(part)
    return b"".join(parts)
