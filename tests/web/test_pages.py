"""What each page shows, in all its forms: read from a small store, with a hostile and a private report in it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly.listing import NEEDS
from reportedly.publish import Redactor
from reportedly.publish.applinks import page_of
from reportedly.store import open_store
from reportedly.web import make_app
from reportedly.web.bars import columns, waterfall
from reportedly.web.event import REASONS
from reportedly.web.overview import bounds, periods
from tests.store.made import TEXT
from tests.web.made import EVIL, ODD, ODD_TEXT, SOURCE, VICTIM, filled

KEYS = '<script type="module" src="/static/review.js">'
OWN_SCRIPT = '<script type="module" src="/static/map.js">'
TABLES = ("/index", "/timeline", "/queue", "/sources", "/refused", "/search")


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the store is."""
    path = str(tmp_path_factory.mktemp("pages") / "store.db")
    filled(path)
    return path


@pytest.fixture(scope="module")
def client(where: str) -> TestClient:
    """The app over the store."""
    return TestClient(make_app(where, 8765, "secret"), base_url="http://localhost:8765")


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[str]:
    """The ids of all events, the gravest first."""
    return [e["id"] for e in client.get("/index.json").json()["events"]]


@pytest.fixture(scope="module")
def addresses(events: list[str]) -> list[str]:
    """The address of every page there is."""
    names = [page_of("sources/outlet", x) for x in ("The Invented Courier", "Radio Gafsa", "Radio Sfax", EVIL)]
    names += [page_of("sources/origin", x) for x in ("Basin Hospital", VICTIM, SOURCE)]
    reports = [page_of("reports", x) for x in ("r1", "r2", "r4", ODD)]
    plain = (
        "/",
        "/timeline",
        "/queue",
        "/sources",
        "/refused",
        "/search",
        "/search?q=marchers",
        f"/search?q={quote(EVIL)}",
    )
    return [*plain, *names, *reports, *(page_of("events", e) for e in events)]


def _form(address: str, form: str) -> str:
    path, _, query = address.partition("?")
    return ("/index" if path == "/" else path) + form + (f"?{query}" if query else "")


def test_every_page_answers_in_every_form(client: TestClient, addresses: list[str]) -> None:
    """Pages are HTML, the same as JSON is an object, tables are CSV with their columns."""
    for address in addresses:
        assert client.get(address).status_code == 200, address
        told = client.get(_form(address, ".json"))
        assert (told.status_code, type(told.json())) == (200, dict), address
    for path in TABLES:
        rows = list(csv.reader(io.StringIO(client.get(f"{path}.csv?q=marchers").text)))
        assert len(rows) > 1 or path == "/refused"
        assert len({len(r) for r in rows}) == 1


def test_no_script_of_a_report_is_markup(client: TestClient, addresses: list[str]) -> None:
    """Titles, bylines, outlets, places, parties and sources are text on every page; no link runs a script."""
    shown = 0
    for address in addresses:
        page = client.get(address).text
        assert re.findall(r"<script[^>]*>[^<]*", page) == [KEYS, *([OWN_SCRIPT] if address == "/" else [])], address
        assert "<img" not in page
        tree = html.fromstring(page)
        assert not [x for x in tree.xpath("//@href") if not x.startswith(("/", "#", "data:,"))], address
        assert tree.xpath("//@style") == []
        shown += EVIL in "".join(tree.itertext())
    assert shown >= 8


def test_downloads_withhold_what_publishing_withholds(client: TestClient, where: str, addresses: list[str]) -> None:
    """The private person is on pages, in no JSON and no CSV; where names stand "[name withheld]" does, as in an export."""
    assert VICTIM in client.get("/reports/r4").text
    assert VICTIM in client.get("/queue").text or VICTIM in client.get("/search?q=Police").text
    for address in addresses:
        if quote(VICTIM) in address:
            continue
        assert "Haddad" not in client.get(_form(address, ".json")).text, address
    for path in TABLES:
        assert "Haddad" not in client.get(f"{path}.csv?q=Gafsa").text
    with open_store(where, readonly=True) as store:
        redactor, found = Redactor(store), store.report("r4")
        assert found is not None
        told = client.get("/reports/r4.json").json()
        assert told["text"] == redactor.cut("r4", 0, len(found.text))
        assert told["title"] == redactor.words(found.title, "r4")


