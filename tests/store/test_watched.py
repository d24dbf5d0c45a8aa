"""What the watcher knows survives a restart."""

from __future__ import annotations

from dataclasses import replace

from reportedly.errors import refusal
from reportedly.records import Capture
from reportedly.store import Store, Watched, open_store

FEED = Watched("f1", "feed", "live", "https://ledger.example/rss", due="2031-03-01T10:00:00+00:00", etag='"1"')
ENTRY = Watched("e1", "entry", "waiting", "https://ledger.example/1?a=\x00ü", feed="f1", tries=2, stated='{"a":1}')
BYTES = Capture("ab" * 32, b"<p>x</p>", "text/html", "https://ledger.example/1", 0, "https://ledger.example/1", "2031")


def test_rows_come_back_as_they_were(where: str) -> None:
    """Feeds and entries come back after the store was closed, by kind and state; bytes and refusals with them."""
    with open_store(where) as store:
        store.put_watched([FEED, ENTRY], BYTES, [refusal("R139", ENTRY.url, 0, "500")])
    with open_store(where) as store:
        assert store.watched("feed", "live", "gone") == [FEED]
        assert store.watched("entry", "waiting") == [ENTRY]
        assert store.watched("entry", "held", "done") == []
        held = store.capture(BYTES.sha256)
        assert held is not None and held.content == BYTES.content
        assert [r.code for r in store.refusals()] == ["R139"]


def test_a_row_is_written_anew(store: Store) -> None:
    """A key has one row: the last."""
    store.put_watched([FEED, ENTRY])
    done = replace(ENTRY, state="done", url="", stated="{}")
    store.put_watched([done])
    assert store.watched("entry", "waiting", "done") == [done]


def test_many_keys(store: Store) -> None:
    """Which of thousands of keys are known is told at once."""
    store.put_watched([Watched(f"k{n:05}", "entry", "done") for n in range(2_000)])
    assert store.watched_keys(f"k{n:05}" for n in range(1_990, 3_000)) == {f"k{n:05}" for n in range(1_990, 2_000)}
    assert store.watched_keys([]) == set()
