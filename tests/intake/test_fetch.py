"""Fetching from a real server on loopback that misbehaves: every fault has its code, none costs more than its limit."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.intake import fetch
from reportedly.intake.fetch import Answer, Fetcher, FetchError, Patience
from reportedly.intake.turns import Turns
from tests.intake.misbehaving import Act, Server, dripping, hanging, moved, page

WAIT = Patience(0.5, 0.4, 0.8)
ALLOW = ("127.0.0.1", "localhost")
PAGE = b"<html><body><p>Police shot three marchers in Gafsa.</p></body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on loopback."""
    with Server() as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher with little patience and no pauses."""
    return Fetcher("desk@monitor.example", wait=WAIT, turns=Turns(0.0))


def fault(fetcher: Fetcher, url: str, **more: Any) -> FetchError:
    """The error that an address gives, within the time that one request may take (robots.txt is another one)."""
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        fetcher.get(url, **{"allow": ALLOW, **more})
    assert time.monotonic() - start < 2 * WAIT.whole + 0.5
    return caught.value


def test_a_page(server: Server, fetcher: Fetcher) -> None:
    """The bytes are as they came, with type, charset, validators and the time; the request says who asks."""
    server.routes["/a"] = page(PAGE, Content_Type='text/html; charset="latin-1"', ETag='W/"7"', Last_Modified="Mon")
    answer = fetcher.get(server.at("/a#part"), allow=ALLOW)
    assert (answer.content, answer.media_type, answer.charset) == (PAGE, "text/html", "latin-1")
    assert (answer.etag, answer.modified, answer.url) == ('W/"7"', "Mon", server.at("/a"))
    assert answer.fetched.endswith("+00:00")
    told = server.asked[-1].headers
    assert told["user-agent"] == "reportedly (+desk@monitor.example)"
    assert "cookie" not in told and "if-none-match" not in told


def test_only_what_changed(server: Server, fetcher: Fetcher) -> None:
    """Validators are sent back as they were given; nothing new is status 304 without content."""
    server.routes["/a"] = page(b"", "304 Not Modified", ETag='"8"')
    answer = fetcher.get(server.at("/a"), allow=ALLOW, etag='"8"', modified="Mon, 03 Mar 2031 10:00:00 GMT")
    assert (answer.status, answer.content, answer.etag) == (304, b"", '"8"')
    told = server.asked[-1].headers
    assert (told["if-none-match"], told["if-modified-since"]) == ('"8"', "Mon, 03 Mar 2031 10:00:00 GMT")


def _closing(head: bytes) -> Act:
    return lambda to, _: to.sendall(head)


def _resetting(to: socket.socket, _: object) -> None:
    to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _continuing(to: socket.socket, _: object) -> None:
    while True:
        to.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


OK = b"HTTP/1.1 200 OK\r\n"
PACKED = gzip.compress(PAGE)
BOMB = gzip.compress(bytes(3_000_000))
MISDEEDS: dict[str, tuple[bytes | Act, str, str]] = {
    "hangs before its headers": (hanging(), "R135", "without a byte"),
    "hangs in its headers": (hanging(OK + b"Content-Type: te"), "R135", "without a byte"),
    "hangs in its body": (hanging(OK + b"Content-Length: 100\r\n\r\nPolice"), "R135", "without a byte"),
    "drips its headers": (dripping(OK + b"X-Slow: ", b"x"), "R135", "0.8 s"),
    "drips its body": (dripping(OK + b"\r\n", b"x"), "R135", "0.8 s"),
    "says continue for ever": (_continuing, "R135", "0.8 s"),
    "closes at once": (_closing(b""), "R137", "RemoteDisconnected"),
    "resets the connection": (_resetting, "R1", ""),
    "closes in its headers": (_closing(OK + b"Content-Ty"), "R137", "without a body"),
    "closes in its body": (_closing(OK + b"Content-Length: 100\r\n\r\nPolice"), "R137", "IncompleteRead"),
    "closes in a chunk": (_closing(OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nPolice"), "R137", "Incomplete"),
    "sends broken chunks": (_closing(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nPolice"), "R137", ""),
    "says too much to come": (OK + b"Content-Length: 9999999\r\n\r\nx", "R136", "100000 bytes"),
    "says two lengths": (page(b"x", Content_Length="9"), "R137", "Content-Length"),
    "has an endless body": (dripping(OK + b"\r\n", b"x" * 20_000, 0.001), "R136", "100000 bytes"),
    "sends a gzip bomb": (page(BOMB, Content_Encoding="gzip"), "R136", "100000 bytes"),
    "sends broken gzip": (page(PACKED[:10] + b"\xff" * 40, Content_Encoding="gzip"), "R144", "invalid"),
    "sends half of its gzip": (page(PACKED[:-20], Content_Encoding="gzip"), "R144", "end early"),
    "says gzip of plain text": (page(PAGE, Content_Encoding="gzip"), "R144", "incorrect header"),
    "packs unasked": (page(PAGE, Content_Encoding="br"), "R144", "br"),
    "has a status line of nonsense": (b"I am no server\r\n\r\n", "R137", "BadStatusLine"),
    "has a status of nonsense": (b"HTTP/1.1 abc OK\r\n\r\n", "R137", "BadStatusLine"),
    "has a huge header": (OK + b"X-Big: " + b"x" * 200_000 + b"\r\n\r\n", "R137", "LineTooLong"),
    "has a thousand headers": (OK + b"X-A: b\r\n" * 1000 + b"\r\n", "R137", "100 headers"),
    "says 304 unasked": (page(b"", "304 Not Modified"), "R137", "304"),
    "forbids": (page(b"", "403 Forbidden"), "R139", "403"),
    "fails": (page(b"", "500 Oh"), "R139", "500"),
    "has nothing": (page(b"", "204 No Content"), "R139", "204"),
    "gives a part": (page(b"Pol", "206 Partial Content"), "R139", "206"),
    "has it no more": (page(b"", "404 Not Found"), "R141", "404"),
    "has it gone": (page(b"", "410 Gone"), "R141", "410"),
    "wants rest": (page(b"", "429 Too Many", Retry_After="120"), "R140", "120 s"),
    "redirects to a file": (moved("file:///etc/passwd"), "R138", "file:///etc/passwd"),
    "redirects to a script": (moved("javascript:alert(1)"), "R138", "javascript:"),
    "redirects to nowhere": (page(b"", "302 Found"), "R138", "nowhere"),
    "redirects to nonsense": (moved("http://[:::1/"), "R138", ""),
    "redirects with a password": (moved("http://me:pw@127.0.0.1/"), "R138", ""),
    "redirects to itself": (moved("/x"), "R138", "leads back"),
    "redirects to a private address": (moved("http://10.0.0.1/latest"), "R131", "10.0.0.1"),
    "redirects to the cloud's data": (moved("http://169.254.169.254/latest"), "R131", "169.254.169.254"),
    "redirects to loopback in disguise": (moved("http://[::ffff:7f00:1]/"), "R131", "127.0.0.1"),
    "redirects to loopback as a number": (moved("http://2130706433/"), "R131", "127.0.0.1"),
    "redirects to a group": (moved("http://224.0.0.1/"), "R131", "224.0.0.1"),
}


@pytest.mark.parametrize("name", MISDEEDS)
def test_a_server_that(name: str, server: Server, fetcher: Fetcher) -> None:
    """Every misdeed ends in its code, in time, and the same fetcher goes on with the next address."""
    act, code, detail = MISDEEDS[name]
    server.routes |= {"/x": act, "/good": page(PAGE)}
    error = fault(fetcher, server.at("/x"), ceiling=100_000)
    assert error.code.startswith(code) and detail in str(error)
    fetcher.turns = Turns(0.0)
    assert fetcher.get(server.at("/good"), allow=ALLOW).content == PAGE


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://a.example/x", "R130"),
        ("file:///etc/passwd", "R130"),
        ("javascript:alert(1)", "R130"),
        ("data:text/html,x", "R130"),
        ("http://", "R130"),
        ("http:///x", "R130"),
        ("http://me:pw@127.0.0.1/", "R130"),
        ("http://127.0.0.1/" + "x" * 5000, "R130"),
        ("//127.0.0.1/x", "R130"),
        ("http://127.0.0.1:99999/", "R130"),
        ("http://no-such-host.invalid/", "R132"),
        ("http://127.0.0.1:9/", "R133"),
        ("http://0.0.0.0/", "R131"),
    ],
)
def test_an_address_that_is_none(url: str, code: str, fetcher: Fetcher) -> None:
    """What is no web address, or leads nowhere, is refused before anything is sent."""
    assert fault(fetcher, url).code == code


def test_loopback_is_private(server: Server, fetcher: Fetcher) -> None:
    """Nobody connects to loopback by number or name unless that very name is allowed."""
    for name in ("127.0.0.1", "localhost", "LOCALHOST.", "127.1", "0x7f.1", "[::ffff:127.0.0.1]"):
        assert fault(fetcher, server.at("/x", name), allow=("other.example",)).code == "R131"
    assert server.asked == []


def _resolver(monkeypatch: pytest.MonkeyPatch, answers: list[list[str]]) -> list[str]:
    """Makes the system's lookup give these addresses, one list a call; returns the names asked for."""
    asked: list[str] = []

    def lookup(host: str, port: int, **_: object) -> list[Any]:
        found = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return asked