def test_a_page_of_a_private_source_is_withheld_too(client: TestClient) -> None:
    """The JSON of a private source's own page does not tell the name that it was asked for by."""
    told = client.get(_form(page_of("sources/origin", VICTIM), ".json"))
    assert told.status_code == 200
    assert "Haddad" not in told.text


def test_a_source_of_one_name_is_withheld(client: TestClient) -> None:
    """A given name alone, withheld in the report of its person, is withheld among the sources, too; others stay."""
    told = client.get("/sources.json").text
    assert "Amal" not in told
    assert "[name withheld]" in told
    assert "Gafsa Prefecture" in told
    assert "nurse Amal" in client.get("/sources").text


def test_an_id_that_ends_like_a_download_has_its_page(client: TestClient) -> None:
    """The report "….json" has a page and a JSON; links lead to the page."""
    page, told = client.get(page_of("reports", ODD)), client.get(page_of("reports", ODD) + ".json")
    assert page.headers["content-type"].startswith("text/html")
    assert told.json()["id"] == ODD
    assert page_of("reports", ODD) in client.get("/search?q=Odd").text


def test_the_text_stands_in_pieces_with_their_offsets(client: TestClient) -> None:
    """The pieces joined are the text to the character, each with its code points; the record's words and the byline are told."""
    tree = html.fromstring(client.get(page_of("reports", ODD)).text)
    (box,) = tree.xpath("//div[@id='text']")
    pieces = box.xpath(".//*[@data-s]")
    assert "".join(p.text or "" for p in pieces) == box.text_content() == ODD_TEXT
    for p in pieces:
        assert ODD_TEXT[int(p.get("data-s")) : int(p.get("data-e"))] == p.text
    (mark,) = box.xpath(".//mark")
    assert (mark.text, mark.get("data-ids")) == (TEXT[:47], "odd-1")
    assert [x.text_content() for x in box.xpath(".//span[contains(@class, 'byline')]")] == ["By Sami Odd"]


def test_what_can_be_decided_is_told(client: TestClient, events: list[str]) -> None:
    """Events and records carry kind, id and a tab stop inside a list; a record's fields carry their names."""
    for address in ("/", "/queue", page_of("events", events[0]), "/reports/r1"):
        tree = html.fromstring(client.get(address).text)
        found = tree.xpath("//*[@data-kind]")
        assert found, address
        for x in found:
            assert (x.get("data-kind") in ("event", "record"), bool(x.get("data-id")), x.get("tabindex")) == (
                True,
                True,
                "0",
            )
            assert x.xpath("ancestor::*[@data-list]"), address
    tree = html.fromstring(client.get("/reports/r1").text)
    fields = tree.xpath("//*[@data-kind='record']//@data-field")
    assert {"type", "actor", "recipient", "places", "time", "figures", "attribution", "evidence"} <= set(fields)


def test_figures_stand_beside_each_other(client: TestClient, events: list[str]) -> None:
    """Two outlets' figures of one act: a range, an interval for each, who says so in words."""
    told = [client.get(page_of("events", e) + ".json").json() for e in events]
    both = next(e for e in told if [(f["low"], f["high"]) for f in e["figures"]] == [(3, 5)])
    page = client.get(page_of("events", both["id"])).text
    assert "Killed: 3 to 5" in page
    assert page.count('class="interval"') == 2
    assert "The Invented Courier, citing Basin Hospital" in page
    assert {c["origin"] for c in both["figures"][0]["claims"]} == {"Basin Hospital", "Gafsa Prefecture"}


def test_evidence_stands_in_its_paragraph(client: TestClient, events: list[str]) -> None:
    """The line around a record's words is there, and no other line."""
    pages = [html.fromstring(client.get(page_of("events", e)).text) for e in events]
    told = [p.text_content() for page in pages for p in page.xpath("//p[@class='paragraph']")]
    assert ODD_TEXT.rpartition("\n")[2] in told
    assert not [x for x in told if "Sami Odd" in x]


def test_why_linked_adds_up(client: TestClient, events: list[str]) -> None:
    """A link's weights are listed with bars that follow one another, and their sum."""
    links = [x for e in events for x in client.get(page_of("events", e) + ".json").json()["links"]]
    assert links
    for x in links:
        assert sum(w for _, w in x["reasons"]) == pytest.approx(x["weight"], abs=0.001)
    page = next(p for e in events if "In all" in (p := client.get(page_of("events", e)).text))
    assert "before anything is compared" in page


