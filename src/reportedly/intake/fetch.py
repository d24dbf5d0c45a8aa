"""The only module that opens a socket to the network, and only when asked: one address in, one answer or a code out.

Every hop of a request is checked: the scheme, the site's robots.txt, and the host's addresses after they were looked up.
The connection goes to the very address that was checked (urllib3 is handed the open socket), so that a name that
changes its address in between leads nowhere. There are no cookies, no passwords, and no proxy, whatever the environment says.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Self
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse
from urllib3.util.url import Url, parse_url

from reportedly.errors import MESSAGES
from reportedly.intake.addresses import is_public, is_usable
from reportedly.intake.robots import Robots, Rules, read_rules
from reportedly.intake.streams import Gunzipped, read_fully
from reportedly.intake.turns import BusyError, Turns
from reportedly.limits import limit

AGENT = "reportedly"
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xhtml+xml, application/xml;q=.9, */*;q=.5"
_MOVED = frozenset({301, 302, 303, 307, 308})
_PATIENT = frozenset({429, 503})
_GONE = frozenset({404, 410})
# Codes after which asking again is of no use: the address, where it leads, what the site wants, its size.
_LASTING = frozenset({"R130", "R131", "R136", "R141", "R142"})
_LONGEST_URL = 4_096
_MOST_ADDRESSES = 4
# A request waits for its turn at most this much longer than another may take: the longest pause a site can ask for.
_TURN = 60.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for an address and a connection, for the next byte, for all of one request."""

    connect: float
    read: float
    whole: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: ``content`` freed of its content encoding, empty with status 304 (nothing new).

    ``url`` is where it came from after all redirects, ``fetched`` when (ISO 8601, UTC); ``etag`` and ``modified`` are
    to be sent back when the same address is asked again.
    """

    url: str
    status: int
    content: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    fetched: str = ""


class FetchError(Exception):
    """Why an address gave nothing: a code of ``errors``, its detail, the address of the hop where it ended.

    ``wait`` is how many seconds the host asks to be left alone (0: does not say), ``status`` what it answered (0: nothing).
    """

    def __init__(self, code: str, detail: str, url: str = "", *, wait: float = 0.0, status: int = 0) -> None:
        super().__init__(f"{code}: {MESSAGES[code].text.format(detail=detail)}")
        self.code = code
        self.detail = detail
        self.url = url
        self.wait = wait
        self.status = status

    @property
    def lasting(self) -> bool:
        """Whether asking again is of no use."""
        return self.code in _LASTING


def now() -> datetime:
    """The time of capture: when something was fetched."""
    return datetime.now(UTC)


def patience() -> Patience:
    """The limits in force."""
    return Patience(limit("fetch_connect_seconds"), limit("fetch_read_seconds"), limit("fetch_seconds"))


class Fetcher:
    """Asks servers, with manners; several threads may share it."""

    def __init__(
        self,
        contact: str,
        *,
        version: str = "",
        wait: Patience | None = None,
        turns: Turns | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.turns = turns or Turns(limit("host_delay_seconds"))
        self._wait = wait or patience()
        self._trust = trust or ssl.create_default_context()
        self._robots = Robots()
        self._headers = {
            "User-Agent": f"{AGENT}/{version} (+{contact})" if version else f"{AGENT} (+{contact})",
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }

    def get(
        self, url: str, *, allow: Iterable[str] = (), etag: str = "", modified: str = "", ceiling: int = 0
    ) -> Answer:
        """What is at ``url``; with ``etag`` or ``modified`` only where it changed since (else status 304).

        ``allow`` are names of hosts that may have a private address; ``ceiling`` is the most bytes of an answer (0: the
        limit). Raises FetchError and nothing else that a server or an address can cause.
        """
        headers = {k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
        most = ceiling or limit("fetch_bytes")
        return self._follow(url, frozenset(allow), headers, most, robots=True)

    def _follow(self, url: str, allow: frozenset[str], headers: dict[str, str], most: int, *, robots: bool) -> Answer:
        target, seen = checked(url), set[str]()
        while True:
            if robots:
                self._heed(target, allow)
            given = self._ask(target, allow, headers, most, cut=not robots)
            if isinstance(given, Answer):
                return given
            seen.add(target.url)
            if len(seen) > limit("fetch_redirects"):
                raise FetchError("R138", f"more than {limit('fetch_redirects')}", target.url)
            target = _next(target, given)
            if target.url in seen:
                raise FetchError("R138", f"it leads back to {target.url}", target.url)

    def _heed(self, target: Url, allow: frozenset[str]) -> None:
        """Raises FetchError R142 where the site's robots.txt forbids ``target``, R143 where it cannot be had."""
        site = f"{target.scheme}://{target.netloc}"
        rules = self._robots.of(site)
        if rules is None:
            rules = self._rules(site, allow)
            self._robots.put(site, rules)
            self.turns.pace(_host(target), rules.pause(AGENT))
        if rules.fault:
            raise FetchError("R143", rules.fault, target.url)
        if not rules.allow(target.url, AGENT):
            raise FetchError("R142", target.url, target.url)

    def _rules(self, site: str, allow: frozenset[str]) -> Rules:
        """A site's rules: none where it has no robots.txt, a fault where it may have one that cannot be had."""
        try:
            answer = self._follow(f"{site}/robots.txt", allow, {}, limit("robots_bytes"), robots=False)
        except FetchError as error:
            if 400 <= error.status < 500 and error.status not in _PATIENT:
                return Rules()
            if error.code in {"R130", "R131", "R132", "R133", "R134"} or (error.wait and not error.status):
                raise
            return Rules(fault=f"{error} ({site}/robots.txt)")
        return read_rules(answer.content)

    def _ask(
        self, target: Url, allow: frozenset[str], headers: dict[str, str], most: int, *, cut: bool
    ) -> Answer | str:
        """The answer to one request, or where it redirects to."""
        host = _host(target)
        try:
            with self.turns.turn(host, self._wait.whole + _TURN), _Exchange(target, self._wait) as exchange:
                exchange.open(allow, self._trust)
                response = exchange.send({**self._headers, **headers})
                return _answer(target, response, most, cut=cut, asked=bool(headers))
        except BusyError as busy:
            raise FetchError("R140", f"{busy.seconds:.0f} s", target.url, wait=busy.seconds) from busy
        except FetchError as error:
            if error.status in _PATIENT and error.wait:
                self.turns.rest(host, error.wait)
            raise


