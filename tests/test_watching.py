"""Watching feeds of a real server that misbehaves: each fault has its code, the run goes on, nothing is fetched twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly import api
from reportedly.intake.fetch import Fetcher, Patience
from reportedly.intake.turns import Turns
from reportedly.intake.watchlist import Feed
from reportedly.records import Coded, Refusal, Report, Taken
from reportedly.store import Store, Watched, open_store
from reportedly.watching import News, Watcher, _Desk
from tests.intake.misbehaving import Act, Server, dripping, hanging, moved, page

START = datetime(2031, 3, 4, 12, tzinfo=UTC)
WORDS = "<p>Police shot {n} marchers in Gafsa on Monday, the Basin Hospital said.</p>"
LONG = "Some {n} people marched through Tunis on Wednesday to demand water, residents of the old town said. " * 12


def _uncoded(reports: Iterable[Report]) -> Iterator[Coded]:
    """In place of the coder: watching does not look at what is coded."""
    return (Coded(r, (), (), ()) for r in reports)


def article(n: int) -> bytes:
    """The page of an article."""
    return page(f"<html><body><article><h1>March {n}</h1>{WORDS.format(n=n)}</article></body></html>")


def rss(*items: str, head: str = "") -> str:
    """A feed."""
    return f'{head}<rss version="2.0"><channel><title>Ledger</title>{"".join(items)}</channel></rss>'


def item(link: str, more: str = "") -> str:
    """An entry."""
    return f"<item><title>March</title><link>{link}</link>{more}</item>"


@dataclass(slots=True)
class Desk:
    """A store that is watched into, with a clock of its own; every round is a new run, as after a restart."""

    store: Store
    server: Server
    now: datetime = START
    news: list[News] = field(default_factory=list)

    def round(self, *feeds: Feed, again: bool = False) -> list[str]:
        """One round; the codes of what was refused in it."""
        self.news = []
        fetcher = Fetcher("desk@monitor.example", wait=Patience(0.5, 0.4, 0.8), turns=Turns(0.0))

        def read(taken: Iterable[Taken]) -> tuple[int, tuple[Refusal, ...]]:
            run = api._Run(self.store, _uncoded, lambda _: None, again=False)
            run.read(taken)
            return run.progress.read, tuple(run.progress.refused)

        watcher = Watcher(
            feeds or [self.feed()],
            self.store,
            fetcher,
            read=read,
            link=lambda: 0,
            now=lambda: self.now,
            tell=self.news.append,
        )
        watcher.run(once=True, again=again)
        codes = [n.code for n in self.news if n.what == "refused"]
        assert watcher.refused == len(codes)
        return codes

    def feed(self, path: str = "/rss", **more: object) -> Feed:
        """A feed of the server."""
        return Feed(self.server.at(path), allow=frozenset({"127.0.0.1"}), **more)  # type: ignore[arg-type]

    def texts(self) -> list[str]:
        """The reports' texts, sorted."""
        return sorted(r.text for r in self.store.reports())

    def later(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store and a server whose feed has two articles."""
    with Server() as server, open_store(str(tmp_path / "r.db")) as store:
        server.routes |= {f"/{n}": article(n) for n in range(9)}
        server.routes["/rss"] = page(rss(item(server.at("/1")), item("/2#top")), ETag='"1"', Last_Modified="Mon")
        yield Desk(store, server)


def test_new_articles_are_read_once(desk: Desk) -> None:
    """Pages are kept byte for byte and read; what was read is not fetched again, whatever the feed does."""
    assert desk.round() == []
    assert len(desk.texts()) == 2
    kept = {c.url: c for c in desk.store.captures()}
    assert kept[desk.server.at("/1")].content in article(1) and b"March 1" in kept[desk.server.at("/1")].content
    assert kept[desk.server.at("/1")].fetched
    desk.server.routes["/rss"] = page(rss(item("/3"), item(desk.server.at("/1")), item("/2")))
    before = len(desk.server.asked)
    assert desk.round() == []
    assert desk.server.paths()[before:] == ["/robots.txt", "/rss", "/3"]
    assert len(desk.texts()) == 3


def test_conditional_requests_survive_a_restart(desk: Desk) -> None:
    """ETag and Last-Modified of the last answer are sent by the next run; nothing new costs one request."""
    desk.round()
    desk.server.routes["/rss"] = page("", "304 Not Modified")
    before = len(desk.server.asked)
    assert desk.round() == []
    assert desk.server.paths()[before:] == ["/robots.txt", "/rss"]
    assert desk.server.asked[-1].headers["if-none-match"] == '"1"'
    assert desk.server.asked[-1].headers["if-modified-since"] == "Mon"


def test_what_the_feed_states(desk: Desk) -> None:
    """The list's outlet and the entry's date are the report's, where the page states none."""
    dated = item("/1", "<pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate>")
    desk.server.routes["/rss"] = page(rss(dated))
    desk.round(desk.feed(outlet="The Sfax Ledger"))
    (report,) = desk.store.reports()
    assert (report.outlet, report.published[:10], report.url) == ("The Sfax Ledger", "2031-03-04", desk.server.at("/1"))


def test_whole_entries_are_not_fetched(desk: Desk) -> None:
    """A feed that carries whole articles is read as it is; summaries lead to the page; the list may say otherwise."""
    full = f"<content:encoded><![CDATA[<p>{LONG.format(n=70)}</p>]]></content:encoded>"
    short = "<description>Some 80 people marched. Read more</description>"
    head = '<?xml version="1.0"?>'
    text = rss(item("/1", full), item("/2", short), head=head).replace(
        "<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    )
    desk.server.routes["/rss"] = page(text)
    assert desk.round(desk.feed(outlet="The Sfax Ledger")) == []
    assert [p for p in desk.server.paths() if p in {"/1", "/2"}] == ["/2"]
    assert any("Some 70 people" in t for t in desk.texts()) and len(desk.texts()) == 2
    assert {r.outlet for r in desk.store.reports()} == {"The Sfax Ledger"}
    desk.server.routes["/other"] = page(text.replace("70", "90").replace('"/1"', "/5"))
    desk.round(desk.feed("/other", text="entry"))
    assert [p for p in desk.server.paths() if p in {"/1", "/2"}] == ["/2"]


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "'
    + "x" * 1000
    + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
FEEDS: dict[str, tuple[bytes | Act, list[str]]] = {
    "hangs": (hanging(), ["R135"]),
    "drips": (dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"<"), ["R135"]),
    "breaks off": (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<rss", ["R137"]),
    "is a page": (page("<html><body><p>Our feed has moved.</p></body></html>"), ["R145"]),
    "is JSON": (page('{"items": []}'), ["R145"]),
    "is bytes": (page(bytes(range(256)) * 9), ["R145"]),
    "is an XML bomb": (page(rss("<item><title>&i;</title></item>", head=BOMB)), ["R1"]),
    "names a file": (
        page(rss("<item><title>&x;</title></item>", head='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        ["R1"],
    ),
    "is too large": (page(b"<rss>" + b" " * 9_000_000), ["R136"]),
    "fails": (page("", "500 Oh"), ["R139"]),
    "rests": (page("", "503 Busy", Retry_After="7200"), ["R140"]),
    "is private": (moved("http://192.168.0.1/rss"), ["R131"]),
    "is a file": (moved("file:///etc/passwd"), ["R138"]),
    "runs a script": (page(rss(item("javascript:alert(1)"), item("data:text/html,x"))), ["R147", "R147"]),
    "links to a file": (page(rss(item("file:///etc/passwd"))), ["R147"]),
    "links to a private host": (page(rss(item("http://10.9.8.7/x"))), ["R131"]),
    "links to a host that is not": (page(rss(item("http://no-such-host.invalid/x"))), ["R132"]),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_that(name: str, desk: Desk) -> None:
    """A feed that misbehaves is told with its code and keeps no other feed from being read."""
    act, codes = FEEDS[name]
    desk.server.routes["/bad"] = act
    told = desk.round(desk.feed("/bad"), desk.feed()) if name != "rests" else desk.round(desk.feed("/bad"))
    assert [c[: len(w)] for c, w in zip(told, codes, strict=False)] == codes
    assert not any("root:" in t or "xxxx" in t for t in desk.texts())
    if name != "rests":  # the host itself asked for rest
        assert sum("marchers" in t for t in desk.texts()) == 2
        assert {r.code for r in desk.store.refusals()} >= {c for c in told if c != "R108"}


def test_a_feed_that_breaks_gives_what_came_before(desk: Desk) -> None:
    """Entries before the fault of a malformed feed are fetched and read, and the fault is told."""
    text = rss(item("/1"), item("/2")).replace("</channel></rss>", "<item><title>x</title><link>/3</li")
    desk.server.routes["/rss"] = page(text)
    assert desk.round() == ["R111"]
    assert sum("marchers" in t for t in desk.texts()) >= 2


@pytest.mark.parametrize("charset", ["latin-1", "utf-7", "nonsense", "koi8-r"])
def test_a_wrong_charset(desk: Desk, charset: str) -> None:
    """The feed's own declaration counts, not a charset of the server's that the bytes do not have."""
    words = f"<description>Menschen zogen durch Sfax, Zürich und Gabès. {LONG.format(n=5)}</description>"
    text = rss(f"<item><title>Zürich</title>{words}</item>", head='<?xml version="1.0" encoding="utf-8"?>')
    desk.server.routes["/rss"] = page(text, Content_Type=f"text/xml; charset={charset}")
    assert desk.round() == []
    assert ["Zürich und Gabès" in t for t in desk.texts()] == [True]


def test_a_feed_of_100_000_entries(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are taken, the rest is told; the time is that of the first."""
    monkeypatch.setenv("REPORTEDLY_FEED_ENTRIES", "50")
    words = "<description>Some {} people marched.</description><guid>g{}</guid>"
    items = [f"<item><title>m</title>{words.format(n, n)}</item>" for n in range(100_000)]
    desk.server.routes["/rss"] = page(rss(*items))
    assert desk.round(desk.feed(text="entry")) == ["R136"]
    monkeypatch.setenv("REPORTEDLY_FETCH_BYTES", "20000000")
    desk.later(days=1)
    assert desk.round(desk.feed(text="entry")) == ["R146"]
    assert len(desk.texts()) == 50


def test_a_gone_feed_is_left_alone_until_asked(desk: Desk) -> None:
    """410 at once, 404 the third time: then nobody asks again, until told to."""
    desk.server.routes |= {"/gone": page("", "410 Gone"), "/lost": page("", "404 Not Found")}
    gone, lost = desk.feed("/gone"), desk.feed("/lost")
    for _ in range(3):
        assert desk.round(gone, lost) == ["R141", "R141"]
        desk.later(days=2)
    assert (desk.server.paths().count("/gone"), desk.server.paths().count("/lost")) == (1, 3)
    assert desk.round(gone, lost) == ["R141", "R141"]
    assert (desk.server.paths().count("/gone"), desk.server.paths().count("/lost")) == (1, 3)
    desk.server.routes |= {"/gone": page(rss(item("/1"))), "/lost": page(rss(item("/2")))}
    assert desk.round(gone, lost, again=True) == []
    assert len(desk.texts()) == 2
    assert desk.round(gone, lost) == []


def test_backing_off(desk: Desk) -> None:
    """A feed that fails is asked again after 1, 2, 4 … minutes, up to a day; one that answers again is as before."""
    feed, waits = desk.feed(every=60), list[int]()
    desk.server.routes["/rss"] = page("", "500 Oh")
    for _ in range(14):
        desk.round(feed)
        (row,) = desk.store.watched("feed", "live")
        waits.append(round((datetime.fromisoformat(row.due) - desk.now).total_seconds() / 60))
        before = desk.server.paths().count("/rss")
        assert desk.round(feed) == []
        assert desk.server.paths().count("/rss") == before
        desk.now = datetime.fromisoformat(row.due)
    assert waits[:6] == [1, 2, 4, 8, 16, 32] and waits[-1] == 1440
    desk.server.routes["/rss"] = page(rss(item("/1")))
    assert desk.round(feed) == [] and len(desk.texts()) == 1
    (row,) = desk.store.watched("feed", "live")
    assert row.tries == 0


def test_a_host_at_rest_is_not_asked_by_the_next_run(desk: Desk) -> None:
    """Retry-After holds over a restart, for feeds and for pages."""
    desk.server.routes["/1"] = page("", "429 Too Many", Retry_After="7200")
    codes = desk.round()
    assert codes[0] == "R140" and desk.texts() == []
    before = len(desk.server.asked)
    desk.later(minutes=30)
    desk.server.routes["/1"] = article(1)
    desk.round()
    assert "/1" not in desk.server.paths()[before:]
    desk.later(hours=2)
    assert desk.round() == [] and len(desk.texts()) == 2


def test_an_article_is_given_up_in_the_end(desk: Desk) -> None:
    """A page that fails is tried five times, later and later, then never again; one that is gone once."""
    desk.server.routes |= {"/1": page("", "500 Oh"), "/2": page("", "404 Not Found")}
    for _ in range(8):
        desk.round()
        desk.later(hours=6)
    assert (desk.server.paths().count("/1"), desk.server.paths().count("/2")) == (5, 1)
    assert {r.code for r in desk.store.refusals()} == {"R139", "R141"}


def test_robots_txt_of_the_articles_host(desk: Desk) -> None:
    """A page that robots.txt forbids is not fetched, and told once; one whose robots.txt fails waits for it."""
    desk.server.routes["/robots.txt"] = page("User-agent: *\nDisallow: /1")
    assert desk.round() == ["R142"]
    assert "/1" not in desk.server.paths() and len(desk.texts()) == 1
    assert desk.round() == []
    desk.server.routes |= {"/robots.txt": page("", "503 Busy"), "/rss": page(rss(item("/3")))}
    for _ in range(7):
        assert desk.round() == ["R143"]
        desk.later(days=1)
    desk.server.routes["/robots.txt"] = page("")
    assert desk.round() == [] and len(desk.texts()) == 2


def test_pages_that_are_no_articles(desk: Desk) -> None:
    """A page without text, a PDF and an empty answer are refused with their codes, their bytes kept, and not fetched again."""
    pdf = b"%PDF-1.7 not a page" + bytes(100)
    desk.server.routes |= {"/1": page("<html><body></body></html>"), "/2": page(pdf)}
    assert sorted(desk.round()) == ["R103", "R108"]
    assert pdf in {c.content for c in desk.store.captures()}
    before = len(desk.server.asked)
    assert desk.round() == [] and desk.server.paths()[before:] == ["/robots.txt", "/rss"]


class _StoppedError(Exception):
    """The run was killed."""


def test_a_run_killed_between_fetching_and_reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was fetched is in the store: the next run reads it from there and fetches the rest."""
    with monkeypatch.context() as patch:
        patch.setattr(Watcher, "_read_held", _killed)
        with pytest.raises(_StoppedError):
            desk.round()
    assert len(desk.store.watched("entry", "held")) == 1 and desk.texts() == []
    desk.server.routes["/rss"] = page("", "304 Not Modified")
    assert desk.round() == []
    assert sum("marchers" in t for t in desk.texts()) == 2
    assert (desk.server.paths().count("/1"), desk.server.paths().count("/2")) == (1, 1)


def _killed(watcher: Watcher) -> None:
    if watcher._held:
        raise _StoppedError


def test_forgotten_reports_leave_no_words(desk: Desk) -> None:
    """A report that was fetched and forgotten leaves neither its words nor its address, and is not fetched again."""
    desk.round()
    report = next(r for r in desk.store.reports() if r.url.endswith("/1"))
    assert desk.store.forget(report.id, "asked to")
    assert not any(b"shot 1 marchers" in c.content for c in desk.store.captures())
    assert all(not w.url for w in desk.store.watched("entry", "done"))
    desk.later(days=1)
    assert desk.round() == [] and len(desk.texts()) == 1


def test_feeds_and_pages_take_turns_at_a_host() -> None:
    """A host's feeds do not keep its pages waiting, nor its pages its feeds; pages that came last go first."""
    desk, feed = _Desk(), Feed("http://a.example/rss")

    def put(kind: str, *names: str) -> None:
        for name in names:
            desk.put((Watched(name, kind, "waiting", f"http://a.example/{name}"), feed))
        desk.ripen("2031")

    def pop() -> str:
        found = desk.next(lambda _: 0.0)
        assert found is not None
        del desk.flying[found[0]]
        return found[1][0].key

    put("entry", "old1", "old2")
    put("feed", "f1", "f2", "f3")
    put("entry", "new1", "new2")
    assert [pop() for _ in range(7)] == ["f1", "new1", "f2", "new2", "f3", "old1", "old2"]
    assert desk.next(lambda _: 0.0) is None


def test_one_host_is_not_asked_twice_at_once() -> None:
    """A host that is being asked, or that wants a pause, is passed over; another one is asked."""
    desk, feed = _Desk(), Feed("http://a.example/rss")
    for host in ("a", "a", "b", "c"):
        desk.put((Watched(f"{host}{desk.count}", "entry", "waiting", f"http://{host}.example/x"), feed))
    desk.ripen("2031")
    wait = {"a.example": 0.0, "b.example": 5.0, "c.example": 0.0}.__getitem__
    asked = [found[0] for found in (desk.next(wait) for _ in range(3)) if found]
    assert asked == ["a.example", "c.example"]
    assert desk.pages(wait, 1.0)
