"""Lines of a byte stream in bounded memory: a line over the ceiling is read past in chunks, not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

_CHUNK = 1 << 16


class Stream(Protocol):
    """What can be read from in order."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        ...


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line without its end: ``number`` from 1, ``offset`` of its first byte, ``data`` None where too long."""

    number: int
    offset: int
    data: bytes | None
    length: int


def raw_lines(stream: Stream, ceiling: int) -> Iterator[RawLine]:
    """The lines of ``stream``; of a line longer than ``ceiling`` bytes only number, offset and length are given."""
    held: list[bytes] = []
    length = offset = 0
    number = 1
    while chunk := stream.read(_CHUNK):
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            length += end - start
            if length <= ceiling:
                held.append(chunk[start:end])
            yield _line(number, offset, held, length, ceiling)
            number, offset, length, held, start = number + 1, offset + length + 1, 0, [], end + 1
        length += len(chunk) - start
        if length <= ceiling:
            held.append(chunk[start:])
        else:
            held = []
    if length:
        yield _line(number, offset, held, length, ceiling)


def _line(number: int, offset: int, held: list[bytes], length: int, ceiling: int) -> RawLine:
    data = b"".join(held) if length <= ceiling else None
    return RawLine(number, offset, data, length)


def longest_line(data: bytes) -> tuple[int, int]:
    """Length and byte offset of the longest line of ``data``."""
    best, where, start = -1, 0, 0
    while True:
        end = data.find(b"\n", start)
        length = (end if end >= 0 else len(data)) - start
        if length > best:
            best, where = length, start
        if end < 0:
            return best, where
        start = end + 1