def test_a_name_that_changes_its_address(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private afterwards: the connection goes to what was checked."""
    asked = _resolver(monkeypatch, [["203.0.114.9"], ["127.0.0.1"]])
    reached: list[Any] = []

    def connect(_: socket.socket, to: Any) -> None:
        reached.append(to)
        raise ConnectionRefusedError

    monkeypatch.setattr(fetch, "socket", _Sockets(connect))
    assert fault(fetcher, server.at("/x", "evil.example")).code == "R133"
    assert reached == [("203.0.114.9", server.port)] and asked == ["evil.example"]
    assert fault(fetcher, server.at("/x", "evil.example")).code == "R131"
    assert len(reached) == 1 and server.asked == []


class _Sockets:
    """The module ``socket`` whose sockets connect as a test says."""

    def __init__(self, connect: Any) -> None:
        self.socket = type("Socket", (socket.socket,), {"connect": connect})

    def __getattr__(self, name: str) -> Any:
        return getattr(socket, name)


def test_a_name_with_one_private_address(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address is refused as a whole."""
    _resolver(monkeypatch, [["203.0.114.9", "127.0.0.1"]])
    error = fault(fetcher, server.at("/x", "evil.example"))
    assert error.code == "R131" and "127.0.0.1" in error.detail and server.asked == []


def test_a_redirect_to_a_name_that_is_private(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An allowed host cannot lead to another private host by a redirect."""
    _resolver(monkeypatch, [["127.0.0.1"]])
    server.routes["/x"] = moved(server.at("/secret", "inner.example"))
    assert fault(fetcher, server.at("/x", "desk.example"), allow=("desk.example",)).code == "R131"
    assert "/secret" not in server.paths()


def test_a_lookup_that_hangs(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that does not answer costs no more than the time to connect."""
    done, found = threading.Event(), list[Any]()

    def lookup(*_: object, **__: object) -> list[Any]:
        done.wait(5)
        return found

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    error = fault(fetcher, "http://slow.example/")
    done.set()
    assert error.code == "R132" and "slow.example (no answer in 0.5 s)" in error.detail


def test_a_redirect_is_followed(server: Server, fetcher: Fetcher) -> None:
    """Up to five, relative or not; the answer's address is the last one's; a sixth is not."""
    server.routes |= {f"/{n}": moved(f"/{n + 1}", "301 Moved") for n in range(9)} | {"/5": page(PAGE)}
    assert fetcher.get(server.at("/0"), allow=ALLOW).url == server.at("/5")
    server.routes["/5"] = moved("/6")
    assert "more than 5" in str(fault(fetcher, server.at("/0")))
    server.routes["/a"], server.routes["/b"] = moved("/b"), moved("/a")
    assert "leads back" in str(fault(fetcher, server.at("/a")))


ROBOTS: dict[str, tuple[bytes | Act, str]] = {
    "forbids all": (page("User-agent: *\nDisallow: /"), "R142"),
    "forbids us": (page("User-agent: reportedly\nDisallow: /x\n\nUser-agent: *\nAllow: /"), "R142"),
    "forbids others": (page("User-agent: elsewho\nDisallow: /"), ""),
    "is empty": (page(""), ""),
    "is a page": (page(PAGE, Content_Type="text/html"), ""),
    "is absent": (page("", "404 Not Found"), ""),
    "is locked": (page("", "403 Forbidden"), ""),
    "fails": (page("", "500 Oh"), "R143"),
    "is overloaded": (page("", "503 Busy"), "R143"),
    "is rationed": (page("", "429 Too Many"), "R143"),
    "hangs": (hanging(), "R143"),
    "drips": (dripping(OK + b"\r\n", b"#"), "R143"),
    "is broken": (page(PAGE, Content_Encoding="gzip"), "R143"),
    "is no HTTP": (b"???\r\n\r\n", "R143"),
    "turns round": (moved("/robots.txt"), "R143"),
    "moves to a private address": (moved("http://10.0.0.1/robots.txt"), "R131"),
    "moves elsewhere": (moved("/rules"), "R142"),
    "is far too long": (OK + b"\r\nUser-agent: *\nDisallow: /x\n" + b"#" * 900_000, "R142"),
}


@pytest.mark.parametrize("name", ROBOTS)
def test_a_robots_txt_that(name: str, server: Server, fetcher: Fetcher) -> None:
    """What a site forbids, or may forbid as far as we can know, is not asked for; what is absent forbids nothing."""
    act, code = ROBOTS[name]
    server.routes |= {"/robots.txt": act, "/x": page(PAGE), "/rules": page("User-agent: *\nDisallow: /")}
    if code:
        assert fault(fetcher, server.at("/x")).code == code
        assert "/x" not in server.paths()
    else:
        assert fetcher.get(server.at("/x"), allow=ALLOW).content == PAGE


def test_robots_txt_is_asked_for_once(server: Server, fetcher: Fetcher) -> None:
    """One robots.txt serves all pages of a site, and those that redirects lead to."""
    server.routes |= {"/robots.txt": page("User-agent: *\nDisallow: /no"), "/a": moved("/no"), "/b": page(PAGE)}
    assert fetcher.get(server.at("/b"), allow=ALLOW).content == PAGE
    error = fault(fetcher, server.at("/a"))
    assert error.code == "R142" and error.lasting
    assert server.paths() == ["/robots.txt", "/b", "/a"]


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": "99999999999"}, 86_400),
        ({"Retry_After": "Sat, 01 Mar 2031 10:02:00 GMT", "Date": "Sat, 01 Mar 2031 10:00:00 GMT"}, 120),
        ({"Retry_After": "Sat, 01 Mar 2031 10:02:00 GMT", "Date": "Sat, 01 Mar 2031 11:00:00 GMT"}, 0),
        ({"Retry_After": "Fri, 31 Dec 9999 23:59:59 GMT"}, 86_400),
        ({"Retry_After": "soon"}, 0),
        ({"Retry_After": "-5"}, 0),
        ({}, 0),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Unavailable"])
def test_a_host_that_wants_rest(
    server: Server, fetcher: Fetcher, headers: dict[str, str], seconds: int, status: str
) -> None:
    """Retry-After is obeyed in both its forms, against the server's own clock, up to a day: the host is not asked again."""
    server.routes |= {"/x": page("", status, **headers), "/y": page(PAGE)}
    error = fault(fetcher, server.at("/x"))
    assert (error.code, error.wait) == ("R140" if seconds else "R139", seconds)
    if seconds:
        assert fault(fetcher, server.at("/y")).code == "R140"
        assert "/y" not in server.paths()
    else:
        assert fetcher.get(server.at("/y"), allow=ALLOW).status == 200


def test_one_request_at_a_time_and_a_pause(server: Server) -> None:
    """Six threads that share a fetcher ask one host in turn, with the pause between an end and the next start."""
    fetcher, got = Fetcher("desk@monitor.example", wait=WAIT, turns=Turns(0.05)), list[Answer]()

    def slowly(to: socket.socket, _: object) -> None:
        time.sleep(0.02)
        to.sendall(page(PAGE))

    server.routes["/x"] = slowly
    threads = [threading.Thread(target=lambda: got.append(fetcher.get(server.at("/x"), allow=ALLOW))) for _ in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(got) == 6 and server.most_inside == 1
    starts, ends = [a.start for a in server.asked], [a.end for a in server.asked]
    assert all(b - a >= 0.04 for a, b in zip(ends, starts[1:], strict=False))


def test_the_site_sets_the_pause(server: Server, fetcher: Fetcher) -> None:
    """A Crawl-delay holds from the next request on."""
    server.routes |= {"/robots.txt": page("User-agent: *\nCrawl-delay: 0.3"), "/x": page(PAGE)}
    fetcher.get(server.at("/x"), allow=ALLOW)
    fetcher.get(server.at("/x"), allow=ALLOW)
    assert server.asked[2].start - server.asked[1].end >= 0.25


def test_no_proxy_and_no_cookie(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies is passed over; a cookie is not sent back."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    server.routes["/x"] = page(PAGE, Set_Cookie="who=you")
    for _ in range(2):
        assert fetcher.get(server.at("/x"), allow=ALLOW).content == PAGE
    assert "cookie" not in server.asked[-1].headers


def test_packed_and_in_chunks(server: Server, fetcher: Fetcher) -> None:
    """Gzip and chunks are undone; a body without a length ends with the connection."""
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (PACKED[:30], PACKED[30:])) + b"0\r\n\r\n"
    server.routes |= {
        "/a": OK + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunks,
        "/b": b"HTTP/1.0 200 OK\r\n\r\n" + PAGE,
    }
    assert fetcher.get(server.at("/a"), allow=ALLOW).content == PAGE
    assert fetcher.get(server.at("/b"), allow=ALLOW).content == PAGE


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for the name localhost that nobody trusts yet."""
    program = shutil.which("openssl")
    if not program:
        pytest.skip("openssl is not installed")
    made = tmp_path_factory.mktemp("tls") / "both.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    options = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(made), "-out", str(made.with_suffix(".crt"))]
    subprocess.run([program, *words.split(), *options], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + made.with_suffix(".crt").read_bytes())
    return made


def _secured(server: Server, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.secure = context
    server.routes["/x"] = page(PAGE)


def test_a_certificate_is_verified(server: Server, fetcher: Fetcher, certificate: Path) -> None:
    """One that nobody vouches for is refused, and nothing is asked for; one that is trusted holds for its name only."""
    _secured(server, certificate)
    assert fault(fetcher, server.at("/x", "localhost", "https")).code == "R134"
    assert server.asked == []
    trusting = Fetcher("desk@monitor.example", wait=WAIT, turns=Turns(0.0))
    trusting._trust = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    assert trusting.get(server.at("/x", "localhost", "https"), allow=ALLOW).content == PAGE
    assert fault(trusting, server.at("/x", "127.0.0.1", "https")).code == "R134"