def test_the_waterfall_is_one_fall() -> None:
    """Every bar starts where the last one ended; the whole lies in the drawing."""
    from reportedly.records import Link

    fall = waterfall(Link("a", "b", 1.0, (("prior", -4.0), ("day: same", 2.0), ("place: town", 3.0))), 300)
    assert fall.zero == pytest.approx(240.0)
    assert fall.end == 300.0
    ends = [(s.x, s.x + s.width) for s in fall.steps]
    assert ends == [(0.0, 240.0), (0.0, pytest.approx(120.0)), (pytest.approx(120.0), 300.0)]


def test_the_queue_tells_why(client: TestClient) -> None:
    """Each waiting event comes with its reasons in words; every code has words."""
    assert set(REASONS) == set(NEEDS)
    told = client.get("/queue.json").json()
    assert told["counts"]["waiting"] == len(told["events"]) >= 2
    reasons = " ".join(x["reasons"] for x in told["events"])
    assert REASONS["killed"] in reasons
    assert REASONS["figures"] in reasons
    assert REASONS["unsure"] in reasons
    assert REASONS["unsure"] in client.get("/queue").text


def test_the_timeline_counts_and_leads_to_the_events(client: TestClient) -> None:
    """Counts by period are those of the events; a bar's link gives as many."""
    told = client.get("/timeline.json").json()
    assert sum(x["events"] for x in told["counts"]) == len(client.get("/index.json").json()["events"])
    tree = html.fromstring(client.get("/timeline").text)
    bars = tree.xpath("//figure//a")
    assert bars
    for bar in bars:
        number = int(re.search(r": (\d+) of", bar.get("aria-label"))[1])  # type: ignore[index]
        assert len(client.get("/index.json?" + bar.get("href").partition("?")[2]).json()["events"]) == number


