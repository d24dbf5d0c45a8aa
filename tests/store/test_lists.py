"""What the review app lists: by filters, in pages, on both engines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from reportedly.linking import link
from reportedly.listing import gravity, gravity_key, needs, queue_key
from reportedly.records import Coded, CopyEdge, Event, Time
from reportedly.store import Store, listed, open_store
from reportedly.store import tables as t
from reportedly.store.lists import Asked, Lists
from reportedly.store.pages import TooSlowError, opened_for_page
from reportedly.store.part import part_of, reports_of, takings
from reportedly.store.store import _keep
from tests.store.made import CODER, TEXT, capture, coded, linked, record, report

DAYS = tuple(f"2023-03-{d:02d}" for d in (6, 8, 10, 12, 14))


def _piece(n: int, killed: int, day: str, outlet: str = "The Invented Courier") -> Coded:
    """A report with one record of its own day and number of dead."""
    of = replace(report(f"r{n}", outlet=outlet), published=day)
    made = record(of)
    figures = tuple(replace(f, min=killed, max=killed) for f in made.figures)
    told = replace(made, time=Time("Monday", day, day, "day", made.time.span), figures=figures)  # type: ignore[union-attr]
    return Coded(of, (), (), (told,))


def _put(store: Store, *pieces: Coded) -> list[Event]:
    for piece in pieces:
        store.add(piece, coder=CODER, capture=capture())
    made = link([r for p in pieces for r in p.records], [p.report for p in pieces])
    assert store.put_linked(made, store.generation()[0])
    return sorted(store.events(), key=gravity)


@pytest.fixture
def pieces() -> list[Coded]:
    """Five acts on five days, each with another number of dead, the third by another outlet."""
    outlets = {2: "Radio Gafsa", 4: ""}
    return [_piece(n, n * 3 + 1, d, outlets.get(n, "The Invented Courier")) for n, d in enumerate(DAYS)]


def test_pages_follow_one_another(store: Store, pieces: list[Coded]) -> None:
    """Every event stands on one page of two rows, in the order of gravity."""
    events = _put(store, *pieces)
    assert len(events) == 5
    lists, told, after = Lists(store), [], ""
    for _ in range(5):
        some = lists.events(Asked(), 2, after)
        told += [x.id for x in some]
        after = some[-1].key if some else after
    assert told == [e.id for e in events]
    assert [lists.count(Asked(), most) for most in (3, 9)] == [3, 5]


def test_filters(store: Store, pieces: list[Coded]) -> None:
    """Places by any of their names and country, days that overlap, types, outlets and origins by any letters."""
    events = _put(store, *pieces)
    lists = Lists(store)

    def left(**asked: object) -> set[str]:
        return {x.start for x in lists.events(Asked(**asked), 50)}  # type: ignore[arg-type]

    assert left(places=("gafsa",)) == left(places=("TUN",)) == set(DAYS)
    assert left(places=("tunis",)) == left(places=("tun",)) == set()
    assert left(start="2023-03-08", end="2023-03-10") == {"2023-03-08", "2023-03-10"}
    assert left(end="2023-03-06") == {"2023-03-06"}
    assert left(types=("ASSAULT",)) == set(DAYS)
    assert left(types=("PROTEST",)) == set()
    assert left(outlet="RADIO  gafsa") == {"2023-03-10"}
    assert left(origin="basin hospital") == set(DAYS)
    assert left(origin="hospital") == set()
    assert left(level=events[0].corroboration.level) == set(DAYS)
    assert left(status="confirmed") == set()
    assert left(places=("gafsa",), outlet="Radio Gafsa", start="2023-03-11") == set()


def test_places_days_and_figures(store: Store, pieces: list[Coded]) -> None:
    """Events are counted by place, by day and by month; the greatest figure is that of the gravest event."""
    events = _put(store, *pieces)
    lists = Lists(store)
    (site,) = lists.sites(Asked(), 10)
    assert (site.name, site.lat, site.lon, site.precision, site.events) == ("Gafsa", 34.4, 8.8, "city", 5)
    assert lists.days(Asked(), 7, 10) == [("2023-03", "ASSAULT", 5)]
    assert lists.days(Asked(start="2023-03-12"), 10, 10) == [(d, "ASSAULT", 1) for d in DAYS[3:]]
    assert lists.days(Asked(), 10, 2) == [(d, "ASSAULT", 1) for d in DAYS[:2]]
    assert lists.greatest(Asked(), ("killed", "missing")) == [events[0].id]
    assert lists.greatest(Asked(end="2023-03-06"), ("killed",)) == [events[-1].id]


def test_names_and_relays(store: Store, pieces: list[Coded]) -> None:
    """Outlets and origins with their events, who relays whom, whose texts are printed, how many reports there are."""
    events = _put(store, *pieces)
    lists = Lists(store)
    outlets = {x.names[0]: (x.events, x.alone) for x in lists.names("outlet", 10)}
    assert outlets == {"The Invented Courier": (3, 3), "Radio Gafsa": (1, 1)}
    (origin,) = lists.names("origin", 10)
    assert (origin.names, origin.events, origin.alone, origin.contested) == (("Basin Hospital",), 5, 5, 0)
    assert lists.name("origin", "basin hospital") == origin
    assert lists.name("origin", "basin") is None
    assert [(x.names, x.events) for x in lists.names("heard", 10, "basin hospital")] == [
        (("Basin Hospital", "The Invented Courier"), 3),
        (("Basin Hospital", "Radio Gafsa"), 1),
    ]
    assert [x.names[1] for x in lists.names("relay", 10, "radio gafsa")] == ["Basin Hospital"]
    assert lists.names("relay", 10, "radio") == []
    assert dict(lists.printed(10)) == {"The Invented Courier": 3, "Radio Gafsa": 1, "": 1}
    said = lists.spoken([e.id for e in events], 50)
    assert {x.quote for x in said.values()} == {"Police killed three marchers in Gafsa on Monday"}
    edges = (CopyEdge("r0", "r2", "identical", 1.0), CopyEdge("r0", "r1", "passage", 0.4))
    assert store.put_linked(replace(linked(*pieces), copies=edges), store.generation()[0])
    assert [(x.source, x.copy, x.reports) for x in lists.reprinted(9)] == [("The Invented Courier", "Radio Gafsa", 1)]
    assert lists.reprinted(9, "Radio Gafsa")
    assert lists.reprinted(9, "Radio") == []


def test_the_queue_starts_with_what_is_worst(store: Store) -> None:
    """The most killed come first; what nobody is hurt in and is sure does not wait; what was decided neither."""
    sure = _piece(7, 0, DAYS[0])
    sure = replace(sure, records=(replace(sure.records[0], figures=()),))
    unsure = _piece(8, 2, DAYS[2])
    unsure = replace(unsure, records=(replace(unsure.records[0], confidence=0.2),))
    events = _put(store, _piece(5, 40, DAYS[1]), sure, unsure, _piece(9, 1, DAYS[4]))
    assert len(events) == 4
    lists = Lists(store)
    told = [(x.start, x.needs) for x in lists.queue(Asked(), 9)]
    assert told == [
        (DAYS[1], ("many_killed", "killed", "one_voice")),
        (DAYS[2], ("killed", "unsure", "one_voice")),
        (DAYS[4], ("killed", "one_voice")),
    ]
    second = lists.queue(Asked(), 9, lists.queue(Asked(), 1)[0].key)
    assert [x.start for x in second] == [DAYS[2], DAYS[4]]
    assert lists.waiting(Asked(), 9) == 3
    with store._writing() as c:
        listed.put_status(c, second[0].id, "confirmed")
    assert lists.waiting(Asked(), 9) == 2
    assert [x.start for x in lists.events(Asked(status="confirmed"), 9)] == [DAYS[2]]


def test_gravity_key_sorts_like_gravity(store: Store, pieces: list[Coded]) -> None:
    """The text sorts events as the numbers do, the greatest figures included."""
    events = _put(store, *pieces)
    huge = replace(events[0], figures=tuple(replace(f, best=10**30) for f in events[0].figures), id="huge")
    many = [*events, huge, replace(events[1], type="PROTEST"), replace(events[2], start="", id="undated")]
    assert sorted(many, key=gravity_key) == sorted(many, key=gravity)
    assert queue_key(huge, ()) == ""
    assert needs(huge, 1.0) == ("many_killed", "killed", "one_voice")


def test_a_part_is_an_event_with_its_reports(store: Store) -> None:
    """A page reads one event's records and reports, the first published, and counts what it leaves."""
    both = [_piece(1, 3, DAYS[0]), _piece(2, 3, DAYS[0], "Radio Gafsa"), _piece(3, 9, DAYS[4])]
    both[1] = replace(both[1], report=replace(both[1].report, published="2023-03-09"))
    events = _put(store, *both)
    event = next(e for e in events if len(e.records) == 2)
    part = part_of(store, [event.id, "none"], 9)
    assert [e.id for e in part.events()] == [event.id]
    assert {r.id for r in part.records()} == set(event.records)
    assert [r.id for r in part.reports()] == ["r1", "r2"]
    assert part.left == 0
    less = part_of(store, [event.id], 1)
    assert ([r.report_id for r in less.records()], less.left) == (["r1"], 1)
    assert part_of(store, ["none"], 9).held_events == ()
    assert [r.id for r in reports_of(store, ["r3", "r1", "none"])] == ["r1", "r3"]


