"""A real HTTP server on loopback that answers, byte by byte, whatever a test wants; nothing of HTTP is done for it."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Asked:
    """One request as it came, with its moment (seconds)."""

    path: str
    headers: dict[str, str]
    start: float
    end: float = 0.0


Act = Callable[[socket.socket, Asked], None]


def page(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """A proper answer; ``content_type="…"`` and the like are its headers."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}"]
    lines += [f"{k.replace('_', '-')}: {v}" for k, v in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def dripping(head: bytes, byte: bytes, pause: float = 0.05) -> Act:
    """First ``head``, then one byte after another without end."""

    def act(to: socket.socket, _: Asked) -> None:
        to.sendall(head)
        while True:
            to.sendall(byte)
            time.sleep(pause)

    return act


def hanging(head: bytes = b"") -> Act:
    """``head``, then nothing, with the connection open."""

    def act(to: socket.socket, _: Asked) -> None:
        to.sendall(head)
        to.settimeout(30)
        to.recv(1)

    return act


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return page(b"", status, Location=to)


@dataclass(slots=True)
class Server:
    """Answers on 127.0.0.1. ``routes`` are bytes to be sent as they are, or what is done with the connection."""

    routes: dict[str, bytes | Act] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    inside: int = 0
    most_inside: int = 0
    secure: ssl.SSLContext | None = None
    _listening: socket.socket = field(default_factory=socket.socket)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._listening.getsockname()[1])

    def at(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [a.path for a in self.asked]

    def __enter__(self) -> Self:
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen(64)
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _wrapped(self, bare: socket.socket) -> socket.socket:
        return self.secure.wrap_socket(bare, server_side=True) if self.secure else bare

    def _serve(self, bare: socket.socket) -> None:
        with suppress(OSError), bare, self._wrapped(bare) as connection:
            head = b""
            while b"\r\n\r\n" not in head and (part := connection.recv(65_536)):
                head += part
            if not head:
                return
            lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
            asked = Asked(lines[0].split(" ")[1], {k.lower(): v for k, v in headers.items()}, time.monotonic())
            with self._lock:
                self.asked.append(asked)
                self.inside += 1
                self.most_inside = max(self.most_inside, self.inside)
            try:
                act = self.routes.get(asked.path, page(b"nothing here", "404 Not Found"))
                connection.sendall(act) if isinstance(act, bytes) else act(connection, asked)
            finally:
                with self._lock:
                    self.inside -= 1
                asked.end = time.monotonic()