def test_periods() -> None:
    """Every day, month and year is there once, with its first and last day; what is none is taken as it is."""
    assert periods("2023-12-30", "2024-01-02") == ["2023-12-30", "2023-12-31", "2024-01-01", "2024-01-02"]
    assert periods("2023-11", "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert periods("2022", "2024") == ["2022", "2023", "2024"]
    assert bounds("2024-02") == ("2024-02-01", "2024-02-29")
    assert bounds("2023") == ("2023-01-01", "2023-12-31")
    assert bounds("9999-12") == ("9999-12", "9999-12")
    assert periods("soon", "later") == ["later", "soon"]
    blocks, most = columns([("2023-01", "ASSAULT", 3), ("2023-01", "PROTEST", 1)], ["2023-01", "2023-02"])
    assert (most, [(b.group, b.y, b.height) for b in blocks]) == (4, [("violence", 30.0, 90.0), ("protest", 0.0, 30.0)])


def test_sources_tell_who_relays_whom(client: TestClient) -> None:
    """Outlets with reports, events and copies; origins; pairs; a source's own page."""
    told = client.get("/sources.json").json()
    outlets = {x["name"]: x for x in told["outlets"]}
    assert (outlets["The Invented Courier"]["reports"], outlets["The Invented Courier"]["printed_by_others"]) == (1, 1)
    assert {x["origin"] for x in told["relays"] if x["outlet"] == "Radio Gafsa"} == {"Gafsa Prefecture"}
    own = client.get(page_of("sources/origin", "basin HOSPITAL") + ".json").json()
    assert {x["name"] for x in own["relayed_by"]} == {"The Invented Courier"}
    assert client.get("/sources/origin/nobody").status_code == 404
    assert client.get("/sources/place/Gafsa").status_code == 404


def test_filters_by_outlet_and_origin(client: TestClient) -> None:
    """Events are found by outlet and origin in any letters; what no filter can be is refused."""
    assert len(client.get("/index.json?outlet=radio%20SFAX").json()["events"]) == 1
    assert client.get("/index.json?outlet=nobody").json()["events"] == []
    assert client.get("/index.json?origin=Basin+Hospital").json()["events"]
    for bad in ("level=high", "status=done"):
        assert client.get(f"/index.json?{bad}").json()["error"]["code"] == "filter"


def test_headline_figures(client: TestClient) -> None:
    """The greatest figure of each kind with its range, place and origins."""
    (head,) = client.get("/index.json?outlet=Radio+Gafsa").json()["headlines"]
    assert (head["kind"], head["low"], head["high"], head["place"]) == ("killed", 3, 5, "Gafsa")
    assert set(head["origins"]) == {"Basin Hospital", "Gafsa Prefecture"}
    assert client.get("/index.json?place=Atlantis").json()["headlines"] == []


def test_pages_of_a_list_follow_one_another(
    client: TestClient, events: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one row a page, the next links lead through every event once, filters kept."""
    monkeypatch.setenv("REPORTEDLY_PAGE_ROWS", "1")
    told, address = [], "/?type=ASSAULT"
    for _ in range(len(events) + 1):
        tree = html.fromstring(client.get(address).text)
        told += tree.xpath("//tbody//@data-id")
        following = tree.xpath("//a[@rel='next']/@href")
        if not following:
            break
        address = following[0]
        assert "type=ASSAULT" in address
    assert told == events


def _turned(client: TestClient, address: str, *, by: str) -> list[str]:
    """What the ``by`` expression finds on a page and on those that its next links lead to."""
    told: list[str] = []
    for _ in range(50):
        tree = html.fromstring(client.get(address).text)
        told += tree.xpath(by)
        following = tree.xpath("//main//a[@rel='next']/@href")
        if not following:
            return told
        address = following[0]
    raise AssertionError("the next links lead in a circle")


def test_pages_of_hits_and_of_sources_follow_one_another(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one row a page, the next links lead through every hit, outlet and relay once; a number that is none is refused."""
    hits = "//ol[@class='hits']//h2/a/@href"
    whole = html.fromstring(client.get("/search?q=Gafsa").text).xpath(hits)
    every = client.get("/sources.json").json()
    assert min(map(len, (whole, every["outlets"], every["relays"]))) > 1
    monkeypatch.setenv("REPORTEDLY_PAGE_ROWS", "1")
    assert _turned(client, "/search?q=Gafsa", by=hits) == whole
    assert client.get("/search.json?q=Gafsa").json()["next"] == 1
    first = html.fromstring(client.get("/search?q=Gafsa&skip=1").text)
    assert first.xpath("//a[text()='First page']/@href") == ["/search?q=Gafsa"]
    for table in ("outlets", "relays"):
        told: list[object] = []
        skip: int | None = 0
        while skip is not None:
            page = client.get(f"/sources.json?{table}={skip}").json()
            told += [x.get("name") or (x["outlet"], x["origin"]) for x in page[table]]
            skip = page["next"][table]
        assert told == [x.get("name") or (x["outlet"], x["origin"]) for x in every[table]]
    for bad in ("/search?q=Gafsa&skip=-1", "/sources?relays=many", "/refused?skip=9999999999", "/refused?skip=٣"):
        assert client.get(bad).status_code == 400


def test_search_marks_the_words(client: TestClient) -> None:
    """The words that fit are marked; the download has the stretch as text."""
    tree = html.fromstring(client.get("/search?q=marcher+hospital").text)
    assert {"marchers", "Hospital"} <= {m.text for m in tree.xpath("//main//mark")}
    assert "marchers" in client.get("/search.json?q=marcher").json()["reports"][0]["excerpt"]


def test_a_download_waits_for_the_names(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the names to withhold are being gathered a download is refused, and a page is not."""
    import threading

    from reportedly.publish.withheld import Gatherer

    go, real = threading.Event(), Gatherer.names

    def slow(self: Gatherer, shelf: object) -> object:
        go.wait(20)
        return real(self, shelf)  # type: ignore[arg-type]

    monkeypatch.setattr(Gatherer, "names", slow)
    monkeypatch.setenv("REPORTEDLY_QUERY_SECONDS", "1")
    client = TestClient(make_app(where, 8765), base_url="http://localhost:8765")
    told = client.get("/reports/r4.json")
    assert (told.status_code, told.json()["error"]["code"]) == (503, "names")
    assert client.get("/reports/r4").status_code == 200
    go.set()
    assert client.get("/reports/r4.json").status_code == 200


def test_what_is_new_is_withheld_in_the_next_download(tmp_path: Path) -> None:
    """Names are gathered again once the store has changed."""
    from tests.store.made import CODER, coded

    path = str(tmp_path / "store.db")
    with open_store(path) as store:
        store.add(coded(), coder=CODER)
    client = TestClient(make_app(path, 8765), base_url="http://localhost:8765")
    assert client.get("/reports/r1.json").status_code == 200
    filled(path)
    assert "Haddad" in client.get("/reports/r4").text
    assert "Haddad" not in client.get("/reports/r4.json").text
