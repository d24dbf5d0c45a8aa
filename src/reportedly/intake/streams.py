"""Byte streams read once, in order: a peeked head put back, gzip undone, and the place of a fault remembered."""

from __future__ import annotations

import zlib

from reportedly.intake.lines import Stream

__all__ = ["Gunzipped", "Joined", "Stream", "read_fully"]
_CHUNK = 1 << 16


class Joined:
    """``head``, then the rest of ``stream``."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        if not self._head:
            return self._stream.read(size)
        if size < 0:
            whole, self._head = self._head + self._stream.read(), b""
            return whole
        part, self._head = self._head[:size], self._head[size:]
        return part


class Gunzipped:
    """The content of a gzip stream with any number of members; ``fault`` is "" or why the stream ended early.

    What came before a fault is given; ``position`` is the byte in the compressed stream up to which was read.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._inflate = zlib.decompressobj(wbits=31)
        self._started = False
        self._rest = b""
        self._ended = False
        self.position = 0
        self.fault = ""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes (a chunk where ``size`` is negative); empty at the end and after a fault."""
        limit = size if size > 0 else _CHUNK
        while not self._ended:
            if not self._rest and not self._fill():
                break
            if part := self._decompress(limit):
                return part
        return b""

    def _fill(self) -> bool:
        self._rest = self._stream.read(_CHUNK)
        self.position += len(self._rest)
        if not self._rest:
            self._ended = True
            if self._started and not self._inflate.eof:
                self.fault = "the compressed data end early"
        return bool(self._rest)

    def _decompress(self, limit: int) -> bytes:
        if self._inflate.eof:
            self._inflate = zlib.decompressobj(wbits=31)
            self._rest = self._rest.lstrip(b"\0")
            if not self._rest:
                self._started = False
                return b""
        self._started = True
        try:
            part = self._inflate.decompress(self._rest, limit)
        except zlib.error as e:
            self.fault, self._ended = str(e), True
            return b""
        self._rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        return part


def read_fully(stream: Stream, ceiling: int) -> bytes:
    """The bytes of ``stream``, at most one more than ``ceiling``: a longer answer means that the ceiling is passed."""
    parts, length = [], 0
    while length <= ceiling and (part := stream.read(min(_CHUNK * 16, ceiling + 1 - length))):
        parts.append(part)
        length += len(part)
    return b"".join(parts)