class _Exchange:
    """One connection, one request, one answer; everything that goes wrong leaves it as a FetchError."""

    def __init__(self, target: Url, wait: Patience) -> None:
        self._target = target
        self._wait = wait
        self._until = time.monotonic() + wait.whole
        self._socket: socket.socket | None = None
        self._connection: _Plain | _Secure | None = None
        self._response: BaseHTTPResponse | None = None
        self._late = False
        self._timer = threading.Timer(wait.whole, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._timer.cancel()
        for held in (self._response, self._connection, self._socket):
            if held is not None:
                held.close()
        if self._late and (error is None or isinstance(error, FetchError)):
            raise self._told(TimeoutError()) from error  # what was cut looks whole where no length was stated
        if isinstance(error, Exception) and not isinstance(error, FetchError):
            raise self._told(error) from error

    def open(self, allow: frozenset[str], trust: ssl.SSLContext) -> None:
        """Look the host up, check its addresses, connect to one of them."""
        self._socket = self._dial(_host(self._target), _port(self._target), allow)
        bare = (self._target.host or "").strip("[]")
        if self._target.scheme == "https":
            self._connection = _Secure(bare, _port(self._target), timeout=self._wait.read, ssl_context=trust)
        else:
            self._connection = _Plain(bare, _port(self._target), timeout=self._wait.read)
        self._connection.opened = self._socket
        self._connection.connect()
        self._socket = self._connection.sock
        if self._late:
            raise TimeoutError

    def send(self, headers: dict[str, str]) -> BaseHTTPResponse:
        """Send the request; the answer's head has come when this returns, its body not."""
        assert self._connection is not None
        target = self._target.request_uri
        self._connection.request("GET", target, headers=headers, preload_content=False, decode_content=False)
        self._response = self._connection.getresponse()
        return self._response

    def _dial(self, host: str, port: int, allow: frozenset[str]) -> socket.socket:
        found = _looked_up(host, port, min(self._wait.connect, self._wait.whole), self._target.url)
        check = is_usable if host in allow else is_public
        bad = sorted({str(to[0]) for _, to in found if not check(str(to[0]))})
        if bad or not found:
            raise FetchError("R131", f"{host} is {', '.join(bad)}", self._target.url)
        fault: OSError = OSError("no address")
        for family, to in found[:_MOST_ADDRESSES]:
            self._socket = made = socket.socket(family, socket.SOCK_STREAM)
            made.settimeout(max(0.01, min(self._wait.connect, self._until - time.monotonic())))
            try:
                made.connect(to)
            except OSError as error:
                fault = error
                made.close()
                continue
            made.settimeout(self._wait.read)
            return made
        raise FetchError("R133", f"{host}: {fault.strerror or fault}", self._target.url)

    def _cut(self) -> None:
        """End a request that takes too long: whoever reads from its socket sees it closed."""
        self._late = True
        if (held := self._socket) is not None:
            with suppress(OSError):
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def _told(self, error: Exception) -> FetchError:
        url = self._target.url
        if self._late:
            return FetchError("R135", f"{self._wait.whole:g} s", url)
        if isinstance(error, TimeoutError | ReadTimeoutError):
            return FetchError("R135", f"{self._wait.read:g} s without a byte", url)
        if isinstance(error, ssl.SSLCertVerificationError):
            return FetchError("R134", error.verify_message, url)
        if isinstance(error, HTTPException | HTTPError):
            cause = error.args[-1] if error.args and isinstance(error.args[-1], Exception) else error
            return FetchError("R137", f"{type(cause).__name__} {str(cause)[:120]}".strip(), url)
        if isinstance(error, OSError):
            return FetchError("R133", f"{_host(self._target)}: {error.strerror or error}", url)
        return FetchError("R137", f"{type(error).__name__}", url)


class _Plain(HTTPConnection):
    """urllib3's connection over a socket that is open already."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


class _Secure(HTTPSConnection):
    """The same with TLS; the certificate is verified for the host's name, not for the address."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


class _Body:
    """The bytes of an answer as they come, counted."""

    def __init__(self, response: BaseHTTPResponse, most: int) -> None:
        self._response = response
        self._left = most + 1

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, as soon as there are some; empty at the end and past the ceiling."""
        if self._left <= 0:
            return b""
        part = self._response.read1(min(size if size > 0 else self._left, self._left))
        self._left -= len(part)
        return part


def checked(url: str) -> Url:
    """The address in its parts; raises FetchError R130 for all that is no plain http or https address."""
    try:
        found = parse_url(url.strip())
    except (LocationParseError, ValueError) as error:
        raise FetchError("R130", url[:200], url) from error
    if found.scheme not in {"http", "https"} or not found.host or len(url) > _LONGEST_URL:
        raise FetchError("R130", url[:200], url)
    if found.auth:
        raise FetchError("R130", "it holds a user name or password", url)
    return found._replace(fragment=None, path=found.path or "/")


def _next(target: Url, location: str) -> Url:
    words = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return checked(urljoin(target.url, words))
    except (FetchError, ValueError) as error:
        raise FetchError("R138", f"to {words[:200]}", target.url) from error


def _host(target: Url) -> str:
    return (target.host or "").strip("[]").lower().rstrip(".")


def _port(target: Url) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _looked_up(host: str, port: int, seconds: float, url: str) -> list[tuple[int, Any]]:
    """The (family, socket address) of a host; the system's own lookup cannot be stopped, so it has a thread of its own."""
    box: queue.SimpleQueue[list[tuple[int, Any]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            box.put([(x[0], x[4]) for x in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError) as error:
            box.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = box.get(timeout=seconds)
    except queue.Empty as error:
        raise FetchError("R132", f"{host} (no answer in {seconds:g} s)", url) from error
    if isinstance(found, Exception):
        raise FetchError("R132", host, url) from found
    return found


def _answer(target: Url, response: BaseHTTPResponse, most: int, *, cut: bool, asked: bool) -> Answer | str:
    status, headers = response.status, response.headers
    if status in _MOVED and (location := headers.get("Location", "")):
        return str(location)
    if status == 304 and not asked:
        raise FetchError("R137", "304 to a request without a condition", target.url, status=status)
    if status == 304:
        return Answer(target.url, 304, etag=headers.get("ETag", ""), modified=headers.get("Last-Modified", ""))
    if status != 200:
        raise _status_error(target, status, response)
    content = _content(target, response, most, cut=cut)
    kind = Message()
    kind["Content-Type"] = headers.get("Content-Type", "application/octet-stream")[:200]
    return Answer(
        target.url,
        status,
        content,
        kind.get_content_type(),
        str(kind.get_content_charset("") or ""),
        headers.get("ETag", "")[:1_000],
        headers.get("Last-Modified", "")[:200],
        now().isoformat(timespec="seconds"),
    )


def _status_error(target: Url, status: int, response: BaseHTTPResponse) -> FetchError:
    wait = _retry_after(response)
    if status in _PATIENT and wait:
        return FetchError("R140", f"{wait:.0f} s ({status})", target.url, wait=wait, status=status)
    code = "R141" if status in _GONE else "R138" if status in _MOVED else "R139"
    detail = f"to nowhere ({status})" if code == "R138" else str(status)
    return FetchError(code, detail, target.url, status=status)


def _retry_after(response: BaseHTTPResponse) -> float:
    """The seconds that Retry-After states, as a number or as a time (against the server's own clock); 0 without it."""
    words = response.headers.get("Retry-After", "").strip()
    if words.isdecimal() and len(words) < 12:
        return float(min(int(words), limit("host_rest_seconds")))
    if (until := _day_and_time(words)) is None:
        return 0.0
    start = _day_and_time(response.headers.get("Date", "")) or now()
    return max(0.0, min((until - start).total_seconds(), float(limit("host_rest_seconds"))))


def _day_and_time(words: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _content(target: Url, response: BaseHTTPResponse, most: int, *, cut: bool) -> bytes:
    """The body, unpacked; raises FetchError R136 above ``most`` bytes (``cut``: gives the first), R144 for broken packing."""
    declared = response.headers.get("Content-Length", "")
    if not cut and declared.isdecimal() and int(declared[:20]) > most:
        raise FetchError("R136", f"{most} bytes", target.url)
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError("R144", f"packed with {packing[:40]}, which was not asked for", target.url)
    body = _Body(response, most)
    inner = Gunzipped(body) if packing.endswith("gzip") else None
    content = read_fully(inner or body, most)
    if len(content) > most or (inner and inner.position > most):
        if not cut:
            raise FetchError("R136", f"{most} bytes", target.url)
        content = content[:most]
    elif inner and inner.fault:
        raise FetchError("R144", inner.fault, target.url)
    if not content and not cut:
        raise FetchError("R137", "a head without a body", target.url)
    return content