def test_takings_tell_the_capture(store: Store) -> None:
    """Hash, media type, file and size of the bytes, those that the report was first taken from before others."""
    store.add(coded(), coder=CODER, capture=capture())
    with store._writing() as c:
        _keep(c, capture(b"<p>other</p>", "b.html"), (), "r1")
    first, second = takings(store, "r1", 5)
    assert (first.sha256, first.media_type, first.source, first.size) == (capture().sha256, "text/html", "a.html", 10)
    assert (second.source, second.kept) == ("b.html", True)
    assert takings(store, "none", 5) == []
    assert len(takings(store, "r1", 1)) == 1


def test_hits_show_the_words(store: Store) -> None:
    """A hit has a stretch of its text in pieces, those that fit told apart, other forms of a word included."""
    store.add(coded(), coder=CODER)
    (hit,) = store.hits("marcher police", 5)
    assert [w for w, fits in hit.excerpt if fits] == ["Police", "marchers"]
    assert "".join(w for w, _ in hit.excerpt) in TEXT
    assert (hit.id, hit.title, hit.outlet, hit.published) == ("r1", "A march", "The Invented Courier", "2023-03-07")
    assert list(store.hits("nothing", 5)) == list(store.hits(" ?! ", 5)) == []


def test_events_keep_their_rows_and_lose_them(store: Store, pieces: list[Coded]) -> None:
    """Lists follow the events: none is left of one that is gone, none is doubled by linking again."""
    _put(store, *pieces)
    assert store.put_linked(linked(*pieces), store.generation()[0])
    assert Lists(store).count(Asked(), 99) == 5
    assert store.forget("r2", "asked for")
    assert Lists(store).count(Asked(outlet="Radio Gafsa"), 99) == 0
    with store._reading() as c:
        for table in (t.event_list, t.event_words, t.figure_list):
            ids = set(c.execute(select(table.c.event_id)).scalars())
            assert ids == {e.id for e in store.events()}


