"""What every request passes before a page sees it: the Host, the origin of writes, the size, and the answer's headers.

Plain ASGI, so that nothing (a static file, a fault, an unknown path) is answered past it.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from reportedly.limits import limit
from reportedly.web.faults import Fault, answer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
# What holds nothing of any store may be kept by the browser.
_KEPT = ("/static/", "/land.json")
_KEEP = (b"cache-control", b"private, max-age=86400")
FIELDS = 400  # of a form
_SAFE = frozenset({"GET", "HEAD"})


def hosts(port: int) -> frozenset[bytes]:
    """The Host headers of an app on loopback at ``port``."""
    bare = (b"localhost", b"127.0.0.1", b"[::1]")
    own = frozenset(b"%s:%d" % (x, port) for x in bare)
    return own | frozenset(bare) if port == 80 else own


class Guard:
    """The middleware; ``token`` is what a write must send: in the header ``x-reportedly-token``, or as field ``token`` of a form.

    With a ``password`` nothing at all is answered without it (HTTP Basic; any name).
    """

    def __init__(self, app: App, allowed: Iterable[bytes], token: str, password: str = "") -> None:
        self._app = app
        self._allowed = frozenset(allowed)
        self._token = token.encode()
        self._password = password.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with what is wrong."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return None
        send = _headed(send, scope["path"])
        headers: list[tuple[bytes, bytes]] = list(scope["headers"])
        fault = self._host(headers) or self._known(headers) or self._origin(scope, headers)
        body = b""
        if fault is None:
            body, fault = await _body(headers, receive)
        if fault is None:
            fault = self._write(scope, headers, body)
        if fault is not None:
            return await answer(fault, scope["path"])(scope, receive, send)
        return await self._app(scope, _replay(body, receive), send)

    def _host(self, headers: list[tuple[bytes, bytes]]) -> Fault | None:
        given = _all(headers, b"host")
        return None if len(given) == 1 and given[0].lower() in self._allowed else Fault.HOST

    def _known(self, headers: list[tuple[bytes, bytes]]) -> Fault | None:
        if not self._password:
            return None
        given = _all(headers, b"authorization")
        kind, _, coded = given[0].partition(b" ") if len(given) == 1 else (b"", b"", b"")
        try:
            told = base64.b64decode(coded, validate=True).partition(b":")[2] if kind.lower() == b"basic" else b""
        except ValueError:
            told = b""
        return None if hmac.compare_digest(told, self._password) else Fault.PASSWORD

    def _origin(self, scope: Scope, headers: list[tuple[bytes, bytes]]) -> Fault | None:
        if scope["method"] in _SAFE:
            return None
        site, origin = _all(headers, b"sec-fetch-site"), _all(headers, b"origin")
        own = b"http://" + _all(headers, b"host")[0].lower()
        same = site in ([b"same-origin"], []) and origin in ([own], []) and bool(site or origin)
        return None if same and self._token else Fault.ORIGIN

    def _write(self, scope: Scope, headers: list[tuple[bytes, bytes]], body: bytes) -> Fault | None:
        if scope["method"] in _SAFE:
            return None
        token = _all(headers, b"x-reportedly-token") or _of_form(headers, body)
        good = len(token) == 1 and hmac.compare_digest(token[0], self._token)
        return None if good else Fault.ORIGIN


def _all(headers: list[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    return [v for k, v in headers if k.lower() == name]


def _of_form(headers: list[tuple[bytes, bytes]], body: bytes) -> list[bytes]:
    """The tokens among the fields of a form."""
    kind = b"".join(_all(headers, b"content-type")).partition(b";")[0].strip().lower()
    if kind != b"application/x-www-form-urlencoded":
        return []
    try:
        fields = parse_qsl(body, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        return []
    return [v for k, v in fields if k == b"token"]


def _headed(send: Send, path: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            lasting = path.startswith(_KEPT) and message["status"] == 200
            own = [*HEADERS[:-1], _KEEP] if lasting else [*HEADERS]
            ours = {k for k, _ in own}
            kept = [(k, v) for k, v in message.get("headers", []) if k.lower() not in ours]
            message = {**message, "headers": [*kept, *own]}
        await send(message)

    return sent


async def _body(headers: list[tuple[bytes, bytes]], receive: Receive) -> tuple[bytes, Fault | None]:
    most = limit("request_bytes")
    stated = _all(headers, b"content-length")
    if any(not x.isdigit() or len(x) > 12 or int(x) > most for x in stated):
        return b"", Fault.SIZE
    held = bytearray()
    while True:
        message = await receive()
        held += message.get("body", b"")
        if len(held) > most:
            return b"", Fault.SIZE
        if message["type"] != "http.request" or not message.get("more_body", False):
            return bytes(held), None


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
