"""Tests of the review app: who may ask, what a page escapes, and what a download withholds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.api import record_of_words
from reportedly.linking import assembled
from reportedly.records import Coded, Evidence, Party, Span
from reportedly.store import open_store
from reportedly.store.pages import TooSlowError, opened_for_page
from reportedly.web import Desk, make_app
from reportedly.web.segments import segments
from tests.store.made import CODER, TEXT, capture, coded, linked, record, report

EVIL = '<script>alert("x")</script>'
KEYS = '<script type="module" src="/static/review.js">'
OWN_SCRIPT = '<script type="module" src="/static/map.js">'
DESK = Desk("Ada Test", assembled, record_of_words)
PATHS = ("/", "/index.json", "/index.csv", "/reports/r1", "/refused", "/search?q=marchers", "/search.json?q=marchers")
WRONG_HOSTS = (
    *("", " ", "evil.example", "evil.example:8765", "localhost", "127.0.0.1", "localhost:8766", "localhost:80"),
    *("127.0.0.2:8765", "0.0.0.0:8765", "localhost.evil.example:8765", "evil.localhost:8765", "localhost:8765.evil"),
    *("localhost:8765@evil", "evil@localhost:8765", "localhost:8765,evil", "evil,localhost:8765", "localhost :8765"),
    *("localhost: 8765", "localhost:08765", "localhost:8765/", "http://localhost:8765", "[::1]", "[::]:8765", "::1"),
    *("::1:8765", "2130706433:8765", "0x7f000001:8765", "127.1:8765", "localhost.:8765", "127.0.0.1.nip.example:8765"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The app over one plain report and one whose outlet is a script."""
    where = str(tmp_path_factory.mktemp("web") / "store.db")
    pieces = (coded(), coded("r2", outlet=EVIL), coded("r3", text=f"{EVIL} Nothing happened."))
    with open_store(where) as store:
        for piece in pieces:
            store.add(piece, coder=CODER, capture=capture())
        assert store.put_linked(linked(*pieces), store.generation()[0])
    app = make_app(where, 8765, "secret", desk=DESK)
    return TestClient(app, base_url="http://localhost:8765")


@pytest.mark.parametrize("host", WRONG_HOSTS)
def test_a_wrong_host_gets_nothing(client: TestClient, host: str) -> None:
    """A wrong host gets nothing."""
    for path in ("/", "/index.json", "/static/app.css"):
        answered = client.get(path, headers={"host": host})
        assert answered.status_code == 400
        assert "Gafsa" not in answered.text


def test_there_are_thirty_wrong_hosts() -> None:
    """There are thirty wrong hosts."""
    assert len(set(WRONG_HOSTS)) >= 30


@pytest.mark.parametrize("path", [*PATHS, "/nothing", "/static/app.css"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Every answer has the headers."""
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("private, max-age=86400" if path.startswith("/static/") else "no-store")


@pytest.mark.parametrize("path", PATHS)
def test_pages_answer(client: TestClient, path: str) -> None:
    """Pages answer."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/reports/r2", "/reports/r3", "/search?q=marchers"])
def test_no_script_of_a_report_is_markup(client: TestClient, path: str) -> None:
    """No script of a report is markup."""
    answered = client.get(path)
    assert answered.status_code == 200
    assert re.findall(r"<script[^>]*>[^<]*", answered.text) == [KEYS, *([OWN_SCRIPT] if path == "/" else [])]


def test_the_script_is_shown_as_text(client: TestClient) -> None:
    """The script is shown as text."""
    assert "&lt;script&gt;" in client.get("/reports/r3").text


def test_events_have_pages(client: TestClient) -> None:
    """Events have pages."""
    events = client.get("/index.json").json()["events"]
    assert events
    page = client.get(f"/events/{events[0]['id']}")
    assert page.status_code == 200
    assert "Police killed three marchers in Gafsa on Monday" in page.text
    assert client.get(f"/events/{events[0]['id']}.json").json()["figures"][0]["best"] == 3


def test_places_are_points_of_the_events_that_pass(client: TestClient) -> None:
    """The map's places count the events shown, and each leads to the events that are there."""
    counted = 0
    for place in client.get("/places.json?type=ASSAULT").json()["features"]:
        counted += place["properties"]["events"]
        events = client.get("/index.json" + place["properties"]["href"].removeprefix("/")).json()["events"]
        assert len(events) == place["properties"]["events"]
        assert {e["type"] for e in events} == {"ASSAULT"}
    assert counted == len(client.get("/index.json?type=ASSAULT").json()["events"]) > 0
    assert client.get("/places.json?status=confirmed").json()["features"] == []


def test_land_is_geojson(client: TestClient) -> None:
    """The outlines are packed, may be kept, and hold the countries."""
    answered = client.get("/land.json")
    assert answered.headers["content-encoding"] == "gzip"
    assert answered.headers["cache-control"] == "private, max-age=86400"
    assert "TUN" in {f["properties"]["country"] for f in answered.json()["features"]}