def test_an_older_store_gets_its_lists(where: str, pieces: list[Coded]) -> None:
    """A store of version 5 is listed like one of today once it is opened."""
    with open_store(where) as store:
        _put(store, *pieces)
        before = Lists(store).events(Asked(), 99), Lists(store).names("heard", 99), Lists(store).sites(Asked(), 9)
        with store._writing() as c:
            for table in ("event_list", "event_words", "figure_list"):
                c.execute(text(f"DROP TABLE {table}"))
            c.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    with open_store(where) as store:
        lists = Lists(store)
        assert (lists.events(Asked(), 99), lists.names("heard", 99), lists.sites(Asked(), 9)) == before
        assert lists.greatest(Asked(), ("killed",))


def test_a_slow_query_is_stopped_on_both(where: str) -> None:
    """A query past its time is stopped, on PostgreSQL by the server."""
    open_store(where).close()
    forever = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(TooSlowError), opened_for_page(where, 0.3) as store, store._reading() as connection:
        connection.exec_driver_sql(forever).scalar()


def test_names_that_are_long_or_odd_are_kept(store: Store) -> None:
    """An outlet of 5,000 letters, one of signs alone and a place of many words are found by what is kept of them."""
    long = "Courier " * 700
    _put(store, _piece(1, 3, DAYS[0], long), _piece(2, 3, DAYS[3], "★★★"))
    lists = Lists(store)
    assert [x.start for x in lists.events(Asked(outlet=long), 9)] == [DAYS[0]]
    assert [x.start for x in lists.events(Asked(outlet="★★★"), 9)] == [DAYS[3]]