def test_pages_lead_to_the_report(client: TestClient) -> None:
    """Evidence and search results link to the report's page, and the links are answered."""
    event = client.get("/index.json").json()["events"][0]["id"]
    for path in (f"/events/{event}", "/search?q=marchers"):
        links = re.findall(r'href="(/reports/[^"]+)"', client.get(path).text)
        assert links
        assert {client.get(x).status_code for x in links} == {200}


def test_a_filter_leaves_out(client: TestClient) -> None:
    """A filter leaves out."""
    assert client.get("/index.json?place=Gafsa").json()["events"]
    assert client.get("/index.json?place=Tunis").json()["events"] == []
    assert client.get("/index.json?status=confirmed").json()["events"] == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/events/none.json", 404, "missing"),
        ("/reports/none.json", 404, "missing"),
        ("/nothing.json", 404, "missing"),
        ("/index.json?type=WAR", 400, "filter"),
        ("/index.json?from=yesterday", 400, "filter"),
    ],
)
def test_faults_have_one_envelope(client: TestClient, path: str, status: int, code: str) -> None:
    """Faults have one envelope."""
    answered = client.get(path)
    assert answered.status_code == status
    assert set(answered.json()["error"]) == {"code", "message", "advice"}
    assert answered.json()["error"]["code"] == code


OWN = {"origin": "http://localhost:8765", "x-reportedly-token": "secret"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": OWN["origin"]}, 403),
        ({"x-reportedly-token": "secret"}, 403),
        ({**OWN, "x-reportedly-token": "other"}, 403),
        ({**OWN, "origin": "http://evil.example"}, 403),
        ({**OWN, "origin": "null"}, 403),
        ({**OWN, "sec-fetch-site": "cross-site"}, 403),
        ({**OWN, "sec-fetch-site": "same-site"}, 403),
        (OWN, 405),
        ({**OWN, "sec-fetch-site": "same-origin"}, 405),
    ],
)
def test_writes_come_from_our_pages(client: TestClient, headers: dict[str, str], status: int) -> None:
    """Writes come from our pages."""
    assert client.post("/index.json", headers=headers).status_code == status


def test_a_large_body_is_refused(client: TestClient) -> None:
    """A large body is refused."""
    assert client.post("/index.json", headers=OWN, content=b"x" * 70_000).status_code == 413


def test_a_slow_query_is_stopped(tmp_path: Path) -> None:
    """A slow query is stopped."""
    forever = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    where = str(tmp_path / "store.db")
    open_store(where).close()
    with pytest.raises(TooSlowError), opened_for_page(where, 0.2) as store, store._engine.connect() as connection:
        connection.exec_driver_sql(forever).scalar()


def test_segments_join_to_the_text() -> None:
    """Segments join to the text."""
    parts = segments(TEXT, [(0, 6, "a"), (3, 10, "b"), (3, 6, "c"), (70, 500, "d")])
    assert "".join(p.text for p in parts) == TEXT
    assert [p.ids for p in parts[:3]] == [("a",), ("a", "b", "c"), ("b",)]


def test_downloads_withhold_private_persons(tmp_path: Path) -> None:
    """The name of a private person is on the report's page and in no download."""
    text = "Police killed Amal Haddad in Gafsa on Monday, the Basin Hospital said."
    at = text.index("Amal Haddad")
    victim = Party("Amal Haddad", "Amal Haddad", "TUN", ("CVL",), private=True, span=Span(at, at + 11))
    of = replace(report("r1", text), title="Amal Haddad is dead")
    words = (Evidence(0, 34, text[:34]),)
    told = replace(record(report()), recipient=(victim,), evidence=words, title=of.title)
    piece = Coded(of, (), (), (told,))
    where = str(tmp_path / "store.db")
    with open_store(where) as store:
        store.add(piece, coder=CODER, capture=capture())
        assert store.put_linked(linked(piece), store.generation()[0])
    client = TestClient(make_app(where, 8765, "secret"), base_url="http://localhost:8765")
    event = client.get("/index.json").json()["events"][0]["id"]
    assert "Amal Haddad" in client.get("/reports/r1").text
    for path in (
        "/reports/r1.json",
        f"/events/{event}.json",
        "/search.json?q=Gafsa",
        "/search.csv?q=Gafsa",
        "/index.csv",
    ):
        answered = client.get(path)
        assert answered.status_code == 200
        assert "Haddad" not in answered.text


def test_without_a_token_nothing_is_written(tmp_path: Path) -> None:
    """An app that was given no token lets no write in, one with an empty token included."""
    client = TestClient(make_app(str(tmp_path / "store.db"), 8765), base_url="http://localhost:8765")
    for token in ("", "secret"):
        assert client.post("/index.json", headers={**OWN, "x-reportedly-token": token}).status_code == 403
